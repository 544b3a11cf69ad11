/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-quotation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A double quotation mark in the words. Single ones stay as they are: most of them are apostrophes. */
typedef struct
{
  const char *place;
  gboolean opens;
  int partner;        /* the mark that closes what this one opens, and the other way round; -1 for none */
  guint depth;        /* how many open marks it stands in */
} Mark;

static gboolean
is_mark (gunichar c)
{
  return c == '"' || c == 0x00ab || c == 0x00bb || (c >= 0x201c && c <= 0x201f);
}

/* The thin blanks of French marks belong to the mark, not to the words around it. */
static gboolean
is_glue (gunichar c)
{
  return c == 0x00a0 || c == 0x202f;
}

static gboolean
is_blank (gunichar c)
{
  return c == 0 || (g_unichar_isspace (c) && !is_glue (c));
}

/* How many pairs round all the words are taken away: a source has one, perhaps two; what says more says it on purpose. */
#define MOST_STRIPPED 3

/* What a mark may follow that opens: marks look different in each language, and the same one opens in one and closes in
 * another. */
static gboolean
can_precede (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return is_blank (c) || type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION
         || type == G_UNICODE_DASH_PUNCTUATION;
}

static gboolean
is_opening (const char *words,
            const char *place)
{
  gunichar mark = g_utf8_get_char (place);
  gunichar before = place > words ? g_utf8_get_char (g_utf8_prev_char (place)) : 0;
  gunichar after = g_utf8_get_char (g_utf8_next_char (place));

  if (mark == 0x201e || mark == 0x201f)
    return TRUE;
  if (is_blank (before) && is_blank (after))
    return mark == 0x00ab;
  return can_precede (before) && !is_blank (after);
}

/* 12" is a length. */
static gboolean
is_inch (const char *words,
         const char *place)
{
  return *place == '"' && place > words && g_ascii_isdigit (place[-1]) && place[1] != '\0';
}

static void
add_mark (GArray     *marks,
          GArray     *open,
          const char *words,
          const char *place)
{
  Mark mark = { place, is_opening (words, place), -1, open->len };

  if (mark.opens)
    {
      g_array_append_val (open, marks->len);
    }
  else if (open->len > 0)
    {
      mark.partner = (int) g_array_index (open, guint, open->len - 1);
      mark.depth--;
      g_array_index (marks, Mark, mark.partner).partner = (int) marks->len;
      g_array_set_size (open, open->len - 1);
    }
  else if (is_inch (words, place))
    {
      return;
    }
  g_array_append_val (marks, mark);
}

static GArray *
find_marks (const char *words)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (is_mark (g_utf8_get_char (p)))
      add_mark (marks, open, words, p);
  return marks;
}

static void
trim (char *words)
{
  char *start = words;
  char *end = words + strlen (words);

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  memmove (words, start, end - start);
  words[end - start] = '\0';
}

static gboolean
ends_with_points (const char *rest)
{
  for (; *rest != '\0'; rest = g_utf8_next_char (rest))
    if (!g_unichar_ispunct (g_utf8_get_char (rest)))
      return FALSE;
  return TRUE;
}

static void
cut_out (char *place)
{
  const char *rest = g_utf8_next_char (place);

  memmove (place, rest, strlen (rest) + 1);
}

/* Takes away a pair of marks round all the words, and one at an end that the passage cut off from its partner. */
static gboolean
strip (char *words)
{
  g_autoptr (GArray) marks = find_marks (words);
  const Mark *first = marks->len > 0 ? &g_array_index (marks, Mark, 0) : NULL;
  const Mark *last = marks->len > 0 ? &g_array_index (marks, Mark, marks->len - 1) : NULL;
  gboolean begins = first && first->place == words && first->opens;

  if (!first)
    return FALSE;
  if (!last->opens && last->partner < 0 && ends_with_points (g_utf8_next_char (last->place)))
    cut_out (words + (last->place - words));
  else if (begins && first->partner == (int) marks->len - 1 && *g_utf8_next_char (last->place) == '\0')
    {
      cut_out (words + (last->place - words));
      cut_out (words);
    }
  else if (begins && first->partner < 0)
    cut_out (words);
  else
    return FALSE;
  trim (words);
  return TRUE;
}

/* Words between the marks of a language; the two ends of a format such as “%s”. */
static void
split_format (const char  *format,
              char       **start,
              const char **end)
{
  const char *place = strstr (format, "%s");

  *start = place ? g_strndup (format, place - format) : g_strdup (format);
  *end = place ? place + 2 : "";
}

static void
append_mark (GString    *result,
             const Mark *mark,
             const char *format)
{
  g_autofree char *start = NULL;
  const char *end;

  split_format (format, &start, &end);
  g_string_append (result, mark->opens ? start : end);
}

/* The blanks inside of a French mark go with it. */
static void
drop_glue (GString *result)
{
  const char *last = result->len > 0 ? g_utf8_find_prev_char (result->str, result->str + result->len) : NULL;

  if (last && is_glue (g_utf8_get_char (last)))
    g_string_truncate (result, last - result->str);
}

static const char *
skip_glue (const char *p)
{
  return is_glue (g_utf8_get_char (p)) ? g_utf8_next_char (p) : p;
}

static char *
change_marks (const char *words,
              const char *outer,
              const char *inner)
{
  g_autoptr (GArray) marks = find_marks (words);
  GString *result = g_string_new (NULL);
  const char *p = words;

  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      g_string_append_len (result, p, mark->place - p);
      p = g_utf8_next_char (mark->place);
      if (!mark->opens)
        drop_glue (result);
      append_mark (result, mark, mark->depth % 2 == 0 ? inner : outer);
      if (mark->opens)
        p = skip_glue (p);
    }
  g_string_append (result, p);
  return g_string_free_and_steal (result);
}

/**
 * sp_quotation_dup:
 * @words: the words of a source as they stand there, with or without marks of their own
 *
 * Puts the quotation marks of the user's language round the words of a source. A pair that stands round all of them already,
 * and a mark at an end whose partner was left out, are not shown twice; other double marks, of whatever language, become
 * the inner marks of the user's language, and outer ones again inside of those. Single marks stay as they are, for
 * most are apostrophes. O(length).
 *
 * Returns: (transfer full): the quotation; "" where nothing is left to quote
 */
char *
sp_quotation_dup (const char *words)
{
  /* Translators: the quotation marks of your language round the words of a source. */
  const char *outer = _ ("“%s”");
  /* Translators: the quotation marks of your language round words that are quoted inside of a quotation. */
  const char *inner = C_ ("inner quotation marks", "‘%s’");
  g_autofree char *bare = g_strdup (words ? words : "");
  g_autofree char *changed = NULL;
  g_autofree char *start = NULL;
  const char *end;

  trim (bare);
  for (guint i = 0; i < MOST_STRIPPED && strip (bare); i++)
    ;
  if (*bare == '\0')
    return g_strdup ("");
  changed = change_marks (bare, outer, inner);
  split_format (outer, &start, &end);
  return g_strconcat (start, changed, end, NULL);
}
