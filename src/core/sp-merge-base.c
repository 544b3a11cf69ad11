/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-merge-private.h"

#include <string.h>

#include "sp-project-private.h"
#include "sp-store-private.h"

/* Finding the state that two copies of a project both come from: by their logs, which begin alike. */

static guint
count_common_lines (GPtrArray *a,
                    GPtrArray *b)
{
  guint n = 0;

  while (n < a->len && n < b->len && strcmp (g_ptr_array_index (a, n), g_ptr_array_index (b, n)) == 0)
    n++;
  return n;
}

/* The edits of the history stand in the log in the same order, between others that were dropped or undone. Returns the
 * number of the one that is line number LINE, or 0. */
static gint64
find_edit_of_line (SpStore   *store,
                   GPtrArray *log,
                   guint      line)
{
  g_autoptr (GPtrArray) entries = sp_store_list_history (store, NULL);
  guint place = entries != NULL ? entries->len : 0;

  for (guint i = log->len; place > 0 && i > line; i--)
    {
      const SpHistoryEntry *entry = g_ptr_array_index (entries, place - 1);
      g_autofree char *words = sp_store_describe_log_line (entry->time, entry->coder, entry->label);

      if (strcmp (words, strchr (g_ptr_array_index (log, i - 1), '\n') + 1) != 0)
        continue;
      if (i == line + 1)
        return entry->number;
      place--;
    }
  return 0;
}

static int
interrupt_cb (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* Lets whoever cancels stop what the store's connection is doing; NULL ends that. */
static void
let_interrupt (SpStore      *store,
               GCancellable *cancellable)
{
  sqlite3_progress_handler (sp_store_get_database (store), 10000, cancellable != NULL ? interrupt_cb : NULL, cancellable);
}

static gboolean
copy_database (SpStore      *store,
               const char   *path,
               GCancellable *cancellable)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (sp_store_get_database (store), "VACUUM INTO ?1", -1, &statement, NULL);

  sqlite3_bind_text (statement, 1, path, -1, SQLITE_STATIC);
  let_interrupt (store, cancellable);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  sqlite3_finalize (statement);
  let_interrupt (store, NULL);
  return result == SQLITE_DONE;
}

/* Goes back to the edit in a copy of the working copy. */
static SpSnapshot *
go_back (SpStore      *store,
         gint64        number,
         GCancellable *cancellable)
{
  g_autoptr (SpWorkingCopy) scratch = sp_working_copy_new_scratch (NULL);
  g_autofree char *path = NULL;
  g_autoptr (SpStore) copy = NULL;
  SpSnapshot *found = NULL;

  if (scratch == NULL)
    return NULL;
  path = sp_working_copy_build_path (scratch, SP_WORKING_COPY_DATABASE);
  if (copy_database (store, path, cancellable))
    copy = sp_store_new_for_path (path, FALSE, NULL);
  if (copy == NULL)
    return NULL;
  let_interrupt (copy, cancellable);
  if (sp_store_go_to (copy, number, NULL))
    found = sp_snapshot_ref (sp_store_get_snapshot (copy));
  sp_store_close (copy);
  return found;
}

/* What was saved before, if both sides went on from there. */
static SpSnapshot *
open_generation (GFile        *file,
                 GPtrArray    *log,
                 guint         n_common,
                 GCancellable *cancellable)
{
  g_autoptr (SpProject) project = sp_project_open (file, SP_OPEN_PRIVATE, cancellable, NULL, NULL, NULL);
  g_autoptr (GPtrArray) own = NULL;
  SpSnapshot *found = NULL;

  if (project == NULL)
    return NULL;
  own = sp_store_list_log (sp_project_get_store (project), NULL);
  if (own != NULL && own->len > 0 && own->len <= n_common && count_common_lines (own, log) == own->len)
    found = sp_snapshot_ref (sp_store_get_snapshot (sp_project_get_store (project)));
  sp_project_close (project);
  return found;
}

static SpSnapshot *
find_generation (SpProject    *ours,
                 GPtrArray    *log,
                 guint         n_common,
                 GCancellable *cancellable)
{
  g_autoptr (GPtrArray) generations = sp_project_list_generations (ours);
  SpSnapshot *found = NULL;

  for (guint i = generations->len; found == NULL && i > 0; i--)
    found = open_generation (g_ptr_array_index (generations, i - 1), log, n_common, cancellable);
  return found;
}

/**
 * sp_merge_find_base:
 * @ours: an open project with its working copy
 * @theirs: another copy of it
 * @cancellable: (nullable): stops it
 *
 * Looks for the state that both come from: the last edit that both logs have, found again in the history, or what was
 * saved at that time. The working copy is left alone. Takes time in proportion to the size of the project and to the
 * edits since; safe in a worker thread that has borrowed the store of @ours.
 *
 * Returns: (transfer full) (nullable): the common ancestor, or %NULL if it is not kept here, or there is none, or it
 *   was stopped
 */
SpSnapshot *
sp_merge_find_base (SpProject    *ours,
                    SpProject    *theirs,
                    GCancellable *cancellable)
{
  g_autoptr (GPtrArray) log = sp_store_list_log (sp_project_get_store (ours), NULL);
  g_autoptr (GPtrArray) other = sp_store_list_log (sp_project_get_store (theirs), NULL);
  SpSnapshot *found = NULL;
  guint n_common;
  gint64 number;

  if (log == NULL || other == NULL || (n_common = count_common_lines (log, other)) == 0)
    return NULL;
  number = find_edit_of_line (sp_project_get_store (ours), log, n_common - 1);
  if (number != 0)
    found = go_back (sp_project_get_store (ours), number, cancellable);
  if (found == NULL && !g_cancellable_is_cancelled (cancellable))
    found = find_generation (ours, log, n_common, cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&found, sp_snapshot_unref);
  return found;
}
