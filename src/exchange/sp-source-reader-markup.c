/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-source-reader-markup.h"

#include <string.h>

/* Where a page has to tell its encoding. */
#define HEAD_SIZE 2048

static gboolean
is_one_of (const char         *element,
           const char * const *names)
{
  for (guint i = 0; names[i]; i++)
    if (strcmp (names[i], element) == 0)
      return TRUE;
  return FALSE;
}

static void
write_what_waits (SpMarkupText *self)
{
  if (self->breaks > 0 && self->text->len > 0)
    g_string_append (self->text, self->breaks > 1 ? "\n\n" : "\n");
  else if (self->space && self->text->len > 0)
    g_string_append_c (self->text, ' ');
  self->breaks = 0;
  self->space = FALSE;
}

/*
 * sp_markup_text_append:
 * @self: a text in the making
 * @words: UTF-8
 * @length: its bytes
 * @verbatim: whether white space is to be kept
 *
 * Appends words. White space between them becomes one blank, and none at the ends of a line.
 */
void
sp_markup_text_append (SpMarkupText *self,
                       const char   *words,
                       gsize         length,
                       gboolean      verbatim)
{
  const char *end = words + length;

  for (const char *p = words; p < end;)
    {
      const char *run = p;

      while (p < end && (verbatim || !g_ascii_isspace (*p)))
        p++;
      if (p > run)
        {
          write_what_waits (self);
          g_string_append_len (self->text, run, p - run);
        }
      for (; p < end && g_ascii_isspace (*p); p++)
        self->space = self->breaks == 0;
    }
}

/*
 * sp_markup_text_break:
 * @self: a text in the making
 * @n_breaks: 1 for a new line, 2 for a new paragraph
 *
 * What is appended next begins a new line or paragraph. Breaks at the same place do not add up.
 */
void
sp_markup_text_break (SpMarkupText *self,
                      guint         n_breaks)
{
  self->breaks = MAX (self->breaks, n_breaks);
  if (n_breaks > 0)
    self->space = FALSE;
}

/*
 * sp_markup_is_skipped:
 * @element: the name of an element of HTML, lower case
 *
 * Returns: whether what stands in it is no text of the page: programs, styles, controls, ways to other pages
 */
gboolean
sp_markup_is_skipped (const char *element)
{
  static const char * const names[] = {
    "script", "style", "noscript", "template", "svg", "math", "nav", "button", "select", "textarea", "iframe", "object",
    "canvas", "audio", "video", NULL
  };

  return is_one_of (element, names);
}

/*
 * sp_markup_count_breaks:
 * @element: the name of an element of HTML, lower case
 *
 * Returns: 2 for a paragraph, 1 for a line, 0 for what stands within a line
 */
guint
sp_markup_count_breaks (const char *element)
{
  static const char * const paragraphs[] = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl", "table", "figure", "hr", "article",
    "section", "header", "footer", "main", "aside", NULL
  };
  static const char * const lines[] = {
    "div", "br", "li", "tr", "dt", "dd", "figcaption", "address", "form", "fieldset", "body", NULL
  };

  return is_one_of (element, paragraphs) ? 2 : is_one_of (element, lines) ? 1 : 0;
}

/*
 * sp_markup_find_encoding:
 * @data: a page as it stands in its file
 * @size: its bytes
 *
 * Returns: (transfer full) (nullable): the encoding that it says it has
 */
char *
sp_markup_find_encoding (const char *data,
                         gsize       size)
{
  g_autofree char *head = g_strndup (data ? data : "", MIN (size, HEAD_SIZE));
  const char *found;
  gsize length;

  for (char *p = head; *p; p++)
    *p = g_ascii_tolower (*p);
  found = strstr (head, "charset=");
  if (!found)
    found = strstr (head, "encoding=");
  if (!found)
    return NULL;
  found = strchr (found, '=') + 1;
  found += strspn (found, "\"' ");
  length = strspn (found, "abcdefghijklmnopqrstuvwxyz0123456789-_:.");
  return length > 0 && length < 40 ? g_strndup (found, length) : NULL;
}
