/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sp-store.h"

G_BEGIN_DECLS

/* SpSourceReader: the text of a file, to become a source: plain text in any common encoding, HTML without its markup,
 * PDF with a form feed between pages. */

#define SP_SOURCE_READER_ERROR (sp_source_reader_error_quark ())
GQuark sp_source_reader_error_quark (void);

typedef enum
{
  SP_SOURCE_READER_ERROR_KIND,          /* no file of a kind that can be read, a folder, a word processor's file */
  SP_SOURCE_READER_ERROR_TOO_LARGE,
  SP_SOURCE_READER_ERROR_DAMAGED,
  SP_SOURCE_READER_ERROR_LOCKED,        /* a PDF with a password */
  SP_SOURCE_READER_ERROR_NO_TEXT,       /* nothing to read inside: scanned pages, an empty file */
} SpSourceReaderError;

/* What a file tells of a source. "" is "not told"; the text never is. */
typedef struct
{
  char *title;
  char *author;
  char *publisher;
  SpDate date;
  char *language;
  char *address;
  char *text;
} SpSourceDraft;

void  sp_source_draft_free (SpSourceDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSourceDraft, sp_source_draft_free)

/* Adds the source, within an edit. SP_ID_NONE with an error of the store. */
SpId  sp_source_draft_add  (const SpSourceDraft *self, SpStore *store, GError **error);

SpSourceDraft *sp_source_reader_read_bytes  (const char *name, GBytes *bytes, GCancellable *cancellable, GError **error);
void           sp_source_reader_read_async  (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                                             gpointer data);
SpSourceDraft *sp_source_reader_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
