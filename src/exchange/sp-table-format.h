/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-rows.h"

G_BEGIN_DECLS

/* What a column holds, and so how its cells are read and written. */
typedef enum
{
  SP_CELL_ID,
  SP_CELL_NAME,                 /* text that may not be empty */
  SP_CELL_TEXT,
  SP_CELL_TEXT_FILE,            /* text that stands in a file of its own, named by a path in the package */
  SP_CELL_LIST,                 /* texts with "; " between them */
  SP_CELL_ENUM,
  SP_CELL_NUMBER,               /* or unknown */
  SP_CELL_ORDINAL,
  SP_CELL_COUNT,                /* a whole number from minimum to maximum */
  SP_CELL_BOOLEAN,
  SP_CELL_SIGN,
  SP_CELL_DATE,
  SP_CELL_COLOUR,
  SP_CELL_STEP,                 /* a stance in steps */
  SP_CELL_POINT,                /* a stance as a point */
  SP_CELL_PLACE,                /* where a passage begins or ends */
  SP_CELL_ACTOR,                /* a row of another table, by name or id */
  SP_CELL_ISSUE,
  SP_CELL_SOURCE,
  SP_CELL_CONDITION_OR_NOTE,    /* read only: the condition of a conditional statement, else its note */
} SpCellKind;

typedef struct
{
  const char *name;             /* the heading; the last field of a table has none */
  SpCellKind kind;
  gsize offset;                 /* of the member of the row's struct */
  GType (*get_type) (void);     /* of the enumeration */
  gboolean required;            /* no cell of it may be empty in a data package */
  gboolean unique;              /* no two rows have the same */
  double minimum;
  double maximum;
  const char *synonyms;         /* other headings, in normal form, with a blank between them; NULL if none */
  const char *title;
  const char *description;
} SpFieldFormat;

typedef struct
{
  SpTable table;
  const char *name;             /* of the resource; the file is NAME.csv */
  const char *title;
  const char *description;
  gsize row_size;
  gconstpointer defaults;       /* a row with every field at its default */
  const SpFieldFormat *fields;
  guint n_fields;
  const char * const *needed;   /* the table is recognised by these fields; "a|b" is one of both */
} SpTableFormat;

const SpTableFormat *sp_table_format_get         (SpTable table);
const SpTableFormat *sp_table_format_find        (const char *name);
int                  sp_table_format_find_field  (const SpTableFormat *format, const char *name);
gboolean             sp_field_format_is_exported (const SpFieldFormat *field);
gboolean             sp_field_format_is_text     (const SpFieldFormat *field);
gboolean             sp_table_format_equal_rows  (const SpTableFormat *format, gconstpointer a, gconstpointer b);

G_END_DECLS
