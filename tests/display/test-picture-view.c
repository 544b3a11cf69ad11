/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-view-fixture.h"

/* Moving, selecting and dragging by keys and mouse. */

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

int
main (int   argc,
      char *argv[])
{
  const ViewTest tests[] = {
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
    { "drag-moves-node", set_up_diagram, test_drag_moves_node },
    { "nothing-moves-uneditable", set_up_diagram, test_nothing_moves_uneditable },
    { "drag-from-rim-links", set_up_diagram, test_drag_from_rim_links },
  };

  return run_view_tests (argc, argv, "picture-view", tests, G_N_ELEMENTS (tests));
}
