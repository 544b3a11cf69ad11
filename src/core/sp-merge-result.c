/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-merge-private.h"

#include <string.h>

#include "sp-row-sql.h"

/* What comes out of a merge. */

typedef struct
{
  SpMerge *merge;
  SpSnapshotBuilder *builder;
  GPtrArray *kept;              /* what rows in the making borrow */
} Result;

/* As long as nobody decides, a row that one side works with is kept. */
static gboolean
is_kept_by_choice (SpMerge          *self,
                   const SpDeletion *deletion)
{
  if (deletion->conflict < 0)
    return deletion->needed;
  return g_array_index (self->conflicts, SpConflict, deletion->conflict).choice != deletion->deleter;
}

/* A row that hangs on others which were deleted with it has their fate, not one of its own. */
static gboolean
is_kept (SpMerge          *self,
         const SpDeletion *deletion)
{
  SpSnapshot *keeper = self->sides[!deletion->deleter];
  gconstpointer row = sp_row_list_find (keeper->tables[deletion->table], deletion->id);
  gboolean hangs = FALSE;

  for (guint i = 0; i < sp_n_row_references; i++)
    {
      const SpRowReference *reference = &sp_row_references[i];
      SpDeletion *target;

      if (reference->table != deletion->table || !reference->required)
        continue;
      target = sp_merge_find_deletion (self, reference->target, sp_row_reference_get (reference, row),
                                       deletion->deleter);
      if (target != NULL && !is_kept_by_choice (self, target))
        return FALSE;
      hangs = hangs || target != NULL;
    }
  return hangs || is_kept_by_choice (self, deletion);
}

/* What a kept row refers to is kept with it, unless it was decided otherwise. */
static gboolean
keep_targets (SpMerge          *self,
              const SpDeletion *deletion)
{
  SpSnapshot *keeper = self->sides[!deletion->deleter];
  gconstpointer row = sp_row_list_find (keeper->tables[deletion->table], deletion->id);
  gboolean changed = FALSE;

  for (guint i = 0; i < sp_n_row_references; i++)
    {
      const SpRowReference *reference = &sp_row_references[i];
      SpDeletion *target;

      if (reference->table != deletion->table || reference->required)
        continue;
      target = sp_merge_find_deletion (self, reference->target, sp_row_reference_get (reference, row),
                                       deletion->deleter);
      if (target != NULL && !target->contested && !target->needed)
        changed = target->needed = TRUE;
    }
  return changed;
}

static void
find_needed (SpMerge *self)
{
  gboolean changed = TRUE;
  GHashTableIter iter;
  SpDeletion *deletion;

  g_hash_table_iter_init (&iter, self->deletions);
  while (g_hash_table_iter_next (&iter, (gpointer *) &deletion, NULL))
    deletion->needed = FALSE;
  while (changed)
    {
      changed = FALSE;
      g_hash_table_iter_init (&iter, self->deletions);
      while (g_hash_table_iter_next (&iter, (gpointer *) &deletion, NULL))
        if (is_kept (self, deletion) && keep_targets (self, deletion))
          changed = TRUE;
    }
}

static gboolean
is_gone (SpMerge *self,
         SpTable  table,
         SpId     id)
{
  for (SpMergeSide deleter = SP_MERGE_OURS; deleter <= SP_MERGE_THEIRS; deleter++)
    {
      SpDeletion *deletion = sp_merge_find_deletion (self, table, id, deleter);

      if (deletion != NULL)
        return !is_kept (self, deletion);
    }
  return FALSE;
}

/* They stand in order of table and id. */
static guint
find_first_conflict (SpMerge          *self,
                     const SpMergeRow *row)
{
  guint low = 0, high = self->conflicts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const SpConflict *conflict = &g_array_index (self->conflicts, SpConflict, middle);

      if (conflict->table < row->table || (conflict->table == row->table && conflict->id < row->id))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static SpMergeSide
find_choice (SpMerge          *self,
             const SpMergeRow *row,
             const SpField    *first)
{
  for (guint i = find_first_conflict (self, row); i < self->conflicts->len; i++)
    {
      const SpConflict *conflict = &g_array_index (self->conflicts, SpConflict, i);

      if (conflict->table != row->table || conflict->id != row->id)
        break;
      if (conflict->fields[0] == first && conflict->choice != SP_MERGE_UNDECIDED)
        return conflict->choice;
    }
  return SP_MERGE_OURS;
}

/* The reference that one side let go of stays if the row that it leads to does. */
static gboolean
choose_by_deletion (SpMerge          *self,
                    const SpMergeRow *row,
                    const SpRowPart  *part,
                    SpMergeSide      *choice)
{
  for (guint i = 0; i < sp_n_row_references; i++)
    {
      const SpRowReference *reference = &sp_row_references[i];

      if (reference->table != row->table || !sp_row_part_has_reference (part, reference))
        continue;
      for (SpMergeSide deleter = SP_MERGE_OURS; deleter <= SP_MERGE_THEIRS; deleter++)
        {
          SpId target = sp_row_reference_get (reference, row->sides[!deleter]);

          if (sp_row_reference_get (reference, row->sides[deleter]) != SP_ID_NONE
              || sp_merge_find_deletion (self, reference->target, target, deleter) == NULL)
            continue;
          *choice = is_gone (self, reference->target, target) ? deleter : !deleter;
          return TRUE;
        }
    }
  return FALSE;
}

static SpMergeSide
choose_part (SpMerge          *self,
             const SpMergeRow *row,
             const SpRowPart  *part)
{
  SpMergeSide choice = SP_MERGE_OURS;

  if (strcmp (part->fields[0]->name, "uuid") == 0 || sp_row_part_equal (part, row->sides[0], row->sides[1])
      || choose_by_deletion (self, row, part, &choice))
    return choice;
  if (row->base != NULL && sp_row_part_equal (part, row->base, row->sides[SP_MERGE_OURS]))
    return SP_MERGE_THEIRS;
  if (row->base != NULL && sp_row_part_equal (part, row->base, row->sides[SP_MERGE_THEIRS]))
    return SP_MERGE_OURS;
  return find_choice (self, row, part->fields[0]);
}

static const char * const *
get_words (const SpField *field,
           gconstpointer  row)
{
  static const char * const none[] = { NULL };
  const char * const *words = NULL;

  if (row != NULL)
    words = *(const char * const * const *) (gconstpointer) ((const char *) row + field->offset);
  return words != NULL ? words : none;
}

static void
release_strings (gpointer strings)
{
  g_free (strings);
}

/* Ours without what they took out, then what they put in. */
static void
merge_words (Result           *result,
             const SpMergeRow *row,
             const SpField    *field,
             SpAnyRow         *merged)
{
  const char * const *base = get_words (field, row->base);
  const char * const *ours = get_words (field, row->sides[SP_MERGE_OURS]);
  const char * const *theirs = get_words (field, row->sides[SP_MERGE_THEIRS]);
  const char **words = g_new0 (const char *, g_strv_length ((char **) ours) + g_strv_length ((char **) theirs) + 1);
  guint n = 0;

  for (guint i = 0; ours[i] != NULL; i++)
    if (g_strv_contains (theirs, ours[i]) || !g_strv_contains (base, ours[i]))
      words[n++] = ours[i];
  for (guint i = 0; theirs[i] != NULL; i++)
    if (!g_strv_contains (ours, theirs[i]) && !g_strv_contains (base, theirs[i]))
      words[n++] = theirs[i];
  g_ptr_array_add (result->kept, words);
  *(const char * const **) (gpointer) ((char *) merged + field->offset) = words;
}

static gboolean
both_changed (const SpMergeRow *row,
              const SpField    *field)
{
  return !sp_field_equal (field, row->sides[0], row->sides[1])
         && (row->base == NULL || (!sp_field_equal (field, row->base, row->sides[0])
                                   && !sp_field_equal (field, row->base, row->sides[1])));
}

static void
merge_parts (Result           *result,
             const SpMergeRow *row,
             SpAnyRow         *merged)
{
  for (guint i = 0; i < sp_row_types[row->table].n_fields; i++)
    {
      SpRowPart part;

      if (!sp_row_part_get (row->table, i, &part))
        continue;
      if (part.fields[0]->kind == SP_FIELD_WORDS && both_changed (row, part.fields[0]))
        merge_words (result, row, part.fields[0], merged);
      else
        sp_row_part_copy (&part, merged, row->sides[choose_part (result->merge, row, &part)]);
    }
}

/* Where the chosen reference leads to nothing, the other states of the row are asked. */
static gboolean
fall_back (SpMerge              *self,
           const SpMergeRow     *row,
           const SpRowReference *reference,
           SpAnyRow             *merged)
{
  const gconstpointer states[] = { row->sides[SP_MERGE_OURS], row->sides[SP_MERGE_THEIRS], row->base };
  SpRowPart part;

  sp_row_reference_find_part (reference, &part);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (row->sides[0] != NULL && row->sides[1] != NULL && states[i] != NULL
        && !is_gone (self, reference->target, sp_row_reference_get (reference, states[i])))
      {
        sp_row_part_copy (&part, merged, states[i]);
        return TRUE;
      }
  return FALSE;
}

static void
let_go (const SpRowReference *reference,
        SpAnyRow             *merged)
{
  *(SpId *) (gpointer) ((char *) merged + reference->offset) = SP_ID_NONE;
  if (reference->table == SP_TABLE_STATEMENT)
    merged->statement.passage = SP_PASSAGE_NONE;
  else if (reference->table == SP_TABLE_LINK)
    merged->link.passage = SP_PASSAGE_NONE;
}

/* Returns whether the row can stand at all. */
static gboolean
settle_references (SpMerge          *self,
                   const SpMergeRow *row,
                   SpAnyRow         *merged)
{
  for (guint i = 0; i < sp_n_row_references; i++)
    {
      const SpRowReference *reference = &sp_row_references[i];

      if (reference->table != row->table
          || !is_gone (self, reference->target, sp_row_reference_get (reference, merged))
          || fall_back (self, row, reference, merged))
        continue;
      if (reference->required)
        return FALSE;
      let_go (reference, merged);
    }
  return TRUE;
}

static gboolean
make_row (Result           *result,
          const SpMergeRow *row,
          SpAnyRow         *merged)
{
  SpMerge *self = result->merge;
  gconstpointer first = row->sides[SP_MERGE_OURS] != NULL ? row->sides[SP_MERGE_OURS] : row->sides[SP_MERGE_THEIRS];

  if (first == NULL || is_gone (self, row->table, row->id))
    return FALSE;
  memcpy (merged, first, sp_row_types[row->table].size);
  if (row->sides[0] != NULL && row->sides[1] != NULL
      && !sp_row_equal (&sp_row_types[row->table], row->sides[0], row->sides[1]))
    merge_parts (result, row, merged);
  return settle_references (self, row, merged);
}

static void
build_row_cb (SpMerge          *self,
              const SpMergeRow *row,
              gpointer          data)
{
  Result *result = data;
  gconstpointer ours = row->sides[SP_MERGE_OURS];
  SpAnyRow merged = { 0 };

  if (!make_row (result, row, &merged))
    {
      if (ours != NULL)
        sp_snapshot_builder_remove (result->builder, row->table, row->id);
    }
  else if (ours == NULL || !sp_row_equal (&sp_row_types[row->table], ours, &merged))
    {
      if (row->table == SP_TABLE_PROJECT)
        sp_snapshot_builder_set_project (result->builder, &merged.project);
      else
        sp_snapshot_builder_put (result->builder, row->table, &merged);
    }
  g_ptr_array_set_size (result->kept, 0);
}

/**
 * sp_merge_build:
 * @self: a merge
 * @notes: (out) (optional) (transfer full): sentences on what was settled without asking
 *
 * Makes what comes out with the choices of this moment. An undecided conflict keeps our fields, and keeps the row that
 * only one side deleted. A row that is kept against a deletion is kept with all that hung on it. Takes time in
 * proportion to the number of rows.
 *
 * Returns: (transfer full): the merged project, which shares with ours what did not change
 */
SpSnapshot *
sp_merge_build (SpMerge *self,
                GStrv   *notes)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (release_strings);
  g_autoptr (SpSnapshot) merged = NULL;
  g_autoptr (SpSnapshot) named = NULL;
  Result result = { self, sp_snapshot_builder_new (self->sides[SP_MERGE_OURS]), kept };
  SpSnapshot *open;

  for (guint i = 0; i < self->notes->len; i++)
    g_ptr_array_add (told, g_strdup (g_ptr_array_index (self->notes, i)));
  find_needed (self);
  sp_merge_walk (self, build_row_cb, &result);
  merged = sp_snapshot_builder_end (result.builder);
  named = sp_merge_part_names (self, merged, told);
  open = sp_merge_open_circles (self, named, told);

  g_ptr_array_add (told, NULL);
  if (notes != NULL)
    *notes = (GStrv) g_ptr_array_steal (told, NULL);
  return open;
}
