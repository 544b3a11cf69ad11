/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-samples.h"

#include <math.h>

static const SpLayoutMethod methods[] = {
  SP_LAYOUT_METHOD_DISTANCES, SP_LAYOUT_METHOD_CAMPS, SP_LAYOUT_METHOD_FRUCHTERMAN_REINGOLD,
  SP_LAYOUT_METHOD_KAMADA_KAWAI, SP_LAYOUT_METHOD_CIRCLE,
};

static void
test_pinned_stay (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (LayoutSample) sample = layout_sample_new_planted (60, 3);

      for (guint k = 0; k < 3; k++)
        {
          sample->start_x[20 * k] = 333.3 * k + 0.1;
          sample->start_y[20 * k] = 77.7;
          sample->pinned[20 * k] = TRUE;
        }
      layout_sample_compute (sample, methods[i], 1);
      for (guint k = 0; k < 3; k++)
        {
          g_assert_cmpmem (&sample->x[20 * k], sizeof (double), &sample->start_x[20 * k], sizeof (double));
          g_assert_cmpmem (&sample->y[20 * k], sizeof (double), &sample->start_y[20 * k], sizeof (double));
        }
      g_assert_cmpuint (layout_sample_count_overlaps (sample, 7.9), ==, 0);
    }
}

static double
measure_mean_move (LayoutSample *sample, guint n)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    sum += hypot (sample->x[i] - sample->start_x[i], sample->y[i] - sample->start_y[i]);
  return sum / n;
}

static void
test_same_again (gconstpointer data)
{
  g_autoptr (LayoutSample) sample = layout_sample_new_planted (80, 4);

  layout_sample_compute (sample, GPOINTER_TO_UINT (data), 1);
  layout_sample_keep_places (sample);
  layout_sample_compute (sample, GPOINTER_TO_UINT (data), 2);
  g_assert_cmpfloat (measure_mean_move (sample, 80), <, 12.0);
}

static void
test_new_link (gconstpointer data)
{
  g_autoptr (LayoutSample) sample = layout_sample_new_planted (80, 4);

  layout_sample_compute (sample, GPOINTER_TO_UINT (data), 1);
  layout_sample_keep_places (sample);
  layout_sample_link (sample, 3, 70, 1.0, 1);
  layout_sample_compute (sample, GPOINTER_TO_UINT (data), 2);
  g_assert_cmpfloat (measure_mean_move (sample, 80), <, 12.0);
}

static void
test_new_node (gconstpointer data)
{
  g_autoptr (LayoutSample) sample = layout_sample_new_planted (81, 4);
  double farthest = 0.0;

  /* Node 80 is linked to node 79 and its bloc; it had no place. */
  layout_sample_compute (sample, GPOINTER_TO_UINT (data), 1);
  layout_sample_keep_places (sample);
  sample->start_x[80] = sample->start_y[80] = NAN;
  layout_sample_compute (sample, GPOINTER_TO_UINT (data), 2);
  for (guint i = 0; i < 80; i++)
    farthest = MAX (farthest, layout_sample_get_distance (sample, 79, i));
  g_assert_cmpfloat (measure_mean_move (sample, 80), <, 12.0);
  g_assert_cmpfloat (layout_sample_get_distance (sample, 80, 79), <, farthest / 2);
}

static void
test_components_apart (void)
{
  g_autoptr (LayoutSample) sample = layout_sample_new (60);
  double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < 30; i++)
    if (i % 10 != 0)
      layout_sample_link (sample, i - 1, i, 1.0, 0);
  layout_sample_compute (sample, SP_LAYOUT_METHOD_AUTOMATIC, 1);
  for (guint i = 0; i < 60; i++)
    {
      left = MIN (left, sample->x[i] - 40.0);
      right = MAX (right, sample->x[i] + 40.0);
      top = MIN (top, sample->y[i] - 15.0);
      bottom = MAX (bottom, sample->y[i] + 15.0);
    }
  g_assert_cmpuint (layout_sample_count_overlaps (sample, 7.9), ==, 0);
  g_assert_cmpfloat ((right - left) / (bottom - top), >, 0.8);
  g_assert_cmpfloat ((right - left) / (bottom - top), <, 2.4);
}

static guint
count_different (const double *places, guint first, guint end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    {
      gboolean is_new = TRUE;

      for (guint k = first; k < i; k++)
        is_new &= fabs (places[i] - places[k]) > 0.01;
      n += is_new;
    }
  return n;
}

/* Nodes without a link stand in rows and columns, below the others or beside them, and widen the picture little. */
static void
test_single_nodes_in_a_table (void)
{
  g_autoptr (LayoutSample) sample = layout_sample_new (36);
  double bottom = -INFINITY, right = -INFINITY, top = INFINITY, left = INFINITY;
  guint n_columns, n_rows;

  for (guint i = 1; i < 12; i++)
    layout_sample_link (sample, i - 1, i, 1.0, 0);
  layout_sample_compute (sample, SP_LAYOUT_METHOD_DISTANCES, 1);
  n_columns = count_different (sample->x, 12, 36);
  n_rows = count_different (sample->y, 12, 36);
  g_assert_cmpuint (n_columns * n_rows, >=, 24);
  g_assert_cmpuint (n_columns * (n_rows - 1), <, 24);
  for (guint i = 0; i < 12; i++)
    {
      bottom = MAX (bottom, sample->y[i]);
      right = MAX (right, sample->x[i]);
    }
  for (guint i = 12; i < 36; i++)
    {
      top = MIN (top, sample->y[i]);
      left = MIN (left, sample->x[i]);
    }
  g_assert_true (top > bottom || left > right);
}

static void
test_new_component_beside_old (void)
{
  g_autoptr (LayoutSample) sample = layout_sample_new (20);

  for (guint i = 1; i < 10; i++)
    layout_sample_link (sample, i - 1, i, 1.0, 0);
  for (guint i = 11; i < 20; i++)
    layout_sample_link (sample, i - 1, i, 1.0, 0);
  layout_sample_compute (sample, SP_LAYOUT_METHOD_DISTANCES, 1);
  layout_sample_keep_places (sample);
  for (guint i = 10; i < 20; i++)
    sample->start_x[i] = sample->start_y[i] = NAN;
  layout_sample_compute (sample, SP_LAYOUT_METHOD_DISTANCES, 1);
  g_assert_cmpuint (layout_sample_count_overlaps (sample, 7.9), ==, 0);
  g_assert_cmpfloat (measure_mean_move (sample, 10), <, 15.0);
}

static void
test_overlaps_of_a_heap (void)
{
  g_autoptr (LayoutSample) sample = layout_sample_new (300);

  for (guint i = 0; i < 300; i++)
    {
      sample->widths[i] = 20.0 + 7 * (i % 13);
      sample->heights[i] = 10.0 + 5 * (i % 7);
      sample->x[i] = i % 3;
      sample->y[i] = 0.0;
    }
  sp_layout_remove_overlaps (300, sample->widths, sample->heights, NULL, 5.0, sample->x, sample->y);
  g_assert_cmpuint (layout_sample_count_overlaps (sample, 5.0), ==, 0);
}

static void
test_overlaps_leave_others_alone (void)
{
  double widths[] = { 10, 10, 10 }, heights[] = { 10, 10, 10 };
  double x[] = { 0, 4, 100 }, y[] = { 0, 0, 0 };

  sp_layout_remove_overlaps (3, widths, heights, NULL, 2.0, x, y);
  g_assert_cmpfloat (x[1] - x[0], >=, 12.0);
  g_assert_cmpfloat (x[1] - x[0], <, 12.1);
  g_assert_cmpfloat_with_epsilon (x[2], 100.0, 1e-12);
}

static void
test_overlaps_between_pinned (void)
{
  double widths[] = { 50, 50, 50 }, heights[] = { 20, 20, 20 };
  double x[] = { 0, 30, 62 }, y[] = { 0, 1, 0 };
  gboolean pinned[] = { TRUE, FALSE, TRUE };

  sp_layout_remove_overlaps (3, widths, heights, pinned, 4.0, x, y);
  g_assert_cmpfloat_with_epsilon (x[0], 0.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (x[2], 62.0, 1e-12);
  g_assert_true (fabs (y[1]) >= 24.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/layout/pinned-nodes-stay", test_pinned_stay);
  g_test_add_data_func ("/standpoint/layout/again-moves-little-in-distances",
                        GUINT_TO_POINTER (SP_LAYOUT_METHOD_DISTANCES), test_same_again);
  g_test_add_data_func ("/standpoint/layout/again-moves-little-in-camps", GUINT_TO_POINTER (SP_LAYOUT_METHOD_CAMPS),
                        test_same_again);
  g_test_add_data_func ("/standpoint/layout/new-link-moves-little-in-distances",
                        GUINT_TO_POINTER (SP_LAYOUT_METHOD_DISTANCES), test_new_link);
  g_test_add_data_func ("/standpoint/layout/new-link-moves-little-in-camps", GUINT_TO_POINTER (SP_LAYOUT_METHOD_CAMPS),
                        test_new_link);
  g_test_add_data_func ("/standpoint/layout/new-node-near-neighbours-in-distances",
                        GUINT_TO_POINTER (SP_LAYOUT_METHOD_DISTANCES), test_new_node);
  g_test_add_data_func ("/standpoint/layout/new-node-near-neighbours-in-camps", GUINT_TO_POINTER (SP_LAYOUT_METHOD_CAMPS),
                        test_new_node);
  g_test_add_func ("/standpoint/layout/components-are-packed", test_components_apart);
  g_test_add_func ("/standpoint/layout/single-nodes-in-a-table", test_single_nodes_in_a_table);
  g_test_add_func ("/standpoint/layout/new-component-beside-the-old", test_new_component_beside_old);
  g_test_add_func ("/standpoint/layout/overlaps/of-a-heap", test_overlaps_of_a_heap);
  g_test_add_func ("/standpoint/layout/overlaps/leave-others-alone", test_overlaps_leave_others_alone);
  g_test_add_func ("/standpoint/layout/overlaps/between-pinned", test_overlaps_between_pinned);
  return g_test_run ();
}
