/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-insight-private.h"

#include "sp-contradiction.h"
#include "sp-quotation.h"
#include "sp-shift.h"

/* What is read of a quotation in a line. */
#define MOST_QUOTED 160

/* "support, conditional, 13 March 2025" */
static char *
describe_statement (const SpStatement *statement)
{
  double value = sp_stance_to_scale (statement->stance);
  g_autofree char *date = sp_date_format (statement->date);
  SpPosition position = { .value = value };
  GString *text = g_string_new (sp_step_to_label (sp_position_get_step (&position)));

  if (statement->qualifier != SP_QUALIFIER_FIRM)
    g_string_append_printf (text, "%s%s", _ (", "), sp_enum_to_label (SP_TYPE_QUALIFIER, statement->qualifier));
  g_string_append_printf (text, "%s%s", _ (", "), *date != '\0' ? date : _ ("undated"));
  return g_string_free_and_steal (text);
}

static char *
quote (const SpStatement *statement)
{
  g_autofree char *start = NULL;
  g_autofree char *cut = NULL;

  if (*statement->quote == '\0')
    return g_strdup (statement->note);
  if (g_utf8_strlen (statement->quote, -1) <= MOST_QUOTED)
    return sp_quotation_dup (statement->quote);
  start = g_utf8_substring (statement->quote, 0, MOST_QUOTED);
  cut = g_strconcat (start, "…", NULL);
  return sp_quotation_dup (cut);
}

/* With roll-up, who said it is not always whose position it is. */
static void
add_statement (const SpInsightSource *source, SpInsightRow *row, guint index)
{
  const SpStatement *statement = sp_snapshot_get_statement (source->snapshot, index);
  const SpActor *speaker = sp_snapshot_find_actor (source->snapshot, statement->actor);
  g_autofree char *told = describe_statement (statement);
  SpInsightRow *part;

  if (speaker != NULL && speaker->id != row->id)
    part = sp_insight_row_new (g_strdup_printf (_ ("%s: %s"), speaker->name, told), quote (statement));
  else
    part = sp_insight_row_new (g_steal_pointer (&told), quote (statement));
  part->table = SP_TABLE_STATEMENT;
  part->id = statement->id;
  sp_insight_row_add (row, part);
}

static SpInsightRow *
create_row (const SpInsightSource *source, guint actor, guint issue, guint later, guint earlier, char *detail)
{
  SpInsightRow *row = sp_insight_row_new_cell (source, actor, issue, TRUE, detail);

  g_free (row->title);
  /* Translators: an actor, then an issue */
  row->title = g_strdup_printf (_ ("%s on “%s”"), sp_insight_name_actor (source, actor), sp_insight_name_issue (source, issue));
  add_statement (source, row, later);
  add_statement (source, row, earlier);
  return row;
}

static char *
describe_gap_of_days (gint32 days)
{
  if (days == 0)
    return g_strdup (_ ("both sides at the same time"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "both sides within %d day", "both sides within %d days", days), days);
}

/*
 * sp_insight_find_contradictions:
 * The pairs of statements that stand against one another, by the order of actors and issues.
 */
SpInsight *
sp_insight_find_contradictions (const SpInsightSource *source)
{
  SpInsight *insight = sp_insight_new (SP_INSIGHT_CONTRADICTIONS);
  g_autoptr (GArray) list = sp_contradictions_list (source->snapshot, source->positions);

  for (guint i = 0; i < list->len; i++)
    {
      const SpContradiction *found = &g_array_index (list, SpContradiction, i);

      if (sp_insight_has_room (insight))
        sp_insight_add (insight, create_row (source, found->actor, found->issue, found->later, found->earlier,
                                             describe_gap_of_days (found->days_apart)));
    }
  if (list->len > 0)
    insight->summary = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u position holds both sides of an issue.",
                                                     "%u positions hold both sides of an issue.", list->len), list->len);
  else
    insight->summary = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Nobody takes both sides of an issue within %u day.",
                                                     "Nobody takes both sides of an issue within %u days.",
                                                     sp_positions_get_window_days (source->positions)),
                                        sp_positions_get_window_days (source->positions));
  return insight;
}

static char *
describe_shift (const SpShift *shift)
{
  g_autofree char *from = sp_insight_format_value (shift->from);
  g_autofree char *to = sp_insight_format_value (shift->to);

  if (shift->to > shift->from)
    /* Translators: two points of the scale from −2 to +2 */
    return g_strdup_printf (_ ("towards support, from %s to %s"), from, to);
  return g_strdup_printf (_ ("towards opposition, from %s to %s"), from, to);
}

/*
 * sp_insight_find_shifts:
 * Who moved, the largest change first.
 */
SpInsight *
sp_insight_find_shifts (const SpInsightSource *source)
{
  SpInsight *insight = sp_insight_new (SP_INSIGHT_SHIFTS);
  g_autoptr (GArray) list = sp_shifts_list (source->snapshot, source->positions);

  for (guint i = 0; i < list->len; i++)
    {
      const SpShift *shift = &g_array_index (list, SpShift, i);

      if (sp_insight_has_room (insight))
        sp_insight_add (insight, create_row (source, shift->actor, shift->issue, shift->later, shift->earlier,
                                             describe_shift (shift)));
    }
  if (list->len > 0)
    insight->summary = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u position has moved.", "%u positions have moved.",
                                                     list->len), list->len);
  else
    insight->summary = g_strdup (_ ("No position has moved over time."));
  return insight;
}
