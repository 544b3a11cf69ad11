/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A CSV file as rows of UTF-8 fields, whatever its encoding (UTF-8, UTF-16 of both orders, Latin-1), line ends (LF,
 * CRLF, CR) and separator (comma, semicolon, tab); with and without byte order mark; quoted line breaks. */
typedef struct _SpCsv SpCsv;

#define SP_CSV_ERROR (sp_csv_error_quark ())
GQuark sp_csv_error_quark (void);

typedef enum
{
  SP_CSV_ERROR_ENCODING,
  SP_CSV_ERROR_QUOTE,
  SP_CSV_ERROR_EMPTY,
  SP_CSV_ERROR_TOO_LARGE,       /* more bytes, columns or rows than a table can sensibly have */
} SpCsvError;

SpCsv      *sp_csv_read        (const char *name, GBytes *bytes, GError **error);   /* NAME is for messages */
void        sp_csv_free        (SpCsv *self);
guint       sp_csv_get_n_rows  (SpCsv *self);                     /* without the heading */
guint       sp_csv_get_n_columns (SpCsv *self);                  /* of the widest row, headings included */
guint       sp_csv_get_n_headings (SpCsv *self);                 /* empty ones behind the last are left out */
guint       sp_csv_get_n_fields (SpCsv *self, guint row);         /* that the row itself has */
const char *sp_csv_get_heading (SpCsv *self, guint column);
const char *sp_csv_get_field   (SpCsv *self, guint row, guint column);   /* "" where the row is shorter */
guint       sp_csv_get_line    (SpCsv *self, guint row);          /* from 1, where the row begins */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCsv, sp_csv_free)

/* Appends one field, quoted where it has to be. */
void        sp_csv_append_field (GString *out, const char *text, gboolean last);

G_END_DECLS
