/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-source-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-source-text.h"

#ifdef SP_PDF_SOURCES
#include "sp-poppler.h"

#define MAX_PAGES 20000
#define MAX_TEXT_SIZE (64 * 1024 * 1024)
/* A line shorter than this part of the longest one of its page ends a paragraph. */
#define FULL_LINE 0.7

static glong
find_longest (char **lines)
{
  glong longest = 0;

  for (guint i = 0; lines[i]; i++)
    longest = MAX (longest, g_utf8_strlen (lines[i], -1));
  return longest;
}

static gboolean
ends_with_hyphen (const GString *text)
{
  return text->len >= 2 && text->str[text->len - 1] == '-' && (g_ascii_isalpha (text->str[text->len - 2])
                                                               || (text->str[text->len - 2] & 0x80));
}

static void
append_line (GString    *text,
             const char *line,
             gboolean    joins)
{
  if (joins && ends_with_hyphen (text) && g_unichar_islower (g_utf8_get_char (line)))
    g_string_truncate (text, text->len - 1);
  else if (text->len > 0 && text->str[text->len - 1] != SP_PAGE_BREAK)
    g_string_append_c (text, joins ? ' ' : '\n');
  g_string_append (text, line);
}

/* The lines of a page are those of its print; a reader wants paragraphs. */
static void
append_page (GString    *text,
             const char *page)
{
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
  double full = find_longest (lines) * FULL_LINE;
  gboolean joins = FALSE;

  for (guint i = 0; lines[i]; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0')
        {
          joins = FALSE;
          continue;
        }
      append_line (text, line, joins);
      joins = g_utf8_strlen (line, -1) >= full;
    }
}

static PopplerDocument *
open_document (const char  *name,
               GBytes      *bytes,
               GError     **error)
{
  g_autoptr (GError) reason = NULL;
  PopplerDocument *document;

  if (!sp_poppler_load (error))
    return NULL;
  document = sp_poppler.document_new_from_bytes (bytes, NULL, &reason);
  if (document)
    return document;
  if (g_error_matches (reason, sp_poppler.error_quark (), POPPLER_ERROR_ENCRYPTED))
    g_set_error (error, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_LOCKED,
                 _("%s is locked with a password. Save it without one first."), name);
  else
    g_set_error (error, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_DAMAGED,
                 _("%s is damaged and cannot be read as a PDF."), name);
  return NULL;
}

static gboolean
append_pages (GString          *text,
              PopplerDocument  *document,
              const char       *name,
              GCancellable     *cancellable,
              GError          **error)
{
  int n_pages = MIN (sp_poppler.document_get_n_pages (document), MAX_PAGES);

  for (int i = 0; i < n_pages; i++)
    {
      PopplerPage *page = sp_poppler.document_get_page (document, i);
      g_autoptr (GObject) owner = (GObject *) page;
      g_autofree char *words = page ? sp_poppler.page_get_text (page) : NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i > 0)
        g_string_append_c (text, SP_PAGE_BREAK);
      if (words && g_utf8_validate (words, -1, NULL))
        append_page (text, words);
      if (text->len > MAX_TEXT_SIZE)
        {
          g_set_error (error, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_TOO_LARGE,
                       _("The text of %s is too long. Cut it into several files."), name);
          return FALSE;
        }
    }
  return TRUE;
}

/* Only pages that are pictures leave nothing but the signs between them. */
static gboolean
is_blank (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/*
 * sp_source_reader_read_pdf:
 * @draft: what is filled in: title, author and text
 * @name: how the file is called, for messages
 * @bytes: its content
 * @cancellable: (nullable): to stop it, between two pages
 * @error: return location for an error
 *
 * The date that a PDF tells is the day on which the file was made, not that of the text: it is left to the user.
 *
 * Returns: whether there was a text
 */
gboolean
sp_source_reader_read_pdf (SpSourceDraft  *draft,
                           const char     *name,
                           GBytes         *bytes,
                           GCancellable   *cancellable,
                           GError        **error)
{
  PopplerDocument *document = open_document (name, bytes, error);
  g_autoptr (GObject) owner = (GObject *) document;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = document ? sp_poppler.document_get_title (document) : NULL;
  g_autofree char *author = document ? sp_poppler.document_get_author (document) : NULL;

  if (!document || !append_pages (text, document, name, cancellable, error))
    return FALSE;
  if (is_blank (text->str))
    {
      g_set_error (error, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_NO_TEXT,
                   _("%s holds pictures of pages and no text. Run it through text recognition first."), name);
      return FALSE;
    }
  sp_source_reader_take_line (&draft->title, title);
  sp_source_reader_take_line (&draft->author, author);
  g_set_str (&draft->text, text->str);
  return TRUE;
}

#else

gboolean
sp_source_reader_read_pdf (SpSourceDraft  *draft,
                           const char     *name,
                           GBytes         *bytes,
                           GCancellable   *cancellable,
                           GError        **error)
{
  g_set_error (error, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_KIND,
               _("%s is a PDF, which this build of Standpoint cannot read. Copy its text and paste it."), name);
  return FALSE;
}

#endif
