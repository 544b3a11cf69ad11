/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sp-row-sql.h"
#include "sp-schema.h"

/* The connection of the working copy: how it is opened, its statements, and what its errors mean for a person. */

/**
 * sp_store_fail_sqlite:
 * @self: a store
 * @error: return location for an error
 *
 * Turns what SQLite said last into words.
 *
 * Returns: %FALSE
 */
gboolean
sp_store_fail_sqlite (SpStore  *self,
                      GError  **error)
{
  int code = self->database != NULL ? sqlite3_errcode (self->database) & 0xff : SQLITE_CANTOPEN;
  const char *reason = self->database != NULL ? sqlite3_errmsg (self->database) : sqlite3_errstr (code);
  const char *sentence;

  switch (code)
    {
    case SQLITE_FULL:
      sentence = _("There is no space left where the working copy is kept. Free some space and try again.");
      break;
    case SQLITE_BUSY:
      sentence = _("The working copy is open in another program. Close the project there and try again.");
      break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      sentence = _("The working copy cannot be written. Check the permissions of the state folder and try again.");
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      sentence = _("The working copy is damaged. Close the project and open its file again.");
      break;
    case SQLITE_TOOBIG:
    case SQLITE_NOMEM:
      sentence = _("This is too large. Divide it into smaller parts.");
      break;
    case SQLITE_CONSTRAINT:
      sentence = _("The project file cannot hold this value.");
      break;
    default:
      sentence = _("The working copy could not be read or written. Save a copy of the project and try again.");
      break;
    }
  g_set_error (error, SP_STORE_ERROR, code == SQLITE_CONSTRAINT ? SP_STORE_ERROR_INVALID : SP_STORE_ERROR_FAILED,
               "%s (%s)", sentence, reason);
  return FALSE;
}

/**
 * sp_store_run:
 * @self: a store
 * @sql: statements without values
 * @error: return location for an error
 *
 * Returns: whether they succeeded; %SP_STORE_ERROR_FAILED if not, %SP_STORE_ERROR_NESTED while another thread has the
 *   store
 */
gboolean
sp_store_run (SpStore     *self,
              const char  *sql,
              GError     **error)
{
  if (sp_store_is_elsewhere (self))
    return sp_store_refuse_while_editing (self, error);
  if (!sp_store_settle (self, error))
    return FALSE;
  if (self->database == NULL || sqlite3_exec (self->database, sql, NULL, NULL, NULL) != SQLITE_OK)
    return sp_store_fail_sqlite (self, error);
  return TRUE;
}

/**
 * sp_store_prepare:
 * @self: a store
 * @sql: a statement; compiled once, however often it is asked for
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the statement, ready for new values; %SP_STORE_ERROR_NESTED while another thread
 *   has the store
 */
sqlite3_stmt *
sp_store_prepare (SpStore     *self,
                  const char  *sql,
                  GError     **error)
{
  sqlite3_stmt *statement;

  if (sp_store_is_elsewhere (self))
    {
      sp_store_refuse_while_editing (self, error);
      return NULL;
    }
  if (!sp_store_settle (self, error))
    return NULL;
  statement = g_hash_table_lookup (self->statements, sql);
  if (statement == NULL)
    {
      if (self->database == NULL
          || sqlite3_prepare_v3 (self->database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
        {
          sp_store_fail_sqlite (self, error);
          return NULL;
        }
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return statement;
}

static char *
build_row_statement (SpTable        table,
                     SpRowOperation operation)
{
  const SpRowType *type = &sp_row_types[table];

  switch (operation)
    {
    case SP_ROW_INSERT:
      return sp_row_sql_build_insert (type);
    case SP_ROW_UPDATE:
      return sp_row_sql_build_update (type);
    case SP_ROW_SELECT:
      return sp_row_sql_build_select (type, type->has_id ? "WHERE id = ?1" : "WHERE id = 1");
    case SP_ROW_DELETE:
      return g_strdup_printf ("DELETE FROM %s WHERE id = ?1", type->name);
    case SP_ROW_FIND:
      return g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?1", type->name);
    case SP_N_ROW_OPERATIONS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * sp_store_prepare_row:
 * @self: a store
 * @table: a table
 * @operation: what to do with a row of it
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the statement, ready for new values
 */
sqlite3_stmt *
sp_store_prepare_row (SpStore         *self,
                      SpTable          table,
                      SpRowOperation   operation,
                      GError         **error)
{
  sqlite3_stmt **statement = &self->row_statements[table][operation];

  if (*statement == NULL)
    {
      g_autofree char *sql = build_row_statement (table, operation);

      *statement = sp_store_prepare (self, sql, error);
      return *statement;
    }
  if (!sp_store_settle (self, error))
    return NULL;
  sqlite3_reset (*statement);
  sqlite3_clear_bindings (*statement);
  return *statement;
}

/**
 * sp_store_step:
 * @self: a store
 * @statement: (nullable): a statement that gives no rows; `NULL` after a failed sp_store_prepare()
 * @error: return location for an error, already set if @statement is `NULL`
 *
 * Runs a statement to its end.
 *
 * Returns: whether it succeeded
 */
gboolean
sp_store_step (SpStore       *self,
               sqlite3_stmt  *statement,
               GError       **error)
{
  int result;

  if (statement == NULL)
    return FALSE;
  result = sqlite3_step (statement);
  if (result != SQLITE_DONE)
    sp_store_fail_sqlite (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

/**
 * sp_store_run_for_id:
 * @self: a store
 * @sql: a statement with one value and without rows
 * @id: the value
 * @error: return location for an error
 *
 * Returns: whether it succeeded
 */
gboolean
sp_store_run_for_id (SpStore     *self,
                     const char  *sql,
                     SpId         id,
                     GError     **error)
{
  sqlite3_stmt *statement = sp_store_prepare (self, sql, error);

  if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, id);
  return sp_store_step (self, statement, error);
}

/**
 * sp_store_read_number:
 * @self: a store
 * @sql: a query for one number
 * @id: what stands for ?1 in it
 * @number: (out): the number; 0 when there is no row or it is NULL
 * @error: return location for an error
 *
 * Returns: whether the query succeeded
 */
gboolean
sp_store_read_number (SpStore     *self,
                      const char  *sql,
                      SpId         id,
                      gint64      *number,
                      GError     **error)
{
  sqlite3_stmt *statement = sp_store_prepare (self, sql, error);
  int result;

  *number = 0;
  if (statement == NULL)
    return FALSE;

  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, id);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *number = sqlite3_column_int64 (statement, 0);
  else if (result != SQLITE_DONE)
    sp_store_fail_sqlite (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

/* Made by us before SQLite sees it: nobody else may read it, and a file that is there is never taken over. */
static gboolean
make_private_file (const char  *path,
                   GError     **error)
{
  g_autofd int descriptor = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (descriptor >= 0)
    return TRUE;
  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED,
               _("A working copy cannot be made: %s. Check the permissions and the space of the state folder."),
               g_strerror (errno));
  return FALSE;
}

static gboolean
create_entries (SpStore              *self,
                const SpSchemaTable  *entries,
                GError              **error)
{
  for (const SpSchemaTable *entry = entries; entry->name != NULL; entry++)
    if (!sp_store_run (self, entry->sql, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_first_row (SpStore  *self,
                 GError  **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  sqlite3_stmt *statement = sp_store_prepare (self, "INSERT INTO project (id, uuid) VALUES (1, ?1)", error);

  if (statement != NULL)
    sqlite3_bind_text (statement, 1, uuid, -1, SQLITE_TRANSIENT);
  return sp_store_step (self, statement, error);
}

static gboolean
create_schema (SpStore  *self,
               GError  **error)
{
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                            SP_SCHEMA_APPLICATION_ID, SP_SCHEMA_VERSION);

  if (!sp_store_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!create_entries (self, sp_schema_tables, error)
      || !create_entries (self, sp_schema_indexes, error)
      || !create_entries (self, sp_schema_private_tables, error)
      || !write_first_row (self, error)
      || !sp_store_run (self, marks, error)
      || !sp_store_run (self, "COMMIT", error))
    {
      sp_store_run (self, "ROLLBACK", NULL);
      return FALSE;
    }
  return TRUE;
}

static gboolean
find_entry (SpStore              *self,
            const SpSchemaTable  *entry,
            guint                 version,
            gboolean             *found,
            GError              **error)
{
  sqlite3_stmt *statement = sp_store_prepare (self, "SELECT 1 FROM sqlite_schema WHERE name = ?1 AND sql = ?2", error);
  int result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, entry->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, sp_schema_get_text (entry, version), -1, SQLITE_STATIC);
  result = sqlite3_step (statement);
  *found = result == SQLITE_ROW;
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    sp_store_fail_sqlite (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

static gboolean
refuse_foreign (GError **error)
{
  g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED,
                       _("The working copy was not made by this version of Standpoint. Open the project's file again."));
  return FALSE;
}

static gboolean
check_entries (SpStore              *self,
               const SpSchemaTable  *entries,
               guint                 version,
               gint64               *n_entries,
               GError              **error)
{
  for (const SpSchemaTable *entry = entries; entry->name != NULL; entry++, (*n_entries)++)
    {
      gboolean found = FALSE;

      if (!find_entry (self, entry, version, &found, error))
        return FALSE;
      if (!found)
        return refuse_foreign (error);
    }
  return TRUE;
}

/* All of ours, to the letter, and nothing else; what SQLite makes by itself has no text. An older one is brought up. */
static gboolean
check_schema (SpStore  *self,
              GError  **error)
{
  gint64 application, version, n_there, n_ours = 0;

  if (!sp_store_read_number (self, "PRAGMA application_id", 0, &application, error)
      || !sp_store_read_number (self, "PRAGMA user_version", 0, &version, error)
      || !sp_store_read_number (self, "SELECT count(*) FROM sqlite_schema WHERE sql IS NOT NULL", 0, &n_there, error))
    return FALSE;
  if (application != SP_SCHEMA_APPLICATION_ID || version < 1 || version > SP_SCHEMA_VERSION)
    return refuse_foreign (error);
  if (!check_entries (self, sp_schema_tables, (guint) version, &n_ours, error)
      || !check_entries (self, sp_schema_indexes, (guint) version, &n_ours, error)
      || !check_entries (self, sp_schema_private_tables, (guint) version, &n_ours, error))
    return FALSE;
  if (n_there != n_ours)
    return refuse_foreign (error);
  return version == SP_SCHEMA_VERSION || sp_store_migrate (self, (guint) version, error);
}

static gboolean
finalize_statement_cb (gpointer key,
                       gpointer value,
                       gpointer data)
{
  sqlite3_finalize (value);
  return TRUE;
}

/**
 * sp_store_close_database:
 * @self: a store
 *
 * Closes the connection; what stands in the log of SQLite goes into the database.
 */
void
sp_store_close_database (SpStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_hash_table_foreach_remove (self->statements, finalize_statement_cb, NULL);
  memset (self->row_statements, 0, sizeof self->row_statements);
  g_clear_pointer (&self->database, sqlite3_close);
}

/**
 * sp_store_open_database:
 * @self: a store with a path
 * @create: whether to make a new working copy there
 * @error: return location for an error
 *
 * Opens the connection that nobody else may share, with every commit forced to the disk.
 *
 * Returns: whether the working copy is open and ours; %SP_STORE_ERROR_FAILED if not
 */
gboolean
sp_store_open_database (SpStore   *self,
                        gboolean   create,
                        GError   **error)
{
  static const char settings[] = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
                                 "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
                                 "PRAGMA cache_size = -" G_STRINGIFY (SP_STORE_CACHE_KIB);

  if (create && !make_private_file (self->path, error))
    return FALSE;
  if (sqlite3_open_v2 (self->path, &self->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
    sp_store_fail_sqlite (self, error);
  else if (sp_store_harden (self->database, error)
           && sp_store_run (self, settings, error)
           && (create ? create_schema (self, error) : check_schema (self, error)))
    return TRUE;

  sp_store_close_database (self);
  return FALSE;
}
