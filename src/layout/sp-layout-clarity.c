/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-clarity.h"

#include <math.h>

/* A link that runs through a node that it has nothing to do with misleads more than a crossing does. */
#define COST_OF_CROSSING 1.0
#define COST_OF_PASSING 2.0

/* How near to a node a link counts as running through it, where links are of length 1. */
#define NEAR 0.3

static double
get_side (const float *x, const float *y, guint a, guint b, guint c)
{
  return ((double) x[b] - x[a]) * ((double) y[c] - y[a]) - ((double) y[b] - y[a]) * ((double) x[c] - x[a]);
}

static gboolean
links_cross (const float *x, const float *y, guint a, guint b, guint c, guint d)
{
  if (a == c || a == d || b == c || b == d)
    return FALSE;
  return get_side (x, y, a, b, c) * get_side (x, y, a, b, d) < 0.0
         && get_side (x, y, c, d, a) * get_side (x, y, c, d, b) < 0.0;
}

/* From 0 where the node is well clear of the link from A to B to 1 where it lies on it. */
static double
measure_passing (const float *x, const float *y, guint a, guint b, guint node)
{
  double dx = (double) x[b] - x[a], dy = (double) y[b] - y[a];
  double square = dx * dx + dy * dy;
  double share = square > 0.0 ? (((double) x[node] - x[a]) * dx + ((double) y[node] - y[a]) * dy) / square : 0.0;
  double distance;

  if (node == a || node == b)
    return 0.0;
  share = CLAMP (share, 0.0, 1.0);
  distance = hypot (x[a] + share * dx - x[node], y[a] + share * dy - y[node]);
  return MAX (1.0 - distance / NEAR, 0.0);
}

static double
measure_link (const SpLayoutNet *net, const float *x, const float *y, guint a, guint b)
{
  double cost = 0.0;

  for (guint i = 0; i < net->n; i++)
    {
      cost += COST_OF_PASSING * measure_passing (x, y, a, b, i);
      for (guint k = net->first[i]; i >= a && k < net->first[i + 1]; k++)
        if (net->to[k] > i && (i > a || net->to[k] > b))
          cost += COST_OF_CROSSING * links_cross (x, y, a, b, i, net->to[k]);
    }
  return cost;
}

/**
 * sp_layout_clarity_measure:
 * @net: a net, whose links are about of length 1 in the picture
 * @x: (array): where its nodes stand
 * @y: (array): the same
 *
 * Counts what makes a picture hard to read: links that cross, and links that run through or close by a node that they
 * do not end at. Takes O(m (n + m)) time.
 *
 * Returns: the cost, 0 for a picture without either
 */
double
sp_layout_clarity_measure (const SpLayoutNet *net, const float *x, const float *y)
{
  double cost = 0.0;

  for (guint a = 0; a < net->n; a++)
    for (guint k = net->first[a]; k < net->first[a + 1]; k++)
      if (net->to[k] > a)
        cost += measure_link (net, x, y, a, net->to[k]);
  return cost;
}
