/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-grid-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The grid in words: names of its parts, and what stands around it. */

/* What Mendelow's grid says to do about those who stand in a quadrant. */
const char *
sp_grid_get_quadrant_words (SpQuadrant quadrant)
{
  switch (quadrant)
    {
    case SP_QUADRANT_SATISFY:
      /* Translators: much influence, little interest; the names of the quadrants are those of Mendelow's grid */
      return C_ ("quadrant", "Keep satisfied");
    case SP_QUADRANT_MANAGE:
      /* Translators: much influence, much interest */
      return C_ ("quadrant", "Manage closely");
    case SP_QUADRANT_INFORM:
      /* Translators: little influence, much interest */
      return C_ ("quadrant", "Keep informed");
    case SP_QUADRANT_MONITOR:
    default:
      /* Translators: little influence, little interest */
      return C_ ("quadrant", "Monitor");
    }
}

/* "Northland, state, influence 90 of 100, interest 70 of 100: oppose" */
char *
sp_grid_name_item (const SpGrid *self, const SpGridItem *item)
{
  g_autofree char *actor = sp_chart_name_actor (&self->chart, item->actor, NULL);
  GString *name = g_string_new (actor);
  g_autofree char *number = sp_chart_number (item->interest);

  g_string_append (name, _ (", "));
  if (isnan (item->interest))
    g_string_append (name, _ ("interest unknown"));
  else if (self->interest == SP_INTEREST_SALIENCE)
    g_string_append_printf (name, _ ("interest %s of 100"), number);
  else
    g_string_append_printf (name, g_dngettext (GETTEXT_PACKAGE, "%'u statement", "%'u statements", (guint) item->interest),
                            (guint) item->interest);
  if (item->position != NULL)
    g_string_append_printf (name, ": %s", sp_sign_get_label (item->position));
  return g_string_free_and_steal (name);
}

static void
append_quadrant (const SpGrid *self, GString *words, SpQuadrant quadrant)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const SpGridItem *item = sp_grid_get_item (self, i);

      if (sp_grid_find_quadrant (self, item) != quadrant)
        continue;
      if (n == 0)
        g_string_append_printf (words, " %s: ", sp_grid_get_quadrant_words (quadrant));
      if (n < SP_CHART_MOST_SENTENCES)
        g_string_append_printf (words, "%s%s", n > 0 ? _ (", ") : "",
                                sp_snapshot_get_actor (self->chart.snapshot, item->actor)->name);
      n++;
    }
  if (n > SP_CHART_MOST_SENTENCES)
    {
      g_string_append (words, _ (", "));
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "and %'u more", "and %'u more", n - SP_CHART_MOST_SENTENCES),
                              n - SP_CHART_MOST_SENTENCES);
    }
  if (n > 0)
    g_string_append_c (words, '.');
}

/* The whole picture for those who do not see it: who is in which quadrant, and of how many it is not known. */
char *
sp_grid_describe (const SpGrid *self)
{
  GString *words = g_string_new (NULL);
  guint n = sp_positions_get_n_actors (self->chart.positions);

  g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "Influence and interest: both are known of %'u of %'u actor.",
                                              "Influence and interest: both are known of %'u of %'u actors.", n),
                          self->items->len, n);
  if (self->issue != G_MAXUINT)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words, _ ("Issue: %s."), sp_snapshot_get_issue (self->chart.snapshot, self->issue)->name);
    }
  for (SpQuadrant quadrant = 0; quadrant < SP_N_QUADRANTS; quadrant++)
    append_quadrant (self, words, quadrant);
  return g_string_free_and_steal (words);
}

static void
note_actors (const SpGrid *self, SpFrame *frame)
{
  const SpChart *chart = &self->chart;
  SpLegend *legend = sp_frame_get_legend (frame);

  for (guint i = 0; i < sp_positions_get_n_actors (chart->positions); i++)
    {
      sp_legend_note_actor_kind (legend, sp_snapshot_get_actor (chart->snapshot, i)->kind);
      if (self->issue != G_MAXUINT)
        sp_legend_note_position (legend, sp_positions_get (chart->positions, i, self->issue));
      for (guint issue = 0; issue < sp_positions_get_n_issues (chart->positions); issue++)
        if (self->issue == G_MAXUINT || issue == self->issue)
          sp_chart_cite_cell (chart, frame, i, issue);
    }
}

static const char *
get_interest_words (const SpGrid *self)
{
  if (self->interest == SP_INTEREST_SALIENCE)
    return self->issue != G_MAXUINT ? _ ("Interest: the mean salience of an actor’s statements on the issue.")
                                    : _ ("Interest: the mean salience of an actor’s statements.");
  return self->issue != G_MAXUINT ? _ ("Interest: how many statements an actor made on the issue.")
                                  : _ ("Interest: how many statements an actor made.");
}

static gboolean
has_coloured (const SpGrid *self)
{
  for (guint i = 0; i < self->items->len && self->issue == G_MAXUINT; i++)
    if (sp_snapshot_get_actor (self->chart.snapshot, sp_grid_get_item (self, i)->actor)->colour != SP_COLOUR_NONE)
      return TRUE;
  return FALSE;
}

/* Tells the frame which signs occur, which sources are behind them, and the picture in words. */
void
sp_grid_fill_frame (SpGrid *self, SpFrame *frame)
{
  SpLegend *legend = sp_frame_get_legend (frame);
  g_autofree char *description = sp_grid_describe (self);

  sp_frame_set_description (frame, description);
  note_actors (self, frame);
  sp_legend_add_remark (legend, get_interest_words (self));
  if (has_coloured (self))
    sp_legend_add_remark (legend, _ ("Colour of an actor: as chosen for it."));
  if (!sp_grid_has_leaders (self))
    sp_legend_add_remark (legend, _ ("Actors in one place stand side by side. The foremost have names where there is room."));
  else if (self->n_moved > 0)
    sp_legend_add_remark (legend, _ ("A line leads from an actor that was moved aside to the dot where it belongs."));
}
