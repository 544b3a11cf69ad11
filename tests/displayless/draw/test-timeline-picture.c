/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../sample-rows.h"
#include "chart-checks.h"

#include <string.h>

#define QUAY GOLDEN_CHARTS_QUAY
#define CRANE GOLDEN_CHARTS_CRANE
#define FIRST 1000            /* the statements of the port, in its order */
#define N_CROWD 300

static SpScene *
draw_port (void (*choose) (SpPictureOptions *options))
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_port ();
  SpPictureOptions options;

  chart_init_options (&options, SP_PICTURE_KIND_TIMELINE);
  options.issue = QUAY;
  if (choose != NULL)
    choose (&options);
  return chart_draw (snapshot, &options);
}

static void
choose_all_issues (SpPictureOptions *options)
{
  options->issue = SP_ID_NONE;
}

static void
choose_roll_up (SpPictureOptions *options)
{
  options->positions.roll_up = TRUE;
}

static void
choose_names (SpPictureOptions *options)
{
  options->actor_order = SP_ORDER_NAME;
}

static void
choose_right_to_left (SpPictureOptions *options)
{
  options->right_to_left = TRUE;
}

static void
choose_spring (SpPictureOptions *options)
{
  options->positions.as_of = (SpDate) { 2025, 4, 15 };
}

static const SpTarget *
find_statement (SpScene *scene,
                guint    number)
{
  return chart_find (scene, SP_TARGET_STATEMENT, FIRST + number, SP_ID_NONE);
}

static double
get_x (SpScene *scene,
       guint    number)
{
  const SpTarget *target = find_statement (scene, number);

  return target->bounds.x + target->bounds.width / 2.0;
}

static double
get_y (const SpTarget *target)
{
  return target->bounds.y + target->bounds.height / 2.0;
}

/* A stroke that runs across at the height of a mark: the line of a date that is not a day. */
static gboolean
has_line (SpScene        *scene,
          const SpTarget *mark,
          double         *from,
          double         *to)
{
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);
      const double *points = item->kind == SP_ITEM_PATH ? item->path.points : NULL;

      if (points == NULL || item->path.n_verbs != 2 || fabs (points[1] - points[3]) > 0.01
          || fabs (points[1] - get_y (mark)) > 0.01 || points[0] > mark->bounds.x + mark->bounds.width
          || points[2] < mark->bounds.x)
        continue;
      *from = points[0];
      *to = points[2];
      return TRUE;
    }
  return FALSE;
}

/* Later is further on, equal times are equal distances; each mark is in the lane of its actor. */
static void
test_places (void)
{
  g_autoptr (SpScene) scene = draw_port (NULL);
  double day = (get_x (scene, 1) - get_x (scene, 0)) / 38.0;

  g_assert_cmpfloat (day, >, 0.0);
  g_assert_cmpfloat_with_epsilon (get_x (scene, 10) - get_x (scene, 9), 210.0 * day, 0.5);
  g_assert_cmpfloat (get_y (find_statement (scene, 2)), ==, get_y (find_statement (scene, 3)));
  g_assert_cmpfloat_with_epsilon (get_y (find_statement (scene, 4)), get_y (chart_find (scene, SP_TARGET_ACTOR, 4, SP_ID_NONE)),
                                  3.0);
  chart_assert_apart (scene);
}

/* A month and a year are lines over all their days, the mark in the middle; a day is none. */
static void
test_uncertain_dates (void)
{
  g_autoptr (SpScene) scene = draw_port (NULL);
  const SpTarget *year = find_statement (scene, 4);
  double day = (get_x (scene, 1) - get_x (scene, 0)) / 38.0;
  double from, to;

  g_assert_true (has_line (scene, year, &from, &to));
  g_assert_cmpfloat_with_epsilon (to - from, 366.0 * day, 0.5);
  g_assert_cmpfloat_with_epsilon ((from + to) / 2.0, get_x (scene, 4), 0.01);
  g_assert_true (has_line (scene, find_statement (scene, 3), &from, &to));
  g_assert_cmpfloat_with_epsilon (to - from, 31.0 * day, 0.5);
  g_assert_false (has_line (scene, find_statement (scene, 0), &from, &to));
  g_assert_nonnull (strstr (find_statement (scene, 3)->name, "May 2025"));
}

/* Without a date it stands before the axis, and is not taken for the first day. */
static void
test_no_date (void)
{
  g_autoptr (SpScene) scene = draw_port (NULL);
  double from, to;

  g_assert_nonnull (chart_find_text (scene, "No date"));
  g_assert_true (has_line (scene, find_statement (scene, 4), &from, &to));
  g_assert_cmpfloat (get_x (scene, 7), <, from);
  g_assert_cmpstr (find_statement (scene, 7)->name, ==,
                   "Association for the Preservation of the Old Harbour, The new quay: strongly oppose, no date");
}

/* Contradictions and shifts are marked, in words too; a lane ends in its position. */
static void
test_turns (void)
{
  g_autoptr (SpScene) scene = draw_port (NULL);

  g_assert_cmpstr (find_statement (scene, 12)->name, ==, "Mayor, The new quay: oppose, 25 May 2025, part of a contradiction");
  g_assert_nonnull (strstr (find_statement (scene, 11)->name, "part of a contradiction"));
  g_assert_nonnull (strstr (find_statement (scene, 3)->name, "shift towards support"));
  g_assert_null (strstr (find_statement (scene, 2)->name, "shift"));
  g_assert_cmpstr (chart_find (scene, SP_TARGET_CELL, 3, QUAY)->name, ==,
                   "Dockers’ Union, The new quay: oppose, 2 statements, moved towards support");
}

/* With roll-up who speaks for another stands in that one's lane, and is named. */
static void
test_roll_up (void)
{
  g_autoptr (SpScene) scene = draw_port (choose_roll_up);

  g_assert_null (sp_scene_find_target (scene, SP_TARGET_ACTOR, 2, SP_ID_NONE));
  g_assert_cmpfloat (get_y (find_statement (scene, 1)), ==, get_y (find_statement (scene, 0)));
  g_assert_true (g_str_has_prefix (find_statement (scene, 1)->name, "Ada Lind for Port Authority, "));
}

static void
test_order (void)
{
  g_autoptr (SpScene) by_hand = draw_port (NULL);
  g_autoptr (SpScene) by_name = draw_port (choose_names);

  g_assert_cmpfloat (get_y (find_statement (by_hand, 0)), <, get_y (find_statement (by_hand, 1)));
  g_assert_cmpfloat (get_y (find_statement (by_name, 0)), >, get_y (find_statement (by_name, 1)));
}

/* Each issue has a lane with the statements of all. */
static void
test_all_issues (void)
{
  g_autoptr (SpScene) scene = draw_port (choose_all_issues);
  const SpTarget *quay = chart_find (scene, SP_TARGET_ISSUE, QUAY, SP_ID_NONE);
  const SpTarget *crane = chart_find (scene, SP_TARGET_ISSUE, CRANE, SP_ID_NONE);

  g_assert_cmpfloat (quay->bounds.y + quay->bounds.height, <=, crane->bounds.y);
  for (guint i = 0; i < 19; i++)
    {
      const SpTarget *lane = i < 16 ? quay : crane;
      double y = get_y (find_statement (scene, i));

      g_assert_true (y > lane->bounds.y && y < lane->bounds.y + lane->bounds.height);
    }
  chart_assert_apart (scene);
}

/* Where there is room who said it stands beside the mark: after it, and before it at the end of the time. */
static void
test_names (void)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_council ();
  g_autoptr (SpScene) scene = NULL;
  g_autoptr (SpScene) full = draw_port (choose_all_issues);
  SpPictureOptions options;
  const SpTextItem *first, *last;

  chart_init_options (&options, SP_PICTURE_KIND_TIMELINE);
  scene = chart_draw (snapshot, &options);
  first = chart_find_text (scene, "Dockers’ Union");
  last = chart_find_text (scene, "Shipowners");
  g_assert_cmpfloat (first->box.x, >=, find_statement (scene, 1)->bounds.x + find_statement (scene, 1)->bounds.width);
  g_assert_cmpfloat_with_epsilon (first->box.y + first->box.height / 2.0, get_y (find_statement (scene, 1)), 1.0);
  g_assert_cmpfloat (last->box.x + last->box.width, <=, find_statement (scene, 3)->bounds.x);
  g_assert_nonnull (chart_find_text (scene, "Association for the"));
  chart_assert_apart (scene);
  for (guint i = 0; i < sp_scene_get_n_items (full); i++)
    if (sp_scene_get_item (full, i)->kind == SP_ITEM_TEXT)
      g_assert_cmpstr (sp_scene_get_item (full, i)->text.text, !=, "Shipowners");
}

/* What was said later than the date of the picture is left out, and the axis stays as it is. */
static void
test_date (void)
{
  g_autoptr (SpScene) all = draw_port (NULL);
  g_autoptr (SpScene) spring = draw_port (choose_spring);

  g_assert_null (sp_scene_find_target (spring, SP_TARGET_STATEMENT, FIRST + 11, SP_ID_NONE));
  g_assert_cmpfloat_with_epsilon (get_x (spring, 0), get_x (all, 0), 0.01);
  g_assert_nonnull (strstr (chart_find (spring, SP_TARGET_CELL, 10, QUAY)->name, "nothing found"));
}

/* Many statements that say the same on one date share a mark, which counts them. */
static void
test_groups (void)
{
  g_autoptr (SpSnapshotBuilder) builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (SpScene) scene = NULL;
  SpIssue issue = SP_ISSUE_INIT;
  SpPictureOptions options;

  issue.id = 500;
  issue.name = "Toll";
  sp_snapshot_builder_put_issue (builder, &issue);
  for (guint i = 1; i <= 40; i++)
    {
      SpActor actor = SP_ACTOR_INIT;
      SpStatement statement = SP_STATEMENT_INIT;
      g_autofree char *name = g_strdup_printf ("State %u", i);

      actor.id = i;
      actor.ordinal = i;
      actor.name = name;
      sp_snapshot_builder_put_actor (builder, &actor);
      statement.id = FIRST + i;
      statement.ordinal = i;
      statement.actor = i;
      statement.issue = 500;
      statement.stance = SP_STANCE_STEP (i <= 30 ? 2 : -2);
      statement.date = (SpDate) { 2020, 5, 4 };
      sp_snapshot_builder_put_statement (builder, &statement);
    }
  snapshot = sp_snapshot_builder_end (g_steal_pointer (&builder));
  chart_init_options (&options, SP_PICTURE_KIND_TIMELINE);
  scene = chart_draw (snapshot, &options);
  g_assert_cmpstr (chart_find (scene, SP_TARGET_STATEMENT, FIRST + 1, FIRST + 30)->name, ==,
                   "30 statements, Toll: strongly support, 4 May 2020");
  g_assert_nonnull (chart_find_text (scene, "×30"));
  g_assert_nonnull (chart_find_text (scene, "×10"));
  chart_assert_apart (scene);
}

/* Where marks would be too many, bars count them: every statement in one piece, above the line what supports. */
static void
test_bars (void)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_hearings ();
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;
  guint n_counted = 0;

  chart_init_options (&options, SP_PICTURE_KIND_TIMELINE);
  scene = chart_draw (snapshot, &options);
  chart_assert_apart (scene);
  for (guint i = 0; i < sp_scene_get_n_targets (scene); i++)
    {
      const SpTarget *target = sp_scene_get_target (scene, i);

      if (target->kind == SP_TARGET_STATEMENT)
        n_counted += target->id2 != SP_ID_NONE ? (guint) g_ascii_strtoull (target->name, NULL, 10) : 1;
    }
  g_assert_cmpuint (n_counted, ==, sp_snapshot_get_n_statements (snapshot));
  g_assert_null (chart_find_text (scene, "×"));
  g_assert_nonnull (chart_find_text (scene, "No date"));
}

/* All of the years there are: the last period ends with them. */
static void
test_bars_of_all_years (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpActor actor = sample_actor (1, "Council", SP_ACTOR_KIND_GROUP, NAN, SP_ID_NONE);
  SpIssue issue = sample_issue (500, "Toll", "none", "high");
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  sp_snapshot_builder_put_actor (builder, &actor);
  sp_snapshot_builder_put_issue (builder, &issue);
  for (guint i = 0; i < 500; i++)
    {
      SpStatement statement = sample_statement (FIRST + i, 1, 500, SP_STANCE_STEP ((int) (i % 5) - 2), SP_QUALIFIER_FIRM,
                                                (SpDate) { (gint16) (1 + i * 20), 6, (guint8) (1 + i % 28) });

      if (i == 499)
        statement.date = (SpDate) { 9999, 12, 31 };
      sp_snapshot_builder_put_statement (builder, &statement);
    }
  snapshot = sp_snapshot_builder_end (builder);
  chart_init_options (&options, SP_PICTURE_KIND_TIMELINE);
  scene = chart_draw (snapshot, &options);
  chart_assert_apart (scene);
  g_assert_null (chart_find_text (scene, "×"));
}

/* One issue of which as much was said as WEIGHT times of each of the four others. */
static SpScene *
draw_unlike_issues (guint weight)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpActor actor = sample_actor (1, "Council", SP_ACTOR_KIND_GROUP, NAN, SP_ID_NONE);
  g_autoptr (SpSnapshot) snapshot = NULL;
  SpPictureOptions options;
  guint n = 0;

  sp_snapshot_builder_put_actor (builder, &actor);
  for (guint k = 0; k < 5; k++)
    {
      g_autofree char *name = g_strdup_printf ("Issue %u", k);
      SpIssue issue = sample_issue (500 + k, name, "", "");

      sp_snapshot_builder_put_issue (builder, &issue);
      for (guint i = 0; i < (k == 0 ? weight * 30 : 30); i++, n++)
        {
          SpStatement statement = sample_statement (FIRST + n, 1, 500 + k, SP_STANCE_STEP ((int) (i % 5) - 2), SP_QUALIFIER_FIRM,
                                                    (SpDate) { 2024, (guint8) (1 + i % 12), (guint8) (1 + i % 28) });

          sp_snapshot_builder_put_statement (builder, &statement);
        }
    }
  snapshot = sp_snapshot_builder_end (builder);
  chart_init_options (&options, SP_PICTURE_KIND_TIMELINE);
  options.show_legend = TRUE;
  return chart_draw (snapshot, &options);
}

static double
find_highest_bar (SpScene *scene,
                  guint    lane)
{
  double top = INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < sp_scene_get_n_targets (scene); i++)
    {
      const SpTarget *target = sp_scene_get_target (scene, i);
      g_autofree char *name = g_strdup_printf ("Issue %u", lane);

      if (target->kind != SP_TARGET_STATEMENT || strstr (target->name, name) == NULL)
        continue;
      top = MIN (top, target->bounds.y);
      bottom = MAX (bottom, target->bounds.y + target->bounds.height);
    }
  return bottom - top;
}

/* Of what little was said beside much else one still sees when and by which side. */
static void
test_own_scales (void)
{
  g_autoptr (SpScene) alike = draw_unlike_issues (8);
  g_autoptr (SpScene) unlike = draw_unlike_issues (60);

  g_assert_null (chart_find_text (alike, "a scale of its own"));
  g_assert_nonnull (chart_find_text (unlike, "a scale of its own"));
  g_assert_cmpfloat (find_highest_bar (unlike, 3), >=, 10.0);
  g_assert_cmpfloat (find_highest_bar (unlike, 0), >, find_highest_bar (unlike, 3));
  chart_assert_apart (unlike);
}

static void
test_right_to_left (void)
{
  g_autoptr (SpScene) usual = draw_port (NULL);
  g_autoptr (SpScene) mirrored = draw_port (choose_right_to_left);

  for (guint i = 0; i < 16; i++)
    g_assert_cmpfloat_with_epsilon (get_x (mirrored, i), sp_scene_get_width (usual) - get_x (usual, i), 0.01);
  chart_assert_apart (mirrored);
}

/* Lanes run over pages, each with the axis, every statement on one of them. */
static void
test_pages (void)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_crowd ();
  g_autoptr (GPtrArray) pages = NULL;
  SpPictureOptions options;

  chart_init_options (&options, SP_PICTURE_KIND_TIMELINE);
  options.issue = QUAY;
  options.page_width = CHART_A4_LONG;
  options.page_height = CHART_A4_SHORT;
  pages = chart_draw_pages (snapshot, &options);
  g_assert_cmpuint (pages->len, >, 2);
  chart_assert_once (pages, SP_TARGET_CELL, N_CROWD);
  chart_assert_once (pages, SP_TARGET_STATEMENT, N_CROWD - N_CROWD / 7);
  for (guint i = 0; i < pages->len; i++)
    {
      chart_assert_apart (g_ptr_array_index (pages, i));
      g_assert_nonnull (chart_find_text (g_ptr_array_index (pages, i), "2025"));
    }
  chart_assert_cancels (snapshot, SP_PICTURE_KIND_TIMELINE);
}

/* A long one goes on upright pages, where those are fewer, if it may. */
static void
test_turned_pages (void)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_crowd ();
  g_autoptr (GPtrArray) as_given = NULL;
  g_autoptr (GPtrArray) turned = NULL;
  SpPictureOptions options;

  chart_init_options (&options, SP_PICTURE_KIND_TIMELINE);
  options.issue = QUAY;
  options.page_width = CHART_A4_LONG;
  options.page_height = CHART_A4_SHORT;
  as_given = chart_draw_pages (snapshot, &options);
  options.turn_page = TRUE;
  turned = chart_draw_pages (snapshot, &options);
  g_assert_cmpuint (turned->len, <, as_given->len);
  g_assert_cmpfloat (sp_scene_get_width (g_ptr_array_index (turned, 0)), ==, CHART_A4_SHORT);
}

static void
test_nothing (void)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_silent ();
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  chart_init_options (&options, SP_PICTURE_KIND_TIMELINE);
  scene = chart_draw (snapshot, &options);
  g_assert_nonnull (chart_find_text (scene, "No statements yet."));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/timeline/names", test_names);
  g_test_add_func ("/standpoint/timeline/places", test_places);
  g_test_add_func ("/standpoint/timeline/uncertain-dates", test_uncertain_dates);
  g_test_add_func ("/standpoint/timeline/no-date", test_no_date);
  g_test_add_func ("/standpoint/timeline/turns", test_turns);
  g_test_add_func ("/standpoint/timeline/roll-up", test_roll_up);
  g_test_add_func ("/standpoint/timeline/order", test_order);
  g_test_add_func ("/standpoint/timeline/all-issues", test_all_issues);
  g_test_add_func ("/standpoint/timeline/date", test_date);
  g_test_add_func ("/standpoint/timeline/groups", test_groups);
  g_test_add_func ("/standpoint/timeline/bars", test_bars);
  g_test_add_func ("/standpoint/timeline/bars-of-all-years", test_bars_of_all_years);
  g_test_add_func ("/standpoint/timeline/own-scales", test_own_scales);
  g_test_add_func ("/standpoint/timeline/right-to-left", test_right_to_left);
  g_test_add_func ("/standpoint/timeline/pages", test_pages);
  g_test_add_func ("/standpoint/timeline/turned-pages", test_turned_pages);
  g_test_add_func ("/standpoint/timeline/nothing", test_nothing);
  return g_test_run ();
}
