/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-bridge.h"

static SpBridge
measure (const SpMatrix *ties, const SpBlocs *blocs, guint actor, double *sums)
{
  SpBridge bridge = { .actor = actor, .bloc = blocs->blocs[actor], .other = SP_BLOC_NONE, .participation = 1.0 };
  double total = 0.0;

  for (guint bloc = 0; bloc < blocs->n_blocs; bloc++)
    sums[bloc] = 0.0;
  for (guint i = 0; i < blocs->n_actors; i++)
    if (i != actor && blocs->blocs[i] != SP_BLOC_NONE && sp_matrix_get (ties, actor, i) > 0.0)
      {
        sums[blocs->blocs[i]] += sp_matrix_get (ties, actor, i);
        total += sp_matrix_get (ties, actor, i);
      }
  bridge.inside = sums[bridge.bloc];
  bridge.outside = total - bridge.inside;
  for (guint bloc = 0; bloc < blocs->n_blocs; bloc++)
    {
      bridge.participation -= total > 0.0 ? sums[bloc] / total * sums[bloc] / total : 0.0;
      if (bloc != bridge.bloc && sums[bloc] > 0.0 && (bridge.other == SP_BLOC_NONE || sums[bloc] > sums[bridge.other]))
        bridge.other = bloc;
    }
  return bridge;
}

static int
compare_bridges_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpBridge *left = a;
  const SpBridge *right = b;

  if (left->participation != right->participation)
    return left->participation > right->participation ? -1 : 1;
  if (left->outside != right->outside)
    return left->outside > right->outside ? -1 : 1;
  return left->actor < right->actor ? -1 : left->actor > right->actor;
}

/**
 * sp_bridges_rank:
 * @ties: symmetric, actors x actors: what the blocs were found by
 * @blocs: the blocs
 *
 * Finds who stands between blocs, by the participation coefficient P_i = 1 - Σ_s (k_is / k_i)², where k_is is the sum of
 * the positive ties of actor i to bloc s and k_i that of all. R. Guimerà and L. A. N. Amaral, Functional cartography of
 * complex metabolic networks, Nature 433, 2005.
 *
 * Unknown and negative ties are none, and actors without a bloc are left out on both ends.
 *
 * Takes O(A (A + B)) time for A actors and B blocs.
 *
 * Returns: (transfer full) (element-type SpBridge): who is tied to another bloc, the furthest reaching first
 */
GArray *
sp_bridges_rank (const SpMatrix *ties, const SpBlocs *blocs)
{
  GArray *bridges = g_array_new (FALSE, FALSE, sizeof (SpBridge));
  g_autofree double *sums = g_new (double, MAX (blocs->n_blocs, 1));

  for (guint actor = 0; actor < blocs->n_actors; actor++)
    if (blocs->blocs[actor] != SP_BLOC_NONE)
      {
        SpBridge bridge = measure (ties, blocs, actor, sums);

        if (bridge.other != SP_BLOC_NONE)
          g_array_append_val (bridges, bridge);
      }
  g_sort_array (bridges->data, bridges->len, sizeof (SpBridge), compare_bridges_cb, NULL);
  return bridges;
}
