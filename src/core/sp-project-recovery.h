/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-project.h"

G_BEGIN_DECLS

/* Work that stands in a working copy and in no file: after a crash, or because it was never saved. */
typedef struct
{
  char *name;             /* of the working copy */
  GFile *file;            /* where it belongs, or NULL if it was never saved */
  char *title;
  gint64 time;            /* of the last edit, Unix seconds */
  char *label;            /* of the last edit */
} SpRecoverable;

void       sp_recoverable_free   (SpRecoverable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRecoverable, sp_recoverable_free)

GPtrArray *sp_recoverable_list   (void);      /* of SpRecoverable, the last edited first; none that is open */
SpProject *sp_recoverable_open   (SpRecoverable *self, GError **error);
/* Deletes the work and its history for good; the file stays as it is. */
gboolean   sp_recoverable_delete (SpRecoverable *self, GError **error);

G_END_DECLS
