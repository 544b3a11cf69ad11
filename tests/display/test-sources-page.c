/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources-page-fixture.h"

/* Reading, finding, editing and pasting. */

static void
test_enter_in_mark_selects (Fixture       *fixture,
                            gconstpointer  data)
{
  code_sentence (fixture, "Ann Lee", "Building the bridge", 2);
  sp_selection_clear (fixture->selection);
  sp_reader_show_passage (get_reader (fixture), (SpPassage) { 30, 31 });
  act (get_reader (fixture), "reader.activate");

  g_assert_cmpint (sp_selection_get_table (fixture->selection), ==, SP_TABLE_STATEMENT);
}

static void
test_enter_selects_sentence (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *words = NULL;
  SpPassage passage;

  sp_reader_show_passage (get_reader (fixture), (SpPassage) { 30, 31 });
  act (get_reader (fixture), "reader.activate");

  g_assert_true (sp_reader_get_selected (get_reader (fixture), &passage, &words));
  g_assert_true (g_str_has_prefix (words, "Ann Lee insisted that the bridge be built"));
  act (get_reader (fixture), "reader.activate");
  WAIT_FOR (gtk_widget_get_mapped (get_popover (fixture)));
}

static void
test_fits_narrow_window (Fixture       *fixture,
                         gconstpointer  data)
{
  int least;

  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 350);
}

static void
test_edited_text_keeps_marks (Fixture       *fixture,
                              gconstpointer  data)
{
  SpTextEditor *editor;

  code_sentence (fixture, "Ann Lee", "Building the bridge", 2);
  act (fixture->page, "sources.edit-text");
  editor = get_widget (fixture, SP_TYPE_TEXT_EDITOR, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (sp_text_editor_get_view (editor)), "New title\n" TEXT, -1);
  act (editor, "editor.finish");

  g_assert_cmpint (sp_snapshot_get_statement (get_snapshot (fixture), 0)->passage.start, ==, 24);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_reader (fixture))));
}

static void
test_find_counts (Fixture       *fixture,
                  gconstpointer  data)
{
  SpFindBar *bar = get_widget (fixture, SP_TYPE_FIND_BAR, 0);
  SpPassage passage;

  sp_sources_page_find (fixture->page);
  gtk_editable_set_text (get_widget_in (bar, GTK_TYPE_SEARCH_ENTRY, 0), "BRIDGE");
  WAIT_FOR (sp_find_bar_get_n_matches (bar) > 0);

  g_assert_cmpuint (sp_find_bar_get_n_matches (bar), ==, 2);
  g_assert_true (sp_reader_get_selected (get_reader (fixture), &passage, NULL));
  g_assert_cmpint (passage.start, ==, 40);
}

static void
test_paste_makes_source (Fixture       *fixture,
                         gconstpointer  data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->page)), "\r\nA speech\r\nGood evening.\r\n");
  act (fixture->page, "sources.paste");
  WAIT_FOR (sp_snapshot_get_n_sources (get_snapshot (fixture)) == 1);

  g_assert_cmpstr (sp_snapshot_get_source (get_snapshot (fixture), 0)->title, ==, "A speech");
  g_assert_cmpstr (sp_snapshot_get_source (get_snapshot (fixture), 0)->text, ==, "A speech\nGood evening.");
  g_assert_cmpint (sp_selection_get_table (fixture->selection), ==, SP_TABLE_SOURCE);
}

static void
test_empty_clipboard_is_told (Fixture       *fixture,
                              gconstpointer  data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->page)), " \n ");
  act (fixture->page, "sources.paste");
  WAIT_FOR (fixture->failure);

  g_assert_cmpuint (sp_snapshot_get_n_sources (get_snapshot (fixture)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  sp_widgets_init ();

  add ("enter-in-mark-selects", set_up, test_enter_in_mark_selects);
  add ("enter-selects-sentence", set_up, test_enter_selects_sentence);
  add ("fits-narrow-window", set_up, test_fits_narrow_window);
  add ("edited-text-keeps-marks", set_up, test_edited_text_keeps_marks);
  add ("find-counts", set_up, test_find_counts);
  add ("paste-makes-source", set_up_empty, test_paste_makes_source);
  add ("empty-clipboard-is-told", set_up_empty, test_empty_clipboard_is_told);
  return g_test_run ();
}
