/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../every-page.h"
#include "sp-matrix-text.h"
#include "sp-picture.h"

/* A matrix as a table for other programs: two actors with names that are made to do harm, and two issues. */
typedef struct
{
  SpSnapshot *snapshot;
  GPtrArray *scenes;
} Fixture;

static void
put_rows (SpSnapshotBuilder *builder)
{
  static const char * const actors[] = { "=HYPERLINK(1)", "A & B <b>\tC" };
  static const char * const issues[] = { "Tariffs", "Quotas" };

  for (guint i = 0; i < 2; i++)
    {
      SpActor actor = SP_ACTOR_INIT;
      SpIssue issue = SP_ISSUE_INIT;

      actor.id = 1 + i;
      actor.ordinal = 2 - i;
      actor.name = actors[i];
      sp_snapshot_builder_put_actor (builder, &actor);
      issue.id = 10 + i;
      issue.ordinal = 1 + i;
      issue.name = issues[i];
      sp_snapshot_builder_put_issue (builder, &issue);
    }
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpStatement statement = SP_STATEMENT_INIT;
  g_autoptr (GError) error = NULL;
  SpPictureOptions picture;

  put_rows (builder);
  statement.id = 100;
  statement.actor = 1;
  statement.issue = 11;
  statement.stance = SP_STANCE_STEP (-2);
  sp_snapshot_builder_put_statement (builder, &statement);
  fixture->snapshot = sp_snapshot_builder_end (builder);
  sp_picture_options_init (&picture, SP_PICTURE_KIND_MATRIX);
  fixture->scenes = draw_every_page (fixture->snapshot, &picture, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_ptr_array_unref (fixture->scenes);
  sp_snapshot_unref (fixture->snapshot);
}

static void
test_tsv (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *text = sp_matrix_text_write_tsv (g_ptr_array_index (fixture->scenes, 0), fixture->snapshot);

  g_assert_cmpstr (text, ==, "\tTariffs\tQuotas\n"
                             "A & B <b> C\tnothing found\tnothing found\n"
                             "'=HYPERLINK(1)\tnothing found\tstrongly oppose, 1 statement\n");
}

/* A word processor sets the columns from right to left, as the picture does. */
static void
test_html_right_to_left (Fixture      *fixture,
                         gconstpointer data)
{
  SpPictureOptions options;
  g_autoptr (GPtrArray) scenes = NULL;
  g_autofree char *usual = sp_matrix_text_write_html (g_ptr_array_index (fixture->scenes, 0), fixture->snapshot);
  g_autofree char *mirrored = NULL;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.right_to_left = TRUE;
  scenes = draw_every_page (fixture->snapshot, &options, NULL, NULL, NULL);
  mirrored = sp_matrix_text_write_html (g_ptr_array_index (scenes, 0), fixture->snapshot);
  g_assert_null (strstr (usual, "dir="));
  g_assert_nonnull (strstr (mirrored, "<table dir=\"rtl\">"));
}

static void
test_html (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *text = sp_matrix_text_write_html (g_ptr_array_index (fixture->scenes, 0), fixture->snapshot);

  g_assert_nonnull (strstr (text, "<th scope=\"col\">Tariffs</th><th scope=\"col\">Quotas</th>"));
  g_assert_nonnull (strstr (text, "<th scope=\"row\">A &amp; B &lt;b&gt;\tC</th>"));
  g_assert_nonnull (strstr (text, ">strongly oppose, 1 statement</td>"));
  g_assert_nonnull (strstr (text, "background-color: #"));
  g_assert_null (strstr (text, "<b>"));
}

/* Numbers beside the cells have no place in the table, and take none away. */
static void
test_html_with_margins (Fixture      *fixture,
                        gconstpointer data)
{
  SpPictureOptions options;
  g_autoptr (GPtrArray) scenes = NULL;
  g_autofree char *text = NULL;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.show_actor_margins = TRUE;
  scenes = draw_every_page (fixture->snapshot, &options, NULL, NULL, NULL);
  text = sp_matrix_text_write_html (g_ptr_array_index (scenes, 0), fixture->snapshot);
  g_assert_true (g_regex_match_simple ("<td style=\"background-color: #[0-9a-f]{6}; color: #[0-9a-f]{6}\">strongly oppose",
                                       text, 0, 0));
  g_assert_nonnull (strstr (text, "<td>nothing found</td>"));
}

static void
test_no_matrix (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) scenes = NULL;
  SpPictureOptions picture;

  sp_picture_options_init (&picture, SP_PICTURE_KIND_DIAGRAM);
  scenes = draw_every_page (fixture->snapshot, &picture, NULL, NULL, NULL);
  g_assert_nonnull (scenes);
  g_assert_null (sp_matrix_text_write_html (g_ptr_array_index (scenes, 0), fixture->snapshot));
  g_assert_null (sp_matrix_text_write_tsv (g_ptr_array_index (scenes, 0), fixture->snapshot));
}

#define ADD(path, function) g_test_add ("/standpoint/matrix-text/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("tab-separated-is-in-the-picture's-order-and-no-formula", test_tsv);
  ADD ("html-is-escaped-and-has-headings", test_html);
  ADD ("html-runs-as-the-picture-does", test_html_right_to_left);
  ADD ("html-has-the-colours-of-cells-alone", test_html_with_margins);
  ADD ("a-diagram-is-no-table", test_no_matrix);
  return g_test_run ();
}
