/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-hostile.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-row-check.h"

/* Names of tables and columns are those of our own schema. */

/* A row whose reference leads nowhere. */
typedef struct
{
  char *table;
  gint64 id;
  char *column;
} Dangling;

static void
free_dangling (Dangling *dangling)
{
  g_clear_pointer (&dangling->table, g_free);
  g_clear_pointer (&dangling->column, g_free);
  g_free (dangling);
}

G_GNUC_PRINTF (2, 3)
static gboolean
run (sqlite3    *database,
     const char *format,
     ...)
{
  char *sql;
  va_list arguments;
  int result;

  va_start (arguments, format);
  sql = sqlite3_vmprintf (format, arguments);
  va_end (arguments);
  result = sqlite3_exec (database, sql, NULL, NULL, NULL);
  sqlite3_free (sql);
  return result == SQLITE_OK;
}

static char *
find_key_column (sqlite3    *database,
                 const char *table,
                 int         key)
{
  char *sql = sqlite3_mprintf ("SELECT \"from\" FROM pragma_foreign_key_list (%Q) WHERE id = %d", table, key);
  sqlite3_stmt *statement = NULL;
  char *column = NULL;

  if (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    column = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_free (sql);
  return column;
}

static GPtrArray *
list_dangling (sqlite3 *database)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) free_dangling);
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (database, "PRAGMA foreign_key_check", -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Dangling *dangling = g_new0 (Dangling, 1);

      dangling->table = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      dangling->id = sqlite3_column_int64 (statement, 1);
      dangling->column = find_key_column (database, dangling->table, sqlite3_column_int (statement, 3));
      g_ptr_array_add (list, dangling);
    }
  sqlite3_finalize (statement);
  return g_steal_pointer (&list);
}

/* The reference goes where the table allows it, if need be with the passage, otherwise the row does. */
static gboolean
mend_dangling (SpHostile  *self,
               sqlite3    *database,
               Dangling   *dangling,
               GError    **error)
{
  if (!sp_hostile_report (self, error, _("Table “%s”, row %lld: “%s” refers to a row that is not there."),
                          dangling->table, (long long) dangling->id, dangling->column))
    return FALSE;
  if (!run (database, "UPDATE \"%s\" SET \"%s\" = NULL WHERE id = %" G_GINT64_FORMAT,
            dangling->table, dangling->column, dangling->id)
      && !run (database, "UPDATE \"%s\" SET \"%s\" = NULL, passage_start = NULL, passage_end = NULL"
               " WHERE id = %" G_GINT64_FORMAT,
               dangling->table, dangling->column, dangling->id)
      && !run (database, "DELETE FROM \"%s\" WHERE id = %" G_GINT64_FORMAT, dangling->table, dangling->id))
    {
      g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_FAILED, "%s", sqlite3_errmsg (database));
      return FALSE;
    }
  return TRUE;
}

/* A row that goes can leave others without what they refer to. */
static gboolean
check_keys (SpHostile  *self,
            sqlite3    *database,
            GError    **error)
{
  for (;;)
    {
      g_autoptr (GPtrArray) list = list_dangling (database);

      if (list->len == 0)
        return TRUE;
      for (guint i = 0; i < list->len; i++)
        {
          if (!mend_dangling (self, database, g_ptr_array_index (list, i), error))
            return FALSE;
        }
      if (sp_hostile_is_cancelled (self, error))
        return FALSE;
    }
}

static gboolean
report_same_name (SpHostile   *self,
                  const char  *table,
                  gint64       id,
                  const char  *name,
                  GError     **error)
{
  return sp_hostile_report (self, error, _("Table “%s”, row %lld: another row has the name “%s”."),
                            table, (long long) id, name);
}

static gboolean
check_name (SpHostile     *self,
            sqlite3       *database,
            const char    *table,
            sqlite3_stmt  *row,
            GHashTable    *keys,
            GError       **error)
{
  gint64 id = sqlite3_column_int64 (row, 0);
  const char *name = (const char *) sqlite3_column_text (row, 1);
  g_autofree char *key = sp_name_to_key (name);

  if (g_hash_table_add (keys, g_steal_pointer (&key)))
    return TRUE;
  return report_same_name (self, table, id, name, error)
         && run (database, "UPDATE \"%s\" SET name = name || ' (' || id || ')' WHERE id = %" G_GINT64_FORMAT,
                 table, id);
}

static gboolean
check_names (SpHostile   *self,
             sqlite3     *database,
             const char  *table,
             GError     **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char *sql = sqlite3_mprintf ("SELECT id, name FROM \"%s\" ORDER BY id", table);
  sqlite3_stmt *statement = NULL;
  gboolean right = TRUE;

  sqlite3_prepare_v2 (database, sql, -1, &statement, NULL);
  while (right && sqlite3_step (statement) == SQLITE_ROW)
    right = check_name (self, database, table, statement, keys, error);
  sqlite3_finalize (statement);
  sqlite3_free (sql);
  return right;
}

static GHashTable *
make_speakers (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
add_speaker (GHashTable *speakers,
             gint64      id,
             gint64      principal)
{
  g_hash_table_insert (speakers, g_memdup2 (&id, sizeof id), g_memdup2 (&principal, sizeof principal));
}

static GHashTable *
read_speakers (sqlite3 *database)
{
  GHashTable *speakers = make_speakers ();
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (database, "SELECT id, speaks_for FROM actor WHERE speaks_for IS NOT NULL", -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    add_speaker (speakers, sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1));
  sqlite3_finalize (statement);
  return speakers;
}

/* Follows who speaks for whom from ID; within one walk an actor that comes twice closes a circle. An actor that an
 * earlier walk passed leads nowhere new. */
static gint64
find_circle (GHashTable *speakers,
             GHashTable *walks,
             gint64      id,
             guint       walk)
{
  for (;;)
    {
      guint seen = GPOINTER_TO_UINT (g_hash_table_lookup (walks, &id));
      gint64 *next = g_hash_table_lookup (speakers, &id);

      if (seen != 0 || next == NULL)
        return seen == walk ? id : SP_ID_NONE;
      g_hash_table_insert (walks, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (walk));
      id = *next;
    }
}

/* DATABASE is where circles are cut when recovering. */
static gboolean
check_circles (SpHostile   *self,
               GHashTable  *speakers,
               sqlite3     *database,
               GError     **error)
{
  g_autoptr (GHashTable) walks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;
  guint walk = 0;

  g_hash_table_iter_init (&iter, speakers);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 circle = find_circle (speakers, walks, *(gint64 *) key, ++walk);

      if (circle == SP_ID_NONE)
        continue;
      if (!sp_hostile_report (self, error, _("Actor %lld speaks for itself through others."), (long long) circle)
          || !run (database, "UPDATE actor SET speaks_for = NULL WHERE id = %" G_GINT64_FORMAT, circle))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_circles_of_rows (SpHostile  *self,
                       sqlite3    *database,
                       GError    **error)
{
  g_autoptr (GHashTable) speakers = read_speakers (database);

  return check_circles (self, speakers, database, error);
}

static gboolean
check_project_row (SpHostile  *self,
                   sqlite3    *database,
                   GError    **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  sqlite3_stmt *statement = NULL;
  gboolean there;

  sqlite3_prepare_v2 (database, "SELECT 1 FROM project", -1, &statement, NULL);
  there = sqlite3_step (statement) == SQLITE_ROW;
  sqlite3_finalize (statement);

  return there || (sp_hostile_report (self, error, "%s", _("The project's title and description are missing."))
                   && run (database, "INSERT INTO project (id, uuid) VALUES (1, '%s')", uuid));
}

/**
 * sp_hostile_check_references:
 * @self: an opened copy
 * @database: our own tables with the copied rows, within a transaction in which foreign keys are deferred
 * @error: return location for an error
 *
 * Checks what no single row shows: that references lead to rows, that names are unique, that nobody speaks for
 * himself through others, that there is a project row. When recovering, the rows are mended and each is noted.
 *
 * Returns: whether the rows fit together; if not, %SP_PROJECT_ERROR_DAMAGED or %G_IO_ERROR_CANCELLED
 */
gboolean
sp_hostile_check_references (SpHostile  *self,
                             sqlite3    *database,
                             GError    **error)
{
  return check_project_row (self, database, error)
         && check_keys (self, database, error)
         && check_names (self, database, "actor", error)
         && check_names (self, database, "issue", error)
         && check_circles_of_rows (self, database, error);
}

static gboolean
check_actors (SpHostile   *self,
              SpSnapshot  *snapshot,
              GError     **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) speakers = make_speakers ();

  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    {
      const SpActor *actor = sp_snapshot_get_actor (snapshot, i);

      if (!g_hash_table_add (keys, sp_name_to_key (actor->name)))
        return report_same_name (self, "actor", actor->id, actor->name, error);
      if (actor->speaks_for == SP_ID_NONE)
        continue;
      if (sp_snapshot_find_actor (snapshot, actor->speaks_for) == NULL)
        return sp_hostile_report (self, error, _("Table “%s”, row %lld: “%s” refers to a row that is not there."),
                                  "actor", (long long) actor->id, "speaks_for");
      add_speaker (speakers, actor->id, actor->speaks_for);
    }
  return check_circles (self, speakers, NULL, error);
}

static gboolean
check_issues (SpHostile   *self,
              SpSnapshot  *snapshot,
              GError     **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < sp_snapshot_get_n_issues (snapshot); i++)
    {
      const SpIssue *issue = sp_snapshot_get_issue (snapshot, i);

      if (!g_hash_table_add (keys, sp_name_to_key (issue->name)))
        return report_same_name (self, "issue", issue->id, issue->name, error);
    }
  return TRUE;
}

/**
 * sp_hostile_check_snapshot:
 * @self: an opened file, not to recover
 * @snapshot: its rows, whose references lead to rows but for those of actors
 * @error: return location for an error
 *
 * Does what sp_hostile_check_references() does, for rows in memory that are not to be mended.
 *
 * Returns: whether the rows fit together; if not, %SP_PROJECT_ERROR_DAMAGED
 */
gboolean
sp_hostile_check_snapshot (SpHostile   *self,
                           SpSnapshot  *snapshot,
                           GError     **error)
{
  return check_actors (self, snapshot, error) && check_issues (self, snapshot, error);
}
