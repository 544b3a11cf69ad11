/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sp-store.h"

G_BEGIN_DECLS

/*
 * SpProject: a project file and its working copy. Opening never changes the user's file; saving makes a whole
 * new one. Properties (read-only, notified): file, title, modified (ahead of the file).
 */
#define SP_TYPE_PROJECT (sp_project_get_type ())
G_DECLARE_FINAL_TYPE (SpProject, sp_project, SP, PROJECT, GObject)

#define SP_PROJECT_ERROR (sp_project_error_quark ())
GQuark sp_project_error_quark (void);

typedef enum
{
  SP_PROJECT_ERROR_FAILED,
  SP_PROJECT_ERROR_NOT_PROJECT,      /* another kind of file, or an empty one, or a folder */
  SP_PROJECT_ERROR_NEWER,            /* made by a newer version */
  SP_PROJECT_ERROR_DAMAGED,          /* a project whose content does not pass the checks: try recover */
  SP_PROJECT_ERROR_UNREADABLE,       /* missing, or without permission */
  SP_PROJECT_ERROR_IN_USE,           /* its working copy is open in another process */
  SP_PROJECT_ERROR_CHANGED_OUTSIDE,  /* the file is not the one last read or written */
  SP_PROJECT_ERROR_NOT_WRITABLE,     /* read-only, no space, vanished drive */
} SpProjectError;

typedef enum
{
  SP_OPEN_DEFAULT = 0,
  SP_OPEN_RECOVER = 1 << 0,          /* after DAMAGED: the working copy if there is one, else every readable row */
  SP_OPEN_PRIVATE = 1 << 1,          /* a throw-away working copy that is deleted on closing */
} SpOpenFlags;

typedef enum
{
  SP_SAVE_DEFAULT = 0,
  SP_SAVE_REPLACE = 1 << 0,          /* also over a file that was changed outside */
  SP_SAVE_WITHOUT_LOG = 1 << 1,
  SP_SAVE_NEW_DOCUMENT = 1 << 2,     /* save_copy only: a document of its own, with a UUID of its own */
} SpSaveFlags;

/* Called now and then from the working thread with 0 .. 1; NULL is allowed. */
typedef void (*SpProgressFunc) (double fraction, gpointer data);

/* A new project that has no file yet. */
SpProject  *sp_project_new  (const char *title, GError **error);
/* The same with the rows of FILE, which is left alone: a document of its own. LABEL stands in its history. */
SpProject  *sp_project_open_copy (GFile *file, const char *label, GError **error);
SpProject  *sp_project_open (GFile *file, SpOpenFlags flags, GCancellable *cancellable,
                             SpProgressFunc progress, gpointer progress_data, GError **error);
/* Only its rows, looked at in the same way: for reading alone. Nothing is left behind. */
SpSnapshot *sp_project_read (GFile *file, GCancellable *cancellable,
                             SpProgressFunc progress, gpointer progress_data, GError **error);

/* Saves to the file it has; save_as makes FILE the project's file; save_copy leaves it as it is. */
gboolean sp_project_save      (SpProject *self, SpSaveFlags flags, GCancellable *cancellable, GError **error);
gboolean sp_project_save_as   (SpProject *self, GFile *file, SpSaveFlags flags,
                               GCancellable *cancellable, GError **error);
gboolean sp_project_save_copy (SpProject *self, GFile *file, SpSaveFlags flags,
                               GCancellable *cancellable, GError **error);

/* Saves to FILE, which becomes the project's (NULL: the one it has), while editing goes on. */
void     sp_project_save_async  (SpProject *self, GFile *file, SpSaveFlags flags, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data);
/* The same for a copy, as sp_project_save_copy() makes one. */
void     sp_project_save_copy_async (SpProject *self, GFile *file, SpSaveFlags flags, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer data);
gboolean sp_project_save_finish (SpProject *self, GAsyncResult *result, GError **error);
/* Lets a saving in another thread come to its end, and notes it. */
void     sp_project_wait_for_saving (SpProject *self);

/* Closes the working copy (keeping it and its history on disk); the object is of no use after it. */
void     sp_project_close     (SpProject *self);
/* Closes it without what was not saved ("Don't save"); where the history reaches, it can be redone. */
void     sp_project_discard   (SpProject *self);

SpStore    *sp_project_get_store    (SpProject *self);
GFile      *sp_project_get_file     (SpProject *self);        /* NULL if never saved */
/* The project's title, else the file's name, else "Untitled". */
char       *sp_project_dup_title    (SpProject *self);
char       *sp_project_make_title   (SpSnapshot *snapshot, GFile *file);
gboolean    sp_project_is_modified  (SpProject *self);

#define SP_PROJECT_MAX_GENERATIONS 5
/* What was saved before and is still kept: whole project files (GFile), oldest first. */
GPtrArray  *sp_project_list_generations (SpProject *self);

/* Removes the history and what was saved before from this computer; what the project holds stays. */
gboolean    sp_project_forget_history   (SpProject *self, GError **error);

/* Is there a working copy, and with it perhaps a history, for the file with these rows? */
gboolean    sp_project_has_working_copy (SpSnapshot *rows, GFile *file);

/* What was lost in SP_OPEN_RECOVER: sentences, each naming table and row; empty if nothing. */
const char * const *sp_project_get_losses (SpProject *self);

G_END_DECLS
