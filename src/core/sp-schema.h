/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "SPNT": the application id in the header of a project file. */
#define SP_SCHEMA_APPLICATION_ID 0x53504e54
#define SP_SCHEMA_VERSION 2

typedef struct
{
  const char *name;
  const char *sql;            /* the exact text in sqlite_schema, in the newest version */
  const char * const *columns;
} SpSchemaTable;

/* The tables of a project file, references before those that refer; ends with a NULL name. */
extern const SpSchemaTable sp_schema_tables[];
/* The indexes of a project file: name and exact text; ends with a NULL name. */
extern const SpSchemaTable sp_schema_indexes[];
/* What stands in a working copy besides and never leaves it: history and the state of the working copy. */
extern const SpSchemaTable sp_schema_private_tables[];

/* The exact text of a table or an index in an older version. */
const char *sp_schema_get_text (const SpSchemaTable *entry, guint version);

G_END_DECLS
