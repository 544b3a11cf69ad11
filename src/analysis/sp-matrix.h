/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A dense matrix of doubles, row by row. NAN is "unknown". */
typedef struct
{
  guint n_rows;
  guint n_columns;
  double *values;
} SpMatrix;

SpMatrix *sp_matrix_new  (guint n_rows, guint n_columns);   /* zeroed */
void      sp_matrix_free (SpMatrix *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMatrix, sp_matrix_free)

static inline double
sp_matrix_get (const SpMatrix *self, guint row, guint column)
{
  return self->values[(gsize) row * self->n_columns + column];
}

static inline void
sp_matrix_set (SpMatrix *self, guint row, guint column, double value)
{
  self->values[(gsize) row * self->n_columns + column] = value;
}

G_END_DECLS
