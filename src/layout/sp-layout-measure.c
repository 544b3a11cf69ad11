/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-net.h"
#include "sp-layout-paths.h"

#include <math.h>

/**
 * sp_layout_measure_stress:
 * @graph: a valid graph
 * @x: (array): where its nodes stand
 * @y: (array): the same
 *
 * Measures how far the picture is from telling the lengths of paths: the mean over connected pairs of the squared
 * relative error, with the picture scaled as suits it best. 0 is exact; all nodes in one place is 1.
 *
 * Takes O(n (n + m)) time for links of equal weight. A graph without a connected pair has a stress of 0.
 *
 * Returns: the normalised stress, from 0 to 1
 */
double
sp_layout_measure_stress (const SpLayoutGraph *graph, const double *x, const double *y)
{
  g_autoptr (SpLayoutNet) net = sp_layout_net_new_for_graph (graph);
  g_autoptr (SpLayoutPaths) paths = sp_layout_paths_new (net);
  double sum = 0.0, squares = 0.0, count = 0.0;

  for (guint i = 0; i < net->n; i++)
    {
      const float *distance = sp_layout_paths_find (paths, i);

      for (guint k = 0; k < net->n; k++)
        if (k != i && isfinite (distance[k]))
          {
            double ratio = hypot (x[k] - x[i], y[k] - y[i]) / distance[k];

            sum += ratio;
            squares += ratio * ratio;
            count++;
          }
    }
  if (count < 1.0)
    return 0.0;
  return squares > 0.0 ? 1.0 - sum * sum / (count * squares) : 1.0;
}
