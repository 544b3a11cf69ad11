/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-legend.h"

#include <glib/gi18n-lib.h>

#include "sp-legend-private.h"
#include "sp-text.h"

/*
 * Noting sets a flag and costs next to nothing, so that a picture may do it in every cell; the list of swatches is
 * made when the legend is set.
 */

#define N_STATES (SP_POSITION_NO_COMMENT + 1)
#define N_VALUES 6            /* strongly support .. strongly oppose, and none */
#define NO_VALUE 5
#define N_ACTOR_KINDS (SP_ACTOR_KIND_OTHER + 1)
#define N_SIGNS 3

#define SLACK 1.02            /* text may come out a little wider where the picture is scaled */
#define SPARE 8.0             /* points of the gap between columns: the same for their labels */

struct _SpLegend
{
  const SpTheme *theme;
  gboolean right_to_left;
  char *font;
  gboolean positions[N_STATES][N_VALUES];
  gboolean contradiction;
  gboolean shifts[2];         /* towards support, towards opposition */
  gboolean actor_kinds[N_ACTOR_KINDS];
  gboolean lines[SP_N_LINE_KINDS][N_SIGNS][2];
  gboolean has_no_discs;
  GArray *inks;               /* of SpSwatch */
  GPtrArray *labels;          /* of the inks, and what stands on them */
  GPtrArray *remarks;
};

/* The order in which the states stand in a legend: what has a stance first, nothing last. */
static const SpPositionState states[] = {
  SP_POSITION_SUPPORT, SP_POSITION_NEUTRAL, SP_POSITION_OPPOSE, SP_POSITION_CONDITIONAL, SP_POSITION_AMBIGUOUS,
  SP_POSITION_UNDECIDED, SP_POSITION_NO_COMMENT, SP_POSITION_NOTHING_FOUND,
};

static void
list_positions (SpLegend *self,
                GArray   *swatches)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    for (guint value = 0; value < N_VALUES; value++)
      {
        SpSwatch swatch = { .kind = SP_SWATCH_CELL };

        if (!self->positions[states[i]][value])
          continue;
        swatch.position = (SpPosition) { .state = states[i], .value = value == NO_VALUE ? NAN : 2.0 - value };
        swatch.label = sp_sign_get_label (&swatch.position);
        g_array_append_val (swatches, swatch);
      }
}

static void
list_marks (SpLegend *self,
            GArray   *swatches)
{
  if (self->contradiction)
    {
      SpSwatch swatch = { .kind = SP_SWATCH_CONTRADICTION, .label = _ ("contradiction: opposite stances") };

      g_array_append_val (swatches, swatch);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->shifts); i++)
    {
      SpSwatch swatch = { .kind = SP_SWATCH_SHIFT, .position = { .shift = i == 0 ? 1 : -1 } };

      if (!self->shifts[i])
        continue;
      swatch.label = i == 0 ? _ ("shift towards support") : _ ("shift towards opposition");
      g_array_append_val (swatches, swatch);
    }
}

/* A line has its sign on it where lines differ in their sign; derived ones have one, too. */
static gboolean
do_signs_differ (SpLegend *self)
{
  guint n_signs = 0;

  for (guint sign = 0; sign < N_SIGNS; sign++)
    n_signs += self->lines[SP_LINE_STATED][sign][0] || self->lines[SP_LINE_STATED][sign][1];
  return n_signs > 1 || self->lines[SP_LINE_AGREEMENT][1][0] || self->lines[SP_LINE_CONFLICT][1][0];
}

static void
list_lines (SpLegend *self,
            GArray   *swatches)
{
  for (guint kind = 0; kind < SP_N_LINE_KINDS; kind++)
    for (int sign = SP_SIGN_POSITIVE; sign >= SP_SIGN_NEGATIVE; sign--)
      for (int directed = 1; directed >= 0; directed--)
        {
          SpSwatch swatch = { .kind = SP_SWATCH_LINE, .line = kind, .sign = sign, .directed = directed };

          swatch.has_disc = kind == SP_LINE_STATED && sign != SP_SIGN_NONE && !self->has_no_discs && do_signs_differ (self);
          if (!self->lines[kind][sign + 1][directed])
            continue;
          swatch.label = sp_swatch_get_line_label (kind, sign, directed);
          g_array_append_val (swatches, swatch);
        }
}

static GArray *
list_swatches (SpLegend *self)
{
  GArray *swatches = g_array_new (FALSE, FALSE, sizeof (SpSwatch));

  list_positions (self, swatches);
  list_marks (self, swatches);
  for (guint kind = 0; kind < N_ACTOR_KINDS; kind++)
    {
      SpSwatch swatch = { .kind = SP_SWATCH_NODE, .actor_kind = kind };

      if (!self->actor_kinds[kind])
        continue;
      swatch.label = sp_enum_to_label (SP_TYPE_ACTOR_KIND, (int) kind);
      g_array_append_val (swatches, swatch);
    }
  list_lines (self, swatches);
  g_array_append_vals (swatches, self->inks->data, self->inks->len);
  return swatches;
}

/* Remarks stand side by side, as many in a line as have room there; returns the height of all. PLACES is nullable. */
static double
place_remarks (SpLegend *self,
               double    width,
               SpRect   *places)
{
  double x = 0.0;
  double y = 0.0;
  double below = 0.0;

  for (guint i = 0; i < self->remarks->len; i++)
    {
      const char *remark = g_ptr_array_index (self->remarks, i);
      double length;
      double height;

      sp_text_measure (remark, self->font, 0.0, &length, &height);
      length = MIN (length * SLACK + 1.0, width);
      if (x > 0.0 && x + length > width)
        {
          x = 0.0;
          y = below;
        }
      if (length >= width)
        sp_text_measure (remark, self->font, width, NULL, &height);
      if (places != NULL)
        places[i] = (SpRect) { x, y + SP_LEGEND_ROW_GAP, length, height };
      x += length + SP_LEGEND_COLUMN_GAP;
      below = MAX (below, y + SP_LEGEND_ROW_GAP + height);
    }
  return below;
}

static void
draw_label (SpLegend       *self,
            SpSceneBuilder *builder,
            const char     *label,
            SpRect          box,
            gboolean        wrap)
{
  SpTextItem text = {
    .text = label,
    .font = self->font,
    .ink = self->theme->text,
    .box = box,
    .align = sp_text_align_leading (label, self->right_to_left),
    .vertical = wrap ? SP_ALIGN_START : SP_ALIGN_MIDDLE,
    .wrap = wrap,
  };

  sp_scene_builder_add_text (builder, &text);
}

/* A shape or a line is an example of what its words say, and nothing that could be read out. */
static gboolean
has_sign (const SpSwatch *swatch)
{
  if (swatch->kind == SP_SWATCH_CELL)
    return swatch->position.state != SP_POSITION_NOTHING_FOUND;
  return swatch->kind == SP_SWATCH_INK && swatch->mark != NULL && *swatch->mark != '\0';
}

static void
draw_swatch (SpLegend       *self,
             SpSceneBuilder *builder,
             const SpSwatch *swatch,
             SpRect          row)
{
  double label_width = row.width - SP_LEGEND_SWATCH_WIDTH - SP_LEGEND_LABEL_GAP;
  SpRect box = { row.x, row.y + (row.height - SP_LEGEND_SWATCH_HEIGHT) / 2.0, SP_LEGEND_SWATCH_WIDTH, SP_LEGEND_SWATCH_HEIGHT };
  SpRect label = { row.x + row.width - label_width, row.y, label_width + SPARE, row.height };

  if (self->right_to_left)
    {
      box.x = row.x + row.width - SP_LEGEND_SWATCH_WIDTH;
      label.x = row.x - SPARE;
    }
  sp_scene_builder_begin_group (builder, SP_ROLE_LIST_ITEM, "");
  sp_scene_builder_begin_group (builder, has_sign (swatch) ? SP_ROLE_LIST_LABEL : SP_ROLE_ARTIFACT, "");
  sp_swatch_draw (swatch, builder, self->theme, box, self->right_to_left);
  sp_scene_builder_end_group (builder);
  sp_scene_builder_begin_group (builder, SP_ROLE_LIST_BODY, "");
  draw_label (self, builder, swatch->label, label, FALSE);
  sp_scene_builder_end_group (builder);
  sp_scene_builder_end_group (builder);
}

static void
draw_swatches (SpLegend *self,
               SpSceneBuilder *builder,
               GArray *swatches,
               const SpLegendColumns *columns,
               SpRect room)
{
  double across = 0.0;

  if (swatches->len == 0)
    return;
  sp_scene_builder_begin_group (builder, SP_ROLE_LIST, _ ("Legend"));
  for (guint i = 0; i < columns->columns->len; i++)
    {
      const SpLegendColumn *column = &g_array_index (columns->columns, SpLegendColumn, i);
      SpRect row = { room.x + across, room.y, column->width, columns->row_height };

      if (self->right_to_left)
        row.x = room.x + room.width - across - column->width;
      for (guint k = column->first; k < column->end; k++, row.y += row.height)
        draw_swatch (self, builder, &g_array_index (swatches, SpSwatch, k), row);
      across += column->width + SP_LEGEND_COLUMN_GAP;
    }
  sp_scene_builder_end_group (builder);
}

static void
draw_remarks (SpLegend       *self,
              SpSceneBuilder *builder,
              SpRect          room)
{
  g_autofree SpRect *places = g_new (SpRect, MAX (self->remarks->len, 1));

  place_remarks (self, room.width, places);
  for (guint i = 0; i < self->remarks->len; i++)
    {
      SpRect box = { room.x + places[i].x, room.y + places[i].y, places[i].width, places[i].height };

      if (self->right_to_left)
        box.x = room.x + room.width - places[i].x - places[i].width;
      sp_scene_builder_begin_group (builder, SP_ROLE_CAPTION, "");
      draw_label (self, builder, g_ptr_array_index (self->remarks, i), box, TRUE);
      sp_scene_builder_end_group (builder);
    }
}

/**
 * sp_legend_new:
 * @theme: colours and sizes
 * @right_to_left: whether it begins at the right
 *
 * Makes an empty legend.
 *
 * Returns: (transfer full): a legend
 */
SpLegend *
sp_legend_new (const SpTheme *theme,
               gboolean       right_to_left)
{
  SpLegend *self;

  g_return_val_if_fail (theme != NULL, NULL);

  self = g_new0 (SpLegend, 1);
  self->theme = theme;
  self->right_to_left = right_to_left;
  self->font = sp_theme_dup_font (theme, theme->small_size, FALSE);
  self->inks = g_array_new (FALSE, FALSE, sizeof (SpSwatch));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->remarks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sp_legend_free:
 * @self: (transfer full): a legend
 *
 * Frees the legend.
 */
void
sp_legend_free (SpLegend *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->font, g_free);
  g_clear_pointer (&self->inks, g_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self);
}

/**
 * sp_legend_note_position:
 * @self: a legend
 * @position: what a cell shows
 *
 * Lists the state of a cell, its step and its marks. Takes constant time.
 */
void
sp_legend_note_position (SpLegend         *self,
                         const SpPosition *position)
{
  guint value;

  g_return_if_fail (self != NULL && position != NULL && (guint) position->state < N_STATES);

  value = isnan (position->value) ? NO_VALUE : (guint) (2 - sp_sign_get_step (position));
  self->positions[position->state][value] = TRUE;
  if (position->contradiction)
    self->contradiction = TRUE;
  if (position->shift != 0)
    self->shifts[position->shift > 0 ? 0 : 1] = TRUE;
}

/**
 * sp_legend_note_actor_kind:
 * @self: a legend
 * @kind: of an actor in the picture
 *
 * Lists the shape of a node.
 */
void
sp_legend_note_actor_kind (SpLegend   *self,
                           SpActorKind kind)
{
  g_return_if_fail (self != NULL && (guint) kind < N_ACTOR_KINDS);

  self->actor_kinds[kind] = TRUE;
}

/**
 * sp_legend_note_line:
 * @self: a legend
 * @kind: what the line stands for
 * @sign: of a stated link; not looked at for others
 * @directed: whether it has an arrow
 *
 * Lists a line.
 */
void
sp_legend_note_line (SpLegend  *self,
                     SpLineKind kind,
                     SpSign     sign,
                     gboolean   directed)
{
  g_return_if_fail (self != NULL && (guint) kind < SP_N_LINE_KINDS && ABS (sign) <= 1);

  self->lines[kind][kind == SP_LINE_STATED ? sign + 1 : 1][directed ? 1 : 0] = TRUE;
}

/**
 * sp_legend_leave_out_discs:
 * @self: a legend
 *
 * Shows lines as they are in a picture that is too small for signs on them.
 */
void
sp_legend_leave_out_discs (SpLegend *self)
{
  g_return_if_fail (self != NULL);

  self->has_no_discs = TRUE;
}

/**
 * sp_legend_add_mark:
 * @self: a legend
 * @ink: a colour of the picture
 * @mark: the sign that stands on it, such as the number of a bloc, or ""; copied
 * @label: what they stand for, translated; copied
 *
 * Lists a colour: a bloc, a part of a bar.
 */
void
sp_legend_add_mark (SpLegend   *self,
                    SpInk       ink,
                    const char *mark,
                    const char *label)
{
  SpSwatch swatch = { .kind = SP_SWATCH_INK, .ink = ink };

  g_return_if_fail (self != NULL && mark != NULL && label != NULL);

  swatch.label = g_strdup (label);
  swatch.mark = g_strdup (mark);
  g_ptr_array_add (self->labels, (gpointer) swatch.label);
  g_ptr_array_add (self->labels, (gpointer) swatch.mark);
  g_array_append_val (self->inks, swatch);
}

/**
 * sp_legend_add_remark:
 * @self: a legend
 * @text: translated; copied
 *
 * Adds a line of words below the signs.
 */
void
sp_legend_add_remark (SpLegend   *self,
                      const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  g_ptr_array_add (self->remarks, g_strdup (text));
}

/**
 * sp_legend_is_empty:
 * @self: a legend
 *
 * Returns: whether there is nothing to say
 */
gboolean
sp_legend_is_empty (SpLegend *self)
{
  g_autoptr (GArray) swatches = NULL;

  g_return_val_if_fail (self != NULL, TRUE);

  swatches = list_swatches (self);
  return swatches->len == 0 && self->remarks->len == 0;
}

/**
 * sp_legend_measure:
 * @self: a legend
 * @width: the room it is given, in points
 *
 * Returns: the height that it takes, in points
 */
double
sp_legend_measure (SpLegend *self,
                   double    width)
{
  g_autoptr (GArray) swatches = NULL;
  g_auto (SpLegendColumns) columns = { NULL };

  g_return_val_if_fail (self != NULL, 0.0);

  swatches = list_swatches (self);
  sp_legend_columns_init (&columns, swatches, self->font, width);
  return columns.n_rows * columns.row_height + place_remarks (self, width, NULL);
}

/**
 * sp_legend_draw:
 * @self: a legend
 * @builder: where to
 * @x: its left side, in points
 * @y: its upper side
 * @width: the room it is given
 *
 * Draws the legend: signs in columns, read down, each kind of sign in columns of its own where there is room, then the
 * remarks.
 */
void
sp_legend_draw (SpLegend       *self,
                SpSceneBuilder *builder,
                double          x,
                double          y,
                double          width)
{
  g_autoptr (GArray) swatches = NULL;
  g_auto (SpLegendColumns) columns = { NULL };

  g_return_if_fail (self != NULL && builder != NULL);

  swatches = list_swatches (self);
  sp_legend_columns_init (&columns, swatches, self->font, width);
  sp_scene_builder_begin_group (builder, SP_ROLE_LEGEND, _ ("Legend"));
  draw_swatches (self, builder, swatches, &columns, (SpRect) { x, y, width, 0.0 });
  draw_remarks (self, builder, (SpRect) { x, y + columns.n_rows * columns.row_height, width, 0.0 });
  sp_scene_builder_end_group (builder);
}
