/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-samples.h"

#include <math.h>
#include <string.h>

static const SpLayoutMethod methods[] = {
  SP_LAYOUT_METHOD_AUTOMATIC, SP_LAYOUT_METHOD_DISTANCES, SP_LAYOUT_METHOD_CAMPS, SP_LAYOUT_METHOD_FRUCHTERMAN_REINGOLD,
  SP_LAYOUT_METHOD_KAMADA_KAWAI, SP_LAYOUT_METHOD_CIRCLE,
};

static void
test_few_nodes (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (LayoutSample) sample = layout_sample_new (n);

      if (n > 1)
        layout_sample_link (sample, 0, 1, 1.0, 1);
      layout_sample_compute (sample, methods[i], 1);
      g_assert_cmpuint (layout_sample_count_overlaps (sample, 0.0), ==, 0);
    }
}

static void
test_no_overlap (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (LayoutSample) sample = layout_sample_new_planted (150, 5);

      layout_sample_compute (sample, methods[i], 1);
      g_assert_cmpuint (layout_sample_count_overlaps (sample, 7.9), ==, 0);
    }
}

static void
test_repeatable (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (LayoutSample) a = layout_sample_new_planted (200, 4);
      g_autoptr (LayoutSample) b = layout_sample_new_planted (200, 4);

      layout_sample_compute (a, methods[i], 42);
      layout_sample_compute (b, methods[i], 42);
      g_assert_cmpmem (a->x, 200 * sizeof (double), b->x, 200 * sizeof (double));
      g_assert_cmpmem (a->y, 200 * sizeof (double), b->y, 200 * sizeof (double));
    }
}

static void
compute_with_threads (LayoutSample *sample, SpLayoutMethod method, guint n_threads)
{
  SpLayoutOptions options = { .method = method, .seed = 3, .n_threads = n_threads };

  g_assert_true (sp_layout_compute (&sample->graph, &options, sample->x, sample->y, NULL));
}

static void
test_threads_do_not_matter (gconstpointer data)
{
  SpLayoutMethod method = GPOINTER_TO_UINT (data);
  g_autoptr (LayoutSample) a = layout_sample_new_planted (4000, 20);
  g_autoptr (LayoutSample) b = layout_sample_new_planted (4000, 20);

  a->graph.widths = a->graph.heights = b->graph.widths = b->graph.heights = NULL;
  compute_with_threads (a, method, 1);
  compute_with_threads (b, method, 5);
  g_assert_cmpmem (a->x, 4000 * sizeof (double), b->x, 4000 * sizeof (double));
}

static void
test_seed_matters (void)
{
  g_autoptr (LayoutSample) a = layout_sample_new_planted (200, 4);
  g_autoptr (LayoutSample) b = layout_sample_new_planted (200, 4);

  layout_sample_compute (a, SP_LAYOUT_METHOD_CAMPS, 1);
  layout_sample_compute (b, SP_LAYOUT_METHOD_CAMPS, 2);
  g_assert_cmpint (memcmp (a->x, b->x, 200 * sizeof (double)), !=, 0);
}

static void
test_path_is_straight (void)
{
  g_autoptr (LayoutSample) sample = layout_sample_new (12);

  sample->graph.widths = sample->graph.heights = NULL;
  for (guint i = 1; i < 12; i++)
    layout_sample_link (sample, i - 1, i, 1.0, 0);
  layout_sample_compute (sample, SP_LAYOUT_METHOD_DISTANCES, 1);
  g_assert_cmpfloat (sp_layout_measure_stress (&sample->graph, sample->x, sample->y), <, 0.001);
}

/* Squares of links that are as long as each other but for the last one. */
static double
measure_stress_of_grid (guint side, double last_weight)
{
  guint n = side * side;
  g_autoptr (LayoutSample) sample = layout_sample_new (n);

  sample->graph.widths = sample->graph.heights = NULL;
  for (guint i = 0; i < n; i++)
    {
      if (i % side > 0)
        layout_sample_link (sample, i - 1, i, i + 1 == n ? last_weight : 1.0, 0);
      if (i >= side)
        layout_sample_link (sample, i - side, i, 1.0, 0);
    }
  layout_sample_compute (sample, SP_LAYOUT_METHOD_DISTANCES, 1);
  return sp_layout_measure_stress (&sample->graph, sample->x, sample->y);
}

static void
test_stress_of_large (void)
{
  g_assert_cmpfloat (measure_stress_of_grid (71, 1.0), <, 0.03);
}

/* Several paths are followed at once where links are equally long, one after the other where they are not. */
static void
test_stress_of_medium (void)
{
  double alike = measure_stress_of_grid (17, 1.0), nearly_alike = measure_stress_of_grid (17, 0.99);

  g_assert_cmpfloat (alike, <, 0.03);
  g_assert_cmpfloat_with_epsilon (alike, nearly_alike, 0.003);
}

static void
test_stress_is_measured (void)
{
  g_autoptr (LayoutSample) sample = layout_sample_new (3);
  double line[] = { 0.0, 5.0, 10.0 }, fold[] = { 0.0, 5.0, 0.0 }, level[] = { 0.0, 0.0, 0.0 };

  layout_sample_link (sample, 0, 1, 1.0, 0);
  layout_sample_link (sample, 1, 2, 1.0, 0);
  g_assert_cmpfloat_with_epsilon (sp_layout_measure_stress (&sample->graph, line, level), 0.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (sp_layout_measure_stress (&sample->graph, fold, level), 1.0 / 3.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (sp_layout_measure_stress (&sample->graph, level, level), 1.0, 1e-12);
}

static void
test_negative_is_longer (gconstpointer data)
{
  g_autoptr (LayoutSample) sample = layout_sample_new (6);

  sample->graph.widths = sample->graph.heights = NULL;
  for (guint i = 0; i < 6; i++)
    layout_sample_link (sample, i, (i + 1) % 6, 1.0, i == 0 ? -1 : 1);
  layout_sample_compute (sample, GPOINTER_TO_UINT (data), 1);
  g_assert_cmpfloat (layout_sample_get_distance (sample, 0, 1), >, 1.15 * layout_sample_get_distance (sample, 3, 4));
}

static void
test_heavy_is_shorter (gconstpointer data)
{
  g_autoptr (LayoutSample) sample = layout_sample_new (3);

  sample->graph.widths = sample->graph.heights = NULL;
  layout_sample_link (sample, 0, 1, 3.0, 0);
  layout_sample_link (sample, 1, 2, 1.0, 0);
  layout_sample_compute (sample, GPOINTER_TO_UINT (data), 1);
  g_assert_cmpfloat (1.5 * layout_sample_get_distance (sample, 0, 1), <, layout_sample_get_distance (sample, 1, 2));
}

static void
test_parallel_links_and_loops (void)
{
  g_autoptr (LayoutSample) plain = layout_sample_new (4);
  g_autoptr (LayoutSample) odd = layout_sample_new (4);

  for (guint i = 1; i < 4; i++)
    {
      layout_sample_link (plain, 0, i, 1.0, 0);
      layout_sample_link (odd, 0, i, 1.0, 0);
      layout_sample_link (odd, i, 0, 1.0, 0);
      layout_sample_link (odd, i, i, 1.0, 0);
    }
  layout_sample_compute (plain, SP_LAYOUT_METHOD_DISTANCES, 1);
  layout_sample_compute (odd, SP_LAYOUT_METHOD_DISTANCES, 1);
  g_assert_cmpmem (plain->x, sizeof (double) * 4, odd->x, sizeof (double) * 4);
}

static void
test_camps_lie_together (void)
{
  g_autoptr (LayoutSample) sample = layout_sample_new_planted (400, 8);
  double within = 0.0, between = 0.0;
  guint n_within = 0, n_between = 0;

  layout_sample_compute (sample, SP_LAYOUT_METHOD_CAMPS, 1);
  for (guint i = 0; i < 400; i++)
    for (guint k = 0; k < i; k++)
      {
        gboolean same = i / 50 == k / 50;

        *(same ? &within : &between) += layout_sample_get_distance (sample, i, k);
        *(same ? &n_within : &n_between) += 1;
      }
  g_assert_cmpfloat (within / n_within * 1.8, <, between / n_between);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/standpoint/layout/no-node", GUINT_TO_POINTER (0), test_few_nodes);
  g_test_add_data_func ("/standpoint/layout/one-node", GUINT_TO_POINTER (1), test_few_nodes);
  g_test_add_data_func ("/standpoint/layout/two-nodes", GUINT_TO_POINTER (2), test_few_nodes);
  g_test_add_data_func ("/standpoint/layout/two-nodes-and-one-alone", GUINT_TO_POINTER (3), test_few_nodes);
  g_test_add_func ("/standpoint/layout/no-overlap-by-any-method", test_no_overlap);
  g_test_add_func ("/standpoint/layout/repeatable-by-every-method", test_repeatable);
  g_test_add_data_func ("/standpoint/layout/threads-do-not-matter-to-camps", GUINT_TO_POINTER (SP_LAYOUT_METHOD_CAMPS),
                        test_threads_do_not_matter);
  g_test_add_data_func ("/standpoint/layout/threads-do-not-matter-to-distances",
                        GUINT_TO_POINTER (SP_LAYOUT_METHOD_DISTANCES), test_threads_do_not_matter);
  g_test_add_func ("/standpoint/layout/seed-matters", test_seed_matters);
  g_test_add_func ("/standpoint/layout/path-is-straight", test_path_is_straight);
  g_test_add_func ("/standpoint/layout/stress-of-a-large-grid-is-low", test_stress_of_large);
  g_test_add_func ("/standpoint/layout/stress-of-a-grid-is-low-however-paths-are-found", test_stress_of_medium);
  g_test_add_func ("/standpoint/layout/stress-is-measured", test_stress_is_measured);
  g_test_add_data_func ("/standpoint/layout/negative-link-is-longer-in-distances",
                        GUINT_TO_POINTER (SP_LAYOUT_METHOD_DISTANCES), test_negative_is_longer);
  g_test_add_data_func ("/standpoint/layout/negative-link-is-longer-in-camps", GUINT_TO_POINTER (SP_LAYOUT_METHOD_CAMPS),
                        test_negative_is_longer);
  g_test_add_data_func ("/standpoint/layout/heavy-link-is-shorter-in-distances",
                        GUINT_TO_POINTER (SP_LAYOUT_METHOD_DISTANCES), test_heavy_is_shorter);
  g_test_add_data_func ("/standpoint/layout/heavy-link-is-shorter-in-camps", GUINT_TO_POINTER (SP_LAYOUT_METHOD_CAMPS),
                        test_heavy_is_shorter);
  g_test_add_func ("/standpoint/layout/parallel-links-and-loops-change-nothing", test_parallel_links_and_loops);
  g_test_add_func ("/standpoint/layout/camps-lie-together", test_camps_lie_together);
  return g_test_run ();
}
