/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-matrix.h"

/**
 * sp_matrix_new:
 * @n_rows: number of rows; may be 0
 * @n_columns: number of columns; may be 0
 *
 * Makes a matrix of zeros. Takes 8 bytes an entry.
 *
 * Returns: (transfer full): the matrix
 */
SpMatrix *
sp_matrix_new (guint n_rows, guint n_columns)
{
  SpMatrix *self = g_new (SpMatrix, 1);

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->values = g_new0 (double, (gsize) n_rows * n_columns);
  return self;
}

/**
 * sp_matrix_free:
 * @self: (nullable): a matrix
 *
 * Frees the matrix and its entries.
 */
void
sp_matrix_free (SpMatrix *self)
{
  if (self == NULL)
    return;
  g_free (self->values);
  g_free (self);
}
