/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-fiedler.h"

#include <math.h>

/* Most steps of Lanczos, and after how many it is looked at again whether they were enough. */
#define MOST_STEPS 240
#define STEPS_BETWEEN 8
/* The error of what was found, as a share of its eigenvalue. */
#define TOLERANCE 1e-8

typedef struct
{
  const SpMatrix *distances;
  double greatest;
  double *degrees;
  double shift;               /* twice the greatest degree: no eigenvalue of the Laplacian is larger */
} Laplacian;

static double
add_up (const double *values, guint n)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    sum += values[i];
  return sum;
}

static void
init_laplacian (Laplacian *self, const SpMatrix *distances)
{
  guint n = distances->n_rows;
  double greatest_degree = 0.0;

  self->distances = distances;
  self->greatest = 0.0;
  self->degrees = g_new (double, n);
  for (gsize i = 0; i < (gsize) n * n; i++)
    self->greatest = MAX (self->greatest, distances->values[i]);
  for (guint i = 0; i < n; i++)
    {
      const double *row = distances->values + (gsize) i * n;

      self->degrees[i] = (n - 1) * self->greatest - add_up (row, n) + row[i];
      greatest_degree = MAX (greatest_degree, self->degrees[i]);
    }
  self->shift = 2.0 * greatest_degree;
}

/* shift - L, with the constant vector, whose eigenvalue of L is 0, taken out: the Fiedler vector has the largest
 * eigenvalue of this. */
static void
multiply (const Laplacian *self, const double *from, double *to)
{
  guint n = self->distances->n_rows;
  double sum = add_up (from, n);
  double mean;

  for (guint i = 0; i < n; i++)
    {
      const double *row = self->distances->values + (gsize) i * n;
      double tied = 0.0;

      for (guint j = 0; j < n; j++)
        tied += row[j] * from[j];
      tied = self->greatest * (sum - from[i]) - tied + row[i] * from[i];
      to[i] = (self->shift - self->degrees[i]) * from[i] + tied;
    }
  mean = add_up (to, n) / n;
  for (guint i = 0; i < n; i++)
    to[i] -= mean;
}

static double
measure (const double *a, const double *b, guint n)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    sum += a[i] * b[i];
  return sum;
}

static void
scale (double *values, guint n, double factor)
{
  for (guint i = 0; i < n; i++)
    values[i] *= factor;
}

/* Takes out of a vector what it has of others, which are at right angles to each other and of length 1. */
static void
straighten (double *values, const double *others, guint n_others, guint n)
{
  for (guint k = 0; k < n_others; k++)
    {
      const double *other = others + (gsize) k * n;
      double share = measure (values, other, n);

      for (guint i = 0; i < n; i++)
        values[i] -= share * other[i];
    }
}

/* What the steps came to: a symmetric matrix with entries on its diagonal and beside it alone. */
typedef struct
{
  double diagonal[MOST_STEPS];
  double beside[MOST_STEPS];      /* entry i joins i and i + 1; positive */
  guint n;
} Steps;

/* Whether all eigenvalues are smaller than a number (W. Givens, Numerical computation of the characteristic values of a
 * real symmetric matrix, Oak Ridge National Laboratory, 1954). */
static gboolean
is_above_all (const Steps *self, double number)
{
  double pivot = number - self->diagonal[0];

  for (guint i = 1; i < self->n && pivot > 0.0; i++)
    pivot = number - self->diagonal[i] - self->beside[i - 1] * self->beside[i - 1] / pivot;
  return pivot > 0.0;
}

static double
find_largest_eigenvalue (const Steps *self)
{
  double low = self->diagonal[0];
  double high = 0.0;

  for (guint i = 0; i < self->n; i++)
    {
      double reach = (i > 0 ? self->beside[i - 1] : 0.0) + (i + 1 < self->n ? self->beside[i] : 0.0);

      low = MAX (low, self->diagonal[i]);
      high = MAX (high, fabs (self->diagonal[i]) + reach);
    }
  high += high * TOLERANCE + G_MINDOUBLE;
  for (guint i = 0; i < 100 && high - low > 1e-14 * high; i++)
    {
      double middle = (low + high) / 2.0;

      if (is_above_all (self, middle))
        high = middle;
      else
        low = middle;
    }
  return high;
}

/* Solves (number - self) x = x for a number above all eigenvalues, where every pivot is positive but for rounding. */
static void
divide (const Steps *self, double number, double *x)
{
  double least = number * 1e-16;
  double pivots[MOST_STEPS];

  pivots[0] = MAX (number - self->diagonal[0], least);
  for (guint i = 1; i < self->n; i++)
    {
      double factor = self->beside[i - 1] / pivots[i - 1];

      pivots[i] = MAX (number - self->diagonal[i] - factor * self->beside[i - 1], least);
      x[i] += factor * x[i - 1];
    }
  x[self->n - 1] /= pivots[self->n - 1];
  for (guint i = self->n - 1; i > 0; i--)
    x[i - 1] = (x[i - 1] + self->beside[i - 1] * x[i]) / pivots[i - 1];
}

/* The eigenvector of the largest eigenvalue, whose entries are all positive: inverse iteration from ones. */
static double
find_largest (const Steps *self, double *vector)
{
  double eigenvalue = find_largest_eigenvalue (self);

  for (guint i = 0; i < self->n; i++)
    vector[i] = 1.0;
  for (guint pass = 0; pass < 4; pass++)
    {
      divide (self, eigenvalue * (1.0 + 1e-13), vector);
      scale (vector, self->n, 1.0 / sqrt (measure (vector, vector, self->n)));
    }
  return eigenvalue;
}

/* A fixed start, so that the same distances give the same order: a slope. */
static void
fill_start (double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    values[i] = (double) i - (n - 1) / 2.0;
  scale (values, n, 1.0 / sqrt (measure (values, values, n)));
}

/* The next vector of the basis; its length is how far what was found is from being whole. */
static double
go_on (const Laplacian *laplacian, Steps *steps, double *basis, guint n)
{
  guint k = steps->n++;
  double *next = basis + (gsize) (k + 1) * n;
  double length;

  multiply (laplacian, basis + (gsize) k * n, next);
  steps->diagonal[k] = measure (next, basis + (gsize) k * n, n);
  straighten (next, basis, k + 1, n);
  straighten (next, basis, k + 1, n);
  length = sqrt (measure (next, next, n));
  steps->beside[k] = length;
  if (length > 0.0)
    scale (next, n, 1.0 / length);
  return length;
}

static double *
combine (const double *basis, const double *shares, guint n_shares, guint n)
{
  double *vector = g_new0 (double, n);

  for (guint k = 0; k < n_shares; k++)
    for (guint i = 0; i < n; i++)
      vector[i] += shares[k] * basis[(gsize) k * n + i];
  if (vector[0] < 0.0)
    scale (vector, n, -1.0);
  return vector;
}

/*
 * sp_fiedler_compute:
 * The eigenvector of the second smallest eigenvalue of L = D - S, where S = max (d) - d is how alike two rows are and D
 * is the sums of its rows (M. Fiedler, A property of eigenvectors of nonnegative symmetric matrices and its application
 * to graph theory, Czechoslovak Mathematical Journal 25, 1975; J. E. Atkins, E. G. Boman and B. Hendrickson, A spectral
 * algorithm for seriation and the consecutive ones problem, SIAM Journal on Computing 28, 1998), by the iteration of
 * C. Lanczos (Journal of Research of the National Bureau of Standards 45, 1950), each of whose some dozens of steps takes
 * O(n²) time. Where the steps are used up it is what they came to. The vector belongs to the caller; it is `NULL` for
 * fewer than three rows, and where all are equally far apart.
 */
double *
sp_fiedler_compute (const SpMatrix *distances)
{
  guint n = distances->n_rows;
  guint most = MIN (MOST_STEPS, n - 1);
  Laplacian laplacian;
  g_autofree Steps *steps = NULL;
  g_autofree double *basis = NULL;
  g_autofree double *degrees = NULL;
  double shares[MOST_STEPS];

  if (n < 3)
    return NULL;
  init_laplacian (&laplacian, distances);
  degrees = laplacian.degrees;
  if (laplacian.shift <= 0.0)
    return NULL;
  steps = g_new0 (Steps, 1);
  basis = g_new (double, (gsize) (most + 1) * n);
  fill_start (basis, n);
  while (steps->n < most)
    {
      double length = go_on (&laplacian, steps, basis, n);
      double eigenvalue;

      if (length > TOLERANCE * laplacian.shift && steps->n < most && steps->n % STEPS_BETWEEN != 0)
        continue;
      eigenvalue = find_largest (steps, shares);
      if (length * shares[steps->n - 1] <= TOLERANCE * eigenvalue)
        break;
    }
  return combine (basis, shares, steps->n, n);
}
