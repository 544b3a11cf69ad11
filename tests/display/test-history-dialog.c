/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include <adwaita.h>

#include "sp-history-dialog.h"
#include "sp-project.h"
#include "sp-widgets.h"

/* A history that is longer than what is shown at first. */

#define N_EDITS 503
#define N_SHOWN 500

typedef struct
{
  GtkWidget *window;
  SpProject *project;
  SpStore *store;
  AdwDialog *dialog;
} Fixture;

static void
rename_project (SpStore *store,
                guint    number)
{
  SpProjectRow project = *sp_snapshot_get_project (sp_store_get_snapshot (store));
  g_autofree char *title = g_strdup_printf ("Title %u", number);

  project.title = title;
  g_assert_true (sp_store_begin (store, title, NULL));
  g_assert_true (sp_store_update_project (store, &project, NULL));
  g_assert_true (sp_store_commit (store, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->project = sp_project_new ("Long", NULL);
  fixture->store = sp_project_get_store (fixture->project);
  for (guint i = 1; i <= N_EDITS; i++)
    rename_project (fixture->store, i);
  fixture->window = g_object_ref_sink (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), gtk_label_new ("Long"));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->dialog = sp_history_dialog_new (fixture->project);
  adw_dialog_present (fixture->dialog, fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  adw_dialog_force_close (fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->window);
  sp_project_discard (fixture->project);
  g_clear_object (&fixture->project);
}

static GtkListBox *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX (widget))
    return GTK_LIST_BOX (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkListBox *found = find_list (child);

      if (found)
        return found;
    }
  return NULL;
}

static void
activate (GtkListBox *list,
          int         index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activate");
}

static const char *
get_title (Fixture *fixture)
{
  return sp_snapshot_get_project (sp_store_get_snapshot (fixture->store))->title;
}

static void
test_any_edit (Fixture      *fixture,
               gconstpointer data)
{
  GtkListBox *list = find_list (GTK_WIDGET (fixture->dialog));
  GtkListBoxRow *row;

  g_assert_true (ADW_IS_BUTTON_ROW (gtk_list_box_get_row_at_index (list, N_SHOWN)));
  g_assert_null (gtk_list_box_get_row_at_index (list, N_SHOWN + 1));
  activate (list, N_SHOWN);
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, N_EDITS - 1));
  g_assert_null (gtk_list_box_get_row_at_index (list, N_EDITS));

  /* The last row is the first edit. */
  activate (list, N_EDITS - 1);
  g_assert_cmpstr (get_title (fixture), ==, "Title 1");
  row = gtk_list_box_get_row_at_index (list, N_EDITS - 1);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (row));
  activate (list, 0);
  g_assert_cmpstr (get_title (fixture), ==, "Title 503");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  sp_widgets_init ();
  g_test_add ("/standpoint/history-dialog/any-edit-can-be-gone-back-to", Fixture, NULL, set_up, test_any_edit, tear_down);
  return g_test_run ();
}
