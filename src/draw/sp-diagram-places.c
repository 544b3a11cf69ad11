/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-place.h"
#include "sp-diagram-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Where nodes stand: the layout, turned to the page, and on which side of a node its label is. */

#define GAP 14.0
#define PAD 6.0

/* The length of a link: by the boxes at its ends, and what is to be seen between them, with a word on it or without. */
#define SHARE_OF_BOXES 0.4
#define BARE_LENGTH 40.0
#define WORD_LENGTH 70.0

/* Text runs across, so that a picture can be denser downwards. */
#define LEAST_STRETCH 0.75
#define LARGEST_STRETCH 1.5

/* Places further from the origin do not count, in points: some 350 metres. */
#define FARTHEST 1e6

/* What a layout is before it is stretched. */
#define LAYOUT_ASPECT (4.0 / 3.0)

#define HEIGHT_OF_PICTURE 0.78

/* What is taken for the page where there is none. */
#define SCREEN_WIDTH 1000.0
#define SCREEN_HEIGHT 600.0

#define STEP_TOGETHER 0.9
#define MOST_STEPS_TOGETHER 16
#define MOST_NODES_TOGETHER 500
#define LEAST_GAIN 1.02

/* A line that a label covers is broken, however short the part is. In points. */
#define COST_OF_COVER 3.0
#define AROUND_LABEL 3.0

/* A speaker stands near those for whom it speaks; derived lines pull less than stated ones. */
#define WEIGHT_OF_SPEAKER 1.5
#define WEIGHT_OF_DERIVED 0.6

typedef struct
{
  double *x, *y, *widths, *heights, *start_x, *start_y;
  gboolean *pinned;
  gboolean has_start;
} Places;

/* What no picture is as large as was not put there by anybody who looked at it: it is no place. */
static const SpPlace *
find_place (SpDiagram *self,
            guint      node)
{
  const SpPlace *place = NULL;

  if (self->options->places != NULL)
    place = g_hash_table_lookup (self->options->places, &self->nodes[node].actor->id);
  return place != NULL && fabs (place->x) <= FARTHEST && fabs (place->y) <= FARTHEST ? place : NULL;
}

/*
 * sp_diagram_get_room:
 * The room for the picture, about: title and legend take part of the height of a page.
 */
void
sp_diagram_get_room (SpDiagram *self,
                     double    *width,
                     double    *height)
{
  gboolean has_page = self->options->page_width > 0.0 && self->options->page_height > 0.0;

  *width = has_page ? MAX (self->options->page_width - 2.0 * self->options->margin, 1.0) : SCREEN_WIDTH;
  *height = has_page ? MAX (self->options->page_height - 2.0 * self->options->margin, 1.0) * HEIGHT_OF_PICTURE : SCREEN_HEIGHT;
}

/* How many times wider than the layout comes the picture is to be, for the same height. */
static double
find_stretch (SpDiagram *self)
{
  double width, height;

  sp_diagram_get_room (self, &width, &height);
  return CLAMP (width / height / LAYOUT_ASPECT, LEAST_STRETCH, LARGEST_STRETCH);
}

static double
find_edge_length (SpDiagram *self)
{
  double sum = 0.0;

  for (guint i = 0; i < self->n_nodes; i++)
    sum += self->nodes[i].box.width + self->nodes[i].box.height;
  return SHARE_OF_BOXES * sum / self->n_nodes + (self->options->show_link_labels ? WORD_LENGTH : BARE_LENGTH);
}

static void
fill_places (SpDiagram *self,
             Places    *places)
{
  for (guint i = 0; i < self->n_nodes; i++)
    {
      const SpPlace *place = find_place (self, i);

      places->widths[i] = self->nodes[i].box.width;
      places->heights[i] = self->nodes[i].box.height;
      places->start_x[i] = place != NULL ? place->x : NAN;
      places->start_y[i] = place != NULL ? place->y : NAN;
      places->pinned[i] = place != NULL && place->pinned;
      places->has_start |= place != NULL;
    }
}

/* Each member of a bloc is held by the two that come after it: enough to bring all together, and few where there are many. */
static void
hold_blocs_together (SpDiagram *self,
                     GArray    *edges)
{
  for (guint i = 0; i < self->n_nodes; i++)
    for (guint k = i + 1, n = 0; self->nodes[i].bloc != SP_BLOC_NONE && k < self->n_nodes && n < 2; k++)
      {
        SpLayoutEdge edge = { i, k, WEIGHT_OF_DERIVED, SP_SIGN_NONE };

        if (self->nodes[k].bloc != self->nodes[i].bloc)
          continue;
        g_array_append_val (edges, edge);
        n++;
      }
}

static GArray *
list_edges (SpDiagram *self)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (SpLayoutEdge));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SpDiagramLine *line = sp_diagram_get_line (self, i);
      SpLayoutEdge edge;
      double weight = 1.0;

      if (line->kind == SP_LINE_SPEAKS_FOR)
        weight = WEIGHT_OF_SPEAKER;
      else if (line->kind != SP_LINE_STATED)
        weight = WEIGHT_OF_DERIVED;
      edge = (SpLayoutEdge) { line->from, line->to, weight, line->sign };
      g_array_append_val (edges, edge);
    }
  if (self->options->show_hulls)
    hold_blocs_together (self, edges);
  return edges;
}

/* Where a label may stand, and what that costs besides the lines that it covers there. */
static const struct
{
  gboolean above;
  double aside;
  double cost;
} label_places[] = {
  { FALSE, 0.0, 0.0 }, { TRUE, 0.0, 2.0 }, { FALSE, 1.0, 10.0 }, { FALSE, -1.0, 10.0 }, { TRUE, 1.0, 12.0 }, { TRUE, -1.0, 12.0 },
};
#define N_LABEL_PLACES G_N_ELEMENTS (label_places)

/* How much of the way from a point to another one lies in a box or very near to it. */
static double
measure_way (SpRect box,
             double x,
             double y,
             double to_x,
             double to_y)
{
  double from[] = { x - box.x + AROUND_LABEL, y - box.y + AROUND_LABEL }, way[] = { to_x - x, to_y - y };
  double size[] = { box.width + 2.0 * AROUND_LABEL, box.height + 2.0 * AROUND_LABEL };
  double enter = 0.0, leave = 1.0;

  for (guint i = 0; i < 2; i++)
    {
      double one = -from[i] / way[i], other = (size[i] - from[i]) / way[i];

      if (fabs (way[i]) < 1e-9)
        {
          if (from[i] < 0.0 || from[i] > size[i])
            return 0.0;
          continue;
        }
      enter = MAX (enter, MIN (one, other));
      leave = MIN (leave, MAX (one, other));
    }
  return leave > enter ? (leave - enter) * hypot (way[0], way[1]) + COST_OF_COVER : 0.0;
}

static double
get_middle_x (const SpDiagramNode *node)
{
  return node->box.x + node->box.width / 2.0;
}

static double
get_middle_y (const SpDiagramNode *node)
{
  return node->box.y + node->box.height / 2.0;
}

static void
put_label (SpDiagram *self,
           guint      node,
           guint      place)
{
  self->nodes[node].aside = label_places[place].aside;
  sp_diagram_set_node_place (self, node, get_middle_x (&self->nodes[node]), get_middle_y (&self->nodes[node]),
                             label_places[place].above);
}

static void
add_covers (SpDiagram *self,
            guint      node,
            guint      other,
            double    *covers)
{
  SpDiagramNode *of = &self->nodes[node], *to = &self->nodes[other];

  for (guint i = 0; i < N_LABEL_PLACES; i++)
    {
      put_label (self, node, i);
      covers[i] += measure_way (of->label, of->cx, of->cy, get_middle_x (to), get_middle_y (to));
    }
}

/*
 * sp_diagram_choose_sides:
 * Decides of each node that has its place where its label stands: in the middle below the shape, unless it would cover more of
 * the lines there than above it or aside.
 */
void
sp_diagram_choose_sides (SpDiagram *self)
{
  g_autofree double *covers = g_new0 (double, MAX (self->n_nodes, 1) * N_LABEL_PLACES);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SpDiagramLine *line = sp_diagram_get_line (self, i);

      add_covers (self, line->from, line->to, &covers[line->from * N_LABEL_PLACES]);
      add_covers (self, line->to, line->from, &covers[line->to * N_LABEL_PLACES]);
    }
  for (guint i = 0; i < self->n_nodes; i++)
    {
      const double *cover = &covers[i * N_LABEL_PLACES];
      guint best = 0;

      for (guint k = 1; k < N_LABEL_PLACES; k++)
        if (cover[k] + label_places[k].cost < cover[best] + label_places[best].cost)
          best = k;
      put_label (self, i, best);
    }
}

/* Around those of a bloc there is room for its hull. */
static SpRect
find_bounds (SpDiagram    *self,
             const Places *places)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      gboolean is_in_hull = self->options->show_hulls && self->nodes[i].bloc != SP_BLOC_NONE;
      double pad = is_in_hull ? SP_DIAGRAM_HULL_REACH : 0.0, above = is_in_hull ? pad + SP_DIAGRAM_HULL_LABEL / 2.0 : 0.0;

      left = MIN (left, places->x[i] - self->nodes[i].box.width / 2.0 - pad);
      right = MAX (right, places->x[i] + self->nodes[i].box.width / 2.0 + pad);
      top = MIN (top, places->y[i] - self->nodes[i].box.height / 2.0 - above);
      bottom = MAX (bottom, places->y[i] + self->nodes[i].box.height / 2.0 + pad);
    }
  return (SpRect) { left, top, right - left, bottom - top };
}

static void
give_places (SpDiagram    *self,
             const Places *places)
{
  SpRect bounds = find_bounds (self, places);

  for (guint i = 0; i < self->n_nodes; i++)
    sp_diagram_set_node_place (self, i, places->x[i] - bounds.x + PAD, places->y[i] - bounds.y + PAD, FALSE);
  sp_diagram_choose_sides (self);
  self->width = bounds.width + 2.0 * PAD;
  self->height = bounds.height + 2.0 * PAD;
}

static gboolean
lay_out (SpDiagram        *self,
         Places           *places,
         SpLayoutProgress  progress,
         gpointer          progress_data,
         GError          **error)
{
  g_autoptr (GArray) edges = list_edges (self);
  double stretch = find_stretch (self), mirror = self->options->right_to_left && !places->has_start ? -1.0 : 1.0;
  SpLayoutGraph graph = {
    .n_nodes = self->n_nodes,
    .widths = places->widths,
    .heights = places->heights,
    .n_edges = edges->len,
    .edges = (const SpLayoutEdge *) (gpointer) edges->data,
    .start_x = places->start_x,
    .start_y = places->start_y,
    .pinned = places->pinned,
  };
  SpLayoutOptions options = {
    .method = self->options->layout,
    .seed = self->options->seed,
    .edge_length = find_edge_length (self),
    .gap = GAP,
    .progress = progress,
    .progress_data = progress_data,
  };

  for (guint i = 0; i < self->n_nodes; i++)
    {
      places->heights[i] *= stretch;
      places->start_y[i] *= stretch;
    }
  if (!sp_layout_compute (&graph, &options, places->x, places->y, error))
    return FALSE;
  for (guint i = 0; i < self->n_nodes; i++)
    {
      places->x[i] *= mirror;
      places->y[i] /= stretch;
    }
  return TRUE;
}

/* The scale at which the picture would fit the page, about. */
static double
guess_scale (SpDiagram    *self,
             const Places *places)
{
  double width, height;
  SpRect bounds = find_bounds (self, places);

  sp_diagram_get_room (self, &width, &height);
  return MIN (width / bounds.width, height / bounds.height);
}

/* Text that can be read counts for more than true distances: a picture that would be too small on its page is drawn
 * together step by step, for as long as that makes it larger. */
static void
draw_together (SpDiagram *self,
               Places    *places)
{
  g_autofree double *x = g_new (double, self->n_nodes);
  g_autofree double *y = g_new (double, self->n_nodes);
  double scale = guess_scale (self, places), gap = self->options->show_link_labels ? WORD_LENGTH / 2.0 : BARE_LENGTH / 2.0;
  Places trial = *places;

  trial.x = x;
  trial.y = y;
  for (guint step = 0; step < MOST_STEPS_TOGETHER && scale < SP_FRAME_LEAST_SCALE; step++)
    {
      double closer;

      for (guint i = 0; i < self->n_nodes; i++)
        {
          x[i] = places->x[i] * STEP_TOGETHER;
          y[i] = places->y[i] * STEP_TOGETHER;
          places->heights[i] = self->nodes[i].box.height;
        }
      sp_layout_remove_overlaps (self->n_nodes, places->widths, places->heights, NULL, gap, x, y);
      closer = guess_scale (self, &trial);
      if (closer < scale * LEAST_GAIN)
        break;
      scale = closer;
      memcpy (places->x, x, self->n_nodes * sizeof (double));
      memcpy (places->y, y, self->n_nodes * sizeof (double));
    }
}

/**
 * sp_diagram_place_nodes:
 * @self: a diagram whose nodes are measured and whose lines are known
 * @progress: (nullable): told how far the layout is
 * @progress_data: for @progress
 * @error: return location for an error
 *
 * Lays the diagram out around the places that it was given, as wide as the page asks for. Where there are none, a picture
 * from right to left is mirrored. Where nodes stand along axes, the places are not looked at.
 *
 * Returns: %FALSE with an error of the layout
 */
gboolean
sp_diagram_place_nodes (SpDiagram        *self,
                        SpLayoutProgress  progress,
                        gpointer          progress_data,
                        GError          **error)
{
  gsize n = MAX (self->n_nodes, 1);
  g_autofree double *memory = g_new0 (double, 6 * n);
  g_autofree gboolean *pinned = g_new0 (gboolean, n);
  Places places = { memory, memory + n, memory + 2 * n, memory + 3 * n, memory + 4 * n, memory + 5 * n, pinned, FALSE };

  if (self->plot.issue != NULL)
    {
      if (sp_diagram_place_on_axes (self, progress, progress_data))
        return TRUE;
      g_set_error_literal (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED, _("The drawing was cancelled"));
      return FALSE;
    }
  fill_places (self, &places);
  if (!lay_out (self, &places, progress, progress_data, error))
    return FALSE;
  if (self->n_nodes <= MOST_NODES_TOGETHER && !places.has_start)
    draw_together (self, &places);
  give_places (self, &places);
  return TRUE;
}

/**
 * sp_diagram_find_origin:
 * @scene: a diagram whose page fits its content
 * @places: (nullable): the places that it was drawn with, as in #SpPictureOptions
 * @x: (out): the scene's point at which a place of 0, 0 is drawn
 * @y: (out): the same
 *
 * Finds how points of a scene and places belong together: the place of a node is the middle of its target, less the
 * origin. Before any node is pinned, places are points of the scene.
 */
void
sp_diagram_find_origin (SpScene    *scene,
                        GHashTable *places,
                        double     *x,
                        double     *y)
{
  g_return_if_fail (scene != NULL && x != NULL && y != NULL);

  *x = *y = 0.0;
  for (guint i = 0; places != NULL && i < sp_scene_get_n_targets (scene); i++)
    {
      const SpTarget *target = sp_scene_get_target (scene, i);
      const SpPlace *place = target->kind == SP_TARGET_ACTOR ? g_hash_table_lookup (places, &target->id1) : NULL;

      if (place == NULL || !place->pinned)
        continue;
      *x = target->bounds.x + target->bounds.width / 2.0 - place->x;
      *y = target->bounds.y + target->bounds.height / 2.0 - place->y;
      return;
    }
}
