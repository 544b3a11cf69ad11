/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"

#include <math.h>

/*
 * Nodes along two axes: the stance on an issue across, influence upwards. Each stands as near to its values as the others let
 * it, so that none lies on another. Those without a stance stand apart at the end of the lines, those without influence below;
 * who speaks for another and has no influence of its own stands at the height of that one.
 */

#define GAP 5.0               /* least distance of two nodes */
#define STEP 5.0              /* by which places are tried */
#define LEAST_HEIGHT 160.0
#define GROWTH 1.12
#define MOST_ROUNDS 34
#define ROUNDS_IN_ORDER 28    /* after these a node may leave its part of the picture */
#define SHARE_OF_STEP 0.42    /* how far a node may stand from its stance, of the distance of two steps */
#define SHARE_OF_HEIGHT 0.1   /* and from its influence, of the height of all */
#define COST_ACROSS 2.5       /* a stance that is off is worse than an influence that is off */
#define BAND_GAP 10.0
#define N_STEPS 5
#define PAD 8.0
#define SPARE 1.5
#define SPARE_IN_COLUMN 1.25
#define NODES_A_REPORT 16
#define BESIDE 1.0            /* from its values: so far off a node says that it is */
#define LARGEST_TEXT_SCALE 12.0

/* How wide the part of those without a stance is tried to be, of what they have used of a wider one. */
static const double widths_to_try[] = { 1.0, 1.2, 1.5 };

/* Where a node is to stand, and how far it may stand from there. */
typedef struct
{
  double x, y;
  double left, right, top, bottom;
  double step;                /* by which places are tried across */
} Wish;

typedef struct
{
  SpDiagram *diagram;
  double scale;               /* of the picture to the room */
  double used_width;          /* of the nodes without a stance, once it is known, else 0 */
  double unit_x;              /* points of a step of the scale */
  double height;              /* from influence 0 to 100 */
  double *x;                  /* of the middle of each box */
  double *y;
  gboolean *placed;
  SpDiagramGrid boxes;        /* of the nodes that have their place */
  double largest_width;
  double largest_height;
  SpLayoutProgress progress;  /* nullable */
  gpointer progress_data;
  gboolean stopped;
} Placing;

static gboolean
has_stance (const SpDiagramNode *node)
{
  return !isnan (node->place->value);
}

static double
find_stance_x (const SpDiagramPlot *plot, double value)
{
  return plot->area.x + plot->area.width * (value + 2.0) / (N_STEPS - 1);
}

static double
find_influence_y (const SpDiagramPlot *plot, double influence)
{
  return plot->area.y + plot->area.height * (1.0 - CLAMP (influence, 0.0, 100.0) / 100.0);
}

/* The shape of a node is at the place, not the middle of the shape with its label. */
static double
find_middle (const SpDiagramNode *node, double y)
{
  return y + node->box.height / 2.0 - SP_DIAGRAM_NODE_PAD - node->shape.height / 2.0;
}

/* The other way round: where the shape is of a node that has its place. */
static double
get_shape_y (const Placing *self, guint node)
{
  return 2.0 * self->y[node] - find_middle (&self->diagram->nodes[node], self->y[node]);
}

static guint
find_principal (const Placing *self, guint node)
{
  guint principal = G_MAXUINT;

  sp_snapshot_find_actor_index (self->diagram->snapshot, self->diagram->nodes[node].actor->speaks_for, &principal);
  return principal != node ? principal : G_MAXUINT;
}

/* Whether a node stands at the height of another, since nothing is known of its own. */
static gboolean
leans (const Placing *self, guint node)
{
  guint principal = find_principal (self, node);

  return !self->diagram->nodes[node].has_influence && principal != G_MAXUINT
         && (self->diagram->nodes[principal].has_influence || leans (self, principal));
}

static void
count_unknown (Placing *self)
{
  SpDiagram *diagram = self->diagram;
  SpDiagramPlot *plot = &diagram->plot;

  plot->has_influence = diagram->some_influence;
  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      plot->n_without_stance += !has_stance (&diagram->nodes[i]);
      plot->is_some_leaning |= plot->has_influence && leans (self, i);
      plot->n_without_influence += plot->has_influence && !diagram->nodes[i].has_influence && !leans (self, i);
      self->largest_width = MAX (self->largest_width, diagram->nodes[i].box.width);
      self->largest_height = MAX (self->largest_height, diagram->nodes[i].box.height);
    }
}

/* The area that nodes take which stand apart for want of a stance, of influence or of both, with room to spare: more in a
 * larger picture, which has grown since they found none in a smaller one. */
static double
add_up_area (const Placing *self, gboolean without_stance, gboolean without_influence)
{
  double sum = 0.0;

  for (guint i = 0; i < self->diagram->n_nodes; i++)
    {
      const SpDiagramNode *node = &self->diagram->nodes[i];

      if (!(without_stance && has_stance (node)) && !(without_influence && (node->has_influence || leans (self, i))))
        sum += (node->box.width + GAP) * (node->box.height + GAP);
    }
  return SPARE * self->scale * sum;
}

/* How high the part below is. Nodes without a stance that are of unknown influence, too, share its corner. */
static double
find_band (const Placing *self, double width)
{
  const SpDiagramPlot *plot = &self->diagram->plot;
  double height = self->largest_height + 2.0 * PAD;

  if (plot->n_without_influence == 0)
    return 0.0;
  height = MAX (height, add_up_area (self, FALSE, TRUE) / width);
  if (plot->n_without_stance > 0)
    height = MAX (height, add_up_area (self, TRUE, TRUE) / plot->no_stance.width);
  return sp_diagram_get_axes_line (self->diagram) + height + BAND_GAP;
}

/* Where the height says nothing, those without a stance stand in whole columns, with room to spare as each wants its height. */
static double
find_width_of_columns (const Placing *self, double height)
{
  guint n_rows = (guint) MAX ((height - 2.0 * PAD) / (SPARE_IN_COLUMN * (self->largest_height + GAP)), 1.0);
  guint n_columns = (self->diagram->plot.n_without_stance + n_rows - 1) / n_rows;

  return n_columns * (self->largest_width + GAP) - GAP + 2.0 * PAD;
}

static double
find_width_apart (const Placing *self, double height)
{
  double width = self->used_width;

  if (width <= 0.0 && !self->diagram->plot.has_influence)
    width = find_width_of_columns (self, height);
  else if (width <= 0.0)
    width = add_up_area (self, TRUE, FALSE) / MAX (height, 1.0);
  return MAX (self->largest_width + 2.0 * PAD, width);
}

/* The parts of a picture of a size; FALSE if it is too small for them. */
static gboolean
divide (Placing *self, double width, double height)
{
  SpDiagramPlot *plot = &self->diagram->plot;
  double before, below, above;
  double across = self->largest_width / 2.0 + PAD, down = self->largest_height / 2.0 + PAD;
  double band;

  sp_diagram_measure_axes (self->diagram, &before, &below, &above);
  plot->frame = (SpRect) { before, above, width - before - PAD, height - above - below };
  plot->no_stance = (SpRect) { 0.0, above, 0.0, 0.0 };
  if (plot->n_without_stance > 0)
    {
      plot->no_stance.width = find_width_apart (self, plot->frame.height);
      plot->frame.width -= plot->no_stance.width + BAND_GAP;
    }
  band = find_band (self, width);
  plot->frame.height -= band;
  plot->no_stance.height = plot->frame.height;
  plot->no_stance.x = before + plot->frame.width + BAND_GAP;
  plot->no_influence = (SpRect) { before, above + plot->frame.height + BAND_GAP, plot->frame.width, MAX (band - BAND_GAP, 0.0) };
  plot->area = (SpRect) { before + across, above + down, plot->frame.width - 2.0 * across, plot->frame.height - 2.0 * down };
  self->unit_x = plot->area.width / (N_STEPS - 1);
  self->height = plot->area.height;
  self->diagram->width = width;
  self->diagram->height = height;
  return plot->area.width >= SP_DIAGRAM_LEAST_PLOT_WIDTH && plot->area.height >= LEAST_HEIGHT;
}

static void
wish_across (const Placing *self, const SpDiagramNode *node, Wish *wish)
{
  const SpDiagramPlot *plot = &self->diagram->plot;
  double column = self->largest_width + GAP;

  if (has_stance (node))
    {
      wish->step = plot->has_influence ? STEP : MIN (column, MAX (SHARE_OF_STEP * self->unit_x, STEP));
      wish->x = find_stance_x (plot, node->place->value);
      wish->left = MAX (wish->x - SHARE_OF_STEP * self->unit_x, plot->frame.x + node->box.width / 2.0);
      wish->right = MIN (wish->x + SHARE_OF_STEP * self->unit_x, plot->frame.x + plot->frame.width - node->box.width / 2.0);
      return;
    }
  wish->left = plot->no_stance.x + PAD + self->largest_width / 2.0;
  wish->right = plot->no_stance.x + plot->no_stance.width - node->box.width / 2.0;
  wish->x = wish->left;
  wish->step = plot->has_influence ? STEP : column;
}

static void
wish_upwards (const Placing *self, guint index, Wish *wish)
{
  const SpDiagramPlot *plot = &self->diagram->plot;
  const SpDiagramNode *node = &self->diagram->nodes[index];
  guint principal = find_principal (self, index);
  double top = plot->frame.y + node->box.height / 2.0;
  double bottom = plot->frame.y + plot->frame.height - node->box.height / 2.0;

  wish->top = top;
  wish->bottom = bottom;
  if (node->has_influence)
    {
      wish->y = find_middle (node, find_influence_y (plot, node->actor->influence));
      wish->top = MAX (top, wish->y - SHARE_OF_HEIGHT * self->height);
      wish->bottom = MIN (bottom, wish->y + SHARE_OF_HEIGHT * self->height);
    }
  else if (principal != G_MAXUINT && self->placed[principal] && (leans (self, index) || !plot->has_influence))
    wish->y = find_middle (node, get_shape_y (self, principal));
  else if (plot->has_influence)
    {
      wish->top = plot->no_influence.y + sp_diagram_get_axes_line (self->diagram) + node->box.height / 2.0;
      wish->bottom = plot->no_influence.y + plot->no_influence.height - node->box.height / 2.0;
      wish->y = (wish->top + wish->bottom) / 2.0;
    }
  else
    wish->y = plot->frame.y + plot->frame.height / 2.0;
}

static SpRect
get_box (const Placing *self, guint index, double x, double y, double gap)
{
  SpRect box = self->diagram->nodes[index].box;

  return (SpRect) { x - box.width / 2.0 - gap, y - box.height / 2.0 - gap, box.width + 2.0 * gap, box.height + 2.0 * gap };
}

/* The best free place on one height; nearer ones are tried first. */
static void
try_height (Placing *self, guint index, const Wish *wish, double y, double *cost)
{
  for (double away = 0.0; wish->x - away >= wish->left || wish->x + away <= wish->right; away += wish->step)
    {
      double total = COST_ACROSS * away + fabs (y - wish->y);

      if (total >= *cost)
        return;
      for (int side = -1; side <= 1; side += 2)
        {
          double x = wish->x + side * away;

          if (total >= *cost || x < wish->left || x > wish->right
              || !sp_diagram_grid_is_free (&self->boxes, get_box (self, index, x, y, GAP), index))
            continue;
          *cost = total;
          self->x[index] = x;
          self->y[index] = y;
        }
    }
}

static gboolean
place_node (Placing *self, guint index, gboolean freely)
{
  const SpDiagramNode *node = &self->diagram->nodes[index];
  Wish wish;
  double cost = INFINITY;

  wish_across (self, node, &wish);
  wish_upwards (self, index, &wish);
  if (freely)
    {
      wish.top = self->diagram->plot.frame.y + node->box.height / 2.0;
      wish.bottom = self->diagram->height * 4.0;
    }
  wish.x = CLAMP (wish.x, MIN (wish.left, wish.right), MAX (wish.left, wish.right));
  wish.y = CLAMP (wish.y, MIN (wish.top, wish.bottom), MAX (wish.top, wish.bottom));
  for (double away = 0.0; away < cost && (wish.y - away >= wish.top || wish.y + away <= wish.bottom); away += STEP)
    {
      if (wish.y - away >= wish.top)
        try_height (self, index, &wish, wish.y - away, &cost);
      if (away > 0.0 && wish.y + away <= wish.bottom)
        try_height (self, index, &wish, wish.y + away, &cost);
    }
  self->placed[index] = isfinite (cost);
  if (self->placed[index])
    sp_diagram_grid_add (&self->boxes, get_box (self, index, self->x[index], self->y[index], 0.0), index);
  return self->placed[index];
}

static guint
count_principals (const Placing *self, guint node)
{
  guint n = 0;

  for (guint i = find_principal (self, node); i != G_MAXUINT && n < self->diagram->n_nodes; i = find_principal (self, i))
    n++;
  return n;
}

typedef struct
{
  guint index;
  guint depth;
  double influence;
} Turn;

/* Whom others lean on comes first, then the influential. */
static int
compare_turns_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Turn *one = a, *other = b;

  if (one->depth != other->depth)
    return one->depth < other->depth ? -1 : 1;
  if (one->influence != other->influence)
    return one->influence > other->influence ? -1 : 1;
  return one->index < other->index ? -1 : one->index > other->index;
}

static Turn *
list_turns (const Placing *self)
{
  Turn *turns = g_new (Turn, self->diagram->n_nodes);

  for (guint i = 0; i < self->diagram->n_nodes; i++)
    turns[i] = (Turn) { i, count_principals (self, i),
                        self->diagram->nodes[i].has_influence ? self->diagram->nodes[i].actor->influence : -1.0 };
  g_sort_array (turns, self->diagram->n_nodes, sizeof (Turn), compare_turns_cb, NULL);
  return turns;
}

/* How far it is in one of several tries says little; that it goes on, and can be stopped, is what counts. */
static gboolean
is_stopped (Placing *self, guint index)
{
  if (self->progress != NULL && index % NODES_A_REPORT == 0)
    self->stopped |= !self->progress ((double) index / self->diagram->n_nodes, self->progress_data);
  return self->stopped;
}

static gboolean
place_all (Placing *self, const Turn *turns, gboolean freely)
{
  gboolean done = TRUE;

  memset (self->placed, 0, self->diagram->n_nodes * sizeof (gboolean));
  sp_diagram_grid_init (&self->boxes, self->diagram->width, self->diagram->height);
  for (guint i = 0; done && !is_stopped (self, i) && i < self->diagram->n_nodes; i++)
    done = place_node (self, turns[i].index, FALSE) || (freely && place_node (self, turns[i].index, TRUE));
  sp_diagram_grid_clear (&self->boxes);
  return done && !self->stopped;
}

/* A picture with less room than its nodes take need not be tried. */
static double
add_up_boxes (const Placing *self)
{
  double sum = 0.0;

  for (guint i = 0; i < self->diagram->n_nodes; i++)
    sum += (self->diagram->nodes[i].box.width + GAP) * (self->diagram->nodes[i].box.height + GAP);
  return sum;
}

static double
measure_used_width (const Placing *self)
{
  double right = -INFINITY;

  for (guint i = 0; i < self->diagram->n_nodes; i++)
    if (!has_stance (&self->diagram->nodes[i]))
      right = MAX (right, self->x[i] + self->diagram->nodes[i].box.width / 2.0);
  return right + PAD - self->diagram->plot.no_stance.x;
}

/* What room those without a stance leave the others get, as far as they do not get in each other's way by that. */
static void
use_spare_room (Placing *self, const Turn *turns, double width, double height)
{
  double given = self->diagram->plot.no_stance.width, used = measure_used_width (self);

  if (self->diagram->plot.n_without_stance == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (widths_to_try) && used * widths_to_try[i] < given; i++)
    {
      self->used_width = used * widths_to_try[i];
      if ((divide (self, width, height) && place_all (self, turns, FALSE)) || self->stopped)
        return;
    }
  self->used_width = 0.0;
  divide (self, width, height);
  place_all (self, turns, TRUE);
}

/* The picture grows until there is room for all, and keeps the shape of its page. */
static void
find_places (Placing *self)
{
  g_autofree Turn *turns = list_turns (self);
  double width, height;
  guint round = 0;

  sp_diagram_get_room (self->diagram, &width, &height);
  self->scale = MAX (1.0, sqrt (add_up_boxes (self) / (width * height)));
  for (gboolean done = FALSE; !done && !self->stopped && round < MOST_ROUNDS; self->scale *= GROWTH)
    {
      self->diagram->plot.text_scale = MIN (self->scale, LARGEST_TEXT_SCALE);
      if (divide (self, self->scale * width, self->scale * height))
        done = place_all (self, turns, round++ >= ROUNDS_IN_ORDER);
      if (done)
        use_spare_room (self, turns, self->scale * width, self->scale * height);
    }
}

/* Whether some node did not get the place of its values. */
static gboolean
is_some_beside (const Placing *self)
{
  const SpDiagramPlot *plot = &self->diagram->plot;

  for (guint i = 0; i < self->diagram->n_nodes; i++)
    {
      const SpDiagramNode *node = &self->diagram->nodes[i];

      if (has_stance (node)
          && (fabs (self->x[i] - find_stance_x (plot, node->place->value)) > BESIDE
              || (node->has_influence && fabs (get_shape_y (self, i) - find_influence_y (plot, node->actor->influence)) > BESIDE)))
        return TRUE;
    }
  return FALSE;
}

static void
mirror (SpDiagram *self)
{
  SpRect *rects[] = { &self->plot.area, &self->plot.frame, &self->plot.no_stance, &self->plot.no_influence };

  for (guint i = 0; i < G_N_ELEMENTS (rects); i++)
    rects[i]->x = self->width - rects[i]->x - rects[i]->width;
}

/*
 * sp_diagram_place_on_axes:
 * Gives each node its place. Takes O(n t) time for n nodes and t places that are tried for each: a moment for some hundred.
 * Returns FALSE when PROGRESS said so.
 */
gboolean
sp_diagram_place_on_axes (SpDiagram *self, SpLayoutProgress progress, gpointer progress_data)
{
  g_autofree double *x = g_new0 (double, self->n_nodes);
  g_autofree double *y = g_new0 (double, self->n_nodes);
  g_autofree gboolean *placed = g_new0 (gboolean, self->n_nodes);
  Placing placing = { .diagram = self, .x = x, .y = y, .placed = placed, .progress = progress,
                      .progress_data = progress_data };

  count_unknown (&placing);
  find_places (&placing);
  if (placing.stopped)
    return FALSE;
  self->plot.is_some_beside = is_some_beside (&placing);
  if (self->options->right_to_left)
    mirror (self);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      sp_diagram_set_node_place (self, i, self->options->right_to_left ? self->width - x[i] : x[i], y[i], FALSE);
      self->height = MAX (self->height, y[i] + self->nodes[i].box.height / 2.0 + PAD);
    }
  return TRUE;
}
