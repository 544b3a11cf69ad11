/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-matrix-picture-order.h"

#include <glib/gi18n-lib.h>

#include "sp-blocs.h"

/* Issues are grouped like actors. */
#define RESOLUTION 1.0
#define SEED 1
#define MOST_GROUPED 3000

typedef struct
{
  guint n;
  guint *members;             /* what stands in the rows (or columns), in order: indexes in the snapshot */
  guint *groups;              /* by place in the order: the number of a group, or SP_BLOC_NONE */
  SpMatrixTree *tree;
} Order;

static void
clear_order (Order *self)
{
  g_free (self->members);
  g_free (self->groups);
  sp_matrix_tree_free (self->tree);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Order, clear_order)

void
sp_matrix_group_clear (gpointer group)
{
  g_free (((SpMatrixGroup *) group)->label);
  g_free (((SpMatrixGroup *) group)->key);
}

void
sp_matrix_tree_free (SpMatrixTree *tree)
{
  if (tree == NULL)
    return;
  sp_similarity_tree_free (tree->tree);
  g_free (tree->places);
  g_free (tree);
}

static SpMatrix *
take_rows (const SpMatrix *matrix, const guint *rows, guint n)
{
  SpMatrix *taken = sp_matrix_new (n, n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      sp_matrix_set (taken, i, j, sp_matrix_get (matrix, rows[i], rows[j]));
  return taken;
}

/* Members by similarity, and where in the order each leaf of the tree stands. */
static void
sort_by_similarity (Order *self, const SpMatrix *agreement)
{
  g_autoptr (SpMatrix) taken = take_rows (agreement, self->members, self->n);
  g_autoptr (SpSimilarityTree) tree = NULL;
  g_autofree guint *order = sp_order_by_similarity_tree (taken, &tree);
  g_autofree guint *members = g_memdup2 (self->members, MAX (self->n, 1) * sizeof (guint));
  g_autofree guint *places = g_new (guint, MAX (self->n, 1));

  for (guint i = 0; i < self->n; i++)
    {
      self->members[i] = members[order[i]];
      places[order[i]] = i;
    }
  if (tree == NULL)
    return;
  self->tree = g_new0 (SpMatrixTree, 1);
  self->tree->places = g_new (guint, tree->n_leaves);
  for (guint leaf = 0; leaf < tree->n_leaves; leaf++)
    self->tree->places[leaf] = places[tree->rows[leaf]];
  self->tree->tree = g_steal_pointer (&tree);
}

/* Brings groups together, in the order in which they begin; what is in none comes last. */
static void
keep_together (Order *self)
{
  g_autofree guint *members = g_new (guint, MAX (self->n, 1));
  g_autofree guint *groups = g_new (guint, MAX (self->n, 1));
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->n; i++)
      {
        guint group = self->groups[i];

        if ((group == SP_BLOC_NONE) != (pass == 1) || !g_hash_table_add (done, GUINT_TO_POINTER (group)))
          continue;
        for (guint k = i; k < self->n; k++)
          if (self->groups[k] == group)
            {
              members[n] = self->members[k];
              groups[n++] = group;
            }
      }
  if (memcmp (members, self->members, n * sizeof (guint)) != 0)
    g_clear_pointer (&self->tree, sp_matrix_tree_free);
  memcpy (self->members, members, n * sizeof (guint));
  memcpy (self->groups, groups, n * sizeof (guint));
}

static char *
name_group (const SpMatrixPlan *plan, SpGrouping grouping, guint group, guint first)
{
  static const char * const kinds[] = {
    [SP_ACTOR_KIND_PERSON] = N_ ("People"), [SP_ACTOR_KIND_OFFICE] = N_ ("Offices"),
    [SP_ACTOR_KIND_ORGANISATION] = N_ ("Organisations"), [SP_ACTOR_KIND_STATE] = N_ ("States"),
    [SP_ACTOR_KIND_GROUP] = N_ ("Groups"), [SP_ACTOR_KIND_OTHER] = N_ ("Others"),
  };

  if (grouping == SP_GROUPING_KIND)
    return g_strdup (_ (kinds[group]));
  if (grouping == SP_GROUPING_SPEAKS_FOR)
    return g_strdup (sp_snapshot_get_actor (plan->snapshot, first)->name);
  return group == SP_BLOC_NONE ? g_strdup (_ ("In no bloc")) : g_strdup_printf (_ ("Bloc %u"), group + 1);
}

/* One bar for each run of the same group. */
static void
list_groups (const SpMatrixPlan *plan, const Order *order, SpGrouping grouping, GArray *groups)
{
  for (guint first = 0, end; first < order->n; first = end)
    {
      SpMatrixGroup group = { .number = order->groups[first], .first = first, .grouping = grouping };

      for (end = first + 1; end < order->n && order->groups[end] == group.number; end++)
        ;
      group.end = end;
      if (grouping == SP_GROUPING_SPEAKS_FOR && group.number == SP_BLOC_NONE)
        continue;
      group.label = name_group (plan, grouping, group.number, order->members[first]);
      group.key = grouping == SP_GROUPING_BLOC && group.number != SP_BLOC_NONE ? g_strdup_printf ("%u", group.number + 1)
                                                                              : g_strdup ("");
      g_array_append_val (groups, group);
    }
}

static gboolean
has_principal (const SpMatrixPlan *plan, guint actor, guint *principal)
{
  return sp_snapshot_find_actor_index (plan->snapshot, sp_snapshot_get_actor (plan->snapshot, actor)->speaks_for, principal);
}

static void
group_by_kind_or_bloc (const SpMatrixPlan *plan, SpGrouping grouping, Order *order)
{
  for (guint i = 0; i < order->n; i++)
    order->groups[i] = grouping == SP_GROUPING_KIND ? (guint) sp_snapshot_get_actor (plan->snapshot, order->members[i])->kind
                                                    : plan->blocs->blocs[order->members[i]];
  keep_together (order);
}

/* Every actor after the one that it speaks for, those of one principal in the order that was given. */
static void
group_by_tree (const SpMatrixPlan *plan, Order *order)
{
  guint n_actors = sp_snapshot_get_n_actors (plan->snapshot);
  g_autofree guint *first_below = g_new (guint, n_actors + 1);
  g_autofree guint *next = g_new (guint, n_actors + 1);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;
  guint root = 0;

  for (guint i = 0; i <= n_actors; i++)
    first_below[i] = next[i] = G_MAXUINT;
  /* Number n_actors stands for nobody, above all who speak for themselves. */
  for (guint i = order->n; i-- > 0;)
    {
      guint actor = order->members[i];
      guint principal;

      if (!has_principal (plan, actor, &principal))
        principal = n_actors;
      next[actor] = first_below[principal];
      first_below[principal] = actor;
    }
  for (guint top = first_below[n_actors]; top != G_MAXUINT; top = next[top])
    {
      guint begin = n;

      root = top;
      g_array_append_val (waiting, root);
      while (waiting->len > 0)
        {
          guint actor = g_array_index (waiting, guint, waiting->len - 1);
          guint at;

          g_array_set_size (waiting, waiting->len - 1);
          order->groups[n] = root;
          order->members[n++] = actor;
          at = waiting->len;
          for (guint below = first_below[actor]; below != G_MAXUINT; below = next[below])
            g_array_insert_val (waiting, at, below);
        }
      if (n == begin + 1)
        order->groups[begin] = SP_BLOC_NONE;
    }
  g_clear_pointer (&order->tree, sp_matrix_tree_free);
}

static gboolean
is_folded (const SpMatrixPlan *plan, guint actor)
{
  guint principal;

  return plan->options->fold_speakers && sp_positions_is_rolled_up (plan->positions) && has_principal (plan, actor, &principal);
}

static void
init_order (Order *self, guint *order, guint n)
{
  self->members = order;
  self->n = n;
  self->groups = g_new (guint, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    self->groups[i] = SP_BLOC_NONE;
}

static void
take_tree (SpMatrixPlan *plan, Order *order, SpMatrixTree **tree)
{
  if (plan->options->show_trees)
    *tree = g_steal_pointer (&order->tree);
}

/*
 * sp_matrix_order_rows:
 * Actors in the chosen order, those that are folded away left out, groups brought together.
 */
void
sp_matrix_order_rows (SpMatrixPlan *plan)
{
  gboolean by_similarity = plan->options->actor_order == SP_ORDER_SIMILARITY;
  g_auto (Order) order = { 0 };
  SpGrouping grouping = plan->options->actor_grouping;
  guint *actors = sp_order_actors (plan->snapshot, plan->positions,
                                   by_similarity ? SP_ORDER_MANUAL : plan->options->actor_order);
  guint n = 0;

  for (guint i = 0; i < sp_snapshot_get_n_actors (plan->snapshot); i++)
    if (!is_folded (plan, actors[i]))
      actors[n++] = actors[i];
  init_order (&order, actors, n);
  if (by_similarity)
    {
      g_autoptr (SpMatrix) agreement = sp_agreement_between_actors (plan->positions);

      sort_by_similarity (&order, agreement);
    }
  if (grouping == SP_GROUPING_BLOC)
    plan->blocs = sp_blocs_of_actors (plan->snapshot, plan->positions, &plan->no_blocs);
  if (grouping == SP_GROUPING_SPEAKS_FOR)
    group_by_tree (plan, &order);
  else if (grouping == SP_GROUPING_KIND || plan->blocs != NULL)
    group_by_kind_or_bloc (plan, grouping, &order);
  if (grouping == SP_GROUPING_KIND || grouping == SP_GROUPING_SPEAKS_FOR || plan->blocs != NULL)
    list_groups (plan, &order, grouping, plan->row_groups);
  take_tree (plan, &order, &plan->row_tree);
  plan->n_rows = order.n;
  plan->rows = g_new0 (SpMatrixRow, MAX (order.n, 1));
  for (guint i = 0; i < order.n; i++)
    plan->rows[i].actor = order.members[i];
}

/* "A", "B", ... beyond "Z" the number. */
static char *
name_issue_group (guint number)
{
  return number < 26 ? g_strdup_printf ("%c", 'A' + (int) number) : g_strdup_printf ("%u", number + 1);
}

static void
group_issues (SpMatrixPlan *plan, Order *order)
{
  g_autoptr (SpMatrix) agreement = NULL;
  g_autoptr (SpBlocs) blocs = NULL;

  if (order->n > MOST_GROUPED)
    return;
  agreement = sp_agreement_between_issues (plan->positions);
  blocs = sp_blocs_find (agreement, RESOLUTION, SEED, &plan->no_column_groups);
  if (blocs == NULL)
    {
      g_prefix_error (&plan->no_column_groups, "%s ", _ ("Groups of issues could not be found."));
      return;
    }
  for (guint i = 0; i < order->n; i++)
    order->groups[i] = blocs->blocs[order->members[i]];
  keep_together (order);
  for (guint first = 0, end; first < order->n && order->groups[first] != SP_BLOC_NONE; first = end)
    {
      SpMatrixGroup group = { .number = order->groups[first], .first = first, .grouping = SP_GROUPING_BLOC };

      for (end = first + 1; end < order->n && order->groups[end] == group.number; end++)
        ;
      group.end = end;
      group.key = name_issue_group (plan->column_groups->len);
      group.label = g_strdup (group.key);
      g_array_append_val (plan->column_groups, group);
    }
}

/*
 * sp_matrix_order_columns:
 * Issues in the chosen order, those that divide the actors alike brought together.
 */
void
sp_matrix_order_columns (SpMatrixPlan *plan)
{
  gboolean by_similarity = plan->options->issue_order == SP_ORDER_SIMILARITY;
  g_auto (Order) order = { 0 };

  init_order (&order, sp_order_issues (plan->snapshot, plan->positions,
                                       by_similarity ? SP_ORDER_MANUAL : plan->options->issue_order),
              sp_snapshot_get_n_issues (plan->snapshot));
  if (by_similarity)
    {
      g_autoptr (SpMatrix) agreement = sp_agreement_between_issues (plan->positions);

      sort_by_similarity (&order, agreement);
    }
  if (plan->options->group_issues)
    group_issues (plan, &order);
  take_tree (plan, &order, &plan->column_tree);
  plan->n_columns = order.n;
  plan->issues = g_steal_pointer (&order.members);
}
