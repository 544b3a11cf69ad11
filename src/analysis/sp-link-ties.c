/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-link-ties.h"

/* Whether a link stands on the last day of a date. */
static gboolean
stands_at (const SpLink *link, SpDate as_of)
{
  gint32 day = sp_date_get_last_day (as_of);

  if (!sp_date_is_known (as_of))
    return TRUE;
  if (sp_date_is_known (link->start) && sp_date_get_first_day (link->start) > day)
    return FALSE;
  return !sp_date_is_known (link->end) || sp_date_get_last_day (link->end) >= day;
}

/**
 * sp_link_ties_compute:
 * @snapshot: the rows
 * @sign: which links count
 * @as_of: the day, or none for all days
 *
 * Adds up the strengths, 1 to 5, of all links of one sign between every two actors, whichever way they point. Opposite
 * signs are kept apart, as two who support and press one another at once do both: S. Wasserman and K. Faust, Social Network
 * Analysis, 1994, chapter 4.
 *
 * A link without a date stands at any day. Takes O(L log A + A²) time and O(A²) room for L links and A actors.
 *
 * Returns: (transfer full): the ties, in the snapshot's actor order, none of them negative
 */
SpMatrix *
sp_link_ties_compute (SpSnapshot *snapshot, SpSign sign, SpDate as_of)
{
  guint n = sp_snapshot_get_n_actors (snapshot);
  SpMatrix *ties = sp_matrix_new (n, n);

  for (guint i = 0; i < sp_snapshot_get_n_links (snapshot); i++)
    {
      const SpLink *link = sp_snapshot_get_link (snapshot, i);
      guint from;
      guint to;

      if (link->sign != sign || !stands_at (link, as_of) || !sp_snapshot_find_actor_index (snapshot, link->from, &from)
          || !sp_snapshot_find_actor_index (snapshot, link->to, &to) || from == to)
        continue;
      sp_matrix_set (ties, from, to, sp_matrix_get (ties, from, to) + link->strength);
      sp_matrix_set (ties, to, from, sp_matrix_get (ties, from, to));
    }
  return ties;
}
