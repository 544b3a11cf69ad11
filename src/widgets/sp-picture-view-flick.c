/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-view-private.h"

/* A picture that is let go in motion goes on by itself, slower and slower, as what a finger scrolls does. */

/* The share of its speed that it loses in a second, about: what is left after t seconds is exp (-FRICTION * t). */
#define FRICTION 4.0
/* Pixels a second that are not seen as motion any more. */
#define LEAST_SPEED 20.0
/* What moved the picture by more than rounding does was not this. */
#define ROUNDING 0.5

static double
get_scrolled (SpPictureView *self,
              guint          orientation)
{
  return self->adjustments[orientation] != NULL ? gtk_adjustment_get_value (self->adjustments[orientation]) : 0.0;
}

static gboolean
was_moved_by_others (SpPictureView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->flick_place); i++)
    if (fabs (get_scrolled (self, i) - self->flick_place[i]) > ROUNDING)
      return TRUE;
  return FALSE;
}

/* Ends at the edges, and where something else moves the picture: a key, a wheel, another zoom. */
static void
follow_flick_cb (double   seconds,
                 gpointer data)
{
  SpPictureView *self = data;
  double share = (1.0 - exp (-FRICTION * seconds)) / FRICTION;

  if (was_moved_by_others (self))
    {
      adw_animation_pause (self->flick);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->flick_place); i++)
    {
      if (self->adjustments[i] != NULL)
        gtk_adjustment_set_value (self->adjustments[i], self->flick_start[i] - self->flick_speed[i] * share);
      self->flick_place[i] = get_scrolled (self, i);
    }
}

/**
 * sp_picture_view_flick:
 * @self: the view
 * @across: how fast the picture was moved to the right when it was let go, in pixels a second
 * @down: the same, downwards
 *
 * Lets the picture go on by itself with decreasing speed until it rests or something else moves it. Does nothing where the
 * user wants no motion.
 */
void
sp_picture_view_flick (SpPictureView *self,
                       double         across,
                       double         down)
{
  double speed = hypot (across, down);
  double seconds = speed > LEAST_SPEED ? log (speed / LEAST_SPEED) / FRICTION : 0.0;

  sp_picture_view_stop_flick (self);
  if (seconds <= 0.0 || !adw_get_enable_animations (GTK_WIDGET (self)))
    return;
  self->flick_speed[GTK_ORIENTATION_HORIZONTAL] = across;
  self->flick_speed[GTK_ORIENTATION_VERTICAL] = down;
  for (guint i = 0; i < G_N_ELEMENTS (self->flick_place); i++)
    self->flick_start[i] = self->flick_place[i] = get_scrolled (self, i);
  self->flick = adw_timed_animation_new (GTK_WIDGET (self), 0.0, seconds, (guint) (seconds * 1000.0),
                                         adw_callback_animation_target_new (follow_flick_cb, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->flick), ADW_LINEAR);
  adw_animation_play (self->flick);
}

/**
 * sp_picture_view_stop_flick:
 * @self: the view
 *
 * Lets a picture that goes on by itself rest where it is.
 */
void
sp_picture_view_stop_flick (SpPictureView *self)
{
  if (self->flick != NULL)
    adw_animation_pause (self->flick);
  g_clear_object (&self->flick);
}
