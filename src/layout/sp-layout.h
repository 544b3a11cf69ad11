/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_LAYOUT_ERROR (sp_layout_error_quark ())
GQuark sp_layout_error_quark (void);

typedef enum
{
  SP_LAYOUT_ERROR_CANCELLED,
  SP_LAYOUT_ERROR_INVALID,
} SpLayoutError;

typedef enum
{
  SP_LAYOUT_METHOD_AUTOMATIC,       /* distances up to some dozens of nodes, camps above */
  SP_LAYOUT_METHOD_DISTANCES,
  SP_LAYOUT_METHOD_CAMPS,
  SP_LAYOUT_METHOD_FRUCHTERMAN_REINGOLD,   /* igraph's */
  SP_LAYOUT_METHOD_KAMADA_KAWAI,           /* igraph's */
  SP_LAYOUT_METHOD_CIRCLE,                 /* igraph's */
} SpLayoutMethod;

typedef struct
{
  guint source;
  guint target;
  double weight;                    /* > 0; 1 is usual; larger is closer */
  int sign;                         /* -1, 0, 1: negative links have a longer ideal length */
} SpLayoutEdge;

/* What is to be laid out. Lengths are in points. Arrays are borrowed. Parallel edges and loops are allowed. */
typedef struct
{
  guint n_nodes;
  const double *widths;             /* nullable: box of each node with its label, centred on the node's place */
  const double *heights;            /* nullable with widths */
  guint n_edges;
  const SpLayoutEdge *edges;
  const double *start_x;            /* nullable: where the nodes stood; NAN for a new node */
  const double *start_y;
  const gboolean *pinned;           /* nullable: these keep start_x, start_y exactly */
} SpLayoutGraph;

/* Called from the layout's thread with 0 .. 1; FALSE cancels. */
typedef gboolean (*SpLayoutProgress) (double fraction, gpointer data);

typedef struct
{
  SpLayoutMethod method;
  guint64 seed;                     /* the same graph, options and seed: the same places, bit for bit */
  double edge_length;               /* ideal length of a link of weight 1, in points; 0 for the default */
  double gap;                       /* least distance between two boxes, in points; 0 for the default */
  guint n_threads;                  /* 0 for the default; the result does not depend on it */
  SpLayoutProgress progress;        /* nullable */
  gpointer progress_data;
} SpLayoutOptions;

gboolean sp_layout_compute (const SpLayoutGraph   *graph,
                            const SpLayoutOptions *options,   /* nullable */
                            double                *x,         /* (out caller-allocates) n_nodes */
                            double                *y,
                            GError               **error);

/* Moves boxes apart as little as it can until no two are nearer than GAP; pinned ones stay. */
void     sp_layout_remove_overlaps (guint n, const double *widths, const double *heights,
                                    const gboolean *pinned, double gap, double *x, double *y);

/* Normalised stress over connected pairs, the best scaling taken out (lower is better): for tests and benchmarks. */
double   sp_layout_measure_stress (const SpLayoutGraph *graph, const double *x, const double *y);

G_END_DECLS
