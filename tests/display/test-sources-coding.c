/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sources-page-fixture.h"

/* Passages become statements, links and known errors. */

static void
test_code_statement (Fixture       *fixture,
                     gconstpointer  data)
{
  const SpStatement *statement;

  code_sentence (fixture, "the mayor", "Building the bridge", 2);

  g_assert_cmpuint (sp_snapshot_get_n_statements (get_snapshot (fixture)), ==, 1);
  statement = sp_snapshot_get_statement (get_snapshot (fixture), 0);
  g_assert_cmpint (statement->actor, ==, ANN);
  g_assert_cmpint (statement->issue, ==, BRIDGE);
  g_assert_cmpfloat (statement->stance.value, ==, 2);
  g_assert_cmpint (statement->source, ==, PAPER);
  g_assert_cmpint (statement->passage.start, ==, 14);
  g_assert_cmpint (statement->passage.end, ==, 55);
  g_assert_cmpstr (statement->quote, ==, "Ann Lee insisted that the bridge be built");
  g_assert_cmpint (statement->date.day, ==, 15);
  g_assert_cmpuint (sp_reader_get_n_marks (get_reader (fixture)), ==, 1);
  g_assert_true (sp_selection_is (fixture->selection, SP_TABLE_STATEMENT, statement->id));
}

static void
test_new_names_in_one_edit (Fixture       *fixture,
                            gconstpointer  data)
{
  code_sentence (fixture, "Cy", "Toll", -1);

  g_assert_cmpuint (sp_snapshot_get_n_actors (get_snapshot (fixture)), ==, 2);
  g_assert_cmpuint (sp_snapshot_get_n_issues (get_snapshot (fixture)), ==, 2);
  g_assert_true (sp_store_undo (fixture->store, NULL));
  g_assert_cmpuint (sp_snapshot_get_n_actors (get_snapshot (fixture)), ==, 1);
  g_assert_cmpuint (sp_snapshot_get_n_issues (get_snapshot (fixture)), ==, 1);
  g_assert_cmpuint (sp_snapshot_get_n_statements (get_snapshot (fixture)), ==, 0);
}

static void
test_nothing_without_stance (Fixture       *fixture,
                             gconstpointer  data)
{
  open_form (fixture, SENTENCE);
  type_name (fixture, 0, "Ann Lee");
  type_name (fixture, 1, "Building the bridge");
  act (get_popover (fixture), "coding.finish");

  g_assert_cmpuint (sp_snapshot_get_n_statements (get_snapshot (fixture)), ==, 0);
  g_assert_true (gtk_widget_get_mapped (get_popover (fixture)));
}

static void
test_escape_keeps_selection (Fixture       *fixture,
                             gconstpointer  data)
{
  SpPassage passage;

  open_form (fixture, SENTENCE);
  type_name (fixture, 0, "Ann");
  gtk_editable_select_region (get_widget (fixture, SP_TYPE_NAME_FIELD, 0), 0, -1);
  gtk_popover_popdown (GTK_POPOVER (get_popover (fixture)));
  WAIT_FOR (!gtk_widget_get_mapped (get_popover (fixture)));

  g_assert_true (sp_reader_get_selected (get_reader (fixture), &passage, NULL));
  g_assert_cmpint (passage.start, ==, SENTENCE.start);
  g_assert_cmpint (passage.end, ==, SENTENCE.end);
  g_assert_cmpuint (sp_snapshot_get_n_statements (get_snapshot (fixture)), ==, 0);
}

static void
test_last_actor_is_offered (Fixture       *fixture,
                            gconstpointer  data)
{
  code_sentence (fixture, "Ann Lee", "Building the bridge", 2);
  open_form (fixture, (SpPassage) { 57, 66 });

  g_assert_cmpint (sp_name_field_get_id (get_widget (fixture, SP_TYPE_NAME_FIELD, 0)), ==, ANN);
  g_assert_cmpint (sp_name_field_get_id (get_widget (fixture, SP_TYPE_NAME_FIELD, 1)), ==, SP_ID_NONE);
}

static void
test_code_link (Fixture       *fixture,
                gconstpointer  data)
{
  const SpLink *link;

  open_form (fixture, SENTENCE);
  choose_kind (fixture, "link");
  type_name (fixture, 3, "Ann Lee");
  type_name (fixture, 4, "opposes");
  type_name (fixture, 5, "Bob");
  act (get_popover (fixture), "coding.finish");

  g_assert_cmpuint (sp_snapshot_get_n_links (get_snapshot (fixture)), ==, 1);
  link = sp_snapshot_get_link (get_snapshot (fixture), 0);
  g_assert_cmpint (link->from, ==, ANN);
  g_assert_cmpstr (link->kind, ==, "opposes");
  g_assert_cmpint (link->passage.start, ==, 14);
  g_assert_cmpint (link->source, ==, PAPER);
}

static void
test_note_known_error (Fixture       *fixture,
                       gconstpointer  data)
{
  GtkWidget *form;

  open_form (fixture, (SpPassage) { 14, 17 });
  choose_kind (fixture, "error");
  form = gtk_stack_get_visible_child (get_widget_in (get_popover (fixture), GTK_TYPE_STACK, 0));
  gtk_editable_set_text (get_widget_in (form, SP_TYPE_ENTRY_FIELD, 0), "She is called Anne.");
  act (get_popover (fixture), "coding.finish");

  g_assert_cmpuint (sp_snapshot_get_n_source_errors (get_snapshot (fixture)), ==, 1);
  g_assert_cmpstr (sp_snapshot_get_source_error (get_snapshot (fixture), 0)->quote, ==, "Ann");
  g_assert_cmpuint (sp_reader_get_n_marks (get_reader (fixture)), ==, 1);
}

static void
test_next_passage_is_selected (Fixture       *fixture,
                               gconstpointer  data)
{
  code_sentence (fixture, "Ann Lee", "Building the bridge", 2);
  sp_selection_clear (fixture->selection);
  act (fixture->page, "sources.next-passage");

  g_assert_cmpint (sp_selection_get_table (fixture->selection), ==, SP_TABLE_STATEMENT);
}

static void
test_suggestion_fills_form (Fixture       *fixture,
                            gconstpointer  data)
{
  GtkWidget *list;

  act (fixture->page, "sources.show-drafts");
  list = get_widget_in (get_widget (fixture, SP_TYPE_DRAFT_LIST, 0), GTK_TYPE_LIST_BOX, 0);
  WAIT_FOR (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0), "activate");
  WAIT_FOR (gtk_widget_get_mapped (get_popover (fixture)));

  g_assert_cmpuint (sp_snapshot_get_n_statements (get_snapshot (fixture)), ==, 0);
  g_assert_cmpint (sp_name_field_get_id (get_widget (fixture, SP_TYPE_NAME_FIELD, 0)), ==, ANN);
  g_assert_cmpint (sp_name_field_get_id (get_widget (fixture, SP_TYPE_NAME_FIELD, 1)), ==, BRIDGE);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  sp_widgets_init ();

  add ("code-statement", set_up, test_code_statement);
  add ("new-names-in-one-edit", set_up, test_new_names_in_one_edit);
  add ("nothing-without-stance", set_up, test_nothing_without_stance);
  add ("escape-keeps-selection", set_up, test_escape_keeps_selection);
  add ("last-actor-is-offered", set_up, test_last_actor_is_offered);
  add ("code-link", set_up, test_code_link);
  add ("note-known-error", set_up, test_note_known_error);
  add ("next-passage-is-selected", set_up, test_next_passage_is_selected);
  add ("suggestion-fills-form", set_up, test_suggestion_fills_form);
  return g_test_run ();
}
