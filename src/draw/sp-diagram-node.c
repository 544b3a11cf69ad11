/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"
#include "sp-text-ruler.h"

#include <math.h>

/* Nodes: their size, their label, their colour. */

#define LEAST_RADIUS 8.0
#define LARGEST_RADIUS 21.0
#define MIDDLE_INFLUENCE 50.0
#define LABEL_GAP 2.0
#define SLACK 1.03            /* text may come out a little wider where the picture is scaled */

/* A label is set in one line up to this width and in two from there; what is longer than two lines is cut. */
#define LINE_WIDTH 88.0
#define WIDEST_LABEL 150.0

#define RIM_WIDTH 1.0
#define LEAST_GLYPH 5.0

/* Halos follow the outlines of the letters. In a crowd they would be most of a file and of the time to draw it: there
 * labels stand on plates, which between so many lines look nearly the same. */
#define MOST_HALOS 300
#define PLATE_RADIUS 3.0
#define PLATE_ALPHA 0.85f

static const double unknown_dashes[] = { 2.5, 2.0 };

/* The area grows with influence; where it is unknown, the node is of the size of a middling one. */
static double
find_radius (const SpActor *actor)
{
  double influence = isnan (actor->influence) ? MIDDLE_INFLUENCE : actor->influence;
  double least = LEAST_RADIUS * LEAST_RADIUS, largest = LARGEST_RADIUS * LARGEST_RADIUS;

  return sqrt (least + (largest - least) * CLAMP (influence, 0.0, 100.0) / 100.0);
}

/* The narrowest width in which a text takes two lines: broken at the space that is nearest to its middle. */
static double
find_width_of_two_lines (PangoLayout *layout,
                         const char  *text,
                         double       width)
{
  double narrowest = width;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      PangoRectangle place;
      double part, space;

      if (!g_unichar_isspace (g_utf8_get_char (at)))
        continue;
      pango_layout_index_to_pos (layout, (int) (at - text), &place);
      part = pango_units_to_double (MIN (place.x, place.x + place.width));
      space = pango_units_to_double (ABS (place.width));
      narrowest = MIN (narrowest, MAX (part, width - part - space));
    }
  return narrowest;
}

/* One line, or two as even as they can be; a single long word is broken in its middle. */
static void
measure_label (SpTextRuler   *ruler,
               SpDiagramNode *node)
{
  const char *text = node->actor->name;

  sp_text_ruler_measure (ruler, text, &node->name_width, &node->name_height);
  node->label.width = node->name_width;
  node->label.height = node->name_height;
  if (node->name_width <= LINE_WIDTH)
    return;
  node->label.width = MIN (find_width_of_two_lines (sp_text_ruler_set_layout (ruler, text), text, node->name_width), WIDEST_LABEL);
  node->label.height *= 2.0;
}

/**
 * sp_diagram_measure_nodes:
 * @self: a diagram whose nodes have their actors
 *
 * Finds the size of every node with its label, in points. Their places are set later.
 */
void
sp_diagram_measure_nodes (SpDiagram *self)
{
  g_autoptr (SpTextRuler) ruler = sp_text_ruler_new (self->label_font);

  for (guint i = 0; i < self->n_nodes; i++)
    {
      SpDiagramNode *node = &self->nodes[i];

      node->has_influence = !isnan (node->actor->influence);
      node->radius = find_radius (node->actor);
      node->label_font = self->label_font;
      sp_diagram_shape_init (&node->outline, node->actor->kind, node->radius);
      node->around = sp_diagram_shape_get_bounds (node->actor->kind, node->radius);
      node->shape = node->around;
      measure_label (ruler, node);
      node->label.width = node->label.width * SLACK + 1.0;
      node->label.height *= SLACK;
      node->box.width = MAX (node->shape.width, node->label.width) + 2.0 * SP_DIAGRAM_NODE_PAD;
      node->box.height = node->shape.height + LABEL_GAP + node->label.height + 2.0 * SP_DIAGRAM_NODE_PAD;
      self->some_influence |= node->has_influence;
    }
}

/**
 * sp_diagram_set_node_place:
 * @self: the diagram
 * @node: number of a node
 * @x: centre of its box
 * @y: centre of its box
 * @label_above: whether its label stands above the shape instead of under it
 *
 * Puts a measured node in its place.
 */
void
sp_diagram_set_node_place (SpDiagram *self,
                           guint      node,
                           double     x,
                           double     y,
                           gboolean   label_above)
{
  SpDiagramNode *to = &self->nodes[node];

  to->box.x = x - to->box.width / 2.0;
  to->box.y = y - to->box.height / 2.0;
  to->label.x = x - to->label.width / 2.0;
  to->label.y = label_above ? to->box.y + SP_DIAGRAM_NODE_PAD : to->box.y + to->box.height - SP_DIAGRAM_NODE_PAD - to->label.height;
  to->shape.x = x - to->shape.width / 2.0 + to->aside * MAX (to->label.width - to->shape.width, 0.0) / 2.0;
  to->shape.y = label_above ? to->box.y + to->box.height - SP_DIAGRAM_NODE_PAD - to->shape.height : to->box.y + SP_DIAGRAM_NODE_PAD;
  to->cx = to->shape.x - to->around.x;
  to->cy = to->shape.y - to->around.y;
}

/* What stands in the node, so that its colour is not needed to read it; the caller frees. */
static char *
dup_glyph (const SpDiagramNode *node)
{
  if (node->position != NULL)
    return g_strdup (sp_sign_get_glyph (node->position));
  return node->bloc != SP_BLOC_NONE ? g_strdup_printf ("%u", node->bloc + 1) : g_strdup ("");
}

static void
draw_glyph (SpDiagram           *self,
            SpSceneBuilder      *builder,
            const SpDiagramNode *node,
            SpInk                ink)
{
  g_autofree char *glyph = dup_glyph (node);
  double n = (double) MAX (g_utf8_strlen (glyph, -1), 1);
  double size = MIN (self->glyph_size, node->radius * 1.9 / MAX (n, 1.6));
  g_autofree char *font = sp_theme_dup_font (self->theme, size, TRUE);
  SpTextItem text = {
    .text = glyph,
    .font = font,
    .ink = ink,
    .box = { node->cx - 2.0 * node->radius, node->cy - 2.0 * node->radius, 4.0 * node->radius, 4.0 * node->radius },
    .align = SP_ALIGN_MIDDLE,
    .vertical = SP_ALIGN_MIDDLE,
  };

  if (*glyph == '\0' || size < LEAST_GLYPH)
    return;
  if (node->position != NULL && node->position->state == SP_POSITION_CONDITIONAL)
    text.halo = self->theme->empty;
  sp_scene_builder_add_text (builder, &text);
}

static void
draw_shape (SpDiagram           *self,
            SpSceneBuilder      *builder,
            const SpDiagramNode *node)
{
  SpPathItem style = {
    .has_fill = TRUE,
    .fill = sp_ink_from_colour (node->actor->colour, self->theme->node),
    .has_stroke = TRUE,
    .stroke = self->theme->node_border,
    .line_width = RIM_WIDTH,
  };
  SpInk ink = self->theme->text;

  gboolean by_bloc = node->position == NULL && self->options->colour_by_bloc;

  if (node->position != NULL)
    ink = sp_sign_style_node (&style, self->theme, node->position, node->radius);
  else if (by_bloc)
    style.fill = node->bloc != SP_BLOC_NONE ? sp_theme_get_bloc_ink (self->theme, node->bloc) : self->theme->node;
  if (by_bloc)
    ink = sp_theme_get_text_ink_on (self->theme, style.fill);
  if (!node->has_influence && self->some_influence)
    {
      style.dashes = unknown_dashes;
      style.n_dashes = G_N_ELEMENTS (unknown_dashes);
    }
  sp_sign_trace_node (builder, node->actor->kind, node->cx, node->cy, node->radius);
  sp_scene_builder_add_path (builder, &style);
  if (node->position != NULL || by_bloc)
    draw_glyph (self, builder, node, ink);
}

/* Keeps what lies behind a label away from it, at the cost of one shape. */
static void
draw_plate (SpDiagram           *self,
            SpSceneBuilder      *builder,
            const SpDiagramNode *node)
{
  SpPathItem style = { .has_fill = TRUE, .fill = self->theme->ground };

  style.fill.alpha = PLATE_ALPHA;
  sp_scene_builder_rectangle (builder, node->label.x, node->label.y, node->label.width, node->label.height, PLATE_RADIUS);
  sp_scene_builder_add_path (builder, &style);
}

static void
draw_label (SpDiagram           *self,
            SpSceneBuilder      *builder,
            const SpDiagramNode *node)
{
  SpTextItem text = {
    .text = node->actor->name,
    .font = node->label_font,
    .ink = self->theme->text,
    .box = node->label,
    .align = SP_ALIGN_MIDDLE,
    .vertical = SP_ALIGN_MIDDLE,
    .wrap = TRUE,
    .halo = self->theme->ground,
  };

  if (isinf (self->least_scale))
    return;
  sp_scene_builder_set_scales (builder, self->least_scale, 0.0);
  if (self->n_nodes > MOST_HALOS)
    {
      text.halo.alpha = 0.0f;
      draw_plate (self, builder, node);
    }
  sp_scene_builder_add_text (builder, &text);
  sp_scene_builder_set_scales (builder, 0.0, 0.0);
}

/**
 * sp_diagram_draw_nodes:
 * @self: a diagram whose nodes have their places
 * @builder: where to
 *
 * Draws every node with its label, and makes it a target.
 */
void
sp_diagram_draw_nodes (SpDiagram      *self,
                       SpSceneBuilder *builder)
{
  for (guint i = 0; i < self->n_nodes; i++)
    {
      const SpDiagramNode *node = &self->nodes[i];
      g_autofree char *name = sp_diagram_name_node (self, node);
      SpTarget target = {
        .kind = SP_TARGET_ACTOR,
        .id1 = node->actor->id,
        .bounds = node->box,
        .row = i,
        .name = name,
      };

      draw_shape (self, builder, node);
      draw_label (self, builder, node);
      sp_scene_builder_add_target (builder, &target);
    }
}
