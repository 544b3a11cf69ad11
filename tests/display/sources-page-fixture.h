/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

/* The page of sources in a window of its own, empty or with one source, an actor and an issue. */

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

static inline gboolean
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

static inline GtkWidget *
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

static inline gpointer
get_widget_in (gpointer root,
               GType    type,
               guint    index)
{
  GtkWidget *widget = find_widget (GTK_WIDGET (root), type, &index);

  g_assert_nonnull (widget);
  return widget;
}

static inline gpointer
get_widget (Fixture *fixture,
            GType    type,
            guint    index)
{
  return get_widget_in (fixture->page, type, index);
}

static inline SpReader *
get_reader (Fixture *fixture)
{
  return get_widget (fixture, SP_TYPE_READER, 0);
}

static inline GtkWidget *
get_popover (Fixture *fixture)
{
  return get_widget (fixture, SP_TYPE_CODING_POPOVER, 0);
}

static inline void
act (gpointer    widget,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (widget), action, NULL));
}

static inline void
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

static inline void
failed_cb (Fixture    *fixture,
           const char *heading)
{
  g_set_str (&fixture->failure, heading);
}

static inline void
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

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  set_up_empty (fixture, data);
  fill_store (fixture->store);
  WAIT_FOR (sp_reader_get_source (get_reader (fixture)) == PAPER && gtk_widget_get_mapped (GTK_WIDGET (get_reader (fixture))));
}

static inline void
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

static inline SpSnapshot *
get_snapshot (Fixture *fixture)
{
  return sp_store_get_snapshot (fixture->store);
}

static inline void
open_form (Fixture   *fixture,
           SpPassage  passage)
{
  sp_reader_select_passage (get_reader (fixture), passage);
  act (get_reader (fixture), "reader.activate");
  WAIT_FOR (gtk_widget_get_mapped (get_popover (fixture)));
}

/* Of all forms: actor, issue and source of the statement; from, kind, to and source of the link. */
static inline void
type_name (Fixture    *fixture,
           guint       index,
           const char *name)
{
  gtk_editable_set_text (get_widget (fixture, SP_TYPE_NAME_FIELD, index), name);
}

static inline void
choose_kind (Fixture    *fixture,
             const char *name)
{
  adw_toggle_group_set_active_name (get_widget (fixture, ADW_TYPE_TOGGLE_GROUP, 0), name);
}

static inline void
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

static inline void
add (const char *name,
     void      (*begin) (Fixture *, gconstpointer),
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/standpoint/sources-page/", name, NULL);

  g_test_add (path, Fixture, NULL, begin, test, tear_down);
}
