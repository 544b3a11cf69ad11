/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-dispersion.h"

#include <math.h>

#define COUNTS(...) ((const double[]) { __VA_ARGS__ })
#define AGREEMENT(...) sp_dispersion_get_agreement (COUNTS (__VA_ARGS__), G_N_ELEMENTS (COUNTS (__VA_ARGS__)))
#define CONSENSUS(...) sp_dispersion_get_consensus (COUNTS (__VA_ARGS__), G_N_ELEMENTS (COUNTS (__VA_ARGS__)))

static void
test_ends_of_agreement (void)
{
  g_assert_cmpfloat (AGREEMENT (0, 0, 7, 0, 0), ==, 1.0);
  g_assert_cmpfloat_with_epsilon (AGREEMENT (5, 0, 0, 0, 5), -1.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (AGREEMENT (3, 3, 3, 3, 3), 0.0, 1e-12);
}

/* The example of the method's paper, with seven categories. */
static void
test_published_agreement (void)
{
  g_assert_cmpfloat_with_epsilon (AGREEMENT (30, 40, 210, 130, 530, 50, 10), 0.6113333, 1e-6);
}

/* The layers are 1 1 0 0 0 with two answers, U = 1 and 1 - 1/4, and 1 0 0 0 0 with one: (2 · 0.75 + 1) / 3. */
static void
test_layers (void)
{
  g_assert_cmpfloat_with_epsilon (AGREEMENT (2, 1, 0, 0, 0), 2.5 / 3.0, 1e-12);
}

static void
test_polarisation (void)
{
  const double counts[] = { 5, 0, 0, 0, 5 };

  g_assert_cmpfloat_with_epsilon (sp_dispersion_get_polarisation (counts, 5), 1.0, 1e-12);
}

static void
test_consensus (void)
{
  g_assert_cmpfloat (CONSENSUS (0, 0, 0, 4, 0), ==, 1.0);
  g_assert_cmpfloat_with_epsilon (CONSENSUS (4, 0, 0, 0, 4), 0.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (CONSENSUS (1, 1, 0, 0, 0), 1.0 + log2 (0.875), 1e-12);
  /* As another implementation, the R package agrmt, gives it for the example of van der Eijk's paper. */
  g_assert_cmpfloat_with_epsilon (CONSENSUS (30, 40, 210, 130, 530, 50, 10), 0.7256876, 1e-7);
  /* Spread evenly: 1 + (2 log2 1/2 + 2 log2 3/4) / 5. */
  g_assert_cmpfloat_with_epsilon (CONSENSUS (1, 1, 1, 1, 1), 0.433985, 1e-6);
}

static void
test_nothing (void)
{
  g_assert_true (isnan (AGREEMENT (0, 0, 0)));
  g_assert_true (isnan (AGREEMENT (4)));
  g_assert_true (isnan (CONSENSUS (0, 0, 0)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/dispersion/agreement-at-its-ends", test_ends_of_agreement);
  g_test_add_func ("/standpoint/dispersion/agreement-of-the-paper", test_published_agreement);
  g_test_add_func ("/standpoint/dispersion/agreement-by-layers", test_layers);
  g_test_add_func ("/standpoint/dispersion/polarisation", test_polarisation);
  g_test_add_func ("/standpoint/dispersion/consensus", test_consensus);
  g_test_add_func ("/standpoint/dispersion/nothing-is-unknown", test_nothing);
  return g_test_run ();
}
