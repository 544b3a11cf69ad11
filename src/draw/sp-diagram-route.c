/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"
#include "sp-diagram-shape.h"

#include <math.h>

/*
 * The ways of the lines. Lines between the same two nodes run side by side as curves; all of them are bent together
 * round nodes that are in their way. What is seen begins and ends at the rim of the node, or of its label where the line
 * comes from there.
 */

#define SPACING 11.0
#define WORD_SPACING 17.0     /* where lines have words on them */
#define RIM_GAP 2.0
#define SHARE_ASIDE 0.5       /* of the distance between two parallel lines, kept at their ends */
#define LARGEST_ASIDE 0.55    /* of the radius of the node */
#define EDGE 6.0               /* left free at the edge of the picture */
#define N_SAMPLES 24
#define N_STEPS 48
#define N_HALVINGS 12

/* In larger pictures lines are not bent round nodes: there would be no end to it, and nobody could follow them. */
#define MOST_NODES_TO_AVOID 400

/* Along axes nodes stand one below the other, and lines round all of them would be circles. */
#define MOST_NODES_TO_AVOID_ON_AXES 40

/* Bends to try, as shares of the length of the way, and what each costs against a point within a node. */
static const double bends[] = { 0.0, 0.08, -0.08, 0.16, -0.16, 0.25, -0.25, 0.36, -0.36 };
#define COST_OF_BEND 12.0
#define COST_OF_HIDING 4.0
#define COST_OF_HIDING_DERIVED 0.5

typedef struct
{
  double x[4];
  double y[4];
} Curve;

static void
get_curve_point (const Curve *curve,
                 double       t,
                 double      *x,
                 double      *y)
{
  double s = 1.0 - t;
  double a = s * s * s, b = 3.0 * s * s * t, c = 3.0 * s * t * t, d = t * t * t;

  *x = a * curve->x[0] + b * curve->x[1] + c * curve->x[2] + d * curve->x[3];
  *y = a * curve->y[0] + b * curve->y[1] + c * curve->y[2] + d * curve->y[3];
}

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

static gboolean
is_in_node (const SpDiagramNode *node,
            double               x,
            double               y)
{
  double dx = x - node->cx, dy = y - node->cy;

  return is_in_rect (node->label, RIM_GAP, x, y)
         || hypot (dx, dy) < sp_diagram_shape_get_reach (node->actor->kind, node->radius, atan2 (dy, dx)) + RIM_GAP;
}

static gboolean
is_point_in_node (const Curve         *curve,
                  const SpDiagramNode *node,
                  double               t)
{
  double x, y;

  get_curve_point (curve, t, &x, &y);
  return is_in_node (node, x, y);
}

/* The rim between a point of a curve within a node and one outside. */
static double
find_rim (const Curve         *curve,
          const SpDiagramNode *node,
          double               inside,
          double               outside)
{
  for (guint i = 0; i < N_HALVINGS; i++)
    {
      double middle = (inside + outside) / 2.0;

      if (is_point_in_node (curve, node, middle))
        inside = middle;
      else
        outside = middle;
    }
  return outside;
}

/* The part of a curve from where it leaves one node for good to where it comes to the other; FALSE if there is none. */
static gboolean
find_visible_part (const Curve         *curve,
                   const SpDiagramNode *from,
                   const SpDiagramNode *to,
                   double              *begin,
                   double              *end)
{
  guint last = 0, first;

  for (guint i = 0; i <= N_STEPS; i++)
    if (is_point_in_node (curve, from, (double) i / N_STEPS))
      last = i;
  for (first = last + 1; first < N_STEPS && !is_point_in_node (curve, to, (double) first / N_STEPS); first++)
    ;
  if (last == N_STEPS || is_point_in_node (curve, to, (double) (last + 1) / N_STEPS))
    return FALSE;
  *begin = find_rim (curve, from, (double) last / N_STEPS, (double) (last + 1) / N_STEPS);
  *end = find_rim (curve, to, (double) first / N_STEPS, (double) (first - 1) / N_STEPS);
  return *begin < *end;
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

  line->is_visible = find_visible_part (&curve, &self->nodes[line->from], &self->nodes[line->to], &begin, &end);
  line->away = (line->from < line->to ? 1.0 : -1.0) * (curve.y[3] - curve.y[0]) * offset;
  line->is_straight = fabs (bend) < 1e-9 && fabs (offset) < 1e-9;
  keep_part (line, &curve, begin, end);
}

/* How much of a way lies under nodes that it has nothing to do with. */
static guint
count_hidden (SpDiagram           *self,
              const SpDiagramLine *line,
              double               bend,
              double               offset)
{
  Curve curve = make_curve (self, line, bend, offset);
  guint n = 0;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      const SpDiagramNode *node = &self->nodes[i];
      double middle_x = (curve.x[0] + curve.x[3]) / 2.0, middle_y = (curve.y[0] + curve.y[3]) / 2.0;
      double reach = hypot (curve.x[3] - curve.x[0], curve.y[3] - curve.y[0]) / 2.0 + fabs (bend + offset) + node->box.width;

      if (i == line->from || i == line->to || hypot (node->cx - middle_x, node->cy - middle_y) > reach)
        continue;
      for (guint k = 1; k < N_SAMPLES; k++)
        {
          double x, y;

          get_curve_point (&curve, (double) k / N_SAMPLES, &x, &y);
          n += is_in_rect (node->label, 3.0, x, y) || is_in_rect (node->shape, 3.0, x, y);
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

static double
find_best_bend (SpDiagram    *self,
                const Bundle *bundle)
{
  double best = 0.0, best_cost = INFINITY;

  for (guint i = 0; i < G_N_ELEMENTS (bends); i++)
    {
      double bend = bends[i] * bundle->length, cost = COST_OF_BEND * fabs (bends[i]);

      for (guint k = 0; k < bundle->n; k++)
        cost += (bundle->lines[k]->link != NULL ? COST_OF_HIDING : COST_OF_HIDING_DERIVED)
                * count_hidden (self, bundle->lines[k], bend, get_offset (bundle, k)) / bundle->n;
      if (cost < best_cost)
        {
          best_cost = cost;
          best = bend;
        }
      if (cost <= COST_OF_BEND * fabs (bends[i]))
        break;
    }
  return best;
}

static void
route_bundle (SpDiagram *self,
              Bundle    *bundle)
{
  const SpDiagramNode *from = &self->nodes[bundle->lines[0]->from], *to = &self->nodes[bundle->lines[0]->to];
  double bend = 0.0;

  bundle->length = hypot (to->cx - from->cx, to->cy - from->cy);
  bundle->spacing = self->options->show_link_labels ? WORD_SPACING : SPACING;
  if (self->n_nodes <= (self->plot.issue != NULL ? MOST_NODES_TO_AVOID_ON_AXES : MOST_NODES_TO_AVOID))
    bend = find_best_bend (self, bundle);
  for (guint i = 0; i < bundle->n; i++)
    set_way (self, bundle->lines[i], bend, get_offset (bundle, i));
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const SpDiagramLine *one = *(SpDiagramLine *const *) a, *other = *(SpDiagramLine *const *) b;
  guint low = MIN (one->from, one->to), other_low = MIN (other->from, other->to);
  guint high = MAX (one->from, one->to), other_high = MAX (other->from, other->to);

  if (low != other_low)
    return low < other_low ? -1 : 1;
  if (high != other_high)
    return high < other_high ? -1 : 1;
  return one < other ? -1 : one > other;
}

static gboolean
have_same_ends (const SpDiagramLine *a,
                const SpDiagramLine *b)
{
  return MIN (a->from, a->to) == MIN (b->from, b->to) && MAX (a->from, a->to) == MAX (b->from, b->to);
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

/* Bent lines may leave the picture: it grows, and everything moves into it. */
static void
make_room (SpDiagram *self)
{
  double left = 0.0, top = 0.0, right = self->width, bottom = self->height;

  for (guint i = 0; i < self->lines->len; i++)
    for (guint k = 0; k <= N_SAMPLES; k++)
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
 * Gives every line its way. Takes O(n m) time in a diagram of up to some hundred nodes, O(m) in a larger one.
 */
void
sp_diagram_route_lines (SpDiagram *self)
{
  guint n = self->lines->len;
  g_autofree SpDiagramLine **sorted = g_new (SpDiagramLine *, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    sorted[i] = sp_diagram_get_line (self, i);
  qsort (sorted, n, sizeof *sorted, compare_ends);
  for (guint begin = 0, end; begin < n; begin = end)
    {
      Bundle bundle = { sorted + begin };

      for (end = begin + 1; end < n && have_same_ends (sorted[begin], sorted[end]); end++)
        ;
      bundle.n = end - begin;
      route_bundle (self, &bundle);
    }
  make_room (self);
}

/**
 * sp_diagram_line_get_point:
 * @line: a line that has its way
 * @t: 0 at its beginning, 1 at its end
 * @x: (out): a point of it
 * @y: (out): the same
 *
 * Finds a point of the visible part of a line.
 */
void
sp_diagram_line_get_point (const SpDiagramLine *line,
                           double               t,
                           double              *x,
                           double              *y)
{
  Curve curve;

  for (guint i = 0; i < 4; i++)
    {
      curve.x[i] = line->x[i];
      curve.y[i] = line->y[i];
    }
  get_curve_point (&curve, t, x, y);
}
