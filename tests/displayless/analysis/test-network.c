/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis-fixture.h"
#include "sp-bridge.h"
#include "sp-centrality.h"
#include "sp-congruence.h"
#include "sp-gap.h"
#include "sp-link-ties.h"

static void
set_tie (SpMatrix *ties, guint a, guint b, double weight)
{
  sp_matrix_set (ties, a, b, weight);
  sp_matrix_set (ties, b, a, weight);
}

/* Two triangles with one tie between them, a third tie that is unknown and one that is hostile. */
static SpMatrix *
make_triangles (void)
{
  SpMatrix *ties = sp_matrix_new (6, 6);

  for (guint i = 0; i < 6; i++)
    for (guint j = i + 1; j < 6; j++)
      if (i / 3 == j / 3)
        set_tie (ties, i, j, 1.0);
  set_tie (ties, 2, 3, 1.0);
  set_tie (ties, 0, 4, NAN);
  set_tie (ties, 1, 5, -1.0);
  return ties;
}

/* At either end of the tie two thirds lie within the bloc: 1 - 4/9 - 1/9. */
static void
test_bridges (void)
{
  g_autoptr (SpMatrix) ties = make_triangles ();
  g_autoptr (SpBlocs) blocs = sp_blocs_find (ties, 1.0, 1, NULL);
  g_autoptr (GArray) bridges = sp_bridges_rank (ties, blocs);
  const SpBridge *first = &g_array_index (bridges, SpBridge, 0);

  g_assert_cmpuint (bridges->len, ==, 2);
  g_assert_cmpuint (first->actor, ==, 2);
  g_assert_cmpuint (first->bloc, ==, 0);
  g_assert_cmpuint (first->other, ==, 1);
  g_assert_cmpfloat (first->inside, ==, 2.0);
  g_assert_cmpfloat (first->outside, ==, 1.0);
  g_assert_cmpfloat_with_epsilon (first->participation, 4.0 / 9.0, 1e-12);
}

/* Ada hosts and presses Ben at once; Cid speaks for Ben; Dora is alone. */
static SpSnapshot *
make_project (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);

  fixture_add_issue (builder, 0, "Tax");
  fixture_add_issue (builder, 1, "Fish");
  fixture_add_actor (builder, 0, NAN, SP_ID_NONE);
  fixture_add_actor (builder, 1, NAN, SP_ID_NONE);
  fixture_add_actor (builder, 2, NAN, ACTOR_ID (1));
  fixture_add_actor (builder, 3, NAN, SP_ID_NONE);
  fixture_link (builder, 1, 0, 1, SP_SIGN_POSITIVE, 2);
  fixture_link (builder, 2, 1, 0, SP_SIGN_POSITIVE, 1);
  fixture_link (builder, 3, 0, 1, SP_SIGN_NEGATIVE, 4);
  fixture_say (builder, 11, 0, 0, 2, "2025-03-01");
  fixture_say (builder, 12, 2, 0, 2, "2025-03-01");
  return sp_snapshot_builder_end (builder);
}

static void
test_links_by_sign (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (SpMatrix) positive = sp_link_ties_compute (snapshot, SP_SIGN_POSITIVE, SP_DATE_NONE);
  g_autoptr (SpMatrix) negative = sp_link_ties_compute (snapshot, SP_SIGN_NEGATIVE, SP_DATE_NONE);
  g_autofree SpCentrality *centralities = sp_centrality_compute_signed (positive, negative, positive->n_rows, NULL);

  g_assert_cmpfloat (sp_matrix_get (positive, 0, 1), ==, 3.0);
  g_assert_cmpuint (centralities[1].degree, ==, 1);
  g_assert_cmpfloat (centralities[1].strength, ==, 3.0);
  g_assert_cmpuint (centralities[1].negative_degree, ==, 1);
  g_assert_cmpfloat (centralities[1].negative_strength, ==, 4.0);
}

/* What Cid says for Ben is Ben's, and Cid has no tie of his own. */
static void
test_congruence_rolled_up (void)
{
  const SpCongruenceOptions options = { .roll_up = TRUE };
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (SpMatrix) ties = sp_congruence_compute (snapshot, &options);

  g_assert_cmpfloat (sp_matrix_get (ties, 0, 1), ==, 1.0);
  g_assert_cmpfloat (sp_matrix_get (ties, 0, 2), ==, 0.0);
  g_assert_cmpfloat (sp_matrix_get (ties, 1, 2), ==, 0.0);
}

/* Ada stands at the end of both issues, Ben at 8.2 of 100 on one and at 91.8 on the other: as near as far, but for a hair in
 * binary fractions. */
static void
test_as_near_as_far_is_no_tie (void)
{
  const SpCongruenceOptions options = { .kind = SP_NETWORK_SUBTRACT };
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (SpPositions) positions = NULL;
  g_autoptr (SpMatrix) ties = NULL;
  g_autoptr (SpMatrix) agreement = NULL;

  for (guint i = 0; i < 2; i++)
    {
      fixture_add_issue (builder, i, i == 0 ? "Tax" : "Fish");
      fixture_add_actor (builder, i, NAN, SP_ID_NONE);
      fixture_say (builder, 1 + i, 0, i, -2, "2025-03-01");
      fixture_say (builder, 3 + i, 1, i, (i == 0 ? 8.2 : 91.8) / 25.0 - 2.0, "2025-03-01");
    }
  snapshot = sp_snapshot_builder_end (builder);
  ties = sp_congruence_compute (snapshot, &options);
  positions = sp_positions_compute (snapshot, NULL);
  agreement = sp_agreement_between_actors (positions);
  g_assert_cmpfloat (sp_matrix_get (ties, 0, 1), ==, 0.0);
  g_assert_cmpfloat (sp_matrix_get (agreement, 0, 1), ==, 0.0);
}

static void
test_gaps (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, NULL);
  g_autoptr (SpGaps) gaps = sp_gaps_find (snapshot, positions);

  g_assert_cmpuint (gaps->isolated_actors->len, ==, 1);
  g_assert_cmpuint (g_array_index (gaps->isolated_actors, guint, 0), ==, 3);
  g_assert_cmpuint (gaps->silent_actors->len, ==, 1);
  g_assert_cmpuint (g_array_index (gaps->silent_actors, guint, 0), ==, 1);
  g_assert_cmpuint (gaps->empty_issues->len, ==, 1);
  g_assert_cmpuint (g_array_index (gaps->empty_issues, guint, 0), ==, 1);
}

/* K. E. Read's sixteen tribes of New Guinea (Southwestern Journal of Anthropology 10, 1954) in the order of their names, from
 * Alika to Ukudz: 29 ties of friendship and 29 of enmity, by the smaller number of the two. */
static const char *const friends[] = {
  "12 15", "2 5 8 15", "5 8 12 15", "4 7 9", "7 9", "8 15", "11 14", "9",
  "10 12 14 15", "", "11 13", "14", "15", "14", "", "",
};
static const char *const enemies[] = {
  "4", "3 4 9 13", "3 4 7 11 14", "5 10 13 14", "10 12", "6 9 11 14", "7 9", "10 11 12",
  "", "10 11 14", "", "", "", "15", "", "",
};

static SpMatrix *
make_tribes (const char *const *ends)
{
  SpMatrix *ties = sp_matrix_new (16, 16);

  for (guint i = 0; i < 16; i++)
    {
      g_auto (GStrv) words = g_strsplit (ends[i], " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        set_tie (ties, i, (guint) g_ascii_strtoull (words[j], NULL, 10), 1.0);
    }
  return ties;
}

/* P. Hage and F. Harary (Structural Models in Anthropology, 1983) describe three alliances. */
static void
test_tribes (void)
{
  static const guint alliances[] = { 0, 0, 0, 2, 2, 0, 1, 2, 0, 2, 1, 1, 0, 1, 1, 0 };
  g_autoptr (SpMatrix) ties = make_tribes (friends);
  g_autoptr (SpBlocs) blocs = sp_blocs_find (ties, 1.0, 1, NULL);

  g_assert_cmpuint (blocs->n_blocs, ==, 3);
  g_assert_cmpmem (blocs->blocs, sizeof alliances, alliances, sizeof alliances);
  g_assert_cmpfloat_with_epsilon (blocs->quality, 0.525565, 1e-6);
}

/* Masil, the eighth, is known as the tribe between the alliances. */
static void
test_tribe_between (void)
{
  g_autoptr (SpMatrix) ties = make_tribes (friends);
  g_autoptr (SpMatrix) hostile = make_tribes (enemies);
  g_autofree SpCentrality *centralities = sp_centrality_compute_signed (ties, hostile, ties->n_rows, NULL);

  g_assert_cmpuint (centralities[8].degree, ==, 7);
  g_assert_cmpuint (centralities[8].negative_degree, ==, 0);
  g_assert_cmpfloat_with_epsilon (centralities[8].betweenness, 31.0 / 105.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (centralities[8].eigenvector, 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (centralities[15].eigenvector, 0.96395, 1e-5);
  g_assert_cmpuint (centralities[3].negative_degree, ==, 6);
}

/* Of five, one speaks for another and takes no part: three pairs of others are left, all by way of the middle. */
static void
test_share_of_those_who_take_part (void)
{
  g_autoptr (SpMatrix) ties = sp_matrix_new (5, 5);
  g_autofree SpCentrality *centralities = NULL;

  set_tie (ties, 0, 1, 1.0);
  set_tie (ties, 0, 2, 1.0);
  set_tie (ties, 0, 4, 1.0);
  centralities = sp_centrality_compute_signed (ties, NULL, 4, NULL);
  g_assert_cmpfloat (centralities[0].betweenness, ==, 1.0);
  g_assert_cmpfloat (centralities[3].betweenness, ==, 0.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/bridge/worked-example", test_bridges);
  g_test_add_func ("/standpoint/links/signs-apart", test_links_by_sign);
  g_test_add_func ("/standpoint/congruence/rolled-up", test_congruence_rolled_up);
  g_test_add_func ("/standpoint/congruence/as-near-as-far-is-no-tie", test_as_near_as_far_is_no_tie);
  g_test_add_func ("/standpoint/gap/silent-isolated-and-empty", test_gaps);
  g_test_add_func ("/standpoint/blocs/alliances-of-the-tribes", test_tribes);
  g_test_add_func ("/standpoint/centrality/tribe-between", test_tribe_between);
  g_test_add_func ("/standpoint/centrality/share-of-those-who-take-part", test_share_of_those_who_take_part);
  return g_test_run ();
}
