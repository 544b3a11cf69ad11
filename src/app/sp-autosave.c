/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-autosave.h"

/* How long after the last edit, in seconds. */
#define DELAY 5

/**
 * SpAutosave:
 *
 * Watches a project and saves it when it has been left alone for some seconds. A saving that fails is
 * told once and not tried again before the next edit.
 */
struct _SpAutosave
{
  GObject parent_instance;

  SpProject *project;
  GCancellable *cancellable;
  gboolean enabled;
  gboolean saving;
  guint delay;
};

G_DEFINE_FINAL_TYPE (SpAutosave, sp_autosave, G_TYPE_OBJECT)

enum
{
  SAVED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void wait_and_save (SpAutosave *self);

static void
saved_cb (GObject      *project,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (SpAutosave) self = data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (sp_project_save_finish (SP_PROJECT (project), result, &error))
    g_signal_emit (self, signals[SAVED], 0);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
  else
    return;

  /* Edits that were made while it was saved. */
  if (!error && sp_project_is_modified (self->project))
    wait_and_save (self);
}

static void
delay_cb (gpointer data)
{
  SpAutosave *self = data;

  self->delay = 0;
  if (self->saving || !sp_project_get_file (self->project) || !sp_project_is_modified (self->project))
    return;

  /* An import is under way, or is being tried. */
  if (sp_store_is_lent (sp_project_get_store (self->project)))
    {
      wait_and_save (self);
      return;
    }
  self->saving = TRUE;
  sp_project_save_async (self->project, NULL, SP_SAVE_DEFAULT, self->cancellable, saved_cb, g_object_ref (self));
}

static void
wait_and_save (SpAutosave *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  if (self->enabled && self->project && sp_project_get_file (self->project))
    self->delay = g_timeout_add_seconds_once (DELAY, delay_cb, self);
}

static void
sp_autosave_dispose (GObject *object)
{
  SpAutosave *self = SP_AUTOSAVE (object);

  sp_autosave_stop (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (sp_autosave_parent_class)->dispose (object);
}

static void
sp_autosave_class_init (SpAutosaveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_autosave_dispose;

  /**
   * SpAutosave::saved:
   *
   * The project's file is up to date.
   */
  signals[SAVED] = g_signal_new ("saved", SP_TYPE_AUTOSAVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SpAutosave::failed:
   * @self: the autosave
   * @error: why the project's file is as it was before
   *
   * Saving failed. The work is safe in the working copy.
   */
  signals[FAILED] = g_signal_new ("failed", SP_TYPE_AUTOSAVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
sp_autosave_init (SpAutosave *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * sp_autosave_new:
 * @project: a project
 *
 * Returns: (transfer full): an autosave that is not enabled yet
 */
SpAutosave *
sp_autosave_new (SpProject *project)
{
  SpAutosave *self = g_object_new (SP_TYPE_AUTOSAVE, NULL);

  self->project = g_object_ref (project);
  g_signal_connect_object (sp_project_get_store (project), "history-changed", G_CALLBACK (wait_and_save), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * sp_autosave_set_enabled:
 * @self: an autosave
 * @enabled: whether to save
 *
 * Switches it on or off.
 */
void
sp_autosave_set_enabled (SpAutosave *self,
                         gboolean    enabled)
{
  g_return_if_fail (SP_IS_AUTOSAVE (self));

  self->enabled = enabled;
  wait_and_save (self);
}

/**
 * sp_autosave_stop:
 * @self: an autosave
 *
 * Ends it for good, before the project is closed. A saving under way is stopped as long as the old file stands.
 */
void
sp_autosave_stop (SpAutosave *self)
{
  g_return_if_fail (SP_IS_AUTOSAVE (self));

  self->enabled = FALSE;
  g_clear_handle_id (&self->delay, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}
