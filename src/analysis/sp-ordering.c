/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-ordering.h"

#include "sp-agreement.h"

/* What a row is sorted by, greatest first, then by name; rows that are equal in both keep their order by hand. */
typedef struct
{
  guint index;
  double rank;
  char *name;                 /* nullable: the collation key */
} Key;

static int
compare_keys_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Key *left = a;
  const Key *right = b;
  int order = 0;

  if (left->rank != right->rank)
    return left->rank > right->rank ? -1 : 1;
  if (left->name != NULL && right->name != NULL)
    order = strcmp (left->name, right->name);
  if (order != 0)
    return order;
  return left->index < right->index ? -1 : left->index > right->index;
}

/* Takes the keys' names. */
static guint *
sort_keys (Key *keys, guint n)
{
  guint *order = g_new (guint, MAX (n, 1));

  g_sort_array (keys, n, sizeof (Key), compare_keys_cb, NULL);
  for (guint i = 0; i < n; i++)
    {
      order[i] = keys[i].index;
      g_clear_pointer (&keys[i].name, g_free);
    }
  return order;
}

static Key *
make_keys (guint n)
{
  Key *keys = g_new0 (Key, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    keys[i].index = i;
  return keys;
}

static double
rank_influence (double influence)
{
  return isnan (influence) ? -INFINITY : influence;
}

static void
count_activity (SpPositions *positions, Key *keys, gboolean of_actors)
{
  for (guint actor = 0; actor < sp_positions_get_n_actors (positions); actor++)
    for (guint issue = 0; issue < sp_positions_get_n_issues (positions); issue++)
      keys[of_actors ? actor : issue].rank += sp_positions_get (positions, actor, issue)->n_statements;
}

/* The influence that is behind an issue: of all who hold a position on it. */
static void
add_up_influence (SpSnapshot *snapshot, SpPositions *positions, Key *keys)
{
  for (guint actor = 0; actor < sp_positions_get_n_actors (positions); actor++)
    {
      double influence = sp_snapshot_get_actor (snapshot, actor)->influence;

      for (guint issue = 0; !isnan (influence) && issue < sp_positions_get_n_issues (positions); issue++)
        if (!isnan (sp_positions_get (positions, actor, issue)->value))
          keys[issue].rank += influence;
    }
}

static guint *
order_by_agreement (SpMatrix *agreement)
{
  guint *order = sp_order_by_similarity (agreement);

  sp_matrix_free (agreement);
  return order;
}

/**
 * sp_order_actors:
 * @snapshot: the rows
 * @positions: their positions
 * @order: how to sort
 *
 * Sorts the actors for a picture: by hand; by name, as the user's locale collates; by influence, the greatest first and
 * unknown ones last; by activity, the most statements first; or by similarity, as sp_order_by_similarity() does over
 * sp_agreement_between_actors(). Equal ones keep their order by hand.
 *
 * Takes O(A log A) time for A actors, O(A · I) by activity over I issues, and by similarity what the two functions take.
 *
 * Returns: (transfer full) (array): A indexes of actors in the snapshot, the first row first
 */
guint *
sp_order_actors (SpSnapshot *snapshot, SpPositions *positions, SpOrder order)
{
  guint n = sp_snapshot_get_n_actors (snapshot);
  g_autofree Key *keys = make_keys (n);

  switch (order)
    {
    case SP_ORDER_NAME:
      for (guint i = 0; i < n; i++)
        keys[i].name = g_utf8_collate_key (sp_snapshot_get_actor (snapshot, i)->name, -1);
      break;
    case SP_ORDER_INFLUENCE:
      for (guint i = 0; i < n; i++)
        keys[i].rank = rank_influence (sp_snapshot_get_actor (snapshot, i)->influence);
      break;
    case SP_ORDER_ACTIVITY:
      count_activity (positions, keys, TRUE);
      break;
    case SP_ORDER_SIMILARITY:
      return order_by_agreement (sp_agreement_between_actors (positions));
    case SP_ORDER_MANUAL:
    default:
      break;
    }
  return sort_keys (keys, n);
}

/**
 * sp_order_issues:
 * @snapshot: the rows
 * @positions: their positions
 * @order: how to sort
 *
 * Sorts the issues for a picture as sp_order_actors() sorts actors. By influence means the known influence of all actors
 * who hold a position on the issue, taken together; by similarity is over sp_agreement_between_issues().
 *
 * Returns: (transfer full) (array): indexes of issues in the snapshot, the first column first
 */
guint *
sp_order_issues (SpSnapshot *snapshot, SpPositions *positions, SpOrder order)
{
  guint n = sp_snapshot_get_n_issues (snapshot);
  g_autofree Key *keys = make_keys (n);

  switch (order)
    {
    case SP_ORDER_NAME:
      for (guint i = 0; i < n; i++)
        keys[i].name = g_utf8_collate_key (sp_snapshot_get_issue (snapshot, i)->name, -1);
      break;
    case SP_ORDER_INFLUENCE:
      add_up_influence (snapshot, positions, keys);
      break;
    case SP_ORDER_ACTIVITY:
      count_activity (positions, keys, FALSE);
      break;
    case SP_ORDER_SIMILARITY:
      return order_by_agreement (sp_agreement_between_issues (positions));
    case SP_ORDER_MANUAL:
    default:
      break;
    }
  return sort_keys (keys, n);
}
