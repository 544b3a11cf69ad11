/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-check.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
check_edges (const SpLayoutGraph *graph, GError **error)
{
  for (guint i = 0; i < graph->n_edges; i++)
    {
      const SpLayoutEdge *edge = &graph->edges[i];

      if (edge->source >= graph->n_nodes || edge->target >= graph->n_nodes)
        {
          g_set_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_INVALID, _("Link %u has an end that is not there"), i + 1);
          return FALSE;
        }
      if (!isfinite (edge->weight) || edge->weight <= 0.0)
        {
          g_set_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_INVALID,
                       _("The weight of link %u has to be a number above zero"), i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_length (double value)
{
  return isfinite (value) && value >= 0.0;
}

static gboolean
check_nodes (const SpLayoutGraph *graph, GError **error)
{
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      gboolean has_start = graph->start_x != NULL && isfinite (graph->start_x[i]) && isfinite (graph->start_y[i]);

      if (graph->widths != NULL && (!is_length (graph->widths[i]) || !is_length (graph->heights[i])))
        {
          g_set_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_INVALID, _("Node %u has no proper size"), i + 1);
          return FALSE;
        }
      if (graph->pinned != NULL && graph->pinned[i] && !has_start)
        {
          g_set_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_INVALID, _("Node %u is pinned but has no place"), i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * sp_layout_check:
 * @graph: what is to be laid out
 * @options: how
 * @error: return location for an error
 *
 * Finds out whether a graph can be laid out: whether the ends of its links exist, weights are numbers above zero, sizes
 * are not negative, and pinned nodes have a place.
 *
 * Returns: %FALSE with %SP_LAYOUT_ERROR_INVALID
 */
gboolean
sp_layout_check (const SpLayoutGraph *graph, const SpLayoutOptions *options, GError **error)
{
  if ((graph->widths == NULL) != (graph->heights == NULL) || (graph->start_x == NULL) != (graph->start_y == NULL)
      || (graph->n_edges > 0 && graph->edges == NULL))
    {
      g_set_error_literal (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_INVALID, _("The graph is incomplete"));
      return FALSE;
    }
  if (!is_length (options->edge_length) || !is_length (options->gap))
    {
      g_set_error_literal (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_INVALID, _("A length has to be a number, 0 or above"));
      return FALSE;
    }
  return check_edges (graph, error) && check_nodes (graph, error);
}
