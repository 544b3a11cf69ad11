/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-source-text.h"

#include <string.h>

#define TITLE_LENGTH 120

static gboolean
is_line_end (gunichar character)
{
  return character == '\n' || character == 0x2028 || character == 0x2029 || character == 0x85;
}

/* It stands in a line of its own. */
static void
append_page_break (GString    *text,
                   const char *behind)
{
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
  g_string_append_c (text, SP_PAGE_BREAK);
  if (*behind != '\n' && *behind != '\r')
    g_string_append_c (text, '\n');
}

/**
 * sp_source_text_clean:
 * @text: a text from a file or from the clipboard, in UTF-8
 *
 * Makes every line end a newline, takes out control characters other than tabs and the form feeds between pages, which
 * get lines of their own, the byte order mark, and blank lines around the whole text. Passages are counted in what
 * comes out. A clean text stays as it is.
 *
 * Takes O(n) time.
 *
 * Returns: (transfer full): the text as it is kept in a project
 */
char *
sp_source_text_clean (const char *text)
{
  g_autoptr (GString) clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '\r' || is_line_end (character))
        {
          g_string_append_c (clean, '\n');
          if (character == '\r' && p[1] == '\n')
            p++;
        }
      else if (character == SP_PAGE_BREAK)
        append_page_break (clean, p + 1);
      else if (character == '\t' || (!g_unichar_iscntrl (character) && character != 0xfeff))
        g_string_append_unichar (clean, character);
    }
  while (clean->len > 0 && g_ascii_isspace (clean->str[clean->len - 1]) && clean->str[clean->len - 1] != SP_PAGE_BREAK)
    g_string_truncate (clean, clean->len - 1);
  while (clean->len > 0 && clean->str[0] == '\n')
    g_string_erase (clean, 0, 1);
  return g_string_free_and_steal (g_steal_pointer (&clean));
}

static char *
cut_title (const char *line)
{
  g_autofree char *start = g_utf8_substring (line, 0, TITLE_LENGTH);
  char *blank = strrchr (start, ' ');

  if (blank)
    *blank = '\0';
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/**
 * sp_source_text_guess_title:
 * @text: the text of a source
 *
 * Returns: (transfer full): its first line that is not blank, cut at a word if it is long, "" if there is none
 */
char *
sp_source_text_guess_title (const char *text)
{
  g_autofree char *line = NULL;

  while (*text && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  line = g_strndup (text, strcspn (text, "\n\f"));
  g_strdelimit (line, "\t", ' ');
  g_strchomp (line);
  return g_utf8_strlen (line, -1) > TITLE_LENGTH ? cut_title (line) : g_steal_pointer (&line);
}

/**
 * sp_source_text_count_pages:
 * @text: the text of a source, or its beginning up to some place
 *
 * Returns: the number of its pages, 1 for a text without them; of a beginning the page of its end
 */
guint
sp_source_text_count_pages (const char *text)
{
  guint n = 1;

  for (; *text; text++)
    n += *text == SP_PAGE_BREAK;
  return n;
}
