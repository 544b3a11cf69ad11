/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-ordering.h"

#include <locale.h>

#include "sp-fiedler.h"
#include "sp-leaf-order.h"

static double
measure_path (const SpMatrix *distances, const guint *order)
{
  double length = 0.0;

  for (guint i = 0; i + 1 < distances->n_rows; i++)
    length += sp_matrix_get (distances, order[i], order[i + 1]);
  return length;
}

static SpMatrix *
make_random_distances (guint n, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  SpMatrix *distances = sp_matrix_new (n, n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      {
        double distance = g_rand_int_range (random, 1, 65) / 64.0;

        sp_matrix_set (distances, i, j, distance);
        sp_matrix_set (distances, j, i, distance);
      }
  return distances;
}

/* Writes the leaves of a cluster, each branching turned as the next bit of TURNS says. */
static guint
write_leaves (const SpMerge *merges, guint n, guint cluster, guint turns, guint *leaves)
{
  gboolean turned;
  guint n_first;

  if (cluster < n)
    {
      leaves[0] = cluster;
      return 1;
    }
  turned = (turns >> (cluster - n)) & 1;
  n_first = write_leaves (merges, n, turned ? merges[cluster - n].right : merges[cluster - n].left, turns, leaves);
  return n_first
         + write_leaves (merges, n, turned ? merges[cluster - n].left : merges[cluster - n].right, turns,
                         leaves + n_first);
}

/* For n = 9 all 2^8 orders of the tree are tried. */
static void
test_optimal (void)
{
  const guint n = 9;

  for (guint32 seed = 0; seed < 50; seed++)
    {
      g_autoptr (SpMatrix) distances = make_random_distances (n, seed);
      g_autofree SpMerge *merges = sp_linkage_average (distances);
      g_autofree guint *order = sp_leaf_order_optimal (distances, merges);
      double least = INFINITY;
      guint leaves[9];

      for (guint turns = 0; turns < 1u << (n - 1); turns++)
        {
          write_leaves (merges, n, 2 * n - 2, turns, leaves);
          least = MIN (least, measure_path (distances, leaves));
        }
      g_assert_cmpfloat_with_epsilon (measure_path (distances, order), least, 1e-9);
    }
}

/* Five rows with the distances 17 21 31 23, 30 34 21, 28 39, 43: the textbook tree by average linkage has the heights
 * 17, 22, 28 and 33. */
static void
test_linkage (void)
{
  static const double upper[] = { 17, 21, 31, 23, 30, 34, 21, 28, 39, 43 };
  g_autoptr (SpMatrix) distances = sp_matrix_new (5, 5);
  g_autofree SpMerge *merges = NULL;
  guint k = 0;

  for (guint i = 0; i < 5; i++)
    for (guint j = i + 1; j < 5; j++, k++)
      {
        sp_matrix_set (distances, i, j, upper[k]);
        sp_matrix_set (distances, j, i, upper[k]);
      }
  merges = sp_linkage_average (distances);
  g_assert_cmpfloat (merges[0].height, ==, 17.0);
  g_assert_cmpfloat (merges[1].height, ==, 22.0);
  g_assert_cmpfloat (merges[2].height, ==, 28.0);
  g_assert_cmpfloat_with_epsilon (merges[3].height, 33.0, 1e-9);
  g_assert_cmpuint (merges[3].size, ==, 5);
}

static SpMatrix *
make_line (const guint *places, guint n)
{
  SpMatrix *agreement = sp_matrix_new (n, n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      sp_matrix_set (agreement, i, j, 1.0 - 2.0 * fabs ((double) places[i] - places[j]) / (n - 1));
  return agreement;
}

static void
test_line (void)
{
  static const guint places[] = { 0, 3, 6, 1, 5, 2, 4 };
  static const guint expected[] = { 0, 3, 5, 1, 6, 4, 2 };
  g_autoptr (SpMatrix) agreement = make_line (places, 7);
  g_autofree guint *order = sp_order_by_similarity (agreement);

  g_assert_cmpmem (order, sizeof expected, expected, sizeof expected);
}

/* Enough rows for every way in which the processor takes several at once. */
static void
test_long_line (void)
{
  const guint n = 61;
  guint places[61];
  g_autoptr (SpMatrix) agreement = NULL;
  g_autofree guint *order = NULL;

  for (guint i = 0; i < n; i++)
    places[i] = i * 37 % n;
  agreement = make_line (places, n);
  order = sp_order_by_similarity (agreement);
  for (guint i = 0; i + 1 < n; i++)
    g_assert_cmpint (ABS ((int) places[order[i]] - (int) places[order[i + 1]]), ==, 1);
}

static void
test_spectral (void)
{
  static const guint places[] = { 0, 3, 6, 1, 5, 2, 4 };
  g_autoptr (SpMatrix) distances = make_line (places, 7);
  g_autofree double *vector = NULL;

  for (guint i = 0; i < 49; i++)
    distances->values[i] = (1.0 - distances->values[i]) / 2.0;
  vector = sp_fiedler_compute (distances);
  g_assert_nonnull (vector);
  for (guint i = 0; i < 7; i++)
    for (guint j = 0; j < 7; j++)
      if (places[i] < places[j])
        g_assert_cmpfloat (vector[i], >, vector[j]);
}

/* As many rows as are in no tree, in the order of a walk that no sorting by number gives. */
static void
test_spectral_of_many (void)
{
  const guint n = 500;
  g_autofree guint *places = g_new (guint, n);
  g_autoptr (SpMatrix) distances = NULL;
  g_autofree double *vector = NULL;

  for (guint i = 0; i < n; i++)
    places[i] = i * 7 % n;
  distances = make_line (places, n);
  for (guint i = 0; i < n * n; i++)
    distances->values[i] = (1.0 - distances->values[i]) / 2.0;
  vector = sp_fiedler_compute (distances);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (places[i] < places[j])
        g_assert_cmpfloat (vector[i], >, vector[j]);
}

static void
test_spectral_of_alike (void)
{
  g_autoptr (SpMatrix) distances = sp_matrix_new (5, 5);

  for (guint i = 0; i < 25; i++)
    distances->values[i] = i % 6 == 0 ? 0.0 : 0.25;
  g_assert_null (sp_fiedler_compute (distances));
}

static void
test_ties (void)
{
  g_autoptr (SpMatrix) agreement = sp_matrix_new (6, 6);
  g_autofree guint *order = NULL;

  for (guint i = 0; i < 36; i++)
    agreement->values[i] = 1.0;
  order = sp_order_by_similarity (agreement);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpuint (order[i], ==, i);
}

static void
test_unknown (void)
{
  static const guint expected[] = { 3, 1, 4, 0, 2 };
  g_autoptr (SpMatrix) agreement = sp_matrix_new (5, 5);
  g_autofree guint *order = NULL;

  for (guint i = 0; i < 25; i++)
    agreement->values[i] = i % 6 == 0 ? 1.0 : NAN;
  sp_matrix_set (agreement, 1, 3, 0.5);
  sp_matrix_set (agreement, 3, 1, 0.5);
  sp_matrix_set (agreement, 3, 4, 0.25);
  sp_matrix_set (agreement, 4, 3, 0.25);
  order = sp_order_by_similarity (agreement);
  g_assert_cmpmem (order, sizeof expected, expected, sizeof expected);
}

static void
test_few (void)
{
  for (guint n = 0; n < 3; n++)
    {
      g_autoptr (SpMatrix) agreement = sp_matrix_new (n, n);
      g_autofree guint *order = sp_order_by_similarity (agreement);

      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (order[i], ==, i);
    }
}

static SpSnapshot *
make_project (void)
{
  static const struct
  {
    const char *name;
    double influence;
    guint n_statements;
  } actors[] = { { "öst", 40, 0 }, { "Zürich", NAN, 2 }, { "anna", 90, 1 }, { "Berta", 40, 5 } };
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpIssue issue = SP_ISSUE_INIT;
  SpId id = 100;

  issue.id = 50;
  issue.name = "Tax";
  sp_snapshot_builder_put_issue (builder, &issue);
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    {
      SpActor actor = SP_ACTOR_INIT;

      actor.id = i + 1;
      actor.ordinal = i;
      actor.name = actors[i].name;
      actor.influence = actors[i].influence;
      sp_snapshot_builder_put_actor (builder, &actor);
      for (guint j = 0; j < actors[i].n_statements; j++)
        {
          SpStatement statement = SP_STATEMENT_INIT;

          statement.id = id++;
          statement.actor = actor.id;
          statement.issue = issue.id;
          statement.stance = SP_STANCE_STEP (1);
          sp_snapshot_builder_put_statement (builder, &statement);
        }
    }
  return sp_snapshot_builder_end (builder);
}

static void
assert_order (SpOrder order, const guint expected[4])
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, NULL);
  g_autofree guint *actual = sp_order_actors (snapshot, positions, order);

  g_assert_cmpmem (actual, 4 * sizeof (guint), expected, 4 * sizeof (guint));
}

static void
test_manual (void)
{
  assert_order (SP_ORDER_MANUAL, (const guint[]) { 0, 1, 2, 3 });
}

static void
test_influence (void)
{
  assert_order (SP_ORDER_INFLUENCE, (const guint[]) { 2, 0, 3, 1 });
}

static void
test_activity (void)
{
  assert_order (SP_ORDER_ACTIVITY, (const guint[]) { 3, 1, 2, 0 });
}

/* In the C locale capitals come first; the collation of a language puts them beside their small letters. */
static void
test_name (void)
{
  if (setlocale (LC_COLLATE, "en_US.UTF-8") != NULL || setlocale (LC_COLLATE, "de_DE.UTF-8") != NULL)
    assert_order (SP_ORDER_NAME, (const guint[]) { 2, 3, 0, 1 });
  else
    assert_order (SP_ORDER_NAME, (const guint[]) { 3, 1, 2, 0 });
  setlocale (LC_COLLATE, "C");
}

/* Two near pairs far from each other, and a row of which nothing is known: it is no leaf. */
static void
test_tree (void)
{
  g_autoptr (SpMatrix) agreement = sp_matrix_new (5, 5);
  g_autoptr (SpSimilarityTree) tree = NULL;
  g_autofree guint *order = NULL;

  for (guint i = 0; i < 5; i++)
    for (guint j = 0; j < 5; j++)
      sp_matrix_set (agreement, i, j, i == j ? 1.0 : i == 2 || j == 2 ? NAN : (i < 2) == (j < 2) ? 0.8 : -0.6);
  order = sp_order_by_similarity_tree (agreement, &tree);
  g_assert_cmpuint (order[4], ==, 2);
  g_assert_cmpuint (tree->n_leaves, ==, 4);
  g_assert_cmpmem (tree->rows, 4 * sizeof (guint), ((const guint[]) { 0, 1, 3, 4 }), 4 * sizeof (guint));
  g_assert_cmpfloat_with_epsilon (tree->merges[0].height, 0.1, 1e-12);
  g_assert_cmpfloat_with_epsilon (tree->merges[2].height, 0.8, 1e-12);
  g_assert_cmpuint (tree->merges[2].size, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/ordering/average-linkage", test_linkage);
  g_test_add_func ("/standpoint/ordering/no-order-of-the-tree-is-shorter", test_optimal);
  g_test_add_func ("/standpoint/ordering/rows-on-a-line", test_line);
  g_test_add_func ("/standpoint/ordering/many-rows-on-a-line", test_long_line);
  g_test_add_func ("/standpoint/ordering/fiedler-vector-of-a-line", test_spectral);
  g_test_add_func ("/standpoint/ordering/fiedler-vector-of-many", test_spectral_of_many);
  g_test_add_func ("/standpoint/ordering/fiedler-vector-of-none", test_spectral_of_alike);
  g_test_add_func ("/standpoint/ordering/a-tie-keeps-the-given-order", test_ties);
  g_test_add_func ("/standpoint/ordering/unknown-rows-last", test_unknown);
  g_test_add_func ("/standpoint/ordering/few-rows", test_few);
  g_test_add_func ("/standpoint/ordering/by-hand", test_manual);
  g_test_add_func ("/standpoint/ordering/by-influence", test_influence);
  g_test_add_func ("/standpoint/ordering/by-activity", test_activity);
  g_test_add_func ("/standpoint/ordering/by-name", test_name);
  g_test_add_func ("/standpoint/ordering/tree", test_tree);
  return g_test_run ();
}
