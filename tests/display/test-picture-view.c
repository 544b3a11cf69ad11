/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include <adwaita.h>

#include "sp-picture-view.h"
#include "sp-scene-builder.h"
#include "wait-for-size.h"

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

static void
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

static SpScene *
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
static SpScene *
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

static void
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

static void
set_up_matrix (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (SpScene) scene = create_matrix (N_ACTORS, FALSE);

  set_up (fixture, SP_PICTURE_KIND_MATRIX, scene);
}

static void
set_up_diagram (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (SpScene) scene = create_diagram ();

  set_up (fixture, SP_PICTURE_KIND_DIAGRAM, scene);
  sp_picture_view_set_editable (fixture->view, TRUE);
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

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
}

static void
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

static void
select_cell (Fixture *fixture,
             SpId     actor,
             SpId     issue)
{
  sp_picture_view_select (fixture->view, &(SpPictureKey) { SP_TARGET_CELL, actor, issue });
}

static gpointer
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

static void
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

static void
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

static void
test_move_in_matrix (Fixture       *fixture,
                     gconstpointer  data)
{
  select_cell (fixture, 3, 2);
  act (fixture, "picture.move-right");
  act (fixture, "picture.move-down");
  assert_selected (fixture, SP_TARGET_CELL, 4, 3);
}

static void
test_move_to_headings (Fixture       *fixture,
                       gconstpointer  data)
{
  select_cell (fixture, 1, 1);
  act (fixture, "picture.move-left");
  assert_selected (fixture, SP_TARGET_ACTOR, 1, 0);
  select_cell (fixture, 1, 1);
  act (fixture, "picture.move-up");
  assert_selected (fixture, SP_TARGET_ISSUE, 1, 0);
}

static void
test_stop_at_edge (Fixture       *fixture,
                   gconstpointer  data)
{
  select_cell (fixture, N_ACTORS, N_ISSUES);
  act (fixture, "picture.move-right");
  act (fixture, "picture.move-down");
  assert_selected (fixture, SP_TARGET_CELL, N_ACTORS, N_ISSUES);
}

static void
test_right_to_left (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (SpScene) scene = create_matrix (N_ACTORS, TRUE);

  sp_picture_view_set_scene (fixture->view, scene);
  select_cell (fixture, 2, 2);
  act (fixture, "picture.move-left");
  assert_selected (fixture, SP_TARGET_CELL, 2, 3);
}

static void
test_move_in_diagram (Fixture       *fixture,
                      gconstpointer  data)
{
  sp_picture_view_select (fixture->view, &(SpPictureKey) { SP_TARGET_ACTOR, 1, 0 });
  act (fixture, "picture.move-right");
  assert_selected (fixture, SP_TARGET_ACTOR, 2, 0);
  act (fixture, "picture.move-down");
  assert_selected (fixture, SP_TARGET_ACTOR, 3, 0);
}

static void
test_move_along_lines (Fixture       *fixture,
                       gconstpointer  data)
{
  sp_picture_view_select (fixture->view, &(SpPictureKey) { SP_TARGET_ACTOR, 1, 0 });
  act (fixture, "picture.next-line");
  assert_selected (fixture, SP_TARGET_LINK, 7, 0);
  act (fixture, "picture.move-right");
  assert_selected (fixture, SP_TARGET_ACTOR, 2, 0);
}

static void
type_letters (Fixture    *fixture,
              const char *letters)
{
  gpointer controller = find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_KEY);

  for (const char *letter = letters; *letter != '\0'; letter++)
    {
      gboolean handled;

      g_signal_emit_by_name (controller, "key-pressed", gdk_unicode_to_keyval (*letter), 0, 0, &handled);
    }
}

static void
test_type_ahead (Fixture       *fixture,
                 gconstpointer  data)
{
  select_cell (fixture, 1, 4);
  type_letters (fixture, "go");
  assert_selected (fixture, SP_TARGET_CELL, 7, 4);
}

static void
test_range (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GArray) keys = NULL;

  act (fixture, "picture.select-all");
  keys = sp_picture_view_list_selected (fixture->view);
  g_assert_cmpuint (keys->len, ==, N_ACTORS * N_ISSUES);
}

static void
test_band (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GArray) keys = NULL;

  /* From the middle of cell 1, 1 to the middle of cell 2, 3. */
  drag (fixture, HEADING_WIDTH + CELL_WIDTH / 2 - 1, HEADING_HEIGHT + CELL_HEIGHT / 2 - 1, 2 * CELL_WIDTH + 2, CELL_HEIGHT + 2);
  keys = sp_picture_view_list_selected (fixture->view);
  g_assert_cmpuint (keys->len, ==, 6);
}

static void
test_click (Fixture       *fixture,
            gconstpointer  data)
{
  click (fixture, HEADING_WIDTH + 2.5 * CELL_WIDTH, HEADING_HEIGHT + 4.5 * CELL_HEIGHT, 1);
  assert_selected (fixture, SP_TARGET_CELL, 5, 3);
}

static void
count_cb (gpointer  data,
          GObject  *object)
{
  ++*(guint *) data;
}

static void
note_key_cb (SpPictureKey *noted,
             SpPictureKey *key)
{
  *noted = *key;
}

static void
test_activate (Fixture       *fixture,
               gconstpointer  data)
{
  SpPictureKey noted = { 0 };

  g_signal_connect_swapped (fixture->view, "target-activated", G_CALLBACK (note_key_cb), &noted);
  click (fixture, HEADING_WIDTH + 0.5 * CELL_WIDTH, HEADING_HEIGHT + 1.5 * CELL_HEIGHT, 2);
  g_assert_cmpint (noted.kind, ==, SP_TARGET_CELL);
  g_assert_cmpint (noted.id1, ==, 2);
}

static void
test_activate_ground (Fixture       *fixture,
                      gconstpointer  data)
{
  guint n = 0;

  g_signal_connect_swapped (fixture->view, "ground-activated", G_CALLBACK (count_cb), &n);
  click (fixture, 280, 240, 2);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_keep_selection (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (SpScene) scene = create_matrix (N_ACTORS - 2, FALSE);

  select_cell (fixture, 5, 5);
  sp_picture_view_set_scene (fixture->view, scene);
  assert_selected (fixture, SP_TARGET_CELL, 5, 5);
}

static void
test_lose_selection (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (SpScene) scene = create_matrix (N_ACTORS - 2, FALSE);
  guint n = 0;

  select_cell (fixture, N_ACTORS, 1);
  g_signal_connect_swapped (fixture->view, "selection-changed", G_CALLBACK (count_cb), &n);
  sp_picture_view_set_scene (fixture->view, scene);
  g_assert_null (sp_picture_view_get_selected (fixture->view));
  g_assert_cmpuint (n, ==, 1);
}

static void
test_zoom_keeps_place (Fixture       *fixture,
                       gconstpointer  data)
{
  double x, y, new_x, new_y;

  sp_picture_view_set_zoom (fixture->view, 2.0);
  gtk_adjustment_set_value (fixture->across, 150);
  gtk_adjustment_set_value (fixture->down, 120);
  sp_picture_view_to_scene (fixture->view, 300, 220, &x, &y);
  sp_picture_view_zoom_at (fixture->view, 3.0, 300, 220);
  sp_picture_view_to_scene (fixture->view, 300, 220, &new_x, &new_y);
  g_assert_cmpfloat_with_epsilon (x, new_x, 0.5);
  g_assert_cmpfloat_with_epsilon (y, new_y, 0.5);
}

static void
test_fit (Fixture       *fixture,
          gconstpointer  data)
{
  double x, y;

  sp_picture_view_set_zoom (fixture->view, 3.0);
  act (fixture, "picture.zoom-fit");
  sp_picture_view_from_scene (fixture->view, HEADING_WIDTH + N_ISSUES * CELL_WIDTH,
                              HEADING_HEIGHT + N_ACTORS * CELL_HEIGHT, &x, &y);
  g_assert_cmpfloat (x, <=, gtk_widget_get_width (GTK_WIDGET (fixture->view)));
  g_assert_cmpfloat (y, <=, gtk_widget_get_height (GTK_WIDGET (fixture->view)));
}

static void
take_room (Fixture *fixture,
           int      right,
           int      below)
{
  GtkWidget *scrolled = gtk_widget_get_parent (GTK_WIDGET (fixture->view));

  gtk_widget_set_margin_end (scrolled, right);
  gtk_widget_set_margin_bottom (scrolled, below);
  while (gtk_widget_get_width (GTK_WIDGET (fixture->view)) > 480 - right
         || gtk_widget_get_height (GTK_WIDGET (fixture->view)) > 320 - below)
    g_main_context_iteration (NULL, TRUE);
}

/* The matrix does not fit into the window at a size that can be read. */
static void
test_start_readable (Fixture       *fixture,
                     gconstpointer  data)
{
  double zoom = sp_picture_view_get_zoom (fixture->view);

  g_assert_cmpfloat (zoom, >=, 0.6);
  take_room (fixture, 250, 0);
  g_assert_cmpfloat (sp_picture_view_get_zoom (fixture->view) * HEADING_WIDTH * 96 / 72, <=, 0.45 * 230);
  act (fixture, "picture.zoom-fit");
  g_assert_cmpfloat (zoom, >, sp_picture_view_get_zoom (fixture->view));
}

/* The lower right corner of a cell, in the window. */
static graphene_point_t
find_corner (Fixture *fixture,
             guint    actor,
             guint    issue)
{
  double x, y;

  sp_picture_view_from_scene (fixture->view, HEADING_WIDTH + issue * CELL_WIDTH, HEADING_HEIGHT + actor * CELL_HEIGHT, &x, &y);
  return GRAPHENE_POINT_INIT ((float) x, (float) y);
}

/* A panel that opens for what was clicked on does not hide it. */
static void
test_room_keeps_selected (Fixture       *fixture,
                          gconstpointer  data)
{
  graphene_point_t corner;

  sp_picture_view_set_zoom (fixture->view, 1.0);
  select_cell (fixture, 5, 3);
  corner = find_corner (fixture, 5, 3);
  take_room (fixture, 480 - (int) corner.x + 10, 320 - (int) corner.y + 10);
  corner = find_corner (fixture, 5, 3);
  g_assert_cmpfloat (corner.x, <=, gtk_widget_get_width (GTK_WIDGET (fixture->view)));
  g_assert_cmpfloat (corner.y, <=, gtk_widget_get_height (GTK_WIDGET (fixture->view)));
  sp_picture_view_select (fixture->view, &(SpPictureKey) { SP_TARGET_ACTOR, 4, 0 });
  take_room (fixture, gtk_widget_get_margin_end (gtk_widget_get_parent (GTK_WIDGET (fixture->view))), 220);
  g_assert_cmpfloat (find_corner (fixture, 4, 1).y, <=, gtk_widget_get_height (GTK_WIDGET (fixture->view)));
}

static void
test_room_leaves_the_rest (Fixture       *fixture,
                           gconstpointer  data)
{
  double place;

  sp_picture_view_set_zoom (fixture->view, 2.0);
  select_cell (fixture, 1, 1);
  gtk_adjustment_set_value (fixture->down, 400.0);
  place = gtk_adjustment_get_value (fixture->down);
  take_room (fixture, 0, 60);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (fixture->down), place, 1e-6);
}

/* The last row can be brought out from under the buttons that lie over the corner. */
static void
test_cover (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *scrolled = g_object_ref (gtk_widget_get_parent (GTK_WIDGET (fixture->view)));
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *cover = gtk_label_new ("100 %");
  graphene_rect_t bounds;
  graphene_point_t corner;

  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scrolled);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), cover);
  gtk_widget_set_halign (cover, GTK_ALIGN_END);
  gtk_widget_set_valign (cover, GTK_ALIGN_END);
  sp_picture_view_set_cover (fixture->view, cover);
  wait_for_size (cover);
  sp_picture_view_set_zoom (fixture->view, 2.0);
  gtk_adjustment_set_value (fixture->across, G_MAXDOUBLE);
  select_cell (fixture, N_ACTORS, N_ISSUES);
  sp_picture_view_scroll_to (fixture->view, &(SpPictureKey) { SP_TARGET_CELL, N_ACTORS, N_ISSUES });
  corner = find_corner (fixture, N_ACTORS, N_ISSUES);
  g_assert_true (gtk_widget_compute_bounds (cover, GTK_WIDGET (fixture->view), &bounds));
  g_assert_cmpfloat (corner.y, <=, bounds.origin.y);
  g_object_unref (scrolled);
}

static void
test_zoom_ends_fitting (Fixture       *fixture,
                        gconstpointer  data)
{
  act (fixture, "picture.zoom-fit");
  g_assert_true (sp_picture_view_get_fitting (fixture->view));
  act (fixture, "picture.zoom-in");
  g_assert_false (sp_picture_view_get_fitting (fixture->view));
}

static void
test_headings_stay (Fixture       *fixture,
                    gconstpointer  data)
{
  double x, y;

  sp_picture_view_set_zoom (fixture->view, 1.0);
  gtk_adjustment_set_value (fixture->down, gtk_adjustment_get_upper (fixture->down));
  /* At the upper edge there is still the row of headings. */
  sp_picture_view_to_scene (fixture->view, 200, 5, &x, &y);
  g_assert_cmpfloat (y, <, HEADING_HEIGHT);
}

static void
test_scroll_to (Fixture       *fixture,
                gconstpointer  data)
{
  double x, y;

  sp_picture_view_set_zoom (fixture->view, 2.0);
  select_cell (fixture, 1, 1);
  select_cell (fixture, N_ACTORS, N_ISSUES);
  sp_picture_view_from_scene (fixture->view, HEADING_WIDTH + N_ISSUES * CELL_WIDTH,
                              HEADING_HEIGHT + N_ACTORS * CELL_HEIGHT, &x, &y);
  g_assert_cmpfloat (x, <=, gtk_widget_get_width (GTK_WIDGET (fixture->view)));
  g_assert_cmpfloat (y, <=, gtk_widget_get_height (GTK_WIDGET (fixture->view)));
}

typedef struct
{
  gint64 id;
  double x;
  double y;
} Moved;

static void
note_move_cb (Moved  *moved,
              gint64  id,
              double  x,
              double  y)
{
  *moved = (Moved) { id, x, y };
}

static void
test_drag_moves_node (Fixture       *fixture,
                      gconstpointer  data)
{
  Moved moved = { 0 };

  g_signal_connect_swapped (fixture->view, "node-moved", G_CALLBACK (note_move_cb), &moved);
  drag (fixture, 150, 200, 60, -40);
  g_assert_cmpint (moved.id, ==, 3);
  g_assert_cmpfloat_with_epsilon (moved.x, 210, 0.5);
  g_assert_cmpfloat_with_epsilon (moved.y, 160, 0.5);
}

static void
test_nothing_moves_uneditable (Fixture       *fixture,
                               gconstpointer  data)
{
  Moved moved = { 0 };

  sp_picture_view_set_editable (fixture->view, FALSE);
  g_signal_connect_swapped (fixture->view, "node-moved", G_CALLBACK (note_move_cb), &moved);
  drag (fixture, 150, 200, 60, -40);
  g_assert_cmpint (moved.id, ==, 0);
}

typedef struct
{
  gint64 from;
  gint64 to;
} Drawn;

static void
note_link_cb (Drawn  *drawn,
              gint64  from,
              gint64  to)
{
  *drawn = (Drawn) { from, to };
}

static void
test_drag_from_rim_links (Fixture       *fixture,
                          gconstpointer  data)
{
  Drawn drawn = { 0 };

  g_signal_connect_swapped (fixture->view, "link-drawn", G_CALLBACK (note_link_cb), &drawn);
  drag (fixture, 150, 181, 100, -121);
  g_assert_cmpint (drawn.from, ==, 3);
  g_assert_cmpint (drawn.to, ==, 2);
}

static void
test_grid_roles (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GtkAccessible) heads = gtk_accessible_get_first_accessible_child (GTK_ACCESSIBLE (fixture->view));
  g_autoptr (GtkAccessible) row = gtk_accessible_get_next_accessible_sibling (heads);
  g_autoptr (GtkAccessible) heading = gtk_accessible_get_first_accessible_child (row);
  g_autoptr (GtkAccessible) cell = gtk_accessible_get_next_accessible_sibling (heading);
  g_autoptr (GtkAccessible) column = gtk_accessible_get_first_accessible_child (heads);

  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_role (column, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_test_accessible_assert_role (heading, GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static GtkAccessible *
get_first_cell (Fixture *fixture)
{
  g_autoptr (GtkAccessible) heads = gtk_accessible_get_first_accessible_child (GTK_ACCESSIBLE (fixture->view));
  g_autoptr (GtkAccessible) row = gtk_accessible_get_next_accessible_sibling (heads);
  g_autoptr (GtkAccessible) heading = gtk_accessible_get_first_accessible_child (row);

  return gtk_accessible_get_next_accessible_sibling (heading);
}

static void
test_cell_name (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GtkAccessible) cell = get_first_cell (fixture);

  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "Anna Example, Issue 1: supports");
}

static void
test_cell_selected (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GtkAccessible) cell = get_first_cell (fixture);

  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  select_cell (fixture, 1, 1);
  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
}

static void
test_cell_position (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GtkAccessible) cell = get_first_cell (fixture);

  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_ROW_INDEX, 2);
  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_COL_INDEX, 2);
}

static void
test_cell_outlives_scene (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GtkAccessible) cell = get_first_cell (fixture);
  g_autoptr (SpScene) scene = create_matrix (3, FALSE);
  g_autoptr (GtkAccessible) again = NULL;

  sp_picture_view_set_scene (fixture->view, scene);
  again = get_first_cell (fixture);
  g_assert_true (cell == again);
}

static void
test_node_roles (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GtkAccessible) node = gtk_accessible_get_first_accessible_child (GTK_ACCESSIBLE (fixture->view));

  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_LIST_BOX);
  gtk_test_accessible_assert_role (node, GTK_ACCESSIBLE_ROLE_OPTION);
  gtk_test_accessible_assert_property (node, GTK_ACCESSIBLE_PROPERTY_LABEL, "Anna Example");
}

static void
test_child_bounds (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GtkAccessible) node = gtk_accessible_get_first_accessible_child (GTK_ACCESSIBLE (fixture->view));
  int x, y, width, height;
  double place_x, place_y;

  g_assert_true (gtk_accessible_get_bounds (node, &x, &y, &width, &height));
  sp_picture_view_from_scene (fixture->view, 20, 40, &place_x, &place_y);
  g_assert_cmpint (ABS (x - (int) place_x), <=, 1);
  g_assert_cmpint (ABS (y - (int) place_y), <=, 1);
}

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *path;
    void (*set_up) (Fixture *, gconstpointer);
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "move-in-matrix", set_up_matrix, test_move_in_matrix },
    { "move-to-headings", set_up_matrix, test_move_to_headings },
    { "stop-at-edge", set_up_matrix, test_stop_at_edge },
    { "right-to-left", set_up_matrix, test_right_to_left },
    { "move-in-diagram", set_up_diagram, test_move_in_diagram },
    { "move-along-lines", set_up_diagram, test_move_along_lines },
    { "type-ahead", set_up_matrix, test_type_ahead },
    { "select-all", set_up_matrix, test_range },
    { "band", set_up_matrix, test_band },
    { "click-selects", set_up_matrix, test_click },
    { "double-click-activates", set_up_matrix, test_activate },
    { "double-click-on-ground", set_up_diagram, test_activate_ground },
    { "selection-outlives-scene", set_up_matrix, test_keep_selection },
    { "selection-falls-away", set_up_matrix, test_lose_selection },
    { "zoom-keeps-place", set_up_matrix, test_zoom_keeps_place },
    { "fit", set_up_matrix, test_fit },
    { "starts-readable", set_up_matrix, test_start_readable },
    { "room-keeps-selected", set_up_matrix, test_room_keeps_selected },
    { "room-leaves-the-rest", set_up_matrix, test_room_leaves_the_rest },
    { "nothing-under-a-cover", set_up_matrix, test_cover },
    { "zoom-ends-fitting", set_up_matrix, test_zoom_ends_fitting },
    { "headings-stay", set_up_matrix, test_headings_stay },
    { "selected-comes-into-sight", set_up_matrix, test_scroll_to },
    { "drag-moves-node", set_up_diagram, test_drag_moves_node },
    { "nothing-moves-uneditable", set_up_diagram, test_nothing_moves_uneditable },
    { "drag-from-rim-links", set_up_diagram, test_drag_from_rim_links },
    { "grid-roles", set_up_matrix, test_grid_roles },
    { "cell-name", set_up_matrix, test_cell_name },
    { "cell-selected", set_up_matrix, test_cell_selected },
    { "cell-position", set_up_matrix, test_cell_position },
    { "cell-outlives-scene", set_up_matrix, test_cell_outlives_scene },
    { "node-roles", set_up_diagram, test_node_roles },
    { "child-bounds", set_up_diagram, test_child_bounds },
  };

  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/standpoint/picture-view/", tests[i].path, NULL);

      g_test_add (path, Fixture, NULL, tests[i].set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
