/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-importer.h"

/* A row that the store refuses is a bad row; a store that cannot write at all ends the import. */
static void
take_error (SpImporter   *self,
            SpImportPlace place,
            GError       *error)
{
  if (g_error_matches (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED) && self->failure == NULL)
    self->failure = g_error_copy (error);
  sp_importer_add_problem (self, place, NULL, error->message);
}

/* Adds a row and counts it; gives its id, or SP_ID_NONE. */
SpId
sp_importer_add_row (SpImporter   *self,
                     SpTable       table,
                     SpImportPlace place,
                     gconstpointer row)
{
  g_autoptr (GError) error = NULL;
  SpId id = sp_store_add_row (self->store, table, row, &error);

  if (id == SP_ID_NONE)
    {
      take_error (self, place, error);
      return SP_ID_NONE;
    }
  self->report->added[table]++;
  return id;
}

/* Updates a row without counting it: some are written twice. */
gboolean
sp_importer_update_row (SpImporter   *self,
                        SpTable       table,
                        SpImportPlace place,
                        gconstpointer row)
{
  g_autoptr (GError) error = NULL;

  if (sp_store_update_row (self->store, table, row, &error))
    return TRUE;
  take_error (self, place, error);
  return FALSE;
}

/* Whether there is such a row, or will be one when the drafts are written. */
gboolean
sp_importer_has_row (SpImporter *self,
                     SpTable     table,
                     SpId        id)
{
  return g_hash_table_contains (self->drafts_by_id[table], &id) || sp_importer_find_base_row (self, table, id) != NULL;
}

/* The row as it was before the import, or NULL if it was not there. */
gconstpointer
sp_importer_find_base_row (SpImporter *self,
                           SpTable     table,
                           SpId        id)
{
  switch (table)
    {
    case SP_TABLE_PROJECT:
      return sp_snapshot_get_project (self->base);
    case SP_TABLE_ACTOR:
      return sp_snapshot_find_actor (self->base, id);
    case SP_TABLE_ISSUE:
      return sp_snapshot_find_issue (self->base, id);
    case SP_TABLE_SOURCE:
      return sp_snapshot_find_source (self->base, id);
    case SP_TABLE_SOURCE_ERROR:
      return sp_snapshot_find_source_error (self->base, id);
    case SP_TABLE_STATEMENT:
      return sp_snapshot_find_statement (self->base, id);
    case SP_TABLE_LINK:
      return sp_snapshot_find_link (self->base, id);
    case SP_TABLE_VIEW:
      return sp_snapshot_find_view (self->base, id);
    default:
      return NULL;
    }
}
