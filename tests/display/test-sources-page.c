/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "sp-coding-popover.h"
#include "sp-draft-list.h"
#include "sp-find-bar.h"
#include "sp-name-field.h"
#include "sp-reader.h"
#include "sp-sources-page.h"
#include "sp-stance-field.h"
#include "sp-store-private.h"
#include "sp-text-editor.h"
#include "sp-widgets.h"

#define TEXT "Talks in Bern\nAnn Lee insisted that the bridge be built. Bob waits. The bridge is old.\nThe end."
#define SENTENCE ((SpPassage) { 14, 55 })

enum
{
  ANN = 11,
  BRIDGE = 21,
  PAPER = 31,
};

typedef struct
{
  char *folder;
  SpStore *store;
  SpSelection *selection;
  GtkWidget *window;
  SpSourcesPage *page;
  char *failure;
} Fixture;

static gboolean
time_out_cb (gpointer data)
{
  g_error ("Nothing happened for 20 seconds");
  return G_SOURCE_REMOVE;
}

#define WAIT_FOR(condition)                                   \
  G_STMT_START                                                \
  {                                                           \
    guint guard = g_timeout_add_seconds (20, time_out_cb, NULL); \
    while (!(condition))                                      \
      g_main_context_iteration (NULL, TRUE);                  \
    g_source_remove (guard);                                  \
  }                                                           \
  G_STMT_END

static GtkWidget *
find_widget (GtkWidget *root,
             GType      type,
             guint     *index)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (*index)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, index);

      if (found)
        return found;
    }
  return NULL;
}

static gpointer
get_widget_in (gpointer root,
               GType    type,
               guint    index)
{
  GtkWidget *widget = find_widget (GTK_WIDGET (root), type, &index);

  g_assert_nonnull (widget);
  return widget;
}

static gpointer
get_widget (Fixture *fixture,
            GType    type,
            guint    index)
{
  return get_widget_in (fixture->page, type, index);
}

static SpReader *
get_reader (Fixture *fixture)
{
  return get_widget (fixture, SP_TYPE_READER, 0);
}

static GtkWidget *
get_popover (Fixture *fixture)
{
  return get_widget (fixture, SP_TYPE_CODING_POPOVER, 0);
}

static void
act (gpointer    widget,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (widget), action, NULL));
}

static void
fill_store (SpStore *store)
{
  SpActor ann = SP_ACTOR_INIT;
  SpIssue bridge = SP_ISSUE_INIT;
  SpSource paper = SP_SOURCE_INIT;

  ann.id = ANN;
  ann.name = "Ann Lee";
  ann.aliases = (const char * const []) { "the mayor", NULL };
  bridge.id = BRIDGE;
  bridge.name = "Building the bridge";
  paper.id = PAPER;
  paper.title = "Paper";
  paper.text = TEXT;
  paper.date = (SpDate) { 2025, 12, 15 };
  g_assert_true (sp_store_begin (store, "Sample", NULL));
  g_assert_cmpint (sp_store_add_actor (store, &ann, NULL), ==, ANN);
  g_assert_cmpint (sp_store_add_issue (store, &bridge, NULL), ==, BRIDGE);
  g_assert_cmpint (sp_store_add_source (store, &paper, NULL), ==, PAPER);
  g_assert_true (sp_store_commit (store, NULL));
}

static void
failed_cb (Fixture    *fixture,
           const char *heading)
{
  g_set_str (&fixture->failure, heading);
}

static void
set_up_empty (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("standpoint-sources-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "project.sqlite", NULL);
  fixture->store = sp_store_new_for_path (path, TRUE, &error);
  g_assert_no_error (error);
  fixture->selection = sp_selection_new ();
  fixture->window = g_object_ref_sink (gtk_window_new ());
  fixture->page = g_object_new (SP_TYPE_SOURCES_PAGE, NULL);
  g_signal_connect_swapped (fixture->page, "failed", G_CALLBACK (failed_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  sp_sources_page_set_selection (fixture->page, fixture->selection);
  sp_sources_page_set_store (fixture->page, fixture->store);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (fixture->page)) && gtk_widget_get_width (GTK_WIDGET (fixture->page)) > 0);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  set_up_empty (fixture, data);
  fill_store (fixture->store);
  WAIT_FOR (sp_reader_get_source (get_reader (fixture)) == PAPER && gtk_widget_get_mapped (GTK_WIDGET (get_reader (fixture))));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  SpSourcesPage *page = fixture->page;
  g_autoptr (GDir) directory = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
  WAIT_FOR (page == NULL);
  g_object_unref (fixture->selection);
  g_object_unref (fixture->store);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->failure);
}

static SpSnapshot *
get_snapshot (Fixture *fixture)
{
  return sp_store_get_snapshot (fixture->store);
}

static void
open_form (Fixture   *fixture,
           SpPassage  passage)
{
  sp_reader_select_passage (get_reader (fixture), passage);
  act (get_reader (fixture), "reader.activate");
  WAIT_FOR (gtk_widget_get_mapped (get_popover (fixture)));
}

/* Of all forms: actor, issue and source of the statement; from, kind, to and source of the link. */
static void
type_name (Fixture    *fixture,
           guint       index,
           const char *name)
{
  gtk_editable_set_text (get_widget (fixture, SP_TYPE_NAME_FIELD, index), name);
}

static void
choose_kind (Fixture    *fixture,
             const char *name)
{
  adw_toggle_group_set_active_name (get_widget (fixture, ADW_TYPE_TOGGLE_GROUP, 0), name);
}

static void
code_sentence (Fixture    *fixture,
               const char *actor,
               const char *issue,
               int         step)
{
  open_form (fixture, SENTENCE);
  type_name (fixture, 0, actor);
  type_name (fixture, 1, issue);
  sp_stance_field_choose (get_widget (fixture, SP_TYPE_STANCE_FIELD, 0), SP_STANCE_STEP (step));
  act (get_popover (fixture), "coding.finish");
}

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

static void
add (const char *name,
     void      (*begin) (Fixture *, gconstpointer),
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/standpoint/sources-page/", name, NULL);

  g_test_add (path, Fixture, NULL, begin, test, tear_down);
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
  add ("enter-in-mark-selects", set_up, test_enter_in_mark_selects);
  add ("enter-selects-sentence", set_up, test_enter_selects_sentence);
  add ("fits-narrow-window", set_up, test_fits_narrow_window);
  add ("edited-text-keeps-marks", set_up, test_edited_text_keeps_marks);
  add ("find-counts", set_up, test_find_counts);
  add ("suggestion-fills-form", set_up, test_suggestion_fills_form);
  add ("paste-makes-source", set_up_empty, test_paste_makes_source);
  add ("empty-clipboard-is-told", set_up_empty, test_empty_clipboard_is_told);
  return g_test_run ();
}
