/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "sp-csv.h"
#include "sp-source-reader.h"
#include "sp-source-text.h"

static SpSourceDraft *
read_bytes (const char *name,
            const char *data,
            gssize      size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size < 0 ? strlen (data) : (gsize) size);
  g_autoptr (GError) error = NULL;
  SpSourceDraft *draft = sp_source_reader_read_bytes (name, bytes, NULL, &error);

  g_assert_no_error (error);
  return draft;
}

static void
assert_refused (const char *name,
                const char *data,
                gsize       size,
                GQuark      domain,
                int         code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_source_reader_read_bytes (name, bytes, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_title_is_first_line (void)
{
  g_autoptr (SpSourceDraft) draft = read_bytes ("talks.txt", "\xef\xbb\xbf\r\n\r\n  Talks in Bern  \r\nThey met.\r\n\r\n", -1);

  g_assert_cmpstr (draft->title, ==, "Talks in Bern");
  g_assert_cmpstr (draft->text, ==, "  Talks in Bern  \nThey met.");
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *encoding;
    const char *text;
  } samples[] = {
    { "UTF-8", "Größe und Maß" },
    { "UTF-16", "Größe und Maß" },
    { "ISO-8859-1", "Die Größe und das Maß der Straße" },
    { "WINDOWS-1252", "“Größe” – 5 €" },
    { "WINDOWS-1251", "Україна прагне гарантій безпеки, її позиція ясна" },
    { "KOI8-U", "Україна прагне гарантій безпеки, її позиція ясна" },
    { "WINDOWS-1251", "Переговоры в Берлине продолжаются" },
    { "KOI8-R", "Переговоры в Берлине продолжаются" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      gsize size;
      g_autofree char *bytes = g_convert (samples[i].text, -1, samples[i].encoding, "UTF-8", NULL, &size, NULL);
      g_autoptr (SpSourceDraft) draft = read_bytes ("a.txt", bytes, (gssize) size);

      g_test_message ("%s", samples[i].encoding);
      g_assert_cmpstr (draft->text, ==, samples[i].text);
    }
}

static void
test_html_without_markup (void)
{
  g_autoptr (SpSourceDraft) draft = read_bytes ("page.html",
    "<!DOCTYPE html><html lang='de'><head><title>Talks &amp; guarantees</title>\n"
    "<meta name='author' content='A. Writer'><meta property='og:site_name' content='The Paper'>\n"
    "<meta property='article:published_time' content='2025-12-15T10:00:00Z'>\n"
    "<link rel='canonical' href='https://paper.example/talks'><style>p { color: red }</style></head>\n"
    "<body><nav><a href='/'>Home</a></nav><h1>Talks</h1><p>They   <b>met</b>\n in&nbsp;Bern.</p><script>alert (1 < 2)</script>\n"
    "<ul><li>First</li><li>Second</li></ul>One<br>two</body></html>", -1);

  g_assert_cmpstr (draft->text, ==, "Talks\n\nThey met in\xc2\xa0""Bern.\n\nFirst\nSecond\n\nOne\ntwo");
  g_assert_cmpstr (draft->title, ==, "Talks & guarantees");
  g_assert_cmpstr (draft->author, ==, "A. Writer");
  g_assert_cmpstr (draft->publisher, ==, "The Paper");
  g_assert_cmpstr (draft->language, ==, "de");
  g_assert_cmpstr (draft->address, ==, "https://paper.example/talks");
  g_assert_cmpint (draft->date.year, ==, 2025);
  g_assert_cmpint (draft->date.day, ==, 15);
}

static void
test_html_article_only (void)
{
  g_autoptr (GString) page = g_string_new ("<body><div>Advertisement</div><article>");
  g_autoptr (SpSourceDraft) draft = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append (page, "<p>A sentence of the article.</p>");
  g_string_append (page, "</article><footer>All rights reserved</footer></body>");
  draft = read_bytes ("page.htm", page->str, -1);
  g_assert_true (g_str_has_prefix (draft->text, "A sentence"));
  g_assert_true (g_str_has_suffix (draft->text, "article."));
}

static void
test_html_in_its_encoding (void)
{
  const char page[] = "<html><head><meta charset=\"windows-1251\"></head><body>\xcf\xf0\xe8\xe2\xb3\xf2</body></html>";
  g_autoptr (SpSourceDraft) draft = read_bytes ("page.html", page, -1);

  g_assert_cmpstr (draft->text, ==, "Привіт");
}

/* A pipe: whoever opened it would wait for ever, and what a page names elsewhere is not even looked for. */
static void
test_html_fetches_nothing (void)
{
  g_autofree char *folder = g_dir_make_tmp ("standpoint-XXXXXX", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autofree char *uri = g_filename_to_uri (pipe, NULL, NULL);
  g_autofree char *page = NULL;
  g_autoptr (SpSourceDraft) draft = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  page = g_strdup_printf ("<!DOCTYPE html SYSTEM '%s' [<!ENTITY other SYSTEM '%s'>]>\n"
                          "<?xml-stylesheet href='%s'?><html xmlns:xi='http://www.w3.org/2001/XInclude'>"
                          "<head><base href='%s'><link rel='stylesheet' href='%s'><script src='%s'></script></head>"
                          "<body><p>Words &other;</p><xi:include href='%s' parse='text'/><iframe src='%s'></iframe>"
                          "<img src='%s'><object data='%s'></object></body></html>",
                          uri, uri, uri, uri, uri, uri, uri, uri, uri, uri);
  draft = read_bytes ("page.html", page, -1);
  g_assert_true (g_str_has_suffix (draft->text, "Words &other;"));
  g_assert_cmpint (g_unlink (pipe), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_html_nested_too_deeply (void)
{
  g_autoptr (GString) page = g_string_new ("<html><body>");

  for (guint i = 0; i < 200000; i++)
    g_string_append (page, "<div><b>");
  assert_refused ("deep.html", page->str, page->len, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_DAMAGED);
}

static void
test_refusals (void)
{
  g_autofree char *large = g_strnfill (33 * 1024 * 1024, 'a');

  assert_refused ("empty.txt", "", 0, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_NO_TEXT);
  assert_refused ("blank.txt", " \n\t\n", 4, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_NO_TEXT);
  assert_refused ("a.docx", "PK\3\4....", 8, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_KIND);
  assert_refused ("zero.txt", "abc\0\1\2\3def", 10, SP_CSV_ERROR, SP_CSV_ERROR_ENCODING);
  assert_refused ("large.txt", large, strlen (large), SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_TOO_LARGE);
}

static void
finish_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_source_reader_read_finish (result, &error));
  g_assert_nonnull (error);
  *(GError **) data = g_steal_pointer (&error);
}

static void
test_folder_and_cancelling (void)
{
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) cancelled = NULL;

  sp_source_reader_read_async (folder, NULL, finish_cb, &refused);
  g_cancellable_cancel (cancellable);
  sp_source_reader_read_async (folder, cancellable, finish_cb, &cancelled);
  while (!refused || !cancelled)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (refused, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_KIND);
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
create_pdf (const char * const *pages)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 300, 300);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "Minutes");
  for (guint i = 0; pages[i]; i++)
    {
      g_auto (GStrv) lines = g_strsplit (pages[i], "\n", -1);

      for (guint j = 0; lines[j]; j++)
        {
          cairo_move_to (cr, 20, 40 + 14 * j);
          cairo_show_text (cr, lines[j]);
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return bytes;
}

#ifdef SP_PDF_SOURCES
static void
test_pdf_pages (void)
{
  const char * const pages[] = {
    "The ministers met in Bern and agreed on guaran-\ntees for the region in the coming year.\nThen they left.\nDone",
    "Second page", NULL
  };
  g_autoptr (GByteArray) pdf = create_pdf (pages);
  g_autoptr (SpSourceDraft) draft = read_bytes ("minutes.pdf", (const char *) pdf->data, pdf->len);

  g_assert_cmpstr (draft->title, ==, "Minutes");
  g_assert_cmpstr (draft->text, ==, "The ministers met in Bern and agreed on guarantees for the region in the coming year. "
                                    "Then they left.\nDone\n\f\nSecond page");
  g_assert_cmpuint (sp_source_text_count_pages (draft->text), ==, 2);
}

static void
test_pdf_refusals (void)
{
  const char * const none[] = { "", NULL };
  g_autoptr (GByteArray) pdf = create_pdf (none);

  assert_refused ("scan.pdf", (const char *) pdf->data, pdf->len, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_NO_TEXT);
  assert_refused ("half.pdf", "%PDF-1.7\n1 0 obj", 16, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_DAMAGED);
}
#else
static void
test_pdf_refused (void)
{
  const char * const pages[] = { "A page", NULL };
  g_autoptr (GByteArray) pdf = create_pdf (pages);

  assert_refused ("a.pdf", (const char *) pdf->data, pdf->len, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_KIND);
}
#endif

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/standpoint/source-reader/title-is-first-line", test_title_is_first_line);
  g_test_add_func ("/standpoint/source-reader/encodings", test_encodings);
  g_test_add_func ("/standpoint/source-reader/html-without-markup", test_html_without_markup);
  g_test_add_func ("/standpoint/source-reader/html-article-only", test_html_article_only);
  g_test_add_func ("/standpoint/source-reader/html-in-its-encoding", test_html_in_its_encoding);
  g_test_add_func ("/standpoint/source-reader/html-fetches-nothing", test_html_fetches_nothing);
  g_test_add_func ("/standpoint/source-reader/html-nested-too-deeply", test_html_nested_too_deeply);
  g_test_add_func ("/standpoint/source-reader/refusals", test_refusals);
  g_test_add_func ("/standpoint/source-reader/folder-and-cancelling", test_folder_and_cancelling);
#ifdef SP_PDF_SOURCES
  g_test_add_func ("/standpoint/source-reader/pdf-pages", test_pdf_pages);
  g_test_add_func ("/standpoint/source-reader/pdf-refusals", test_pdf_refusals);
#else
  g_test_add_func ("/standpoint/source-reader/pdf-refused", test_pdf_refused);
#endif
  return g_test_run ();
}
