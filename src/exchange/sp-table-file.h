/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-csv.h"
#include "sp-data-package.h"
#include "sp-table-format.h"

G_BEGIN_DECLS

/* A CSV file of which is known what table it is and which column holds which field. */
typedef struct
{
  char *name;                       /* for messages */
  SpCsv *csv;
  const SpTableFormat *format;      /* of statements for a vote matrix */
  int *columns;                     /* for every field of the format, or -1 */
  guint n_headings;
  int id_field;                     /* fields of the format that every row is asked for, or -1 */
  int step_field;
  int point_field;
  int condition_field;
  gboolean votes;                   /* first column: who voted; every other: an issue */
  SpDataPackage *package;           /* borrowed; NULL for a single file */
  GPtrArray *ignored;               /* headings that mean nothing here */
} SpTableFile;

SpTableFile *sp_table_file_new  (const char *name, GBytes *bytes, SpDataPackage *package, const char *resource,
                                 GError **error);
void         sp_table_file_free (SpTableFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTableFile, sp_table_file_free)

/* Column FIELD of the row, "" when the file has no such column. */
const char  *sp_table_file_get_cell (SpTableFile *self, guint row, guint field);

/* The word of a vote: 2, 0 or -2, or none for who did not vote; FALSE for any other word. */
gboolean     sp_vote_parse (const char *text, SpStance *stance);

G_END_DECLS
