/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-timeline.h"

static void
widen (gint32 *first_day, gint32 *last_day, SpDate date, gint32 day)
{
  if (!sp_date_is_known (date))
    return;
  *first_day = MIN (*first_day, day);
  *last_day = MAX (*last_day, day);
}

/**
 * sp_timeline_find_range:
 * @snapshot: the rows
 * @first_day: (out): the day of the oldest dated statement or change of a link
 * @last_day: (out): the day of the newest
 *
 * What changes in the pictures with the day that they show: statements, and links that begin or end. Takes O(s + l) time
 * for s statements and l links.
 *
 * Returns: whether there are two days at least
 */
gboolean
sp_timeline_find_range (SpSnapshot *snapshot, gint32 *first_day, gint32 *last_day)
{
  *first_day = G_MAXINT32;
  *last_day = G_MININT32;
  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    {
      SpDate date = sp_snapshot_get_statement (snapshot, i)->date;

      widen (first_day, last_day, date, sp_date_get_last_day (date));
    }
  for (guint i = 0; i < sp_snapshot_get_n_links (snapshot); i++)
    {
      const SpLink *link = sp_snapshot_get_link (snapshot, i);

      widen (first_day, last_day, link->start, sp_date_get_first_day (link->start));
      widen (first_day, last_day, link->end, sp_date_get_last_day (link->end));
    }
  return *first_day < *last_day;
}

/**
 * sp_timeline_count:
 * @snapshot: the rows
 * @first_day: the day with which the first bin begins
 * @last_day: the day with which the last one ends
 * @n_bins: how many bins, of equal length
 *
 * Counts the dated statements.
 *
 * Returns: (transfer full) (array length=n_bins): how many there are in each bin
 */
guint *
sp_timeline_count (SpSnapshot *snapshot, gint32 first_day, gint32 last_day, guint n_bins)
{
  guint *counts = g_new0 (guint, MAX (n_bins, 1));
  gint64 n_days = (gint64) last_day - first_day + 1;

  g_return_val_if_fail (n_bins > 0 && n_days > 0, counts);

  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    {
      SpDate date = sp_snapshot_get_statement (snapshot, i)->date;
      gint32 day = sp_date_get_last_day (date);

      if (sp_date_is_known (date) && day >= first_day && day <= last_day)
        counts[(day - first_day) * (gint64) n_bins / n_days]++;
    }
  return counts;
}

/**
 * sp_timeline_add_months:
 * @day: a day
 * @step: how many months later; negative is earlier
 *
 * Returns: the same day of that month, or its last where it is shorter; within the years 1 to 9999
 */
SpDate
sp_timeline_add_months (SpDate day, int step)
{
  int months = day.year * 12 + day.month - 1 + step;
  SpDate month;

  months = CLAMP (months, 12, 9999 * 12 + 11);
  month = (SpDate) { (gint16) (months / 12), (guint8) (months % 12 + 1), 0 };
  month.day = MIN (day.day, sp_date_from_day (sp_date_get_last_day (month)).day);
  return month;
}
