/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "../every-page.h"
#include "locale-sample.h"
#include "sp-export.h"
#include "sp-matrix-text.h"
#include "sp-ordering.h"
#include "sp-picture.h"

/* Names, dates, numbers and sentences as German and French write them, and pages as Arabic reads them. */

enum { N_STATEMENTS = 1235 };

static SpSnapshot *
make_rows (void)
{
  static const char * const names[] = { "Zypern", "Österreich", "Polen" };
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpIssue issue = SP_ISSUE_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SpActor actor = SP_ACTOR_INIT;

      actor.id = 1 + i;
      actor.name = names[i];
      sp_snapshot_builder_put_actor (builder, &actor);
    }
  issue.id = 10;
  issue.name = "Maut";
  sp_snapshot_builder_put_issue (builder, &issue);
  for (guint i = 0; i < N_STATEMENTS; i++)
    {
      SpStatement statement = SP_STATEMENT_INIT;

      statement.id = 100 + i;
      statement.actor = i == 0 ? 2 : 1;
      statement.issue = 10;
      statement.stance = SP_STANCE_STEP (i == 0 ? 2 : -2);
      statement.date = (SpDate) { 2025, 12, 15 };
      sp_snapshot_builder_put_statement (builder, &statement);
    }
  return sp_snapshot_builder_end (builder);
}

static SpScene *
draw (SpSnapshot *snapshot)
{
  SpPictureOptions options;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  pages = draw_every_page (snapshot, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  return sp_scene_ref (g_ptr_array_index (pages, 0));
}

static gboolean
has_text (SpScene    *scene,
          const char *words)
{
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (item->kind == SP_ITEM_TEXT && strstr (item->text.text, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_dates (gconstpointer data)
{
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;

  if (!locale_sample_begin (data))
    {
      g_test_skip ("the locale cannot be made here");
      return;
    }
  day = sp_date_format ((SpDate) { 2025, 3, 5 });
  month = sp_date_format ((SpDate) { 2025, 3, 0 });
  g_assert_cmpstr (day, ==, g_str_equal (data, "de_DE") ? "5. März 2025" : "5 mars 2025");
  g_assert_cmpstr (month, ==, g_str_equal (data, "de_DE") ? "März 2025" : "mars 2025");
}

/* Ö is a kind of O, not a letter after Z. */
static void
test_names (gconstpointer data)
{
  static const guint order[] = { 1, 2, 0 };
  g_autoptr (SpSnapshot) snapshot = make_rows ();
  g_autofree guint *found = NULL;

  if (!locale_sample_begin (data))
    {
      g_test_skip ("the locale cannot be made here");
      return;
    }
  found = sp_order_actors (snapshot, NULL, SP_ORDER_NAME);
  g_assert_cmpmem (found, 3 * sizeof *found, order, sizeof order);
}

static void
test_picture (gconstpointer data)
{
  gboolean german = g_str_equal (data, "de_DE");
  g_autoptr (SpSnapshot) snapshot = make_rows ();
  g_autoptr (SpScene) scene = NULL;
  g_autofree char *table = NULL;

  if (!locale_sample_begin (data))
    {
      g_test_skip ("the locale cannot be made here");
      return;
    }
  scene = draw (snapshot);
  table = sp_matrix_text_write_tsv (scene, snapshot);
  g_assert_true (has_text (scene, german ? "15. Dezember 2025" : "15 décembre 2025"));
  g_assert_true (has_text (scene, "−1,00"));
  g_assert_nonnull (strstr (table, german ? "1.234 Aussagen" : "1\u202f234 déclarations"));
  /* A cell of the table has the position alone. */
  g_assert_nonnull (strstr (table, german ? "Zypern\tstark dagegen," : "Zypern\ttrès défavorable,"));
  g_assert_nonnull (strstr (table, german ? "Österreich\tstark dafür," : "Österreich\ttrès favorable,"));
}

/* What qpdf finds in the document, with its streams opened; NULL where it is missing. */
static char *
look_into_pdf (SpScene *scene)
{
  g_autofree char *folder = g_dir_make_tmp ("standpoint-language-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GPtrArray *scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_scene_unref);
  g_autoptr (SpPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  SpExportOptions options = { .format = SP_EXPORT_PDF };
  const char *command[] = { "qpdf", "--qdf", path, "-", NULL };
  char *found = NULL;

  g_ptr_array_add (scenes, sp_scene_ref (scene));
  pages = sp_pages_new_of_scenes (scenes);
  sp_export_pages (pages, file, &options, NULL, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &found, NULL, NULL, NULL);
  g_unlink (path);
  g_rmdir (folder);
  return found;
}

static void
test_pages_run_as_the_words (gconstpointer data)
{
  gboolean arabic = g_str_equal (data, "ar_EG");
  g_autoptr (SpSnapshot) snapshot = make_rows ();
  g_autoptr (SpScene) scene = NULL;
  g_autofree char *found = NULL;

  if (!locale_sample_begin (data))
    {
      g_test_skip ("the locale cannot be made here");
      return;
    }
  scene = draw (snapshot);
  found = look_into_pdf (scene);
  if (found == NULL)
    {
      g_test_skip ("qpdf is missing");
      return;
    }
  g_assert_cmpint (strstr (found, "/Direction /R2L") != NULL, ==, arabic);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/standpoint/language/de/dates", "de_DE", test_dates);
  g_test_add_data_func ("/standpoint/language/de/names", "de_DE", test_names);
  g_test_add_data_func ("/standpoint/language/de/picture", "de_DE", test_picture);
  g_test_add_data_func ("/standpoint/language/fr/dates", "fr_FR", test_dates);
  g_test_add_data_func ("/standpoint/language/fr/names", "fr_FR", test_names);
  g_test_add_data_func ("/standpoint/language/fr/picture", "fr_FR", test_picture);
  g_test_add_data_func ("/standpoint/language/de/pages-run-as-the-words", "de_DE", test_pages_run_as_the_words);
  g_test_add_data_func ("/standpoint/language/ar/pages-run-as-the-words", "ar_EG", test_pages_run_as_the_words);
  status = g_test_run ();
  locale_sample_end ();
  return status;
}
