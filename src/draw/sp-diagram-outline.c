/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"

/*
 * Areas round the nodes of a bloc: what lies within reach of a member's node, and of the ways that join the members, but not of
 * the nodes of others. After C. Collins, G. Penn and S. Carpendale, Bubble Sets: revealing set relations with isocontours over
 * existing visualizations, IEEE Transactions on Visualization and Computer Graphics 15, 2009.
 */

#define HALF_WAY 7.0          /* half of the width of a way between two members */
#define CLEARANCE 3.0         /* from the nodes of others */
#define CELL 4.0
#define MOST_POINTS 400000.0
#define FAR 1000.0
#define NEAR 10.0
#define N_ROUNDINGS 3
#define SHARE_FOR_BENDS 0.5   /* of the extent of a bloc, left around it for ways with a bend */
#define MOST_FOR_BENDS 160.0
#define NEIGHBOURHOOD 1.15    /* of the widths of two nodes */

/* The points at which it is asked what belongs to a bloc. */
typedef struct
{
  double left;
  double top;
  double cell;
  guint n_columns;
  guint n_rows;
  double *values;             /* how far outside of the area; below 0 within it */
} Field;

static double
get_distance_to_way (const double way[4],
                     double       x,
                     double       y)
{
  double dx = way[2] - way[0], dy = way[3] - way[1], square = MAX (dx * dx + dy * dy, 1e-9);
  double share = CLAMP (((x - way[0]) * dx + (y - way[1]) * dy) / square, 0.0, 1.0);

  return hypot (x - way[0] - share * dx, y - way[1] - share * dy);
}

static SpRect
grow (SpRect rect,
      double by)
{
  return (SpRect) { rect.x - by, rect.y - by, rect.width + 2.0 * by, rect.height + 2.0 * by };
}

/* The points of a field that lie in a rectangle. */
typedef struct
{
  guint left, right, top, bottom;
} Range;

static Range
find_range (const Field *field,
            SpRect       rect)
{
  double most_x = field->n_columns - 1, most_y = field->n_rows - 1;

  return (Range) {
    (guint) CLAMP (floor ((rect.x - field->left) / field->cell), 0.0, most_x),
    (guint) CLAMP (ceil ((rect.x + rect.width - field->left) / field->cell), 0.0, most_x),
    (guint) CLAMP (floor ((rect.y - field->top) / field->cell), 0.0, most_y),
    (guint) CLAMP (ceil ((rect.y + rect.height - field->top) / field->cell), 0.0, most_y),
  };
}

static void
add_node (Field *field,
          SpRect box)
{
  Range range = find_range (field, grow (box, SP_DIAGRAM_HULL_REACH + 2.0 * field->cell));

  for (guint y = range.top; y <= range.bottom; y++)
    for (guint x = range.left; x <= range.right; x++)
      {
        double *value = &field->values[(gsize) y * field->n_columns + x];
        double distance = sp_diagram_get_distance (box, field->left + x * field->cell, field->top + y * field->cell);

        *value = MIN (*value, distance - SP_DIAGRAM_HULL_REACH);
      }
}

static void
add_way (Field       *field,
         const double way[4])
{
  SpRect box = { MIN (way[0], way[2]), MIN (way[1], way[3]), fabs (way[2] - way[0]), fabs (way[3] - way[1]) };
  Range range = find_range (field, grow (box, HALF_WAY + 2.0 * field->cell));

  for (guint y = range.top; y <= range.bottom; y++)
    for (guint x = range.left; x <= range.right; x++)
      {
        double *value = &field->values[(gsize) y * field->n_columns + x];
        double distance = get_distance_to_way (way, field->left + x * field->cell, field->top + y * field->cell);

        *value = MIN (*value, distance - HALF_WAY);
      }
}

static void
leave_out (Field *field,
           SpRect box)
{
  SpRect around = grow (box, CLEARANCE + field->cell);
  Range range;

  if (!sp_diagram_do_overlap (around, (SpRect) { field->left, field->top, field->n_columns * field->cell,
                                                 field->n_rows * field->cell }))
    return;
  range = find_range (field, around);
  for (guint y = range.top; y <= range.bottom; y++)
    for (guint x = range.left; x <= range.right; x++)
      {
        double *value = &field->values[(gsize) y * field->n_columns + x];
        double distance = sp_diagram_get_distance (box, field->left + x * field->cell, field->top + y * field->cell);

        *value = MAX (*value, CLEARANCE - distance);
      }
}

static void
get_middle (const SpDiagram *self,
            guint            node,
            double          *x,
            double          *y)
{
  *x = self->nodes[node].box.x + self->nodes[node].box.width / 2.0;
  *y = self->nodes[node].box.y + self->nodes[node].box.height / 2.0;
}

/* Whether a way leads across the node of somebody who is not in the bloc. */
static gboolean
is_barred (const SpDiagramGrid *boxes,
           const double         way[4],
           guint                bloc)
{
  double reach = CLEARANCE + HALF_WAY;
  guint n = MAX ((guint) (hypot (way[2] - way[0], way[3] - way[1]) / (2.0 * reach)), 1);

  for (guint i = 0; i <= n; i++)
    {
      double x = way[0] + (way[2] - way[0]) * i / n, y = way[1] + (way[3] - way[1]) * i / n;

      if (!sp_diagram_grid_is_free (boxes, (SpRect) { x - reach, y - reach, 2.0 * reach, 2.0 * reach }, bloc))
        return TRUE;
    }
  return FALSE;
}

/* Whether a way may bend at a point: what belongs to a bloc must not come to the edge of its field. */
static gboolean
is_within (const Field *field,
           double       x,
           double       y)
{
  double around = HALF_WAY + 3.0 * field->cell;

  return x > field->left + around && y > field->top + around && x < field->left + (field->n_columns - 1) * field->cell - around
         && y < field->top + (field->n_rows - 1) * field->cell - around;
}

/* Straight, or else with one bend round the nodes of others; where there is no such way the area falls apart. */
static void
join_nodes (const SpDiagram     *self,
            const SpDiagramGrid *boxes,
            guint                one,
            guint                other,
            Field               *field)
{
  static const double bends[] = { 0.0, 0.15, -0.15, 0.3, -0.3, 0.5, -0.5, 0.8, -0.8 };
  guint bloc = self->nodes[one].bloc;
  double x1, y1, x2, y2;

  get_middle (self, one, &x1, &y1);
  get_middle (self, other, &x2, &y2);
  for (guint i = 0; i < G_N_ELEMENTS (bends); i++)
    {
      double x = (x1 + x2) / 2.0 + bends[i] * (y2 - y1), y = (y1 + y2) / 2.0 - bends[i] * (x2 - x1);
      double to[4] = { x1, y1, x, y }, from[4] = { x, y, x2, y2 };

      if (x < 0.0 || y < 0.0 || x > self->width || y > self->height || !is_within (field, x, y)
          || is_barred (boxes, to, bloc) || is_barred (boxes, from, bloc))
        continue;
      add_way (field, to);
      add_way (field, from);
      return;
    }
}

/* Joins the members by the ways that are shortest in all: R. C. Prim, Shortest connection networks and some generalizations,
 * Bell System Technical Journal 36, 1957. Neighbours have a way of their own, so that no gap is left between them. */
static void
add_ways (const SpDiagram     *self,
          const SpDiagramGrid *boxes,
          const GArray        *members,
          Field               *field)
{
  guint n = members->len;
  g_autofree double *lengths = g_new (double, n);
  g_autofree guint *joined = g_new0 (guint, n);
  g_autofree gboolean *done = g_new0 (gboolean, n);
  guint last = 0;

  for (guint i = 0; i < n; i++)
    lengths[i] = INFINITY;
  done[0] = TRUE;
  for (guint step = 1; step < n; step++)
    {
      guint nearest = G_MAXUINT;
      guint from = g_array_index (members, guint, last);

      for (guint i = 0; i < n; i++)
        {
          guint to = g_array_index (members, guint, i);
          double x1, y1, x2, y2, length;

          if (done[i])
            continue;
          get_middle (self, from, &x1, &y1);
          get_middle (self, to, &x2, &y2);
          length = hypot (x2 - x1, y2 - y1);
          if (length < lengths[i])
            {
              lengths[i] = length;
              joined[i] = last;
            }
          if (length < NEIGHBOURHOOD * (self->nodes[from].box.width + self->nodes[to].box.width))
            join_nodes (self, boxes, from, to, field);
          if (nearest == G_MAXUINT || lengths[i] < lengths[nearest])
            nearest = i;
        }
      done[nearest] = TRUE;
      last = nearest;
      join_nodes (self, boxes, g_array_index (members, guint, nearest), g_array_index (members, guint, joined[nearest]), field);
    }
}

/* Rounds the outline: each value becomes the mean of those around it, as far as they are near to the outline. */
static void
round_off (Field *field)
{
  gsize n = (gsize) field->n_columns * field->n_rows;
  g_autofree double *former = g_new (double, n);

  for (guint pass = 0; pass < N_ROUNDINGS; pass++)
    {
      for (gsize i = 0; i < n; i++)
        former[i] = CLAMP (field->values[i], -NEAR, NEAR);
      for (guint y = 1; y + 1 < field->n_rows; y++)
        for (guint x = 1; x + 1 < field->n_columns; x++)
          {
            const double *at = former + (gsize) y * field->n_columns + x;
            const double *above = at - field->n_columns, *below = at + field->n_columns;

            field->values[(gsize) y * field->n_columns + x]
              = (above[-1] + above[0] + above[1] + at[-1] + at[0] + at[1] + below[-1] + below[0] + below[1]) / 9.0;
          }
    }
}

static GArray *
list_members (const SpDiagram *self,
              guint            bloc)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->n_nodes; i++)
    if (self->nodes[i].bloc == bloc)
      g_array_append_val (members, i);
  return members;
}

static void
init_field (const SpDiagram *self,
            const GArray    *members,
            Field           *field)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY, around;

  for (guint i = 0; i < members->len; i++)
    {
      SpRect box = self->nodes[g_array_index (members, guint, i)].box;

      left = MIN (left, box.x);
      top = MIN (top, box.y);
      right = MAX (right, box.x + box.width);
      bottom = MAX (bottom, box.y + box.height);
    }
  around = SP_DIAGRAM_HULL_REACH + MIN (SHARE_FOR_BENDS * MAX (right - left, bottom - top), MOST_FOR_BENDS);
  field->cell = MAX (CELL, sqrt ((right - left + 2.0 * around) * (bottom - top + 2.0 * around) / MOST_POINTS));
  around += 3.0 * field->cell;
  field->left = left - around;
  field->top = top - around;
  field->n_columns = (guint) ceil ((right - left + 2.0 * around) / field->cell) + 1;
  field->n_rows = (guint) ceil ((bottom - top + 2.0 * around) / field->cell) + 1;
  field->values = g_new (double, (gsize) field->n_columns * field->n_rows);
  for (gsize i = 0; i < (gsize) field->n_columns * field->n_rows; i++)
    field->values[i] = FAR;
}

/*
 * sp_diagram_find_outline:
 * Finds the outlines of the area of a bloc. BOXES has those of all nodes, which belong to the number of their bloc. Takes
 * O(area + k² + n) time for k of n actors.
 * Returns arrays of x and y of points; those of holes run the other way.
 */
GPtrArray *
sp_diagram_find_outline (const SpDiagram     *self,
                         const SpDiagramGrid *boxes,
                         guint                bloc)
{
  g_autoptr (GArray) members = list_members (self, bloc);
  g_autofree double *values = NULL;
  Field field;

  init_field (self, members, &field);
  values = field.values;
  for (guint i = 0; i < members->len; i++)
    add_node (&field, self->nodes[g_array_index (members, guint, i)].box);
  add_ways (self, boxes, members, &field);
  round_off (&field);
  for (guint i = 0; i < self->n_nodes; i++)
    if (self->nodes[i].bloc != bloc)
      leave_out (&field, self->nodes[i].box);
  return sp_diagram_trace_contour (values, field.n_columns, field.n_rows, field.left, field.top, field.cell);
}
