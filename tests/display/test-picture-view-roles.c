/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-view-fixture.h"

/* What the accessibility tree tells of a picture. */

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
  const ViewTest tests[] = {
    { "grid-roles", set_up_matrix, test_grid_roles },
    { "cell-name", set_up_matrix, test_cell_name },
    { "cell-selected", set_up_matrix, test_cell_selected },
    { "cell-position", set_up_matrix, test_cell_position },
    { "cell-outlives-scene", set_up_matrix, test_cell_outlives_scene },
    { "node-roles", set_up_diagram, test_node_roles },
    { "child-bounds", set_up_diagram, test_child_bounds },
  };

  return run_view_tests (argc, argv, "picture-view-roles", tests, G_N_ELEMENTS (tests));
}
