/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* Statements over time. Days are Julian day numbers; a statement of a month or a year counts on its last day, as in
 * the pictures. */
gboolean sp_timeline_find_range (SpSnapshot *snapshot, gint32 *first_day, gint32 *last_day);
guint   *sp_timeline_count      (SpSnapshot *snapshot, gint32 first_day, gint32 last_day, guint n_bins);

/* The same day of a month STEP months later, or the last there is. */
SpDate   sp_timeline_add_months (SpDate day, int step);

G_END_DECLS
