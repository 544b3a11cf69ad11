/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-matrix.h"

G_BEGIN_DECLS

/* The Fiedler vector of the graph in which rows are the more strongly tied the nearer they are: n entries, its first
 * entry not negative; or NULL where it was not found. */
double *sp_fiedler_compute (const SpMatrix *distances);

G_END_DECLS
