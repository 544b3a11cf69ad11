/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "sp-row-sql.h"
#include "sp-schema.h"

G_BEGIN_DECLS

/* Rows as they stand in a file, column by column, before anything of them is believed. */

/* No table has more columns. */
#define SP_RAW_MAX_COLUMNS 20

typedef struct
{
  int type;                     /* SQLITE_NULL, SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT or SQLITE_BLOB */
  union
  {
    int token;                  /* what a text means, once it was checked */
    SpDate date;
    SpColour colour;
  };
  union
  {
    gint64 integer;
    double number;
    const char *text;           /* borrowed; need not end with a zero */
  };
  gsize length;                 /* of the text, in bytes */
} SpRawValue;

/* What a column may hold besides its type. */
typedef enum
{
  SP_TEXT_ANY,
  SP_TEXT_NAME,              /* not empty */
  SP_TEXT_TOKEN,
  SP_TEXT_DATE,
  SP_TEXT_COLOUR,
  SP_TEXT_UUID,
} SpTextForm;

typedef struct
{
  int type;
  gboolean optional;            /* may be NULL */
  double least;                 /* of a number */
  double most;
  SpTextForm form;
  GType (*get_type) (void);     /* of a token */
  const char *refers_to;        /* a table, or NULL */
} SpColumnRule;

/* The same rules as the constraints of the schema, in the order of its tables and columns. */
typedef struct
{
  const SpSchemaTable *table;
  const SpColumnRule *columns;
  guint n_columns;
} SpTableRules;

void     sp_table_rules_get         (const SpSchemaTable *table, SpTableRules *rules);
/* Finds the texts' meanings. What breaks a rule: the name of the column; NULL if nothing does. */
const char *sp_table_rules_find_broken (const SpTableRules *rules, guint version, SpRawValue *values);
gboolean sp_raw_value_is_well_formed (const SpColumnRule *rule, SpRawValue *value);

/* From the bytes of a record; FALSE if they are not those of a row of the table. */
gboolean sp_raw_row_read_record     (const SpTableRules *rules, const guint8 *record, gsize size, SpRawValue *values);
void     sp_raw_row_read_statement  (sqlite3_stmt *statement, guint n_columns, SpRawValue *values);
void     sp_raw_row_bind            (sqlite3_stmt *statement, guint n_columns, const SpRawValue *values);
/* Of values that break no rule; words are left empty. */
void     sp_raw_row_to_row          (const SpRowType *type, const SpRawValue *values, SpAnyRow *row, gsize *lengths);

G_END_DECLS
