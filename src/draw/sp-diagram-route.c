/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"

#include <math.h>

/*
 * The ways of the lines. Lines between the same two nodes run side by side as curves; all of them are bent together
 * round nodes that are in their way.
 */

#define SPACING 11.0
#define WORD_SPACING 17.0     /* where lines have words on them */
#define SHARE_ASIDE 0.5       /* of the distance between two parallel lines, kept at their ends */
#define LARGEST_ASIDE 0.55    /* of the radius of the node */
#define EDGE 6.0               /* left free at the edge of the picture */
#define N_SAMPLES 24
#define ROOM_AROUND 3.0        /* a way that comes so near to a node is hidden by it */
#define LEAST_BUNDLES 400      /* that are worth a thread */

/* In larger pictures lines are not bent round nodes: there would be no end to it, and nobody could follow them. */
#define MOST_NODES_TO_AVOID 400

/* Along axes nodes stand one below the other, and lines round all of them would be circles. */
#define MOST_NODES_TO_AVOID_ON_AXES 40

/* Bends to try, as shares of the length of the way, and what each costs against a point within a node. Derived lines are many
 * and thin, and had rather go behind a node than far round it. */
static const double bends[] = { 0.0, 0.08, -0.08, 0.16, -0.16, 0.25, -0.25, 0.36, -0.36 };
/* Among many nodes a long way that is bent round some of them only meets others, and leads the eye astray. */
#define MOST_NODES_TO_BEND_FAR_FOR 60
#define N_SLIGHT_BENDS 3

#define COST_OF_BEND 12.0
#define COST_OF_BEND_DERIVED 16.0
#define LARGEST_BEND_DERIVED 0.2
#define COST_OF_HIDING 4.0
#define COST_OF_HIDING_DERIVED 0.5

typedef struct
{
  double x[4];
  double y[4];
} Curve;

/* Parallel lines come from beside the centre of a node, so that their arrows do not lie on each other. */
static double
find_aside (const SpDiagramNode *node,
            double               offset)
{
  return CLAMP (SHARE_ASIDE * offset, -LARGEST_ASIDE * node->radius, LARGEST_ASIDE * node->radius);
}

/* From the line's first node to the other; bend and offset are seen from the node of the lower number. */
static Curve
make_curve (const SpDiagram     *self,
            const SpDiagramLine *line,
            double               bend,
            double               offset)
{
  const SpDiagramNode *from = &self->nodes[line->from], *to = &self->nodes[line->to];
  double dx = to->cx - from->cx, dy = to->cy - from->cy, length = MAX (hypot (dx, dy), 1e-6);
  double side = line->from < line->to ? 1.0 : -1.0;
  double nx = side * dy / length, ny = -side * dx / length;
  double begin = find_aside (from, offset), end = find_aside (to, offset);
  double middle = (bend + offset - (begin + end) / 8.0) * 4.0 / 3.0;

  return (Curve) {
    { from->cx + nx * begin, from->cx + dx / 3.0 + nx * middle, from->cx + dx * 2.0 / 3.0 + nx * middle, to->cx + nx * end },
    { from->cy + ny * begin, from->cy + dy / 3.0 + ny * middle, from->cy + dy * 2.0 / 3.0 + ny * middle, to->cy + ny * end },
  };
}

static gboolean
is_in_rect (SpRect rect,
            double gap,
            double x,
            double y)
{
  return x > rect.x - gap && x < rect.x + rect.width + gap && y > rect.y - gap && y < rect.y + rect.height + gap;
}

/* The part of a curve from BEGIN to END, as one curve (de Casteljau's blossom). */
static double
blossom (const double *p,
         double        a,
         double        b,
         double        c)
{
  double p01 = p[0] + (p[1] - p[0]) * a, p12 = p[1] + (p[2] - p[1]) * a, p23 = p[2] + (p[3] - p[2]) * a;
  double p012 = p01 + (p12 - p01) * b, p123 = p12 + (p23 - p12) * b;

  return p012 + (p123 - p012) * c;
}

static void
keep_part (SpDiagramLine *line,
           const Curve   *curve,
           double         begin,
           double         end)
{
  for (guint i = 0; i < 4; i++)
    {
      double a = i > 0 ? end : begin, b = i > 1 ? end : begin, c = i > 2 ? end : begin;

      line->x[i] = blossom (curve->x, a, b, c);
      line->y[i] = blossom (curve->y, a, b, c);
    }
}

static void
set_way (SpDiagram     *self,
         SpDiagramLine *line,
         double         bend,
         double         offset)
{
  Curve curve = make_curve (self, line, bend, offset);
  double begin = 0.0, end = 1.0;

  line->is_visible = sp_diagram_find_visible_part (curve.x, curve.y, &self->nodes[line->from], &self->nodes[line->to],
                                                   &begin, &end);
  line->away = (line->from < line->to ? 1.0 : -1.0) * (curve.y[3] - curve.y[0]) * offset;
  line->is_straight = fabs (bend) < 1e-9 && fabs (offset) < 1e-9;
  keep_part (line, &curve, begin, end);
}

/* All lines by their ends, and the nodes by their places. */
typedef struct
{
  SpDiagram *diagram;
  SpDiagramLine **lines;
  guint *begins;              /* of each bundle, and of none at last */
  SpDiagramGrid nodes;        /* with the room around them */
} Routing;

static SpRect
make_room_around (SpRect rect)
{
  return (SpRect) { rect.x - ROOM_AROUND, rect.y - ROOM_AROUND, rect.width + 2.0 * ROOM_AROUND, rect.height + 2.0 * ROOM_AROUND };
}

static gboolean
is_hidden_by (const SpDiagramNode *node,
              double               x,
              double               y)
{
  return is_in_rect (node->label, ROOM_AROUND, x, y) || is_in_rect (node->shape, ROOM_AROUND, x, y);
}

/* How much of a way lies under nodes that it has nothing to do with. */
static guint
count_hidden (const Routing       *self,
              const SpDiagramLine *line,
              double               bend,
              double               offset)
{
  const SpDiagram *diagram = self->diagram;
  Curve curve = make_curve (diagram, line, bend, offset);
  double middle_x = (curve.x[0] + curve.x[3]) / 2.0, middle_y = (curve.y[0] + curve.y[3]) / 2.0;
  double around = hypot (curve.x[3] - curve.x[0], curve.y[3] - curve.y[0]) / 2.0 + fabs (bend + offset);
  guint n = 0;

  for (guint k = 1; k < N_SAMPLES; k++)
    {
      double x, y;
      guint at = 0, i;

      sp_diagram_get_point (curve.x, curve.y, (double) k / N_SAMPLES, &x, &y);
      while (sp_diagram_grid_walk (&self->nodes, x, y, &at, &i))
        {
          const SpDiagramNode *node = &diagram->nodes[i];

          n += i != line->from && i != line->to && is_hidden_by (node, x, y)
               && hypot (node->cx - middle_x, node->cy - middle_y) <= around + node->box.width;
        }
    }
  return n;
}

/* Lines between the same two nodes. */
typedef struct
{
  SpDiagramLine **lines;
  guint n;
  double spacing;
  double length;
} Bundle;

static double
get_offset (const Bundle *bundle,
            guint         index)
{
  return (index - (bundle->n - 1) / 2.0) * bundle->spacing;
}

static gboolean
is_derived (const Bundle *bundle)
{
  for (guint k = 0; k < bundle->n; k++)
    if (bundle->lines[k]->link != NULL)
      return FALSE;
  return TRUE;
}

static double
find_best_bend (const Routing *self,
                const Bundle  *bundle)
{
  gboolean derived = is_derived (bundle);
  double best = 0.0, best_cost = INFINITY, cost_of_bend = derived ? COST_OF_BEND_DERIVED : COST_OF_BEND;

  guint n = self->diagram->n_nodes > MOST_NODES_TO_BEND_FAR_FOR ? N_SLIGHT_BENDS : G_N_ELEMENTS (bends);

  for (guint i = 0; i < n; i++)
    {
      double bend = bends[i] * bundle->length, cost = cost_of_bend * fabs (bends[i]);

      if (derived && fabs (bends[i]) > LARGEST_BEND_DERIVED)
        break;
      for (guint k = 0; k < bundle->n && cost < best_cost; k++)
        cost += (bundle->lines[k]->link != NULL ? COST_OF_HIDING : COST_OF_HIDING_DERIVED)
                * count_hidden (self, bundle->lines[k], bend, get_offset (bundle, k)) / bundle->n;
      if (cost < best_cost)
        {
          best_cost = cost;
          best = bend;
        }
      if (best_cost <= cost_of_bend * fabs (bends[i]))
        break;
    }
  return best;
}

static gboolean
can_bend (const SpDiagram *self)
{
  return self->n_nodes <= (self->plot.issue != NULL ? MOST_NODES_TO_AVOID_ON_AXES : MOST_NODES_TO_AVOID);
}

static void
route_bundle (Routing *self,
              Bundle  *bundle)
{
  SpDiagram *diagram = self->diagram;
  const SpDiagramNode *from = &diagram->nodes[bundle->lines[0]->from], *to = &diagram->nodes[bundle->lines[0]->to];
  double bend = 0.0;

  bundle->length = hypot (to->cx - from->cx, to->cy - from->cy);
  bundle->spacing = diagram->options->show_link_labels ? WORD_SPACING : SPACING;
  if (can_bend (diagram))
    bend = find_best_bend (self, bundle);
  for (guint i = 0; i < bundle->n; i++)
    set_way (diagram, bundle->lines[i], bend, get_offset (bundle, i));
}

static void
route_bundles (gsize    begin,
               gsize    end,
               gpointer data)
{
  Routing *self = data;

  for (gsize i = begin; i < end; i++)
    {
      Bundle bundle = { self->lines + self->begins[i], self->begins[i + 1] - self->begins[i] };

      route_bundle (self, &bundle);
    }
}

static guint
get_low (const SpDiagramLine *line)
{
  return MIN (line->from, line->to);
}

static guint
get_high (const SpDiagramLine *line)
{
  return MAX (line->from, line->to);
}

/* Puts lines into the order of one of their ends; those that are alike in it stay in the order that they have. */
static void
sort_by_end (SpDiagram      *self,
             SpDiagramLine **lines,
             SpDiagramLine **sorted,
             guint         (*get_end) (const SpDiagramLine *line))
{
  g_autofree guint *next = g_new0 (guint, (gsize) self->n_nodes + 1);

  for (guint i = 0; i < self->lines->len; i++)
    next[get_end (lines[i]) + 1]++;
  for (guint i = 0; i < self->n_nodes; i++)
    next[i + 1] += next[i];
  for (guint i = 0; i < self->lines->len; i++)
    sorted[next[get_end (lines[i])]++] = lines[i];
}

static gboolean
have_same_ends (const SpDiagramLine *a,
                const SpDiagramLine *b)
{
  return get_low (a) == get_low (b) && get_high (a) == get_high (b);
}

static void
move_plot (SpDiagramPlot *plot,
           double         x,
           double         y)
{
  SpRect *rects[] = { &plot->area, &plot->frame, &plot->no_stance, &plot->no_influence };

  for (guint i = 0; i < G_N_ELEMENTS (rects); i++)
    {
      rects[i]->x += x;
      rects[i]->y += y;
    }
}

/* A curve does not leave what is around its four points. */
static gboolean
is_within_bounds (const SpDiagramLine *line,
                  double               left,
                  double               top,
                  double               right,
                  double               bottom)
{
  for (guint i = 0; i < 4; i++)
    if (line->x[i] - EDGE < left || line->x[i] + EDGE > right || line->y[i] - EDGE < top || line->y[i] + EDGE > bottom)
      return FALSE;
  return TRUE;
}

/* Bent lines may leave the picture: it grows, and everything moves into it. */
static void
make_room (SpDiagram *self)
{
  double left = 0.0, top = 0.0, right = self->width, bottom = self->height;

  for (guint i = 0; i < self->lines->len; i++)
    for (guint k = 0; k <= N_SAMPLES && !is_within_bounds (sp_diagram_get_line (self, i), left, top, right, bottom); k++)
      {
        double x, y;

        sp_diagram_line_get_point (sp_diagram_get_line (self, i), (double) k / N_SAMPLES, &x, &y);
        left = MIN (left, x - EDGE);
        right = MAX (right, x + EDGE);
        top = MIN (top, y - EDGE);
        bottom = MAX (bottom, y + EDGE);
      }
  self->width = right - left;
  self->height = bottom - top;
  move_plot (&self->plot, -left, -top);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      SpDiagramNode *node = &self->nodes[i];

      sp_diagram_set_node_place (self, i, node->box.x + node->box.width / 2.0 - left,
                                 node->box.y + node->box.height / 2.0 - top, node->label.y < node->shape.y);
    }
  for (guint i = 0; i < self->lines->len; i++)
    for (guint k = 0; k < 4; k++)
      {
        sp_diagram_get_line (self, i)->x[k] -= left;
        sp_diagram_get_line (self, i)->y[k] -= top;
      }
}

/**
 * sp_diagram_route_lines:
 * @self: a diagram whose nodes have their places
 *
 * Gives every line its way. Takes O(n + m) time, the longer in a diagram of up to some hundred nodes.
 */
void
sp_diagram_route_lines (SpDiagram *self)
{
  guint n = self->lines->len, n_bundles = 0;
  g_autofree SpDiagramLine **sorted = g_new (SpDiagramLine *, MAX (n, 1));
  g_autofree SpDiagramLine **by_high = g_new (SpDiagramLine *, MAX (n, 1));
  g_autofree guint *begins = g_new (guint, (gsize) n + 1);
  Routing routing = { .diagram = self, .lines = sorted, .begins = begins };

  for (guint i = 0; i < n; i++)
    sorted[i] = sp_diagram_get_line (self, i);
  sort_by_end (self, sorted, by_high, get_high);
  sort_by_end (self, by_high, sorted, get_low);
  for (guint i = 0; i < n; i++)
    if (i == 0 || !have_same_ends (sorted[i - 1], sorted[i]))
      begins[n_bundles++] = i;
  begins[n_bundles] = n;
  sp_diagram_grid_init (&routing.nodes, self->width, self->height);
  for (guint i = 0; can_bend (self) && i < self->n_nodes; i++)
    sp_diagram_grid_add (&routing.nodes, make_room_around (self->nodes[i].box), i);
  sp_layout_run_share (&self->run, n_bundles, LEAST_BUNDLES, route_bundles, &routing);
  sp_diagram_grid_clear (&routing.nodes);
  make_room (self);
}
