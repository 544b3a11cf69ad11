/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-samples.h"

#include <math.h>

static void
assert_invalid (LayoutSample *sample)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_layout_compute (&sample->graph, NULL, sample->x, sample->y, &error));
  g_assert_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_INVALID);
}

static void
test_weight (gconstpointer data)
{
  g_autoptr (LayoutSample) sample = layout_sample_new (3);

  layout_sample_link (sample, 0, 1, *(const double *) data, 0);
  assert_invalid (sample);
}

static void
test_end_out_of_range (void)
{
  g_autoptr (LayoutSample) sample = layout_sample_new (3);

  layout_sample_link (sample, 0, 3, 1.0, 0);
  assert_invalid (sample);
}

static void
test_pinned_without_place (void)
{
  g_autoptr (LayoutSample) sample = layout_sample_new (3);

  sample->pinned[1] = TRUE;
  assert_invalid (sample);
}

static void
test_size_not_a_number (void)
{
  g_autoptr (LayoutSample) sample = layout_sample_new (3);

  sample->widths[2] = NAN;
  assert_invalid (sample);
}

static gboolean
cancel_cb (double fraction, gpointer data)
{
  guint *n_calls = data;

  return ++*n_calls < 2;
}

static void
test_cancel (gconstpointer data)
{
  g_autoptr (LayoutSample) sample = layout_sample_new_planted (300, 3);
  g_autoptr (GError) error = NULL;
  guint n_calls = 0;
  SpLayoutOptions options = { .method = GPOINTER_TO_UINT (data), .progress = cancel_cb, .progress_data = &n_calls };

  g_assert_false (sp_layout_compute (&sample->graph, &options, sample->x, sample->y, &error));
  g_assert_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED);
  g_assert_cmpuint (n_calls, ==, 2);
}

typedef struct
{
  double last;
  gboolean is_rising;
} Progress;

static gboolean
watch_cb (double fraction, gpointer data)
{
  Progress *progress = data;

  progress->is_rising &= fraction >= progress->last && fraction <= 1.0;
  progress->last = fraction;
  return TRUE;
}

static void
test_progress (gconstpointer data)
{
  g_autoptr (LayoutSample) sample = layout_sample_new_planted (300, 3);
  Progress progress = { 0.0, TRUE };
  SpLayoutOptions options = { .method = GPOINTER_TO_UINT (data), .progress = watch_cb, .progress_data = &progress };

  g_assert_true (sp_layout_compute (&sample->graph, &options, sample->x, sample->y, NULL));
  g_assert_true (progress.is_rising);
  g_assert_cmpfloat_with_epsilon (progress.last, 1.0, 1e-12);
}

int
main (int argc, char *argv[])
{
  static const double not_a_number = NAN, zero = 0.0, negative = -1.0, infinite = INFINITY;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/standpoint/layout/refuses-weight-not-a-number", &not_a_number, test_weight);
  g_test_add_data_func ("/standpoint/layout/refuses-weight-zero", &zero, test_weight);
  g_test_add_data_func ("/standpoint/layout/refuses-weight-negative", &negative, test_weight);
  g_test_add_data_func ("/standpoint/layout/refuses-weight-infinite", &infinite, test_weight);
  g_test_add_func ("/standpoint/layout/refuses-end-out-of-range", test_end_out_of_range);
  g_test_add_func ("/standpoint/layout/refuses-pinned-without-place", test_pinned_without_place);
  g_test_add_func ("/standpoint/layout/refuses-size-not-a-number", test_size_not_a_number);
  g_test_add_data_func ("/standpoint/layout/cancels-distances", GUINT_TO_POINTER (SP_LAYOUT_METHOD_DISTANCES), test_cancel);
  g_test_add_data_func ("/standpoint/layout/cancels-camps", GUINT_TO_POINTER (SP_LAYOUT_METHOD_CAMPS), test_cancel);
  g_test_add_data_func ("/standpoint/layout/cancels-fruchterman-reingold",
                        GUINT_TO_POINTER (SP_LAYOUT_METHOD_FRUCHTERMAN_REINGOLD), test_cancel);
  g_test_add_data_func ("/standpoint/layout/progress-of-distances", GUINT_TO_POINTER (SP_LAYOUT_METHOD_DISTANCES),
                        test_progress);
  g_test_add_data_func ("/standpoint/layout/progress-of-camps", GUINT_TO_POINTER (SP_LAYOUT_METHOD_CAMPS), test_progress);
  return g_test_run ();
}
