/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-agreement.h"

/* Rows are compared in blocks of this many, a length known to the compiler, which can then do several at once. */
#define BLOCK 16

/* From one end of the scale, -2, to the other. */
#define RANGE 4.0

G_DEFINE_QUARK (sp-analysis-error-quark, sp_analysis_error)

/* Every compared thing's value on every feature, feature by feature, each column padded to whole blocks; unknown
 * values are 0 and not known. */
typedef struct
{
  guint n;
  guint n_padded;
  guint n_features;
  double *values;
  double *known;
} Profile;

static void
init_profile (Profile *self, guint n, guint n_features)
{
  self->n = n;
  self->n_padded = (n + BLOCK - 1) / BLOCK * BLOCK;
  self->n_features = n_features;
  self->values = g_new0 (double, (gsize) self->n_padded * n_features);
  self->known = g_new0 (double, (gsize) self->n_padded * n_features);
}

static void
clear_profile (Profile *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->known, g_free);
}

static void
set_value (Profile *self, guint index, guint feature, double value)
{
  gsize place = (gsize) feature * self->n_padded + index;

  if (isnan (value))
    return;
  self->values[place] = value;
  self->known[place] = 1.0;
}

/* Adds to each of the things from FIRST on how far its value lies from VALUE, where it is known. */
static void
add_distances (const double *restrict values,
               const double *restrict known,
               double value,
               guint first,
               guint end,
               double *restrict distances,
               double *restrict counts)
{
  for (guint block = first / BLOCK * BLOCK; block < end; block += BLOCK)
    for (guint i = 0; i < BLOCK; i++)
      {
        distances[block + i] += known[block + i] * fabs (values[block + i] - value);
        counts[block + i] += known[block + i];
      }
}

static void
compare_with_later (const Profile *self, guint index, double *distances, double *counts, SpMatrix *agreement)
{
  memset (distances, 0, self->n_padded * sizeof (double));
  memset (counts, 0, self->n_padded * sizeof (double));
  for (guint feature = 0; feature < self->n_features; feature++)
    {
      gsize column = (gsize) feature * self->n_padded;

      if (self->known[column + index] > 0.0)
        add_distances (self->values + column, self->known + column, self->values[column + index], index + 1, self->n,
                       distances, counts);
    }
  sp_matrix_set (agreement, index, index, 1.0);
  for (guint other = index + 1; other < self->n; other++)
    {
      double value = counts[other] > 0.0 ? 1.0 - 2.0 * distances[other] / (RANGE * counts[other]) : NAN;

      sp_matrix_set (agreement, index, other, value);
      sp_matrix_set (agreement, other, index, value);
    }
}

static SpMatrix *
compare_all (const Profile *self)
{
  SpMatrix *agreement = sp_matrix_new (self->n, self->n);
  g_autofree double *distances = g_new (double, self->n_padded);
  g_autofree double *counts = g_new (double, self->n_padded);

  for (guint i = 0; i < self->n; i++)
    compare_with_later (self, i, distances, counts, agreement);
  return agreement;
}

/**
 * sp_agreement_between_actors:
 * @positions: the positions to compare
 *
 * Measures how far every two actors agree, from -1 (at opposite ends of every issue) to 1 (alike): the mean of
 * `1 - 2 |a - b| / range` over the issues on which both have a value. Conditional and ambiguous positions count by their
 * value.
 *
 * A pair without a common issue has no agreement, stored as `NAN`: silence is not neutrality.
 *
 * Takes O(A² · I) time and O(A² + A · I) room for A actors and I issues; safe in a worker thread.
 *
 * Returns: (transfer full): a symmetric A × A matrix in the snapshot's actor order, 1 on the diagonal
 */
SpMatrix *
sp_agreement_between_actors (SpPositions *positions)
{
  guint n_actors = sp_positions_get_n_actors (positions);
  guint n_issues = sp_positions_get_n_issues (positions);
  Profile profile;
  SpMatrix *agreement;

  init_profile (&profile, n_actors, n_issues);
  for (guint actor = 0; actor < n_actors; actor++)
    for (guint issue = 0; issue < n_issues; issue++)
      set_value (&profile, actor, issue, sp_positions_get (positions, actor, issue)->value);
  agreement = compare_all (&profile);
  clear_profile (&profile);
  return agreement;
}

/**
 * sp_agreement_between_issues:
 * @positions: the positions to compare
 *
 * Measures how alike every two issues divide the actors, as sp_agreement_between_actors() does for actors: the mean over
 * the actors with a value on both. A pair of issues without a common actor has `NAN`.
 *
 * Takes O(I² · A) time and O(I² + A · I) room for A actors and I issues; safe in a worker thread.
 *
 * Returns: (transfer full): a symmetric I × I matrix in the snapshot's issue order, 1 on the diagonal
 */
SpMatrix *
sp_agreement_between_issues (SpPositions *positions)
{
  guint n_actors = sp_positions_get_n_actors (positions);
  guint n_issues = sp_positions_get_n_issues (positions);
  Profile profile;
  SpMatrix *agreement;

  init_profile (&profile, n_issues, n_actors);
  for (guint actor = 0; actor < n_actors; actor++)
    for (guint issue = 0; issue < n_issues; issue++)
      set_value (&profile, issue, actor, sp_positions_get (positions, actor, issue)->value);
  agreement = compare_all (&profile);
  clear_profile (&profile);
  return agreement;
}
