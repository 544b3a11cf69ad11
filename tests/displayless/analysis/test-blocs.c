/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-blocs.h"
#include "sp-centrality.h"

#define N_MEMBERS 34

/* The friendships in W. W. Zachary's karate club (Journal of Anthropological Research 33, 1977), by smaller member. */
static const char *const friends[N_MEMBERS] = {
  "1 2 3 4 5 6 7 8 10 11 12 13 17 19 21 31", "2 3 7 13 17 19 21 30", "3 7 8 9 13 27 28 32", "7 12 13", "6 10",
  "6 10 16", "16", "", "30 32 33", "33", "", "", "", "33", "32 33", "32 33", "", "", "32 33", "33", "32 33", "",
  "32 33", "25 27 29 32 33", "25 27 31", "31", "29 33", "33", "31 33", "32 33", "32 33", "32 33", "33", "",
};

static SpMatrix *
make_club (void)
{
  SpMatrix *ties = sp_matrix_new (N_MEMBERS, N_MEMBERS);

  for (guint i = 0; i < N_MEMBERS; i++)
    {
      g_auto (GStrv) words = g_strsplit (friends[i], " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          guint friend = (guint) g_ascii_strtoull (words[j], NULL, 10);

          sp_matrix_set (ties, i, friend, 1.0);
          sp_matrix_set (ties, friend, i, 1.0);
        }
    }
  return ties;
}

/* The greatest modularity that the club has is known: 0.4198, with four groups. */
static void
test_published_quality (void)
{
  g_autoptr (SpMatrix) ties = make_club ();
  double best = 0.0;

  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpBlocs) blocs = sp_blocs_find (ties, 1.0, seed, &error);

      g_assert_no_error (error);
      best = MAX (best, blocs->quality);
    }
  g_assert_cmpfloat_with_epsilon (best, 0.41979, 1e-5);
}

static void
test_seeded (void)
{
  g_autoptr (SpMatrix) ties = make_club ();
  g_autoptr (SpBlocs) first = sp_blocs_find (ties, 1.0, 7, NULL);
  g_autoptr (SpBlocs) second = sp_blocs_find (ties, 1.0, 7, NULL);

  g_assert_cmpmem (first->blocs, N_MEMBERS * sizeof (guint), second->blocs, N_MEMBERS * sizeof (guint));
}

static void
set_tie (SpMatrix *ties, guint a, guint b, double weight)
{
  sp_matrix_set (ties, a, b, weight);
  sp_matrix_set (ties, b, a, weight);
}

/* Two camps of three and two that oppose each other, one actor of whom nothing is known, one who opposes all. */
static SpMatrix *
make_camps (void)
{
  SpMatrix *ties = sp_matrix_new (7, 7);

  set_tie (ties, 0, 1, 1.0);
  set_tie (ties, 2, 3, 1.0);
  set_tie (ties, 3, 4, 1.0);
  set_tie (ties, 2, 4, 1.0);
  set_tie (ties, 0, 2, -1.0);
  for (guint i = 0; i < 6; i++)
    {
      set_tie (ties, 5, i, NAN);
      set_tie (ties, 6, i, -0.5);
    }
  return ties;
}

static void
test_camps (void)
{
  static const guint expected[] = { 1, 1, 0, 0, 0, SP_BLOC_NONE, SP_BLOC_NONE };
  g_autoptr (SpMatrix) ties = make_camps ();
  g_autoptr (SpBlocs) blocs = sp_blocs_find (ties, 1.0, 1, NULL);

  g_assert_cmpuint (blocs->n_blocs, ==, 2);
  g_assert_cmpmem (blocs->blocs, sizeof expected, expected, sizeof expected);
}

static void
test_no_ties (void)
{
  g_autoptr (SpMatrix) ties = sp_matrix_new (3, 3);
  g_autoptr (SpBlocs) blocs = sp_blocs_find (ties, 1.0, 1, NULL);

  g_assert_cmpuint (blocs->n_blocs, ==, 0);
  g_assert_true (isnan (blocs->quality));
}

/* At three times the usual resolution two who are tied to nobody else stand better alone: Q = -3 (1/4 + 1/4). */
static void
test_all_alone (void)
{
  g_autoptr (SpMatrix) ties = sp_matrix_new (4, 4);
  g_autoptr (SpBlocs) blocs = NULL;

  set_tie (ties, 1, 3, 5.0);
  blocs = sp_blocs_find (ties, 3.0, 1, NULL);
  g_assert_cmpuint (blocs->n_blocs, ==, 0);
  g_assert_cmpfloat (blocs->quality, ==, -1.5);
}

/* Some who are tied by chance, more strongly where they are of the same of three kinds. */
static SpMatrix *
make_random (guint n, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  SpMatrix *ties = sp_matrix_new (n, n);

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (g_rand_double (rand) < 0.3)
        set_tie (ties, i, j, g_rand_double (rand) + (i % 3 == j % 3 ? 0.5 : 0.0));
  return ties;
}

/* What the modularity gains where ACTOR goes over to BLOC, by its definition. */
static double
find_gain (const SpMatrix *ties, const SpBlocs *blocs, guint actor, guint bloc)
{
  g_autofree double *strengths = g_new0 (double, ties->n_rows);
  double total = 0.0;
  double gain = 0.0;

  for (guint i = 0; i < ties->n_rows; i++)
    for (guint j = 0; j < ties->n_rows; j++)
      {
        strengths[i] += sp_matrix_get (ties, i, j);
        total += sp_matrix_get (ties, i, j);
      }
  for (guint i = 0; i < ties->n_rows; i++)
    {
      double part = sp_matrix_get (ties, actor, i) - strengths[actor] * strengths[i] / total;

      if (i != actor && blocs->blocs[i] == bloc)
        gain += part;
      if (i != actor && blocs->blocs[i] == blocs->blocs[actor])
        gain -= part;
    }
  return 2.0 * gain / total;
}

/* In the end of the method each actor stands where it stands best. */
static void
test_nobody_better_elsewhere (void)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (SpMatrix) ties = make_random (60, seed);
      g_autoptr (SpBlocs) blocs = sp_blocs_find (ties, 1.0, seed, NULL);

      for (guint i = 0; i < blocs->n_actors; i++)
        for (guint bloc = 0; bloc < blocs->n_blocs; bloc++)
          if (bloc != blocs->blocs[i])
            g_assert_cmpfloat (find_gain (ties, blocs, i, bloc), <, 1e-9);
    }
}

/* A ring of four: whoever begins with the strongest ties may end with all in one bloc, of quality 0. Of all ways to divide
 * them this is the best, with 0.028616. */
static void
test_best_of_small (void)
{
  static const guint expected[] = { 0, 1, 0, 1 };
  g_autoptr (SpMatrix) ties = sp_matrix_new (4, 4);

  set_tie (ties, 0, 1, 2.0);
  set_tie (ties, 0, 2, 4.0);
  set_tie (ties, 1, 3, 14.0);
  set_tie (ties, 2, 3, 11.0);
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (SpBlocs) blocs = sp_blocs_find (ties, 1.0, seed, NULL);

      g_assert_cmpfloat_with_epsilon (blocs->quality, 0.028616, 1e-6);
      g_assert_cmpmem (blocs->blocs, sizeof expected, expected, sizeof expected);
    }
}

/* As published for the club, with its 528 pairs of others. */
static void
test_published_centrality (void)
{
  g_autoptr (SpMatrix) ties = make_club ();
  g_autoptr (GError) error = NULL;
  g_autofree SpCentrality *centralities = sp_centrality_compute (ties, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (centralities[33].degree, ==, 17);
  g_assert_cmpfloat_with_epsilon (centralities[0].betweenness, 0.4376, 1e-4);
  g_assert_cmpfloat_with_epsilon (centralities[33].eigenvector, 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (centralities[0].eigenvector, 0.3555 / 0.3734, 1e-3);
}

static void
test_signs_apart (void)
{
  g_autoptr (SpMatrix) ties = make_camps ();
  g_autofree SpCentrality *centralities = sp_centrality_compute (ties, NULL);

  g_assert_cmpuint (centralities[2].degree, ==, 2);
  g_assert_cmpuint (centralities[2].negative_degree, ==, 2);
  g_assert_cmpfloat (centralities[2].negative_strength, ==, 1.5);
  g_assert_cmpuint (centralities[5].degree, ==, 0);
  g_assert_cmpfloat (centralities[6].eigenvector, ==, 0.0);
}

/* The way by two strong ties is shorter than the one weak tie. */
static void
test_weak_is_far (void)
{
  g_autoptr (SpMatrix) ties = sp_matrix_new (3, 3);
  g_autofree SpCentrality *centralities = NULL;

  set_tie (ties, 0, 1, 1.0);
  set_tie (ties, 1, 2, 1.0);
  set_tie (ties, 0, 2, 0.25);
  centralities = sp_centrality_compute (ties, NULL);
  g_assert_cmpfloat (centralities[1].betweenness, ==, 1.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/blocs/greatest-modularity-known", test_published_quality);
  g_test_add_func ("/standpoint/blocs/same-seed-same-blocs", test_seeded);
  g_test_add_func ("/standpoint/blocs/camps", test_camps);
  g_test_add_func ("/standpoint/blocs/no-ties", test_no_ties);
  g_test_add_func ("/standpoint/blocs/all-alone", test_all_alone);
  g_test_add_func ("/standpoint/blocs/best-of-small", test_best_of_small);
  g_test_add_func ("/standpoint/blocs/nobody-better-elsewhere", test_nobody_better_elsewhere);
  g_test_add_func ("/standpoint/centrality/published-values", test_published_centrality);
  g_test_add_func ("/standpoint/centrality/signs-apart", test_signs_apart);
  g_test_add_func ("/standpoint/centrality/weak-tie-is-a-long-way", test_weak_is_far);
  return g_test_run ();
}
