/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-source-revision.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-text-mapping.h"

typedef struct
{
  SpStore *store;
  SpSnapshot *before;
  SpId source;
  SpTextMapping *mapping;
  GArray *lost;
} Revision;

/* Whether the passage has to be written anew. */
static gboolean
move_passage (Revision  *self,
              SpTable    table,
              SpId       id,
              SpPassage *passage)
{
  SpPassage moved;
  SpLostMark mark = { table, id };

  if (passage->start < 0)
    return FALSE;
  moved = sp_text_mapping_find (self->mapping, *passage);
  if (moved.start == passage->start && moved.end == passage->end)
    return FALSE;
  if (moved.start < 0)
    g_array_append_val (self->lost, mark);
  *passage = moved;
  return TRUE;
}

static gboolean
revise_statements (Revision  *self,
                   GError   **error)
{
  for (guint i = 0; i < sp_snapshot_get_n_statements (self->before); i++)
    {
      SpStatement statement = *sp_snapshot_get_statement (self->before, i);

      if (statement.source == self->source && move_passage (self, SP_TABLE_STATEMENT, statement.id, &statement.passage)
          && !sp_store_update_statement (self->store, &statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
revise_links (Revision  *self,
              GError   **error)
{
  for (guint i = 0; i < sp_snapshot_get_n_links (self->before); i++)
    {
      SpLink link = *sp_snapshot_get_link (self->before, i);

      if (link.source == self->source && move_passage (self, SP_TABLE_LINK, link.id, &link.passage)
          && !sp_store_update_link (self->store, &link, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
revise_errors (Revision  *self,
               GError   **error)
{
  for (guint i = 0; i < sp_snapshot_get_n_source_errors (self->before); i++)
    {
      SpSourceError fault = *sp_snapshot_get_source_error (self->before, i);

      if (fault.source == self->source && move_passage (self, SP_TABLE_SOURCE_ERROR, fault.id, &fault.passage)
          && !sp_store_update_source_error (self->store, &fault, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
revise (Revision    *self,
        const char  *text,
        GError     **error)
{
  SpSource source = *sp_snapshot_find_source (self->before, self->source);

  source.text = text;
  return sp_store_update_source (self->store, &source, error) && revise_statements (self, error)
         && revise_links (self, error) && revise_errors (self, error);
}

/**
 * sp_source_revise:
 * @store: a store, not within an edit
 * @source: a source
 * @text: its new text
 * @label: how the edit is called in the history
 * @lost: (out) (transfer full) (element-type SpLostMark): the rows whose words the new text does not have
 * @error: return location for an error of the store
 *
 * Gives a source another text, as one edit. The passages of its statements, links and known errors go where their words
 * stand now; those whose words are gone keep the quote and lose the place.
 *
 * Takes O(n) time for a text of n characters and rows, and O(n) for each passage within what was changed.
 *
 * Returns: whether it was written; if not, nothing is changed, with %SP_STORE_ERROR_MISSING or an error of a write
 */
gboolean
sp_source_revise (SpStore     *store,
                  SpId         source,
                  const char  *text,
                  const char  *label,
                  GArray     **lost,
                  GError     **error)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (store));
  const SpSource *row = sp_snapshot_find_source (before, source);
  g_autoptr (SpTextMapping) mapping = NULL;
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (SpLostMark));
  Revision self = { store, before, source, NULL, marks };

  if (!row)
    {
      g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_MISSING, _("The source is not there any more."));
      return FALSE;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID,
                           _("The text is not valid UTF-8. Convert it first."));
      return FALSE;
    }
  self.mapping = mapping = sp_text_mapping_new (row->text, text);
  if (!sp_store_begin (store, label, error))
    return FALSE;
  if (!revise (&self, text, error))
    {
      sp_store_rollback (store);
      return FALSE;
    }
  if (!sp_store_commit (store, error))
    return FALSE;
  *lost = g_steal_pointer (&marks);
  return TRUE;
}
