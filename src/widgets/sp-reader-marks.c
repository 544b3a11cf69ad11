/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-reader-private.h"

#include <glib/gi18n-lib.h>

#include "sp-name-matches.h"
#include "sp-row-words.h"

#define MAX_LANES 4

static SpMarkLine
choose_line (SpQualifier qualifier)
{
  switch (qualifier)
    {
    case SP_QUALIFIER_CONDITIONAL:
      return SP_MARK_LINE_DASHES;
    case SP_QUALIFIER_AMBIGUOUS:
      return SP_MARK_LINE_DASH_DOT;
    case SP_QUALIFIER_UNDECIDED:
    case SP_QUALIFIER_NO_COMMENT:
      return SP_MARK_LINE_DOTS;
    case SP_QUALIFIER_FIRM:
    default:
      return SP_MARK_LINE_SOLID;
    }
}

/* A passage that a faulty import put beyond the end of the text is no mark. */
static void
add_mark (GArray     *marks,
          SpTable     table,
          SpId        id,
          SpPassage   passage,
          SpInk       ink,
          SpMarkLine  line,
          gint32      n_characters)
{
  SpReaderMark mark = { table, id, passage, ink, line, 0 };

  if (passage.start < 0 || passage.start >= passage.end || passage.end > n_characters)
    return;
  g_array_append_val (marks, mark);
}

static void
add_statements (GArray        *marks,
                SpSnapshot    *snapshot,
                SpId           source,
                const SpTheme *theme,
                gint32         n_characters)
{
  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    {
      const SpStatement *statement = sp_snapshot_get_statement (snapshot, i);
      double value = sp_stance_to_scale (statement->stance);

      if (statement->source == source)
        add_mark (marks, SP_TABLE_STATEMENT, statement->id, statement->passage,
                  isnan (value) ? theme->faint_text : sp_theme_get_step_ink (theme, value),
                  choose_line (statement->qualifier), n_characters);
    }
}

static void
add_others (GArray        *marks,
            SpSnapshot    *snapshot,
            SpId           source,
            const SpTheme *theme,
            gint32         n_characters)
{
  for (guint i = 0; i < sp_snapshot_get_n_links (snapshot); i++)
    {
      const SpLink *link = sp_snapshot_get_link (snapshot, i);

      if (link->source == source)
        add_mark (marks, SP_TABLE_LINK, link->id, link->passage,
                  link->sign == SP_SIGN_POSITIVE ? theme->link_positive
                  : link->sign == SP_SIGN_NEGATIVE ? theme->link_negative : theme->link_neutral,
                  SP_MARK_LINE_DOUBLE, n_characters);
    }
  for (guint i = 0; i < sp_snapshot_get_n_source_errors (snapshot); i++)
    {
      const SpSourceError *fault = sp_snapshot_get_source_error (snapshot, i);

      if (fault->source == source)
        add_mark (marks, SP_TABLE_SOURCE_ERROR, fault->id, fault->passage, theme->text, SP_MARK_LINE_WAVE,
                  n_characters);
    }
}

/* The longer of two that begin at the same place stands above. */
static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const SpReaderMark *first = a;
  const SpReaderMark *second = b;

  if (first->passage.start != second->passage.start)
    return first->passage.start < second->passage.start ? -1 : 1;
  if (first->passage.end != second->passage.end)
    return first->passage.end > second->passage.end ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

static void
assign_lanes (GArray *marks)
{
  gint32 ends[MAX_LANES] = { 0 };

  for (guint i = 0; i < marks->len; i++)
    {
      SpReaderMark *mark = &g_array_index (marks, SpReaderMark, i);

      while (mark->lane < MAX_LANES - 1 && ends[mark->lane] > mark->passage.start)
        mark->lane++;
      ends[mark->lane] = MAX (ends[mark->lane], mark->passage.end);
    }
}

/*
 * sp_reader_marks_collect:
 * @snapshot: the rows
 * @source: a source
 * @theme: whose colours are used
 * @n_characters: the length of its text
 *
 * Takes O(n) time for n statements and links.
 *
 * Returns: (transfer full) (element-type SpReaderMark): what is marked in the text of the source, by beginning
 */
GArray *
sp_reader_marks_collect (SpSnapshot    *snapshot,
                         SpId           source,
                         const SpTheme *theme,
                         gint32         n_characters)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (SpReaderMark));

  if (!snapshot)
    return marks;
  add_statements (marks, snapshot, source, theme, n_characters);
  add_others (marks, snapshot, source, theme, n_characters);
  g_array_sort (marks, compare_marks);
  assign_lanes (marks);
  return marks;
}

/* For a tooltip and for a screen reader. */
static char *
describe_mark (const SpReaderMark *mark,
               SpSnapshot         *snapshot)
{
  const SpStatement *statement = mark->table == SP_TABLE_STATEMENT ? sp_snapshot_find_statement (snapshot, mark->id) : NULL;
  const SpSourceError *fault = mark->table == SP_TABLE_SOURCE_ERROR ? sp_snapshot_find_source_error (snapshot, mark->id)
                                                                    : NULL;
  g_autofree char *name = sp_row_dup_name (snapshot, mark->table, mark->id);
  g_autofree char *stance = statement ? sp_stance_dup_words (statement) : NULL;

  if (fault)
    /* Translators: a note on something that is printed wrong in a source */
    return g_strdup_printf (_("Known error: %s"), fault->note);
  if (!statement)
    return g_steal_pointer (&name);
  if (*statement->condition)
    /* Translators: an actor and an issue, the stance in words, the words of the condition */
    return g_strdup_printf (_("%s – %s: %s"), name, stance, statement->condition);
  /* Translators: an actor and an issue, the stance in words */
  return g_strdup_printf (_("%s – %s"), name, stance);
}

/*
 * sp_reader_marks_list_at:
 * @marks: (element-type SpReaderMark): marks by beginning
 * @offset: a place in the text
 *
 * Returns: (transfer container) (element-type SpReaderMark): those of the marks that stand there
 */
GPtrArray *
sp_reader_marks_list_at (GArray *marks,
                         int     offset)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < marks->len; i++)
    {
      SpReaderMark *mark = &g_array_index (marks, SpReaderMark, i);

      if (mark->passage.start > offset)
        break;
      if (mark->passage.end > offset)
        g_ptr_array_add (list, mark);
    }
  return list;
}

/*
 * sp_reader_marks_dup_words:
 * @list: (element-type SpReaderMark): some marks
 * @snapshot: the rows that they were collected from
 *
 * Returns: (transfer full): what they stand for, one a line
 */
char *
sp_reader_marks_dup_words (GPtrArray  *list,
                           SpSnapshot *snapshot)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *line = describe_mark (g_ptr_array_index (list, i), snapshot);

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free_and_steal (g_steal_pointer (&words));
}
