/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-coarsening.h"

/* Coarser nets for the multilevel layout. */

/* How much each link of NODE holds, the weight of shared neighbours counted in: links within a camp close triangles,
 * those between camps rarely do. MARK is the pull from NODE to each of its neighbours, 0 elsewhere. */
static float
measure_tie (const SpLayoutNet *net, guint arc, const float *mark)
{
  guint other = net->to[arc];
  float tie = net->pull[arc];

  for (guint a = net->first[other]; a < net->first[other + 1]; a++)
    tie += 0.5f * MIN (net->pull[a], mark[net->to[a]]);
  return tie;
}

static void
mark_row (const SpLayoutNet *net, guint node, float *mark, gboolean marked)
{
  for (guint a = net->first[node]; a < net->first[node + 1]; a++)
    mark[net->to[a]] = marked ? net->pull[a] : 0.0f;
}

static guint
find_best_partner (const SpLayoutNet *net, const float *mass, guint node, const guint *group, gboolean grouped,
                   const float *mark)
{
  guint best = G_MAXUINT;
  float best_tie = 0.0f;

  for (guint a = net->first[node]; a < net->first[node + 1]; a++)
    {
      guint other = net->to[a];
      float tie;

      if ((group[other] != G_MAXUINT) != grouped)
        continue;
      tie = measure_tie (net, a, mark) / mass[other];
      if (tie > best_tie)
        {
          best = other;
          best_tie = tie;
        }
    }
  return best;
}

/**
 * sp_layout_coarsening_group:
 * @net: a connected net
 * @mass: (array): of its nodes
 * @random: source of the order in which nodes choose
 * @group: (out caller-allocates) (array): the group of each node
 *
 * Joins each node with the free neighbour to which it is tied most, shared neighbours counted in, heavy neighbours
 * avoided; one whose neighbours are all taken goes to the group of one of them. Takes time in proportion to the sum of
 * squared degrees.
 *
 * Returns: number of groups
 */
guint
sp_layout_coarsening_group (const SpLayoutNet *net, const float *mass, SpLayoutRandom *random, guint *group)
{
  g_autofree guint *order = g_new (guint, net->n);
  g_autofree float *mark = g_new0 (float, net->n);
  guint n_groups = 0;

  for (guint i = 0; i < net->n; i++)
    {
      order[i] = i;
      group[i] = G_MAXUINT;
    }
  sp_layout_random_shuffle (random, order, net->n);
  for (guint i = 0; i < net->n; i++)
    {
      guint node = order[i], partner;

      if (group[node] != G_MAXUINT)
        continue;
      mark_row (net, node, mark, TRUE);
      partner = find_best_partner (net, mass, node, group, FALSE, mark);
      if (partner == G_MAXUINT)
        partner = find_best_partner (net, mass, node, group, TRUE, mark);
      mark_row (net, node, mark, FALSE);
      if (partner == G_MAXUINT || group[partner] == G_MAXUINT)
        group[node] = n_groups++;
      else
        group[node] = group[partner];
      if (partner != G_MAXUINT)
        group[partner] = group[node];
    }
  return n_groups;
}

/**
 * sp_layout_coarsening_join:
 * @net: a net
 * @group: (array): the group of each of its nodes
 * @n_groups: number of groups
 *
 * Makes the net whose nodes are the groups.
 *
 * Returns: (transfer full): the net
 */
SpLayoutNet *
sp_layout_coarsening_join (const SpLayoutNet *net, const guint *group, guint n_groups)
{
  g_autofree SpLayoutArc *arcs = g_new (SpLayoutArc, (gsize) net->first[net->n] + 1);
  gsize n_arcs = 0;

  for (guint i = 0; i < net->n; i++)
    for (guint a = net->first[i]; a < net->first[i + 1]; a++)
      if (group[i] != group[net->to[a]])
        arcs[n_arcs++] = (SpLayoutArc) { group[i], group[net->to[a]], net->length[a], net->pull[a] };
  return sp_layout_net_new (n_groups, arcs, n_arcs);
}
