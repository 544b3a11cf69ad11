/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far answers in ordered categories lie together. COUNTS are not negative; NAN where all are 0 or N is below 2. */
double sp_dispersion_get_agreement    (const double *counts, guint n);   /* van der Eijk's A: -1 .. 1 */
double sp_dispersion_get_polarisation (const double *counts, guint n);   /* 0 .. 1 */
double sp_dispersion_get_consensus    (const double *counts, guint n);   /* Tastle and Wierman: 0 .. 1 */

G_END_DECLS
