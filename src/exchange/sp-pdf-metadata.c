/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-metadata.h"

#include "sp-config.h"
#include "sp-svg-text.h"

#define PRODUCER "Standpoint " SP_VERSION
#define SEPARATOR ", "

/* Which rules the file keeps: ISO 14289-1 for those who have it read out, and ISO 19005-2, level A, for archives. These want
 * to be told what the properties of the former mean. */
static const char standards[] =
  "<pdfuaid:part>1</pdfuaid:part>\n"
  "<pdfaid:part>2</pdfaid:part>\n"
  "<pdfaid:conformance>A</pdfaid:conformance>\n"
  "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
  "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
  "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
  "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
  "<pdfaProperty:name>part</pdfaProperty:name>\n"
  "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
  "<pdfaProperty:category>internal</pdfaProperty:category>\n"
  "<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>\n"
  "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
  "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char head[] =
  "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
  "<rdf:Description rdf:about=\"\"\n"
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
  " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
  " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
  " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
  " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
  " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
  " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
  " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
  "<dc:format>application/pdf</dc:format>\n";

static const char foot[] = "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

/* A file without a date is the same whenever it is made; packagers and archives set one. */
static GDateTime *
get_creation_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;

  if (epoch == NULL || !g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT64, &seconds, NULL))
    return NULL;
  return g_date_time_new_from_unix_utc (seconds);
}

static void
add_words (SpPdfBytes *out,
           const char *words)
{
  g_autofree char *clean = sp_svg_dup_text (words);
  g_autofree char *escaped = g_markup_escape_text (clean, -1);

  sp_pdf_bytes_words (out, escaped);
}

static void
begin_property (SpPdfBytes *out,
                const char *name)
{
  sp_pdf_bytes_words (out, "<");
  sp_pdf_bytes_words (out, name);
  sp_pdf_bytes_words (out, ">");
}

static void
end_property (SpPdfBytes *out,
              const char *name)
{
  sp_pdf_bytes_words (out, "</");
  sp_pdf_bytes_words (out, name);
  sp_pdf_bytes_words (out, ">\n");
}

static void
add_property (SpPdfBytes *out,
              const char *name,
              const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  begin_property (out, name);
  add_words (out, words);
  end_property (out, name);
}

/* KIND is "Seq" where the order counts, "Bag" where it does not. */
static void
add_list (SpPdfBytes         *out,
          const char         *name,
          const char         *kind,
          const char * const *items)
{
  if (items == NULL)
    return;
  begin_property (out, name);
  sp_pdf_bytes_words (out, "<rdf:");
  sp_pdf_bytes_words (out, kind);
  sp_pdf_bytes_words (out, ">");
  for (guint i = 0; items[i] != NULL; i++)
    {
      sp_pdf_bytes_words (out, "<rdf:li>");
      add_words (out, items[i]);
      sp_pdf_bytes_words (out, "</rdf:li>");
    }
  sp_pdf_bytes_words (out, "</rdf:");
  sp_pdf_bytes_words (out, kind);
  sp_pdf_bytes_words (out, ">");
  end_property (out, name);
}

static void
add_prose (SpPdfBytes *out,
           const char *name,
           const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  begin_property (out, name);
  sp_pdf_bytes_words (out, "<rdf:Alt><rdf:li xml:lang=\"x-default\">");
  add_words (out, words);
  sp_pdf_bytes_words (out, "</rdf:li></rdf:Alt>");
  end_property (out, name);
}

static char *
join (GStrv names)
{
  return names != NULL ? g_strjoinv (SEPARATOR, names) : NULL;
}

static void
add_information (SpPdfBytes *object,
                 const char *key,
                 const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  sp_pdf_bytes_words (object, key);
  sp_pdf_bytes_text (object, words);
}

/* It is not packed, so that who looks through many files need not know what a PDF is. */
guint
sp_pdf_metadata_write (const SpPdfMetadata *self,
                       SpPdfFile           *file)
{
  const char * const languages[] = { self->information->language, NULL };
  guint number = sp_pdf_file_reserve (file);
  g_autofree char *keywords = join (self->information->keywords);
  g_autoptr (GDateTime) date = get_creation_date ();
  g_autofree char *time = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  SpPdfBytes out = { 0 };

  sp_pdf_bytes_words (&out, head);
  add_prose (&out, "dc:title", self->title);
  add_prose (&out, "dc:description", self->description);
  add_list (&out, "dc:creator", "Seq", (const char * const *) self->information->authors);
  add_list (&out, "dc:subject", "Bag", (const char * const *) self->information->keywords);
  add_list (&out, "dc:language", "Bag", languages);
  add_property (&out, "xmp:CreatorTool", PRODUCER);
  add_property (&out, "xmp:CreateDate", time);
  add_property (&out, "pdf:Producer", PRODUCER);
  add_property (&out, "pdf:Keywords", keywords);
  sp_pdf_bytes_words (&out, standards);
  sp_pdf_bytes_words (&out, foot);
  sp_pdf_file_add_plain_stream (file, number, "/Type/Metadata/Subtype/XML", &out);
  return number;
}

guint
sp_pdf_metadata_write_information (const SpPdfMetadata *self,
                                   SpPdfFile           *file)
{
  guint number = sp_pdf_file_reserve (file);
  g_autofree char *authors = join (self->information->authors);
  g_autofree char *keywords = join (self->information->keywords);
  g_autoptr (GDateTime) date = get_creation_date ();
  g_autofree char *time = date != NULL ? g_date_time_format (date, "D:%Y%m%d%H%M%SZ") : NULL;
  g_auto (SpPdfBytes) object = { 0 };

  sp_pdf_bytes_words (&object, "<<");
  add_information (&object, "/Title", self->title);
  add_information (&object, "/Subject", self->description);
  add_information (&object, "/Author", authors);
  add_information (&object, "/Keywords", keywords);
  add_information (&object, "/Creator", PRODUCER);
  add_information (&object, "/Producer", PRODUCER);
  add_information (&object, "/CreationDate", time);
  sp_pdf_bytes_words (&object, ">>");
  sp_pdf_file_add (file, number, &object);
  return number;
}
