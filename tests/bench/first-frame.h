/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <stdlib.h>

/* Ends a program after its first frame, and tells how long that took since BEGUN, the time of day in nanoseconds. */

static gint64 first_frame_begun;

static void
tell_first_frame_cb (GdkFrameClock *clock,
                     GApplication  *application)
{
  g_print ("first-frame %.6f\n", (double) g_get_real_time () / G_USEC_PER_SEC - (double) first_frame_begun / 1e9);
  g_signal_handlers_disconnect_by_func (clock, tell_first_frame_cb, application);
  g_application_quit (application);
}

static void
wait_for_first_frame_cb (GtkWidget    *window,
                         GApplication *application)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (tell_first_frame_cb), application);
}

static void
follow_window_cb (GtkApplication *application,
                  GtkWindow      *window,
                  gpointer        data)
{
  g_signal_connect (window, "map", G_CALLBACK (wait_for_first_frame_cb), application);
}

static int
run_to_first_frame (GApplication *application,
                    const char   *begun)
{
  char *words[] = { (char *) "standpoint", NULL };

  first_frame_begun = g_ascii_strtoll (begun, NULL, 10);
  g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (follow_window_cb), NULL);
  return g_application_run (application, 1, words);
}
