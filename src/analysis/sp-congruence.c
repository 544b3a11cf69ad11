/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-congruence.h"

#include "sp-usage.h"

/* From one end of the scale, -2, to the other. */
#define RANGE 4.0

/* The part of a sum that its roundings may be. */
#define ROUNDING 1e-12

/* What the ties and their normalisations are made of. */
typedef struct
{
  guint n_actors;
  SpMatrix *ties;
  SpMatrix *products;         /* nullable: Σ a a' over all levels, of which subtract is the difference of two parts */
  SpMatrix *unshared;         /* nullable: of the row's statements, those on an issue and level that the column has not */
  SpMatrix *matches;          /* nullable: Σ a a' over the same issue and level */
  double *totals;             /* statements of each actor */
  double *squares;            /* Σ a² of each actor */
} Network;

static void
init_network (Network *self, guint n_actors)
{
  *self = (Network) { .n_actors = n_actors, .ties = sp_matrix_new (n_actors, n_actors) };
  self->totals = g_new0 (double, MAX (n_actors, 1));
  self->squares = g_new0 (double, MAX (n_actors, 1));
}

/* Keeps the ties, which are returned. */
static SpMatrix *
clear_network (Network *self)
{
  g_clear_pointer (&self->products, sp_matrix_free);
  g_clear_pointer (&self->unshared, sp_matrix_free);
  g_clear_pointer (&self->matches, sp_matrix_free);
  g_clear_pointer (&self->totals, g_free);
  g_clear_pointer (&self->squares, g_free);
  return g_steal_pointer (&self->ties);
}

static void
add_to (SpMatrix *matrix, guint row, guint column, double value)
{
  sp_matrix_set (matrix, row, column, sp_matrix_get (matrix, row, column) + value);
}

static double
compare_levels (SpNetworkKind kind, double a, double b)
{
  double conflict = fabs (a - b) / RANGE;

  switch (kind)
    {
    case SP_NETWORK_CONFLICT:
      return conflict;
    case SP_NETWORK_SUBTRACT:
      return 1.0 - 2.0 * conflict;
    case SP_NETWORK_CONGRUENCE:
    default:
      return 1.0 - conflict;
    }
}

static void
tie (Network *self, const SpUsage *a, const SpUsage *b, SpNetworkKind kind)
{
  double weight = a->amount * b->amount * compare_levels (kind, a->level, b->level);

  if (a->actor == b->actor)
    return;
  add_to (self->ties, a->actor, b->actor, weight);
  add_to (self->ties, b->actor, a->actor, weight);
  if (self->products == NULL)
    return;
  add_to (self->products, a->actor, b->actor, a->amount * b->amount);
  add_to (self->products, b->actor, a->actor, a->amount * b->amount);
}

/* All pairs on one issue; the usages are sorted by issue. */
static void
tie_all (Network *self, const GArray *usages, SpNetworkKind kind)
{
  const SpUsage *all = (const SpUsage *) (const void *) usages->data;

  for (guint i = 0; i < usages->len; i++)
    {
      self->totals[all[i].actor] += all[i].amount;
      self->squares[all[i].actor] += all[i].amount * all[i].amount;
      for (guint j = i + 1; j < usages->len && all[j].issue == all[i].issue; j++)
        tie (self, &all[i], &all[j], kind);
    }
}

/* Congruence and conflict that are equal are no tie, not even one of 1e-17, which would count as one. */
static void
clear_roundings (Network *self)
{
  for (gsize i = 0; i < (gsize) self->n_actors * self->n_actors; i++)
    if (fabs (self->ties->values[i]) <= ROUNDING * self->products->values[i])
      self->ties->values[i] = 0.0;
}

static int
compare_takers_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpUsage *left = a;
  const SpUsage *right = b;

  if (left->issue != right->issue)
    return left->issue < right->issue ? -1 : 1;
  if (left->level != right->level)
    return left->level < right->level ? -1 : 1;
  return left->actor < right->actor ? -1 : left->actor > right->actor;
}

/* What each of those who take a level of an issue has in common with every other, or alone. TAKES is all false. */
static void
compare_takers (Network *self, const SpUsage *takers, guint n, gboolean *takes)
{
  for (guint i = 0; i < n; i++)
    takes[takers[i].actor] = TRUE;
  for (guint i = 0; i < n; i++)
    for (guint other = 0; other < self->n_actors; other++)
      if (!takes[other])
        add_to (self->unshared, takers[i].actor, other, takers[i].amount);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      add_to (self->matches, takers[i].actor, takers[j].actor, takers[i].amount * takers[j].amount);
  for (guint i = 0; i < n; i++)
    takes[takers[i].actor] = FALSE;
}

/* Added up and never subtracted: beside a small Σ a a', as there is far from the centre of a kernel, what rounding leaves of
 * a difference would be much. */
static void
compare_all_takers (Network *self, const GArray *usages)
{
  g_autofree SpUsage *all = g_memdup2 (usages->data, usages->len * sizeof (SpUsage));
  g_autofree gboolean *takes = g_new0 (gboolean, MAX (self->n_actors, 1));
  guint end;

  self->unshared = sp_matrix_new (self->n_actors, self->n_actors);
  self->matches = sp_matrix_new (self->n_actors, self->n_actors);
  if (usages->len > 0)
    g_sort_array (all, usages->len, sizeof (SpUsage), compare_takers_cb, NULL);
  for (guint start = 0; start < usages->len; start = end)
    {
      for (end = start + 1; end < usages->len; end++)
        if (all[end].issue != all[start].issue || all[end].level != all[start].level)
          break;
      compare_takers (self, all + start, end - start, takes);
    }
}

static double
find_divisor (const Network *self, guint a, guint b, SpNormalisation normalisation)
{
  switch (normalisation)
    {
    case SP_NORMALISATION_AVERAGE_ACTIVITY:
      return (self->totals[a] + self->totals[b]) / 2.0;
    case SP_NORMALISATION_JACCARD:
      return sp_matrix_get (self->unshared, a, b) + sp_matrix_get (self->unshared, b, a) + sp_matrix_get (self->matches, a, b);
    case SP_NORMALISATION_COSINE:
      return sqrt (self->squares[a]) * sqrt (self->squares[b]);
    case SP_NORMALISATION_NONE:
    default:
      return 1.0;
    }
}

static void
normalise (Network *self, SpNormalisation normalisation)
{
  for (guint a = 0; a < self->n_actors; a++)
    for (guint b = 0; b < self->n_actors; b++)
      {
        double divisor = find_divisor (self, a, b, normalisation);

        if (divisor > 0.0)
          sp_matrix_set (self->ties, a, b, sp_matrix_get (self->ties, a, b) / divisor);
      }
}

/**
 * sp_kernel_weigh:
 * @kernel: the shape
 * @days: from the centre of the window, negative before it
 * @window_days: the whole width of the window, above 0
 *
 * Weighs a statement by its distance in time d = 2 days / width: uniform 1/2, Epanechnikov 3/4 (1 - d²) and triangular
 * 1 - |d| within the window and 0 outside, Gaussian exp (-d²/2) / √(2π) everywhere.
 *
 * Returns: the weight, 0 to 1
 */
double
sp_kernel_weigh (SpKernel kernel, double days, double window_days)
{
  double d = 2.0 * days / window_days;

  switch (kernel)
    {
    case SP_KERNEL_UNIFORM:
      return fabs (d) <= 1.0 ? 0.5 : 0.0;
    case SP_KERNEL_EPANECHNIKOV:
      return fabs (d) <= 1.0 ? 0.75 * (1.0 - d * d) : 0.0;
    case SP_KERNEL_TRIANGULAR:
      return fabs (d) <= 1.0 ? 1.0 - fabs (d) : 0.0;
    case SP_KERNEL_GAUSSIAN:
      return exp (-d * d / 2.0) / sqrt (2.0 * G_PI);
    case SP_KERNEL_NONE:
    default:
      return 1.0;
    }
}

/**
 * sp_congruence_compute:
 * @snapshot: the rows
 * @options: (nullable): which network and how, or `NULL` for plain congruence of all statements
 *
 * Ties actors by what they say. With a_ijk how often actor i takes level k on issue j, congruence is
 * w_ii' = Σ_j Σ_k,k' a_ijk a_i'jk' (1 - |q_k - q_k'| / range), conflict the same with |q_k - q_k'| / range, and
 * subtract their difference. Normalisation divides by the mean number of statements of the two; by m10 + m01 + m11 of
 * Jaccard, which are the statements on an issue and level that only the one or only the other takes, and Σ a a'; or by the
 * product of the lengths of the two vectors, which makes it a cosine. P. Leifeld, Discourse network analysis: policy debates
 * as dynamic networks, in The Oxford Handbook of Political Networks, 2017.
 *
 * With roll-up a statement counts once, for whom its actor speaks in the end; actors who speak for another have no ties.
 *
 * Statements without a stance take no part. With a date limit or a kernel undated ones do not either, since their time
 * is unknown; of duplicates the oldest counts. An actor without statements has no ties: 0, as an absent link.
 *
 * Takes O(Σ_j E_j²) time, E_j the different actors and levels on issue j, with Jaccard O(A · Σ_j E_j) more, and O(A²) time
 * and room for A actors; safe in a worker thread.
 *
 * Returns: (transfer full): the ties, in the snapshot's actor order
 */
SpMatrix *
sp_congruence_compute (SpSnapshot *snapshot, const SpCongruenceOptions *options)
{
  static const SpCongruenceOptions defaults = { .kind = SP_NETWORK_CONGRUENCE };
  const SpCongruenceOptions *chosen = options != NULL ? options : &defaults;
  g_autoptr (GArray) usages = sp_usage_list (snapshot, chosen);
  Network network;

  init_network (&network, sp_snapshot_get_n_actors (snapshot));
  if (chosen->kind == SP_NETWORK_SUBTRACT)
    network.products = sp_matrix_new (network.n_actors, network.n_actors);
  tie_all (&network, usages, chosen->kind);
  if (network.products != NULL)
    clear_roundings (&network);
  if (chosen->normalisation == SP_NORMALISATION_JACCARD)
    compare_all_takers (&network, usages);
  if (chosen->normalisation != SP_NORMALISATION_NONE)
    normalise (&network, chosen->normalisation);
  return clear_network (&network);
}
