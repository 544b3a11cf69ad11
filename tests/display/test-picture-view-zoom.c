/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-view-fixture.h"

/* Which part of a picture is seen, and how large. */

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

int
main (int   argc,
      char *argv[])
{
  const ViewTest tests[] = {
    { "zoom-keeps-place", set_up_matrix, test_zoom_keeps_place },
    { "fit", set_up_matrix, test_fit },
    { "starts-readable", set_up_matrix, test_start_readable },
    { "room-keeps-selected", set_up_matrix, test_room_keeps_selected },
    { "room-leaves-the-rest", set_up_matrix, test_room_leaves_the_rest },
    { "nothing-under-a-cover", set_up_matrix, test_cover },
    { "zoom-ends-fitting", set_up_matrix, test_zoom_ends_fitting },
    { "headings-stay", set_up_matrix, test_headings_stay },
    { "selected-comes-into-sight", set_up_matrix, test_scroll_to },
  };

  return run_view_tests (argc, argv, "picture-view-zoom", tests, G_N_ELEMENTS (tests));
}
