/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <igraph/igraph.h>

G_BEGIN_DECLS

/* What is used of igraph, each by its name without igraph_. */
#define SP_IGRAPH_SYMBOLS(SYMBOL)   \
  SYMBOL (betweenness)              \
  SYMBOL (community_leiden)         \
  SYMBOL (create)                   \
  SYMBOL (destroy)                  \
  SYMBOL (ecount)                   \
  SYMBOL (eigenvector_centrality)   \
  SYMBOL (error_handler_ignore)     \
  SYMBOL (layout_circle)            \
  SYMBOL (layout_fruchterman_reingold) \
  SYMBOL (layout_kamada_kawai)      \
  SYMBOL (matrix_destroy)           \
  SYMBOL (matrix_init)              \
  SYMBOL (modularity)               \
  SYMBOL (rng_default)              \
  SYMBOL (rng_destroy)              \
  SYMBOL (rng_init)                 \
  SYMBOL (rng_seed)                 \
  SYMBOL (rng_set_default)          \
  SYMBOL (rngtype_mt19937)          \
  SYMBOL (set_error_handler)        \
  SYMBOL (set_interruption_handler) \
  SYMBOL (strength)                 \
  SYMBOL (strerror)                 \
  SYMBOL (vcount)                   \
  SYMBOL (vector_destroy)           \
  SYMBOL (vector_init)              \
  SYMBOL (vector_init_copy)         \
  SYMBOL (vector_int_destroy)       \
  SYMBOL (vector_int_init)          \
  SYMBOL (vector_int_push_back)     \
  SYMBOL (vector_int_size)          \
  SYMBOL (vector_push_back)         \
  SYMBOL (vector_size)              \
  SYMBOL (vector_sum)               \
  SYMBOL (vss_all)

typedef struct
{
#define SYMBOL(name) __typeof__ (igraph_##name) *name;
  SP_IGRAPH_SYMBOLS (SYMBOL)
#undef SYMBOL
} SpIgraph;

/* Filled by sp_igraph_load (), which is called before anything of it is. */
extern SpIgraph sp_igraph;

gboolean sp_igraph_load (GError **error);

G_END_DECLS
