/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Actors, issues and sources are drafted first and written when all their rows are read: a row may refer to a later
 * one, and two files may say different things of one actor. */

void
sp_importer_free_draft (SpImportDraft *draft)
{
  g_clear_pointer (&draft->row, g_free);
  g_free (draft);
}

static SpId *
get_id (SpImportDraft *draft)
{
  G_STATIC_ASSERT (G_STRUCT_OFFSET (SpActor, id) == 0);
  G_STATIC_ASSERT (G_STRUCT_OFFSET (SpIssue, id) == 0);
  G_STATIC_ASSERT (G_STRUCT_OFFSET (SpSource, id) == 0);
  return draft->row;
}

/* Which field names a row: the title of a source, the name of all others. */
static guint
get_name_field (const SpTableFormat *format)
{
  return (guint) sp_table_format_find_field (format, format->table == SP_TABLE_SOURCE ? "title" : "name");
}

static SpImportDraft *
make_draft (SpImporter   *self,
            SpImportPlace place,
            gconstpointer base_row,
            SpId          id)
{
  const SpTableFormat *format = place.file->format;
  SpImportDraft *draft = g_new0 (SpImportDraft, 1);

  draft->format = format;
  draft->place = place;
  draft->is_new = base_row == NULL;
  draft->row = g_memdup2 (base_row != NULL ? base_row : format->defaults, format->row_size);
  *get_id (draft) = id;
  if (format->table == SP_TABLE_ACTOR)
    draft->speaks_for = ((SpActor *) draft->row)->speaks_for;
  return draft;
}

static void
add_draft (SpImporter    *self,
           SpImportDraft *draft)
{
  g_ptr_array_add (self->drafts, draft);
  g_hash_table_insert (self->drafts_by_id[draft->format->table], get_id (draft), draft);
}

static const char *
get_name (SpImportDraft *draft)
{
  return *(const char **) ((char *) draft->row + draft->format->fields[get_name_field (draft->format)].offset);
}

static void
index_draft (SpImporter    *self,
             SpImportDraft *draft,
             const char    *name_before)
{
  SpTable table = draft->format->table;

  sp_import_names_move (self->names, table, name_before, get_name (draft), *get_id (draft));
  if (table == SP_TABLE_ACTOR)
    sp_import_names_add_aliases (self->names, ((SpActor *) draft->row)->aliases, *get_id (draft));
}

/* A row that its name identifies keeps that name: it may have been found by another spelling. */
static gboolean
overlay_row (SpImporter    *self,
             SpImportDraft *draft,
             SpImportPlace  place,
             gboolean       complete,
             gboolean       named)
{
  gsize offset = draft->format->fields[get_name_field (draft->format)].offset;
  g_autofree char *copy = g_memdup2 (draft->row, draft->format->row_size);

  if (!sp_importer_read_row (self, place, copy, complete))
    return FALSE;
  if (named)
    *(const char **) (copy + offset) = *(const char **) ((char *) draft->row + offset);
  if (sp_table_format_equal_rows (draft->format, draft->row, copy))
    return TRUE;
  memcpy (draft->row, copy, draft->format->row_size);
  draft->is_changed = TRUE;
  return TRUE;
}

/* Of several rows of one actor the last that says for whom the actor speaks counts; one that says nothing only where it
 * replaces the row. */
static void
note_speaker (SpImporter    *self,
              SpImportDraft *draft,
              SpImportPlace  place,
              gboolean       complete)
{
  int field = draft->format->table == SP_TABLE_ACTOR ? sp_table_format_find_field (draft->format, "speaks_for") : -1;

  if (field < 0 || place.file->columns[field] < 0)
    return;
  if (!complete || *sp_importer_get_text (self, place, (guint) field) != '\0')
    draft->speaker_place = place;
}

/* An identifier that stands twice in one file is a slip; in two files they are two descriptions of the same. */
static gboolean
refuse_repetition (SpImporter    *self,
                   SpImportPlace  place,
                   SpImportDraft *draft)
{
  g_autofree char *problem = NULL;

  if (draft->place.file != place.file)
    return FALSE;
  problem = g_strdup_printf (_ ("expected an identifier of its own, found that of line %u"),
                             sp_csv_get_line (place.file->csv, draft->place.row));
  sp_importer_add_problem (self, place, "id", problem);
  return TRUE;
}

/* Reads a row into the draft of its id, which is made if this is the first row of that id. */
static void
read_into_draft (SpImporter   *self,
                 SpImportPlace place,
                 SpId          id,
                 gboolean      by_name)
{
  SpTable table = place.file->format->table;
  SpImportDraft *draft = g_hash_table_lookup (self->drafts_by_id[table], &id);
  gboolean repeated = draft != NULL;
  gboolean complete = repeated || by_name;
  const char *name_before;

  if (repeated && !by_name && refuse_repetition (self, place, draft))
    return;
  if (!repeated)
    draft = make_draft (self, place, sp_importer_find_base_row (self, table, id), id);
  name_before = get_name (draft);
  if (!overlay_row (self, draft, place, complete, by_name))
    {
      if (!repeated)
        sp_importer_free_draft (draft);
      return;
    }
  if (!repeated)
    add_draft (self, draft);
  note_speaker (self, draft, place, complete);
  index_draft (self, draft, name_before);
}

/* The row that is meant: by id, else by name, else a new one of that id or of a random one. */
static void
read_draft (SpImporter   *self,
            SpImportPlace place)
{
  const SpTableFormat *format = place.file->format;
  const char *name = sp_importer_get_text (self, place, get_name_field (format));
  gboolean by_name = FALSE;
  SpId id;

  if (!sp_importer_read_id (self, place, &id))
    return;
  if (id == SP_ID_NONE || (format->table != SP_TABLE_SOURCE && !sp_importer_has_row (self, format->table, id)))
    {
      SpId named = sp_import_names_find (self->names, format->table, name);

      by_name = named != SP_ID_NONE;
      if (by_name)
        id = named;
      else if (id == SP_ID_NONE)
        id = sp_id_new_random ();
    }

  read_into_draft (self, place, id, by_name);
}

/* Reads the rows of a table that others refer to. */
void
sp_importer_read_drafts (SpImporter  *self,
                         SpTableFile *file)
{
  guint n_rows = sp_csv_get_n_rows (file->csv);

  for (guint i = 0; i < n_rows; i++)
    {
      if (sp_importer_is_stopped (self, i))
        return;
      read_draft (self, (SpImportPlace) { file, i });
    }
}

/* Whom an actor speaks for, found when all actors are known. */
static void
resolve_speaker (SpImporter    *self,
                 SpImportDraft *draft)
{
  SpImportPlace place = draft->speaker_place;
  guint field = (guint) sp_table_format_find_field (draft->format, "speaks_for");
  const char *text;

  if (place.file == NULL)
    return;
  text = sp_importer_get_text (self, place, field);
  draft->speaks_for = *text != '\0' ? sp_importer_find_named (self, place, SP_TABLE_ACTOR, text) : SP_ID_NONE;
}

/* An actor who speaks for another is written twice, and keeps the place that it got at first. */
static gboolean
write_new_draft (SpImporter    *self,
           SpImportDraft *draft)
{
  SpActor *actor = draft->format->table == SP_TABLE_ACTOR ? draft->row : NULL;

  if (sp_importer_add_row (self, draft->format->table, draft->place, draft->row) == SP_ID_NONE)
    return FALSE;
  if (actor && actor->ordinal == 0.0)
    actor->ordinal = sp_store_get_last_ordinal (self->store, SP_TABLE_ACTOR);
  return TRUE;
}

static gboolean
write_draft (SpImporter    *self,
             SpImportDraft *draft)
{
  if (draft->is_new)
    return write_new_draft (self, draft);
  if (!draft->is_changed)
    return TRUE;
  if (!sp_importer_update_row (self, draft->format->table, draft->place, draft->row))
    return FALSE;
  self->report->updated[draft->format->table]++;
  return TRUE;
}

/* Takes back whom an actor speaks for until all actors are written, if that is to change. */
static void
withdraw_speaker (SpImporter    *self,
                  SpImportDraft *draft)
{
  SpActor *actor = draft->row;

  resolve_speaker (self, draft);
  if (draft->speaks_for == actor->speaks_for)
    return;
  draft->has_new_speaker = TRUE;
  draft->is_changed = TRUE;
  actor->speaks_for = SP_ID_NONE;
}

/* Writes the rows that were read: first all of them, then who speaks for whom, so that no order of the actors stands in
 * the way, nor one who spoke for the other before. */
void
sp_importer_write_drafts (SpImporter *self,
                          SpTable     table)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      SpImportDraft *draft = g_ptr_array_index (self->drafts, i);

      if (draft->format->table == table && table == SP_TABLE_ACTOR)
        withdraw_speaker (self, draft);
      if (draft->format->table == table && !write_draft (self, draft))
        draft->has_new_speaker = FALSE;
    }

  for (guint i = 0; i < self->drafts->len; i++)
    {
      SpImportDraft *draft = g_ptr_array_index (self->drafts, i);

      if (draft->format->table != table || !draft->has_new_speaker || draft->speaks_for == SP_ID_NONE)
        continue;
      ((SpActor *) draft->row)->speaks_for = draft->speaks_for;
      sp_importer_update_row (self, draft->format->table, draft->speaker_place, draft->row);
    }
}
