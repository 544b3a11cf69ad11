/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-hostile.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-schema.h"
#include "sp-store-private.h"

#define HEADER_SIZE 100
#define APPLICATION_OFFSET 68
#define MAX_LOSSES 1000

static const char magic[] = "SQLite format 3";

static guint32
read_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
refuse_foreign (const char  *sentence,
                const char  *name,
                GError     **error)
{
  g_autoptr (GString) message = g_string_new (sentence);

  g_string_replace (message, "%s", name, 1);
  g_set_error_literal (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_PROJECT, message->str);
  return FALSE;
}

static gboolean
check_version (guint32      version,
               const char  *name,
               GError     **error)
{
  if (version > SP_SCHEMA_VERSION)
    {
      g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NEWER,
                   _("“%s” was made by a newer version of Standpoint. Update Standpoint to open it."), name);
      return FALSE;
    }
  if (version == 0)
    return refuse_foreign (_("“%s” is not a Standpoint project: it has no version."), name, error);

  return TRUE;
}

/* Reading and checking, nothing else; the schema is known to the letter before any expression in it is used. */
static int
authorize_cb (gpointer    data,
              int         action,
              const char *first,
              const char *second,
              const char *database,
              const char *trigger)
{
  switch (action)
    {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_PRAGMA:
      return trigger == NULL ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
    }
}

static int
interrupt_cb (gpointer data)
{
  SpHostile *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static const SpSchemaTable *
find_schema_entry (const SpSchemaTable *entries,
                   const char          *name)
{
  for (const SpSchemaTable *entry = entries; entry->name != NULL; entry++)
    {
      if (strcmp (entry->name, name) == 0)
        return entry;
    }
  return NULL;
}

static gboolean
is_expected (SpHostile  *self,
             const char *type,
             const char *name,
             const char *sql)
{
  const SpSchemaTable *entry = NULL;

  if (strcmp (type, "table") == 0)
    entry = find_schema_entry (sp_schema_tables, name);
  else if (strcmp (type, "index") == 0)
    entry = find_schema_entry (sp_schema_indexes, name);

  return entry != NULL && strcmp (sp_schema_get_text (entry, self->version), sql) == 0;
}

static const char *
read_text (sqlite3_stmt *statement,
           int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL && g_utf8_validate (text, sqlite3_column_bytes (statement, column), NULL) ? text : "";
}

/* Everything in the schema has to be ours, and all of ours has to be there. */
static gboolean
check_schema_entry (SpHostile     *self,
                    sqlite3_stmt  *statement,
                    GError       **error)
{
  const char *type = read_text (statement, 0);
  const char *name = read_text (statement, 1);

  if (is_expected (self, type, name, read_text (statement, 2)))
    {
      g_hash_table_add (self->tables, g_strdup (name));
      return TRUE;
    }
  return sp_hostile_report (self, error, _("It contains something that does not belong in a project: %s “%s”."),
                            type, name);
}

static gboolean
check_nothing_missing (SpHostile  *self,
                       GError    **error)
{
  for (const SpSchemaTable *entry = sp_schema_tables; entry->name != NULL; entry++)
    {
      if (!g_hash_table_contains (self->tables, entry->name)
          && !sp_hostile_report (self, error, _("The table “%s” is missing."), entry->name))
        return FALSE;
    }
  for (const SpSchemaTable *entry = sp_schema_indexes; entry->name != NULL && !self->recover; entry++)
    {
      if (!g_hash_table_contains (self->tables, entry->name))
        return sp_hostile_report (self, error, _("The index “%s” is missing."), entry->name);
    }
  return TRUE;
}

static gboolean
report_sqlite (SpHostile  *self,
               GError    **error)
{
  /* SQLite repeats words of the file. */
  g_autofree char *reason = g_utf8_make_valid (sqlite3_errmsg (self->database), -1);

  return sp_hostile_report (self, error, _("It cannot be read to the end (%s)."), reason);
}

/* As its header says; one that cannot be read is held against the newest. */
static void
read_version (SpHostile *self)
{
  sqlite3_stmt *statement = NULL;

  self->version = SP_SCHEMA_VERSION;
  if (sqlite3_prepare_v2 (self->database, "PRAGMA user_version", -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    self->version = (guint) CLAMP (sqlite3_column_int (statement, 0), 1, SP_SCHEMA_VERSION);
  sqlite3_finalize (statement);
}

static gboolean
check_schema (SpHostile  *self,
              GError    **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean right = TRUE;
  int result;

  read_version (self);
  result = sqlite3_prepare_v2 (self->database, "SELECT type, name, sql FROM sqlite_schema", -1, &statement, NULL);
  while (right && result != SQLITE_DONE && (result = sqlite3_step (statement)) == SQLITE_ROW)
    right = check_schema_entry (self, statement, error);
  if (right && result != SQLITE_DONE)
    right = report_sqlite (self, error);
  sqlite3_finalize (statement);

  return right && check_nothing_missing (self, error);
}

/* A stranger's file brings no value that we would not write, and nothing is attached to it. */
static gboolean
harden (SpHostile  *self,
        GError    **error)
{
  if (!sp_store_harden (self->database, error))
    return FALSE;
  sqlite3_limit (self->database, SQLITE_LIMIT_LENGTH, SP_HOSTILE_MAX_LENGTH);
  sqlite3_limit (self->database, SQLITE_LIMIT_ATTACHED, 0);
  return TRUE;
}

static gboolean
connect_to_copy (SpHostile   *self,
                 const char  *path,
                 GError     **error)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, error);
  g_autofree char *immutable = NULL;

  if (uri == NULL)
    return FALSE;

  /* Immutable: no journal and no lock is looked for beside it, whatever the header asks. */
  immutable = g_strconcat (uri, "?immutable=1", NULL);
  if (sqlite3_open_v2 (immutable, &self->database,
                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
                       | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
    return report_sqlite (self, error);
  if (!harden (self, error))
    return FALSE;

  sqlite3_set_authorizer (self->database, authorize_cb, self);
  sqlite3_progress_handler (self->database, 10000, interrupt_cb, self);
  return TRUE;
}

/**
 * sp_hostile_check_header:
 * @bytes: (array length=size): the beginning of a file
 * @size: how many bytes there are
 * @name: the file's name, for the message
 * @error: return location for an error
 *
 * Tells a project from other files by its first 100 bytes.
 *
 * Returns: whether it may be a project; if not, %SP_PROJECT_ERROR_NOT_PROJECT, %SP_PROJECT_ERROR_NEWER, or
 *   %SP_PROJECT_ERROR_DAMAGED for one that is cut off within them
 */
gboolean
sp_hostile_check_header (const guint8  *bytes,
                         gsize          size,
                         const char    *name,
                         GError       **error)
{
  if (size == 0)
    return refuse_foreign (_("“%s” is empty."), name, error);
  if (memcmp (bytes, magic, MIN (size, sizeof magic)) != 0)
    return refuse_foreign (_("“%s” is not a Standpoint project."), name, error);
  if (size < HEADER_SIZE)
    {
      g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_DAMAGED, _("“%s” is cut off at its beginning."), name);
      return FALSE;
    }
  if (read_number (bytes + APPLICATION_OFFSET) != SP_SCHEMA_APPLICATION_ID)
    return refuse_foreign (_("“%s” is a database of another program, not a Standpoint project."), name, error);

  return check_version (read_number (bytes + SP_HOSTILE_VERSION_OFFSET), name, error);
}

/**
 * sp_hostile_new:
 * @name: the file's name, for messages
 * @recover: whether to go on after damage
 * @cancellable: (nullable): stops what reads it
 *
 * Returns: (transfer full): a file that is not opened yet
 */
SpHostile *
sp_hostile_new (const char   *name,
                gboolean      recover,
                GCancellable *cancellable)
{
  SpHostile *self = g_new0 (SpHostile, 1);

  self->name = g_strdup (name);
  self->recover = recover;
  self->losses = g_ptr_array_new_with_free_func (g_free);
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->progress_start = self->progress_size = 0.5;
  g_set_object (&self->cancellable, cancellable);
  return self;
}

/**
 * sp_hostile_open:
 * @path: (type filename): a private copy of the file
 * @name: the file's name, for messages
 * @recover: whether to go on after damage
 * @cancellable: (nullable): stops what reads it
 * @error: return location for an error
 *
 * Opens the copy for reading and checks that its schema is ours to the letter.
 *
 * Returns: (transfer full): the opened copy, or %NULL with %SP_PROJECT_ERROR_DAMAGED
 */
SpHostile *
sp_hostile_open (const char    *path,
                 const char    *name,
                 gboolean       recover,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (SpHostile) self = sp_hostile_new (name, recover, cancellable);

  if (!connect_to_copy (self, path, error) || !check_schema (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sp_hostile_free:
 * @self: an opened copy
 *
 * Closes it; the copy on the disk stays.
 */
void
sp_hostile_free (SpHostile *self)
{
  g_clear_pointer (&self->database, sqlite3_close);
  g_clear_pointer (&self->pages, sp_page_file_free);
  g_clear_pointer (&self->index_roots, g_array_unref);
  g_clear_pointer (&self->mended, g_string_chunk_free);
  g_clear_pointer (&self->losses, g_ptr_array_unref);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->name, g_free);
  g_free (self);
}

/**
 * sp_hostile_dup_uuid:
 * @self: an opened copy
 *
 * Reads which document it is. The answer becomes the name of a folder, so nothing but a UUID is given out.
 *
 * Returns: (transfer full) (nullable): the UUID in lower case, or %NULL if there is none
 */
char *
sp_hostile_dup_uuid (SpHostile *self)
{
  g_autofree char *uuid = NULL;
  sqlite3_stmt *statement = NULL;

  if (g_hash_table_contains (self->tables, "project")
      && sqlite3_prepare_v2 (self->database, "SELECT uuid FROM project WHERE id = 1", -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    uuid = g_ascii_strdown (read_text (statement, 0), -1);
  sqlite3_finalize (statement);

  return uuid != NULL && g_uuid_string_is_valid (uuid) ? g_steal_pointer (&uuid) : NULL;
}

/**
 * sp_hostile_check:
 * @self: an opened copy
 * @error: return location for an error
 *
 * Lets SQLite check the structure of every page and row. When recovering, damage is not an error: reading the rows
 * shows what of it is lost. Takes time in proportion to the file's size.
 *
 * Returns: whether it is whole; if not, %SP_PROJECT_ERROR_DAMAGED or %G_IO_ERROR_CANCELLED
 */
gboolean
sp_hostile_check (SpHostile  *self,
                  GError    **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean whole;

  whole = sqlite3_prepare_v2 (self->database, "PRAGMA quick_check(1)", -1, &statement, NULL) == SQLITE_OK
          && sqlite3_step (statement) == SQLITE_ROW && strcmp (read_text (statement, 0), "ok") == 0;
  sqlite3_finalize (statement);
  if (sp_hostile_is_cancelled (self, error))
    return FALSE;

  return whole || self->recover || sp_hostile_report (self, error, "%s", _("Its structure is broken."));
}

/**
 * sp_hostile_report:
 * @self: an opened copy
 * @error: return location for an error
 * @format: a sentence that says what is wrong
 * @...: for @format
 *
 * Ends the opening because of damage, or takes it down as a loss when recovering.
 *
 * Returns: whether to go on; if not, %SP_PROJECT_ERROR_DAMAGED
 */
gboolean
sp_hostile_report (SpHostile   *self,
                   GError     **error,
                   const char  *format,
                   ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (!self->recover)
    {
      g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_DAMAGED,
                   _("“%s” is damaged. %s Recovering takes what can still be read."), self->name, sentence);
      return FALSE;
    }
  if (self->losses->len < MAX_LOSSES)
    g_ptr_array_add (self->losses, g_steal_pointer (&sentence));
  else if (self->losses->len == MAX_LOSSES)
    g_ptr_array_add (self->losses, g_strdup (_("There are further losses.")));
  return TRUE;
}

/**
 * sp_hostile_is_cancelled:
 * @self: an opened copy
 * @error: return location for an error
 *
 * Asks whether the user gave up.
 *
 * Returns: %TRUE with %G_IO_ERROR_CANCELLED if so
 */
gboolean
sp_hostile_is_cancelled (SpHostile  *self,
                         GError    **error)
{
  return g_cancellable_set_error_if_cancelled (self->cancellable, error);
}
