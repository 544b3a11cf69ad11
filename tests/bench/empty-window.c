/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "first-frame.h"

/* The least that a program with libadwaita can show: empty-window BEGUN. */

static void
activate_cb (GtkApplication *application,
             gpointer        data)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = adw_application_new ("io.github.standpoint.EmptyWindow", 0);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return run_to_first_frame (G_APPLICATION (application), argc > 1 ? argv[1] : "0");
}
