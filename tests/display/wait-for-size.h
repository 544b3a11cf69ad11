/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

static inline gboolean
time_out_cb (gpointer data)
{
  g_error ("The window did not come up");
  return G_SOURCE_REMOVE;
}

/* Until a widget stands in its window. */
static inline void
wait_for_size (GtkWidget *widget)
{
  guint guard = g_timeout_add_seconds (20, time_out_cb, NULL);

  while (gtk_widget_get_width (widget) == 0 || !gtk_widget_get_mapped (widget))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
}
