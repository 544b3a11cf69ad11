/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-open.h"
#include "sp-project.h"
#include "sp-save.h"
#include "sp-working-copy.h"

G_BEGIN_DECLS

/* What the files of the project share. */

typedef struct _SpPendingSaving SpPendingSaving;

struct _SpProject
{
  GObject parent_instance;

  GFile *file;                  /* NULL if never saved */
  SpWorkingCopy *copy;          /* NULL when closed */
  SpStore *store;
  char *hash;                   /* SHA-256 of the file as last read or written, or NULL */
  gint64 saved_revision;        /* of the store; -1 if nothing of it stands in a file */
  gboolean private_copy;
  gboolean was_modified;        /* as last told */
  char *told_title;
  GStrv losses;
  SpPendingSaving *pending;     /* in another thread, or NULL */
};

/* Notifies what is different from what was told last. */
void     sp_project_tell_state           (SpProject *self);
void     sp_project_set_file             (SpProject *self, GFile *file);
SpProject *sp_project_take_opened        (SpOpened *opened, GFile *file);

/* A saving in three steps; the second, sp_saving_run(), is safe in any thread. */
SpSaving *sp_project_begin_saving    (SpProject *self, GFile *file, SpSaveFlags flags, GError **error);
SpSaving *sp_project_begin_copy      (SpProject *self, GFile *file, SpSaveFlags flags, gboolean *copy, GError **error);
void      sp_project_end_saving      (SpProject *self, SpSaving *saving, gboolean saved);

G_END_DECLS
