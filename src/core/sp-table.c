/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-row-check.h"
#include "sp-words.h"

static gboolean
has_names (SpTable table)
{
  return table == SP_TABLE_ACTOR || table == SP_TABLE_ISSUE;
}

static gboolean
refuse_lost (GError **error)
{
  g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED,
                       _("The edit was taken back because of an error of the disk. Begin it again."));
  return FALSE;
}

/**
 * sp_table_begin_write:
 * @self: a store in an edit
 * @in_parts: whether it is more than one statement, and needs a place to go back to
 * @error: return location for an error
 *
 * Begins a write that can be taken back by itself. Writes within it are part of it.
 *
 * Returns: whether it has begun; if not, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_table_begin_write (SpStore   *self,
                      gboolean   in_parts,
                      GError   **error)
{
  if (self->session == NULL || sp_store_is_elsewhere (self))
    {
      g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_NESTED, _("There is no edit to write in. Begin one."));
      return FALSE;
    }
  if (self->transaction_lost)
    return refuse_lost (error);
  if (!in_parts)
    return TRUE;
  if (!sp_store_step (self, sp_store_prepare (self, "SAVEPOINT write", error), error))
    return FALSE;
  self->n_savepoints++;
  return TRUE;
}

/**
 * sp_table_end_write:
 * @self: a store in a write
 * @in_parts: as it was begun
 * @written: whether it went well; if not, it is taken back
 * @error: return location for an error, already set if it did not go well
 *
 * Ends a write. SQLite ends a whole transaction by itself when the disk is full or broken: nothing more can be written
 * then.
 *
 * Returns: whether it is written
 */
gboolean
sp_table_end_write (SpStore   *self,
                    gboolean   in_parts,
                    gboolean   written,
                    GError   **error)
{
  if (in_parts)
    self->n_savepoints--;
  if (written && (!in_parts || sp_store_step (self, sp_store_prepare (self, "RELEASE write", error), error)))
    return TRUE;

  if (sqlite3_get_autocommit (self->database))
    self->transaction_lost = TRUE;
  else if (in_parts)
    {
      sp_store_run (self, "ROLLBACK TO write; RELEASE write", NULL);
      g_clear_pointer (&self->sources, g_hash_table_unref);
    }
  return FALSE;
}

static gboolean
refuse_missing (SpTable   table,
                GError  **error)
{
  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_MISSING,
               /* Translators: %s is the word for a table, such as “actor” */
               _("There is no such %s in the project. It may have been deleted: choose another one."),
               sp_enum_to_label (SP_TYPE_TABLE, table));
  return FALSE;
}

static gboolean
check_row_exists (SpStore  *self,
                  SpTable   table,
                  SpId      id,
                  GError  **error)
{
  gboolean has = FALSE;

  if (!sp_store_has_row (self, table, id, &has, error))
    return FALSE;
  return has || refuse_missing (table, error);
}

/**
 * sp_table_check_reference:
 * @self: a store in an edit
 * @table: where the row has to be
 * @id: its identifier
 * @may_be_missing: whether %SP_ID_NONE is right
 * @error: return location for an error
 *
 * Returns: whether there is such a row; %SP_STORE_ERROR_MISSING if not
 */
gboolean
sp_table_check_reference (SpStore   *self,
                          SpTable    table,
                          SpId       id,
                          gboolean   may_be_missing,
                          GError   **error)
{
  return (id == SP_ID_NONE && may_be_missing) || sp_store_has_name_of (self, table, id)
         || sp_store_is_known_source (self, table, id)
         || (check_row_exists (self, table, id, error) && sp_store_note_source (self, table, id));
}

/**
 * sp_table_run_all:
 * @self: a store in an edit
 * @statements: (array zero-terminated=1): SQL with one value each
 * @id: the value
 * @error: return location for an error
 *
 * Returns: whether all succeeded
 */
gboolean
sp_table_run_all (SpStore             *self,
                  const char * const  *statements,
                  SpId                 id,
                  GError             **error)
{
  for (; *statements != NULL; statements++)
    if (!sp_store_run_for_id (self, *statements, id, error))
      return FALSE;
  return TRUE;
}

/* The greatest place is kept, because finding it takes a look at all rows. */
static gboolean
choose_ordinal (SpStore   *self,
                SpTable    table,
                SpAnyRow  *row,
                GError   **error)
{
  g_autofree char *sql = NULL;
  gint64 greatest = 0;

  if (row->head.ordinal != 0.0)
    return TRUE;
  if (isnan (self->last_ordinals[table]))
    {
      sql = g_strdup_printf ("SELECT CAST (max (ordinal) AS INTEGER) FROM %s", sp_row_types[table].name);
      if (!sp_store_read_number (self, sql, 0, &greatest, error))
        return FALSE;
      self->last_ordinals[table] = (double) greatest;
    }
  row->head.ordinal = floor (self->last_ordinals[table]) + 1.0;
  return TRUE;
}

static const char * const *
get_words (const SpField   *field,
           const SpAnyRow  *row)
{
  return *(const char * const * const *) (gconstpointer) ((const char *) row + field->offset);
}

static gboolean
has_words (const SpRowType *type,
           const SpAnyRow  *row)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const SpField *field = &type->fields[i];

      if (field->kind == SP_FIELD_WORDS && get_words (field, row) != NULL && *get_words (field, row) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
write_words (SpStore          *self,
             const SpRowType  *type,
             const SpAnyRow   *row,
             GError          **error)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const SpField *field = &type->fields[i];

      if (field->kind == SP_FIELD_WORDS
          && !sp_words_write (self, type, field, row->head.id, get_words (field, row), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_row (SpStore         *self,
           SpTable          table,
           SpRowOperation   operation,
           const SpAnyRow  *row,
           GError         **error)
{
  const SpRowType *type = &sp_row_types[table];
  sqlite3_stmt *statement = sp_store_prepare_row (self, table, operation, error);

  if (statement == NULL)
    return FALSE;
  sp_row_sql_bind (type, statement, row, NULL);
  if (!sp_store_step (self, statement, error))
    return FALSE;
  if (!type->has_id || (operation == SP_ROW_INSERT && !has_words (type, row)))
    return TRUE;
  return write_words (self, type, row, error);
}

static gboolean
insert_row (SpStore         *self,
            SpTable          table,
            const SpAnyRow  *row,
            GError         **error)
{
  gboolean in_parts = has_words (&sp_row_types[table], row);

  return sp_table_begin_write (self, in_parts, error)
         && sp_table_end_write (self, in_parts, write_row (self, table, SP_ROW_INSERT, row, error), error);
}

static void
note_written (SpStore        *self,
              SpTable         table,
              const SpAnyRow *row)
{
  /* A comparison with an unknown greatest is false: it stays unknown. */
  if (sp_row_types[table].has_id && row->head.ordinal > self->last_ordinals[table])
    self->last_ordinals[table] = row->head.ordinal;
  sp_store_note_source (self, table, row->head.id);
  if (has_names (table))
    sp_store_take_name (self, table, row->head.id, table == SP_TABLE_ACTOR ? row->actor.name : row->issue.name);
}

static gboolean
check_all (SpStore           *self,
           SpTable            table,
           const SpAnyRow    *row,
           SpTableCheckFunc   check,
           GError           **error)
{
  return sp_row_check (table, row, error) && (check == NULL || check (self, row, error));
}

/**
 * sp_table_add:
 * @self: a store
 * @table: which table
 * @row: a struct of it; id 0 for a new one, ordinal 0 for the last place
 * @check: (nullable): what the table asks for besides sp_row_check()
 * @error: return location for an error
 *
 * Writes a new row with its words.
 *
 * Returns: its id; %SP_ID_NONE with an error if nothing was written
 */
SpId
sp_table_add (SpStore           *self,
              SpTable            table,
              gconstpointer      row,
              SpTableCheckFunc   check,
              GError           **error)
{
  SpAnyRow whole = { 0 };
  gboolean written;

  memcpy (&whole, row, sp_row_types[table].size);
  if (!sp_table_begin_write (self, FALSE, error))
    return SP_ID_NONE;
  written = check_all (self, table, &whole, check, error)
            && sp_store_choose_id (self, table, &whole.head.id, error)
            && choose_ordinal (self, table, &whole, error)
            && (sp_store_is_addition (self, table, whole.head.id) ? sp_store_add_unrecorded (self, table, &whole, error)
                                                                  : insert_row (self, table, &whole, error));
  if (!sp_table_end_write (self, FALSE, written, error))
    return SP_ID_NONE;
  note_written (self, table, &whole);
  return whole.head.id;
}

/**
 * sp_table_update:
 * @self: a store
 * @table: which table
 * @row: a struct of it
 * @check: (nullable): what the table asks for besides sp_row_check()
 * @error: return location for an error
 *
 * Writes a row and its words in the place of those of the same id.
 *
 * Returns: whether it was written; %SP_STORE_ERROR_MISSING if there is no such row
 */
gboolean
sp_table_update (SpStore           *self,
                 SpTable            table,
                 gconstpointer      row,
                 SpTableCheckFunc   check,
                 GError           **error)
{
  SpAnyRow whole = { 0 };
  gboolean written;

  memcpy (&whole, row, sp_row_types[table].size);
  if (!sp_table_begin_write (self, TRUE, error))
    return FALSE;
  written = (!sp_row_types[table].has_id || check_row_exists (self, table, whole.head.id, error))
            && check_all (self, table, &whole, check, error)
            && write_row (self, table, SP_ROW_UPDATE, &whole, error);
  if (!sp_table_end_write (self, TRUE, written, error))
    return FALSE;
  note_written (self, table, &whole);
  return TRUE;
}

static gboolean
delete_row (SpStore  *self,
            SpTable   table,
            SpId      id,
            GError  **error)
{
  sqlite3_stmt *statement;

  if (!sp_words_delete (self, &sp_row_types[table], id, error))
    return FALSE;
  statement = sp_store_prepare_row (self, table, SP_ROW_DELETE, error);
  if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, id);
  return sp_store_step (self, statement, error);
}

/**
 * sp_table_delete:
 * @self: a store
 * @table: which table
 * @id: a row of it
 * @detach: (nullable): deletes what hangs on the row
 * @error: return location for an error
 *
 * Deletes a row with its words.
 *
 * Returns: whether it was deleted; %SP_STORE_ERROR_MISSING if there is no such row
 */
gboolean
sp_table_delete (SpStore            *self,
                 SpTable             table,
                 SpId                id,
                 SpTableDetachFunc   detach,
                 GError            **error)
{
  gboolean written;

  if (!sp_table_begin_write (self, TRUE, error))
    return FALSE;
  written = check_row_exists (self, table, id, error)
            && (detach == NULL || detach (self, id, error))
            && delete_row (self, table, id, error);
  if (!sp_table_end_write (self, TRUE, written, error))
    return FALSE;
  if (table == SP_TABLE_SOURCE)
    g_clear_pointer (&self->sources, g_hash_table_unref);
  if (has_names (table))
    sp_store_drop_name (self, table, id);
  return TRUE;
}
