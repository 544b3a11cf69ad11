/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-dispersion.h"

#include <math.h>

static double
add_up (const double *counts, guint n)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    sum += counts[i];
  return sum;
}

static gboolean
is_measurable (const double *counts, guint n)
{
  return n >= 2 && add_up (counts, n) > 0.0;
}

/* Of every three categories in their order, how many are filled as one peak (the middle one and just one beside it)
 * and how many as two (both outer ones without the middle). */
static void
count_triples (const double *counts, guint n, double *n_peaked, double *n_split)
{
  double n_filled = 0.0;
  double n_empty = 0.0;
  double n_filled_after = 0.0;
  double n_empty_after = 0.0;

  *n_peaked = 0.0;
  *n_split = 0.0;
  for (guint i = 0; i < n; i++)
    {
      n_filled_after += counts[i] > 0.0;
      n_empty_after += counts[i] <= 0.0;
    }
  for (guint i = 0; i < n; i++)
    {
      gboolean filled = counts[i] > 0.0;

      n_filled_after -= filled;
      n_empty_after -= !filled;
      if (filled)
        *n_peaked += n_filled * n_empty_after + n_empty * n_filled_after;
      else
        *n_split += n_filled * n_filled_after;
      n_filled += filled;
      n_empty += !filled;
    }
}

/* The agreement of a layer, in which a category is either filled or empty. */
static double
measure_layer (const double *counts, guint n, guint n_filled)
{
  double unimodality = 1.0;
  double n_peaked;
  double n_split;

  count_triples (counts, n, &n_peaked, &n_split);
  if (n_peaked + n_split > 0.0)
    unimodality = ((n - 2.0) * n_peaked - (n - 1.0) * n_split) / ((n - 2.0) * (n_peaked + n_split));
  return unimodality * (1.0 - (n_filled - 1.0) / (n - 1.0));
}

static double
find_least (const double *counts, guint n, guint *n_filled)
{
  double least = INFINITY;

  *n_filled = 0;
  for (guint i = 0; i < n; i++)
    if (counts[i] > 0.0)
      {
        least = MIN (least, counts[i]);
        (*n_filled)++;
      }
  return least;
}

/**
 * sp_dispersion_get_agreement:
 * @counts: (array length=n): answers per category, in the order of the categories; not negative
 * @n: number of categories
 *
 * Measures agreement on one issue: 1 when all answers are in one category, 0 when they are spread evenly over all, -1
 * when half are at either end. The distribution is taken apart into layers, each with the same number of answers in some
 * categories and none in the others; A is the mean of the layers' agreement, weighted by their answers, and a layer's is
 * U (1 - (S - 1) / (K - 1)) for S filled of K categories, where U = ((K - 2) TU - (K - 1) TDU) / ((K - 2) (TU + TDU)) counts
 * the unimodal (110, 011) and bimodal (101) triples, and is 1 without any. C. van der Eijk, Measuring agreement in ordered
 * rating scales, Quality & Quantity 35, 2001.
 *
 * Takes O(K²) time. Without any answer, or with one category, the agreement is unknown.
 *
 * Returns: -1 to 1, or `NAN`
 */
double
sp_dispersion_get_agreement (const double *counts, guint n)
{
  g_autofree double *left = NULL;
  double total = add_up (counts, n);
  double agreement = 0.0;
  guint n_filled;

  if (!is_measurable (counts, n))
    return NAN;
  left = g_memdup2 (counts, n * sizeof (double));
  for (double least = find_least (left, n, &n_filled); n_filled > 0; least = find_least (left, n, &n_filled))
    {
      agreement += measure_layer (left, n, n_filled) * least * n_filled / total;
      for (guint i = 0; i < n; i++)
        left[i] = left[i] > least ? left[i] - least : 0.0;
    }
  return agreement;
}

/**
 * sp_dispersion_get_polarisation:
 * @counts: (array length=n): answers per category
 * @n: number of categories
 *
 * Turns van der Eijk's agreement A round: (1 - A) / 2.
 *
 * Returns: 0 (all alike) to 1 (half at either end), or `NAN` where the agreement is
 */
double
sp_dispersion_get_polarisation (const double *counts, guint n)
{
  return (1.0 - sp_dispersion_get_agreement (counts, n)) / 2.0;
}

/**
 * sp_dispersion_get_consensus:
 * @counts: (array length=n): answers per category
 * @n: number of categories
 *
 * Measures consensus as 1 + Σ p_k log2 (1 - |k - μ| / (K - 1)) with the mean category μ. W. J. Tastle and M. J. Wierman,
 * Consensus and dissention: A measure of ordinal dispersion, International Journal of Approximate Reasoning 45, 2007.
 *
 * Takes O(K) time.
 *
 * Returns: 0 (half at either end) to 1 (all alike), or `NAN` without any answer or with one category
 */
double
sp_dispersion_get_consensus (const double *counts, guint n)
{
  double total = add_up (counts, n);
  double mean = 0.0;
  double consensus = 1.0;

  if (!is_measurable (counts, n))
    return NAN;
  for (guint i = 0; i < n; i++)
    mean += i * counts[i] / total;
  for (guint i = 0; i < n; i++)
    if (counts[i] > 0.0)
      consensus += counts[i] / total * log2 (1.0 - fabs (i - mean) / (n - 1.0));
  return consensus;
}
