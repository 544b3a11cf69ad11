/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-igraph.h"
#include "sp-igraph.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* igraph's own layouts. Its handlers and its default generator may belong to the process, so one layout at a time. */

static GMutex igraph_mutex;
static SpLayoutRun *igraph_run;    /* under the mutex */

static igraph_error_t
interrupt_cb (void *data)
{
  return igraph_run == NULL || sp_layout_run_report (igraph_run, 0.5) ? IGRAPH_SUCCESS : IGRAPH_INTERRUPTED;
}

static igraph_error_t
fill_graph (igraph_t *graph, igraph_vector_t *weights, const SpLayoutNet *net, gboolean as_lengths)
{
  igraph_vector_int_t ends;
  igraph_error_t status;

  if ((status = sp_igraph.vector_int_init (&ends, 0)) != IGRAPH_SUCCESS)
    return status;
  for (guint i = 0; i < net->n && status == IGRAPH_SUCCESS; i++)
    for (guint a = net->first[i]; a < net->first[i + 1] && status == IGRAPH_SUCCESS; a++)
      {
        if (net->to[a] < i)
          continue;
        if ((status = sp_igraph.vector_int_push_back (&ends, i)) == IGRAPH_SUCCESS
            && (status = sp_igraph.vector_int_push_back (&ends, net->to[a])) == IGRAPH_SUCCESS)
          status = sp_igraph.vector_push_back (weights, as_lengths ? net->length[a] : net->pull[a]);
      }
  if (status == IGRAPH_SUCCESS)
    status = sp_igraph.create (graph, &ends, net->n, IGRAPH_UNDIRECTED);
  sp_igraph.vector_int_destroy (&ends);
  return status;
}

static igraph_error_t
lay_graph_out (const igraph_t *graph, const igraph_vector_t *weights, SpLayoutMethod method, igraph_matrix_t *result)
{
  igraph_integer_t n = sp_igraph.vcount (graph);

  if (method == SP_LAYOUT_METHOD_CIRCLE)
    return sp_igraph.layout_circle (graph, result, sp_igraph.vss_all ());
  if (method == SP_LAYOUT_METHOD_KAMADA_KAWAI)
    return sp_igraph.layout_kamada_kawai (graph, result, FALSE, 50 * n, 0.0, (double) n, weights, NULL, NULL, NULL, NULL);
  return sp_igraph.layout_fruchterman_reingold (graph, result, FALSE, 500, sqrt ((double) n),
                                               n > 1000 ? IGRAPH_LAYOUT_GRID : IGRAPH_LAYOUT_NOGRID, weights, NULL, NULL,
                                               NULL, NULL);
}

static igraph_error_t
run_layout (const SpLayoutNet *net, SpLayoutMethod method, SpLayoutPlaces *places)
{
  igraph_t graph;
  igraph_vector_t weights;
  igraph_matrix_t result;
  igraph_error_t status;

  if ((status = sp_igraph.vector_init (&weights, 0)) != IGRAPH_SUCCESS)
    return status;
  status = fill_graph (&graph, &weights, net, method == SP_LAYOUT_METHOD_KAMADA_KAWAI);
  if (status == IGRAPH_SUCCESS)
    {
      if ((status = sp_igraph.matrix_init (&result, 0, 0)) == IGRAPH_SUCCESS)
        {
          status = lay_graph_out (&graph, &weights, method, &result);
          for (guint i = 0; i < net->n && status == IGRAPH_SUCCESS; i++)
            {
              places->x[i] = (float) MATRIX (result, i, 0);
              places->y[i] = (float) MATRIX (result, i, 1);
            }
          sp_igraph.matrix_destroy (&result);
        }
      sp_igraph.destroy (&graph);
    }
  sp_igraph.vector_destroy (&weights);
  return status;
}

/* With a generator, an error handler and an interruption handler of this call's own. */
static igraph_error_t
run_guarded (const SpLayoutNet *net, SpLayoutMethod method, SpLayoutPlaces *places, SpLayoutRandom *random)
{
  igraph_error_handler_t *error_handler = sp_igraph.set_error_handler (sp_igraph.error_handler_ignore);
  igraph_interruption_handler_t *interruption_handler = sp_igraph.set_interruption_handler (interrupt_cb);
  igraph_rng_t generator, previous = *sp_igraph.rng_default ();
  igraph_error_t status = sp_igraph.rng_init (&generator, sp_igraph.rngtype_mt19937);

  if (status == IGRAPH_SUCCESS)
    {
      status = sp_igraph.rng_seed (&generator, (igraph_uint_t) (sp_layout_random_next (random) & G_MAXUINT32));
      sp_igraph.rng_set_default (&generator);   /* which copies it */
      if (status == IGRAPH_SUCCESS)
        status = run_layout (net, method, places);
      sp_igraph.rng_set_default (&previous);
      sp_igraph.rng_destroy (&generator);
    }
  sp_igraph.set_interruption_handler (interruption_handler);
  sp_igraph.set_error_handler (error_handler);
  return status;
}

/* Scales such that links are as long as they should be in the mean; nodes of a circle stand one apart. */
static void
rescale (const SpLayoutNet *net, SpLayoutMethod method, SpLayoutPlaces *places)
{
  double found = 0.0, wanted = 0.0;
  float scale = (float) (net->n / (2 * G_PI));

  for (guint i = 0; i < net->n && method != SP_LAYOUT_METHOD_CIRCLE; i++)
    for (guint a = net->first[i]; a < net->first[i + 1]; a++)
      {
        found += hypot (places->x[i] - places->x[net->to[a]], places->y[i] - places->y[net->to[a]]);
        wanted += net->length[a];
      }
  if (method != SP_LAYOUT_METHOD_CIRCLE)
    scale = found > 0.0 ? (float) (wanted / found) : 1.0f;
  for (guint i = 0; i < net->n; i++)
    {
      places->x[i] *= scale;
      places->y[i] *= scale;
    }
}

/**
 * sp_layout_igraph_place:
 * @net: a net of at least two nodes
 * @method: Fruchterman and Reingold's, Kamada and Kawai's, or a circle
 * @places: (inout): where the nodes come to stand
 * @random: source of igraph's seed
 * @run: cancelling
 * @error: return location for an error
 *
 * Lays a net out by igraph, from scratch. Kamada and Kawai's takes O(n²) memory and more than O(n²) time.
 *
 * Returns: %FALSE with %SP_LAYOUT_ERROR_CANCELLED, %SP_LAYOUT_ERROR_INVALID or %SP_LIBRARY_ERROR_MISSING
 */
gboolean
sp_layout_igraph_place (const SpLayoutNet *net, SpLayoutMethod method, SpLayoutPlaces *places, SpLayoutRandom *random,
                        SpLayoutRun *run, GError **error)
{
  igraph_error_t status;

  if (!sp_igraph_load (error))
    return FALSE;
  g_mutex_lock (&igraph_mutex);
  igraph_run = run;
  status = run_guarded (net, method, places, random);
  igraph_run = NULL;
  g_mutex_unlock (&igraph_mutex);

  if (run->cancelled)
    {
      g_set_error_literal (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED, _("The layout was cancelled"));
      return FALSE;
    }
  if (status != IGRAPH_SUCCESS)
    {
      g_set_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_INVALID, _("This layout is not possible here: %s"),
                   sp_igraph.strerror (status));
      return FALSE;
    }
  rescale (net, method, places);
  return TRUE;
}
