/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-agreement.h"

#include "sp-landing.h"

/* So many are compared with one at once: a length known to the compiler, which can then do several in one step. */
#define BLOCK 8

/* From one end of the scale, -2, to the other. */
#define RANGE 4.0

/* What is left of a difference that should be 0, and would count as a tie. */
#define ROUNDING 1e-12

G_DEFINE_QUARK (sp-analysis-error-quark, sp_analysis_error)

/* What is compared, N things by the values of their features: each thing's row, with NAN for unknown, and the same once
 * more in blocks of things, feature by feature, in which an unknown value is 0 and not known. */
typedef struct
{
  guint n;
  guint n_features;
  double *rows;
  double *values;
  double *known;
} Profile;

static void
init_profile (Profile *self, guint n, guint n_features)
{
  gsize n_values = ((gsize) n + BLOCK) * n_features;

  self->n = n;
  self->n_features = n_features;
  self->rows = g_new0 (double, n_values);
  self->values = g_new0 (double, n_values);
  self->known = g_new0 (double, n_values);
}

static void
clear_profile (Profile *self)
{
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->known, g_free);
}

static void
set_value (Profile *self, guint index, guint feature, double value)
{
  gsize place = ((gsize) (index / BLOCK) * self->n_features + feature) * BLOCK + index % BLOCK;

  self->rows[(gsize) index * self->n_features + feature] = value;
  if (isnan (value))
    return;
  self->values[place] = value;
  self->known[place] = 1.0;
}

/* How far one thing lies from each of a block, added up over the features known of both, and how many these are. */
static void
compare_with_block (const Profile *self, guint index, guint block, double *restrict distances, double *restrict counts)
{
  const double *row = self->rows + (gsize) index * self->n_features;
  const double *values = self->values + (gsize) block * self->n_features * BLOCK;
  const double *known = self->known + (gsize) block * self->n_features * BLOCK;

  for (guint i = 0; i < BLOCK; i++)
    distances[i] = counts[i] = 0.0;
  for (guint feature = 0; feature < self->n_features; feature++, values += BLOCK, known += BLOCK)
    {
      double value = row[feature];

      if (isnan (value))
        continue;
      for (guint i = 0; i < BLOCK; i++)
        distances[i] += known[i] * fabs (values[i] - value);
      for (guint i = 0; i < BLOCK; i++)
        counts[i] += known[i];
    }
}

static void
fill_block (const Profile *self, guint block, SpMatrix *agreement)
{
  guint first = block * BLOCK;
  guint end = MIN (first + BLOCK, self->n);
  double distances[BLOCK];
  double counts[BLOCK];

  for (guint index = 0; index < end; index++)
    {
      compare_with_block (self, index, block, distances, counts);
      for (guint other = first; other < end; other++)
        {
          double distance = distances[other - first];
          double count = counts[other - first];
          double value = count > 0.0 ? 1.0 - 2.0 * distance / (RANGE * count) : NAN;

          if (fabs (value) < ROUNDING)
            value = 0.0;
          sp_matrix_set (agreement, index, other, index == other ? 1.0 : value);
          sp_matrix_set (agreement, other, index, index == other ? 1.0 : value);
        }
    }
}

static SpMatrix *
compare_all (const Profile *self)
{
  SpMatrix *agreement = sp_matrix_new (self->n, self->n);

  for (guint block = 0; block * BLOCK < self->n; block++)
    fill_block (self, block, agreement);
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

/**
 * sp_agreement_between_counted_actors:
 * @snapshot: the rows
 * @positions: their positions
 *
 * As sp_agreement_between_actors(), for networks in which nobody may count twice: with roll-up, the statements of those
 * who speak for another are in that other's position already, and their own agreement is unknown.
 *
 * Returns: (transfer full): a symmetric A × A matrix in the snapshot's actor order, 1 on the diagonal
 */
SpMatrix *
sp_agreement_between_counted_actors (SpSnapshot *snapshot, SpPositions *positions)
{
  SpMatrix *agreement = sp_agreement_between_actors (positions);

  for (guint actor = 0; actor < agreement->n_rows; actor++)
    {
      if (sp_landing_counts_actor (snapshot, positions, actor))
        continue;
      for (guint other = 0; other < agreement->n_rows; other++)
        if (other != actor)
          {
            sp_matrix_set (agreement, actor, other, NAN);
            sp_matrix_set (agreement, other, actor, NAN);
          }
    }
  return agreement;
}
