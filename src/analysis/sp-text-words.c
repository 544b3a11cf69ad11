/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-text-words.h"

#include <string.h>

/* A form of a word may have this many letters more: endings of a case, of the plural. */
#define MAX_ENDING 3
/* Shorter words have to stand as they are: too much begins with them. */
#define LEAST_STEM 4

static gboolean
is_apostrophe (gunichar character)
{
  return character == '\'' || character == 0x2019 || character == 0x02bc;
}

static gboolean
is_letter (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

static gboolean
is_stop (gunichar character)
{
  return character == '.' || character == '!' || character == '?' || character == 0x2026 || character == 0x3002
         || character == 0x061f || character == 0x06d4;
}

/* The end of the word that begins at P: apostrophes and hyphens within it belong to it. */
static const char *
find_end (const char *p)
{
  while (*p)
    {
      gunichar character = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (!is_letter (character)
          && !((is_apostrophe (character) || character == '-') && *next && is_letter (g_utf8_get_char (next))))
        break;
      p = next;
    }
  return p;
}

static gboolean
is_acronym (const char *word,
            const char *end)
{
  guint n = 0;

  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_apostrophe (character) || character == '-')
        break;
      if (g_unichar_islower (character))
        return FALSE;
      n++;
    }
  return n > 1;
}

/* "Mr. Smith" and "U.S. officials" go on; so does a stop with no blank behind it. */
static gboolean
ends_sentence (const char *word,
               const char *end)
{
  static const char * const short_forms[] = { "mr", "mrs", "ms", "dr", "st", "prof", "gen", "sen", "gov", "no", "vs" };
  g_autofree char *lower = g_ascii_strdown (word, end - word);
  gboolean stopped = FALSE;
  const char *p = end;

  for (; *p && !is_letter (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '\n' || character == '\f')
        return TRUE;
      stopped = stopped || is_stop (character);
    }
  if (!stopped || *p == '\0')
    return stopped;
  if (p == g_utf8_next_char (end) || g_utf8_strlen (word, end - word) == 1)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (short_forms); i++)
    if (strcmp (lower, short_forms[i]) == 0 && *end == '.')
      return FALSE;
  return TRUE;
}

static gint32
count_behind (const char *end)
{
  gint32 n = 0;

  for (; *end && !g_unichar_isspace (g_utf8_get_char (end)) && !is_letter (g_utf8_get_char (end)); end = g_utf8_next_char (end))
    n++;
  return n;
}

static void
clear_word (SpTextWord *word)
{
  g_clear_pointer (&word->folded, g_free);
}

/**
 * sp_text_words_split:
 * @text: UTF-8
 *
 * Cuts a text into words, in code points.
 *
 * Takes O(n) time.
 *
 * Returns: (transfer full) (element-type SpTextWord): its words
 */
GArray *
sp_text_words_split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (SpTextWord));
  gint32 offset = 0;

  g_array_set_clear_func (words, (GDestroyNotify) clear_word);
  for (const char *p = text; *p;)
    {
      const char *end = find_end (p);
      SpTextWord word;

      if (end == p)
        {
          p = g_utf8_next_char (p);
          offset++;
          continue;
        }
      word.passage = (SpPassage) { offset, offset + (gint32) g_utf8_strlen (p, end - p) };
      word.folded = g_utf8_casefold (p, end - p);
      word.capital = !g_unichar_islower (g_utf8_get_char (p));
      word.acronym = is_acronym (p, end);
      word.n_behind = count_behind (end);
      word.ends_sentence = ends_sentence (p, end);
      g_array_append_val (words, word);
      offset = word.passage.end;
      p = end;
    }
  return words;
}

static gboolean
is_ending (const char *rest)
{
  gunichar character = g_utf8_get_char (rest);

  if (is_apostrophe (character) || character == '-')
    return TRUE;
  return g_utf8_strlen (rest, -1) <= MAX_ENDING && strpbrk (rest, "0123456789") == NULL;
}

/**
 * sp_text_word_is_form_of:
 * @word: a word of a text
 * @base: the word as it stands in a name
 *
 * Compares without case, except that a name's capital has to be there, so that "May" is not "may", and that
 * acronyms have to be ones, so that "US" is not "us". A word of four letters or more may have up to three letters more
 * at its end, and any may have an ending behind an apostrophe or a hyphen.
 *
 * Returns: whether the word is likely to be meant
 */
gboolean
sp_text_word_is_form_of (const SpTextWord *word,
                         const SpTextWord *base)
{
  const char *rest;

  if ((base->capital && !word->capital) || (base->acronym && !word->acronym))
    return FALSE;
  if (!g_str_has_prefix (word->folded, base->folded))
    return FALSE;
  rest = word->folded + strlen (base->folded);
  if (*rest == '\0')
    return TRUE;
  if (is_apostrophe (g_utf8_get_char (rest)) || *rest == '-')
    return TRUE;
  return !base->acronym && g_utf8_strlen (base->folded, -1) >= LEAST_STEM && is_ending (rest);
}
