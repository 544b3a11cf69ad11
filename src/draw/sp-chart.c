/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-text.h"

#define FITTING_WIDTH 660.0   /* points, of a picture that fits its content */
#define LEAST_WIDTH 400.0
#define LARGEST_WIDTH 800.0
#define MIDDLE_INFLUENCE 50.0
#define MOST_HALOS 300        /* actors */
#define RIM_WIDTH 0.8
#define LEAST_GLYPH 3.5
#define MARKS_BEYOND 1.5      /* points by which the box of an actor's marks is larger than its shape */

static const double unknown_dashes[] = { 2.0, 1.6 };

void
sp_chart_init (SpChart *self, SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options)
{
  *self = (SpChart) { .snapshot = snapshot, .positions = positions, .options = options };
  self->theme = sp_theme_get (options->theme);
  self->name_font = sp_theme_dup_font (self->theme, self->theme->text_size, FALSE);
  self->bold_font = sp_theme_dup_font (self->theme, self->theme->text_size, TRUE);
  self->heading_font = sp_theme_dup_font (self->theme, self->theme->heading_size, TRUE);
  self->small_font = sp_theme_dup_font (self->theme, self->theme->small_size, FALSE);
  self->has_halos = sp_snapshot_get_n_actors (snapshot) <= MOST_HALOS;
  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    self->some_influence |= !isnan (sp_snapshot_get_actor (snapshot, i)->influence);
}

void
sp_chart_clear (SpChart *self)
{
  g_clear_pointer (&self->name_font, g_free);
  g_clear_pointer (&self->bold_font, g_free);
  g_clear_pointer (&self->heading_font, g_free);
  g_clear_pointer (&self->small_font, g_free);
}

double
sp_chart_find_width (const SpChart *self, SpFrame *frame)
{
  double width, height;

  sp_frame_get_room (frame, &width, &height);
  return width >= G_MAXDOUBLE ? FITTING_WIDTH : CLAMP (width, LEAST_WIDTH, LARGEST_WIDTH);
}

guint
sp_chart_find_issue (const SpChart *self)
{
  guint issue;

  if (self->options->issue == SP_ID_NONE || sp_snapshot_get_n_issues (self->snapshot) == 0)
    return G_MAXUINT;
  return sp_snapshot_find_issue_index (self->snapshot, self->options->issue, &issue) ? issue : G_MAXUINT;
}

SpRect
sp_chart_mirror (const SpChart *self, SpRect rect)
{
  if (self->options->right_to_left)
    rect.x = self->width - rect.x - rect.width;
  return rect;
}

double
sp_chart_mirror_x (const SpChart *self, double x)
{
  return self->options->right_to_left ? self->width - x : x;
}

static SpAlign
find_align (const SpChart *self, const char *text, SpAlign align)
{
  if (align == SP_ALIGN_START)
    return sp_text_align_leading (text, self->options->right_to_left);
  return align == SP_ALIGN_END ? sp_text_align_trailing (text, self->options->right_to_left) : SP_ALIGN_MIDDLE;
}

void
sp_chart_add_text (const SpChart *self, const char *text, const char *font, SpInk ink, SpRect box, SpAlign align, gboolean wrap)
{
  SpTextItem item = {
    .text = text,
    .font = font,
    .ink = ink,
    .box = sp_chart_mirror (self, box),
    .align = find_align (self, text, align),
    .vertical = SP_ALIGN_MIDDLE,
    .wrap = wrap,
  };

  if (self->has_halos)
    item.halo = self->theme->ground;

  sp_scene_builder_add_text (self->builder, &item);
}

void
sp_chart_add_line (const SpChart *self, double x1, double y1, double x2, double y2, const SpPathItem *style)
{
  sp_scene_builder_move_to (self->builder, sp_chart_mirror_x (self, x1), y1);
  sp_scene_builder_line_to (self->builder, sp_chart_mirror_x (self, x2), y2);
  sp_scene_builder_add_path (self->builder, style);
}

void
sp_chart_add_rule (const SpChart *self, double x1, double y1, double x2, double y2, SpInk ink, double width)
{
  SpPathItem style = { .has_stroke = TRUE, .stroke = ink, .line_width = width };

  sp_chart_add_line (self, x1, y1, x2, y2, &style);
}

void
sp_chart_add_box (const SpChart *self, SpRect box, const SpPathItem *style)
{
  SpRect placed = sp_chart_mirror (self, box);

  sp_scene_builder_rectangle (self->builder, placed.x, placed.y, placed.width, placed.height, 0.0);
  sp_scene_builder_add_path (self->builder, style);
}

void
sp_chart_add_diamond (const SpChart *self, double x, double y, double radius, const SpPathItem *style)
{
  double cx = sp_chart_mirror_x (self, x);

  sp_scene_builder_move_to (self->builder, cx, y - radius);
  sp_scene_builder_line_to (self->builder, cx + radius, y);
  sp_scene_builder_line_to (self->builder, cx, y + radius);
  sp_scene_builder_line_to (self->builder, cx - radius, y);
  sp_scene_builder_close (self->builder);
  sp_scene_builder_add_path (self->builder, style);
}

void
sp_chart_add_target (const SpChart *self, const SpTarget *target)
{
  SpTarget placed = *target;

  placed.bounds = sp_chart_mirror (self, target->bounds);
  sp_scene_builder_add_target (self->builder, &placed);
}

static void
add_glyph (const SpChart *self, const SpPosition *position, SpInk ink, double x, double y, double radius)
{
  const char *glyph = sp_sign_get_glyph (position);
  double n = (double) MAX (g_utf8_strlen (glyph, -1), 1);
  double size = MIN (self->theme->heading_size, radius * 2.1 / MAX (n, 1.5));
  g_autofree char *font = NULL;
  SpTextItem text = { .text = glyph, .ink = ink, .align = SP_ALIGN_MIDDLE, .vertical = SP_ALIGN_MIDDLE,
                      .box = { x - 3.0 * radius, y - 3.0 * radius, 6.0 * radius, 6.0 * radius } };

  if (*glyph == '\0' || size < LEAST_GLYPH)
    return;
  font = sp_theme_dup_font (self->theme, size, TRUE);
  text.font = font;
  if (position->state == SP_POSITION_CONDITIONAL)
    text.halo = self->theme->empty;
  sp_scene_builder_add_text (self->builder, &text);
}

static void
add_marks (const SpChart *self, const SpPosition *position, double x, double y, double radius)
{
  double reach = radius + MARKS_BEYOND;
  SpRect box = { x - reach, y - reach, 2.0 * reach, 2.0 * reach };

  if (position->contradiction)
    sp_sign_add_contradiction (self->builder, self->theme, box);
  sp_sign_add_shift (self->builder, self->theme, box, position->shift);
}

void
sp_chart_add_actor (const SpChart *self, guint actor, const SpPosition *position, double x, double y, double radius)
{
  const SpActor *row = sp_snapshot_get_actor (self->snapshot, actor);
  SpPathItem style = {
    .has_fill = TRUE,
    .fill = sp_ink_from_colour (row->colour, self->theme->node),
    .has_stroke = TRUE,
    .stroke = self->theme->node_border,
    .line_width = RIM_WIDTH,
  };
  SpInk ink = self->theme->text;
  double cx = sp_chart_mirror_x (self, x);

  if (position != NULL)
    ink = sp_sign_style_node (&style, self->theme, position, radius);
  if (isnan (row->influence) && self->some_influence)
    {
      style.dashes = unknown_dashes;
      style.n_dashes = G_N_ELEMENTS (unknown_dashes);
    }
  sp_sign_trace_node (self->builder, row->kind, cx, y, radius);
  sp_scene_builder_add_path (self->builder, &style);
  if (position == NULL)
    return;
  add_glyph (self, position, ink, cx, y, radius);
  add_marks (self, position, cx, y, radius);
}

double
sp_chart_find_radius (const SpChart *self, guint actor, double least, double largest)
{
  double influence = sp_snapshot_get_actor (self->snapshot, actor)->influence;
  double share = (isnan (influence) ? MIDDLE_INFLUENCE : CLAMP (influence, 0.0, 100.0)) / 100.0;

  return sqrt (least * least + (largest * largest - least * least) * share);
}

double
sp_chart_measure_width (const char *text, const char *font)
{
  double width;

  sp_text_measure (text, font, 0.0, &width, NULL);
  return width;
}

double
sp_chart_measure_height (const char *text, const char *font, double width)
{
  double height;

  sp_text_measure (text, font, width, NULL, &height);
  return height;
}

char *
sp_chart_number (double value)
{
  return g_strdup_printf ("%'.*f", fabs (value - round (value)) < 0.05 ? 0 : 1, value);
}

/* "Northland, state, influence 90 of 100: oppose" */
char *
sp_chart_name_actor (const SpChart *self, guint actor, const SpPosition *position)
{
  const SpActor *row = sp_snapshot_get_actor (self->snapshot, actor);
  GString *name = g_string_new (row->name);

  g_string_append_printf (name, "%s%s", _ (", "), sp_enum_to_label (SP_TYPE_ACTOR_KIND, (int) row->kind));
  g_string_append (name, _ (", "));
  if (isnan (row->influence))
    g_string_append (name, _ ("influence unknown"));
  else
    g_string_append_printf (name, _ ("influence %.0f of 100"), row->influence);
  if (position == NULL)
    return g_string_free_and_steal (name);
  g_string_append_printf (name, ": %s", sp_sign_get_label (position));
  if (position->contradiction)
    g_string_append (name, _ (", contradictory"));
  if (position->shift != 0)
    g_string_append (name, position->shift > 0 ? _ (", moved towards support") : _ (", moved towards opposition"));
  return g_string_free_and_steal (name);
}

void
sp_chart_cite_cell (const SpChart *self, SpFrame *frame, guint actor, guint issue)
{
  guint n;
  const guint *evidence = sp_positions_get_evidence (self->positions, actor, issue, &n);

  for (guint i = 0; i < n; i++)
    sp_frame_cite (frame, sp_snapshot_get_statement (self->snapshot, evidence[i])->source);
}

/* Instead of a picture, words. */
SpPages *
sp_chart_draw_message (SpSnapshot *snapshot, const SpPictureOptions *options, const char *message)
{
  g_autoptr (SpFrame) frame = sp_frame_new (snapshot, options);

  sp_frame_set_description (frame, message);
  sp_frame_add_message (frame, message);
  return sp_frame_end (g_steal_pointer (&frame));
}

SpPages *
sp_chart_fail_cancelled (GError **error)
{
  g_set_error_literal (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED, _ ("The drawing was cancelled"));
  return NULL;
}
