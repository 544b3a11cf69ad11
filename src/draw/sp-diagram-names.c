/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"

#include "sp-text.h"

#include <math.h>

/*
 * The names of a large diagram. From near each stands under its node. From afar, or on a page that is too small for it, they
 * could not be read: there, as on a map, those of the most influential and most linked actors stand larger where there is
 * room, and the others are left out.
 */

/* Up to so many actors all names stand under their nodes, at any size. */
#define MOST_NODES_WITHOUT_LEVELS 40

/* What a name has to be large to be read: pixels of a screen, points on paper. */
#define LEAST_SIZE_ON_SCREEN 6.9
#define LEAST_SIZE_ON_PAPER 5.5

/* From one level to the next the picture is seen in that share of its size. */
#define STEP M_SQRT1_2

/* A picture that is seen so small has no names any more. */
#define SMALLEST_PICTURE 240.0

/* The first names of a level have a place in any case: one of so many, but some at least. The very first are larger and bold. */
#define LARGER 1.2
#define ONE_OF_FIRST 30
#define LEAST_FIRST 4
#define MOST_LARGE 20

/* How much larger what stands in a node may be, if the node is large enough: on a small page, and where one may look from afar. */
#define LARGEST_GLYPH 2.2
#define LARGER_GLYPH 1.5

/* Beyond so many names a place that the level has room for, it is not worth looking for more. */
#define TRIES_A_PLACE 2

#define GAP 1.5               /* between a node and its name, in points of a text of the usual size */
#define SLACK 1.04
#define WIDTH_OF_BOLD 1.12
#define WIDTH_OF_HEADING 10.0 /* about, in sizes of its text */
#define HEIGHT_OF_HEADING 1.4

/* Where a name stands to its node: its nearest point on the rim, and whether it is set in two lines. */
typedef struct
{
  double x;
  double y;
  gboolean in_two_lines;
} Side;

static const Side sides[] = {
  { 0, 1, TRUE }, { 1, 0, TRUE }, { -1, 0, TRUE }, { 0, -1, TRUE }, { 1, 0, FALSE }, { -1, 0, FALSE }, { 0, 1, FALSE },
  { 0, -1, FALSE }, { 0.7, 0.7, TRUE }, { -0.7, 0.7, TRUE }, { 0.7, -0.7, TRUE }, { -0.7, -0.7, TRUE },
};

typedef struct
{
  SpDiagram *diagram;
  SpDiagramLevel *level;
  const guint *ranking;       /* nodes that may be named, the most important first */
  guint n_ranked;
  double share;               /* of the usual size of a text to that of the level */
  SpDiagramGrid shapes;       /* of all nodes, with their numbers; in both grids texts have their usual size */
  SpDiagramGrid taken;        /* what no name may lie on: names, and nodes that have one */
} Placing;

static double
find_weight (const SpDiagram *self,
             const guint     *degrees,
             guint            most,
             guint            node)
{
  double influence = self->nodes[node].actor->influence;

  return (isnan (influence) ? 0.0 : influence / 100.0) + (double) degrees[node] / MAX (most, 1);
}

static int
compare_weights (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const double *weights = data;
  guint i = *(const guint *) a, k = *(const guint *) b;

  if (weights[i] != weights[k])
    return weights[i] < weights[k] ? 1 : -1;
  return i < k ? -1 : 1;
}

/* Nodes by influence and number of lines, each as a share of the most. */
static guint *
rank_nodes (SpDiagram *self)
{
  guint *ranking = g_new (guint, MAX (self->n_nodes, 1));
  g_autofree guint *degrees = g_new0 (guint, MAX (self->n_nodes, 1));
  g_autofree double *weights = g_new (double, MAX (self->n_nodes, 1));
  guint most = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      degrees[sp_diagram_get_line (self, i)->from]++;
      degrees[sp_diagram_get_line (self, i)->to]++;
    }
  for (guint i = 0; i < self->n_nodes; i++)
    most = MAX (most, degrees[i]);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      ranking[i] = i;
      weights[i] = find_weight (self, degrees, most, i);
    }
  g_sort_array (ranking, self->n_nodes, sizeof *ranking, compare_weights, weights);
  return ranking;
}

static void
take (SpDiagramGrid *grid,
      const Placing *self,
      SpRect         rect,
      guint          owner)
{
  double share = self->share;

  sp_diagram_grid_add (grid, (SpRect) { rect.x * share, rect.y * share, rect.width * share, rect.height * share }, owner);
}

static gboolean
is_free (const SpDiagramGrid *grid,
         const Placing       *self,
         SpRect               rect,
         guint                except)
{
  double share = self->share;

  return sp_diagram_grid_is_free (grid, (SpRect) { rect.x * share, rect.y * share, rect.width * share, rect.height * share },
                                  except);
}

static double
find_sign (double number)
{
  return (number > 0.0) - (number < 0.0);
}

static SpRect
make_box (const Placing       *self,
          const SpDiagramNode *node,
          const Side          *side,
          gboolean             is_large)
{
  double scale = SLACK * (is_large ? LARGER : 1.0) / self->share, gap = GAP / self->share;
  gboolean whole = !side->in_two_lines || node->name_height >= node->label.height;
  double width = (whole ? node->name_width : node->label.width) * scale * (is_large ? WIDTH_OF_BOLD : 1.0);
  double height = node->name_height * (whole ? 1.0 : 2.0) * scale;
  double x = node->cx + side->x * (node->shape.width / 2.0 + gap), y = node->cy + side->y * (node->shape.height / 2.0 + gap);

  return (SpRect) { x + (find_sign (side->x) - 1.0) * width / 2.0, y + (find_sign (side->y) - 1.0) * height / 2.0, width, height };
}

/* Towards its node. */
static SpAlign
find_align (const SpDiagramNode *node,
            const Side          *side)
{
  return side->x == 0.0 ? SP_ALIGN_MIDDLE : sp_text_align_leading (node->actor->name, side->x < 0.0);
}

/* Not where the words of the axes are; and who stands apart for want of a stance is named there. */
static SpRect
find_room (const SpDiagram     *self,
           const SpDiagramNode *node)
{
  const SpDiagramPlot *plot = &self->plot;
  SpRect room = { 0.0, 0.0, self->width, self->height };

  if (plot->issue == NULL)
    return room;
  room.y = plot->frame.y;
  room.height = sp_diagram_get_plot_bottom (self) - room.y;
  if (plot->no_stance.width > 0.0 && isnan (node->place->value))
    return (SpRect) { plot->no_stance.x, room.y, plot->no_stance.width, room.height };
  if (self->options->right_to_left)
    room.width = plot->frame.x + plot->frame.width;
  else
    room.x = plot->frame.x;
  room.width -= room.x;
  return room;
}

static gboolean
is_within (SpRect room,
           SpRect box)
{
  return box.x >= room.x && box.y >= room.y && box.x + box.width <= room.x + room.width
         && box.y + box.height <= room.y + room.height;
}

/* Only where there is no other room, one of the first names lies on nodes without one. */
static gboolean
find_place (const Placing *self,
            guint          node,
            gboolean       is_first,
            SpDiagramName *name)
{
  gboolean is_large = is_first && self->level->names->len < MOST_LARGE;
  SpRect room = find_room (self->diagram, &self->diagram->nodes[node]);

  for (guint pass = 0; pass < (is_first ? 2 : 1); pass++)
    for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
      {
        SpRect box = make_box (self, &self->diagram->nodes[node], &sides[i], is_large);

        if (!is_within (room, box) || !is_free (&self->taken, self, box, node)
            || (pass == 0 && !is_free (&self->shapes, self, box, node)))
          continue;
        *name = (SpDiagramName) { node, box, find_align (&self->diagram->nodes[node], &sides[i]), is_large };
        return TRUE;
      }
  return FALSE;
}

/* What the part below is called stands at its beginning. */
static void
take_heading (Placing *self)
{
  const SpDiagramPlot *plot = &self->diagram->plot;
  SpRect rect = plot->no_influence;
  double size = plot->text_scale * self->diagram->theme->small_size, width = MIN (WIDTH_OF_HEADING * size, rect.width);

  if (plot->issue == NULL || rect.height <= 0.0)
    return;
  rect.x += self->diagram->options->right_to_left ? rect.width - width : 0.0;
  take (&self->taken, self, (SpRect) { rect.x, rect.y, width, HEIGHT_OF_HEADING * size }, G_MAXUINT);
}

static void
place_names (Placing *self)
{
  SpDiagram *diagram = self->diagram;
  double room = TRIES_A_PLACE * diagram->width * diagram->height * self->share * self->share;
  guint n_first = MAX (diagram->n_nodes / ONE_OF_FIRST, LEAST_FIRST);

  sp_diagram_grid_init (&self->shapes, diagram->width * self->share, diagram->height * self->share);
  sp_diagram_grid_init (&self->taken, diagram->width * self->share, diagram->height * self->share);
  for (guint i = 0; i < diagram->n_nodes; i++)
    take (&self->shapes, self, diagram->nodes[i].shape, i);
  for (guint i = 0; i < diagram->hulls->len; i++)
    for (guint k = 0; k < g_array_index (diagram->hulls, SpDiagramHull, i).labels->len; k++)
      take (&self->taken, self, g_array_index (g_array_index (diagram->hulls, SpDiagramHull, i).labels, SpRect, k), G_MAXUINT);
  take_heading (self);
  for (guint i = 0; i < self->n_ranked && room > 0.0; i++)
    {
      const SpDiagramNode *node = &diagram->nodes[self->ranking[i]];
      SpDiagramName name;

      room -= node->label.width * node->label.height;
      if (!find_place (self, self->ranking[i], self->level->names->len < n_first, &name))
        continue;
      g_array_append_val (self->level->names, name);
      take (&self->taken, self, name.box, G_MAXUINT);
      take (&self->taken, self, node->shape, self->ranking[i]);
    }
  sp_diagram_grid_clear (&self->shapes);
  sp_diagram_grid_clear (&self->taken);
}

static void
add_level (SpDiagram *self,
           double     least,
           double     end,
           double     size)
{
  SpDiagramLevel level = { least, end, size, g_array_new (FALSE, FALSE, sizeof (SpDiagramName)) };

  g_array_append_val (self->levels, level);
}

/**
 * sp_diagram_make_levels:
 * @self: a diagram whose nodes, lines and hulls have their places
 * @page_scale: in what share of its size the page shows it; 0 where it is looked at from near and from far
 *
 * Finds which names can be read from how far away: who is named from afar is so from nearer as well. Takes time in proportion
 * to the number of actors.
 */
void
sp_diagram_make_levels (SpDiagram *self,
                        double     page_scale)
{
  g_autofree guint *ranking = NULL;
  guint n_ranked = self->n_nodes;

  if (self->n_nodes <= MOST_NODES_WITHOUT_LEVELS || page_scale * self->theme->small_size >= LEAST_SIZE_ON_PAPER)
    return;
  self->glyph_size *= page_scale > 0.0 ? MIN (1.0 / page_scale, LARGEST_GLYPH) : LARGER_GLYPH;
  self->least_scale = page_scale > 0.0 ? INFINITY : LEAST_SIZE_ON_SCREEN / self->theme->small_size;
  if (page_scale > 0.0)
    add_level (self, 0.0, 0.0, LEAST_SIZE_ON_PAPER / page_scale);
  else
    for (double end = self->least_scale; end * MAX (self->width, self->height) > SMALLEST_PICTURE; end *= STEP)
      add_level (self, end * STEP, end, LEAST_SIZE_ON_SCREEN / (end * STEP));
  ranking = rank_nodes (self);
  for (guint i = 0; i < self->levels->len; i++)
    {
      SpDiagramLevel *level = &g_array_index (self->levels, SpDiagramLevel, i);
      Placing placing = { .diagram = self, .level = level, .ranking = ranking, .n_ranked = n_ranked,
                          .share = self->theme->small_size / level->size };

      place_names (&placing);
      n_ranked = level->names->len;
      for (guint k = 0; k < n_ranked; k++)
        ranking[k] = g_array_index (level->names, SpDiagramName, k).node;
    }
  if (page_scale > 0.0)
    self->n_names_left_out = self->n_nodes - g_array_index (self->levels, SpDiagramLevel, 0).names->len;
}

static void
draw_level (SpDiagram            *self,
            SpSceneBuilder       *builder,
            const SpDiagramLevel *level)
{
  g_autofree char *font = sp_theme_dup_font (self->theme, level->size, FALSE);
  g_autofree char *large_font = sp_theme_dup_font (self->theme, level->size * LARGER, TRUE);

  sp_scene_builder_set_scales (builder, level->least, level->end);
  for (guint i = level->names->len; i > 0; i--)
    {
      const SpDiagramName *name = &g_array_index (level->names, SpDiagramName, i - 1);
      const SpDiagramNode *node = &self->nodes[name->node];
      SpTextItem text = {
        .text = node->actor->name,
        .font = name->is_large ? large_font : font,
        .ink = self->theme->text,
        .box = name->box,
        .align = name->align,
        .vertical = SP_ALIGN_MIDDLE,
        .wrap = TRUE,
        .halo = self->theme->ground,
      };

      sp_scene_builder_add_text (builder, &text);
    }
  sp_scene_builder_set_scales (builder, 0.0, 0.0);
}

/**
 * sp_diagram_draw_names:
 * @self: a diagram with its levels
 * @builder: where to
 *
 * Draws the names that stand larger where the picture is seen smaller, the first ones uppermost.
 */
void
sp_diagram_draw_names (SpDiagram      *self,
                       SpSceneBuilder *builder)
{
  for (guint i = 0; i < self->levels->len; i++)
    draw_level (self, builder, &g_array_index (self->levels, SpDiagramLevel, i));
}

/* For g_array_set_clear_func(). */
void
sp_diagram_clear_level (gpointer level)
{
  g_clear_pointer (&((SpDiagramLevel *) level)->names, g_array_unref);
}
