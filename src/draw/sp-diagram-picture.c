/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"

#include <glib/gi18n-lib.h>

/* The relationship diagram: who is in it, where all stands, then frame and drawing. */

/* Larger pictures have smaller text, so that more of them fits a page. */
#define MOST_NODES_OF_FULL_SIZE 40

static const double spreads[] = { 1.1, 1.2, 1.3, 1.4, 1.5 };

static void
init_diagram (SpDiagram              *self,
              SpSnapshot             *snapshot,
              SpPositions            *positions,
              const SpPictureOptions *options)
{
  guint issue;
  guint along;
  gboolean by_stance = sp_snapshot_find_issue_index (snapshot, options->colour_issue, &issue);
  gboolean on_axes = sp_snapshot_find_issue_index (snapshot, options->position_issue, &along);

  *self = (SpDiagram) { .snapshot = snapshot, .positions = positions, .options = options };
  self->theme = sp_theme_get (options->theme);
  self->run.n_threads = g_get_num_processors ();
  self->n_nodes = sp_snapshot_get_n_actors (snapshot);
  self->nodes = g_new0 (SpDiagramNode, MAX (self->n_nodes, 1));
  self->lines = g_array_new (FALSE, TRUE, sizeof (SpDiagramLine));
  self->label_font = sp_theme_dup_font (self->theme,
                                        self->n_nodes > MOST_NODES_OF_FULL_SIZE ? self->theme->small_size
                                                                                : self->theme->text_size, FALSE);
  self->word_font = sp_theme_dup_font (self->theme, self->theme->small_size, FALSE);
  self->hulls = g_array_new (FALSE, TRUE, sizeof (SpDiagramHull));
  g_array_set_clear_func (self->hulls, sp_diagram_clear_hull);
  self->glyph_size = self->theme->heading_size;
  self->levels = g_array_new (FALSE, FALSE, sizeof (SpDiagramLevel));
  g_array_set_clear_func (self->levels, sp_diagram_clear_level);
  self->plot.issue = on_axes ? sp_snapshot_get_issue (snapshot, along) : NULL;
  if (options->show_hulls || (options->colour_by_bloc && !by_stance))
    self->blocs = sp_blocs_of_actors (snapshot, positions, &self->no_blocs);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      self->nodes[i].actor = sp_snapshot_get_actor (snapshot, i);
      self->nodes[i].position = by_stance ? sp_positions_get (positions, i, issue) : NULL;
      self->nodes[i].place = on_axes ? sp_positions_get (positions, i, along) : NULL;
      self->nodes[i].bloc = self->blocs != NULL ? self->blocs->blocs[i] : SP_BLOC_NONE;
    }
}

static void
clear_diagram (SpDiagram *self)
{
  sp_layout_run_clear (&self->run);
  g_clear_pointer (&self->nodes, g_free);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->hulls, g_array_unref);
  g_clear_pointer (&self->levels, g_array_unref);
  g_clear_pointer (&self->blocs, sp_blocs_free);
  g_clear_error (&self->no_blocs);
  g_clear_pointer (&self->label_font, g_free);
  g_clear_pointer (&self->word_font, g_free);
}

/* Moves nodes away from each other, across and down. */
static void
spread_nodes (SpDiagram *self,
              double     across,
              double     down)
{
  for (guint i = 0; i < self->n_nodes; i++)
    {
      SpDiagramNode *node = &self->nodes[i];
      double x = node->box.x + node->box.width / 2.0, y = node->box.y + node->box.height / 2.0;

      sp_diagram_set_node_place (self, i, x * across, y * down, FALSE);
    }
  sp_diagram_choose_sides (self);
  self->width *= across;
  self->height *= down;
}

static gboolean
fits_content (const SpPictureOptions *options)
{
  return options->page_width <= 0.0 || options->page_height <= 0.0;
}

/* Uses what the page leaves free: a picture is spread as long as it need not be drawn smaller for that. */
static void
fill_page (SpDiagram *self,
           SpFrame   *frame)
{
  double across = 1.0, down = 1.0, scale = sp_frame_fit (frame, self->width, self->height);

  if (fits_content (self->options) || self->plot.issue != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (spreads); i++)
    {
      if (across < spreads[i] && sp_frame_fit (frame, self->width * spreads[i], self->height * down) >= 0.999 * scale)
        across = spreads[i];
      if (down < spreads[i] && sp_frame_fit (frame, self->width * across, self->height * spreads[i]) >= 0.999 * scale)
        down = spreads[i];
    }
  spread_nodes (self, across, down);
}

static void
draw_page (SpDiagram *self,
           SpFrame   *frame)
{
  double scale = sp_frame_fit (frame, self->width, self->height);
  SpSceneBuilder *builder = sp_frame_begin_page (frame, self->width, self->height, scale);
  g_autofree char *description = sp_diagram_describe (self);

  sp_scene_builder_begin_group (builder, SP_ROLE_FIGURE, description);
  sp_diagram_draw_hulls (self, builder);
  sp_diagram_draw_axes (self, builder);
  sp_diagram_draw_lines (self, builder);
  sp_diagram_draw_nodes (self, builder);
  sp_diagram_draw_marks (self, builder);
  sp_diagram_draw_names (self, builder);
  sp_diagram_draw_hull_names (self, builder);
  sp_scene_builder_end_group (builder);
  sp_frame_end_page (frame);
}

static SpPages *
draw_nothing (SpSnapshot             *snapshot,
              const SpPictureOptions *options)
{
  SpFrame *frame = sp_frame_new (snapshot, options);

  sp_frame_add_message (frame, _("No actors yet. Add the actors of your project and the links between them, and they "
                                 "appear here."));
  return sp_frame_end (frame);
}

/**
 * sp_diagram_picture_draw:
 * @snapshot: the project
 * @positions: its positions, as the options ask for
 * @options: what to draw and how
 * @progress: (nullable) (scope call): told how far the work is, from 0 to 1; stops it by returning `FALSE`
 * @progress_data: for @progress
 * @error: return location for an error
 *
 * Draws the relationship diagram: actors as nodes, links, who speaks for whom, and derived agreement and conflict as
 * lines; where the options ask for it with an area round each bloc, and along two axes: stance on an issue and influence. No
 * label lies over a node, another label or the head of an arrow. Where a large picture is seen small, names stand larger for
 * those of most influence and with most lines, and none lies over another. Positions of actors that the options give
 * are kept as far as sp_layout_compute() says.
 *
 * Takes the time of the layout and O(n m) for some hundred actors; O(n + m) beyond. Safe in a worker thread.
 *
 * Returns: (transfer full): one page, or `NULL` with an error of #SpLayoutError
 */
SpPages *
sp_diagram_picture_draw (SpSnapshot             *snapshot,
                         SpPositions            *positions,
                         const SpPictureOptions *options,
                         SpLayoutProgress        progress,
                         gpointer                progress_data,
                         GError                **error)
{
  SpDiagram self;
  SpPages *pages = NULL;

  g_return_val_if_fail (snapshot != NULL && positions != NULL && options != NULL, NULL);

  if (sp_snapshot_get_n_actors (snapshot) == 0)
    return draw_nothing (snapshot, options);

  init_diagram (&self, snapshot, positions, options);
  sp_diagram_measure_nodes (&self);
  sp_diagram_collect_lines (&self);
  if (sp_diagram_place_nodes (&self, progress, progress_data, error))
    {
      SpFrame *frame = sp_frame_new (snapshot, options);

      sp_diagram_fill_frame (&self, frame);
      fill_page (&self, frame);
      sp_diagram_route_lines (&self);
      sp_diagram_make_hulls (&self);
      sp_diagram_place_marks (&self);
      sp_diagram_make_levels (&self, fits_content (options) ? 0.0 : sp_frame_fit (frame, self.width, self.height));
      sp_diagram_note_left_out (&self, frame);
      sp_frame_enlarge (frame, self.width);
      draw_page (&self, frame);
      pages = sp_frame_end (frame);
    }
  clear_diagram (&self);
  return pages;
}
