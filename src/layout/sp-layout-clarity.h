/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout-net.h"

G_BEGIN_DECLS

/* How hard a picture of few nodes is to read: the lower, the better. */
double sp_layout_clarity_measure (const SpLayoutNet *net, const float *x, const float *y);

G_END_DECLS
