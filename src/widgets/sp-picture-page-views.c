/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-page-private.h"

#include <glib/gi18n-lib.h>

#include "sp-late-popover.h"
#include "sp-row-words.h"
#include "sp-saved-views.h"

/* What of a project the page shows: filters, saved views, and the day. */

static void
tell_undo (SpPicturePage *self,
           const char    *words)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, words);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What is shown now, with every node where it stands. */
static char *
dup_settings (SpPicturePage *self)
{
  g_autoptr (GHashTable) former = g_hash_table_ref (sp_picture_settings_get_places (self->settings));
  g_autoptr (GHashTable) places = sp_picture_page_list_places (self);
  char *settings;

  sp_picture_settings_set_places (self->settings, places);
  settings = sp_picture_settings_write (self->settings, self->kept);
  sp_picture_settings_set_places (self->settings, former);
  return settings;
}

static void
finish (SpPicturePage *self,
        gboolean       done,
        const char    *words,
        const GError  *error)
{
  if (done && words)
    tell_undo (self, words);
  else if (!done)
    sp_picture_page_tell (self, error);
}

static void
save_view_cb (SpPicturePage *self,
              const char    *name)
{
  g_autofree char *settings = dup_settings (self);
  g_autoptr (GError) error = NULL;
  SpId id = sp_saved_views_save (self->store, self->kind, name, settings, sp_picture_date_get (self->date), &error);

  finish (self, id != SP_ID_NONE, NULL, error);
}

static void
apply_view_cb (SpPicturePage *self,
               gint64         id)
{
  g_autoptr (GError) error = NULL;

  finish (self, sp_saved_views_apply (self->store, id, &error), NULL, error);
}

static void
update_view_cb (SpPicturePage *self,
                gint64         id)
{
  g_autofree char *settings = dup_settings (self);
  g_autofree char *name = sp_row_dup_name (self->snapshot, SP_TABLE_VIEW, id);
  g_autofree char *words = g_strdup_printf (_("“%s” is the present picture now"), name);
  g_autoptr (GError) error = NULL;

  finish (self, sp_saved_views_update (self->store, id, settings, sp_picture_date_get (self->date), &error), words, error);
}

static void
rename_view_cb (SpPicturePage *self,
                gint64         id,
                const char    *name)
{
  g_autoptr (GError) error = NULL;

  finish (self, sp_saved_views_rename (self->store, id, name, &error), NULL, error);
}

static void
delete_view_cb (SpPicturePage *self,
                gint64         id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  gboolean deleted = sp_row_delete (self->store, SP_TABLE_VIEW, id, &told, &error);

  finish (self, deleted, told, error);
}

static void
show_filter (SpPicturePage *self)
{
  SpFilter *filter = sp_picture_settings_get_filter (self->settings);

  if (self->filter_popover)
    sp_filter_popover_set_filter (self->filter_popover, filter);
  sp_filter_bar_set_filter (self->filter_bar, filter, self->snapshot);
}

static void
popover_changed_cb (SpPicturePage *self)
{
  sp_picture_settings_set_filter (self->settings, sp_filter_popover_get_filter (self->filter_popover));
}

static void
bar_changed_cb (SpPicturePage *self)
{
  sp_picture_settings_set_filter (self->settings, sp_filter_bar_get_filter (self->filter_bar));
}

static void
date_changed_cb (SpPicturePage *self)
{
  sp_picture_page_draw_soon (self);
}

static void
date_failed_cb (SpPicturePage *self,
                GError        *error)
{
  sp_picture_page_tell (self, error);
}

/**
 * sp_picture_page_follow_views:
 * @self: the page
 *
 * Shows what the project has now: its saved views, what can be filtered by, its statements over time.
 */
void
sp_picture_page_follow_views (SpPicturePage *self)
{
  if (self->views_popover)
    sp_views_popover_follow (self->views_popover, self->snapshot, self->kind);
  if (self->filter_popover)
    sp_filter_popover_follow (self->filter_popover, self->snapshot);
  sp_date_bar_follow (self->date_bar, self->snapshot);
  show_filter (self);
}

static GtkWidget *
create_views_popover (gpointer owner)
{
  SpPicturePage *self = owner;

  self->views_popover = g_object_new (SP_TYPE_VIEWS_POPOVER, NULL);
  sp_views_popover_follow (self->views_popover, self->snapshot, self->kind);
  g_signal_connect_object (self->views_popover, "save", G_CALLBACK (save_view_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views_popover, "apply", G_CALLBACK (apply_view_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views_popover, "update", G_CALLBACK (update_view_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views_popover, "rename", G_CALLBACK (rename_view_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views_popover, "delete", G_CALLBACK (delete_view_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->views_popover);
}

static GtkWidget *
create_filter_popover (gpointer owner)
{
  SpPicturePage *self = owner;

  self->filter_popover = g_object_new (SP_TYPE_FILTER_POPOVER, NULL);
  sp_filter_popover_follow (self->filter_popover, self->snapshot);
  sp_filter_popover_set_filter (self->filter_popover, sp_picture_settings_get_filter (self->settings));
  g_signal_connect_object (self->filter_popover, "changed", G_CALLBACK (popover_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->filter_popover);
}

/**
 * sp_picture_page_connect_views:
 * @self: the page, with its template
 *
 * Listens to filters and saved views.
 */
void
sp_picture_page_connect_views (SpPicturePage *self)
{
  g_autoptr (SpPictureDate) date = sp_picture_date_new ();

  sp_picture_page_set_date (self, date);
  sp_late_popover_attach (self->views_button, create_views_popover, self);
  sp_late_popover_attach (self->filter_button, create_filter_popover, self);
  g_signal_connect_object (self->filter_bar, "changed", G_CALLBACK (bar_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->date_bar, "failed", G_CALLBACK (date_failed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sp_picture_page_set_date:
 * @self: the page
 * @date: the day that all pictures of the window show
 *
 * Shows that day. A page that was given none has one of its own.
 */
void
sp_picture_page_set_date (SpPicturePage *self,
                          SpPictureDate *date)
{
  g_return_if_fail (SP_IS_PICTURE_PAGE (self));

  if (self->date)
    g_signal_handlers_disconnect_by_data (self->date, self);
  g_set_object (&self->date, date);
  sp_picture_date_set_store (date, self->store);
  sp_date_bar_set_date (self->date_bar, date);
  g_signal_connect_object (date, "changed", G_CALLBACK (date_changed_cb), self, G_CONNECT_SWAPPED);
}
