/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-page-private.h"

#include <glib/gi18n-lib.h>

#include "sp-late-popover.h"

/* How a page follows the project, and how choices become edits of it. */

static gboolean
touches_rows (SpChange *change)
{
  for (int table = 0; table < SP_N_TABLES; table++)
    if (table != SP_TABLE_VIEW && sp_change_touches (change, table))
      return TRUE;
  return FALSE;
}

static void
take_snapshot (SpPicturePage *self)
{
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  if (self->store != NULL)
    {
      self->snapshot = sp_snapshot_ref (sp_store_get_snapshot (self->store));
      if (self->choices != NULL)
        sp_picture_choices_follow (self->choices, self->snapshot);
      sp_picture_page_follow_charts (self);
    }
  sp_picture_page_follow_views (self);
}

static void
store_changed_cb (SpPicturePage *self,
                  SpChange      *change)
{
  gboolean chosen = sp_picture_page_read_settings (self);

  take_snapshot (self);
  if (!chosen && !touches_rows (change))
    return;
  sp_picture_page_update_actions (self);
  sp_picture_page_draw (self);
}

static void
settings_changed_cb (SpPicturePage *self)
{
  g_autoptr (GError) error = NULL;

  if (sp_picture_page_write_settings (self, _("Change Picture"), &error))
    return;
  sp_picture_page_tell (self, error);
  sp_picture_settings_read (self->settings, self->kept);
}

/* Another arrangement begins anew, but for what was pinned. */
static void
arrangement_changed_cb (SpPicturePage *self)
{
  g_autoptr (GHashTable) pinned = sp_picture_places_copy (sp_picture_settings_get_places (self->settings), TRUE);

  sp_picture_settings_set_places (self->settings, pinned);
}

/* Along an issue there is nothing to arrange. */
static void
position_changed_cb (SpPicturePage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->layout_drop_down), !sp_picture_page_is_along_issue (self));
  sp_picture_page_update_actions (self);
}

static void
choose_date_cb (SpPicturePage *self,
                const char    *iso)
{
  g_autoptr (GError) error = NULL;
  SpDate date;

  if (self->snapshot == NULL)
    return;
  if (!sp_date_parse (iso, &date))
    return;
  sp_picture_date_look_at (self->date, date);
  sp_picture_date_keep (self->date, &error);
  if (error != NULL)
    sp_picture_page_tell (self, error);
}

static GtkWidget *
create_choices (gpointer owner)
{
  SpPicturePage *self = owner;

  self->choices = SP_PICTURE_CHOICES (sp_picture_choices_new (self->settings));
  g_object_bind_property (self, "kind", self->choices, "kind", G_BINDING_SYNC_CREATE);
  if (self->snapshot != NULL)
    sp_picture_choices_follow (self->choices, self->snapshot);
  g_signal_connect_object (self->choices, "date-chosen", G_CALLBACK (choose_date_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->choices);
}

/**
 * sp_picture_page_follow_choices:
 * @self: the page, with its template
 *
 * Lets what is chosen in the page go into the project.
 */
void
sp_picture_page_follow_choices (SpPicturePage *self)
{
  sp_late_popover_attach (self->choices_button, create_choices, self);
  g_object_bind_property (self->settings, "actor-order", self->order_drop_down, "selected",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->settings, "layout", self->layout_drop_down, "selected",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::layout", G_CALLBACK (arrangement_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::seed", G_CALLBACK (arrangement_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::position-issue", G_CALLBACK (position_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sp_picture_page_get_store:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the store of its project
 */
SpStore *
sp_picture_page_get_store (SpPicturePage *self)
{
  g_return_val_if_fail (SP_IS_PICTURE_PAGE (self), NULL);
  return self->store;
}

/**
 * sp_picture_page_set_store:
 * @self: the page
 * @store: (nullable): the store of a project
 *
 * Shows another project, and follows it from now on.
 */
void
sp_picture_page_set_store (SpPicturePage *self,
                           SpStore       *store)
{
  g_return_if_fail (SP_IS_PICTURE_PAGE (self));

  if (self->store == store)
    return;
  sp_picture_page_cancel (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, store_changed_cb, self);
  g_set_object (&self->store, store);
  sp_picture_view_set_scene (self->view, NULL);
  g_clear_pointer (&self->evidence_rows, sp_snapshot_unref);
  g_clear_pointer (&self->kept, g_free);
  sp_picture_date_set_store (self->date, store);
  sp_picture_page_read_settings (self);
  take_snapshot (self);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  sp_picture_page_update_actions (self);
  sp_picture_page_draw (self);
  g_object_notify (G_OBJECT (self), "store");
}
