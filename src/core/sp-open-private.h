/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-hostile.h"
#include "sp-open.h"

G_BEGIN_DECLS

/* SpIncoming: a file of the user on its way in. */
typedef struct
{
  GFile *file;
  SpOpenFlags flags;
  GCancellable *cancellable;
  SpProgressFunc progress;
  gpointer progress_data;
  char *name;
  SpWorkingCopy *scratch;       /* NULL as long as there is no need */
  GBytes *bytes;                /* of the file; NULL where they stand in the scratch folder alone */
  GThread *hashing;             /* of the bytes; NULL when it has ended */
  char *hash;
  SpHostile *hostile;
  SpSnapshot *rows;             /* of the file, all of them looked at; NULL when recovering */
} SpIncoming;

/* Where looking at the rows begins: reading the bytes is the first half. */
#define SP_OPEN_ROWS_START 0.5

gboolean    sp_incoming_read           (SpIncoming *self, double size, gboolean hash, GError **error);
const char *sp_incoming_get_hash       (SpIncoming *self);
gboolean    sp_incoming_ensure_scratch (SpIncoming *self, GError **error);
void        sp_incoming_set_progress   (SpIncoming *self, double start, double size);
void        sp_incoming_clear          (SpIncoming *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpIncoming, sp_incoming_clear)

G_END_DECLS
