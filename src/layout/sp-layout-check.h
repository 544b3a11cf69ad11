/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout.h"

G_BEGIN_DECLS

gboolean sp_layout_check (const SpLayoutGraph *graph, const SpLayoutOptions *options, GError **error);

G_END_DECLS
