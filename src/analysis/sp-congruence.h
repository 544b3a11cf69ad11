/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-matrix.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  SP_NETWORK_CONGRUENCE,      /* who says the same */
  SP_NETWORK_CONFLICT,        /* who says the opposite */
  SP_NETWORK_SUBTRACT,        /* congruence less conflict */
} SpNetworkKind;

typedef enum
{
  SP_NORMALISATION_NONE,
  SP_NORMALISATION_AVERAGE_ACTIVITY,
  SP_NORMALISATION_JACCARD,
  SP_NORMALISATION_COSINE,
} SpNormalisation;

/* Whether the same actor saying the same of the same issue again counts again. */
typedef enum
{
  SP_DUPLICATES_ALL,
  SP_DUPLICATES_SOURCE,       /* once per source */
  SP_DUPLICATES_WEEK,         /* once per week of a year */
  SP_DUPLICATES_MONTH,        /* once per month of a year */
  SP_DUPLICATES_ONCE,
} SpDuplicates;

/* How much a statement counts by its distance in time. */
typedef enum
{
  SP_KERNEL_NONE,             /* all the same, undated ones too */
  SP_KERNEL_UNIFORM,
  SP_KERNEL_EPANECHNIKOV,
  SP_KERNEL_TRIANGULAR,
  SP_KERNEL_GAUSSIAN,
} SpKernel;

typedef struct
{
  SpNetworkKind kind;
  SpNormalisation normalisation;
  SpDuplicates duplicates;
  gboolean roll_up;           /* what is said for another is said by it */
  SpDate from;                /* none: no limit; a date counts by its last day */
  SpDate to;
  SpKernel kernel;
  SpDate centre;              /* of the kernel */
  guint window_days;          /* its whole width, above 0 */
} SpCongruenceOptions;

/* The ties between actors: actors x actors, symmetric, 0 on the diagonal and where there is no tie. */
SpMatrix *sp_congruence_compute (SpSnapshot *snapshot, const SpCongruenceOptions *options);

/* The weight of a statement DAYS before or after the centre of a window. */
double    sp_kernel_weigh       (SpKernel kernel, double days, double window_days);

G_END_DECLS
