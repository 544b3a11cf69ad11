/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "sp-hostile.h"
#include "sp-page-file.h"
#include "sp-raw-row.h"

G_BEGIN_DECLS

/* The rows of a file of unknown origin, table by table: how they are read and looked at. */

typedef enum
{
  SP_VERDICT_KEEP,
  SP_VERDICT_LEAVE_OUT,
  SP_VERDICT_FAIL,              /* the error is set */
} SpVerdict;

SpVerdict sp_hostile_check_row   (SpHostile *self, const SpTableRules *rules, gint64 id, SpRawValue *values,
                                  GError **error);

/* How often to look whether the user gave up. */
#define SP_ROWS_BETWEEN_LOOKS 256
double    sp_hostile_get_fraction (SpHostile *self);
gboolean  sp_hostile_look_around (SpHostile *self, double fraction, GError **error);

/* SpHostileTable: the rows of one table in order of id, from pages or through SQLite. */
typedef struct
{
  SpHostile *hostile;
  SpTableRules rules;
  SpPageCursor cursor;
  sqlite3_stmt *statement;      /* NULL where the pages are read */
  gint64 id;
  SpRawValue values[SP_RAW_MAX_COLUMNS];
} SpHostileTable;

void   sp_hostile_table_begin (SpHostileTable *self, SpHostile *hostile, const SpSchemaTable *table, gboolean again);
SpStep sp_hostile_table_next  (SpHostileTable *self);
/* Divides a reading that was not begun, for two threads, as sp_page_cursor_split() does. */
gboolean sp_hostile_table_split (SpHostileTable *self, SpHostileTable *second, SpPageFile *part, gint64 *middle);
void   sp_hostile_table_clear (SpHostileTable *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpHostileTable, sp_hostile_table_clear)

/* SELECT of the known columns between two ids; ORDER is "ASC" or "DESC". */
sqlite3_stmt *sp_hostile_prepare_rows (sqlite3 *database, const SpSchemaTable *table, const char *order);

G_END_DECLS
