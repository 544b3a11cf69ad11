/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-still-scrolling.h"

#include <adwaita.h>

/*
 * GTK lets what a touchpad or a finger has scrolled go on by itself also where animations are switched off. Without its
 * kinetic scrolling a finger would not scroll at all, so only what makes the rest of the way is left out.
 */

static void
set_kinetic (GtkEventControllerScroll *controller,
             gboolean                  moving)
{
  GtkEventControllerScrollFlags flags = gtk_event_controller_scroll_get_flags (controller);

  flags = moving ? flags | GTK_EVENT_CONTROLLER_SCROLL_KINETIC : flags & ~(guint) GTK_EVENT_CONTROLLER_SCROLL_KINETIC;
  gtk_event_controller_scroll_set_flags (controller, flags);
}

static void
follow_setting_cb (GtkScrolledWindow *scrolled)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (scrolled));
  gboolean moving = adw_get_enable_animations (GTK_WIDGET (scrolled));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        set_kinetic (GTK_EVENT_CONTROLLER_SCROLL (controller), moving);
      else if (GTK_IS_GESTURE_SWIPE (controller))
        gtk_event_controller_set_propagation_phase (controller, moving ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
    }
}

/**
 * sp_still_scrolling_follow:
 * @scrolled: what is scrolled
 *
 * Has it rest at once when it is let go, as long as the user wants no motion.
 */
void
sp_still_scrolling_follow (GtkScrolledWindow *scrolled)
{
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (scrolled)), "notify::gtk-enable-animations",
                           G_CALLBACK (follow_setting_cb), scrolled, G_CONNECT_SWAPPED);
  follow_setting_cb (scrolled);
}
