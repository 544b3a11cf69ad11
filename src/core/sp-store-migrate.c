/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include <string.h>

#include "sp-schema.h"

/*
 * A working copy of an older version is brought up in its place, in one transaction: after a crash it is the old one or
 * the new one. Between the versions so far no column changed, so that the history stays and its steps can be undone.
 */

/* The rows stand aside while their table is made anew, since what is renamed does not keep its exact text. */
static gboolean
make_table_anew (SpStore              *self,
                 const SpSchemaTable  *table,
                 GError              **error)
{
  g_autofree char *columns = g_strjoinv (", ", (char **) table->columns);
  g_autofree char *aside = g_strdup_printf ("CREATE TEMP TABLE former AS SELECT %s FROM main.%s; DROP TABLE main.%s",
                                            columns, table->name, table->name);
  g_autofree char *back = g_strdup_printf ("INSERT INTO main.%s (%s) SELECT %s FROM temp.former; DROP TABLE temp.former",
                                           table->name, columns, columns);

  return sp_store_run (self, aside, error) && sp_store_run (self, table->sql, error) && sp_store_run (self, back, error);
}

static gboolean
make_tables_anew (SpStore  *self,
                  guint     version,
                  GError  **error)
{
  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    if (strcmp (table->sql, sp_schema_get_text (table, version)) != 0 && !make_table_anew (self, table, error))
      return FALSE;
  return TRUE;
}

/**
 * sp_store_migrate:
 * @self: a store whose schema is that of @version to the letter
 * @version: older than %SP_SCHEMA_VERSION
 * @error: return location for an error
 *
 * Brings a working copy up to the newest version: rows, history and what is known of its file stay as they are. Takes
 * time in proportion to the rows of the tables that changed.
 *
 * Returns: whether it is new now; if not, it is as it was
 */
gboolean
sp_store_migrate (SpStore  *self,
                  guint     version,
                  GError  **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", SP_SCHEMA_VERSION);

  if (!sp_store_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (make_tables_anew (self, version, error) && sp_store_run (self, mark, error) && sp_store_run (self, "COMMIT", error))
    return TRUE;
  sp_store_run (self, "ROLLBACK", NULL);
  return FALSE;
}
