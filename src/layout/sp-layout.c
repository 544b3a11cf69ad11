/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout.h"
#include "sp-layout-boxes.h"
#include "sp-layout-check.h"
#include "sp-layout-component.h"
#include "sp-layout-packing.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/*
 * The layout of a whole graph: components one by one, in a unit of one link's length; then in points, turned, spread and
 * freed of overlaps; then side by side. Components that have places already stay where they are.
 */

G_DEFINE_QUARK (sp-layout-error-quark, sp_layout_error)

/* "Some dozens": above, camps are what the eye looks for. */
#define AUTOMATIC_LIMIT 60

#define DEFAULT_GAP 8.0
#define DEFAULT_EDGE_LENGTH 72.0

/* Nodes that had a place move by this much of a link's length at most, where nothing is in their way. */
#define LONGEST_MOVE 0.5

/* A node with a place gives way, but reluctantly. */
#define KNOWN_MOBILITY 0.03f

/* The share of the time that the components take; the rest is for overlaps. */
#define COMPONENTS_SPAN 0.9

typedef struct
{
  const SpLayoutGraph *graph;
  SpLayoutMethod method;
  double edge_length;
  double gap;
  SpLayoutRandom random;
  SpLayoutRun run;

  SpLayoutNet *net;
  guint n_components;
  guint *nodes;               /* by component */
  guint *first;               /* n_components + 1: where each begins in nodes */
  guint *place;               /* of each node within its component */

  gboolean *is_known;         /* which nodes have a place */
  guint n_known;
  double origin_x, origin_y;  /* the middle of those */
  double unit;                /* a link's length in points, in those */

  double *widths, *heights;   /* 0 where there are no boxes */
  double *x, *y;
} Job;

static void
sort_by_component (Job *job)
{
  guint n = job->graph->n_nodes;
  g_autofree guint *component = g_new (guint, n);
  g_autofree guint *next = NULL;

  job->n_components = sp_layout_net_find_components (job->net, component);
  job->nodes = g_new (guint, n);
  job->place = g_new (guint, n);
  job->first = g_new0 (guint, (gsize) job->n_components + 1);
  for (guint i = 0; i < n; i++)
    job->first[component[i] + 1]++;
  for (guint i = 0; i < job->n_components; i++)
    job->first[i + 1] += job->first[i];
  next = g_memdup2 (job->first, job->n_components * sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      job->place[i] = next[component[i]] - job->first[component[i]];
      job->nodes[next[component[i]]++] = i;
    }
}

static void
find_known (Job *job)
{
  const SpLayoutGraph *graph = job->graph;

  job->is_known = g_new0 (gboolean, graph->n_nodes);
  for (guint i = 0; i < graph->n_nodes && graph->start_x != NULL; i++)
    if (isfinite (graph->start_x[i]) && isfinite (graph->start_y[i]))
      {
        job->is_known[i] = TRUE;
        job->n_known++;
        job->origin_x += (graph->start_x[i] - job->origin_x) / job->n_known;
        job->origin_y += (graph->start_y[i] - job->origin_y) / job->n_known;
      }
}

/* How long a link of weight 1 is between nodes that have a place. */
static void
measure_unit (Job *job)
{
  const SpLayoutNet *net = job->net;
  double found = 0.0, wanted = 0.0;

  for (guint i = 0; i < net->n && job->n_known > 0; i++)
    for (guint a = net->first[i]; a < net->first[i + 1]; a++)
      if (job->is_known[i] && job->is_known[net->to[a]])
        {
          found += hypot (job->graph->start_x[i] - job->graph->start_x[net->to[a]],
                          job->graph->start_y[i] - job->graph->start_y[net->to[a]]);
          wanted += net->length[a];
        }
  job->unit = found > 0.0 ? found / wanted : job->edge_length;
}

/* Long enough that a link shows between two boxes of the usual size. */
static double
measure_edge_length (const SpLayoutGraph *graph, double gap)
{
  double sum = 0.0;

  if (graph->widths == NULL || graph->n_nodes == 0)
    return DEFAULT_EDGE_LENGTH;
  for (guint i = 0; i < graph->n_nodes; i++)
    sum += graph->widths[i] + graph->heights[i];
  return DEFAULT_EDGE_LENGTH / 2 + gap + sum / graph->n_nodes;
}

static void
init_job (Job *job, const SpLayoutGraph *graph, const SpLayoutOptions *options, double *x, double *y)
{
  guint n = graph->n_nodes;
  gsize size = n * sizeof (double);

  *job = (Job) { .graph = graph, .method = options->method, .x = x, .y = y };
  if (job->method == SP_LAYOUT_METHOD_AUTOMATIC)
    job->method = n > AUTOMATIC_LIMIT ? SP_LAYOUT_METHOD_CAMPS : SP_LAYOUT_METHOD_DISTANCES;
  job->gap = options->gap > 0.0 ? options->gap : DEFAULT_GAP;
  job->edge_length = options->edge_length > 0.0 ? options->edge_length : measure_edge_length (graph, job->gap);
  job->random.state = options->seed;
  job->run.progress = options->progress;
  job->run.progress_data = options->progress_data;
  job->run.n_threads = options->n_threads > 0 ? options->n_threads : g_get_num_processors ();

  job->widths = graph->widths != NULL ? g_memdup2 (graph->widths, size) : g_new0 (double, n);
  job->heights = graph->heights != NULL ? g_memdup2 (graph->heights, size) : g_new0 (double, n);
  job->net = sp_layout_net_new_for_graph (graph);
  sort_by_component (job);
  find_known (job);
  measure_unit (job);
}

static void
clear_job (Job *job)
{
  sp_layout_run_clear (&job->run);
  g_clear_pointer (&job->net, sp_layout_net_free);
  g_clear_pointer (&job->nodes, g_free);
  g_clear_pointer (&job->first, g_free);
  g_clear_pointer (&job->place, g_free);
  g_clear_pointer (&job->is_known, g_free);
  g_clear_pointer (&job->widths, g_free);
  g_clear_pointer (&job->heights, g_free);
}

/* The part of a job that one component is. */
typedef struct
{
  guint n;
  const guint *nodes;
  gboolean *is_known;
  guint n_known;
  float *x, *y, *mobility;
} Part;

static void
take_known_places (const Job *job, Part *part)
{
  for (guint i = 0; i < part->n; i++)
    {
      guint node = part->nodes[i];

      part->is_known[i] = job->is_known[node];
      part->mobility[i] = 1.0f;
      if (!part->is_known[i])
        continue;
      part->n_known++;
      part->x[i] = (float) ((job->graph->start_x[node] - job->origin_x) / job->unit);
      part->y[i] = (float) ((job->graph->start_y[node] - job->origin_y) / job->unit);
      part->mobility[i] = job->graph->pinned != NULL && job->graph->pinned[node] ? 0.0f : KNOWN_MOBILITY;
    }
}

/* Gives places around those that were known: in points, old nodes not far from where they were. */
static void
give_known_places (Job *job, const Part *part)
{
  for (guint i = 0; i < part->n; i++)
    {
      guint node = part->nodes[i];
      double x = job->origin_x + job->unit * part->x[i], y = job->origin_y + job->unit * part->y[i];

      if (part->is_known[i])
        {
          double from_x = job->graph->start_x[node], from_y = job->graph->start_y[node];
          double share = MIN (LONGEST_MOVE * job->unit / MAX (hypot (x - from_x, y - from_y), 1e-12), 1.0);

          if (part->mobility[i] <= 0.0f)
            share = 0.0;
          x = share > 0.0 ? from_x + share * (x - from_x) : from_x;
          y = share > 0.0 ? from_y + share * (y - from_y) : from_y;
        }
      job->x[node] = x;
      job->y[node] = y;
    }
}

static void
free_of_overlaps (Job *job, SpLayoutBoxes *boxes)
{
  sp_layout_boxes_spread (boxes, job->edge_length, job->gap);
  if (job->graph->widths != NULL)
    sp_layout_remove_overlaps (boxes->n, boxes->widths, boxes->heights, NULL, job->gap, boxes->x, boxes->y);
}

/* Gives places to a component that had none, and says how much room it takes. */
static void
give_new_places (Job *job, const Part *part, SpLayoutParcel *parcel)
{
  g_autofree double *memory = g_new (double, 4 * (gsize) part->n);
  SpLayoutBoxes boxes = { part->n, memory, memory + part->n, memory + 2 * (gsize) part->n, memory + 3 * (gsize) part->n };
  double left, top, right, bottom;

  for (guint i = 0; i < part->n; i++)
    {
      boxes.x[i] = part->x[i];
      boxes.y[i] = part->y[i];
      boxes.widths[i] = job->widths[part->nodes[i]];
      boxes.heights[i] = job->heights[part->nodes[i]];
    }
  if (job->method != SP_LAYOUT_METHOD_CIRCLE)
    sp_layout_boxes_turn (&boxes);
  free_of_overlaps (job, &boxes);
  sp_layout_boxes_get_bounds (&boxes, &left, &top, &right, &bottom);
  for (guint i = 0; i < part->n; i++)
    {
      job->x[part->nodes[i]] = boxes.x[i] - left;
      job->y[part->nodes[i]] = boxes.y[i] - top;
    }
  *parcel = (SpLayoutParcel) { .width = right - left, .height = bottom - top };
}

/* Returns FALSE when cancelled or failed; sets IS_NEW where the component is to be packed. */
static gboolean
place_component (Job *job, guint component, SpLayoutParcel *parcel, gboolean *is_new, GError **error)
{
  guint n = job->first[component + 1] - job->first[component];
  g_autofree float *memory = g_new0 (float, 3 * (gsize) n);
  g_autofree gboolean *is_known = g_new (gboolean, n);
  Part part = { n, job->nodes + job->first[component], is_known, 0, memory, memory + n, memory + 2 * (gsize) n };

  take_known_places (job, &part);
  if (n > 1)
    {
      g_autoptr (SpLayoutNet) net = sp_layout_net_new_part (job->net, part.nodes, n, job->place);
      SpLayoutPlaces places = { part.x, part.y, part.mobility };

      if (!sp_layout_component_place (net, job->method, &places, part.n_known > 0 ? is_known : NULL, &job->random,
                                      &job->run, error))
        return FALSE;
    }
  *is_new = part.n_known == 0;
  if (*is_new)
    give_new_places (job, &part, parcel);
  else
    give_known_places (job, &part);
  return TRUE;
}

static void
move_component (Job *job, guint component, double x, double y)
{
  for (guint i = job->first[component]; i < job->first[component + 1]; i++)
    {
      job->x[job->nodes[i]] += x;
      job->y[job->nodes[i]] += y;
    }
}

/* Where new components go: about the middle, or beside those that have their places, where the page has more room. */
static void
find_site (const Job *job, const gboolean *is_new, double width, double height, double *x, double *y)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint c = 0; c < job->n_components; c++)
    for (guint i = job->first[c]; !is_new[c] && i < job->first[c + 1]; i++)
      {
        guint node = job->nodes[i];

        left = MIN (left, job->x[node] - job->widths[node] / 2);
        right = MAX (right, job->x[node] + job->widths[node] / 2);
        top = MIN (top, job->y[node] - job->heights[node] / 2);
        bottom = MAX (bottom, job->y[node] + job->heights[node] / 2);
      }
  *x = -width / 2;
  *y = -height / 2;
  if (!(right >= left))
    return;
  *x = left;
  *y = top;
  if ((right - left) * 3.0 < (bottom - top) * 4.0)
    *x = right + 2 * job->gap + job->edge_length / 2;
  else
    *y = bottom + 2 * job->gap + job->edge_length / 2;
}

static gboolean
is_single (const Job *job, guint component)
{
  return job->first[component + 1] - job->first[component] == 1;
}

/* Those that have links first, then the single ones; returns how large both are together. */
static SpLayoutParcel
pack_parcels (const Job *job, SpLayoutParcel *packed, guint n_linked, guint n_single)
{
  double gap = job->gap + job->edge_length / 3;
  SpLayoutParcel all = { 0.0, 0.0, 0.0, 0.0 };

  sp_layout_pack (packed, n_linked, gap);
  for (guint i = 0; i < n_linked; i++)
    {
      all.width = MAX (all.width, packed[i].x + packed[i].width);
      all.height = MAX (all.height, packed[i].y + packed[i].height);
    }
  sp_layout_pack_table (packed + n_linked, n_single, all, job->gap, gap);
  for (guint i = n_linked; i < n_linked + n_single; i++)
    {
      all.width = MAX (all.width, packed[i].x + packed[i].width);
      all.height = MAX (all.height, packed[i].y + packed[i].height);
    }
  return all;
}

static void
pack_components (Job *job, const SpLayoutParcel *parcels, const gboolean *is_new)
{
  g_autofree SpLayoutParcel *packed = g_new (SpLayoutParcel, job->n_components);
  g_autofree guint *components = g_new (guint, job->n_components);
  SpLayoutParcel all;
  double x, y;
  guint n = 0, n_linked = 0;

  for (guint single = 0; single < 2; single++)
    {
      for (guint c = 0; c < job->n_components; c++)
        if (is_new[c] && is_single (job, c) == (single == 1))
          {
            components[n] = c;
            packed[n++] = parcels[c];
          }
      n_linked = single == 0 ? n : n_linked;
    }
  all = pack_parcels (job, packed, n_linked, n - n_linked);
  find_site (job, is_new, all.width, all.height, &x, &y);
  for (guint i = 0; i < n; i++)
    move_component (job, components[i], x + packed[i].x, y + packed[i].y);
}

/* What was placed already must not be spread as a whole, even where nothing is pinned. */
static void
part_boxes (Job *job)
{
  gsize n = job->graph->n_nodes;
  g_autofree gboolean *pinned = job->graph->pinned != NULL ? g_memdup2 (job->graph->pinned, n * sizeof (gboolean))
                                                           : g_new0 (gboolean, n);

  sp_layout_remove_overlaps (job->graph->n_nodes, job->widths, job->heights, pinned, job->gap, job->x, job->y);
}

static gboolean
place_all (Job *job, GError **error)
{
  g_autofree SpLayoutParcel *parcels = g_new0 (SpLayoutParcel, job->n_components);
  g_autofree gboolean *is_new = g_new0 (gboolean, job->n_components);

  for (guint c = 0; c < job->n_components; c++)
    {
      job->run.begin = COMPONENTS_SPAN * job->first[c] / job->graph->n_nodes;
      job->run.span = COMPONENTS_SPAN * (job->first[c + 1] - job->first[c]) / job->graph->n_nodes;
      if (!place_component (job, c, &parcels[c], &is_new[c], error))
        return FALSE;
      if (!sp_layout_run_report (&job->run, 1.0))
        {
          g_set_error_literal (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED, _("The layout was cancelled"));
          return FALSE;
        }
    }
  pack_components (job, parcels, is_new);
  if (job->n_known > 0 && job->graph->widths != NULL)
    part_boxes (job);
  return TRUE;
}

static gboolean
is_all_pinned (const SpLayoutGraph *graph)
{
  for (guint i = 0; i < graph->n_nodes; i++)
    if (graph->pinned == NULL || !graph->pinned[i])
      return FALSE;
  return TRUE;
}

/**
 * sp_layout_compute:
 * @graph: what is to be laid out
 * @options: (nullable): how, or `NULL` for the defaults
 * @x: (out caller-allocates) (array): the centre of each node, in points
 * @y: (out caller-allocates) (array): the same, downwards
 * @error: return location for an error
 *
 * Lays a graph out. Boxes do not overlap afterwards, nodes without a path between them are laid out apart and packed
 * side by side, pinned nodes are where they were, and nodes that had a place move little. The same graph, options and
 * seed give the same places, bit for bit, whatever the number of threads.
 *
 * *Distances* follows Zheng, Pawar and Goodman (2019) and takes O(n²) time and memory up to some thousand nodes,
 * O(n + m) with 200 pivots beyond; *camps* takes O((n + m) log n) time. What is stressed is the inverse of the weight,
 * longer for negative links. Safe in a worker thread.
 *
 * Returns: %FALSE with %SP_LAYOUT_ERROR_INVALID for a link without an end, a weight that is not a number above zero, a
 *   negative size or a pinned node without a place, or with %SP_LAYOUT_ERROR_CANCELLED
 */
gboolean
sp_layout_compute (const SpLayoutGraph *graph, const SpLayoutOptions *options, double *x, double *y, GError **error)
{
  SpLayoutOptions defaults = { SP_LAYOUT_METHOD_AUTOMATIC };
  Job job;
  gboolean done;

  g_return_val_if_fail (graph != NULL, FALSE);
  g_return_val_if_fail (graph->n_nodes == 0 || (x != NULL && y != NULL), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (options == NULL)
    options = &defaults;
  if (!sp_layout_check (graph, options, error))
    return FALSE;
  if (graph->n_nodes == 0)
    return TRUE;

  if (is_all_pinned (graph))
    {
      memcpy (x, graph->start_x, graph->n_nodes * sizeof (double));
      memcpy (y, graph->start_y, graph->n_nodes * sizeof (double));
      return TRUE;
    }
  init_job (&job, graph, options, x, y);
  done = place_all (&job, error);
  if (done)
    {
      job.run.begin = 1.0;
      sp_layout_run_report (&job.run, 0.0);
    }
  clear_job (&job);
  return done;
}
