/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-sources-page-private.h"

/* What is looked through in a thread, and what was found. */
typedef struct
{
  SpSnapshot *snapshot;
  SpId source;
  GArray *names;
  GArray *statements;
} Search;

static void
search_free (Search *self)
{
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_clear_pointer (&self->names, g_array_unref);
  g_clear_pointer (&self->statements, g_array_unref);
  g_free (self);
}

static void
search_in_thread (GTask        *task,
                  gpointer      object,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Search *search = data;
  const SpSource *source = sp_snapshot_find_source (search->snapshot, search->source);

  search->names = sp_candidates_find_names (search->snapshot, source->text);
  if (!g_task_return_error_if_cancelled (task))
    {
      search->statements = sp_candidates_find_statements (search->snapshot, search->source, search->names);
      g_task_return_boolean (task, TRUE);
    }
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      data)
{
  SpSourcesPage *self = SP_SOURCES_PAGE (object);
  Search *search = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL) || !self->reader || self->source != search->source)
    return;
  sp_reader_set_names (self->reader, search->names);
  sp_draft_list_show (self->draft_list, search->snapshot, sp_snapshot_find_source (search->snapshot, search->source)->text,
                      search->statements);
}

/*
 * sp_sources_page_suggest:
 * @self: a page
 *
 * Looks through the text that is shown for names and for sentences that look like statements, in a thread; what was
 * begun before is given up.
 */
void
sp_sources_page_suggest (SpSourcesPage *self)
{
  SpSnapshot *snapshot = self->store ? sp_store_get_snapshot (self->store) : NULL;
  g_autoptr (GTask) task = NULL;
  Search *search;

  if (self->searching)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (!snapshot || !sp_snapshot_find_source (snapshot, self->source))
    return;
  search = g_new0 (Search, 1);
  search->snapshot = sp_snapshot_ref (snapshot);
  search->source = self->source;
  self->searching = g_cancellable_new ();
  task = g_task_new (self, self->searching, found_cb, NULL);
  g_task_set_source_tag (task, sp_sources_page_suggest);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, search_in_thread);
}

/*
 * sp_sources_page_accept_draft:
 * @self: a page
 * @passage: a sentence of its text
 * @actor: who seems to speak
 * @issue: what about
 *
 * Selects the sentence and opens the form for it.
 */
void
sp_sources_page_accept_draft (SpSourcesPage *self,
                              SpPassage      passage,
                              SpId           actor,
                              SpId           issue)
{
  sp_reader_select_passage (self->reader, passage);
  sp_sources_page_code (self, actor, issue);
}
