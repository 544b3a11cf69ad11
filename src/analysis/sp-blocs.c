/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-blocs.h"

#include <glib/gi18n-lib.h>

#include "sp-graph.h"
#include "sp-igraph.h"

#define USUAL_RESOLUTION 1.0
#define USUAL_SEED 1

/* All are compared with all. */
#define MOST_ACTORS 3000

typedef struct
{
  guint group;
  guint size;
  guint first;
} Group;

/* The largest first, of equal ones the one with the first actor. */
static int
compare_groups_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Group *left = a;
  const Group *right = b;

  if (left->size != right->size)
    return left->size > right->size ? -1 : 1;
  return left->first < right->first ? -1 : left->first > right->first;
}

/* Numbers the groups anew; one of a single actor is no bloc. */
static void
number_blocs (SpBlocs *self)
{
  guint n = self->n_actors;
  g_autofree Group *groups = g_new0 (Group, MAX (n, 1));
  g_autofree guint *numbers = g_new (guint, MAX (n, 1));

  for (guint i = n; i-- > 0;)
    {
      groups[self->blocs[i]].group = self->blocs[i];
      groups[self->blocs[i]].size++;
      groups[self->blocs[i]].first = i;
    }
  g_sort_array (groups, n, sizeof (Group), compare_groups_cb, NULL);
  for (guint i = 0; i < n && groups[i].size > 0; i++)
    {
      numbers[groups[i].group] = groups[i].size > 1 ? i : SP_BLOC_NONE;
      self->n_blocs += groups[i].size > 1;
    }
  for (guint i = 0; i < n; i++)
    self->blocs[i] = numbers[self->blocs[i]];
}

/**
 * sp_blocs_find:
 * @ties: symmetric, actors x actors, as of sp_agreement_between_actors() or sp_congruence_compute()
 * @resolution: above 0; 1 is plain modularity, more makes more and smaller blocs
 * @seed: the same ties, resolution and seed give the same blocs
 * @error: return location for an error
 *
 * Finds groups of actors that agree, with the Leiden method on the positive ties: V. A. Traag, L. Waltman and N. J. van Eck,
 * From Louvain to Leiden: guaranteeing well-connected communities, Scientific Reports 9, 2019. The quality is the
 * modularity of the groups: M. E. J. Newman and M. Girvan, Finding and evaluating community structure in networks,
 * Physical Review E 69, 2004. Unknown and negative ties take no part, so an actor of whom nothing is known is in no bloc.
 *
 * Takes about O(E) time for E ties, and O(A²) to read them.
 *
 * Returns: (transfer full): the blocs, or `NULL` with %SP_ANALYSIS_ERROR_FAILED
 */
SpBlocs *
sp_blocs_find (const SpMatrix *ties, double resolution, guint32 seed, GError **error)
{
  g_autoptr (SpBlocs) self = g_new0 (SpBlocs, 1);

  self->n_actors = ties->n_rows;
  self->blocs = g_new0 (guint, MAX (self->n_actors, 1));
  if (!sp_graph_find_communities (ties, resolution, seed, self->blocs, &self->quality, error))
    return NULL;
  number_blocs (self);
  return g_steal_pointer (&self);
}

/* Who speaks for another, directly or through others, is where that one is. */
static guint
find_principal (SpSnapshot *snapshot, guint actor)
{
  while (sp_snapshot_find_actor_index (snapshot, sp_snapshot_get_actor (snapshot, actor)->speaks_for, &actor))
    ;
  return actor;
}

/**
 * sp_blocs_of_actors:
 * @snapshot: the rows
 * @positions: their positions
 * @error: return location for an error, in a sentence that tells also that it is about blocs
 *
 * Finds the blocs of the agreement of positions at resolution 1, always from the same beginning, so that bloc 2 is the same
 * everywhere. With roll-up, those who speak for another take no part, and are in the bloc of that one.
 *
 * Takes O(A² I) time for A actors and I issues.
 *
 * Returns: (transfer full): the blocs, or `NULL` with %SP_ANALYSIS_ERROR_TOO_MANY for more than some thousand actors,
 *   %SP_ANALYSIS_ERROR_FAILED or %SP_LIBRARY_ERROR_MISSING
 */
SpBlocs *
sp_blocs_of_actors (SpSnapshot *snapshot, SpPositions *positions, GError **error)
{
  g_autoptr (SpMatrix) agreement = NULL;
  SpBlocs *self;

  if (sp_snapshot_get_n_actors (snapshot) > MOST_ACTORS)
    {
      g_set_error_literal (error, SP_ANALYSIS_ERROR, SP_ANALYSIS_ERROR_TOO_MANY, _ ("There are too many actors to find blocs."));
      return NULL;
    }
  agreement = sp_agreement_between_counted_actors (snapshot, positions);
  self = sp_blocs_find (agreement, USUAL_RESOLUTION, USUAL_SEED, error);
  if (self == NULL)
    g_prefix_error (error, "%s ", _ ("Blocs could not be found."));
  for (guint actor = 0; self != NULL && sp_positions_is_rolled_up (positions) && actor < self->n_actors; actor++)
    self->blocs[actor] = self->blocs[find_principal (snapshot, actor)];
  return self;
}

/**
 * sp_blocs_can_be_found:
 * @error: return location for an error, in a sentence that tells also that it is about blocs
 *
 * For those who would rather tell at once than have blocs be missing.
 *
 * Returns: %FALSE with %SP_LIBRARY_ERROR_MISSING where igraph cannot be loaded
 */
gboolean
sp_blocs_can_be_found (GError **error)
{
  if (sp_igraph_load (error))
    return TRUE;
  g_prefix_error (error, "%s ", _ ("Blocs could not be found."));
  return FALSE;
}

/**
 * sp_blocs_free:
 * @self: (nullable): blocs
 *
 * Frees them.
 */
void
sp_blocs_free (SpBlocs *self)
{
  if (self == NULL)
    return;
  g_free (self->blocs);
  g_free (self);
}
