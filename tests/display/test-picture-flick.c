/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include <adwaita.h>

#include "sp-picture-view-private.h"
#include "sp-scene-builder.h"
#include "sp-still-scrolling.h"
#include "wait-for-size.h"

/* Pixels a second, of which a quarter of a second is gone over, less what was left when the picture came to rest. */
#define SPEED 1620.0
#define WAY 400.0

typedef struct
{
  GtkWidget *window;
  SpPictureView *view;
  GtkAdjustment *across;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  moving)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (SpScene) scene = sp_scene_builder_end (sp_scene_builder_new ("Flick", (SpInk) { 1, 1, 1, 1 }), 3000.0, 200.0);

  fixture->window = g_object_ref_sink (gtk_window_new ());
  fixture->view = SP_PICTURE_VIEW (sp_picture_view_new (SP_PICTURE_KIND_MATRIX));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->view));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 480, 320);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", moving != NULL, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_size (GTK_WIDGET (fixture->view));
  sp_picture_view_set_scene (fixture->view, scene);
  sp_picture_view_set_zoom (fixture->view, 1.0);
  fixture->across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (fixture->view));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  SpPictureView *view = fixture->view;

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (view);
}

static gpointer
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type)
        return controller;
    }
  g_assert_not_reached ();
}

static gboolean
is_going_on (Fixture *fixture)
{
  return fixture->view->flick != NULL && adw_animation_get_state (fixture->view->flick) == ADW_ANIMATION_PLAYING;
}

/* The picture is pulled to the left, and let go in motion. Returns how far it is scrolled by then. */
static double
flick (Fixture *fixture,
       double   speed)
{
  gpointer drag = find_controller (GTK_WIDGET (fixture->view), GTK_TYPE_GESTURE_DRAG);
  double place;

  gtk_adjustment_set_value (fixture->across, 100.0);
  fixture->view->space_down = TRUE;
  g_signal_emit_by_name (drag, "drag-begin", 200.0, 200.0);
  g_signal_emit_by_name (drag, "drag-update", -40.0, 0.0);
  g_signal_emit_by_name (drag, "drag-end", -40.0, 0.0);
  place = gtk_adjustment_get_value (fixture->across);
  g_assert_cmpfloat_with_epsilon (place, 140.0, 1e-6);
  g_signal_emit_by_name (find_controller (GTK_WIDGET (fixture->view), GTK_TYPE_GESTURE_SWIPE), "swipe", -speed, 0.0);
  fixture->view->space_down = FALSE;
  return place;
}

static void
test_goes_on (Fixture       *fixture,
              gconstpointer  data)
{
  double start = flick (fixture, SPEED), last_place = start, last_time = 0.0, last_speed = INFINITY;

  g_assert_true (is_going_on (fixture));
  while (is_going_on (fixture))
    {
      double place, seconds;

      g_main_context_iteration (NULL, TRUE);
      place = gtk_adjustment_get_value (fixture->across);
      seconds = adw_animation_get_value (fixture->view->flick);
      if (seconds - last_time < 0.005)
        continue;
      g_assert_cmpfloat (place, >, last_place);
      g_assert_cmpfloat ((place - last_place) / (seconds - last_time), <, last_speed);
      last_speed = (place - last_place) / (seconds - last_time);
      last_place = place;
      last_time = seconds;
    }
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (fixture->across), start + WAY, 2.0);
}

static void
test_gives_way (Fixture       *fixture,
                gconstpointer  data)
{
  flick (fixture, SPEED);
  gtk_adjustment_set_value (fixture->across, 10.0);
  while (is_going_on (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (fixture->across), 10.0, 1e-6);
}

static void
test_press_stops (Fixture       *fixture,
                  gconstpointer  data)
{
  flick (fixture, SPEED);
  g_signal_emit_by_name (find_controller (GTK_WIDGET (fixture->view), GTK_TYPE_GESTURE_DRAG), "drag-begin", 200.0, 200.0);
  g_assert_false (is_going_on (fixture));
}

static void
test_needs_speed (Fixture       *fixture,
                  gconstpointer  data)
{
  flick (fixture, 0.0);
  g_assert_false (is_going_on (fixture));
}

static void
test_no_motion (Fixture       *fixture,
                gconstpointer  data)
{
  double place = flick (fixture, SPEED);

  g_assert_false (is_going_on (fixture));
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (fixture->across), place, 1e-6);
}

static void
test_scrolling (Fixture       *fixture,
                gconstpointer  moving)
{
  GtkWidget *scrolled = gtk_widget_get_parent (GTK_WIDGET (fixture->view));
  GtkEventController *wheel = find_controller (scrolled, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  GtkEventController *swipe = find_controller (scrolled, GTK_TYPE_GESTURE_SWIPE);
  GtkPropagationPhase phase = gtk_event_controller_get_propagation_phase (swipe);

  sp_still_scrolling_follow (GTK_SCROLLED_WINDOW (scrolled));
  for (guint i = 0; i < 3; i++)
    {
      gboolean moves = moving != NULL ? i != 1 : i == 1;
      GtkEventControllerScrollFlags flags;

      g_object_set (gtk_settings_get_default (), "gtk-enable-animations", moves, NULL);
      flags = gtk_event_controller_scroll_get_flags (GTK_EVENT_CONTROLLER_SCROLL (wheel));
      g_assert_cmpint ((flags & GTK_EVENT_CONTROLLER_SCROLL_KINETIC) != 0, ==, moves);
      g_assert_cmpint (gtk_event_controller_get_propagation_phase (swipe), ==, moves ? phase : GTK_PHASE_NONE);
    }
}

/* The point of the scene at a place of the view, in pixels of the view before the pinch. */
static double
find_across (Fixture *fixture,
             double   x)
{
  double across, down;

  sp_picture_view_to_scene (fixture->view, x, 160.0, &across, &down);
  return across;
}

static void
test_pinch (Fixture       *fixture,
            gconstpointer  data)
{
  double between;

  gtk_adjustment_set_value (fixture->across, 1000.0);
  between = find_across (fixture, 200.0);
  sp_picture_view_begin_pinch (fixture->view, 200.0, 160.0);
  sp_picture_view_pinch (fixture->view, 1.25, 220.0, 160.0);
  sp_picture_view_pinch (fixture->view, 1.5, 260.0, 160.0);
  g_assert_cmpfloat_with_epsilon (sp_picture_view_get_zoom (fixture->view), 1.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (find_across (fixture, 260.0), between, 1.0);
  sp_picture_view_pinch (fixture->view, 0.5, 120.0, 160.0);
  g_assert_cmpfloat_with_epsilon (sp_picture_view_get_zoom (fixture->view), 0.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (find_across (fixture, 120.0), between, 1.0);
  g_assert_false (sp_picture_view_get_fitting (fixture->view));
}

static void
test_pinch_has_ends (Fixture       *fixture,
                     gconstpointer  data)
{
  sp_picture_view_begin_pinch (fixture->view, 200.0, 160.0);
  sp_picture_view_pinch (fixture->view, 1e9, 200.0, 160.0);
  g_assert_cmpfloat (sp_picture_view_get_zoom (fixture->view), <, 100.0);
  sp_picture_view_pinch (fixture->view, 1e-9, 200.0, 160.0);
  g_assert_cmpfloat (sp_picture_view_get_zoom (fixture->view), >, 0.001);
}

int
main (int   argc,
      char *argv[])
{
  gpointer moving = GINT_TO_POINTER (TRUE);

  /* No bus is needed to ask what moves. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/standpoint/picture-flick/goes-on-ever-slower", Fixture, moving, set_up, test_goes_on, tear_down);
  g_test_add ("/standpoint/picture-flick/gives-way-to-others", Fixture, moving, set_up, test_gives_way, tear_down);
  g_test_add ("/standpoint/picture-flick/stops-at-a-press", Fixture, moving, set_up, test_press_stops, tear_down);
  g_test_add ("/standpoint/picture-flick/resting-hand", Fixture, moving, set_up, test_needs_speed, tear_down);
  g_test_add ("/standpoint/picture-flick/none-where-nothing-moves", Fixture, NULL, set_up, test_no_motion, tear_down);
  g_test_add ("/standpoint/picture-flick/scrolling-rests-where-nothing-moves", Fixture, NULL, set_up, test_scrolling, tear_down);
  g_test_add ("/standpoint/picture-flick/scrolling-goes-on", Fixture, moving, set_up, test_scrolling, tear_down);
  g_test_add ("/standpoint/picture-flick/pinch-keeps-what-is-between", Fixture, moving, set_up, test_pinch, tear_down);
  g_test_add ("/standpoint/picture-flick/pinch-has-ends", Fixture, moving, set_up, test_pinch_has_ends, tear_down);
  return g_test_run ();
}
