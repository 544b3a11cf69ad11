/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include <adwaita.h>
#include <string.h>

#include "sp-finding-row.h"
#include "sp-insights-page.h"
#include "sp-project.h"
#include "sp-widgets.h"

/* A page in a window, on a project in which two of three oppose a tax with a long name. */
typedef struct
{
  GtkWidget *window;
  SpInsightsPage *page;
  SpProject *project;
  SpStore *store;
  SpSelection *selection;
  SpId actors[3];
  SpId issue;
  guint n_activated;
} Fixture;

static gboolean
time_out_cb (gpointer data)
{
  g_error ("%s did not come", (const char *) data);
  return G_SOURCE_REMOVE;
}

/* The first widget below of a class, whose words contain TEXT where there is a text. */
static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *text)
{
  if (!gtk_widget_get_child_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (!text || (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))))
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
wait_for_text (Fixture    *fixture,
               const char *text)
{
  guint guard = g_timeout_add_seconds (30, time_out_cb, (gpointer) text);

  while (!find (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, text))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
}

static void
begin (Fixture *fixture)
{
  g_assert_true (sp_store_begin (fixture->store, "Edit", NULL));
}

static void
commit (Fixture *fixture)
{
  g_assert_true (sp_store_commit (fixture->store, NULL));
}

static void
say (Fixture *fixture,
     guint    actor,
     int      step,
     SpDate   date)
{
  SpStatement statement = SP_STATEMENT_INIT;

  statement.actor = fixture->actors[actor];
  statement.issue = fixture->issue;
  statement.stance = SP_STANCE_STEP (step);
  statement.date = date;
  g_assert_cmpint (sp_store_add_statement (fixture->store, &statement, NULL), !=, SP_ID_NONE);
}

static void
add_rows (Fixture *fixture)
{
  static const char * const names[] = { "Ada", "Ben", "Cid" };
  SpIssue issue = SP_ISSUE_INIT;

  issue.name = "Taxation of transcontinental telecommunication with and without intermediaries";
  fixture->issue = sp_store_add_issue (fixture->store, &issue, NULL);
  for (guint i = 0; i < 3; i++)
    {
      SpActor actor = SP_ACTOR_INIT;

      actor.name = names[i];
      fixture->actors[i] = sp_store_add_actor (fixture->store, &actor, NULL);
    }
}

static void
count_cb (Fixture *fixture)
{
  fixture->n_activated++;
}

static void
show_page (Fixture *fixture)
{
  fixture->selection = sp_selection_new ();
  fixture->page = g_object_new (SP_TYPE_INSIGHTS_PAGE, NULL);
  sp_insights_page_set_selection (fixture->page, fixture->selection);
  g_signal_connect_swapped (fixture->page, "activated", G_CALLBACK (count_cb), fixture);
  fixture->window = g_object_ref_sink (gtk_window_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  sp_insights_page_set_store (fixture->page, fixture->store);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->project = sp_project_new ("Three", NULL);
  fixture->store = sp_project_get_store (fixture->project);
  begin (fixture);
  add_rows (fixture);
  commit (fixture);
  show_page (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  SpInsightsPage *page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
  g_object_unref (fixture->selection);
  while (page)
    g_main_context_iteration (NULL, TRUE);
  sp_project_close (fixture->project);
  g_object_unref (fixture->project);
}

static void
say_all (Fixture *fixture)
{
  begin (fixture);
  say (fixture, 0, -2, (SpDate) { 2025, 3, 1 });
  say (fixture, 1, 2, (SpDate) { 2025, 3, 1 });
  say (fixture, 2, -1, (SpDate) { 2025, 3, 1 });
  commit (fixture);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  wait_for_text (fixture, "No Statements");
}

static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  wait_for_text (fixture, "No Statements");
  say_all (fixture);
  wait_for_text (fixture, "2 oppose · 1 supports");
  wait_for_text (fixture, "Nobody takes both sides");
  begin (fixture);
  say (fixture, 1, -2, (SpDate) { 2025, 3, 5 });
  commit (fixture);
  wait_for_text (fixture, "1 position holds both sides");
  g_assert_true (sp_store_undo (fixture->store, NULL));
  wait_for_text (fixture, "Nobody takes both sides");
}

/* With the project's date before all of them no statement counts. */
static void
test_date (Fixture       *fixture,
           gconstpointer  data)
{
  SpProjectRow row;

  say_all (fixture);
  wait_for_text (fixture, "2 oppose · 1 supports");
  row = *sp_snapshot_get_project (sp_store_get_snapshot (fixture->store));
  row.as_of = (SpDate) { 2024, 0, 0 };
  begin (fixture);
  g_assert_true (sp_store_update_project (fixture->store, &row, NULL));
  commit (fixture);
  wait_for_text (fixture, "No Statements Yet at This Date");
}

static void
open_first (Fixture *fixture)
{
  GtkWidget *row;

  say_all (fixture);
  wait_for_text (fixture, "2 oppose · 1 supports");
  row = find (GTK_WIDGET (fixture->page), SP_TYPE_FINDING_ROW, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  wait_for_text (fixture, "strongly oppose · 1 statement");
}

/* The actor that is opposed most is the first in the row of the issue: a click goes to its cell. */
static void
test_goes_to_evidence (Fixture       *fixture,
                       gconstpointer  data)
{
  GtkWidget *part;

  open_first (fixture);
  part = gtk_widget_get_ancestor (find (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "strongly oppose"), ADW_TYPE_ACTION_ROW);
  adw_action_row_activate (ADW_ACTION_ROW (part));
  g_assert_true (sp_selection_is_cell (fixture->selection));
  g_assert_cmpint (sp_selection_get_id (fixture->selection), ==, fixture->actors[0]);
  g_assert_cmpint (sp_selection_get_issue (fixture->selection), ==, fixture->issue);
  g_assert_cmpuint (fixture->n_activated, ==, 1);
}

/* What is open stays open when the project changes. */
static void
test_stays_open (Fixture       *fixture,
                 gconstpointer  data)
{
  open_first (fixture);
  begin (fixture);
  say (fixture, 2, 1, (SpDate) { 2025, 9, 1 });
  commit (fixture);
  wait_for_text (fixture, "1 opposes · 2 support");
  wait_for_text (fixture, "support · 2 statements");
}

/* Of very many that a finding rests on all can be seen. */
static void
test_many_parts (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *button;

  begin (fixture);
  for (guint i = 0; i < 70; i++)
    {
      g_autofree char *name = g_strdup_printf ("Voter %u", i + 1);
      SpActor actor = SP_ACTOR_INIT;

      actor.name = name;
      fixture->actors[2] = sp_store_add_actor (fixture->store, &actor, NULL);
      say (fixture, 2, 1, (SpDate) { 2025, 3, 1 });
    }
  say (fixture, 0, -2, (SpDate) { 2025, 3, 1 });
  commit (fixture);
  wait_for_text (fixture, "1 opposes · 70 support");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find (GTK_WIDGET (fixture->page), SP_TYPE_FINDING_ROW, NULL)), TRUE);
  wait_for_text (fixture, "Show 21 More");
  g_assert_null (find (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "Voter 50"));
  button = gtk_widget_get_ancestor (find (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "Show 21 More"), ADW_TYPE_BUTTON_ROW);
  g_signal_emit_by_name (button, "activated");
  wait_for_text (fixture, "Voter 70");
  wait_for_text (fixture, "All statements on this issue");
  g_assert_null (find (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "Show 21 More"));
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  int minimum;

  open_first (fixture);
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
add_test (const char *path,
          void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  sp_widgets_init ();
  add_test ("/standpoint/insights-page/empty", test_empty);
  add_test ("/standpoint/insights-page/follows-edits-and-undo", test_follows);
  add_test ("/standpoint/insights-page/follows-the-date", test_date);
  add_test ("/standpoint/insights-page/goes-to-the-evidence", test_goes_to_evidence);
  add_test ("/standpoint/insights-page/stays-open", test_stays_open);
  add_test ("/standpoint/insights-page/many-parts", test_many_parts);
  add_test ("/standpoint/insights-page/fits-a-narrow-window", test_narrow);
  return g_test_run ();
}
