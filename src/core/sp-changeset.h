/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "sp-values.h"

G_BEGIN_DECLS

/* Goes through a changeset of our own making, row by row, without the values that nobody asks for. */
typedef struct
{
  const guchar *at;
  const guchar *end;
  guint64 n_columns;
  const char *table;          /* in the changeset */
  int operation;              /* SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE */
  SpId first;                 /* the first column: the id */
  SpId second;                /* the second column if it is a number, else SP_ID_NONE; in a table of words, whose it is */
  gboolean damaged;
} SpChangesetReader;

void     sp_changeset_reader_begin (SpChangesetReader *self, gconstpointer changeset, gsize size);
gboolean sp_changeset_reader_next  (SpChangesetReader *self);

G_END_DECLS
