/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-date-bar.h"
#include "sp-date-histogram.h"
#include "sp-statement-editor.h"
#include "sp-statements-page.h"
#include "sp-widgets.h"
#include "store-fixture.h"

typedef struct
{
  StoreFixture base;
  GtkWidget *window;
  SpStatementsPage *page;
  SpSelection *selection;
} Fixture;

static gboolean
time_out_cb (gpointer data)
{
  g_error ("Waited in vain for %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

/* Waits until a condition holds; every change of the windows wakes the loop. */
#define wait_until(condition) \
  G_STMT_START { \
    guint guard = g_timeout_add_seconds (30, time_out_cb, (gpointer) #condition); \
    guint tick = g_timeout_add (20, tick_cb, NULL); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (guard); \
    g_source_remove (tick); \
  } G_STMT_END

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static GtkWidget *
find_widget (GtkWidget *parent,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (parent, type))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static void
show (Fixture   *fixture,
      GtkWidget *child)
{
  fixture->window = g_object_ref_sink (gtk_window_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window), child);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (gtk_widget_get_mapped (child) && gtk_widget_get_width (child) > 0);
}

static void
set_up_page (Fixture       *fixture,
             gconstpointer  data)
{
  set_up (&fixture->base, data);
  fixture->selection = sp_selection_new ();
  fixture->page = g_object_new (SP_TYPE_STATEMENTS_PAGE, NULL);
  sp_statements_page_set_selection (fixture->page, fixture->selection);
  sp_statements_page_set_store (fixture->page, fixture->base.store);
  show (fixture, GTK_WIDGET (fixture->page));
}

static void
tear_down_page (Fixture       *fixture,
                gconstpointer  data)
{
  if (fixture->page)
    sp_statements_page_set_store (fixture->page, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->window);
  g_clear_object (&fixture->selection);
  tear_down (&fixture->base, data);
}

static GtkSelectionModel *
get_model (Fixture *fixture)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_COLUMN_VIEW)));
}

static SpId
get_selected (Fixture *fixture)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (get_model (fixture));
  g_autoptr (SpStatementItem) item = NULL;

  if (gtk_bitset_get_size (bits) != 1)
    return SP_ID_NONE;
  item = g_list_model_get_item (G_LIST_MODEL (get_model (fixture)), gtk_bitset_get_nth (bits, 0));
  return sp_statement_item_get_id (item);
}

static void
test_selection_stays_through_edits (Fixture       *fixture,
                                    gconstpointer  data)
{
  SpStatement row = *sp_snapshot_find_statement (sp_store_get_snapshot (fixture->base.store), FOR);

  sp_selection_select (fixture->selection, SP_TABLE_STATEMENT, FOR);
  g_assert_cmpint (get_selected (fixture), ==, FOR);
  row.date = (SpDate) { 1999, 1, 1 };
  begin (&fixture->base, "Move to the end");
  g_assert_true (sp_store_update_statement (fixture->base.store, &row, NULL));
  commit (&fixture->base);
  g_assert_cmpint (get_selected (fixture), ==, FOR);
  undo (&fixture->base);
  g_assert_cmpint (get_selected (fixture), ==, FOR);
}

static void
test_several_are_deleted_and_come_back (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->base.store));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "statements.select-all", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "statements.delete", NULL);
  g_assert_cmpuint (sp_snapshot_get_n_statements (sp_store_get_snapshot (fixture->base.store)), ==, 0);
  undo (&fixture->base);
  assert_equal_snapshots (sp_store_get_snapshot (fixture->base.store), before);
}

static void
test_a_field_of_several_is_set (Fixture       *fixture,
                                gconstpointer  data)
{
  SpSnapshot *snapshot;
  GtkWidget *editor;
  GtkWidget *field;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "statements.select-all", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "statements.set", "i", SP_STATEMENT_COLUMN_ACTOR);
  editor = find_widget (GTK_WIDGET (fixture->page), SP_TYPE_STATEMENT_EDITOR);
  g_assert_nonnull (editor);
  field = find_widget (editor, g_type_from_name ("SpEntryField"));
  gtk_editable_set_text (GTK_EDITABLE (field), "nobody of that name");
  g_signal_emit_by_name (field, "entry-activated");
  g_assert_cmpstr (sp_store_get_undo_label (fixture->base.store), ==, "Sample");
  gtk_editable_set_text (GTK_EDITABLE (field), "Bob");
  g_signal_emit_by_name (field, "entry-activated");
  snapshot = sp_store_get_snapshot (fixture->base.store);
  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    g_assert_cmpint (sp_snapshot_get_statement (snapshot, i)->actor, ==, BOB);
  g_assert_cmpstr (sp_store_get_undo_label (fixture->base.store), ==, "Change actor of 4 statements");
}

static void
set_up_store (Fixture       *fixture,
              gconstpointer  data)
{
  set_up (&fixture->base, data);
}

static void
test_dragged_day_is_written_when_it_rests (Fixture       *fixture,
                                           gconstpointer  data)
{
  SpStore *store = fixture->base.store;
  g_autoptr (SpPictureDate) date = sp_picture_date_new ();
  GtkWidget *bar = g_object_new (SP_TYPE_DATE_BAR, NULL);
  SpStatement row = *sp_snapshot_find_statement (sp_store_get_snapshot (store), FOR);
  GtkWidget *histogram = find_widget (bar, SP_TYPE_DATE_HISTOGRAM);

  g_object_ref_sink (bar);
  sp_date_bar_follow (SP_DATE_BAR (bar), sp_store_get_snapshot (store));
  g_assert_false (gtk_widget_get_visible (bar));
  row.date = (SpDate) { 2023, 1, 1 };
  begin (&fixture->base, "Another day");
  g_assert_true (sp_store_update_statement (store, &row, NULL));
  commit (&fixture->base);
  sp_picture_date_set_store (date, store);
  sp_date_bar_set_date (SP_DATE_BAR (bar), date);
  sp_date_bar_follow (SP_DATE_BAR (bar), sp_store_get_snapshot (store));
  g_assert_true (gtk_widget_get_visible (bar));
  show (fixture, bar);

  g_signal_emit_by_name (histogram, "looked", sp_date_get_first_day ((SpDate) { 2023, 5, 6 }));
  g_assert_cmpint (sp_picture_date_get (date).month, ==, 5);
  g_assert_false (sp_date_is_known (sp_snapshot_get_project (sp_store_get_snapshot (store))->as_of));
  g_signal_emit_by_name (histogram, "kept");
  wait_until (sp_date_is_known (sp_snapshot_get_project (sp_store_get_snapshot (store))->as_of));
  g_assert_cmpstr (sp_store_get_undo_label (store), ==, "Change Date");
  undo (&fixture->base);
  g_assert_false (sp_date_is_known (sp_picture_date_get (date)));
  g_object_unref (bar);
}

static void
add (const char *path,
     void      (*set_up_func) (Fixture *, gconstpointer),
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up_func, test, tear_down_page);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  sp_widgets_init ();
  add ("/standpoint/statements-page/selection-stays-through-edits", set_up_page, test_selection_stays_through_edits);
  add ("/standpoint/statements-page/several-are-deleted-and-come-back", set_up_page, test_several_are_deleted_and_come_back);
  add ("/standpoint/statements-page/a-field-of-several-is-set", set_up_page, test_a_field_of_several_is_set);
  add ("/standpoint/date-bar/dragged-day-is-written-when-it-rests", set_up_store, test_dragged_day_is_written_when_it_rests);
  return g_test_run ();
}
