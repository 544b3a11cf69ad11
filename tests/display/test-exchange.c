/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sp-export-dialog.h"
#include "sp-export-preview.h"
#include "sp-export-task.h"
#include "sp-file-choice.h"
#include "sp-import-dialog.h"
#include "sp-picture-copy.h"
#include "sp-picture-print.h"
#include "sp-project.h"
#include "sp-widgets.h"

/* What comes into the window from files and leaves it as pictures, on a project of two actors and an issue. */
typedef struct
{
  GtkWidget *window;
  SpProject *project;
  SpStore *store;
  char *folder;
  GAsyncResult *result;
  guint n_told;
} Fixture;

static gboolean
time_out_cb (gpointer data)
{
  g_error ("%s did not come", (const char *) data);
  return G_SOURCE_REMOVE;
}

#define WAIT_FOR(condition)                                                     \
  G_STMT_START                                                                  \
  {                                                                             \
    guint guard = g_timeout_add_seconds (60, time_out_cb, (gpointer) #condition); \
    while (!(condition))                                                        \
      g_main_context_iteration (NULL, TRUE);                                    \
    g_source_remove (guard);                                                    \
  }                                                                             \
  G_STMT_END

/* The first widget below that is shown, of a class, whose words contain TEXT where there is a text. */
static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *text)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (!text || (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))
          || (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found)
        return found;
    }
  return NULL;
}

static void
add_rows (Fixture *fixture)
{
  static const char * const names[] = { "Ada", "Ben" };
  SpIssue issue = SP_ISSUE_INIT;

  g_assert_true (sp_store_begin (fixture->store, "Rows", NULL));
  issue.name = "Tariffs";
  issue.id = 10;
  sp_store_add_issue (fixture->store, &issue, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SpActor actor = SP_ACTOR_INIT;
      SpStatement statement = SP_STATEMENT_INIT;

      actor.name = names[i];
      actor.id = 1 + i;
      sp_store_add_actor (fixture->store, &actor, NULL);
      statement.actor = actor.id;
      statement.issue = issue.id;
      statement.stance = SP_STANCE_STEP (i == 0 ? 2 : -1);
      sp_store_add_statement (fixture->store, &statement, NULL);
    }
  g_assert_true (sp_store_commit (fixture->store, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("standpoint-exchange-XXXXXX", NULL);
  fixture->project = sp_project_new ("Two", NULL);
  fixture->store = sp_project_get_store (fixture->project);
  add_rows (fixture);
  fixture->window = g_object_ref_sink (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), gtk_label_new ("Two"));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_clear_object (&fixture->result);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
  sp_project_close (fixture->project);
  g_object_unref (fixture->project);
}

static void
remember_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  ((Fixture *) data)->result = g_object_ref (result);
}

static void
count_cb (Fixture *fixture)
{
  fixture->n_told++;
}

static void
copy (Fixture      *fixture,
      SpPictureKind kind)
{
  g_autoptr (GError) error = NULL;
  SpPictureOptions picture;

  sp_picture_options_init (&picture, kind);
  sp_picture_copy_start (sp_store_get_snapshot (fixture->store), &picture, NULL, G_OBJECT (fixture->window), remember_cb,
                         fixture);
  WAIT_FOR (fixture->result);
  g_assert_true (sp_picture_copy_finish (fixture->result, gtk_widget_get_clipboard (fixture->window), &error));
  g_assert_no_error (error);
}

static gboolean
offers (Fixture    *fixture,
        const char *type)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (fixture->window));

  return gdk_content_formats_contain_mime_type (formats, type);
}

static void
test_copy_matrix (Fixture      *fixture,
                  gconstpointer data)
{
  copy (fixture, SP_PICTURE_KIND_MATRIX);
  g_assert_true (offers (fixture, "image/png"));
  g_assert_true (offers (fixture, "image/svg+xml"));
  g_assert_true (offers (fixture, "text/html"));
  g_assert_true (offers (fixture, "text/tab-separated-values"));
  g_assert_false (offers (fixture, "text/plain"));
  g_assert_false (offers (fixture, "text/plain;charset=utf-8"));
}

static void
test_copy_picture (Fixture      *fixture,
                   gconstpointer data)
{
  copy (fixture, GPOINTER_TO_INT (data));
  g_assert_true (offers (fixture, "image/png"));
  g_assert_true (offers (fixture, "image/svg+xml"));
  g_assert_false (offers (fixture, "text/html"));
  g_assert_false (offers (fixture, "text/tab-separated-values"));
}

static void
test_print (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  SpPictureOptions picture;
  gsize length;

  sp_picture_options_init (&picture, GPOINTER_TO_INT (data));
  operation = sp_picture_print_new (sp_store_get_snapshot (fixture->store), "Two", &picture);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (fixture->window),
                                            &error), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==, 1);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

static AdwDialog *
import_text (Fixture    *fixture,
             const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "coding.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  AdwDialog *dialog;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_list_store_append (files, file);
  dialog = sp_import_dialog_new (fixture->store, G_LIST_MODEL (files));
  g_signal_connect_swapped (dialog, "imported", G_CALLBACK (count_cb), fixture);
  adw_dialog_present (dialog, fixture->window);
  return dialog;
}

static guint
get_n_statements (Fixture *fixture)
{
  return sp_snapshot_get_n_statements (sp_store_get_snapshot (fixture->store));
}

static void
test_import (Fixture      *fixture,
             gconstpointer data)
{
  AdwDialog *dialog = import_text (fixture, "actor,issue,stance\nAda,Tariffs,1\nCid,Quotas,-2\n");
  GtkWidget *button;

  WAIT_FOR (find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "2 added"));
  g_assert_nonnull (find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Cid"));
  g_assert_nonnull (find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Quotas"));
  g_assert_cmpuint (get_n_statements (fixture), ==, 2);

  button = find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Import");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  WAIT_FOR (fixture->n_told == 1);
  g_assert_cmpuint (get_n_statements (fixture), ==, 4);
  g_assert_true (sp_store_undo (fixture->store, NULL));
  g_assert_cmpuint (get_n_statements (fixture), ==, 2);
}

static void
test_bad_rows (Fixture      *fixture,
               gconstpointer data)
{
  AdwDialog *dialog = import_text (fixture, "actor,issue,stance\nAda,Tariffs,1\nBen,Tariffs,seven\n");
  GtkWidget *button;

  WAIT_FOR (find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "coding.csv, line 3, column stance"));
  button = find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Import");
  g_assert_false (gtk_widget_get_sensitive (button));

  adw_switch_row_set_active (ADW_SWITCH_ROW (find (GTK_WIDGET (dialog), ADW_TYPE_SWITCH_ROW, NULL)), TRUE);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  WAIT_FOR (fixture->n_told == 1);
  g_assert_cmpuint (get_n_statements (fixture), ==, 3);
}

static void
test_no_table (Fixture      *fixture,
               gconstpointer data)
{
  AdwDialog *dialog = import_text (fixture, "what,is,this\n1,2,3\n");

  WAIT_FOR (find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "fits no table"));
  g_assert_false (gtk_widget_get_sensitive (find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Import")));
  g_assert_false (sp_store_is_editing (fixture->store));
}

static void
test_export_all (Fixture      *fixture,
                 gconstpointer data)
{
  static const char * const names[] = { "a.pdf", "b.svg", "c.png" };
  g_autoptr (GArray) jobs = sp_export_jobs_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SpPictureOptions picture;

  sp_picture_options_init (&picture, SP_PICTURE_KIND_DIAGRAM);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      SpExportOptions options = { .format = (SpExportFormat) i };

      sp_export_jobs_add (jobs, &picture, &options, file);
    }
  sp_export_task_start (sp_store_get_snapshot (fixture->store), jobs, cancellable, NULL, G_OBJECT (fixture->window),
                        remember_cb, fixture);
  WAIT_FOR (fixture->result);
  g_assert_true (sp_export_task_finish (fixture->result, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
}

/* Titles that would give one file, or the file of a page of another, have files of their own. */
static void
test_names_of_files (void)
{
  static const char * const titles[] = { "Matrix", "matrix", "Matrix-2", "Matrix-two", "Round 1", "Round 2" };
  static const char * const names[] = { "Matrix", "matrix (2)", "Matrix-2 (2)", "Matrix-two", "Round 1", "Round 2" };
  g_autoptr (GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *odd = sp_file_choice_suggest_name (" ..a/b\x01\x7f\"c\" ", ".pdf");
  g_autofree char *none = sp_file_choice_suggest_name ("..", ".pdf");
  g_autoptr (GString) many = g_string_new ("x");
  g_autofree char *shortened = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append (many, "ع");
  shortened = sp_file_choice_suggest_name (many->str, ".pdf");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    sp_file_choice_add_stem (stems, titles[i]);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_cmpstr (g_ptr_array_index (stems, i), ==, names[i]);
  g_assert_cmpstr (odd, ==, "a-b---c-.pdf");
  g_assert_cmpstr (none, ==, "Untitled.pdf");
  g_assert_cmpuint (strlen (shortened), ==, 199 + strlen (".pdf"));
  g_assert_true (g_utf8_validate (shortened, -1, NULL));
}

static void
test_export_dialog (Fixture      *fixture,
                    gconstpointer data)
{
  AdwDialog *dialog = sp_export_dialog_new (sp_store_get_snapshot (fixture->store), "Two");
  SpPictureOptions picture;
  GtkWidget *preview;

  sp_picture_options_init (&picture, SP_PICTURE_KIND_MATRIX);
  sp_export_dialog_add_picture (SP_EXPORT_DIALOG (dialog), "Matrix", &picture);
  sp_picture_options_init (&picture, SP_PICTURE_KIND_DIAGRAM);
  sp_export_dialog_add_picture (SP_EXPORT_DIALOG (dialog), "Diagram", &picture);
  adw_dialog_present (dialog, fixture->window);
  WAIT_FOR ((preview = find (GTK_WIDGET (dialog), SP_TYPE_EXPORT_PREVIEW, NULL)) != NULL);
  WAIT_FOR (sp_export_preview_get_n_pages (SP_EXPORT_PREVIEW (preview)) == 1);
  g_assert_null (find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, NULL));

  sp_export_dialog_choose (SP_EXPORT_DIALOG (dialog), -1);
  WAIT_FOR (find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, NULL));
  WAIT_FOR (sp_export_preview_get_n_pages (SP_EXPORT_PREVIEW (preview)) == 1);
}

#define ADD(path, function) g_test_add ("/standpoint/exchange/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  sp_widgets_init ();
  g_test_add_func ("/standpoint/exchange/titles-become-names-of-files", test_names_of_files);
  ADD ("a-matrix-is-copied-as-picture-and-table", test_copy_matrix);
  for (SpPictureKind kind = 0; kind < SP_N_PICTURE_KINDS; kind++)
    {
      const char *nick = sp_enum_to_token (SP_TYPE_PICTURE_KIND, kind);
      g_autofree char *copied = g_strdup_printf ("/standpoint/exchange/%s-is-copied-as-picture-alone", nick);
      g_autofree char *printed = g_strdup_printf ("/standpoint/exchange/%s-is-printed", nick);

      if (kind != SP_PICTURE_KIND_MATRIX)
        g_test_add (copied, Fixture, GINT_TO_POINTER (kind), set_up, test_copy_picture, tear_down);
      g_test_add (printed, Fixture, GINT_TO_POINTER (kind), set_up, test_print, tear_down);
    }
  ADD ("an-import-is-shown-before-it-is-done", test_import);
  ADD ("bad-rows-are-named-and-left-out-when-asked", test_bad_rows);
  ADD ("a-file-that-is-no-table-is-refused", test_no_table);
  ADD ("several-pictures-are-written-at-once", test_export_all);
  ADD ("the-export-dialog-shows-the-pages", test_export_dialog);
  return g_test_run ();
}
