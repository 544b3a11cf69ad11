/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-usage.h"

#include "sp-evidence.h"

/* Julian day 0 was a Monday: weeks of a year begin on Mondays, as in ISO 8601. */
#define DAYS_IN_WEEK 7

/* One statement, and with which others it would be a duplicate. */
typedef struct
{
  SpUsage usage;
  gint64 bucket;
  gint32 day;
  guint statement;
} Saying;

static gboolean
is_in_range (gint32 day, const SpCongruenceOptions *options)
{
  if (day == 0)
    return !sp_date_is_known (options->from) && !sp_date_is_known (options->to) && options->kernel == SP_KERNEL_NONE;
  if (sp_date_is_known (options->from) && day < sp_date_get_first_day (options->from))
    return FALSE;
  return !sp_date_is_known (options->to) || day <= sp_date_get_last_day (options->to);
}

/* The calendar month: 0 for no day. */
static gint64
find_month (gint32 day)
{
  SpDate date = sp_date_from_day (day);

  return date.year * 12 + date.month;
}

static gint64
find_bucket (const SpEvidence *evidence, const SpStatement *statement, SpDuplicates duplicates)
{
  switch (duplicates)
    {
    case SP_DUPLICATES_SOURCE:
      return statement->source;
    case SP_DUPLICATES_WEEK:
      return evidence->day / DAYS_IN_WEEK;
    case SP_DUPLICATES_MONTH:
      return evidence->day == 0 ? 0 : find_month (evidence->day);
    case SP_DUPLICATES_ONCE:
      return 0;
    case SP_DUPLICATES_ALL:
    default:
      return evidence->statement;
    }
}

static double
weigh (gint32 day, const SpCongruenceOptions *options)
{
  if (options->kernel == SP_KERNEL_NONE)
    return 1.0;
  return sp_kernel_weigh (options->kernel, (double) day - sp_date_get_last_day (options->centre),
                          MAX (options->window_days, 1));
}

static int
compare_usages (const SpUsage *left, const SpUsage *right)
{
  if (left->issue != right->issue)
    return left->issue < right->issue ? -1 : 1;
  if (left->actor != right->actor)
    return left->actor < right->actor ? -1 : 1;
  return left->level < right->level ? -1 : left->level > right->level;
}

/* The oldest of duplicates first. */
static int
compare_sayings_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Saying *left = a;
  const Saying *right = b;
  int order = compare_usages (&left->usage, &right->usage);

  if (order != 0)
    return order;
  if (left->bucket != right->bucket)
    return left->bucket < right->bucket ? -1 : 1;
  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  return left->statement < right->statement ? -1 : left->statement > right->statement;
}

/* With roll-up, what an actor says for another is listed there as well. */
static gboolean
speaks_for_itself (SpSnapshot *snapshot, guint actor, const SpCongruenceOptions *options)
{
  return !options->roll_up || sp_snapshot_find_actor (snapshot, sp_snapshot_get_actor (snapshot, actor)->speaks_for) == NULL;
}

static GArray *
list_sayings (SpSnapshot *snapshot, const SpCongruenceOptions *options)
{
  const SpPositionOptions everything = { .rule = SP_RULE_MEAN, .roll_up = options->roll_up };
  g_autoptr (GArray) evidence = sp_evidence_collect (snapshot, &everything);
  GArray *sayings = g_array_new (FALSE, FALSE, sizeof (Saying));

  for (guint i = 0; i < evidence->len; i++)
    {
      const SpEvidence *entry = &g_array_index (evidence, SpEvidence, i);
      const SpStatement *statement = sp_snapshot_get_statement (snapshot, entry->statement);
      Saying saying = {
        .usage = { entry->issue, entry->actor, entry->value, weigh (entry->day, options) },
        .bucket = find_bucket (entry, statement, options->duplicates),
        .day = entry->day,
        .statement = entry->statement,
      };

      if (!isnan (entry->value) && is_in_range (entry->day, options) && saying.usage.amount > 0.0
          && speaks_for_itself (snapshot, entry->actor, options))
        g_array_append_val (sayings, saying);
    }
  g_sort_array (sayings->data, sayings->len, sizeof (Saying), compare_sayings_cb, NULL);
  return sayings;
}

/*
 * sp_usage_list:
 * Counts how often each actor takes each level on each issue, duplicates left out. What the kernel gives no weight is not
 * there at all: it does not stand for a later duplicate that has some. A statement without a source is no duplicate of any
 * by source, but of the others without one. Takes O(S log S) time for S statements.
 */
GArray *
sp_usage_list (SpSnapshot *snapshot, const SpCongruenceOptions *options)
{
  g_autoptr (GArray) sayings = list_sayings (snapshot, options);
  GArray *usages = g_array_new (FALSE, FALSE, sizeof (SpUsage));

  for (guint i = 0; i < sayings->len; i++)
    {
      const Saying *saying = &g_array_index (sayings, Saying, i);
      const Saying *before = i > 0 ? saying - 1 : NULL;
      gboolean same = before != NULL && compare_usages (&before->usage, &saying->usage) == 0;

      if (same && before->bucket == saying->bucket)
        continue;
      if (same)
        g_array_index (usages, SpUsage, usages->len - 1).amount += saying->usage.amount;
      else
        g_array_append_val (usages, saying->usage);
    }
  return usages;
}
