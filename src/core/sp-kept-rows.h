/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Rows of tables as bytes, table after table, to be put back exactly as they stood there. */

#define SP_KEPT_COLUMNS 32

typedef struct
{
  guint8 *bytes;
  gsize size;
  gsize room;
  gsize first;                        /* where the rows begin */
  gsize starts[SP_KEPT_COLUMNS];      /* of the values of the row before, as far as they are written out */
  gsize sizes[SP_KEPT_COLUMNS];       /* 0 is none */
} SpKeptRowsWriter;

void     sp_kept_rows_writer_begin (SpKeptRowsWriter *self, const GByteArray *head);
void     sp_kept_rows_add          (SpKeptRowsWriter *self, sqlite3_stmt *select);
void     sp_kept_rows_end_table    (SpKeptRowsWriter *self);
/* The head with all that was added; the writer is empty then. */
GByteArray *sp_kept_rows_finish    (SpKeptRowsWriter *self);

typedef struct
{
  const guchar *at;
  const guchar *end;
  gboolean damaged;
} SpKeptRowsReader;

void     sp_kept_rows_reader_begin (SpKeptRowsReader *self, gconstpointer bytes, gsize size);
gboolean sp_kept_rows_next         (SpKeptRowsReader *self, sqlite3_stmt *insert);
gboolean sp_kept_rows_is_at_end    (SpKeptRowsReader *self);

G_END_DECLS
