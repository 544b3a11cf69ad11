/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-source-reader-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#include "sp-source-reader-markup.h"
#include "sp-text-encoding.h"

/* The parser looks through all open elements for each new one: a page of opening tags alone must not take for ever. */
#define MAX_DEPTH 1000
#define CHUNK_SIZE (64 * 1024)
/* A part that a page calls its article has to be longer than this, in bytes, to be taken for it. */
#define LEAST_ARTICLE 200

/* What a page is turned into while it is parsed. */
typedef struct
{
  SpSourceDraft *draft;
  SpMarkupText body;
  SpMarkupText article;
  GString *title;
  guint n_skipped;          /* of open elements that are not to be read */
  guint n_articles;
  guint n_verbatim;
  guint depth;
  gboolean in_title;
  gboolean too_deep;
} Page;

static const char *
find_attribute (const xmlChar **attributes,
                const char     *name)
{
  for (guint i = 0; attributes && attributes[i]; i += 2)
    if (g_ascii_strcasecmp ((const char *) attributes[i], name) == 0)
      return attributes[i + 1] ? (const char *) attributes[i + 1] : "";
  return NULL;
}

static gboolean
is_named (const char *name,
          const char *first,
          const char *second,
          const char *third)
{
  return name && (g_ascii_strcasecmp (name, first) == 0 || g_ascii_strcasecmp (name, second) == 0
                  || g_ascii_strcasecmp (name, third) == 0);
}

/* "2025-12-15T10:00:00+01:00" is a day too. */
static void
take_date (Page       *self,
           const char *value)
{
  g_autofree char *day = g_strndup (value, 10);
  SpDate date;

  if (!sp_date_is_known (self->draft->date) && sp_date_parse (g_strstrip (day), &date))
    self->draft->date = date;
}

static void
take_meta (Page           *self,
           const xmlChar **attributes)
{
  const char *name = find_attribute (attributes, "name");
  const char *property = find_attribute (attributes, "property");
  const char *item = find_attribute (attributes, "itemprop");
  const char *content = find_attribute (attributes, "content");

  name = name ? name : property ? property : item;
  if (!content || !name)
    return;
  if (is_named (name, "og:title", "dc.title", "citation_title"))
    sp_source_reader_take_line (&self->draft->title, content);
  else if (is_named (name, "author", "article:author", "dc.creator") && !strstr (content, "://"))
    sp_source_reader_take_line (&self->draft->author, content);
  else if (is_named (name, "og:site_name", "dc.publisher", "citation_journal_title"))
    sp_source_reader_take_line (&self->draft->publisher, content);
  else if (is_named (name, "og:url", "dc.identifier", "citation_public_url") && strstr (content, "://"))
    sp_source_reader_take_line (&self->draft->address, content);
  else if (is_named (name, "article:published_time", "date", "dc.date") || is_named (name, "datePublished", "pubdate",
                                                                                     "citation_date"))
    take_date (self, content);
}

static void
take_head (Page           *self,
           const char     *element,
           const xmlChar **attributes)
{
  const char *relation = find_attribute (attributes, "rel");
  const char *address = find_attribute (attributes, "href");
  const char *time = find_attribute (attributes, "datetime");

  if (strcmp (element, "meta") == 0)
    take_meta (self, attributes);
  else if (strcmp (element, "html") == 0)
    sp_source_reader_take_line (&self->draft->language, find_attribute (attributes, "lang"));
  else if (strcmp (element, "link") == 0 && relation && g_ascii_strcasecmp (relation, "canonical") == 0
           && address && strstr (address, "://"))
    sp_source_reader_take_line (&self->draft->address, address);
  else if (strcmp (element, "time") == 0 && time)
    take_date (self, time);
}

static void
break_line (Page       *self,
            const char *element)
{
  guint n_breaks = sp_markup_count_breaks (element);

  sp_markup_text_break (&self->body, n_breaks);
  sp_markup_text_break (&self->article, n_breaks);
  if (strcmp (element, "td") == 0 || strcmp (element, "th") == 0)
    self->body.space = self->article.space = self->body.breaks == 0;
}

static gboolean
is_article (const char *element)
{
  return strcmp (element, "article") == 0 || strcmp (element, "main") == 0;
}

static void
start_element_cb (void           *data,
                  const xmlChar  *name,
                  const xmlChar **attributes)
{
  Page *self = data;
  const char *element = (const char *) name;

  self->too_deep = self->too_deep || ++self->depth > MAX_DEPTH;
  take_head (self, element, attributes);
  if (sp_markup_is_skipped (element))
    self->n_skipped++;
  self->in_title = strcmp (element, "title") == 0 && self->title->len == 0 && self->n_skipped == 0;
  if (is_article (element))
    self->n_articles++;
  if (strcmp (element, "pre") == 0)
    self->n_verbatim++;
  break_line (self, element);
}

static void
end_element_cb (void          *data,
                const xmlChar *name)
{
  Page *self = data;
  const char *element = (const char *) name;

  self->depth -= self->depth > 0;
  self->in_title = FALSE;
  if (sp_markup_is_skipped (element) && self->n_skipped > 0)
    self->n_skipped--;
  break_line (self, element);
  if (is_article (element) && self->n_articles > 0)
    self->n_articles--;
  if (strcmp (element, "pre") == 0 && self->n_verbatim > 0)
    self->n_verbatim--;
}

static void
characters_cb (void          *data,
               const xmlChar *characters,
               int            length)
{
  Page *self = data;
  const char *words = (const char *) characters;

  if (self->in_title)
    {
      g_string_append_len (self->title, words, length);
      return;
    }
  if (self->n_skipped > 0 || self->too_deep)
    return;
  sp_markup_text_append (&self->body, words, (gsize) length, self->n_verbatim > 0);
  if (self->n_articles > 0)
    sp_markup_text_append (&self->article, words, (gsize) length, self->n_verbatim > 0);
}

static void
ignore_complaint_cb (void       *data,
                     const char *format,
                     ...)
{
}

/* What a page says of its encoding counts where the bytes do not speak for themselves. */
static char *
decode (const char  *name,
        GBytes      *bytes,
        gsize       *length,
        GError     **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *encoding = NULL;
  char *text;

  if (!g_utf8_validate_len (data ? data : "", size, NULL))
    {
      encoding = sp_markup_find_encoding (data, size);
      text = encoding ? g_convert_with_fallback (data, (gssize) size, "UTF-8", encoding, "?", NULL, length, NULL) : NULL;
      if (text && !memchr (text, '\0', *length))
        return text;
      g_clear_pointer (&text, g_free);
    }
  return sp_text_decode (name, bytes, length, error);
}

static gboolean
parse (Page          *self,
       const char    *name,
       const char    *text,
       gsize          length,
       GCancellable  *cancellable,
       GError       **error)
{
  xmlSAXHandler handler = { 0 };
  htmlParserCtxtPtr parser;

  handler.startElement = start_element_cb;
  handler.endElement = end_element_cb;
  handler.characters = characters_cb;
  handler.ignorableWhitespace = characters_cb;
  handler.error = handler.warning = ignore_complaint_cb;
  parser = htmlCreatePushParserCtxt (&handler, self, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  htmlCtxtUseOptions (parser, HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                              | HTML_PARSE_IGNORE_ENC);
  for (gsize i = 0; i < length && !self->too_deep && !g_cancellable_is_cancelled (cancellable); i += CHUNK_SIZE)
    htmlParseChunk (parser, text + i, (int) MIN (CHUNK_SIZE, length - i), 0);
  if (!self->too_deep)
    htmlParseChunk (parser, NULL, 0, 1);
  htmlFreeParserCtxt (parser);
  if (self->too_deep)
    g_set_error (error, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_DAMAGED,
                 _("The elements of %s are nested too deeply. Copy its text from a browser and paste it."), name);
  return !self->too_deep && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
fill_in (Page *self)
{
  const GString *text = self->article.text->len >= LEAST_ARTICLE ? self->article.text : self->body.text;

  if (*self->draft->title == '\0')
    sp_source_reader_take_line (&self->draft->title, self->title->str);
  g_set_str (&self->draft->text, text->str);
}

/*
 * sp_source_reader_read_html:
 * @draft: what is filled in
 * @name: how the file is called, for messages
 * @bytes: its content
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Takes the text out of a page: of its article, where it has one. Programs, styles and controls are left out; nothing
 * is fetched, and HTML has no entities to expand but single characters.
 *
 * Returns: whether it went well; the text may be empty
 */
gboolean
sp_source_reader_read_html (SpSourceDraft  *draft,
                            const char     *name,
                            GBytes         *bytes,
                            GCancellable   *cancellable,
                            GError        **error)
{
  gsize length;
  g_autofree char *text = decode (name, bytes, &length, error);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GString) article = g_string_new (NULL);
  g_autoptr (GString) title = g_string_new (NULL);
  Page page = { .draft = draft, .body.text = body, .article.text = article, .title = title };

  if (!text || !parse (&page, name, text, length, cancellable, error))
    return FALSE;
  fill_in (&page);
  return TRUE;
}
