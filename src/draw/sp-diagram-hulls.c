/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"

#include <glib/gi18n-lib.h>

/* Areas round the blocs: their names and their drawing. */

#define N_SAMPLES 12
#define MOST_LINES_LOOKED_AT 500
#define COST_OF_LINE 40.0
#define MOST_CANDIDATES 160
#define FILL_ALPHA 0.24f
#define DARK_FILL_ALPHA 0.42f
#define RIM_WIDTH 1.1
#define RIM_MIX 0.45f
#define LABEL_PAD 3.0
#define NODES_OF_FULL_SIZE 30.0
#define LARGEST_SCALE 4.0

void
sp_diagram_clear_hull (gpointer data)
{
  SpDiagramHull *hull = data;

  g_clear_pointer (&hull->rings, g_ptr_array_unref);
  g_clear_pointer (&hull->labels, g_array_unref);
}

char *
sp_diagram_name_bloc (guint bloc)
{
  return g_strdup_printf (_("Bloc %u"), bloc + 1);
}

static const double *
get_points (const SpDiagramHull *hull,
            guint                ring,
            guint               *n)
{
  const GArray *points = g_ptr_array_index (hull->rings, ring);

  *n = points->len / 2;
  return (const double *) (gconstpointer) points->data;
}

/* Positive round an area, negative round a hole in it. */
static double
measure_area (const double *points,
              guint         n)
{
  double sum = 0.0;

  for (guint i = 0, k = n - 1; i < n; k = i++)
    sum += points[2 * k] * points[2 * i + 1] - points[2 * i] * points[2 * k + 1];
  return sum / 2.0;
}

static gboolean
is_within (const double *points,
           guint         n,
           double        x,
           double        y)
{
  gboolean within = FALSE;

  for (guint i = 0, k = n - 1; i < n; k = i++)
    if ((points[2 * i + 1] > y) != (points[2 * k + 1] > y)
        && x < points[2 * i] + (points[2 * k] - points[2 * i]) * (y - points[2 * i + 1]) / (points[2 * k + 1] - points[2 * i + 1]))
      within = !within;
  return within;
}

/* Whether a node of the bloc, or one of another, lies within a ring. */
static gboolean
has_node_within (const SpDiagram     *self,
                 const SpDiagramHull *hull,
                 guint                ring,
                 gboolean             of_bloc)
{
  guint n;
  const double *points = get_points (hull, ring, &n);

  for (guint i = 0; i < self->n_nodes; i++)
    if ((self->nodes[i].bloc == hull->bloc) == of_bloc && is_within (points, n, self->nodes[i].cx, self->nodes[i].cy))
      return TRUE;
  return FALSE;
}

static gboolean
is_hole (const SpDiagramHull *hull,
         guint                ring)
{
  guint n;
  const double *points = get_points (hull, ring, &n);

  return measure_area (points, n) < 0.0;
}

static gboolean
is_ring_within (const SpDiagramHull *hull,
                guint                ring,
                guint                outer)
{
  guint n, n_outer;
  const double *points = get_points (hull, ring, &n);
  const double *outer_points = get_points (hull, outer, &n_outer);

  return ring != outer && is_within (outer_points, n_outer, points[0], points[1]);
}

/* Holes without the node of another are filled, with what lies in them, and scraps without a member go. */
static void
drop_empty_rings (const SpDiagram *self,
                  SpDiagramHull   *hull)
{
  guint n = hull->rings->len;
  g_autofree gboolean *dropped = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    {
      if (has_node_within (self, hull, i, !is_hole (hull, i)))
        continue;
      dropped[i] = TRUE;
      for (guint k = 0; is_hole (hull, i) && k < n; k++)
        dropped[k] |= is_ring_within (hull, k, i);
    }
  for (guint i = n; i-- > 0;)
    if (dropped[i])
      g_ptr_array_remove_index (hull->rings, i);
}

static gboolean
is_free (const SpDiagram     *self,
         const SpDiagramHull *hull,
         SpRect               rect)
{
  if (rect.x < 0.0 || rect.y < 0.0 || rect.x + rect.width > self->width || rect.y + rect.height > self->height)
    return FALSE;
  for (guint i = 0; i < self->n_nodes; i++)
    if (sp_diagram_do_overlap (rect, self->nodes[i].box))
      return FALSE;
  for (guint i = 0; i <= self->hulls->len; i++)
    {
      const GArray *labels = i < self->hulls->len ? g_array_index (self->hulls, SpDiagramHull, i).labels : hull->labels;

      for (guint k = 0; k < labels->len; k++)
        if (sp_diagram_do_overlap (rect, g_array_index (labels, SpRect, k)))
          return FALSE;
    }
  return TRUE;
}

static guint
count_lines (SpDiagram *self,
             SpRect     rect)
{
  guint n = 0;

  for (guint i = 0; self->lines->len <= MOST_LINES_LOOKED_AT && i < self->lines->len; i++)
    for (guint k = 0; k <= N_SAMPLES; k++)
      {
        double x, y;

        sp_diagram_line_get_point (sp_diagram_get_line (self, i), (double) k / N_SAMPLES, &x, &y);
        n += sp_diagram_get_distance (rect, x, y) <= 0.0;
      }
  return n;
}

/* On the outline of a part, where it is highest and covers nothing. */
static void
place_label (SpDiagram     *self,
             SpDiagramHull *hull,
             guint          ring,
             double         width,
             double         height)
{
  SpRect best = { 0.0, 0.0, 0.0, 0.0 };
  double least = INFINITY;
  guint n;
  const double *points = get_points (hull, ring, &n);

  if (measure_area (points, n) < 0.0)
    return;
  for (guint k = 0; k < n; k += n / MOST_CANDIDATES + 1)
    {
      SpRect rect = { points[2 * k] - width / 2.0, points[2 * k + 1] - height / 2.0, width, height };
      double cost = rect.y;

      if (cost >= least || !is_free (self, hull, rect))
        continue;
      cost += COST_OF_LINE * count_lines (self, rect);
      if (cost >= least)
        continue;
      least = cost;
      best = rect;
    }
  if (best.width > 0.0)
    g_array_append_val (hull->labels, best);
}

/* In a picture of many nodes, which is drawn smaller, the names of blocs keep their size. */
static char *
dup_font (const SpDiagram *self)
{
  double scale = CLAMP (sqrt (self->n_nodes / NODES_OF_FULL_SIZE), 1.0, LARGEST_SCALE);

  return sp_theme_dup_font (self->theme, scale * self->theme->small_size, TRUE);
}

/**
 * sp_diagram_make_hulls:
 * @self: a diagram whose nodes have their last places
 *
 * Finds an area round each bloc, and where its name stands on it: on each part where others stand between them.
 */
void
sp_diagram_make_hulls (SpDiagram *self)
{
  g_autofree char *font = dup_font (self);
  SpDiagramGrid boxes;

  sp_diagram_grid_init (&boxes, self->width, self->height);
  for (guint i = 0; i < self->n_nodes; i++)
    sp_diagram_grid_add (&boxes, self->nodes[i].box, self->nodes[i].bloc);
  for (guint bloc = 0; self->options->show_hulls && self->blocs != NULL && bloc < self->blocs->n_blocs; bloc++)
    {
      g_autofree char *name = sp_diagram_name_bloc (bloc);
      SpDiagramHull hull = { .bloc = bloc, .rings = sp_diagram_find_outline (self, &boxes, bloc),
                             .labels = g_array_new (FALSE, FALSE, sizeof (SpRect)) };
      double width, height;

      drop_empty_rings (self, &hull);
      sp_text_measure (name, font, 0.0, &width, &height);
      for (guint i = 0; i < hull.rings->len; i++)
        place_label (self, &hull, i, width + 2.0 * LABEL_PAD, height);
      g_array_append_val (self->hulls, hull);
    }
  sp_diagram_grid_clear (&boxes);
}

static SpInk
mix_with_text (const SpTheme *theme,
               SpInk          ink)
{
  return (SpInk) {
    ink.red + (theme->text.red - ink.red) * RIM_MIX,
    ink.green + (theme->text.green - ink.green) * RIM_MIX,
    ink.blue + (theme->text.blue - ink.blue) * RIM_MIX,
    1.0f,
  };
}

static void
draw_area (SpDiagram           *self,
           SpSceneBuilder      *builder,
           const SpDiagramHull *hull)
{
  SpInk ink = sp_theme_get_bloc_ink (self->theme, hull->bloc);
  SpPathItem style = { .has_fill = TRUE, .fill = ink, .has_stroke = TRUE, .stroke = mix_with_text (self->theme, ink),
                       .line_width = RIM_WIDTH };

  style.fill.alpha = self->theme->kind == SP_THEME_DARK ? DARK_FILL_ALPHA : FILL_ALPHA;
  for (guint i = 0; i < hull->rings->len; i++)
    {
      guint n;
      const double *points = get_points (hull, i, &n);

      sp_scene_builder_move_to (builder, points[0], points[1]);
      for (guint k = 1; k < n; k++)
        sp_scene_builder_line_to (builder, points[2 * k], points[2 * k + 1]);
      sp_scene_builder_close (builder);
    }
  sp_scene_builder_add_path (builder, &style);
}

static void
draw_name (SpDiagram           *self,
           SpSceneBuilder      *builder,
           const SpDiagramHull *hull)
{
  g_autofree char *font = dup_font (self);
  g_autofree char *name = sp_diagram_name_bloc (hull->bloc);
  SpTextItem text = {
    .text = name,
    .font = font,
    .ink = self->theme->text,
    .align = SP_ALIGN_MIDDLE,
    .vertical = SP_ALIGN_MIDDLE,
    .halo = self->theme->ground,
  };

  for (guint i = 0; i < hull->labels->len; i++)
    {
      text.box = g_array_index (hull->labels, SpRect, i);
      sp_scene_builder_add_text (builder, &text);
    }
}

/**
 * sp_diagram_draw_hulls:
 * @self: a diagram with its hulls
 * @builder: where to
 *
 * Draws the areas of the blocs, under everything else, so that no line is hidden.
 */
void
sp_diagram_draw_hulls (SpDiagram      *self,
                       SpSceneBuilder *builder)
{
  for (guint i = 0; i < self->hulls->len; i++)
    draw_area (self, builder, &g_array_index (self->hulls, SpDiagramHull, i));
}

/**
 * sp_diagram_draw_hull_names:
 * @self: a diagram with its hulls
 * @builder: where to
 *
 * Draws the names of the blocs, over the lines.
 */
void
sp_diagram_draw_hull_names (SpDiagram      *self,
                            SpSceneBuilder *builder)
{
  for (guint i = 0; i < self->hulls->len; i++)
    draw_name (self, builder, &g_array_index (self->hulls, SpDiagramHull, i));
}
