/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"

#include <math.h>

/*
 * What stands on lines: a disc with the sign, and the word for the kind. Each goes where on its line it covers no node,
 * no arrow and no other mark, and as few other lines as possible. A word for which there is no room is left out and
 * counted; its sign then stands alone.
 */

#define WORD_PAD 1.5
#define SLACK 1.03            /* text may come out a little wider where the picture is scaled */
#define ARROW_ROOM 6.0
#define N_SAMPLES 16
#define COST_OF_LINE 1.0
#define COST_OF_WAY 2.0       /* from the middle of the line to its end */
#define COST_OF_STANCE 0.4
#define COST_OF_BETWEEN 1.5    /* a word between its line and a parallel one */
#define SHARE_ASIDE 0.75       /* of the height of the mark */

static const double ways[] = { 0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86 };

typedef struct
{
  SpDiagram *diagram;
  SpDiagramGrid obstacles;
  SpDiagramGrid strokes;      /* small pieces of lines */
} Board;

static void
add_line_to_board (Board               *board,
                   const SpDiagramLine *line,
                   guint                index)
{
  double x, y;

  if (!line->is_visible)
    return;
  for (guint i = 0; i <= N_SAMPLES; i++)
    {
      sp_diagram_line_get_point (line, (double) i / N_SAMPLES, &x, &y);
      sp_diagram_grid_add (&board->strokes, (SpRect) { x - 1.0, y - 1.0, 2.0, 2.0 }, index);
    }
  if (line->directed)
    sp_diagram_grid_add (&board->obstacles,
                 (SpRect) { line->x[3] - ARROW_ROOM, line->y[3] - ARROW_ROOM, 2.0 * ARROW_ROOM, 2.0 * ARROW_ROOM },
                 G_MAXUINT);
}

static void
fill_board (Board *board)
{
  SpDiagram *diagram = board->diagram;

  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      sp_diagram_grid_add (&board->obstacles, diagram->nodes[i].shape, G_MAXUINT);
      sp_diagram_grid_add (&board->obstacles, diagram->nodes[i].label, G_MAXUINT);
    }
  for (guint i = 0; i < diagram->hulls->len; i++)
    for (guint k = 0; k < g_array_index (diagram->hulls, SpDiagramHull, i).labels->len; k++)
      sp_diagram_grid_add (&board->obstacles, g_array_index (g_array_index (diagram->hulls, SpDiagramHull, i).labels, SpRect, k),
                   G_MAXUINT);
  for (guint i = 0; i < diagram->lines->len; i++)
    add_line_to_board (board, sp_diagram_get_line (diagram, i), i);
}

/* Where a mark may stand to its line. */
typedef enum
{
  STANCE_ON,                  /* its middle on the line */
  STANCE_BEFORE,              /* across the line, to either side of it */
  STANCE_BEHIND,
  STANCE_DISC_LEFT,           /* its disc on the line, the word to the right of it */
  STANCE_DISC_RIGHT,
} Stance;

static const Stance stances_of_word[] = { STANCE_ON, STANCE_BEFORE, STANCE_BEHIND };
static const Stance stances_of_disc[] = { STANCE_DISC_LEFT, STANCE_DISC_RIGHT };

static SpRect
make_rect (const SpDiagramLine *line,
           double               way,
           Stance               stance,
           double               width,
           double               height)
{
  double x, y, before_x, before_y, after_x, after_y, length, aside = 0.0;

  sp_diagram_line_get_point (line, way, &x, &y);
  if (stance == STANCE_DISC_LEFT || stance == STANCE_DISC_RIGHT)
    return (SpRect) { stance == STANCE_DISC_LEFT ? x - SP_DIAGRAM_DISC / 2.0 : x + SP_DIAGRAM_DISC / 2.0 - width,
                      y - height / 2.0, width, height };

  if (stance != STANCE_ON)
    aside = (stance == STANCE_BEFORE ? 1.0 : -1.0) * SHARE_ASIDE * height;
  sp_diagram_line_get_point (line, way - 0.05, &before_x, &before_y);
  sp_diagram_line_get_point (line, way + 0.05, &after_x, &after_y);
  length = MAX (hypot (after_x - before_x, after_y - before_y), 1e-9);
  x += aside * (after_y - before_y) / length;
  y -= aside * (after_x - before_x) / length;
  return (SpRect) { x - width / 2.0, y - height / 2.0, width, height };
}

static gboolean
is_within (const SpDiagram *self,
           SpRect           rect)
{
  return rect.x >= 0.0 && rect.y >= 0.0 && rect.x + rect.width <= self->width && rect.y + rect.height <= self->height;
}

/* What a free place costs; INFINITY where it is not free. */
static double
measure_place (Board  *board,
               SpRect  rect,
               guint   line,
               double  way,
               guint   stance)
{
  if (!is_within (board->diagram, rect) || sp_diagram_grid_count (&board->obstacles, rect, line) > 0)
    return INFINITY;
  return COST_OF_WAY * 2.0 * fabs (way - 0.5) + COST_OF_STANCE * stance
         + COST_OF_LINE * sp_diagram_grid_count (&board->strokes, rect, line);
}

/* Finds the best free place of a mark, or returns FALSE. */
static gboolean
place_mark (Board         *board,
            SpDiagramLine *line,
            guint          index,
            double         width,
            double         height,
            gboolean       has_disc)
{
  const Stance *stances = has_disc ? stances_of_disc : stances_of_word;
  guint n_stances = has_disc ? G_N_ELEMENTS (stances_of_disc) : G_N_ELEMENTS (stances_of_word);
  double best = INFINITY;

  for (guint k = 0; k < n_stances; k++)
    for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
      {
        SpRect rect = make_rect (line, ways[i], stances[k], width, height);
        double cost = measure_place (board, rect, index, ways[i], k);

        if ((stances[k] == STANCE_DISC_LEFT && line->away < 0.0) || (stances[k] == STANCE_DISC_RIGHT && line->away > 0.0))
          cost += COST_OF_BETWEEN;
        if (cost < best)
          {
            best = cost;
            line->mark = rect;
            line->disc_at_right = stances[k] == STANCE_DISC_RIGHT;
          }
      }
  if (isinf (best))
    return FALSE;
  sp_diagram_grid_add (&board->obstacles, line->mark, G_MAXUINT);
  return TRUE;
}

/* A line in the style of a speaker needs no word: the legend has it. */
static void
place_marks_of_line (Board         *board,
                     SpDiagramLine *line,
                     guint          index)
{
  gboolean has_disc = line->sign != SP_SIGN_NONE;
  double width, height;

  if (!line->is_visible || line->kind != SP_LINE_STATED)
    return;
  if (board->diagram->options->show_link_labels)
    {
      sp_text_measure (line->link->kind, board->diagram->word_font, 0.0, &width, &height);
      width = width * SLACK + 2.0 * WORD_PAD + (has_disc ? SP_DIAGRAM_DISC + SP_DIAGRAM_DISC_GAP : 0.0);
      line->has_word = place_mark (board, line, index, width, MAX (height, SP_DIAGRAM_DISC), has_disc);
      board->diagram->n_words_left_out += !line->has_word;
    }
  if (!line->has_word && has_disc)
    place_mark (board, line, index, SP_DIAGRAM_DISC, SP_DIAGRAM_DISC, TRUE);
}

/**
 * sp_diagram_place_marks:
 * @self: a diagram whose lines have their ways
 *
 * Finds a place for the sign and, where asked for, the word of every stated line. Takes time in proportion to the number
 * of lines as long as they are spread over the picture.
 */
void
sp_diagram_place_marks (SpDiagram *self)
{
  Board board = { self };

  sp_diagram_grid_init (&board.obstacles, self->width, self->height);
  sp_diagram_grid_init (&board.strokes, self->width, self->height);
  fill_board (&board);
  for (guint i = 0; i < self->lines->len; i++)
    place_marks_of_line (&board, sp_diagram_get_line (self, i), i);
  sp_diagram_grid_clear (&board.obstacles);
  sp_diagram_grid_clear (&board.strokes);
}
