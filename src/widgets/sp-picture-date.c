/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-date.h"

#include <glib/gi18n-lib.h>

struct _SpPictureDate
{
  GObject parent_instance;

  SpStore *store;
  gboolean is_looking;      /* at another day than the project's */
  SpDate date;              /* that day */
  SpDate told;              /* what listeners know */
};

G_DEFINE_FINAL_TYPE (SpPictureDate, sp_picture_date, G_TYPE_OBJECT)

static guint changed_signal;

static void
tell (SpPictureDate *self)
{
  SpDate date = sp_picture_date_get (self);

  if (memcmp (&date, &self->told, sizeof date) == 0)
    return;
  self->told = date;
  g_signal_emit (self, changed_signal, 0);
}

/* An undo, or a date that was set elsewhere, is what is meant now. */
static void
store_changed_cb (SpPictureDate *self,
                  SpChange      *change)
{
  if (!sp_change_touches (change, SP_TABLE_PROJECT))
    return;
  self->is_looking = FALSE;
  tell (self);
}

static void
sp_picture_date_dispose (GObject *object)
{
  SpPictureDate *self = SP_PICTURE_DATE (object);

  if (self->store)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sp_picture_date_parent_class)->dispose (object);
}

static void
sp_picture_date_class_init (SpPictureDateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_picture_date_dispose;
  changed_signal = g_signal_new ("changed", SP_TYPE_PICTURE_DATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_picture_date_init (SpPictureDate *self)
{
}

/**
 * sp_picture_date_new:
 *
 * Returns: (transfer full): a date without a project
 */
SpPictureDate *
sp_picture_date_new (void)
{
  return g_object_new (SP_TYPE_PICTURE_DATE, NULL);
}

/**
 * sp_picture_date_set_store:
 * @self: a date
 * @store: (nullable): a project's store
 *
 * Follows the date of a project.
 */
void
sp_picture_date_set_store (SpPictureDate *self,
                           SpStore       *store)
{
  g_return_if_fail (SP_IS_PICTURE_DATE (self));

  if (self->store == store)
    return;
  if (self->store)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  if (store)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  self->is_looking = FALSE;
  tell (self);
}

/**
 * sp_picture_date_get:
 * @self: a date
 *
 * Returns: the day that the pictures show; none for all dates
 */
SpDate
sp_picture_date_get (SpPictureDate *self)
{
  g_return_val_if_fail (SP_IS_PICTURE_DATE (self), SP_DATE_NONE);

  if (self->is_looking)
    return self->date;
  return self->store ? sp_snapshot_get_project (sp_store_get_snapshot (self->store))->as_of : SP_DATE_NONE;
}

/**
 * sp_picture_date_look_at:
 * @self: a date
 * @date: a day, or none for all dates
 *
 * Lets the pictures show a day, without writing it into the project.
 */
void
sp_picture_date_look_at (SpPictureDate *self,
                         SpDate         date)
{
  g_return_if_fail (SP_IS_PICTURE_DATE (self));

  self->is_looking = TRUE;
  self->date = date;
  tell (self);
}

static gboolean
write_date (SpPictureDate  *self,
            GError        **error)
{
  SpProjectRow row = *sp_snapshot_get_project (sp_store_get_snapshot (self->store));

  row.as_of = self->date;
  if (!sp_store_begin (self->store, _("Change Date"), error))
    return FALSE;
  if (sp_store_update_project (self->store, &row, error))
    return sp_store_commit (self->store, error);
  sp_store_rollback (self->store);
  return FALSE;
}

/**
 * sp_picture_date_keep:
 * @self: a date
 * @error: return location for an error of the store
 *
 * Writes the day that is looked at into the project, as one edit; if it is the project's already, writes nothing.
 *
 * Returns: whether it is the project's now; if not, the pictures go back to the project's
 */
gboolean
sp_picture_date_keep (SpPictureDate  *self,
                      GError        **error)
{
  const SpProjectRow *project;
  gboolean kept = TRUE;

  g_return_val_if_fail (SP_IS_PICTURE_DATE (self), FALSE);

  if (!self->is_looking || !self->store)
    return TRUE;
  project = sp_snapshot_get_project (sp_store_get_snapshot (self->store));
  if (memcmp (&project->as_of, &self->date, sizeof self->date) != 0)
    kept = write_date (self, error);
  self->is_looking = FALSE;
  tell (self);
  return kept;
}
