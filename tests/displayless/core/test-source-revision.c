/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-source-revision.h"
#include "sp-source-text.h"
#include "sp-text-mapping.h"
#include "store-fixture.h"

static void
assert_found (const char *before,
              const char *after,
              gint32      start,
              gint32      end,
              const char *words)
{
  g_autoptr (SpTextMapping) mapping = sp_text_mapping_new (before, after);
  SpPassage passage = sp_text_mapping_find (mapping, (SpPassage) { start, end });
  g_autofree char *found = NULL;

  g_assert_cmpint (passage.start, >=, 0);
  found = g_utf8_substring (after, passage.start, passage.end);
  g_assert_cmpstr (found, ==, words);
}

static void
test_words_that_moved (void)
{
  assert_found ("Ann is for it. Bob waits.", "Yes: Ann is for it. Bob waits.", 0, 13, "Ann is for it");
  assert_found ("Ann is for it. Bob waits.", "Ann is for it, says Cy. Bob waits.", 15, 24, "Bob waits");
  assert_found ("Größe für Ann. Bob wartet.", "Für Ann. Bob wartet.", 15, 25, "Bob wartet");
}

static void
test_lines_broken_elsewhere (void)
{
  assert_found ("x Ann is\nfor it. y", "One more line.\nAnn is for\n  it. End", 2, 15, "Ann is for\n  it");
}

static void
test_nearest_of_several (void)
{
  const char *before = "no yes no yes no";
  const char *after = "No yes no, yes no!";
  g_autoptr (SpTextMapping) mapping = sp_text_mapping_new (before, after);
  SpPassage passage = sp_text_mapping_find (mapping, (SpPassage) { 10, 13 });

  g_assert_cmpint (passage.start, ==, 11);
}

static void
test_words_that_are_gone (void)
{
  g_autoptr (SpTextMapping) mapping = sp_text_mapping_new ("Ann is for it. Bob waits.", "Ann is against it. Bob waits.");

  g_assert_cmpint (sp_text_mapping_find (mapping, (SpPassage) { 0, 13 }).start, ==, -1);
  g_assert_cmpint (sp_text_mapping_find (mapping, (SpPassage) { 20, 90 }).start, ==, -1);
  g_assert_cmpint (sp_text_mapping_find (mapping, SP_PASSAGE_NONE).start, ==, -1);
}

static GArray *
revise (StoreFixture *fixture,
        const char   *text)
{
  g_autoptr (GError) error = NULL;
  GArray *lost = NULL;

  sp_source_revise (fixture->store, PAPER, text, "Change text", &lost, &error);
  g_assert_no_error (error);
  return lost;
}

static void
test_marks_go_with_words (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr (GArray) lost = revise (fixture, "Today Ann is for it. Bob waits.");
  SpSnapshot *snapshot = sp_store_get_snapshot (fixture->store);

  g_assert_cmpuint (lost->len, ==, 0);
  g_assert_cmpint (sp_snapshot_find_statement (snapshot, FOR)->passage.start, ==, 6);
  g_assert_cmpint (sp_snapshot_find_statement (snapshot, FOR)->passage.end, ==, 19);
  g_assert_cmpint (sp_snapshot_find_source_error (snapshot, MISPRINT)->passage.start, ==, 6);
}

static void
test_lost_marks_are_listed (StoreFixture  *fixture,
                            gconstpointer  data)
{
  g_autoptr (GArray) lost = revise (fixture, "Ann is against it. Bob waits.");
  const SpStatement *statement = sp_snapshot_find_statement (sp_store_get_snapshot (fixture->store), FOR);

  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_cmpint (g_array_index (lost, SpLostMark, 0).table, ==, SP_TABLE_STATEMENT);
  g_assert_cmpint (g_array_index (lost, SpLostMark, 0).id, ==, FOR);
  g_assert_cmpint (statement->passage.start, ==, -1);
  g_assert_cmpint (statement->source, ==, PAPER);
}

static void
test_one_undo_brings_all_back (StoreFixture  *fixture,
                               gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  g_autoptr (GArray) lost = revise (fixture, "Something else.");

  g_assert_cmpuint (lost->len, ==, 2);
  undo (fixture);
  assert_equal_snapshots (sp_store_get_snapshot (fixture->store), before);
}

static void
test_refused_text_changes_nothing (StoreFixture  *fixture,
                                   gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  g_autoptr (GError) error = NULL;
  GArray *lost = NULL;

  g_assert_false (sp_source_revise (fixture->store, PAPER, "\xff", "Change text", &lost, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID);
  g_assert_null (lost);
  assert_equal_snapshots (sp_store_get_snapshot (fixture->store), before);
}

static void
test_clean_text (void)
{
  g_autofree char *text = sp_source_text_clean ("\xef\xbb\xbf\r\n\r\nOne\rTwo\x01\r\n\fThree\t\n \n");
  g_autofree char *title = sp_source_text_guess_title ("\n \f  The title\there \nThe text");
  g_autofree char *long_line = g_strnfill (300, 'a');
  g_autofree char *cut = sp_source_text_guess_title (long_line);

  g_assert_cmpstr (text, ==, "One\nTwo\n\f\nThree");
  g_assert_cmpstr (title, ==, "The title here");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 121);
  g_assert_cmpuint (sp_source_text_count_pages ("one\ftwo\fthree"), ==, 3);
}

static void
add (const char *name,
     void      (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (name, StoreFixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/standpoint/source-text/clean", test_clean_text);
  g_test_add_func ("/standpoint/text-mapping/words-that-moved", test_words_that_moved);
  g_test_add_func ("/standpoint/text-mapping/lines-broken-elsewhere", test_lines_broken_elsewhere);
  g_test_add_func ("/standpoint/text-mapping/nearest-of-several", test_nearest_of_several);
  g_test_add_func ("/standpoint/text-mapping/words-that-are-gone", test_words_that_are_gone);
  add ("/standpoint/source-revision/marks-go-with-words", test_marks_go_with_words);
  add ("/standpoint/source-revision/lost-marks-are-listed", test_lost_marks_are_listed);
  add ("/standpoint/source-revision/one-undo-brings-all-back", test_one_undo_brings_all_back);
  add ("/standpoint/source-revision/refused-text-changes-nothing", test_refused_text_changes_nothing);
  return g_test_run ();
}
