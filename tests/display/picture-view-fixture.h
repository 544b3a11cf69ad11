/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-config.h"

#include <adwaita.h>

#include "sp-picture-view.h"
#include "sp-scene-builder.h"
#include "wait-for-size.h"

/* A view of a small matrix or diagram in a window of its own, and what a person does to it. */

#define N_ACTORS 12
#define N_ISSUES 6
#define CELL_WIDTH 60.0
#define CELL_HEIGHT 24.0
#define HEADING_WIDTH 120.0
#define HEADING_HEIGHT 40.0

typedef struct
{
  GtkWidget *window;
  SpPictureView *view;
  GtkAdjustment *across;
  GtkAdjustment *down;
} Fixture;

static inline void
add_target (SpSceneBuilder *builder,
            SpTargetKind    kind,
            SpId            id1,
            SpId            id2,
            SpRect          bounds,
            guint           row,
            guint           column)
{
  static const char * const actors[] = { "Anna", "Boris", "Chen", "Dalia", "Emil", "Farah", "Goran",
                                         "Hana", "Ivo", "Jun", "Kai", "Lena" };
  g_autofree char *name = NULL;
  SpTarget target = { .kind = kind, .id1 = id1, .id2 = id2, .bounds = bounds, .row = row, .column = column };

  if (kind == SP_TARGET_ACTOR)
    name = g_strdup_printf ("%s Example", actors[id1 - 1]);
  else if (kind == SP_TARGET_ISSUE)
    name = g_strdup_printf ("Issue %d", (int) id1);
  else
    name = g_strdup_printf ("%s Example, Issue %d: supports", actors[id1 - 1], (int) id2);
  target.name = name;
  sp_scene_builder_rectangle (builder, bounds.x, bounds.y, bounds.width, bounds.height, 0);
  sp_scene_builder_add_path (builder, &(SpPathItem) { .has_stroke = TRUE, .stroke = { 0, 0, 0, 1 }, .line_width = 1 });
  sp_scene_builder_add_target (builder, &target);
}

static inline SpScene *
create_matrix (guint    n_actors,
               gboolean right_to_left)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Matrix", (SpInk) { 1, 1, 1, 1 });
  double width = HEADING_WIDTH + N_ISSUES * CELL_WIDTH;

  for (guint j = 0; j < N_ISSUES; j++)
    {
      double x = right_to_left ? (N_ISSUES - 1 - j) * CELL_WIDTH : HEADING_WIDTH + j * CELL_WIDTH;

      add_target (builder, SP_TARGET_ISSUE, j + 1, 0, (SpRect) { x, 0, CELL_WIDTH, HEADING_HEIGHT }, 0, j);
    }
  for (guint i = 0; i < n_actors; i++)
    {
      double y = HEADING_HEIGHT + i * CELL_HEIGHT;
      double heading = right_to_left ? width - HEADING_WIDTH : 0;

      add_target (builder, SP_TARGET_ACTOR, i + 1, 0, (SpRect) { heading, y, HEADING_WIDTH, CELL_HEIGHT }, i, 0);
      for (guint j = 0; j < N_ISSUES; j++)
        {
          double x = right_to_left ? (N_ISSUES - 1 - j) * CELL_WIDTH : HEADING_WIDTH + j * CELL_WIDTH;

          add_target (builder, SP_TARGET_CELL, i + 1, j + 1, (SpRect) { x, y, CELL_WIDTH, CELL_HEIGHT }, i, j);
        }
    }
  return sp_scene_builder_end (builder, width, HEADING_HEIGHT + n_actors * CELL_HEIGHT);
}

/* Three nodes in a triangle, and a line from the first to the second. */
static inline SpScene *
create_diagram (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Diagram", (SpInk) { 1, 1, 1, 1 });
  const double outline[] = { 80, 60, 220, 60 };
  SpTarget line = { .kind = SP_TARGET_LINK, .id1 = 7, .bounds = { 80, 60, 140, 1 }, .outline = outline, .n_outline = 2,
                    .name = "Anna supports Boris" };

  sp_scene_builder_move_to (builder, 80, 60);
  sp_scene_builder_line_to (builder, 220, 60);
  sp_scene_builder_add_path (builder, &(SpPathItem) { .has_stroke = TRUE, .stroke = { 0, 0, 1, 1 }, .line_width = 2 });
  sp_scene_builder_add_target (builder, &line);
  add_target (builder, SP_TARGET_ACTOR, 1, 0, (SpRect) { 20, 40, 60, 40 }, 0, 0);
  add_target (builder, SP_TARGET_ACTOR, 2, 0, (SpRect) { 220, 40, 60, 40 }, 0, 0);
  add_target (builder, SP_TARGET_ACTOR, 3, 0, (SpRect) { 120, 180, 60, 40 }, 0, 0);
  return sp_scene_builder_end (builder, 300, 260);
}

static inline void
set_up (Fixture       *fixture,
        SpPictureKind  kind,
        SpScene       *scene)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->window = g_object_ref_sink (gtk_window_new ());
  fixture->view = SP_PICTURE_VIEW (sp_picture_view_new (kind));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->view));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 480, 320);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_size (GTK_WIDGET (fixture->view));
  sp_picture_view_set_scene (fixture->view, scene);
  fixture->across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (fixture->view));
  fixture->down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
}

static inline void
set_up_matrix (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (SpScene) scene = create_matrix (N_ACTORS, FALSE);

  set_up (fixture, SP_PICTURE_KIND_MATRIX, scene);
}

static inline void
set_up_diagram (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (SpScene) scene = create_diagram ();

  set_up (fixture, SP_PICTURE_KIND_DIAGRAM, scene);
  sp_picture_view_set_editable (fixture->view, TRUE);
}

static inline void
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

static inline void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
}

static inline void
assert_selected (Fixture      *fixture,
                 SpTargetKind  kind,
                 SpId          id1,
                 SpId          id2)
{
  const SpPictureKey *key = sp_picture_view_get_selected (fixture->view);

  g_assert_nonnull (key);
  g_assert_cmpint (key->kind, ==, kind);
  g_assert_cmpint (key->id1, ==, id1);
  g_assert_cmpint (key->id2, ==, id2);
}

static inline void
select_cell (Fixture *fixture,
             SpId     actor,
             SpId     issue)
{
  sp_picture_view_select (fixture->view, &(SpPictureKey) { SP_TARGET_CELL, actor, issue });
}

static inline gpointer
find_controller (Fixture *fixture,
                 GType    type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) != type)
        continue;
      /* The secondary button has a gesture of its own. */
      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) != GDK_BUTTON_PRIMARY)
        continue;
      return controller;
    }
  g_assert_not_reached ();
}

static inline void
drag (Fixture *fixture,
      double   x,
      double   y,
      double   dx,
      double   dy)
{
  gpointer gesture = find_controller (fixture, GTK_TYPE_GESTURE_DRAG);
  double start_x, start_y, end_x, end_y;

  sp_picture_view_from_scene (fixture->view, x, y, &start_x, &start_y);
  sp_picture_view_from_scene (fixture->view, x + dx, y + dy, &end_x, &end_y);
  g_signal_emit_by_name (gesture, "drag-begin", start_x, start_y);
  g_signal_emit_by_name (gesture, "drag-update", end_x - start_x, end_y - start_y);
  g_signal_emit_by_name (gesture, "drag-end", end_x - start_x, end_y - start_y);
}

static inline void
click (Fixture *fixture,
       double   x,
       double   y,
       int      n_press)
{
  gpointer gesture = find_controller (fixture, GTK_TYPE_GESTURE_CLICK);
  double place_x, place_y;

  sp_picture_view_from_scene (fixture->view, x, y, &place_x, &place_y);
  g_signal_emit_by_name (gesture, "released", n_press, place_x, place_y);
}

typedef struct
{
  const char *path;
  void (*set_up) (Fixture *, gconstpointer);
  void (*test) (Fixture *, gconstpointer);
} ViewTest;

static inline int
run_view_tests (int              argc,
                char           **argv,
                const char      *name,
                const ViewTest  *tests,
                guint            n)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/standpoint/%s/%s", name, tests[i].path);

      g_test_add (path, Fixture, NULL, tests[i].set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
