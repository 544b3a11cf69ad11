/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-frame-private.h"

/* Which sources are behind a picture. */

/* Sources that were cited last, by a part of their ids: nearly every statement is from one of them. */
#define N_RECENT 1024

/**
 * sp_frame_cite:
 * @self: a frame
 * @source: a source behind the picture, or %SP_ID_NONE
 *
 * Puts a source on the list. Takes constant time; again and none do nothing.
 */
void
sp_frame_cite (SpFrame *self, SpId source)
{
  g_return_if_fail (self != NULL);

  if (source == SP_ID_NONE || g_hash_table_contains (self->cited, &source))
    return;
  g_hash_table_add (self->cited, g_memdup2 (&source, sizeof source));
  g_clear_pointer (&self->sources, sp_source_list_free);
}

/**
 * sp_frame_cite_evidence:
 * @self: a frame
 * @positions: the positions that the picture shows, or that it is derived from
 * @actors: (array length=n_actors) (nullable): indexes of actors whose positions count, or `NULL` for all
 * @n_actors: how many there are
 *
 * Puts the sources of all statements behind positions on the list. Takes O(s) time for s statements: they are marked first and
 * gone through in their order, as they lie in memory.
 */
void
sp_frame_cite_evidence (SpFrame *self, SpPositions *positions, const guint *actors, guint n_actors)
{
  guint n_statements;
  g_autofree guchar *marked = NULL;
  SpId recent[N_RECENT] = { 0 };

  g_return_if_fail (self != NULL && positions != NULL);

  n_statements = sp_snapshot_get_n_statements (self->snapshot);
  marked = g_malloc0 (MAX (n_statements, 1));
  if (actors == NULL)
    n_actors = sp_positions_get_n_actors (positions);
  for (guint i = 0; i < n_actors; i++)
    {
      guint n;
      const guint *evidence = sp_positions_get_row_evidence (positions, actors != NULL ? actors[i] : i, &n);

      for (guint k = 0; k < n; k++)
        marked[evidence[k]] = TRUE;
    }
  for (guint i = 0; i < n_statements; i++)
    {
      SpId source = marked[i] ? sp_snapshot_get_statement (self->snapshot, i)->source : SP_ID_NONE;
      SpId *place = &recent[(guint64) source % N_RECENT];

      if (source == SP_ID_NONE || *place == source)
        continue;
      sp_frame_cite (self, source);
      *place = source;
    }
}
