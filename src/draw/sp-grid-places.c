/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-grid-private.h"

#include <math.h>
#include <string.h>

#include "sp-diagram-shape.h"

/*
 * Where actors and their names stand in the grid. An actor stands where it belongs unless a more influential one stands
 * there: then it is moved aside, as little as may be, and a line leads to the place. A name stands beside its actor, or a
 * little away with a line to it, and covers nothing. Where there is no room the plot grows and all is placed again.
 */

#define WHOLE 100.0
#define CELL 1.0              /* points: how finely it is noted what is taken */
#define NODE_GAP 1.0
#define LABEL_GAP 3.0
#define WIDEST_LABEL 130.0
#define LINES_OF_LABEL 2
#define SLACK 1.03            /* text may come out a little wider where the picture is scaled */
#define SHARE_OF_ROOM 0.4     /* of the plot, that actors and names may take before it is made larger at once */
#define GROWTH 1.2
#define MOST_GROWTHS 14
#define STEP 6.0              /* points between the rings that are tried round a place */
#define NEAR_RINGS 10
#define MOST_RINGS 50
#define WIDENING 1.08
#define LEAST_DIRECTIONS 8

typedef struct
{
  const SpGrid *grid;
  SpRect area;                /* of the plot, without the strips */
  guint n_columns;
  guint n_rows;
  guint8 *taken;
} Board;

double
sp_grid_find_x (const SpGrid *self, double interest)
{
  return self->plot.x + SP_GRID_PAD + (self->plot.width - 2.0 * SP_GRID_PAD) * interest / self->most_interest;
}

double
sp_grid_find_y (const SpGrid *self, double influence)
{
  double edge = SP_GRID_STRIP + SP_GRID_PAD;

  return self->plot.y + self->plot.height - edge - (self->plot.height - 2.0 * edge) * influence / WHOLE;
}

static void
init_board (Board *board, const SpGrid *grid)
{
  board->grid = grid;
  board->area = (SpRect) { grid->plot.x + 1.0, grid->plot.y + SP_GRID_STRIP, grid->plot.width - 2.0,
                           grid->plot.height - 2.0 * SP_GRID_STRIP };
  board->n_columns = (guint) (board->area.width / CELL) + 1;
  board->n_rows = (guint) (board->area.height / CELL) + 1;
  board->taken = g_malloc0 ((gsize) board->n_columns * board->n_rows);
}

/* Looks whether a rectangle of the area is free, or takes it. */
static gboolean
walk_cells (Board *board, SpRect rect, gboolean take)
{
  double left = (rect.x - board->area.x) / CELL;
  double top = (rect.y - board->area.y) / CELL;
  double right = left + rect.width / CELL;
  double bottom = top + rect.height / CELL;

  if (left < 0.0 || top < 0.0 || right >= board->n_columns || bottom >= board->n_rows)
    return FALSE;
  for (guint row = (guint) top; row <= (guint) bottom; row++)
    for (guint column = (guint) left; column <= (guint) right; column++)
      {
        guint8 *cell = &board->taken[(gsize) row * board->n_columns + column];

        if (*cell && !take)
          return FALSE;
        *cell |= take;
      }
  return TRUE;
}

static gboolean
try_rect (Board *board, SpRect rect)
{
  return walk_cells (board, rect, FALSE) && walk_cells (board, rect, TRUE);
}

/* The places round a point: the point itself, then ring by ring, the far ones further apart. Returns FALSE when there are
 * no more. */
static gboolean
find_offset (guint number, double *x, double *y)
{
  guint ring = 0;
  guint n_directions = 1;
  double radius = 0.0;

  while (number >= n_directions && ring <= MOST_RINGS)
    {
      number -= n_directions;
      ring++;
      radius = ring <= NEAR_RINGS ? ring * STEP : radius * WIDENING;
      n_directions = LEAST_DIRECTIONS * MIN (ring, NEAR_RINGS);
    }
  *x = radius * cos (2.0 * G_PI * number / n_directions);
  *y = -radius * sin (2.0 * G_PI * number / n_directions);
  return ring <= MOST_RINGS;
}

static gboolean
place_node (Board *board, SpGridItem *item)
{
  double dx, dy;

  for (guint i = 0; find_offset (i, &dx, &dy); i++)
    {
      SpRect box = { item->x + dx + item->shape.x - NODE_GAP, item->y + dy + item->shape.y - NODE_GAP,
                     item->shape.width + 2.0 * NODE_GAP, item->shape.height + 2.0 * NODE_GAP };

      if (!try_rect (board, box))
        continue;
      item->node_x = item->x + dx;
      item->node_y = item->y + dy;
      return TRUE;
    }
  return FALSE;
}

/* Beside, above and below the actor, and at its corners. */
static gboolean
place_label_near (Board *board, SpGridItem *item)
{
  static const struct
  {
    double x;                 /* -1: ends left of it, 0: in the middle, 1: begins right of it */
    double y;
  } sides[] = { { 1, 0 }, { -1, 0 }, { 0, -1 }, { 0, 1 }, { 1, -0.7 }, { 1, 0.7 }, { -1, -0.7 }, { -1, 0.7 } };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      double reach_x = item->shape.width / 2.0 + LABEL_GAP + item->label.width / 2.0;
      double reach_y = item->shape.height / 2.0 + NODE_GAP + item->label.height / 2.0;

      item->label.x = item->node_x + sides[i].x * reach_x - item->label.width / 2.0;
      item->label.y = item->node_y + sides[i].y * reach_y - item->label.height / 2.0;
      if (try_rect (board, item->label))
        return TRUE;
    }
  return FALSE;
}

static gboolean
place_label (Board *board, SpGridItem *item)
{
  double dx, dy;

  item->is_label_away = FALSE;
  if (place_label_near (board, item))
    return TRUE;
  item->is_label_away = TRUE;
  for (guint i = 1; find_offset (i, &dx, &dy); i++)
    {
      item->label.x = item->node_x + dx - (dx < 0.0 ? item->label.width : 0.0);
      item->label.y = item->node_y + dy - item->label.height / 2.0;
      if (try_rect (board, item->label))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  SpLayoutProgress progress;  /* nullable */
  gpointer data;
  gboolean is_stopped;
} Progress;

static gboolean
go_on (Progress *progress, double share)
{
  progress->is_stopped = progress->progress != NULL && !progress->progress (share, progress->data);
  return !progress->is_stopped;
}

static gboolean
place_all (SpGrid *self, Progress *progress)
{
  Board board = { NULL };
  double n = MAX (self->items->len, 1);
  gboolean placed = TRUE;

  init_board (&board, self);
  self->n_moved = 0;
  for (guint i = 0; placed && i < self->items->len; i++)
    {
      SpGridItem *item = sp_grid_get_item (self, i);

      item->x = sp_grid_find_x (self, item->interest);
      item->y = sp_grid_find_y (self, item->influence);
      placed = place_node (&board, item) && go_on (progress, i / n / 2.0);
      self->n_moved += item->node_x != item->x || item->node_y != item->y;
    }
  for (guint i = 0; placed && i < self->items->len; i++)
    placed = place_label (&board, sp_grid_get_item (self, i)) && go_on (progress, 0.5 + i / n / 2.0);
  g_free (board.taken);
  return placed;
}

/* Returns the room that all take, in square points. */
static double
measure_items (SpGrid *self)
{
  double line = self->chart.theme->small_size * SP_CHART_LINE;
  double sum = 0.0;

  for (guint i = 0; i < self->items->len; i++)
    {
      SpGridItem *item = sp_grid_get_item (self, i);
      const SpActor *actor = sp_snapshot_get_actor (self->chart.snapshot, item->actor);

      item->shape = sp_diagram_shape_get_bounds (actor->kind, self->radius);
      item->label.width = sp_chart_measure_width (actor->name, self->chart.small_font) * SLACK + 1.0;
      item->label.height = line;
      if (item->label.width > WIDEST_LABEL)
        {
          item->label.width = WIDEST_LABEL;
          item->label.height = MIN (sp_chart_measure_height (actor->name, self->chart.small_font, WIDEST_LABEL),
                                    LINES_OF_LABEL * line);
        }
      sum += item->label.width * item->label.height + item->shape.width * item->shape.height;
    }
  return sum;
}

static void
grow (SpGrid *self, double factor)
{
  self->chart.width += self->plot.width * (factor - 1.0);
  self->plot.width *= factor;
  self->plot.height *= factor;
}

/* Places everyone. The plot has its least size before, and as large a one as it needs after. Returns FALSE when PROGRESS
 * (nullable) said so. */
gboolean
sp_grid_place (SpGrid *self, SpLayoutProgress progress, gpointer progress_data)
{
  Progress told = { progress, progress_data, FALSE };
  double taken = measure_items (self);
  double room = self->plot.width * self->plot.height * SHARE_OF_ROOM;

  if (taken > room)
    grow (self, sqrt (taken / room));
  for (guint i = 0; !place_all (self, &told) && !told.is_stopped && i < MOST_GROWTHS; i++)
    grow (self, GROWTH);
  return !told.is_stopped;
}
