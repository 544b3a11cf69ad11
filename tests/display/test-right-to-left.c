/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include <adwaita.h>

#include "sp-date-histogram.h"
#include "sp-snapshot.h"
#include "sp-widgets.h"

/* What a window that runs from right to left does not get from the toolkit alone. */

static SpSnapshot *
create_snapshot (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpActor actor = SP_ACTOR_INIT;
  SpIssue issue = SP_ISSUE_INIT;

  actor.id = 1;
  actor.name = "Council";
  sp_snapshot_builder_put_actor (builder, &actor);
  issue.id = 2;
  issue.name = "Bridge toll";
  sp_snapshot_builder_put_issue (builder, &issue);
  for (guint i = 0; i < 2; i++)
    {
      SpStatement statement = SP_STATEMENT_INIT;

      statement.id = 3 + i;
      statement.actor = 1;
      statement.issue = 2;
      statement.stance = SP_STANCE_STEP (2);
      statement.date = (SpDate) { 2025, 3, i == 0 ? 1 : 31 };
      sp_snapshot_builder_put_statement (builder, &statement);
    }
  return sp_snapshot_builder_end (builder);
}

/* Icons in which something points, or lines of text begin, have another form. */
static void
test_icons (void)
{
  static const char *const names[] = {
    "sp-charts-symbolic", "sp-issue-symbolic", "sp-link-symbolic", "sp-matrix-symbolic", "sp-play-symbolic",
    "sp-sources-symbolic", "sp-statements-symbolic",
  };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GtkIconPaintable) usual = gtk_icon_theme_lookup_icon (theme, names[i], NULL, 16, 1, GTK_TEXT_DIR_LTR, 0);
      g_autoptr (GtkIconPaintable) mirrored = gtk_icon_theme_lookup_icon (theme, names[i], NULL, 16, 1, GTK_TEXT_DIR_RTL, 0);
      g_autoptr (GFile) usual_file = gtk_icon_paintable_get_file (usual);
      g_autoptr (GFile) mirrored_file = gtk_icon_paintable_get_file (mirrored);

      g_assert_nonnull (usual_file);
      g_assert_nonnull (mirrored_file);
      g_assert_false (g_file_equal (usual_file, mirrored_file));
    }
}

static void
press (GtkWidget *widget,
       guint      key)
{
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (key, 0);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut));
              return;
            }
        }
    }
  g_assert_not_reached ();
}

static void
looked_cb (SpDateHistogram *histogram,
           int              day,
           int             *seen)
{
  *seen = day;
}

/* Time runs to the left, and so does the mark. */
static void
test_keys_of_the_date_bar (void)
{
  g_autoptr (SpSnapshot) snapshot = create_snapshot ();
  g_autoptr (GtkWidget) histogram = g_object_ref_sink (g_object_new (SP_TYPE_DATE_HISTOGRAM, NULL));
  SpDate middle = { 2025, 3, 15 };
  int seen = 0;

  g_assert_cmpint (gtk_widget_get_direction (histogram), ==, GTK_TEXT_DIR_RTL);
  g_signal_connect (histogram, "looked", G_CALLBACK (looked_cb), &seen);
  g_assert_true (sp_date_histogram_follow (SP_DATE_HISTOGRAM (histogram), snapshot));
  sp_date_histogram_set_date (SP_DATE_HISTOGRAM (histogram), middle);
  press (histogram, GDK_KEY_Left);
  g_assert_cmpint (seen, ==, sp_date_get_last_day (middle) + 1);
  press (histogram, GDK_KEY_Right);
  g_assert_cmpint (seen, ==, sp_date_get_last_day (middle) - 1);
  press (histogram, GDK_KEY_Up);
  g_assert_cmpint (seen, ==, sp_date_histogram_get_last_day (SP_DATE_HISTOGRAM (histogram)));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  sp_widgets_init ();
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/standpoint/Standpoint/icons");
  g_test_add_func ("/standpoint/right-to-left/icons", test_icons);
  g_test_add_func ("/standpoint/right-to-left/keys-of-the-date-bar", test_keys_of_the_date_bar);
  return g_test_run ();
}
