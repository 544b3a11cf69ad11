/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-spectrum-private.h"

#include <glib/gi18n-lib.h>

#include "sp-matrix-picture-words.h"

/* The issue spectrum in words, and what stands around it. */

static void
append_landing (const SpSpectrum *self, GString *words)
{
  g_autofree char *mean = NULL;
  g_autofree char *median = NULL;

  if (!self->has_landing)
    return;
  mean = sp_matrix_words_number (self->landing.mean, 1);
  median = sp_matrix_words_number (self->landing.median, 1);
  g_string_append_c (words, ' ');
  /* Translators: numbers from −2 to +2 */
  g_string_append_printf (words, _ ("Weighted mean %s, weighted median %s."), mean, median);
}

/* "Issue spectrum of The dam: from “torn down” to “built”. 5 of 7 actors have a stance. …" */
char *
sp_spectrum_describe (const SpSpectrum *self)
{
  GString *words = g_string_new (NULL);
  g_autofree char *issue = sp_matrix_words_issue (self->issue);
  guint n_actors = sp_positions_get_n_actors (self->chart.positions);

  g_string_append_printf (words, _ ("Issue spectrum of %s."), issue);
  g_string_append_c (words, ' ');
  g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%'u of %'u actor has a stance.", "%'u of %'u actors have a stance.",
                                              n_actors), self->items->len, n_actors);
  append_landing (self, words);
  for (guint i = 0; i < MIN (self->items->len, SP_CHART_MOST_SENTENCES); i++)
    {
      const SpSpectrumItem *item = sp_spectrum_get_item (self, i);

      g_string_append_printf (words, " %s: %s.", sp_snapshot_get_actor (self->chart.snapshot, item->actor)->name,
                              sp_sign_get_label (item->position));
    }
  if (self->items->len > SP_CHART_MOST_SENTENCES)
    {
      guint n = self->items->len - SP_CHART_MOST_SENTENCES;

      g_string_append_c (words, ' ');
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "And %'u more.", "And %'u more.", n), n);
    }
  return g_string_free_and_steal (words);
}

static void
note_actors (const SpSpectrum *self, SpFrame *frame)
{
  const SpChart *chart = &self->chart;
  SpLegend *legend = sp_frame_get_legend (frame);
  guint n_unknown = 0;

  for (guint i = 0; i < sp_positions_get_n_actors (chart->positions); i++)
    {
      const SpActor *actor = sp_snapshot_get_actor (chart->snapshot, i);

      sp_legend_note_actor_kind (legend, actor->kind);
      sp_legend_note_position (legend, sp_positions_get (chart->positions, i, self->issue_index));
      sp_chart_cite_cell (chart, frame, i, self->issue_index);
      n_unknown += isnan (actor->influence);
    }
  if (!chart->some_influence)
    sp_legend_add_remark (legend, _ ("Influence is not known: every actor is of the same size."));
  else if (n_unknown > 0)
    sp_legend_add_remark (legend, _ ("Size of an actor: influence. Dashed rim: influence unknown, of medium size."));
  else
    sp_legend_add_remark (legend, _ ("Size of an actor: influence."));
}

static void
note_landing (const SpSpectrum *self, SpFrame *frame)
{
  SpLegend *legend = sp_frame_get_legend (frame);
  const SpLanding *landing = &self->landing;
  g_autofree char *weights
    = sp_matrix_words_weights (landing->n_actors, landing->n_unknown_influence, landing->n_unknown_salience);

  if (self->has_landing)
    sp_legend_add_remark (legend, weights);
  else
    sp_legend_add_remark (legend, _ ("Fewer than two actors have a stance: there is no mean and no median."));
  if (self->chart.options->positions.roll_up)
    sp_legend_add_remark (legend, _ ("In mean and median, those who speak for another count as that one."));
}

/* Tells the frame which signs occur, which sources are behind them, and the picture in words. */
void
sp_spectrum_fill_frame (SpSpectrum *self, SpFrame *frame)
{
  g_autofree char *description = sp_spectrum_describe (self);

  sp_frame_set_description (frame, description);
  note_actors (self, frame);
  note_landing (self, frame);
}
