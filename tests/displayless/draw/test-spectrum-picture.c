/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-checks.h"

#define QUAY GOLDEN_CHARTS_QUAY
#define N_PORT 14
#define N_CROWD 300

static double
get_middle (const SpTarget *target)
{
  return target->bounds.y + target->bounds.height / 2.0;
}

static SpScene *
draw_port (SpId issue)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_port ();
  SpPictureOptions options;

  chart_init_options (&options, SP_PICTURE_KIND_SPECTRUM);
  options.issue = issue;
  return chart_draw (snapshot, &options);
}

/* Actors stand in the order of their stances, those of like stance one above the other, nobody over anybody. */
static void
test_places (void)
{
  g_autoptr (SpScene) scene = draw_port (QUAY);
  double strongly_opposed = chart_find (scene, SP_TARGET_CELL, 4, QUAY)->bounds.x;
  double opposed = chart_find (scene, SP_TARGET_CELL, 3, QUAY)->bounds.x;
  double neutral = chart_find (scene, SP_TARGET_CELL, 8, QUAY)->bounds.x;
  double in_support = chart_find (scene, SP_TARGET_CELL, 2, QUAY)->bounds.x;
  double in_strong_support = chart_find (scene, SP_TARGET_CELL, 9, QUAY)->bounds.x;

  g_assert_cmpfloat (strongly_opposed, <, opposed);
  g_assert_cmpfloat (opposed, <, neutral);
  g_assert_cmpfloat (neutral, <, in_support);
  g_assert_cmpfloat (in_support, <, in_strong_support);
  chart_assert_apart (scene);
}

/* The more influential actor is larger and nearer to the scale. */
static void
test_influence (void)
{
  g_autoptr (SpScene) scene = draw_port (QUAY);
  const SpTarget *more = chart_find (scene, SP_TARGET_CELL, 1, QUAY);
  const SpTarget *less = chart_find (scene, SP_TARGET_CELL, 9, QUAY);

  g_assert_cmpfloat (more->bounds.height, >, 0.0);
  g_assert_cmpfloat (get_middle (more), <, get_middle (less));
  g_assert_nonnull (strstr (more->name, "influence 90 of 100"));
  g_assert_nonnull (strstr (chart_find (scene, SP_TARGET_CELL, 8, QUAY)->name, "influence unknown"));
}

/* Who has no stance stands under the scale, by what is known instead, and is a target all the same. */
static void
test_without_stance (void)
{
  static const struct
  {
    SpId actor;
    const char *heading;
  } apart[] = { { 13, "Ambiguous, without a stance" }, { 11, "Undecided" }, { 12, "No comment" }, { 14, "Nothing found" } };
  g_autoptr (SpScene) scene = draw_port (QUAY);
  double lowest = 0.0;

  for (SpId actor = 1; actor <= 10; actor++)
    lowest = MAX (lowest, get_middle (chart_find (scene, SP_TARGET_CELL, actor, QUAY)));
  for (guint i = 0; i < G_N_ELEMENTS (apart); i++)
    {
      const SpTextItem *heading = chart_find_text (scene, apart[i].heading);

      g_assert_nonnull (heading);
      g_assert_cmpfloat (heading->box.y, >, lowest);
      g_assert_cmpfloat (chart_find (scene, SP_TARGET_CELL, apart[i].actor, QUAY)->bounds.y, >, heading->box.y);
    }
}

/* Mean, median and reference point stand where the analysis has them. */
static void
test_marks (void)
{
  g_autoptr (SpScene) scene = draw_port (QUAY);

  g_assert_nonnull (chart_find_text (scene, "mean +0.6"));
  g_assert_nonnull (chart_find_text (scene, "median +1.0"));
  g_assert_nonnull (chart_find_text (scene, "reference point 30 of 100"));
  g_assert_nonnull (chart_find_text (scene, "the old quay stays as it is"));
  g_assert_nonnull (strstr (sp_scene_get_description (scene), "Weighted mean +0.6, weighted median +1.0."));
}

/* The first issue stands for none, and for one that was deleted; another one is another picture. */
static void
test_issue (void)
{
  g_autoptr (SpScene) none = draw_port (SP_ID_NONE);
  g_autoptr (SpScene) gone = draw_port (77);
  g_autoptr (SpScene) crane = draw_port (GOLDEN_CHARTS_CRANE);

  chart_find (none, SP_TARGET_ISSUE, QUAY, SP_ID_NONE);
  chart_find (gone, SP_TARGET_ISSUE, QUAY, SP_ID_NONE);
  chart_find (crane, SP_TARGET_ISSUE, GOLDEN_CHARTS_CRANE, SP_ID_NONE);
  g_assert_cmpstr (chart_find (crane, SP_TARGET_CELL, 9, GOLDEN_CHARTS_CRANE)->name, ==,
                   "Shipowners, The crane: strongly support, 1 statement, influence 80 of 100");
  g_assert_null (chart_find_text (crane, "reference point"));
}

/* On an earlier day an actor stands elsewhere. */
static void
test_date (void)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_port ();
  g_autoptr (SpScene) now = draw_port (QUAY);
  g_autoptr (SpScene) then = NULL;
  SpPictureOptions options;

  chart_init_options (&options, SP_PICTURE_KIND_SPECTRUM);
  options.positions.as_of = (SpDate) { 2025, 2, 1 };
  then = chart_draw (snapshot, &options);
  g_assert_cmpfloat (chart_find (then, SP_TARGET_CELL, 3, QUAY)->bounds.x, <,
                     chart_find (now, SP_TARGET_CELL, 3, QUAY)->bounds.x);
  g_assert_nonnull (strstr (chart_find (then, SP_TARGET_CELL, 1, QUAY)->name, "nothing found"));
}

/* From right to left everything stands on the other side. */
static void
test_right_to_left (void)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_port ();
  g_autoptr (SpScene) usual = draw_port (QUAY);
  g_autoptr (SpScene) mirrored = NULL;
  SpPictureOptions options;

  chart_init_options (&options, SP_PICTURE_KIND_SPECTRUM);
  options.right_to_left = TRUE;
  mirrored = chart_draw (snapshot, &options);
  for (SpId actor = 1; actor <= N_PORT; actor++)
    {
      const SpTarget *one = chart_find (usual, SP_TARGET_CELL, actor, QUAY);
      const SpTarget *other = chart_find (mirrored, SP_TARGET_CELL, actor, QUAY);

      g_assert_cmpfloat_with_epsilon (other->bounds.x + other->bounds.width, sp_scene_get_width (usual) - one->bounds.x, 0.01);
      g_assert_cmpfloat_with_epsilon (other->bounds.y, one->bounds.y, 0.01);
    }
  chart_assert_apart (mirrored);
}

/* A crowd runs over pages, everyone on one of them, and fits none of them twice. */
static void
test_pages (void)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_crowd ();
  g_autoptr (GPtrArray) pages = NULL;
  SpPictureOptions options;

  chart_init_options (&options, SP_PICTURE_KIND_SPECTRUM);
  options.page_width = CHART_A4_LONG;
  options.page_height = CHART_A4_SHORT;
  pages = chart_draw_pages (snapshot, &options);
  g_assert_cmpuint (pages->len, >, 1);
  chart_assert_once (pages, SP_TARGET_CELL, N_CROWD);
  for (guint i = 0; i < pages->len; i++)
    {
      chart_assert_apart (g_ptr_array_index (pages, i));
      chart_find (g_ptr_array_index (pages, i), SP_TARGET_ISSUE, QUAY, SP_ID_NONE);
    }
  chart_assert_cancels (snapshot, SP_PICTURE_KIND_SPECTRUM);
}

/* A page of a hand's breadth comes to an end as well. */
static void
test_small_page (void)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_port ();
  g_autoptr (GPtrArray) pages = NULL;
  SpPictureOptions options;

  chart_init_options (&options, SP_PICTURE_KIND_SPECTRUM);
  options.page_width = options.page_height = 120.0;
  pages = chart_draw_pages (snapshot, &options);
  chart_assert_once (pages, SP_TARGET_CELL, N_PORT);
}

static void
test_silence (void)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_silent ();
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  chart_init_options (&options, SP_PICTURE_KIND_SPECTRUM);
  scene = chart_draw (snapshot, &options);
  g_assert_nonnull (chart_find_text (scene, "Nobody has a stance on this issue yet."));
  chart_find (scene, SP_TARGET_CELL, 3, QUAY);
}

/* A filter that leaves the issue out is told, and does not lead to another issue. */
static void
test_filter (void)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_port ();
  g_autoptr (SpFilter) filter = sp_filter_new ();
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  chart_init_options (&options, SP_PICTURE_KIND_SPECTRUM);
  sp_filter_set_number (filter, SP_FILTER_FIELD_ISSUE, GOLDEN_CHARTS_CRANE, TRUE);
  options.filter = filter;
  scene = chart_draw (snapshot, &options);
  g_assert_nonnull (chart_find_text (scene, "does not fit the filters"));
  g_clear_pointer (&scene, sp_scene_unref);
  options.issue = GOLDEN_CHARTS_CRANE;
  scene = chart_draw (snapshot, &options);
  chart_find (scene, SP_TARGET_ISSUE, GOLDEN_CHARTS_CRANE, SP_ID_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/spectrum/places", test_places);
  g_test_add_func ("/standpoint/spectrum/influence", test_influence);
  g_test_add_func ("/standpoint/spectrum/without-stance", test_without_stance);
  g_test_add_func ("/standpoint/spectrum/marks", test_marks);
  g_test_add_func ("/standpoint/spectrum/issue", test_issue);
  g_test_add_func ("/standpoint/spectrum/date", test_date);
  g_test_add_func ("/standpoint/spectrum/right-to-left", test_right_to_left);
  g_test_add_func ("/standpoint/spectrum/pages", test_pages);
  g_test_add_func ("/standpoint/spectrum/small-page", test_small_page);
  g_test_add_func ("/standpoint/spectrum/silence", test_silence);
  g_test_add_func ("/standpoint/spectrum/filter", test_filter);
  return g_test_run ();
}
