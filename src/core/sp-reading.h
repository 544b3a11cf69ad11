/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

#include "sp-page-file.h"
#include "sp-sha256.h"

G_BEGIN_DECLS

/*
 * SpReading: a file of the user that is read, and must not change meanwhile. The descriptor is ours where the file has a
 * path, so that neither a FIFO blocks nor the access time moves; elsewhere the stream is what GIO gives.
 */
typedef struct
{
  char *name;
  int descriptor;               /* -1 where the file has no path */
  struct stat before;
  GInputStream *stream;
  SpSha256 *checksum;           /* NULL if nobody asks for it */
  gint64 size;                  /* as announced; -1 if unknown */
  gint64 n_read;
} SpReading;

SpReading  *sp_reading_begin           (GFile *file, GCancellable *cancellable, GError **error);
void        sp_reading_free            (SpReading *self);
/* How many bytes were there, less than SIZE at the end alone; -1 with an error. */
gssize      sp_reading_read            (SpReading *self, guint8 *block, gsize size, GCancellable *cancellable, GError **error);
/* *PAGES are read one by one from where they are; NULL if the file cannot be read so. FALSE: it is no project. */
gboolean    sp_reading_open_pages      (SpReading *self, SpPageFile **pages, GError **error);
gboolean    sp_reading_check_unchanged (SpReading *self, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReading, sp_reading_free)

G_END_DECLS
