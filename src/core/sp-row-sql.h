/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "sp-row-type.h"

G_BEGIN_DECLS

/* Between rows and SQL, by the list of fields of their type. */

/* A struct large enough for a row of any table. */
typedef union
{
  struct
  {
    SpId id;
    double ordinal;
  } head;
  SpProjectRow project;
  SpActor actor;
  SpIssue issue;
  SpSource source;
  SpSourceError source_error;
  SpStatement statement;
  SpLink link;
  SpView view;
} SpAnyRow;

char    *sp_row_sql_build_insert (const SpRowType *type);
char    *sp_row_sql_build_update (const SpRowType *type);
char    *sp_row_sql_build_select (const SpRowType *type, const char *rest);
void     sp_row_sql_bind         (const SpRowType *type, sqlite3_stmt *statement, gconstpointer row, gconstpointer previous);
/* The texts belong to the statement until its next step; the words are left empty. */
void     sp_row_sql_read         (const SpRowType *type, sqlite3_stmt *statement, SpAnyRow *row);

G_END_DECLS
