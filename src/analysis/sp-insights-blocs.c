/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-insight-private.h"

#include "sp-bridge.h"

/* Everyone is compared with everyone while the user waits. */
#define MOST_ACTORS 3000

#define MOST_NAMES 6

/* From here on blocs are told to be clear, and below the first they are told to be hardly there. */
#define LEAST_QUALITY 0.1
#define CLEAR_QUALITY 0.3

static guint
count_members (const SpBlocs *blocs, guint bloc)
{
  guint n = 0;

  for (guint i = 0; i < blocs->n_actors; i++)
    n += blocs->blocs[i] == bloc;
  return n;
}

/* Mean agreement of an actor with the known others of a bloc, or NAN. */
static double
measure_agreement (const SpMatrix *agreement, const SpBlocs *blocs, guint actor, guint bloc)
{
  double sum = 0.0;
  guint n = 0;

  for (guint i = 0; i < blocs->n_actors; i++)
    if (i != actor && blocs->blocs[i] == bloc && !isnan (sp_matrix_get (agreement, actor, i)))
      {
        sum += sp_matrix_get (agreement, actor, i);
        n++;
      }
  return n > 0 ? sum / n : NAN;
}

static char *
describe_agreement (double agreement)
{
  g_autofree char *number = NULL;

  if (isnan (agreement))
    return g_strdup ("");
  number = g_strdup_printf ("%s%.2f", agreement < 0.0 ? "\u2212" : "", fabs (agreement));
  /* Translators: from −1 to 1 */
  return g_strdup_printf (_ ("agreement %s"), number);
}

static char *
name_bloc (guint bloc)
{
  return g_strdup_printf (_ ("Bloc %u"), bloc + 1);
}

static char *
list_names (const SpInsightSource *source, const SpBlocs *blocs, guint bloc, guint n_members)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < blocs->n_actors && n < MOST_NAMES; i++)
    if (blocs->blocs[i] == bloc)
      g_string_append_printf (text, "%s%s", n++ > 0 ? _ (", ") : "", sp_insight_name_actor (source, i));
  if (n < n_members)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " and %'u more", " and %'u more", n_members - n), n_members - n);
  return g_string_free_and_steal (text);
}

static void
add_bloc (const SpInsightSource *source, SpInsight *insight, const SpMatrix *agreement, const SpBlocs *blocs, guint bloc)
{
  guint n_members = count_members (blocs, bloc);
  g_autofree char *name = name_bloc (bloc);
  g_autofree char *size = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u actor", "%'u actors", n_members), n_members);
  SpInsightRow *row = sp_insight_row_new (g_strdup_printf ("%s · %s", name, size), list_names (source, blocs, bloc, n_members));

  row->share = (double) n_members / blocs->n_actors;
  for (guint i = 0; i < blocs->n_actors; i++)
    if (blocs->blocs[i] == bloc)
      {
        g_autofree char *told = describe_agreement (measure_agreement (agreement, blocs, i, bloc));

        /* Translators: how far an actor agrees with its bloc, for example "agreement 0.93 with its bloc" */
        sp_insight_row_add (row, sp_insight_row_new_for (source, SP_TABLE_ACTOR, i,
                                                         *told != '\0' ? g_strdup_printf (_ ("%s with its bloc"), told)
                                                                       : g_strdup ("")));
      }
  sp_insight_add (insight, row);
}

static char *
summarise_blocs (const SpBlocs *blocs)
{
  guint n_alone = count_members (blocs, SP_BLOC_NONE);
  GString *text;

  if (blocs->n_blocs == 0)
    return g_strdup (_ ("No two actors agree more than they disagree on an issue that they share."));
  text = g_string_new (NULL);
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u bloc, ", "%u blocs, ", blocs->n_blocs), blocs->n_blocs);
  if (blocs->n_blocs == 1)
    g_string_append (text, _ ("with nobody on another side"));
  else if (blocs->quality >= CLEAR_QUALITY)
    g_string_append_printf (text, _ ("clearly apart (modularity %.2f)"), blocs->quality);
  else if (blocs->quality >= LEAST_QUALITY)
    g_string_append_printf (text, _ ("loosely apart (modularity %.2f)"), blocs->quality);
  else
    g_string_append_printf (text, _ ("hardly more than chance (modularity %.2f)"), fmax (blocs->quality, 0.0));
  if (n_alone > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "; %u actor is in none", "; %u actors are in none", n_alone),
                            n_alone);
  g_string_append_c (text, '.');
  return g_string_free_and_steal (text);
}

/* The actors of other blocs that it is tied to, in the order of the project. */
static void
add_far_ties (const SpInsightSource *source, SpInsightRow *row, const SpMatrix *agreement, const SpBlocs *blocs,
              const SpBridge *bridge)
{
  for (guint i = 0; i < blocs->n_actors; i++)
    {
      g_autofree char *told = NULL;
      g_autofree char *bloc = NULL;

      if (blocs->blocs[i] == SP_BLOC_NONE || blocs->blocs[i] == bridge->bloc
          || !(sp_matrix_get (agreement, bridge->actor, i) > 0.0))
        continue;
      told = describe_agreement (sp_matrix_get (agreement, bridge->actor, i));
      bloc = name_bloc (blocs->blocs[i]);
      sp_insight_row_add (row, sp_insight_row_new_for (source, SP_TABLE_ACTOR, i, g_strdup_printf ("%s · %s", bloc, told)));
    }
}

static void
add_bridge (const SpInsightSource *source, SpInsight *insight, const SpMatrix *agreement, const SpBlocs *blocs,
            const SpBridge *bridge)
{
  g_autofree char *own = name_bloc (bridge->bloc);
  g_autofree char *other = name_bloc (bridge->other);
  g_autofree char *told = sp_insight_format_share (bridge->outside / (bridge->inside + bridge->outside));
  SpInsightRow *row;

  /* Translators: "Bloc 1", "47 %", "Bloc 2", and the participation coefficient */
  row = sp_insight_row_new_for (source, SP_TABLE_ACTOR, bridge->actor,
                                g_strdup_printf (_ ("%s · %s of its agreement lies outside, most in %s · participation %.2f"),
                                                 own, told, other, bridge->participation));
  row->share = bridge->participation;
  add_far_ties (source, row, agreement, blocs, bridge);
  sp_insight_add (insight, row);
}

static void
find_bridges (const SpInsightSource *source, SpInsight *insight, const SpMatrix *agreement, const SpBlocs *blocs)
{
  g_autoptr (GArray) bridges = sp_bridges_rank (agreement, blocs);

  for (guint i = 0; i < bridges->len; i++)
    if (sp_insight_has_room (insight))
      add_bridge (source, insight, agreement, blocs, &g_array_index (bridges, SpBridge, i));
  if (bridges->len > 0)
    insight->summary = g_strdup_printf (_ ("%s reaches furthest beyond its own bloc."),
                                        sp_insight_name_actor (source, g_array_index (bridges, SpBridge, 0).actor));
  else if (blocs->n_blocs > 1)
    insight->summary = g_strdup (_ ("Nobody agrees with an actor of another bloc."));
  else
    insight->summary = g_strdup (_ ("There are no two blocs to stand between."));
}

static void
fail (SpInsight *blocs, SpInsight *bridges, const char *why)
{
  blocs->summary = g_strdup (why);
  bridges->summary = g_strdup (why);
}

/*
 * sp_insight_find_blocs:
 * Blocs by agreement, and who stands between them. With very many actors it says so instead.
 */
void
sp_insight_find_blocs (const SpInsightSource *source, SpInsight **blocs_insight, SpInsight **bridges_insight)
{
  g_autoptr (SpMatrix) agreement = NULL;
  g_autoptr (SpBlocs) blocs = NULL;
  g_autoptr (GError) error = NULL;
  double resolution = source->options->resolution > 0.0 ? source->options->resolution : 1.0;

  *blocs_insight = sp_insight_new (SP_INSIGHT_BLOCS);
  *bridges_insight = sp_insight_new (SP_INSIGHT_BRIDGES);
  if (sp_snapshot_get_n_actors (source->snapshot) > MOST_ACTORS)
    {
      fail (*blocs_insight, *bridges_insight,
            _ ("There are too many actors to compare all with all at every edit; “standpoint-cli analyse” does it once."));
      return;
    }
  agreement = sp_agreement_between_counted_actors (source->snapshot, source->positions);
  blocs = sp_blocs_find (agreement, resolution, source->options->seed, &error);
  if (blocs == NULL)
    {
      fail (*blocs_insight, *bridges_insight, error->message);
      return;
    }
  for (guint bloc = 0; bloc < blocs->n_blocs; bloc++)
    if (sp_insight_has_room (*blocs_insight))
      add_bloc (source, *blocs_insight, agreement, blocs, bloc);
  (*blocs_insight)->summary = summarise_blocs (blocs);
  find_bridges (source, *bridges_insight, agreement, blocs);
}
