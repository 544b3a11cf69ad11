/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-dots.h"
#include "sp-diagram-private.h"

#include <math.h>
#include <string.h>

/*
 * What stands on lines: a disc with the sign, and the word for the kind. Each goes where on its line it covers no node,
 * no arrow and no other mark, and as few other lines as possible. A word for which there is no room is left out and
 * counted; its sign then stands alone.
 *
 * All lines are asked at once, in threads, which place they want. Then one after the other takes it; only who comes after
 * another mark that lies there looks again, so that the result is as if each had looked after the one before.
 */

#define WORD_PAD 1.5
#define SLACK 1.03            /* text may come out a little wider where the picture is scaled */
#define ARROW_ROOM 6.0
#define ROOM_BESIDE_NAME 8.0  /* of an area, lest a word beside it be read with it */
#define N_SAMPLES 17          /* of a line */
#define NEAR_LINE 1.0         /* a mark so near to a line lies on it */
#define LEAST_LINES 2000      /* that are worth a thread */
#define COST_OF_LINE 1.0
#define COST_OF_WAY 2.0       /* from the middle of the line to its end */
#define COST_OF_STANCE 0.4
#define COST_OF_BETWEEN 1.5    /* a word between its line and a parallel one */
#define SHARE_ASIDE 0.75       /* of the height of the mark */

static const double ways[] = { 0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86 };

typedef struct
{
  double width;
  double height;
} Size;

typedef struct
{
  SpRect rect;                /* no width: there is none */
  gboolean disc_at_right;
} Place;

typedef struct
{
  SpDiagram *diagram;
  SpDiagramGrid obstacles;    /* nodes, arrows, names of hulls */
  SpDiagramGrid marks;        /* those that have a place */
  SpDiagramDots strokes;      /* points of lines */
  GHashTable *word_sizes;     /* char * of a link -> Size * */
  Place *wishes;              /* of each line */
} Board;

typedef struct
{
  const SpDiagram *diagram;
  SpDiagramDot *dots;         /* N_SAMPLES a line, those of the visible ones first */
} Sampling;

static void
sample_lines (gsize    begin,
              gsize    end,
              gpointer data)
{
  Sampling *self = data;

  for (gsize i = begin; i < end; i++)
    for (guint k = 0; k < N_SAMPLES; k++)
      {
        double x, y;

        sp_diagram_line_get_point (&g_array_index (self->diagram->lines, SpDiagramLine, i), (double) k / (N_SAMPLES - 1), &x, &y);
        self->dots[i * N_SAMPLES + k] = (SpDiagramDot) { (float) x, (float) y, (guint) i };
      }
}

/* Lines that are not seen are in nobody's way. */
static guint
drop_unseen (const SpDiagram *diagram,
             SpDiagramDot    *dots)
{
  guint n = 0;

  for (guint i = 0; i < diagram->lines->len; i++)
    {
      if (!g_array_index (diagram->lines, SpDiagramLine, i).is_visible)
        continue;
      if (n < i)
        memcpy (dots + (gsize) n * N_SAMPLES, dots + (gsize) i * N_SAMPLES, N_SAMPLES * sizeof (SpDiagramDot));
      n++;
    }
  return n * N_SAMPLES;
}

static void
add_lines_to_board (Board *board)
{
  SpDiagram *diagram = board->diagram;
  guint n = diagram->lines->len;
  g_autofree SpDiagramDot *dots = g_new (SpDiagramDot, (gsize) MAX (n, 1) * N_SAMPLES);
  Sampling sampling = { diagram, dots };

  sp_layout_run_share (&diagram->run, n, LEAST_LINES, sample_lines, &sampling);
  sp_diagram_dots_init (&board->strokes, dots, drop_unseen (diagram, dots), diagram->width, diagram->height);
  for (guint i = 0; i < n; i++)
    {
      const SpDiagramLine *line = sp_diagram_get_line (diagram, i);
      SpRect arrow = { line->x[3] - ARROW_ROOM, line->y[3] - ARROW_ROOM, 2.0 * ARROW_ROOM, 2.0 * ARROW_ROOM };

      if (line->is_visible && line->directed)
        sp_diagram_grid_add (&board->obstacles, arrow, G_MAXUINT);
    }
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
      {
        SpRect name = g_array_index (g_array_index (diagram->hulls, SpDiagramHull, i).labels, SpRect, k);

        name.x -= ROOM_BESIDE_NAME;
        name.width += 2.0 * ROOM_BESIDE_NAME;
        sp_diagram_grid_add (&board->obstacles, name, G_MAXUINT);
      }
  add_lines_to_board (board);
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
  double x, y, before_x, before_y, after_x, after_y, length, aside;

  sp_diagram_line_get_point (line, way, &x, &y);
  if (stance == STANCE_DISC_LEFT || stance == STANCE_DISC_RIGHT)
    return (SpRect) { stance == STANCE_DISC_LEFT ? x - SP_SIGN_DISC / 2.0 : x + SP_SIGN_DISC / 2.0 - width,
                      y - height / 2.0, width, height };
  if (stance == STANCE_ON)
    return (SpRect) { x - width / 2.0, y - height / 2.0, width, height };

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

/* What lies there belongs to nobody, so that none of it is left out. */
static gboolean
is_free (const Board *board,
         SpRect       rect)
{
  return is_within (board->diagram, rect) && sp_diagram_grid_is_free (&board->obstacles, rect, 0)
         && sp_diagram_grid_is_free (&board->marks, rect, 0);
}

static double
measure_lines (const Board *board,
               SpRect       rect,
               guint        line)
{
  SpRect near = { rect.x - NEAR_LINE, rect.y - NEAR_LINE, rect.width + 2.0 * NEAR_LINE, rect.height + 2.0 * NEAR_LINE };

  return COST_OF_LINE * sp_diagram_dots_count (&board->strokes, near, line);
}

/* What a place costs, were there no other lines. */
static double
measure_place (const SpDiagramLine *line,
               double               way,
               Stance               stance,
               guint                rank)
{
  double cost = COST_OF_WAY * 2.0 * fabs (way - 0.5) + COST_OF_STANCE * rank;

  if ((stance == STANCE_DISC_LEFT && line->away < 0.0) || (stance == STANCE_DISC_RIGHT && line->away > 0.0))
    cost += COST_OF_BETWEEN;
  return cost;
}

/* Finds the best free place. One that cannot be better than the best is not looked at. */
static Place
find_place (const Board         *board,
            const SpDiagramLine *line,
            guint                index,
            Size                 size,
            const Stance        *stances,
            guint                n_stances)
{
  Place place = { { 0.0, 0.0, 0.0, 0.0 }, FALSE };
  double best = INFINITY;

  for (guint k = 0; k < n_stances; k++)
    for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
      {
        double cost = measure_place (line, ways[i], stances[k], k);
        SpRect rect;

        if (cost >= best)
          continue;
        rect = make_rect (line, ways[i], stances[k], size.width, size.height);
        if (!is_free (board, rect))
          continue;
        cost += measure_lines (board, rect, index);
        if (cost >= best)
          continue;
        best = cost;
        place = (Place) { rect, stances[k] == STANCE_DISC_RIGHT };
      }
  return place;
}

/* A line in the style of a speaker needs no word: the legend has it. */
static gboolean
has_mark (const SpDiagramLine *line)
{
  return line->is_visible && line->kind == SP_LINE_STATED;
}

static Place
find_word_place (const Board         *board,
                 const SpDiagramLine *line,
                 guint                index)
{
  Size size = *(const Size *) g_hash_table_lookup (board->word_sizes, line->link->kind);
  gboolean has_disc = sp_diagram_line_has_disc (board->diagram, line);

  size.width = size.width * SLACK + 2.0 * WORD_PAD + (has_disc ? SP_SIGN_DISC + SP_DIAGRAM_DISC_GAP : 0.0);
  size.height = MAX (size.height, SP_SIGN_DISC);
  return has_disc ? find_place (board, line, index, size, stances_of_disc, G_N_ELEMENTS (stances_of_disc))
                  : find_place (board, line, index, size, stances_of_word, G_N_ELEMENTS (stances_of_word));
}

/* On either side of a disc there is nothing: it is looked for in one stance. */
static Place
find_disc_place (const Board         *board,
                 const SpDiagramLine *line,
                 guint                index)
{
  return find_place (board, line, index, (Size) { SP_SIGN_DISC, SP_SIGN_DISC }, stances_of_word, 1);
}

static Place
find_mark_place (const Board         *board,
                 const SpDiagramLine *line,
                 guint                index)
{
  if (board->diagram->options->show_link_labels)
    return find_word_place (board, line, index);
  if (sp_diagram_line_has_disc (board->diagram, line))
    return find_disc_place (board, line, index);
  return (Place) { { 0.0, 0.0, 0.0, 0.0 }, FALSE };
}

static void
find_wishes (gsize    begin,
             gsize    end,
             gpointer data)
{
  Board *board = data;

  for (gsize i = begin; i < end; i++)
    {
      const SpDiagramLine *line = sp_diagram_get_line (board->diagram, (guint) i);

      if (has_mark (line))
        board->wishes[i] = find_mark_place (board, line, (guint) i);
    }
}

static void
place_mark (Board         *board,
            SpDiagramLine *line,
            guint          index)
{
  gboolean has_word = board->diagram->options->show_link_labels;
  Place place = board->wishes[index];

  if (place.rect.width > 0.0 && !sp_diagram_grid_is_free (&board->marks, place.rect, 0))
    place = find_mark_place (board, line, index);
  if (has_word && place.rect.width <= 0.0)
    {
      board->diagram->n_words_left_out++;
      has_word = FALSE;
      if (sp_diagram_line_has_disc (board->diagram, line))
        place = find_disc_place (board, line, index);
    }
  line->has_word = has_word;
  line->mark = place.rect;
  line->disc_at_right = place.disc_at_right;
  if (place.rect.width > 0.0)
    sp_diagram_grid_add (&board->marks, place.rect, G_MAXUINT);
}

/* Many lines have the same few words on them. */
static void
measure_words (Board *board)
{
  SpDiagram *diagram = board->diagram;

  for (guint i = 0; diagram->options->show_link_labels && i < diagram->lines->len; i++)
    {
      const SpDiagramLine *line = sp_diagram_get_line (diagram, i);
      Size *size;

      if (!has_mark (line) || g_hash_table_contains (board->word_sizes, line->link->kind))
        continue;
      size = g_new (Size, 1);
      sp_text_measure (line->link->kind, diagram->word_font, 0.0, &size->width, &size->height);
      g_hash_table_insert (board->word_sizes, (gpointer) line->link->kind, size);
    }
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
  g_autoptr (GHashTable) word_sizes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autofree Place *wishes = g_new0 (Place, MAX (self->lines->len, 1));
  Board board = { .diagram = self, .word_sizes = word_sizes, .wishes = wishes };

  sp_diagram_grid_init (&board.obstacles, self->width, self->height);
  sp_diagram_grid_init (&board.marks, self->width, self->height);
  fill_board (&board);
  measure_words (&board);
  sp_layout_run_share (&self->run, self->lines->len, LEAST_LINES, find_wishes, &board);
  for (guint i = 0; i < self->lines->len; i++)
    if (has_mark (sp_diagram_get_line (self, i)))
      place_mark (&board, sp_diagram_get_line (self, i), i);
  sp_diagram_grid_clear (&board.obstacles);
  sp_diagram_grid_clear (&board.marks);
  sp_diagram_dots_clear (&board.strokes);
}
