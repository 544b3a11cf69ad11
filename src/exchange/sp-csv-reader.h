/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-csv.h"

G_BEGIN_DECLS

/* Reads the rows of a text one after the other, cutting the text up in place: every field ends in a zero byte, and what
 * is read stands in front of what is still to be read. */
typedef struct
{
  const char *name;
  char *in;
  char *out;
  char *end;
  char separator;
  guint line;
  guint n_fields;         /* of the row that is being read */
  gboolean quoted;        /* the row has a quoted field, so it counts even if that is empty */
} SpCsvReader;

void     sp_csv_reader_begin           (SpCsvReader *self, const char *name, char *text, gsize length, char separator);
gboolean sp_csv_reader_read_row        (SpCsvReader *self, const char *text, GArray *fields, GError **error);
gboolean sp_csv_reader_is_blank        (const SpCsvReader *self, const char *row_text);

/* The separator of a text: named by its first line, whose length is returned, or guessed. */
gsize    sp_csv_read_separator_line    (const char *text, char *separator);
char     sp_csv_guess_separator        (const char *text, gsize length);

G_END_DECLS
