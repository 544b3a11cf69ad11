/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-private.h"

#include <glib/gi18n-lib.h>

/* What every connection of ours is told before anything is read through it: Debian's defaults are lax. */

/* The largest that SQLite was built for: the changeset of an import stands in one value. */
#define MAX_LENGTH 1000000000

/**
 * sp_store_harden:
 * @database: a connection that nothing was read from yet
 * @error: return location for an error
 *
 * Takes from a connection what a project never needs: code in the schema, extensions, mapped memory.
 *
 * Returns: whether all settings were taken; %SP_STORE_ERROR_FAILED if not
 */
gboolean
sp_store_harden (sqlite3  *database,
                 GError  **error)
{
  static const struct
  {
    int option;
    int value;
  } settings[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
  };
  static const struct
  {
    int limit;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, MAX_LENGTH },
    { SQLITE_LIMIT_SQL_LENGTH, 64 * 1024 },
    { SQLITE_LIMIT_COLUMN, 64 },
    { SQLITE_LIMIT_EXPR_DEPTH, 64 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 8 },
    { SQLITE_LIMIT_VDBE_OP, 100000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_ATTACHED, 1 },                 /* VACUUM INTO takes one */
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 64 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };
  gboolean taken = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    taken = taken && sqlite3_db_config (database, settings[i].option, settings[i].value, NULL) == SQLITE_OK;
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (database, limits[i].limit, limits[i].value);
  taken = taken && sqlite3_exec (database, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0",
                                 NULL, NULL, NULL) == SQLITE_OK;

  if (!taken)
    g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED,
                 _("The database library cannot be made safe. Install SQLite 3.46 or newer. (%s)"),
                 sqlite3_errmsg (database));
  return taken;
}
