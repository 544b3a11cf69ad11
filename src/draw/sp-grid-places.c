/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-grid-private.h"

#include <math.h>
#include <string.h>

#include "sp-diagram-shape.h"

/*
 * Where actors and their names stand in the grid. An actor stands where it belongs unless a more influential one stands
 * there: then it is moved aside, as little as may be, and a line leads to the place. A name stands beside its actor, or a
 * little away with a line to it, and covers nothing. Where there is no room the plot grows and all is placed again.
 *
 * Where too many names would stand away from their actors, only the foremost keep theirs, and the others have numbers; where
 * even those would be too many, they are a swarm of small signs.
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
#define MOST_LISTED 600       /* actors with numbers */
#define MOST_AWAY 6           /* names with a line to them, and a share of all of them */
#define MOST_AWAY_OF_ALL 0.1
#define MOST_ENLARGED 1.5     /* times the width at first */
#define MOST_NAMED 24         /* of those with numbers or in a swarm */
#define STEP_IN_KEY 3.0
#define FARTHEST_NUMBER 80.0
#define LINE_OF_NUMBER 1.15   /* of its font's size */
#define RADIUS_IN_KEY 0.7     /* of the usual one */
#define RADIUS_IN_SWARM 0.4

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
find_offset (guint number, double step, double *x, double *y)
{
  guint ring = 0;
  guint n_directions = 1;
  double radius = 0.0;

  while (number >= n_directions && ring <= MOST_RINGS)
    {
      number -= n_directions;
      ring++;
      radius = ring <= NEAR_RINGS ? ring * step : radius * WIDENING;
      n_directions = LEAST_DIRECTIONS * MIN (ring, NEAR_RINGS);
    }
  *x = radius * cos (2.0 * G_PI * number / n_directions);
  *y = -radius * sin (2.0 * G_PI * number / n_directions);
  return ring <= MOST_RINGS;
}

static double
get_step (const SpGrid *grid)
{
  return grid->form == SP_GRID_SWARM ? 2.0 * grid->radius + NODE_GAP : grid->form == SP_GRID_KEY ? STEP_IN_KEY : STEP;
}

static gboolean
place_node (Board *board, SpGridItem *item)
{
  double dx, dy;

  for (guint i = 0; find_offset (i, get_step (board->grid), &dx, &dy); i++)
    {
      double gap = board->grid->form == SP_GRID_SWARM ? 0.0 : NODE_GAP;
      SpRect box = { item->x + dx + item->shape.x - gap, item->y + dy + item->shape.y - gap,
                     item->shape.width + 2.0 * gap, item->shape.height + 2.0 * gap };

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
  for (guint i = 1; find_offset (i, get_step (board->grid), &dx, &dy) && (item->is_named || hypot (dx, dy) <= FARTHEST_NUMBER); i++)
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

/* Its own name, where there is room for it beside the actor; else the place of a number, or nothing. */
static gboolean
place_short_label (Board *board, SpGridItem *item, guint index)
{
  SpRect name = item->label;

  item->is_named = index < MOST_NAMED && place_label_near (board, item);
  item->is_label_away = FALSE;
  if (item->is_named || board->grid->form == SP_GRID_SWARM)
    return TRUE;
  item->label = (SpRect) { 0.0, 0.0, board->grid->number_width, board->grid->chart.theme->small_size * LINE_OF_NUMBER };
  if (place_label (board, item))
    return TRUE;
  item->label = name;
  return FALSE;
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
      self->n_moved += sp_grid_has_leader (self, item);
    }
  for (guint i = 0; placed && i < self->items->len; i++)
    {
      SpGridItem *item = sp_grid_get_item (self, i);

      placed = (self->form == SP_GRID_NAMES ? place_label (&board, item) : place_short_label (&board, item, i))
               && go_on (progress, 0.5 + i / n / 2.0);
    }
  g_free (board.taken);
  return placed;
}

/* Whether a line leads from an actor to where it belongs. */
gboolean
sp_grid_has_leader (const SpGrid *self, const SpGridItem *item)
{
  return self->form != SP_GRID_SWARM && (item->node_x != item->x || item->node_y != item->y);
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

/* Places everyone in a plot that is as large as it needs to be. Returns whether all have their place. */
static gboolean
place_in (SpGrid *self, SpGridForm form, double radius, Progress *told)
{
  double room = self->plot.width * self->plot.height * SHARE_OF_ROOM;
  g_autofree char *number = g_strdup_printf ("%'u", MAX (self->items->len, 1));
  double taken;
  gboolean placed;

  self->form = form;
  self->radius = radius;
  self->number_width = sp_chart_measure_width (number, self->chart.small_font) * SLACK + 1.0;
  taken = measure_items (self);
  if (taken > room && form == SP_GRID_NAMES)
    grow (self, sqrt (taken / room));
  placed = place_all (self, told);
  for (guint i = 0; !placed && !told->is_stopped && i < MOST_GROWTHS; i++)
    {
      grow (self, GROWTH);
      measure_items (self);
      placed = place_all (self, told);
    }
  return placed;
}

static gboolean
are_names_apart (const SpGrid *self, double width)
{
  guint n_away = 0;

  for (guint i = 0; i < self->items->len; i++)
    n_away += sp_grid_get_item (self, i)->is_label_away;
  return n_away > MOST_AWAY + MOST_AWAY_OF_ALL * self->items->len || self->chart.width > MOST_ENLARGED * width;
}

/* Places everyone. The plot has its least size before, and as large a one as it needs after. Returns FALSE when PROGRESS
 * (nullable) said so. */
gboolean
sp_grid_place (SpGrid *self, SpLayoutProgress progress, gpointer progress_data)
{
  Progress told = { progress, progress_data, FALSE };
  double width = self->chart.width;
  double radius = self->radius;
  SpRect plot = self->plot;

  if (self->items->len <= MOST_LISTED)
    {
      place_in (self, SP_GRID_NAMES, radius, &told);
      if (told.is_stopped || !are_names_apart (self, width))
        return !told.is_stopped;
      self->chart.width = width;
      self->plot = plot;
      place_in (self, SP_GRID_KEY, radius * RADIUS_IN_KEY, &told);
    }
  else
    place_in (self, SP_GRID_SWARM, radius * RADIUS_IN_SWARM, &told);
  return !told.is_stopped;
}
