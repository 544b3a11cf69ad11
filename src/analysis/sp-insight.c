/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-insight-private.h"

static void
free_row (gpointer data)
{
  SpInsightRow *self = data;

  g_free (self->title);
  g_free (self->detail);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static void
free_insight (gpointer data)
{
  SpInsight *self = data;

  g_free (self->summary);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

SpInsight *
sp_insight_new (SpInsightKind kind)
{
  SpInsight *self = g_new0 (SpInsight, 1);

  self->kind = kind;
  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

SpInsightRow *
sp_insight_row_new (char *title, char *detail)
{
  SpInsightRow *self = g_new0 (SpInsightRow, 1);

  self->title = title;
  self->detail = detail;
  self->share = NAN;
  self->parts = g_ptr_array_new_with_free_func (free_row);
  return self;
}

/* An actor or an issue, under its name. */
SpInsightRow *
sp_insight_row_new_for (const SpInsightSource *source, SpTable table, guint index, char *detail)
{
  SpInsightRow *self;

  if (table == SP_TABLE_ACTOR)
    {
      self = sp_insight_row_new (g_strdup (sp_insight_name_actor (source, index)), detail);
      self->id = sp_snapshot_get_actor (source->snapshot, index)->id;
    }
  else
    {
      self = sp_insight_row_new (g_strdup (sp_insight_name_issue (source, index)), detail);
      self->id = sp_snapshot_get_issue (source->snapshot, index)->id;
    }
  self->table = table;
  return self;
}

/* A cell under the name of its actor, or of its issue. */
SpInsightRow *
sp_insight_row_new_cell (const SpInsightSource *source, guint actor, guint issue, gboolean by_actor, char *detail)
{
  SpInsightRow *self = sp_insight_row_new_for (source, by_actor ? SP_TABLE_ACTOR : SP_TABLE_ISSUE,
                                               by_actor ? actor : issue, detail);

  self->table = SP_TABLE_ACTOR;
  self->id = sp_snapshot_get_actor (source->snapshot, actor)->id;
  self->issue = sp_snapshot_get_issue (source->snapshot, issue)->id;
  return self;
}

/* Counts one that is left out where there is none. */
gboolean
sp_insight_has_room (SpInsight *self)
{
  gboolean room = self->rows->len < SP_INSIGHT_MOST_ROWS;

  self->n_more += !room;
  return room;
}

void
sp_insight_add (SpInsight *self, SpInsightRow *row)
{
  g_ptr_array_add (self->rows, row);
}

void
sp_insight_row_add (SpInsightRow *self, SpInsightRow *part)
{
  if (self->parts->len < SP_INSIGHT_MOST_PARTS)
    {
      g_ptr_array_add (self->parts, part);
      return;
    }
  free_row (part);
  self->n_more++;
}

const char *
sp_insight_name_actor (const SpInsightSource *source, guint actor)
{
  return sp_snapshot_get_actor (source->snapshot, actor)->name;
}

const char *
sp_insight_name_issue (const SpInsightSource *source, guint issue)
{
  return sp_snapshot_get_issue (source->snapshot, issue)->name;
}

char *
sp_insight_format_value (double value)
{
  g_autofree char *number = g_strdup_printf ("%.1f", fabs (value));
  gboolean is_zero = fabs (value) < 0.05;

  return g_strconcat (is_zero ? "" : value < 0.0 ? "\u2212" : "+", number, NULL);
}

char *
sp_insight_format_share (double share)
{
  /* Translators: a percentage, for example "47 %" */
  return g_strdup_printf (_ ("%.0f %%"), share * 100.0);
}

static gboolean
go_on (SpInsightProgress progress, gpointer data, SpInsightKind done)
{
  return progress == NULL || progress ((double) done / SP_N_INSIGHTS, data);
}

static gboolean
find_all (const SpInsightSource *source, GPtrArray *insights, SpInsightProgress progress, gpointer data)
{
  SpInsight *blocs;
  SpInsight *bridges;

  g_ptr_array_add (insights, sp_insight_find_contested (source));
  if (!go_on (progress, data, SP_INSIGHT_BLOCS))
    return FALSE;
  sp_insight_find_blocs (source, &blocs, &bridges);
  g_ptr_array_add (insights, blocs);
  g_ptr_array_add (insights, bridges);
  if (!go_on (progress, data, SP_INSIGHT_PIVOTS))
    return FALSE;
  g_ptr_array_add (insights, sp_insight_find_pivots (source));
  if (!go_on (progress, data, SP_INSIGHT_CONTRADICTIONS))
    return FALSE;
  g_ptr_array_add (insights, sp_insight_find_contradictions (source));
  g_ptr_array_add (insights, sp_insight_find_shifts (source));
  g_ptr_array_add (insights, sp_insight_find_gaps (source));
  return go_on (progress, data, SP_N_INSIGHTS);
}

/**
 * sp_insights_compute:
 * @snapshot: the rows
 * @options: date, rule and roll-up of the positions, resolution and seed of the blocs
 * @progress: (nullable): asked between two insights whether to go on
 * @data: for @progress
 *
 * Looks at the whole project: what is contested, who agrees, who stands between, on whom it depends, who contradicts
 * himself, who moved, and what is missing. Each insight is a sentence and rows, each row with what it was found in. The
 * methods and what missing data does are those of sp_contests_rank(), sp_blocs_find(), sp_bridges_rank(),
 * sp_pivotal_actors_rank(), sp_contradictions_list(), sp_shifts_list() and sp_gaps_find(); sp_insight_get_method() says so
 * to users.
 *
 * Takes the time of these, O(A² I) for the blocs of A actors on I issues being the most; without blocs for more than some
 * thousand actors. Safe in a worker thread.
 *
 * Returns: (transfer full) (nullable) (element-type SpInsight): one for each kind, or `NULL` when stopped
 */
GPtrArray *
sp_insights_compute (SpSnapshot *snapshot, const SpInsightOptions *options, SpInsightProgress progress, gpointer data)
{
  g_autoptr (GPtrArray) insights = g_ptr_array_new_with_free_func (free_insight);
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options->positions);
  const SpInsightSource source = { snapshot, positions, options };

  return find_all (&source, insights, progress, data) ? g_steal_pointer (&insights) : NULL;
}

static gboolean
are_rows_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const SpInsightRow *left = g_ptr_array_index (a, i);
      const SpInsightRow *right = g_ptr_array_index (b, i);

      /* The share and the counts are told by the words. */
      if (left->table != right->table || left->id != right->id || left->issue != right->issue || left->n_more != right->n_more
          || !g_str_equal (left->title, right->title) || !g_str_equal (left->detail, right->detail)
          || !are_rows_equal (left->parts, right->parts))
        return FALSE;
    }
  return TRUE;
}

/**
 * sp_insight_equal:
 * @a: an insight
 * @b: another
 *
 * Compares what they tell. Takes time for all rows and parts.
 *
 * Returns: whether there is no difference for a reader
 */
gboolean
sp_insight_equal (const SpInsight *a, const SpInsight *b)
{
  return a->kind == b->kind && a->n_more == b->n_more && g_str_equal (a->summary, b->summary)
         && are_rows_equal (a->rows, b->rows);
}

static void
append_row (GString *text, const SpInsightRow *row, const char *indent)
{
  g_string_append_printf (text, "%s%s", indent, row->title);
  if (*row->detail != '\0')
    g_string_append_printf (text, " \u2013 %s", row->detail);
  g_string_append_c (text, '\n');
}

/* Of the turns the statements are told as well: without them there is nothing to judge. */
static void
append_insight (GString *text, const SpInsight *insight)
{
  gboolean with_parts = insight->kind == SP_INSIGHT_CONTRADICTIONS || insight->kind == SP_INSIGHT_SHIFTS
                        || insight->kind == SP_INSIGHT_GAPS;

  g_string_append_printf (text, "\n%s\n%s\n", sp_insight_get_title (insight->kind), insight->summary);
  for (guint i = 0; i < insight->rows->len; i++)
    {
      const SpInsightRow *row = g_ptr_array_index (insight->rows, i);

      append_row (text, row, "\u2022 ");
      for (guint j = 0; with_parts && j < row->parts->len; j++)
        append_row (text, g_ptr_array_index (row->parts, j), "   \u25e6 ");
    }
  if (insight->n_more > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "\u2026 and %'u more\n", "\u2026 and %'u more\n", insight->n_more),
                            insight->n_more);
  g_string_append_printf (text, _ ("How this was computed: %s"), sp_insight_get_method (insight->kind));
  if (*sp_insight_get_reference (insight->kind) != '\0')
    g_string_append_printf (text, " %s", sp_insight_get_reference (insight->kind));
  g_string_append_c (text, '\n');
}

/**
 * sp_insights_to_text:
 * @insights: (element-type SpInsight): what was found
 * @snapshot: the rows it was found in
 * @options: with these options
 *
 * Writes all insights as plain text, with how each was computed.
 *
 * Returns: (transfer full): lines of text
 */
char *
sp_insights_to_text (GPtrArray *insights, SpSnapshot *snapshot, const SpInsightOptions *options)
{
  GString *text = g_string_new (sp_snapshot_get_project (snapshot)->title);
  g_autofree char *date = sp_date_format (options->positions.as_of);

  g_string_append_c (text, '\n');
  if (*date != '\0')
    g_string_append_printf (text, _ ("As of %s"), date);
  else
    g_string_append (text, _ ("All statements"));
  /* Translators: how statements become a position: latest, mean ... */
  g_string_append_printf (text, _ (" · rule: %s"), sp_enum_to_label (SP_TYPE_RULE, options->positions.rule));
  if (options->positions.roll_up)
    g_string_append (text, _ (" · with the statements of those who speak for an actor"));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < insights->len; i++)
    append_insight (text, g_ptr_array_index (insights, i));
  return g_string_free_and_steal (text);
}
