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
 * Where too many names would stand away from their actors, only the foremost keep theirs, and the others have numbers at
 * their side; where even those would be too many, they are a swarm of small signs.
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
#define FEW_GROWTHS 2         /* of a plot in which all have their place */
#define FAR 12.0              /* in the mean */
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
#define SEEDS_IN_KEY 4.0      /* points between places that are tried round one */
#define SEEDS_IN_SWARM 0.9    /* of the radius */
#define GOLDEN_ANGLE 2.39996323
#define MOVED_OF_ALL 4        /* a quarter may have lines to where they belong */
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
  guint last_seed;
} Board;

static double
get_seed_gap (const SpGrid *grid)
{
  return grid->form == SP_GRID_SWARM ? SEEDS_IN_SWARM * grid->radius : SEEDS_IN_KEY;
}

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

/* Places round a point that are everywhere equally close to one another, the nearest first: H. Vogel, A better way to construct
 * the sunflower head, Mathematical Biosciences 44, 1979. Returns FALSE when there are no more in the plot. */
static gboolean
find_seed (const Board *board, guint number, double *x, double *y)
{
  double radius = get_seed_gap (board->grid) * sqrt (number);

  *x = radius * cos (GOLDEN_ANGLE * number);
  *y = -radius * sin (GOLDEN_ANGLE * number);
  return radius < hypot (board->area.width, board->area.height);
}

/* The actor with what stands at its side: 1 for the right one, -1 for the left one, 0 for nothing. */
static gboolean
try_at (Board *board, SpGridItem *item, double dx, double dy, int side)
{
  double gap = board->grid->form == SP_GRID_SWARM ? 0.0 : NODE_GAP;
  double reach = LABEL_GAP + item->label.width;
  double height = MAX (item->shape.height + 2.0 * gap, side != 0 ? item->label.height : 0.0);
  SpRect box = { item->x + dx + item->shape.x - gap - (side < 0 ? reach : 0.0),
                 item->y + dy + item->shape.y + item->shape.height / 2.0 - height / 2.0,
                 item->shape.width + 2.0 * gap + (side != 0 ? reach : 0.0), height };

  if (!try_rect (board, box))
    return FALSE;
  item->node_x = item->x + dx;
  item->node_y = item->y + dy;
  item->label.x = side > 0 ? item->node_x + item->shape.x + item->shape.width + LABEL_GAP
                           : item->node_x + item->shape.x - reach;
  item->label.y = box.y + (height - item->label.height) / 2.0;
  return TRUE;
}

/* With its name where it belongs, if it is one of the foremost and there is room; else with its number, or without either in a
 * swarm, as near as there is room. Who belongs to one place comes in a row: what was tried for the last one is not free. */
static gboolean
place_in_crowd (Board *board, SpGridItem *item, guint index)
{
  gboolean is_swarm = board->grid->form == SP_GRID_SWARM;
  gboolean is_same = index > 0 && item->x == item[-1].x && item->y == item[-1].y && item->shape.width >= item[-1].shape.width;
  double dx, dy;

  item->is_label_away = FALSE;
  item->is_named = index < MOST_NAMED && (try_at (board, item, 0.0, 0.0, 1) || try_at (board, item, 0.0, 0.0, -1));
  if (item->is_named)
    return TRUE;
  if (!is_swarm)
    item->label = (SpRect) { 0.0, 0.0, board->grid->number_width, board->grid->chart.theme->small_size * LINE_OF_NUMBER };
  for (guint i = is_same && index >= MOST_NAMED ? board->last_seed : 0; find_seed (board, i, &dx, &dy); i++)
    if (is_swarm ? try_at (board, item, dx, dy, 0) : try_at (board, item, dx, dy, 1) || try_at (board, item, dx, dy, -1))
      {
        board->last_seed = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
place_all (SpGrid *self, Progress *progress)
{
  Board board = { NULL };
  double n = MAX (self->items->len, 1);
  gboolean is_crowd = self->form != SP_GRID_NAMES;
  gboolean placed = TRUE;

  init_board (&board, self);
  self->n_moved = 0;
  for (guint i = 0; placed && i < self->items->len; i++)
    {
      SpGridItem *item = sp_grid_get_item (self, i);

      item->x = sp_grid_find_x (self, item->interest);
      item->y = sp_grid_find_y (self, item->influence);
      placed = (is_crowd ? place_in_crowd (&board, item, i) : place_node (&board, item)) && go_on (progress, i / n / 2.0);
      self->n_moved += item->node_x != item->x || item->node_y != item->y;
    }
  for (guint i = 0; placed && !is_crowd && i < self->items->len; i++)
    placed = place_label (&board, sp_grid_get_item (self, i)) && go_on (progress, 0.5 + i / n / 2.0);
  g_free (board.taken);
  return placed;
}

/* Whether lines lead from actors that were moved aside to where they belong: of a crowd they would be a thicket. */
gboolean
sp_grid_has_leaders (const SpGrid *self)
{
  return self->form == SP_GRID_NAMES || (self->form == SP_GRID_KEY && self->n_moved <= self->items->len / MOVED_OF_ALL);
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
      sum += item->shape.width * item->shape.height;
      if (self->form == SP_GRID_NAMES)
        sum += item->label.width * item->label.height;
      else if (self->form == SP_GRID_KEY)
        sum += (self->number_width + LABEL_GAP) * item->shape.height;
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

/* Whether actors of a crowd stand so far from where they belong that a larger plot would tell more. */
static gboolean
are_far (const SpGrid *self)
{
  double sum = 0.0;

  for (guint i = 0; i < self->items->len; i++)
    sum += hypot (sp_grid_get_item (self, i)->node_x - sp_grid_get_item (self, i)->x,
                  sp_grid_get_item (self, i)->node_y - sp_grid_get_item (self, i)->y);
  return self->form == SP_GRID_KEY && sum > FAR * self->items->len;
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
  if (taken > room)
    grow (self, sqrt (taken / room));
  placed = place_all (self, told);
  for (guint i = 0; !told->is_stopped && (placed ? i < FEW_GROWTHS && are_far (self) : i < MOST_GROWTHS); i++)
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

  if (self->items->len == 0)
    return TRUE;
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
