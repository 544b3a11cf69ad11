/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-position.h"

G_BEGIN_DECLS

/* Where an issue would come to rest, and how much is known of the weights behind it. */
typedef struct
{
  double mean;                /* -2 .. 2, or NAN where nobody has a value */
  double median;
  double share_below;         /* of the weight, below the median and above it: 0 .. 1 */
  double share_above;
  guint n_actors;             /* who have a value */
  guint n_unknown_influence;  /* of these: they weigh as much as the mean of the known ones */
  guint n_unknown_salience;
} SpLanding;

/* The mean and the median of N values by weight; values that are NAN are left out. The counts of unknowns stay 0. */
SpLanding sp_landing_compute   (const double *values, const double *weights, guint n);
/* The same for the actors on an issue, by influence x salience. */
SpLanding sp_landing_of_issue  (SpSnapshot *snapshot, SpPositions *positions, guint issue);
/* The same for each issue, to be freed. */
SpLanding *sp_landing_of_all_issues (SpSnapshot *snapshot, SpPositions *positions);

/* What sp_landing_of_issue () adds up: an entry per actor, values of NAN for who has no say. Returns the counts only. */
SpLanding sp_landing_weigh     (SpSnapshot *snapshot, SpPositions *positions, guint issue, double *values, double *weights);

/* Whether an actor counts where all are added up: with roll-up, who speaks for another is counted there already. */
gboolean  sp_landing_counts_actor (SpSnapshot *snapshot, SpPositions *positions, guint actor);

G_END_DECLS
