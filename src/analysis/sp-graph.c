/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-graph.h"

#include <glib/gi18n-lib.h>

#include "sp-igraph.h"

/* Randomness in the refinement, as in the method's paper. */
#define LEIDEN_BETA 0.01

/* What counts as better, and how often it may get better: it does some times at most, and always ends. */
#define LEAST_GAIN 1e-10
#define MOST_ROUNDS 100

/* Where it ends depends on where chance begins. As long as so many ties can be gone through for it, it begins that often. */
#define MOST_STARTS 10
#define TIES_OF_ALL_STARTS 50000

typedef struct
{
  igraph_t graph;
  igraph_vector_t weights;
} Graph;

/* igraph's random generator is shared by all threads. */
static GMutex generator_lock;

static igraph_error_t
list_ties (const SpMatrix *ties, igraph_vector_int_t *edges, igraph_vector_t *weights)
{
  igraph_error_t status = IGRAPH_SUCCESS;

  for (guint i = 0; i < ties->n_rows; i++)
    for (guint j = i + 1; j < ties->n_rows && status == IGRAPH_SUCCESS; j++)
      if (sp_matrix_get (ties, i, j) > 0.0)
        {
          status = sp_igraph.vector_int_push_back (edges, i);
          if (status == IGRAPH_SUCCESS)
            status = sp_igraph.vector_int_push_back (edges, j);
          if (status == IGRAPH_SUCCESS)
            status = sp_igraph.vector_push_back (weights, sp_matrix_get (ties, i, j));
        }
  return status;
}

static igraph_error_t
init_graph (Graph *self, const SpMatrix *ties)
{
  igraph_vector_int_t edges;
  igraph_error_t status;

  sp_igraph.set_error_handler (sp_igraph.error_handler_ignore);
  sp_igraph.vector_int_init (&edges, 0);
  sp_igraph.vector_init (&self->weights, 0);
  status = list_ties (ties, &edges, &self->weights);
  if (status == IGRAPH_SUCCESS)
    status = sp_igraph.create (&self->graph, &edges, ties->n_rows, IGRAPH_UNDIRECTED);
  sp_igraph.vector_int_destroy (&edges);
  if (status != IGRAPH_SUCCESS)
    sp_igraph.vector_destroy (&self->weights);
  return status;
}

static void
clear_graph (Graph *self)
{
  sp_igraph.destroy (&self->graph);
  sp_igraph.vector_destroy (&self->weights);
}

static gboolean
report (igraph_error_t status, GError **error)
{
  if (status == IGRAPH_SUCCESS)
    return TRUE;
  g_set_error (error, SP_ANALYSIS_ERROR, SP_ANALYSIS_ERROR_FAILED, _ ("The network could not be analysed: %s"),
               sp_igraph.strerror (status));
  return FALSE;
}

/* One round, from the communities that there are or, to begin with, from every row alone. */
static igraph_error_t
run_round (Graph *self, double resolution, const igraph_vector_t *strengths, gboolean begun, igraph_vector_int_t *membership,
           double *modularity)
{
  double total = sp_igraph.vector_sum (&self->weights);
  igraph_error_t status;

  status = sp_igraph.community_leiden (&self->graph, &self->weights, strengths, resolution / (2.0 * total), LEIDEN_BETA, begun,
                                       1, membership, NULL, NULL);
  if (status == IGRAPH_SUCCESS)
    status = sp_igraph.modularity (&self->graph, membership, &self->weights, resolution, IGRAPH_UNDIRECTED, modularity);
  return status;
}

/* Round after round until nothing gets better. igraph 0.10.15 would too, but ends after the first round that
 * changes anything, and never where nothing is to be changed. */
static igraph_error_t
run_leiden (Graph *self, double resolution, igraph_vector_int_t *membership, double *modularity)
{
  igraph_vector_t strengths;
  igraph_error_t status;
  double before;

  sp_igraph.vector_init (&strengths, 0);
  status = sp_igraph.strength (&self->graph, &strengths, sp_igraph.vss_all (), IGRAPH_ALL, IGRAPH_NO_LOOPS, &self->weights);
  if (status == IGRAPH_SUCCESS)
    status = run_round (self, resolution, &strengths, FALSE, membership, modularity);
  for (guint i = 0; status == IGRAPH_SUCCESS && i < MOST_ROUNDS; i++)
    {
      before = *modularity;
      status = run_round (self, resolution, &strengths, TRUE, membership, modularity);
      if (*modularity <= before + LEAST_GAIN)
        break;
    }
  sp_igraph.vector_destroy (&strengths);
  return status;
}

/* The best of several starts, of equally good ones the first. */
static igraph_error_t
run_starts (Graph *self, double resolution, guint *communities, double *modularity)
{
  const guint n_starts = (guint) CLAMP (TIES_OF_ALL_STARTS / sp_igraph.ecount (&self->graph), 1, MOST_STARTS);
  igraph_error_t status = IGRAPH_SUCCESS;

  for (guint start = 0; status == IGRAPH_SUCCESS && start < n_starts; start++)
    {
      igraph_vector_int_t membership;
      double found = NAN;

      sp_igraph.vector_int_init (&membership, 0);
      status = run_leiden (self, resolution, &membership, &found);
      if (status == IGRAPH_SUCCESS && (start == 0 || found > *modularity + LEAST_GAIN))
        {
          *modularity = found;
          for (igraph_integer_t i = 0; i < sp_igraph.vector_int_size (&membership); i++)
            communities[i] = (guint) VECTOR (membership)[i];
        }
      sp_igraph.vector_int_destroy (&membership);
    }
  return status;
}

static igraph_error_t
find_communities (Graph *self, double resolution, guint32 seed, guint *communities, double *modularity)
{
  igraph_rng_t generator;
  igraph_rng_t previous;
  igraph_error_t status;

  g_mutex_lock (&generator_lock);
  previous = *sp_igraph.rng_default ();
  status = sp_igraph.rng_init (&generator, sp_igraph.rngtype_mt19937);
  if (status == IGRAPH_SUCCESS)
    {
      sp_igraph.rng_seed (&generator, seed);
      sp_igraph.rng_set_default (&generator);
      status = run_starts (self, resolution, communities, modularity);
      sp_igraph.rng_set_default (&previous);
      sp_igraph.rng_destroy (&generator);
    }
  g_mutex_unlock (&generator_lock);
  return status;
}

/*
 * sp_graph_find_communities:
 * Leiden for modularity, until nothing gets better, from several starts where there are few ties. Without any tie every row is
 * a community of its own.
 */
gboolean
sp_graph_find_communities (const SpMatrix *ties,
                           double resolution,
                           guint32 seed,
                           guint *communities,
                           double *modularity,
                           GError **error)
{
  Graph graph;
  igraph_error_t status;

  if (!sp_igraph_load (error))
    return FALSE;
  status = init_graph (&graph, ties);
  if (status != IGRAPH_SUCCESS)
    return report (status, error);
  *modularity = NAN;
  if (sp_igraph.ecount (&graph.graph) > 0)
    status = find_communities (&graph, resolution, seed, communities, modularity);
  else
    for (guint i = 0; i < ties->n_rows; i++)
      communities[i] = i;
  clear_graph (&graph);
  return report (status, error);
}

static void
copy_vector (const igraph_vector_t *vector, double *values)
{
  for (igraph_integer_t i = 0; i < sp_igraph.vector_size (vector); i++)
    values[i] = VECTOR (*vector)[i];
}

/* A weak tie is a long way. */
static igraph_error_t
measure_betweenness (Graph *self, igraph_vector_t *result)
{
  igraph_vector_t lengths;
  igraph_error_t status;

  sp_igraph.vector_init_copy (&lengths, &self->weights);
  for (igraph_integer_t i = 0; i < sp_igraph.vector_size (&lengths); i++)
    VECTOR (lengths)[i] = 1.0 / VECTOR (lengths)[i];
  status = sp_igraph.betweenness (&self->graph, result, sp_igraph.vss_all (), IGRAPH_UNDIRECTED, &lengths);
  sp_igraph.vector_destroy (&lengths);
  return status;
}

/*
 * sp_graph_measure_centrality:
 * Betweenness as the number of pairs, and the leading eigenvector with 1 as its greatest entry.
 */
gboolean
sp_graph_measure_centrality (const SpMatrix *ties, double *betweenness, double *eigenvector, GError **error)
{
  Graph graph;
  igraph_vector_t result;
  igraph_error_t status;

  if (!sp_igraph_load (error))
    return FALSE;
  status = init_graph (&graph, ties);
  if (status != IGRAPH_SUCCESS)
    return report (status, error);
  sp_igraph.vector_init (&result, 0);
  status = measure_betweenness (&graph, &result);
  if (status == IGRAPH_SUCCESS)
    copy_vector (&result, betweenness);
  if (status == IGRAPH_SUCCESS && sp_igraph.ecount (&graph.graph) > 0)
    {
      status = sp_igraph.eigenvector_centrality (&graph.graph, &result, NULL, IGRAPH_UNDIRECTED, TRUE, &graph.weights, NULL);
      copy_vector (&result, eigenvector);
    }
  sp_igraph.vector_destroy (&result);
  clear_graph (&graph);
  return report (status, error);
}
