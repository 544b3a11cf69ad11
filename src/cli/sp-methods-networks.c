/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-method.h"

#include <glib/gi18n-lib.h>

#include "sp-bridge.h"
#include "sp-centrality.h"
#include "sp-link-ties.h"

#define COLUMNS(...) ((const char * const[]) { __VA_ARGS__, NULL })

static const char *
get_name (SpSnapshot *snapshot,
          guint       actor)
{
  return sp_snapshot_get_actor (snapshot, actor)->name;
}

/* Everyone with everyone takes room for the square of their number. */
static gboolean
check_size (SpSnapshot  *snapshot,
            GError     **error)
{
  guint n = sp_snapshot_get_n_actors (snapshot);

  if (n <= SP_AGREEMENT_MOST_ACTORS)
    return TRUE;
  g_set_error (error, SP_ANALYSIS_ERROR, SP_ANALYSIS_ERROR_FAILED,
               _("The project has %u actors; up to %u can be compared with one another."), n, SP_AGREEMENT_MOST_ACTORS);
  return FALSE;
}

static SpMatrix *
compute_agreement (SpSnapshot            *snapshot,
                   const SpMethodOptions *options)
{
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options->position);

  return sp_agreement_between_counted_actors (snapshot, positions);
}

static SpMatrix *
compute_congruence (SpSnapshot            *snapshot,
                    const SpMethodOptions *options,
                    SpNetworkKind          kind)
{
  SpCongruenceOptions congruence = options->congruence;

  congruence.kind = kind;
  return sp_congruence_compute (snapshot, &congruence);
}

static SpMatrix *
compute_ties (SpSnapshot             *snapshot,
              const SpMethodOptions  *options,
              GError                **error)
{
  if (!check_size (snapshot, error))
    return NULL;
  switch (options->ties)
    {
    case SP_TIES_CONGRUENCE:
      return compute_congruence (snapshot, options, SP_NETWORK_CONGRUENCE);
    case SP_TIES_SUBTRACT:
      return compute_congruence (snapshot, options, SP_NETWORK_SUBTRACT);
    case SP_TIES_LINKS:
      return sp_link_ties_compute (snapshot, SP_SIGN_POSITIVE, options->position.as_of);
    case SP_TIES_AGREEMENT:
    default:
      return compute_agreement (snapshot, options);
    }
}

/* A line for each pair; those that are unknown, or tied by nothing, are left out. */
static void
add_pairs (SpSheet        *sheet,
           SpSnapshot     *snapshot,
           const SpMatrix *ties,
           gboolean        with_zeros)
{
  for (guint i = 0; i < ties->n_rows; i++)
    for (guint j = i + 1; j < ties->n_rows; j++)
      {
        double tie = sp_matrix_get (ties, i, j);

        if (isnan (tie) || (!with_zeros && !(tie > 0.0) && !(tie < 0.0)))
          continue;
        sp_sheet_add_text (sheet, get_name (snapshot, i));
        sp_sheet_add_text (sheet, get_name (snapshot, j));
        sp_sheet_add_number (sheet, tie);
      }
}

static gboolean
fill_agreement (SpSheet                *sheet,
                SpSnapshot             *snapshot,
                const SpMethodOptions  *options,
                GError                **error)
{
  g_autoptr (SpMatrix) ties = check_size (snapshot, error) ? compute_agreement (snapshot, options) : NULL;

  if (ties != NULL)
    add_pairs (sheet, snapshot, ties, TRUE);
  return ties != NULL;
}

static gboolean
fill_network (SpSheet                *sheet,
              SpSnapshot             *snapshot,
              const SpMethodOptions  *options,
              SpNetworkKind           kind,
              GError                **error)
{
  g_autoptr (SpMatrix) ties = check_size (snapshot, error) ? compute_congruence (snapshot, options, kind) : NULL;

  if (ties != NULL)
    add_pairs (sheet, snapshot, ties, FALSE);
  return ties != NULL;
}

static gboolean
fill_congruence (SpSheet                *sheet,
                 SpSnapshot             *snapshot,
                 const SpMethodOptions  *options,
                 GError                **error)
{
  return fill_network (sheet, snapshot, options, SP_NETWORK_CONGRUENCE, error);
}

static gboolean
fill_conflict (SpSheet                *sheet,
               SpSnapshot             *snapshot,
               const SpMethodOptions  *options,
               GError                **error)
{
  return fill_network (sheet, snapshot, options, SP_NETWORK_CONFLICT, error);
}

static gboolean
fill_subtract (SpSheet                *sheet,
               SpSnapshot             *snapshot,
               const SpMethodOptions  *options,
               GError                **error)
{
  return fill_network (sheet, snapshot, options, SP_NETWORK_SUBTRACT, error);
}

/* Blocs are numbered from 1 for people. */
static void
add_bloc (SpSheet *sheet,
          guint    bloc)
{
  if (bloc == SP_BLOC_NONE)
    sp_sheet_add_text (sheet, NULL);
  else
    sp_sheet_add_integer (sheet, bloc + 1);
}

static gboolean
fill_blocs (SpSheet                *sheet,
            SpSnapshot             *snapshot,
            const SpMethodOptions  *options,
            GError                **error)
{
  g_autoptr (SpMatrix) ties = compute_ties (snapshot, options, error);
  g_autoptr (SpBlocs) blocs = ties != NULL ? sp_blocs_find (ties, options->resolution, options->seed, error) : NULL;

  if (blocs == NULL)
    return FALSE;
  for (guint i = 0; i < blocs->n_actors; i++)
    {
      sp_sheet_add_text (sheet, get_name (snapshot, i));
      add_bloc (sheet, blocs->blocs[i]);
      sp_sheet_add_number (sheet, blocs->quality);
    }
  return TRUE;
}

static gboolean
fill_bridges (SpSheet                *sheet,
              SpSnapshot             *snapshot,
              const SpMethodOptions  *options,
              GError                **error)
{
  g_autoptr (SpMatrix) ties = compute_ties (snapshot, options, error);
  g_autoptr (SpBlocs) blocs = ties != NULL ? sp_blocs_find (ties, options->resolution, options->seed, error) : NULL;
  g_autoptr (GArray) bridges = blocs != NULL ? sp_bridges_rank (ties, blocs) : NULL;

  for (guint i = 0; bridges != NULL && i < bridges->len; i++)
    {
      const SpBridge *bridge = &g_array_index (bridges, SpBridge, i);

      sp_sheet_add_text (sheet, get_name (snapshot, bridge->actor));
      add_bloc (sheet, bridge->bloc);
      add_bloc (sheet, bridge->other);
      sp_sheet_add_number (sheet, bridge->inside);
      sp_sheet_add_number (sheet, bridge->outside);
      sp_sheet_add_number (sheet, bridge->participation);
    }
  return bridges != NULL;
}

/* With roll-up those who speak for another are not counted beside it. */
static guint
count_actors (SpSnapshot            *snapshot,
              const SpMethodOptions *options)
{
  guint n = 0;

  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    n += !options->position.roll_up
         || sp_snapshot_find_actor (snapshot, sp_snapshot_get_actor (snapshot, i)->speaks_for) == NULL;
  return n;
}

static gboolean
fill_centrality (SpSheet                *sheet,
                 SpSnapshot             *snapshot,
                 const SpMethodOptions  *options,
                 GError                **error)
{
  g_autoptr (SpMatrix) ties = compute_ties (snapshot, options, error);
  g_autoptr (SpMatrix) negative = NULL;
  g_autofree SpCentrality *centralities = NULL;

  if (ties != NULL && options->ties == SP_TIES_LINKS)
    negative = sp_link_ties_compute (snapshot, SP_SIGN_NEGATIVE, options->position.as_of);
  if (ties != NULL)
    centralities = sp_centrality_compute_signed (ties, negative, count_actors (snapshot, options), error);
  for (guint i = 0; centralities != NULL && i < ties->n_rows; i++)
    {
      sp_sheet_add_text (sheet, get_name (snapshot, i));
      sp_sheet_add_integer (sheet, centralities[i].degree);
      sp_sheet_add_number (sheet, centralities[i].strength);
      sp_sheet_add_integer (sheet, centralities[i].negative_degree);
      sp_sheet_add_number (sheet, centralities[i].negative_strength);
      sp_sheet_add_number (sheet, centralities[i].betweenness);
      sp_sheet_add_number (sheet, centralities[i].eigenvector);
    }
  return centralities != NULL;
}

const SpMethod sp_methods_of_networks[] = {
  { "agreement", N_("How far every two actors' positions are alike, from -1 to 1"), SP_USES_POSITIONS,
    COLUMNS ("actor", "other", "agreement"), fill_agreement },
  { "congruence", N_("Ties between actors who say the same"), SP_USES_STATEMENTS, COLUMNS ("actor", "other", "tie"),
    fill_congruence },
  { "conflict", N_("Ties between actors who say the opposite"), SP_USES_STATEMENTS, COLUMNS ("actor", "other", "tie"),
    fill_conflict },
  { "subtract", N_("Congruence less conflict"), SP_USES_STATEMENTS, COLUMNS ("actor", "other", "tie"), fill_subtract },
  { "blocs", N_("Groups of actors that agree"), SP_USES_TIES | SP_USES_BLOCS, COLUMNS ("actor", "bloc", "quality"),
    fill_blocs },
  { "bridges", N_("Actors whose ties reach beyond their bloc"), SP_USES_TIES | SP_USES_BLOCS,
    COLUMNS ("actor", "bloc", "other_bloc", "inside", "outside", "participation"), fill_bridges },
  { "centrality", N_("Degree, strength, betweenness and eigenvector of every actor"), SP_USES_TIES,
    COLUMNS ("actor", "degree", "strength", "negative_degree", "negative_strength", "betweenness", "eigenvector"),
    fill_centrality },
  { NULL },
};
