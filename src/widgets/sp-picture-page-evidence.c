/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-page-private.h"

/*
 * The words behind what is selected stand below the picture, as high as they were drawn last. The height is that of the
 * panel with the handle above it; a window that is too low for it does not change what is remembered.
 */

/* Where the handle stands for the height that is wanted, as near as both parts allow. */
static int
find_position (SpPicturePage *self,
               int            height)
{
  int least, largest;

  g_object_get (self->paned, "min-position", &least, "max-position", &largest, NULL);
  return CLAMP (height - self->evidence_height, least, MAX (least, largest));
}

/* As high as it was, where there is as much room. */
static void
restore_height (SpPicturePage *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->paned));

  self->paned_height = height;
  if (height > 0)
    gtk_paned_set_position (self->paned, MAX (height - self->evidence_height, 0));
}

static gboolean
restore_height_cb (GtkWidget     *widget,
                   GdkFrameClock *clock,
                   gpointer       data)
{
  restore_height (data);
  return G_SOURCE_REMOVE;
}

/* Also when the window has another height: then both parts are measured anew after this frame. */
static void
position_changed_cb (SpPicturePage *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->paned));

  if (!gtk_widget_get_visible (GTK_WIDGET (self->evidence)) || height == 0)
    return;
  if (height != self->paned_height)
    {
      self->paned_height = height;
      gtk_widget_add_tick_callback (GTK_WIDGET (self->paned), restore_height_cb, self, NULL);
      return;
    }
  if (gtk_paned_get_position (self->paned) != find_position (self, height))
    sp_picture_page_set_evidence_height (self, height - gtk_paned_get_position (self->paned));
}

static void
evidence_shown_cb (SpPicturePage *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->evidence)))
    restore_height (self);
}

/**
 * sp_picture_page_size_evidence:
 * @widget: the page
 * @action: the name of the action
 * @parameter: unused
 *
 * Moves the focus to the handle above the evidence, or from there back to the picture: the arrow keys move it, Enter leaves it.
 */
void
sp_picture_page_size_evidence (GtkWidget  *widget,
                               const char *action,
                               GVariant   *parameter)
{
  SpPicturePage *self = SP_PICTURE_PAGE (widget);
  gboolean handled;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->evidence)))
    return;
  if (gtk_widget_is_focus (GTK_WIDGET (self->paned)))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return;
    }
  if (!gtk_widget_get_focus_child (GTK_WIDGET (self->paned)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_signal_emit_by_name (self->paned, "cycle-handle-focus", FALSE, &handled);
}

/**
 * sp_picture_page_set_evidence_height:
 * @self: the page
 * @height: in pixels
 *
 * Makes the panel with the evidence so high, as far as there is room.
 */
void
sp_picture_page_set_evidence_height (SpPicturePage *self,
                                     int            height)
{
  if (height == self->evidence_height)
    return;
  self->evidence_height = height;
  if (gtk_widget_get_visible (GTK_WIDGET (self->evidence)))
    restore_height (self);
  g_object_notify (G_OBJECT (self), "evidence-height");
}

/**
 * sp_picture_page_show_evidence:
 * @self: the page
 *
 * Shows the words behind what is selected.
 */
void
sp_picture_page_show_evidence (SpPicturePage *self)
{
  const SpPictureKey *key = sp_picture_view_get_selected (self->view);
  SpPictureOptions options;

  if (key == NULL || self->evidence_rows == NULL)
    return;
  sp_picture_page_fill_options (self, &options);
  sp_evidence_panel_set_subject (self->evidence, self->evidence_rows, &options.positions, key);
}

/**
 * sp_picture_page_connect_evidence:
 * @self: the page, with its children
 */
void
sp_picture_page_connect_evidence (SpPicturePage *self)
{
  g_signal_connect_object (self->paned, "notify::position", G_CALLBACK (position_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->evidence, "notify::visible", G_CALLBACK (evidence_shown_cb), self, G_CONNECT_SWAPPED);
}
