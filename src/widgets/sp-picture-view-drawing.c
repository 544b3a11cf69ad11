/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-view-private.h"

/*
 * A frame: tiles of the picture, and over them, drawn live, what changes from moment to moment: what is pointed at,
 * selected, focused and dragged.
 */

#define FADE_DURATION 180
#define SELECTION_WIDTH 2.5f
#define FOCUS_WIDTH 2.0f
#define LINE_GLOW_WIDTH 7.0f
#define CORNER 4.0f

/* One pane of one frame. */
typedef struct
{
  SpPictureView *view;
  GtkSnapshot *snapshot;
  const SpPicturePane *pane;
  double scale;
  GdkRGBA accent;
  GdkRGBA text;
  GdkRGBA ground;
} Frame;

static GdkRGBA
get_ground (SpPictureView *self)
{
  SpInk ground = self->scene != NULL ? sp_scene_get_ground (self->scene) : (SpInk) { 0 };

  return (GdkRGBA) { (float) ground.red, (float) ground.green, (float) ground.blue, (float) ground.alpha };
}

static GdkRGBA
get_faded (GdkRGBA colour,
           float   alpha)
{
  colour.alpha *= alpha;
  return colour;
}

static gboolean
is_dark (const GdkRGBA *ground)
{
  return 0.299f * ground->red + 0.587f * ground->green + 0.114f * ground->blue < 0.5f;
}

/* The picture has a ground of its own, so what is drawn over it goes by that and not by the window's style. */
static void
init_colours (Frame *frame)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (frame->view)));
  gboolean dark;

  frame->ground = get_ground (frame->view);
  dark = is_dark (&frame->ground);
  frame->text = dark ? (GdkRGBA) { 1, 1, 1, 1 } : (GdkRGBA) { 0, 0, 0, 1 };
  if (adw_style_manager_get_high_contrast (style))
    frame->accent = frame->text;
  else
    adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (style), dark, &frame->accent);
}

static void
append_tiles (const Frame            *frame,
              SpPictureTiles         *tiles,
              const graphene_point_t *shift)
{
  const SpPicturePane *pane = frame->pane;
  double device = sp_picture_view_get_device_scale (frame->view);
  graphene_point_t origin = pane->origin;
  graphene_rect_t visible;

  if (shift != NULL)
    origin = GRAPHENE_POINT_INIT ((float) (round ((origin.x + shift->x * frame->scale) * device) / device),
                                  (float) (round ((origin.y + shift->y * frame->scale) * device) / device));
  graphene_rect_offset_r (&pane->area, -origin.x, -origin.y, &visible);
  graphene_rect_scale (&visible, (float) device, (float) device, &visible);
  gtk_snapshot_save (frame->snapshot);
  gtk_snapshot_translate (frame->snapshot, &origin);
  sp_picture_tiles_snapshot (tiles, frame->snapshot, frame->scale * device, device, &visible);
  gtk_snapshot_restore (frame->snapshot);
}

static void
append_thread (const Frame           *frame,
               const SpPictureThread *thread)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new ((float) MAX (thread->width * frame->scale, 1.0));
  const graphene_point_t *shift = &frame->view->carried_shift;
  GdkRGBA colour = { (float) thread->ink.red, (float) thread->ink.green, (float) thread->ink.blue, (float) thread->ink.alpha };
  float dashes[G_N_ELEMENTS (thread->dashes)];

  for (guint i = 0; i < thread->n_dashes; i++)
    dashes[i] = thread->dashes[i] * (float) frame->scale;
  gsk_stroke_set_dash (stroke, dashes, thread->n_dashes);
  for (guint i = 0; i < thread->n_outline; i++)
    {
      double along = (double) i / (thread->n_outline - 1);
      double pull = thread->starts_here ? 1.0 - along : along;
      float x = (float) (frame->pane->origin.x + (thread->outline[2 * i] + pull * shift->x) * frame->scale);
      float y = (float) (frame->pane->origin.y + (thread->outline[2 * i + 1] + pull * shift->y) * frame->scale);

      if (i == 0)
        gsk_path_builder_move_to (builder, x, y);
      else
        gsk_path_builder_line_to (builder, x, y);
    }
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (frame->snapshot, path, stroke, &colour);
}

/* The dragged node and its lines, where the pointer has brought it. */
static void
append_carried (const Frame *frame)
{
  SpPictureView *self = frame->view;
  SpRect bounds = self->carried_bounds;
  graphene_rect_t area;

  for (guint i = 0; self->threads != NULL && i < self->threads->len; i++)
    append_thread (frame, &g_array_index (self->threads, SpPictureThread, i));
  bounds.x += self->carried_shift.x;
  bounds.y += self->carried_shift.y;
  area = sp_picture_pane_get_area (frame->pane, frame->scale, &bounds);
  gtk_snapshot_append_texture (frame->snapshot, self->carried, &area);
}

static void
append_former (const Frame *frame)
{
  append_tiles (frame, frame->view->former_tiles, &frame->view->former_shift);
  if (frame->view->carried != NULL)
    append_carried (frame);
}

static void
append_picture (const Frame *frame)
{
  SpPictureView *self = frame->view;

  if (self->fade != NULL)
    {
      gtk_snapshot_push_cross_fade (frame->snapshot, adw_animation_get_value (self->fade));
      append_former (frame);
      gtk_snapshot_pop (frame->snapshot);
      append_tiles (frame, self->tiles, NULL);
      gtk_snapshot_pop (frame->snapshot);
    }
  else if (self->former_tiles != NULL)
    append_former (frame);
  else if (self->carried == NULL)
    append_tiles (frame, self->tiles, NULL);
  else
    {
      append_tiles (frame, self->rest_ready ? self->rest : self->tiles, NULL);
      append_carried (frame);
    }
}

static void
append_ring (const Frame           *frame,
             const graphene_rect_t *area,
             float                  outside,
             float                  width,
             const GdkRGBA         *colour)
{
  GskRoundedRect outline;
  graphene_rect_t ring = *area;
  float widths[4] = { width, width, width, width };
  GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };

  graphene_rect_inset (&ring, -outside, -outside);
  gsk_rounded_rect_init_from_rect (&outline, &ring, frame->view->kind != SP_PICTURE_KIND_MATRIX ? CORNER + outside : 1.0f);
  gtk_snapshot_append_border (frame->snapshot, &outline, widths, colours);
}

static void
append_glow (const Frame    *frame,
             const SpTarget *target,
             float           width,
             const GdkRGBA  *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (width);

  for (guint i = 0; i < target->n_outline; i++)
    {
      float x = (float) (frame->pane->origin.x + target->outline[2 * i] * frame->scale);
      float y = (float) (frame->pane->origin.y + target->outline[2 * i + 1] * frame->scale);

      if (i == 0)
        gsk_path_builder_move_to (builder, x, y);
      else
        gsk_path_builder_line_to (builder, x, y);
    }
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (frame->snapshot, path, stroke, colour);
}

static gboolean
find_area (const Frame     *frame,
           const SpTarget  *target,
           graphene_rect_t *area)
{
  *area = sp_picture_pane_get_area (frame->pane, frame->scale, &target->bounds);
  if (frame->view->drag == SP_PICTURE_DRAG_NODE && target == frame->view->drag_target)
    graphene_rect_offset (area, (float) (frame->view->carried_shift.x * frame->scale),
                          (float) (frame->view->carried_shift.y * frame->scale));
  return graphene_rect_intersection (area, &frame->pane->area, NULL);
}

/* The ring of a cell lies over its edge, since its neighbours are close; what stands free stays whole inside of it. */
static float
get_selection_reach (const Frame *frame)
{
  return frame->view->kind == SP_PICTURE_KIND_MATRIX ? 1.0f : SELECTION_WIDTH + 2.0f;
}

static void
append_selected (const Frame    *frame,
                 const SpTarget *target)
{
  GdkRGBA glow = get_faded (frame->accent, 0.45f);
  float reach = get_selection_reach (frame);
  graphene_rect_t area;

  if (!find_area (frame, target, &area))
    return;
  if (target->n_outline >= 2)
    {
      append_glow (frame, target, LINE_GLOW_WIDTH, &glow);
      return;
    }
  /* A rim of the ground keeps the ring apart from a cell of nearly its colour. */
  append_ring (frame, &area, reach, SELECTION_WIDTH + 2.0f, &frame->ground);
  append_ring (frame, &area, reach, SELECTION_WIDTH, &frame->accent);
}

static void
append_selection (const Frame *frame)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, frame->view->selected);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const SpTarget *target = sp_picture_view_find (frame->view, key);

      if (target != NULL)
        append_selected (frame, target);
    }
}

static void
append_hover (const Frame *frame)
{
  const SpTarget *target = frame->view->hover;
  GdkRGBA colour = get_faded (frame->text, 0.55f);
  GdkRGBA glow = get_faded (frame->text, 0.22f);
  graphene_rect_t area;

  if (target == NULL || !find_area (frame, target, &area))
    return;
  if (target->n_outline >= 2)
    append_glow (frame, target, LINE_GLOW_WIDTH, &glow);
  else
    append_ring (frame, &area, 0.0f, 1.0f, &colour);
}

static gboolean
is_focus_visible (SpPictureView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return gtk_widget_has_focus (GTK_WIDGET (self)) && GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root));
}

static void
append_focus (const Frame *frame)
{
  const SpTarget *target = frame->view->focus;
  GdkRGBA colour = get_faded (frame->accent, 0.7f);
  float reach = get_selection_reach (frame) + FOCUS_WIDTH + 1.0f;
  graphene_rect_t area;

  if (target == NULL || !is_focus_visible (frame->view) || !find_area (frame, target, &area))
    return;
  if (target->n_outline >= 2)
    append_glow (frame, target, LINE_GLOW_WIDTH + 4.0f, &colour);
  append_ring (frame, &area, reach, FOCUS_WIDTH + 1.0f, &frame->ground);
  append_ring (frame, &area, reach, FOCUS_WIDTH, &colour);
}

static void
append_band (const Frame *frame)
{
  SpPictureView *self = frame->view;
  GdkRGBA fill = get_faded (frame->accent, 0.15f);
  graphene_rect_t area = GRAPHENE_RECT_INIT (MIN (self->drag_start.x, self->pointer.x), MIN (self->drag_start.y, self->pointer.y),
                                             fabsf (self->pointer.x - self->drag_start.x),
                                             fabsf (self->pointer.y - self->drag_start.y));

  gtk_snapshot_append_color (frame->snapshot, &fill, &area);
  append_ring (frame, &area, 0.0f, 1.0f, &frame->accent);
}

static void
append_new_link (const Frame *frame)
{
  SpPictureView *self = frame->view;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2.5f);

  gsk_path_builder_move_to (builder, self->drag_start.x, self->drag_start.y);
  gsk_path_builder_line_to (builder, self->pointer.x, self->pointer.y);
  gsk_path_builder_add_circle (builder, &self->pointer, 4.0f);
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gtk_snapshot_append_stroke (frame->snapshot, path, stroke, &frame->accent);
}

static void
append_drag (const Frame *frame)
{
  if (frame->view->drag == SP_PICTURE_DRAG_BAND)
    append_band (frame);
  else if (frame->view->drag == SP_PICTURE_DRAG_LINK)
    append_new_link (frame);
}

/* The headings at the edge throw a slight shadow on what is scrolled under them. */
static void
append_shadow (const Frame *frame)
{
  GskRoundedRect outline;
  GdkRGBA colour = get_faded (frame->text, 0.28f);

  gsk_rounded_rect_init_from_rect (&outline, &frame->pane->area, 0.0f);
  gtk_snapshot_append_outset_shadow (frame->snapshot, &outline, &colour, 0, 0, 0, 5);
}

static void
append_pane (const Frame *frame)
{
  gtk_snapshot_push_clip (frame->snapshot, &frame->pane->area);
  gtk_snapshot_append_color (frame->snapshot, &frame->ground, &frame->pane->area);
  append_picture (frame);
  append_hover (frame);
  append_selection (frame);
  append_focus (frame);
  gtk_snapshot_pop (frame->snapshot);
}

/**
 * sp_picture_view_snapshot:
 * @widget: the view
 * @snapshot: where to draw
 *
 * Draws a frame from what is ready. Takes time with the tiles that are seen and with what is selected, not with the
 * size of the picture.
 */
void
sp_picture_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  SpPictureView *self = SP_PICTURE_VIEW (widget);
  SpPicturePane panes[SP_PICTURE_MAX_PANES];
  Frame frame = { .view = self, .snapshot = snapshot, .scale = sp_picture_view_get_scale (self) };
  guint n = sp_picture_view_list_panes (self, panes);

  if (self->scene == NULL)
    return;
  init_colours (&frame);
  if (self->settle_id == 0)
    {
      sp_picture_view_request_tiles (self, self->tiles);
      if (self->rest != NULL)
        self->rest_ready = sp_picture_view_request_tiles (self, self->rest);
    }
  for (guint i = 0; i < n; i++)
    {
      frame.pane = &panes[i];
      if (i > 0)
        append_shadow (&frame);
      append_pane (&frame);
    }
  append_drag (&frame);
}

static void
follow_fade_cb (double   value,
                gpointer data)
{
  gtk_widget_queue_draw (data);
}

/**
 * sp_picture_view_end_fade:
 * @self: the view
 *
 * Lets go of the former picture, faded out or not.
 */
void
sp_picture_view_end_fade (SpPictureView *self)
{
  if (self->fade != NULL)
    adw_animation_pause (self->fade);
  g_clear_object (&self->fade);
  if (self->former_tiles != NULL)
    sp_picture_view_drop_carried (self);
  g_clear_pointer (&self->former_tiles, sp_picture_tiles_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sp_picture_view_start_fade:
 * @self: the view, with the tiles of the new picture ready
 *
 * Lets the new picture come in over the former one; at once where the user wants no motion.
 */
void
sp_picture_view_start_fade (SpPictureView *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (follow_fade_cb, self, NULL);
  g_autoptr (AdwAnimation) fade = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FADE_DURATION, target);

  /* Without motion it is done before it returns, and then no longer ours. */
  self->fade = g_object_ref (fade);
  g_signal_connect_swapped (fade, "done", G_CALLBACK (sp_picture_view_end_fade), self);
  adw_animation_play (fade);
}
