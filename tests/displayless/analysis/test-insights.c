/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis-fixture.h"
#include "sp-insight.h"

#include <string.h>

/* Two camps of three on tax and fish; Finn stands between them on fish. Ada turned on fish over a year, and Cid took both
 * sides of tax within a week. Gus has said nothing. Nobody has spoken on bread. */
static SpSnapshot *
make_project (void)
{
  static const int tax[] = { 2, 2, 2, -2, -2, -2 };
  static const int fish[] = { 2, 2, 2, -2, -2, 1 };
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpProjectRow project = { .title = "Six and one" };

  sp_snapshot_builder_set_project (builder, &project);
  fixture_add_issue (builder, 0, "Tax");
  fixture_add_issue (builder, 1, "Fish");
  fixture_add_issue (builder, 2, "Bread");
  for (guint i = 0; i < 7; i++)
    {
      fixture_add_actor (builder, i, NAN, SP_ID_NONE);
      if (i == 6)
        continue;
      fixture_say (builder, 1000 + i, i, 0, tax[i], "2025-03-01");
      fixture_say (builder, 2000 + i, i, 1, fish[i], "2025-03-01");
    }
  fixture_say (builder, 3000, 0, 1, -1, "2024-03-01");
  fixture_say (builder, 3001, 2, 0, -1, "2025-02-24");
  return sp_snapshot_builder_end (builder);
}

static const SpInsight *
get_insight (GPtrArray *insights, SpInsightKind kind)
{
  const SpInsight *insight = g_ptr_array_index (insights, kind);

  g_assert_cmpint (insight->kind, ==, kind);
  g_assert_cmpstr (insight->summary, !=, "");
  return insight;
}

static const SpInsightRow *
get_row (const GPtrArray *rows, guint index)
{
  g_assert_cmpuint (rows->len, >, index);
  return g_ptr_array_index (rows, index);
}

static GPtrArray *
compute (SpSnapshot *snapshot)
{
  const SpInsightOptions options = { .seed = 1 };

  return sp_insights_compute (snapshot, &options, NULL, NULL);
}

static void
test_contested (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (GPtrArray) insights = compute (snapshot);
  const SpInsight *insight = get_insight (insights, SP_INSIGHT_CONTESTED);
  const SpInsightRow *row = get_row (insight->rows, 0);

  g_assert_nonnull (strstr (insight->summary, "Tax"));
  g_assert_cmpuint (insight->rows->len, ==, 2);
  g_assert_cmpstr (row->title, ==, "Tax");
  g_assert_cmpstr (row->detail, ==, "3 oppose · 3 support · polarisation 1.00");
  g_assert_cmpfloat (row->counts[4], ==, 3.0);
  g_assert_cmpint (row->id, ==, ISSUE_ID (0));
  g_assert_cmpuint (row->parts->len, ==, 6);
  g_assert_cmpint (get_row (row->parts, 0)->id, ==, ACTOR_ID (3));
  g_assert_cmpint (get_row (row->parts, 0)->issue, ==, ISSUE_ID (0));
}

/* More or less support is no contest. */
static void
test_one_side (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) insights = NULL;
  const SpInsight *insight;

  fixture_add_issue (builder, 0, "Peace");
  for (guint i = 0; i < 3; i++)
    {
      fixture_add_actor (builder, i, NAN, SP_ID_NONE);
      fixture_say (builder, 1000 + i, i, 0, i, "");
    }
  snapshot = sp_snapshot_builder_end (builder);
  insights = compute (snapshot);
  insight = get_insight (insights, SP_INSIGHT_CONTESTED);
  g_assert_cmpuint (insight->rows->len, ==, 0);
  g_assert_true (g_str_has_prefix (insight->summary, "Nothing is contested"));
}

static void
test_blocs (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (GPtrArray) insights = compute (snapshot);
  const SpInsight *blocs = get_insight (insights, SP_INSIGHT_BLOCS);
  const SpInsight *bridges = get_insight (insights, SP_INSIGHT_BRIDGES);

  g_assert_cmpuint (blocs->rows->len, ==, 2);
  g_assert_cmpstr (get_row (blocs->rows, 0)->title, ==, "Bloc 1 · 3 actors");
  g_assert_cmpstr (get_row (blocs->rows, 0)->detail, ==, "Ada, Ben, Cid");
  g_assert_nonnull (strstr (blocs->summary, "1 actor is in none"));
  g_assert_cmpuint (bridges->rows->len, ==, 0);
}

static void
test_turns (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (GPtrArray) insights = compute (snapshot);
  const SpInsight *contradictions = get_insight (insights, SP_INSIGHT_CONTRADICTIONS);
  const SpInsight *shifts = get_insight (insights, SP_INSIGHT_SHIFTS);
  const SpInsightRow *part;

  g_assert_cmpuint (contradictions->rows->len, ==, 1);
  g_assert_cmpstr (get_row (contradictions->rows, 0)->title, ==, "Cid on “Tax”");
  g_assert_cmpstr (get_row (contradictions->rows, 0)->detail, ==, "both sides within 5 days");
  part = get_row (get_row (contradictions->rows, 0)->parts, 1);
  g_assert_cmpint (part->table, ==, SP_TABLE_STATEMENT);
  g_assert_cmpint (part->id, ==, 3001);
  g_assert_cmpuint (shifts->rows->len, ==, 1);
  g_assert_cmpstr (get_row (shifts->rows, 0)->detail, ==, "towards support, from \u22121.0 to +2.0");
}

static void
test_gaps (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (GPtrArray) insights = compute (snapshot);
  const SpInsight *gaps = get_insight (insights, SP_INSIGHT_GAPS);

  g_assert_cmpstr (gaps->summary, ==, "Nothing was found of 1 actor and on 1 issue.");
  g_assert_cmpint (get_row (get_row (gaps->rows, 0)->parts, 0)->id, ==, ACTOR_ID (6));
  g_assert_cmpint (get_row (get_row (gaps->rows, 1)->parts, 0)->id, ==, ISSUE_ID (2));
}

/* Where all say the same nobody matters more than another, and nobody is listed for it. */
static void
test_all_the_same (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) insights = NULL;
  const SpInsight *insight;

  fixture_add_issue (builder, 0, "Peace");
  for (guint i = 0; i < 5; i++)
    {
      fixture_add_actor (builder, i, NAN, SP_ID_NONE);
      fixture_say (builder, 1000 + i, i, 0, 2, "");
    }
  snapshot = sp_snapshot_builder_end (builder);
  insights = compute (snapshot);
  insight = get_insight (insights, SP_INSIGHT_PIVOTS);
  g_assert_cmpuint (insight->rows->len, ==, 0);
  g_assert_true (g_str_has_prefix (insight->summary, "No single actor decides"));
}

/* Without anything every insight still says so, and nothing is a finding. */
static void
test_empty (void)
{
  g_autoptr (SpSnapshot) snapshot = sp_snapshot_builder_end (sp_snapshot_builder_new (NULL));
  g_autoptr (GPtrArray) insights = compute (snapshot);

  g_assert_cmpuint (insights->len, ==, SP_N_INSIGHTS);
  for (guint kind = 0; kind < SP_N_INSIGHTS; kind++)
    g_assert_cmpuint (get_insight (insights, kind)->rows->len, ==, 0);
}

static gboolean
stop_cb (double fraction, gpointer data)
{
  return FALSE;
}

static void
test_stopped (void)
{
  const SpInsightOptions options = { .seed = 1 };
  g_autoptr (SpSnapshot) snapshot = make_project ();

  g_assert_null (sp_insights_compute (snapshot, &options, stop_cb, NULL));
}

static void
test_text (void)
{
  const SpInsightOptions options = { .positions = { .as_of = { 2025, 3, 31 } }, .seed = 1 };
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (GPtrArray) insights = sp_insights_compute (snapshot, &options, NULL, NULL);
  g_autofree char *text = sp_insights_to_text (insights, snapshot, &options);

  g_assert_true (g_str_has_prefix (text, "Six and one\n"));
  for (guint kind = 0; kind < SP_N_INSIGHTS; kind++)
    {
      g_assert_nonnull (strstr (text, sp_insight_get_title (kind)));
      g_assert_nonnull (strstr (text, sp_insight_get_method (kind)));
      g_assert_nonnull (strstr (text, sp_insight_get_reference (kind)));
    }
  g_assert_nonnull (strstr (text, "• Cid on “Tax” – both sides within 5 days\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/insights/most-contested-with-its-actors", test_contested);
  g_test_add_func ("/standpoint/insights/one-side-is-no-contest", test_one_side);
  g_test_add_func ("/standpoint/insights/blocs-and-who-is-in-none", test_blocs);
  g_test_add_func ("/standpoint/insights/turns-with-their-statements", test_turns);
  g_test_add_func ("/standpoint/insights/gaps", test_gaps);
  g_test_add_func ("/standpoint/insights/all-the-same", test_all_the_same);
  g_test_add_func ("/standpoint/insights/empty-project", test_empty);
  g_test_add_func ("/standpoint/insights/stopped", test_stopped);
  g_test_add_func ("/standpoint/insights/as-text", test_text);
  return g_test_run ();
}
