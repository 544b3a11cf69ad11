/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "locale-sample.h"
#include "pdf-fixture.h"
#include "sp-export.h"
#include "sp-scene-builder.h"

/* What archives (ISO 19005-2) and those who have a PDF read out (ISO 14289-1) ask of it, where other tests do not. */

#define N_CELLS 5

static void
add_text (SpSceneBuilder *builder, const char *words, const char *address, double y)
{
  SpTextItem text = { .text = words, .font = FONT, .ink = black, .box = { 10.0, y, 180.0, 20.0 }, .address = address };

  sp_scene_builder_add_text (builder, &text);
}

/* A figure of a name with a box from 20, 10 to 120, 40 and words. */
static SpScene *
make_figure (const char *title, const char *name, const char *words)
{
  SpSceneBuilder *builder = sp_scene_builder_new (title, white);
  SpPathItem box = { .has_fill = TRUE, .fill = black };

  sp_scene_builder_begin_group (builder, SP_ROLE_FIGURE, name);
  sp_scene_builder_rectangle (builder, 20.0, 10.0, 100.0, 30.0, 0.0);
  sp_scene_builder_add_path (builder, &box);
  sp_scene_builder_end_group (builder);
  sp_scene_builder_begin_group (builder, SP_ROLE_CAPTION, "");
  add_text (builder, words, NULL, 60.0);
  sp_scene_builder_end_group (builder);
  return sp_scene_builder_end (builder, 200.0, 100.0);
}

/* The file as qpdf writes it out, or NULL where there is none. */
static char *
look_at_figure (Fixture *fixture, const char *title, const char *name, const char *words)
{
  g_autoptr (SpScene) scene = make_figure (title, name, words);
  g_autoptr (GBytes) bytes = write_scene (fixture, scene);

  return look_with (fixture->path, "qpdf", "--qdf", "-");
}

/* The standards are named, and the whole is XML whatever the title. */
static void
test_metadata (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpScene) scene = make_figure ("Who <stands> & \x01 where (1\\2)", "Figure", "Words");
  g_autoptr (GBytes) bytes = write_scene (fixture, scene);
  g_autofree char *words = look_with (fixture->path, "pdfinfo", "-meta", NULL);
  GMarkupParser nothing = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&nothing, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return;
  g_markup_parse_context_parse (context, words, -1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (words, "<pdfuaid:part>1<"));
  g_assert_nonnull (strstr (words, "<pdfaid:part>2<"));
  g_assert_nonnull (strstr (words, "<pdfaid:conformance>A<"));
  g_assert_nonnull (strstr (words, ">Who &lt;stands&gt; &amp; \xef\xbf\xbd where (1\\2)<"));
  g_assert_null (strstr (words, "CreateDate"));
}

/* Who only looks for XML in the bytes finds it. */
static void
test_metadata_is_not_packed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpScene) scene = make_figure ("Title", "Figure", "Words");
  g_autoptr (GBytes) bytes = write_scene (fixture, scene);

  g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "%"));
  g_assert_nonnull (memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "<?xpacket begin=", 16));
}

static void
test_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpScene) scene = make_figure ("Title", "Figure", "Words");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) other_bytes = NULL;
  g_autofree char *words = NULL;
  g_autofree char *none = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1735689600", TRUE);
  bytes = write_scene (fixture, scene);
  words = look_with (fixture->path, "pdfinfo", "-meta", NULL);
  g_setenv ("SOURCE_DATE_EPOCH", "yesterday", TRUE);
  other_bytes = write_scene (fixture, scene);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  none = look_with (fixture->path, "pdfinfo", "-isodates", NULL);
  if (words == NULL || none == NULL)
    return;
  g_assert_nonnull (strstr (words, "<xmp:CreateDate>2025-01-01T00:00:00Z<"));
  g_assert_null (strstr (none, "CreationDate"));
}

static char *
find_identity (SpScene *scene)
{
  g_autoptr (GBytes) bytes = scene_make_pdf (scene);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *found = memmem (data, length, "/ID[<", 5);

  g_assert_nonnull (found);
  g_assert_true (memcmp (found + 5, found + 39, 32) == 0);
  return g_strndup (found + 5, 32);
}

static void
test_identity (void)
{
  g_autoptr (SpScene) scene = make_figure ("Title", "Figure", "Words");
  g_autoptr (SpScene) same = make_figure ("Title", "Figure", "Words");
  g_autoptr (SpScene) other = make_figure ("Title", "Figure", "Wards");
  g_autoptr (SpScene) titled = make_figure ("Other title", "Figure", "Words");
  g_autofree char *identity = find_identity (scene);
  g_autofree char *identity_of_same = find_identity (same);
  g_autofree char *identity_of_other = find_identity (other);
  g_autofree char *identity_of_titled = find_identity (titled);

  g_assert_cmpstr (identity, ==, identity_of_same);
  g_assert_cmpstr (identity, !=, identity_of_other);
  g_assert_cmpstr (identity, !=, identity_of_titled);
}

static void
test_colours (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = look_at_figure (fixture, "Title", "Figure", "Words");

  if (file == NULL)
    return;
  g_assert_nonnull (strstr (file, "/GTS_PDFA1"));
  g_assert_nonnull (strstr (file, "mntrRGB XYZ"));
  g_assert_nonnull (strstr (file, "acsp"));
}

static void
test_figure_has_a_box (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = look_at_figure (fixture, "Title", "Figure", "Words");

  if (file != NULL)
    g_assert_true (g_regex_match_simple ("/BBox \\[\\s+20\\s+60\\s+120\\s+90\\s+\\]\\s+/O /Layout", file, G_REGEX_RAW, 0));
}

/* A control character would be read as another letter, or as the sign of a language. */
static void
test_control_characters (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = look_at_figure (fixture, "Title", "A\x1b" "B\x18", "Words");

  if (file != NULL)
    g_assert_nonnull (strstr (file, "/Alt <feff0041fffd0042fffd>"));
}

static void
test_long_string (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strnfill (50000, 'a');
  g_autofree char *file = look_at_figure (fixture, "Title", name, "Words");
  g_autoptr (GString) plain = g_string_new ("/Alt (\xfe\xff");
  g_autoptr (GString) hexadecimal = g_string_new ("/Alt <feff");

  for (guint i = 1; i < 16000; i++)
    {
      g_string_append (plain, " a");
      g_string_append (hexadecimal, "0061");
    }
  g_string_append (plain, " &)");
  g_string_append (hexadecimal, "2026>");
  if (file != NULL)
    g_assert_true (strstr (file, plain->str) != NULL || strstr (file, hexadecimal->str) != NULL);
}

/* How many lines a part of the file has, all of its kind together. */
static guint
count_matches (const char *file, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_RAW | G_REGEX_DOTALL | G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (g_regex_match (regex, file, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    n++;
  return n;
}

/* Letters put together of parts, joined ones, what is cut, what no font has and what is no letter. */
static void
test_every_glyph_means_something (Fixture *fixture, gconstpointer data)
{
  static const char words[] = "x\u0323\u0307 \u0435\u0308 ﬃ ﷺ محمّد नमस्ते \U0001F1FA\U0001F1E6 \uFFFE\uFEFF \U000F0001 "
                              "and many words more, for which there is no room at all";
  g_autofree char *file = look_at_figure (fixture, "Title", "Figure", words);
  g_autofree char *maps = NULL;
  guint n_widths = 0;
  guint n_meanings = 0;

  if (file == NULL)
    return;
  for (const char *part = file; (part = strstr (part, "/W [")) != NULL; part++)
    {
      g_autofree char *widths = g_strndup (part, (gsize) (strstr (part, "]\n") - part));

      /* The first number is that of the first character. */
      n_widths += MAX (count_matches (widths, "^ +-?[0-9.]+$"), 1) - 1;
    }
  n_meanings = count_matches (file, "^<(?!0000)[0-9a-f]{4}><[0-9a-f]{4,}>$");
  g_assert_cmpuint (n_widths, >, 20);
  g_assert_cmpuint (n_meanings, ==, n_widths);
  g_assert_cmpuint (count_matches (file, "^<[0-9a-f]{4}><([0-9a-f]{4})*(feff|fffe|0000)"), ==, 0);
  /* What nobody else knows the meaning of is told as a text. */
  g_assert_cmpuint (count_matches (file, "/ActualText *<feffdb80dc01>|/ActualText *\\(\xfe\xff\xdb\x80\xdc\x01\\)"), ==, 1);
}

static char *
look_at_structure (Fixture *fixture, SpScene *scene)
{
  g_autoptr (GBytes) bytes = write_scene (fixture, scene);

  return look_with (fixture->path, "pdfinfo", "-struct", NULL);
}

static SpScene *
make_headings (gboolean has_title)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Title", white);

  if (has_title)
    {
      sp_scene_builder_begin_group (builder, SP_ROLE_TITLE, "");
      add_text (builder, "Title", NULL, 10.0);
      sp_scene_builder_end_group (builder);
    }
  for (guint i = 0; i < 2; i++)
    {
      sp_scene_builder_begin_group (builder, SP_ROLE_HEADING, "");
      add_text (builder, "Heading", NULL, 40.0 + 20.0 * i);
      sp_scene_builder_end_group (builder);
    }
  return sp_scene_builder_end (builder, 200.0, 100.0);
}

/* No heading comes before the first of the highest degree. */
static void
test_headings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpScene) titled = make_headings (TRUE);
  g_autoptr (SpScene) bare = make_headings (FALSE);
  g_autofree char *of_titled = look_at_structure (fixture, titled);
  g_autofree char *of_bare = look_at_structure (fixture, bare);

  if (of_titled == NULL || of_bare == NULL)
    return;
  g_assert_nonnull (strstr (of_titled, "H1 (block)\n  H2 (block)\n  H2 (block)"));
  g_assert_nonnull (strstr (of_bare, "H1 (block)\n  H2 (block)"));
}

/* A row of a table holds cells alone, even where they are too many to be told one by one. */
static void
test_row_of_many_cells (Fixture *fixture, gconstpointer data)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Cells", white);
  SpPathItem box = { .has_fill = TRUE, .fill = black };
  const SpStamp *stamps[N_CELLS];
  SpId ids[N_CELLS] = { 1, 2, 3, 4, 5 };
  SpCellsItem cells = { .n_cells = N_CELLS, .stamps = stamps, .x = 10.0, .y = 10.0, .step = 20.0, .width = 18.0,
                        .height = 10.0, .role = SP_ROLE_NONE, .id1 = 1, .id2s = ids };
  g_autoptr (SpScene) scene = NULL;
  g_autofree char *structure = NULL;

  sp_scene_builder_begin_stamp (builder);
  sp_scene_builder_rectangle (builder, 0.0, 0.0, 18.0, 10.0, 0.0);
  sp_scene_builder_add_path (builder, &box);
  stamps[0] = sp_scene_builder_end_stamp (builder);
  for (guint i = 1; i < N_CELLS; i++)
    stamps[i] = stamps[0];
  sp_scene_builder_begin_group (builder, SP_ROLE_TABLE, "");
  sp_scene_builder_begin_group (builder, SP_ROLE_ROW, "");
  sp_scene_builder_add_cells (builder, &cells);
  sp_scene_builder_end_group (builder);
  sp_scene_builder_end_group (builder);
  scene = sp_scene_builder_end (builder, 200.0, 100.0);
  structure = look_at_structure (fixture, scene);
  if (structure != NULL)
    g_assert_nonnull (strstr (structure, "TR\n      TD:\n         /ColSpan 5\n"));
}

static void
test_lists_of_sources_are_numbered (Fixture *fixture, gconstpointer data)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Sources", white);
  g_autoptr (SpScene) scene = NULL;
  g_autofree char *structure = NULL;

  sp_scene_builder_begin_group (builder, SP_ROLE_SOURCES, "Sources");
  sp_scene_builder_begin_group (builder, SP_ROLE_LIST, "");
  sp_scene_builder_begin_group (builder, SP_ROLE_LIST_ITEM, "");
  add_text (builder, "Minutes", "https://example.org/", 10.0);
  sp_scene_builder_end_group (builder);
  sp_scene_builder_end_group (builder);
  sp_scene_builder_end_group (builder);
  scene = sp_scene_builder_end (builder, 200.0, 100.0);
  structure = look_at_structure (fixture, scene);
  if (structure != NULL)
    g_assert_nonnull (strstr (structure, "/ListNumbering /Decimal"));
}

/* Readers take no page of more than 14,400 units: its unit is larger than a point then. */
static void
test_large_page (Fixture *fixture, gconstpointer data)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Large", white);
  g_autoptr (SpScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *file = NULL;
  g_autofree char *words = NULL;

  add_text (builder, "Words", "https://example.org/", 10.0);
  scene = sp_scene_builder_end (builder, 30000.0, 1000.0);
  bytes = write_scene (fixture, scene);
  file = look_with (fixture->path, "qpdf", "--qdf", "-");
  words = look_with (fixture->path, "pdftotext", "-layout", "-");
  if (file == NULL || words == NULL)
    return;
  g_assert_nonnull (strstr (words, "Words"));
  g_assert_nonnull (strstr (file, "/UserUnit 4\n"));
  g_assert_true (g_regex_match_simple ("/MediaBox \\[\\s+0\\s+0\\s+7500\\s+250\\s+\\]", file, G_REGEX_RAW, 0));
  g_assert_true (g_regex_match_simple ("/Rect \\[\\s+2\\.5\\s+24[0-9.]+\\s+[0-9.]+\\s+247\\.5\\s+\\]", file, G_REGEX_RAW, 0));
  g_assert_cmpuint (count_in (file, ".5 0 0 .5 0 0 cm"), ==, 2);
}

/* It is that of the words, not what somebody would like them to be in. */
static void
test_language (Fixture *fixture, gconstpointer data)
{
  g_autofree char *plain = NULL;
  g_autofree char *german = NULL;

  g_setenv ("LC_ALL", "nl_NL.UTF-8", TRUE);
  plain = look_at_figure (fixture, "Title", "Figure", "Words");
  if (!locale_sample_begin ("de_DE"))
    g_test_skip ("the locale could not be made");
  else
    {
      g_setenv ("LC_ALL", "de_DE.UTF-8", TRUE);
      german = look_at_figure (fixture, "Title", "Figure", "Words");
      g_setenv ("LC_ALL", "C.UTF-8", TRUE);
      locale_sample_end ();
    }
  if (plain == NULL || german == NULL)
    return;
  g_assert_nonnull (strstr (plain, "/Lang (en)"));
  g_assert_nonnull (strstr (german, "/Lang (de-DE)"));
}

#define ADD(path, function) g_test_add ("/standpoint/pdf-rules/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_test_init (&argc, &argv, NULL);
  ADD ("names-the-standards", test_metadata);
  ADD ("metadata-can-be-found-without-unpacking", test_metadata_is_not_packed);
  ADD ("has-a-date-where-one-is-given", test_date);
  g_test_add_func ("/standpoint/pdf-rules/has-an-identity-of-what-it-holds", test_identity);
  ADD ("says-what-its-colours-mean", test_colours);
  ADD ("a-figure-has-a-box", test_figure_has_a_box);
  ADD ("control-characters-are-no-letters", test_control_characters);
  ADD ("strings-are-as-long-as-readers-take", test_long_string);
  ADD ("every-glyph-means-something", test_every_glyph_means_something);
  ADD ("headings-begin-with-the-highest", test_headings);
  ADD ("a-row-holds-cells-alone", test_row_of_many_cells);
  ADD ("lists-of-sources-are-numbered", test_lists_of_sources_are_numbered);
  ADD ("a-large-page-has-a-larger-unit", test_large_page);
  ADD ("its-language-is-that-of-the-words", test_language);
  return g_test_run ();
}
