/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-window-private.h"

/*
 * When the inspector is on the screen. With nothing in it, it only takes room from the pictures: it comes when something is
 * to be seen or edited in it, and goes when nothing is selected any more. Who opens it keeps it open, and who closes it is
 * asked no more by what is only selected.
 */

static gboolean
is_overlay (SpWindow *self)
{
  return adw_overlay_split_view_get_collapsed (self->view->inspector_split);
}

static void
hide_empty_cb (SpWindow *self)
{
  if (self->inspector_came && sp_selection_is_empty (self->selection))
    adw_overlay_split_view_set_show_sidebar (self->view->inspector_split, FALSE);
}

/* In a window that is too narrow for it nothing is decided: a wider one has it again as it was. */
static void
shown_cb (SpWindow *self)
{
  gboolean shown = adw_overlay_split_view_get_show_sidebar (self->view->inspector_split);

  if (is_overlay (self))
    return;
  self->inspector_declined = !shown && !sp_selection_is_empty (self->selection);
  if (shown)
    hide_empty_cb (self);
  else
    self->inspector_came = FALSE;
}

/**
 * sp_window_connect_inspector:
 * @self: a window with a view
 *
 * Lets the inspector come and go.
 */
void
sp_window_connect_inspector (SpWindow *self)
{
  g_settings_bind (self->settings, "show-inspector", self->view->inspector_split, "show-sidebar", G_SETTINGS_BIND_GET);
  g_signal_connect_object (self->view->inspector_split, "notify::show-sidebar", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (hide_empty_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sp_window_show_inspector:
 * @self: a window with a view
 *
 * Makes sure that the inspector is on the screen.
 */
void
sp_window_show_inspector (SpWindow *self)
{
  if (adw_overlay_split_view_get_show_sidebar (self->view->inspector_split))
    return;
  adw_overlay_split_view_set_show_sidebar (self->view->inspector_split, TRUE);
  self->inspector_came = !is_overlay (self);
}

/**
 * sp_window_offer_inspector:
 * @self: a window with a view
 *
 * Shows the inspector for what was selected in a list or in a text, unless the user wants it closed, it would cover the
 * page, or the page is a picture, which has the evidence for one thing.
 */
void
sp_window_offer_inspector (SpWindow *self)
{
  gboolean is_told = SP_IS_PICTURE_PAGE (sp_window_get_shown_page (self)) && !sp_selection_is_several (self->selection);

  if (!self->inspector_declined && !is_overlay (self) && !is_told)
    sp_window_show_inspector (self);
}
