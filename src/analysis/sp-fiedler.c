/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-fiedler.h"

#include <math.h>

#include "sp-igraph.h"

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
static igraph_error_t
multiply_cb (igraph_real_t *to, const igraph_real_t *from, int n, void *data)
{
  const Laplacian *self = data;
  double sum = add_up (from, n);
  double mean;

  for (int i = 0; i < n; i++)
    {
      const double *row = self->distances->values + (gsize) i * n;
      double tied = 0.0;

      for (int j = 0; j < n; j++)
        tied += row[j] * from[j];
      tied = self->greatest * (sum - from[i]) - tied + row[i] * from[i];
      to[i] = (self->shift - self->degrees[i]) * from[i] + tied;
    }
  mean = add_up (to, n) / n;
  for (int i = 0; i < n; i++)
    to[i] -= mean;
  return IGRAPH_SUCCESS;
}

/* A fixed start, so that the same distances give the same order: a slope. */
static void
fill_start (igraph_matrix_t *vectors, guint n)
{
  sp_igraph.matrix_init (vectors, n, 1);
  for (guint i = 0; i < n; i++)
    MATRIX (*vectors, i, 0) = (double) i - (n - 1) / 2.0;
}

static double *
copy_vector (const igraph_matrix_t *vectors, guint n)
{
  double *vector = g_new (double, n);
  double sign = MATRIX (*vectors, 0, 0) < 0.0 ? -1.0 : 1.0;

  for (guint i = 0; i < n; i++)
    vector[i] = sign * MATRIX (*vectors, i, 0);
  return vector;
}

/*
 * sp_fiedler_compute:
 * The eigenvector of the second smallest eigenvalue of L = D - S, where S = max (d) - d is how alike two rows are and D
 * is the sums of its rows (M. Fiedler, A property of eigenvectors of nonnegative symmetric matrices and its application
 * to graph theory, Czechoslovak Mathematical Journal 25, 1975; J. E. Atkins, E. G. Boman and B. Hendrickson, A spectral
 * algorithm for seriation and the consecutive ones problem, SIAM Journal on Computing 28, 1998). By ARPACK: each of some
 * dozens of steps takes O(n²) time. The vector belongs to the caller; it is `NULL` for fewer than three rows, where nothing
 * is found, and without igraph.
 */
double *
sp_fiedler_compute (const SpMatrix *distances)
{
  guint n = distances->n_rows;
  igraph_arpack_options_t options;
  igraph_matrix_t vectors;
  Laplacian laplacian;
  double *vector = NULL;
  g_autoptr (GError) error = NULL;

  if (n < 3)
    return NULL;
  if (!sp_igraph_load (&error))
    {
      g_warning ("%s", error->message);
      return NULL;
    }
  sp_igraph.set_error_handler (sp_igraph.error_handler_ignore);
  init_laplacian (&laplacian, distances);
  sp_igraph.arpack_options_init (&options);
  options.n = (int) n;
  options.nev = 1;
  options.ncv = (int) MIN (n, 20);
  options.which[0] = 'L';
  options.which[1] = 'A';
  options.start = 1;
  options.mxiter = 300;
  options.tol = 1e-6;
  fill_start (&vectors, n);
  if (sp_igraph.arpack_rssolve (multiply_cb, &laplacian, &options, NULL, NULL, &vectors) == IGRAPH_SUCCESS)
    vector = copy_vector (&vectors, n);
  sp_igraph.matrix_destroy (&vectors);
  g_free (laplacian.degrees);
  return vector;
}
