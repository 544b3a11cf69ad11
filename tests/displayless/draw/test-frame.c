/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sp-frame.h"

#define A4_WIDTH 842.0
#define A4_HEIGHT 595.0

/* Without a statement there is no rule by which positions were found. */
static void
put_position (SpSnapshotBuilder *builder)
{
  SpActor actor = SP_ACTOR_INIT;
  SpIssue issue = SP_ISSUE_INIT;
  SpStatement statement = SP_STATEMENT_INIT;

  actor.id = issue.id = 1;
  actor.name = "Council";
  issue.name = "Harbour";
  statement.id = statement.actor = statement.issue = 1;
  statement.date = (SpDate) { 2025, 3, 1 };
  sp_snapshot_builder_put_actor (builder, &actor);
  sp_snapshot_builder_put_issue (builder, &issue);
  sp_snapshot_builder_put_statement (builder, &statement);
}

static SpSnapshot *
make_project (const char *title, guint n_sources)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpProjectRow project = { .title = title };
  SpSourceError error = SP_SOURCE_ERROR_INIT;

  sp_snapshot_builder_set_project (builder, &project);
  for (guint i = 0; i < n_sources; i++)
    {
      SpSource source = SP_SOURCE_INIT;
      g_autofree char *name = g_strdup_printf ("Minutes of meeting %u", i + 1);

      source.id = i + 1;
      source.ordinal = i;
      source.title = name;
      source.publisher = "Archive";
      source.date = (SpDate) { 2025, 3, 1 };
      source.address = i % 2 == 0 ? "https://example.org/minutes" : "javascript:alert(1)";
      sp_snapshot_builder_put_source (builder, &source);
    }
  put_position (builder);
  error.id = 1;
  error.source = 1;
  error.quote = "2012";
  error.note = "it was 2022";
  sp_snapshot_builder_put_source_error (builder, &error);
  return sp_snapshot_builder_end (builder);
}

static SpFrame *
make_frame (SpSnapshot *snapshot, double page_width, double page_height, gboolean right_to_left)
{
  SpPictureOptions options;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.page_width = page_width;
  options.page_height = page_height;
  options.right_to_left = right_to_left;
  return sp_frame_new (snapshot, &options);
}

static GPtrArray *
draw_all (SpPages *pages)
{
  GPtrArray *scenes = sp_pages_draw_all (pages, NULL, NULL, NULL);

  sp_pages_unref (pages);
  return scenes;
}

static GPtrArray *
draw_body (SpFrame *frame, double width, double height)
{
  SpSceneBuilder *builder = sp_frame_begin_page (frame, width, height, sp_frame_fit (frame, width, height));
  SpPathItem style = { .has_fill = TRUE };

  sp_scene_builder_rectangle (builder, 0.0, 0.0, width, height, 0.0);
  sp_scene_builder_add_path (builder, &style);
  sp_frame_end_page (frame);
  return draw_all (sp_frame_end (frame));
}

static const SpTextItem *
find_text (SpScene *scene, const char *part)
{
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (item->kind == SP_ITEM_TEXT && strstr (item->text.text, part) != NULL)
        return &item->text;
    }
  return NULL;
}

static const SpTextItem *
find_text_on_pages (GPtrArray *pages, const char *part)
{
  for (guint i = 0; i < pages->len; i++)
    if (find_text (g_ptr_array_index (pages, i), part) != NULL)
      return find_text (g_ptr_array_index (pages, i), part);
  return NULL;
}

/* Every text and path of a page lies on it. */
static void
assert_on_page (SpScene *scene)
{
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);
      SpRect box;

      if (item->kind != SP_ITEM_TEXT)
        continue;
      box = item->text.box;
      g_assert_cmpfloat (box.x, >=, 0.0);
      g_assert_cmpfloat (box.y, >=, 0.0);
      g_assert_cmpfloat (box.x + box.width, <=, sp_scene_get_width (scene) + 0.01);
      g_assert_cmpfloat (box.y + box.height, <=, sp_scene_get_height (scene) + 0.01);
    }
}

static void
test_fits_its_content (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ("Title", 0);
  SpFrame *frame = make_frame (snapshot, 0.0, 0.0, FALSE);
  g_autoptr (GPtrArray) pages = draw_body (frame, 900.0, 500.0);
  SpScene *scene = g_ptr_array_index (pages, 0);

  g_assert_cmpuint (pages->len, ==, 1);
  g_assert_cmpfloat (sp_scene_get_width (scene), ==, 900.0 + 72.0);
  g_assert_cmpfloat (sp_scene_get_height (scene), >, 500.0 + 72.0);
  assert_on_page (scene);
}

static void
test_scales_to_its_page (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ("Title", 0);
  SpFrame *frame = make_frame (snapshot, A4_WIDTH, A4_HEIGHT, FALSE);
  double scale = sp_frame_fit (frame, 2.0 * A4_WIDTH, 300.0);
  g_autoptr (GPtrArray) pages = draw_body (frame, 2.0 * A4_WIDTH, 300.0);

  g_assert_cmpfloat_with_epsilon (scale, (A4_WIDTH - 72.0) / (2.0 * A4_WIDTH), 1e-6);
  g_assert_cmpuint (pages->len, ==, 1);
  g_assert_cmpfloat (sp_scene_get_width (g_ptr_array_index (pages, 0)), ==, A4_WIDTH);
}

static void
test_never_enlarges (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ("Title", 0);
  g_autoptr (SpFrame) frame = make_frame (snapshot, A4_WIDTH, A4_HEIGHT, FALSE);

  g_assert_cmpfloat (sp_frame_fit (frame, 10.0, 10.0), ==, 1.0);
}

static void
test_says_title_date_and_rule (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ("Harbour", 0);
  SpPictureOptions options;
  g_autoptr (GPtrArray) pages = NULL;
  SpFrame *frame;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.positions.as_of = (SpDate) { 2025, 3, 1 };
  options.positions.rule = SP_RULE_MEAN;
  frame = sp_frame_new (snapshot, &options);
  sp_frame_add_filter (frame, "only ministers");
  pages = draw_body (frame, 400.0, 100.0);
  g_assert_nonnull (find_text_on_pages (pages, "Harbour"));
  g_assert_nonnull (find_text_on_pages (pages, "2025"));
  g_assert_nonnull (find_text_on_pages (pages, "mean"));
  g_assert_nonnull (find_text_on_pages (pages, "only ministers"));
}

static void
test_leaves_out_what_is_not_wanted (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ("Harbour", 2);
  SpPosition position = { .state = SP_POSITION_SUPPORT, .value = 2.0 };
  SpPictureOptions options;
  g_autoptr (GPtrArray) pages = NULL;
  SpFrame *frame;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.show_title = options.show_legend = options.show_sources = FALSE;
  frame = sp_frame_new (snapshot, &options);
  sp_frame_cite (frame, 1);
  sp_legend_note_position (sp_frame_get_legend (frame), &position);
  pages = draw_body (frame, 400.0, 100.0);
  g_assert_null (find_text_on_pages (pages, ""));
  g_assert_cmpfloat (sp_scene_get_height (g_ptr_array_index (pages, 0)), ==, 172.0);
}

static void
test_lists_only_cited_sources_once (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ("Title", 5);
  SpFrame *frame = make_frame (snapshot, 0.0, 0.0, FALSE);
  g_autoptr (GPtrArray) pages = NULL;
  SpScene *scene;

  for (guint i = 0; i < 3; i++)
    sp_frame_cite (frame, 4);
  sp_frame_cite (frame, 1);
  sp_frame_cite (frame, SP_ID_NONE);
  pages = draw_body (frame, 400.0, 100.0);
  scene = g_ptr_array_index (pages, 0);
  g_assert_cmpuint (sp_scene_get_n_targets (scene), ==, 2);
  g_assert_cmpint (sp_scene_get_target (scene, 0)->id1, ==, 1);
  g_assert_cmpint (sp_scene_get_target (scene, 1)->id1, ==, 4);
  g_assert_nonnull (find_text (scene, "meeting 4. Archive, 1 March 2025"));
  g_assert_nonnull (find_text (scene, "it was 2022"));
  g_assert_null (find_text (scene, "meeting 2"));
}

static void
test_links_to_the_web_alone (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ("Title", 2);
  SpFrame *frame = make_frame (snapshot, 0.0, 0.0, FALSE);
  g_autoptr (GPtrArray) pages = NULL;

  sp_frame_cite (frame, 1);
  sp_frame_cite (frame, 2);
  pages = draw_body (frame, 400.0, 100.0);
  g_assert_cmpstr (find_text_on_pages (pages, "https:")->address, ==, "https://example.org/minutes");
  g_assert_null (find_text_on_pages (pages, "javascript:")->address);
}

static void
test_many_sources_run_over_pages (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ("Title", 400);
  SpFrame *frame = make_frame (snapshot, A4_WIDTH, A4_HEIGHT, FALSE);
  g_autoptr (GPtrArray) pages = NULL;
  guint n_sources = 0;

  for (SpId id = 1; id <= 400; id++)
    sp_frame_cite (frame, id);
  pages = draw_body (frame, 600.0, 400.0);
  g_assert_cmpuint (pages->len, >, 2);
  for (guint i = 0; i < pages->len; i++)
    {
      n_sources += sp_scene_get_n_targets (g_ptr_array_index (pages, i));
      assert_on_page (g_ptr_array_index (pages, i));
    }
  g_assert_cmpuint (n_sources, ==, 400);
  g_assert_nonnull (find_text (g_ptr_array_index (pages, 0), "1 of "));
}

/* A few of the sources below a picture, and most of them elsewhere, would be worse than all on a page of their own. */
static void
test_sources_stay_together (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ("Title", 24);
  SpFrame *frame = make_frame (snapshot, A4_WIDTH, A4_HEIGHT, FALSE);
  g_autoptr (GPtrArray) pages = NULL;

  for (SpId id = 1; id <= 24; id++)
    sp_frame_cite (frame, id);
  pages = draw_body (frame, 400.0, 360.0);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_null (find_text (g_ptr_array_index (pages, 0), "Minutes of meeting"));
  g_assert_nonnull (find_text (g_ptr_array_index (pages, 1), "Minutes of meeting 1"));
  g_assert_nonnull (find_text (g_ptr_array_index (pages, 1), "Minutes of meeting 24"));
}

static void
test_comes_to_an_end_on_a_tiny_page (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ("A title that is too long for such a page", 3);
  SpPosition position = { .state = SP_POSITION_SUPPORT, .value = 2.0 };
  SpFrame *frame = make_frame (snapshot, 90.0, 90.0, FALSE);
  g_autoptr (GPtrArray) pages = NULL;

  sp_legend_note_position (sp_frame_get_legend (frame), &position);
  for (SpId id = 1; id <= 3; id++)
    sp_frame_cite (frame, id);
  pages = draw_body (frame, 600.0, 400.0);
  g_assert_cmpuint (pages->len, >=, 1);
  g_assert_cmpuint (pages->len, <=, 6);
}

static void
test_mirrors_itself (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ("Title", 1);
  SpPosition position = { .state = SP_POSITION_SUPPORT, .value = 2.0 };
  SpFrame *frame = make_frame (snapshot, A4_WIDTH, A4_HEIGHT, TRUE);
  g_autoptr (GPtrArray) pages = NULL;
  const SpTextItem *number;
  const SpTextItem *label;

  sp_legend_note_position (sp_frame_get_legend (frame), &position);
  sp_frame_cite (frame, 1);
  pages = draw_body (frame, 400.0, 100.0);
  number = find_text_on_pages (pages, "1.");
  label = find_text_on_pages (pages, "strongly support");
  g_assert_cmpfloat (number->box.x, >, A4_WIDTH - 60.0);
  g_assert_cmpfloat (label->box.x + label->box.width, >, A4_WIDTH - 80.0);
  g_assert_cmpint (find_text_on_pages (pages, "Title")->align, ==, SP_ALIGN_END);
}

static void
test_the_legend_lists_what_occurs (void)
{
  g_autoptr (SpLegend) legend = sp_legend_new (sp_theme_get (SP_THEME_LIGHT), FALSE);
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, sp_theme_get (SP_THEME_LIGHT)->ground);
  SpPosition hatched = { .state = SP_POSITION_CONDITIONAL, .value = 1.0, .shift = -1 };
  g_autoptr (SpScene) scene = NULL;

  g_assert_true (sp_legend_is_empty (legend));
  for (guint i = 0; i < 3; i++)
    sp_legend_note_position (legend, &hatched);
  sp_legend_note_line (legend, SP_LINE_STATED, SP_SIGN_NEGATIVE, TRUE);
  sp_legend_draw (legend, builder, 0.0, 0.0, 300.0);
  scene = sp_scene_builder_end (builder, 300.0, sp_legend_measure (legend, 300.0));
  g_assert_nonnull (find_text (scene, "support, with a condition"));
  g_assert_nonnull (find_text (scene, "shift towards opposition"));
  g_assert_nonnull (find_text (scene, "opposing link"));
  g_assert_null (find_text (scene, "strongly"));
  g_assert_null (find_text (scene, "contradiction"));
  assert_on_page (scene);
}

static void
test_states_have_glyphs_of_their_own (void)
{
  g_autoptr (GHashTable) glyphs = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint state = SP_POSITION_NOTHING_FOUND; state <= SP_POSITION_NO_COMMENT; state++)
    for (int value = -3; value <= 2; value++)
      {
        SpPosition position = { .state = state, .value = value == -3 ? NAN : value };
        gboolean has_value = state == SP_POSITION_CONDITIONAL || state == SP_POSITION_AMBIGUOUS;

        if (state == SP_POSITION_SUPPORT || state == SP_POSITION_OPPOSE || state == SP_POSITION_NEUTRAL)
          has_value = value != -3 && (state == SP_POSITION_NEUTRAL ? value == 0
                                     : state == SP_POSITION_SUPPORT ? value > 0 : value < 0);
        else if (!has_value)
          has_value = value == -3;
        if (!has_value)
          continue;
        g_hash_table_add (glyphs, (gpointer) sp_sign_get_glyph (&position));
        n++;
      }
  g_assert_cmpuint (n, ==, 20);
  g_assert_cmpuint (g_hash_table_size (glyphs), ==, n);
}

static void
test_a_weak_lean_is_not_neutral (void)
{
  SpPosition support = { .state = SP_POSITION_SUPPORT, .value = 0.2 };
  SpPosition oppose = { .state = SP_POSITION_OPPOSE, .value = -0.2 };

  g_assert_cmpint (sp_sign_get_step (&support), ==, 1);
  g_assert_cmpint (sp_sign_get_step (&oppose), ==, -1);
  g_assert_cmpstr (sp_sign_get_glyph (&support), ==, "+");
}

static void
test_a_message_stands_alone (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ("", 0);
  SpFrame *frame = make_frame (snapshot, A4_WIDTH, A4_HEIGHT, FALSE);
  g_autoptr (GPtrArray) pages = NULL;

  sp_frame_add_message (frame, "Nothing here yet");
  pages = draw_all (sp_frame_end (frame));
  g_assert_cmpuint (pages->len, ==, 1);
  g_assert_nonnull (find_text_on_pages (pages, "Nothing here yet"));
  assert_on_page (g_ptr_array_index (pages, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/frame/fits-its-content", test_fits_its_content);
  g_test_add_func ("/standpoint/frame/scales-to-its-page", test_scales_to_its_page);
  g_test_add_func ("/standpoint/frame/never-enlarges", test_never_enlarges);
  g_test_add_func ("/standpoint/frame/says-title-date-and-rule", test_says_title_date_and_rule);
  g_test_add_func ("/standpoint/frame/leaves-out-what-is-not-wanted", test_leaves_out_what_is_not_wanted);
  g_test_add_func ("/standpoint/frame/lists-only-cited-sources-once", test_lists_only_cited_sources_once);
  g_test_add_func ("/standpoint/frame/links-to-the-web-alone", test_links_to_the_web_alone);
  g_test_add_func ("/standpoint/frame/many-sources-run-over-pages", test_many_sources_run_over_pages);
  g_test_add_func ("/standpoint/frame/sources-stay-together", test_sources_stay_together);
  g_test_add_func ("/standpoint/frame/comes-to-an-end-on-a-tiny-page", test_comes_to_an_end_on_a_tiny_page);
  g_test_add_func ("/standpoint/frame/mirrors-itself", test_mirrors_itself);
  g_test_add_func ("/standpoint/frame/the-legend-lists-what-occurs", test_the_legend_lists_what_occurs);
  g_test_add_func ("/standpoint/frame/states-have-glyphs-of-their-own", test_states_have_glyphs_of_their_own);
  g_test_add_func ("/standpoint/frame/a-weak-lean-is-not-neutral", test_a_weak_lean_is_not_neutral);
  g_test_add_func ("/standpoint/frame/a-message-stands-alone", test_a_message_stands_alone);
  return g_test_run ();
}
