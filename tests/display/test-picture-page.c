/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include <adwaita.h>

#include "sp-evidence-panel.h"
#include "sp-picture-page-private.h"
#include "sp-project.h"
#include "sp-widgets.h"

#define N_ACTORS 9

/* A page with the diagram of a project in a window. */
typedef struct
{
  GtkWidget *window;
  SpPicturePage *page;
  SpProject *project;
  SpStore *store;
  SpPictureSettings *settings;
  SpId actors[N_ACTORS];
  SpId issue;
} Fixture;

static gboolean
time_out_cb (gpointer data)
{
  g_error ("no picture came");
  return G_SOURCE_REMOVE;
}

static gboolean
is_busy (Fixture *fixture)
{
  gboolean busy;

  g_object_get (fixture->page, "busy", &busy, NULL);
  return busy || sp_picture_view_get_scene (sp_picture_page_get_view (fixture->page)) == NULL;
}

static void
wait_for_picture (Fixture *fixture)
{
  guint guard = g_timeout_add_seconds (30, time_out_cb, NULL);

  while (is_busy (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static void
add_rows (Fixture *fixture)
{
  SpIssue issue = SP_ISSUE_INIT;

  g_assert_true (sp_store_begin (fixture->store, "Add", NULL));
  issue.name = "The dam";
  fixture->issue = sp_store_add_issue (fixture->store, &issue, NULL);
  for (guint i = 0; i < N_ACTORS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %u", i);
      SpActor actor = SP_ACTOR_INIT;
      SpStatement statement = SP_STATEMENT_INIT;
      SpLink link = SP_LINK_INIT;

      actor.name = name;
      fixture->actors[i] = sp_store_add_actor (fixture->store, &actor, NULL);
      statement.actor = fixture->actors[i];
      statement.issue = fixture->issue;
      statement.stance = SP_STANCE_STEP (i % 2 == 0 ? 2 : -2);
      g_assert_cmpint (sp_store_add_statement (fixture->store, &statement, NULL), !=, SP_ID_NONE);
      link.from = fixture->actors[i];
      link.to = fixture->actors[i / 2];
      link.kind = "supports";
      if (i > 0)
        g_assert_cmpint (sp_store_add_link (fixture->store, &link, NULL), !=, SP_ID_NONE);
    }
  g_assert_true (sp_store_commit (fixture->store, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->project = sp_project_new ("Dam", NULL);
  fixture->store = sp_project_get_store (fixture->project);
  add_rows (fixture);
  fixture->page = SP_PICTURE_PAGE (sp_picture_page_new (SP_PICTURE_KIND_DIAGRAM));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  sp_picture_page_set_store (fixture->page, fixture->store);
  fixture->settings = fixture->page->settings;
  wait_for_picture (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  SpPicturePage *page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (page)
    g_main_context_iteration (NULL, TRUE);
  sp_project_close (fixture->project);
  g_object_unref (fixture->project);
}

/* How far two nodes stand apart, across and down. */
static void
measure (Fixture *fixture,
         guint    one,
         guint    other,
         double   apart[2])
{
  SpScene *scene = sp_picture_view_get_scene (sp_picture_page_get_view (fixture->page));
  const SpTarget *a = sp_scene_find_target (scene, SP_TARGET_ACTOR, fixture->actors[one], SP_ID_NONE);
  const SpTarget *b = sp_scene_find_target (scene, SP_TARGET_ACTOR, fixture->actors[other], SP_ID_NONE);

  apart[0] = a->bounds.x + a->bounds.width / 2.0 - b->bounds.x - b->bounds.width / 2.0;
  apart[1] = a->bounds.y + a->bounds.height / 2.0 - b->bounds.y - b->bounds.height / 2.0;
}

static void
measure_all (Fixture *fixture,
             double   apart[N_ACTORS][2])
{
  for (guint i = 0; i < N_ACTORS; i++)
    measure (fixture, i, 0, apart[i]);
}

static gboolean
have_moved (double before[N_ACTORS][2],
            double after[N_ACTORS][2])
{
  for (guint i = 0; i < N_ACTORS; i++)
    if (fabs (before[i][0] - after[i][0]) > 0.5 || fabs (before[i][1] - after[i][1]) > 0.5)
      return TRUE;
  return FALSE;
}

/* DATA is a choice that is not about places: nobody wants the picture to be another for it. */
static void
test_stays (Fixture       *fixture,
            gconstpointer  data)
{
  double before[N_ACTORS][2], after[N_ACTORS][2];
  gboolean chosen;

  measure_all (fixture, before);
  g_object_get (fixture->settings, data, &chosen, NULL);
  g_object_set (fixture->settings, data, !chosen, NULL);
  wait_for_picture (fixture);
  measure_all (fixture, after);
  g_assert_false (have_moved (before, after));
  g_assert_true (sp_store_undo (fixture->store, NULL));
  wait_for_picture (fixture);
  measure_all (fixture, after);
  g_assert_false (have_moved (before, after));
}

static void
test_rearranges (Fixture       *fixture,
                 gconstpointer  data)
{
  double before[N_ACTORS][2], after[N_ACTORS][2];

  measure_all (fixture, before);
  g_object_set (fixture->settings, "layout", SP_LAYOUT_METHOD_CIRCLE, NULL);
  wait_for_picture (fixture);
  measure_all (fixture, after);
  g_assert_true (have_moved (before, after));
}

/* Along an issue opponents stand to the left; back again all is where it was, and nothing is pinned meanwhile. */
static void
test_along_an_issue_and_back (Fixture       *fixture,
                              gconstpointer  data)
{
  double before[N_ACTORS][2], after[N_ACTORS][2];

  measure_all (fixture, before);
  g_object_set (fixture->settings, "position-issue", fixture->issue, NULL);
  wait_for_picture (fixture);
  measure (fixture, 1, 0, after[0]);
  g_assert_cmpfloat (after[0][0], <, -100.0);
  g_assert_true (sp_picture_page_pin (fixture->page, fixture->actors[1], 10.0, 10.0, NULL));
  g_assert_cmpuint (g_hash_table_size (sp_picture_settings_get_places (fixture->settings)), ==, 0);
  g_object_set (fixture->settings, "position-issue", SP_ID_NONE, NULL);
  wait_for_picture (fixture);
  measure_all (fixture, after);
  g_assert_false (have_moved (before, after));
}

/* A colour is one step of the history. */
static void
test_colour_is_one_edit (Fixture       *fixture,
                         gconstpointer  data)
{
  SpId issue;
  gboolean by_bloc;

  sp_picture_settings_set_colour (fixture->settings, fixture->issue, FALSE);
  wait_for_picture (fixture);
  sp_picture_settings_set_colour (fixture->settings, SP_ID_NONE, TRUE);
  wait_for_picture (fixture);
  g_assert_true (sp_store_undo (fixture->store, NULL));
  wait_for_picture (fixture);
  g_object_get (fixture->settings, "colour-issue", &issue, "colour-blocs", &by_bloc, NULL);
  g_assert_cmpint (issue, ==, fixture->issue);
  g_assert_false (by_bloc);
}

/* Frames until the panel has a height, or has none any more. */
static int
measure_evidence (Fixture *fixture)
{
  GtkWidget *panel = find_widget (GTK_WIDGET (fixture->page), SP_TYPE_EVIDENCE_PANEL);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);

  for (guint i = 0; i < 4; i++)
    {
      gint64 frame = gdk_frame_clock_get_frame_counter (clock);

      gtk_widget_queue_draw (fixture->window);
      while (gdk_frame_clock_get_frame_counter (clock) == frame)
        g_main_context_iteration (NULL, TRUE);
    }
  return gtk_widget_get_visible (panel) ? gtk_widget_get_height (panel) : 0;
}

/* As high as it was drawn, also when it comes again; by keys alone. */
static void
test_evidence_keeps_its_height (Fixture       *fixture,
                                gconstpointer  data)
{
  SpPictureKey key = { SP_TARGET_ACTOR, fixture->actors[0], SP_ID_NONE };
  GtkPaned *paned = GTK_PANED (find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_PANED));
  gboolean handled;
  int height;

  g_assert_cmpint (measure_evidence (fixture), ==, 0);
  sp_picture_page_select (fixture->page, &key);
  height = measure_evidence (fixture);
  g_assert_cmpint (height, >, 180);
  g_assert_cmpint (height, <=, 220);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.size-evidence", NULL);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (paned)));
  g_signal_emit_by_name (paned, "move-handle", GTK_SCROLL_PAGE_UP, &handled);
  g_assert_cmpint (measure_evidence (fixture), >, height);
  height = measure_evidence (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.size-evidence", NULL);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (sp_picture_page_get_view (fixture->page))));
  sp_picture_page_select (fixture->page, NULL);
  g_assert_cmpint (measure_evidence (fixture), ==, 0);
  sp_picture_page_select (fixture->page, &key);
  g_assert_cmpint (measure_evidence (fixture), ==, height);
}

/* What is to be shown is chosen in words, which need twice the room where they are twice as large. */
static void
test_choices_grow_with_text (Fixture       *fixture,
                             gconstpointer  data)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (fixture->page->choices_button);
  int widths[3];
  const int sizes[3] = { 96, 192, 480 };

  while (gtk_widget_get_width (fixture->window) == 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 3; i++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", sizes[i] * PANGO_SCALE, NULL);
      gtk_menu_button_popup (button);
      gtk_widget_get_size_request (GTK_WIDGET (gtk_menu_button_get_popover (button)), &widths[i], NULL);
      gtk_menu_button_popdown (button);
    }
  g_assert_cmpint (widths[1], ==, 2 * widths[0]);
  g_assert_cmpint (widths[2], <, 1000);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

int
main (int   argc,
      char *argv[])
{
  static const char * const choices[] = { "legend", "sources", "link-labels", "stated-links", "agreement", "conflict", "hulls",
                                          "colour-blocs", "roll-up" };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  sp_widgets_init ();
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *path = g_strdup_printf ("/standpoint/picture-page/nodes-stay/%s", choices[i]);

      g_test_add (path, Fixture, choices[i], set_up, test_stays, tear_down);
    }
  g_test_add ("/standpoint/picture-page/another-layout-rearranges", Fixture, NULL, set_up, test_rearranges, tear_down);
  g_test_add ("/standpoint/picture-page/along-an-issue-and-back", Fixture, NULL, set_up, test_along_an_issue_and_back, tear_down);
  g_test_add ("/standpoint/picture-page/a-colour-is-one-edit", Fixture, NULL, set_up, test_colour_is_one_edit, tear_down);
  g_test_add ("/standpoint/picture-page/choices-grow-with-text", Fixture, NULL, set_up, test_choices_grow_with_text, tear_down);
  g_test_add ("/standpoint/picture-page/evidence-keeps-its-height", Fixture, NULL, set_up, test_evidence_keeps_its_height,
              tear_down);
  return g_test_run ();
}
