/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>

#include "sp-snapshot-private.h"
#include "sp-store-private.h"

/* A store with a few rows of every table in a temporary folder of its own, and what it told last. */

enum
{
  ANN = 11, BOB = 12, CITY = 13, RENE = 14,
  BRIDGE = 21, TOLL = 22,
  PAPER = 31, MINUTES = 32,
  MISPRINT = 41,
  FOR = 51, AGAINST = 52, WAITING = 53, QUOTED = 54,
  ALLIES = 61, RIVALS = 62,
  OVERVIEW = 71,
};

typedef struct
{
  char *folder;
  char *path;
  SpStore *store;
  SpChange *change;      /* what was told last */
  guint n_changes;
} StoreFixture;

static inline void
remember_change_cb (SpStore      *store,
                    SpChange     *change,
                    StoreFixture *fixture)
{
  g_clear_pointer (&fixture->change, sp_change_unref);
  fixture->change = sp_change_ref (change);
  fixture->n_changes++;
}

static inline void
open_store (StoreFixture *fixture,
            gboolean      create)
{
  g_autoptr (GError) error = NULL;

  fixture->store = sp_store_new_for_path (fixture->path, create, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (remember_change_cb), fixture);
}

static inline void
close_store (StoreFixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->store), (gpointer *) &fixture->store);
  g_object_unref (fixture->store);
  g_assert_null (fixture->store);
}

static inline void
reopen_store (StoreFixture *fixture)
{
  close_store (fixture);
  open_store (fixture, FALSE);
}

static inline void
begin (StoreFixture *fixture,
       const char   *label)
{
  g_autoptr (GError) error = NULL;

  sp_store_begin (fixture->store, label, &error);
  g_assert_no_error (error);
}

/* An edit that is told to become large takes another way to the disk and into the history, however few rows it adds. */
static inline void
begin_large (StoreFixture *fixture,
             const char   *label)
{
  g_autoptr (GError) error = NULL;

  sp_store_begin_large (fixture->store, label, G_MAXUINT, &error);
  g_assert_no_error (error);
}

static inline void
commit (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  sp_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static inline void
undo (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  sp_store_undo (fixture->store, &error);
  g_assert_no_error (error);
}

static inline void
redo (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  sp_store_redo (fixture->store, &error);
  g_assert_no_error (error);
}

static inline void
add_actors (SpStore *store)
{
  SpActor city = SP_ACTOR_INIT;
  SpActor ann = SP_ACTOR_INIT;
  SpActor bob = SP_ACTOR_INIT;
  SpActor rene = SP_ACTOR_INIT;

  city.id = CITY;
  city.name = "City";
  city.kind = SP_ACTOR_KIND_STATE;
  ann.id = ANN;
  ann.name = "Ann";
  ann.role = "Mayor";
  ann.speaks_for = CITY;
  ann.influence = 62.5;
  ann.colour = 0x1a5fb4;
  ann.note = "First line\nsecond line";
  ann.aliases = (const char * const []) { "Anna", "A. N.", NULL };
  ann.tags = (const char * const []) { "council", "old town", NULL };
  bob.id = BOB;
  bob.name = "Bob";
  rene.id = RENE;
  rene.name = "Ren\u00e9";
  g_assert_cmpint (sp_store_add_actor (store, &city, NULL), ==, CITY);
  g_assert_cmpint (sp_store_add_actor (store, &ann, NULL), ==, ANN);
  g_assert_cmpint (sp_store_add_actor (store, &bob, NULL), ==, BOB);
  g_assert_cmpint (sp_store_add_actor (store, &rene, NULL), ==, RENE);
}

static inline void
add_issues_and_sources (SpStore *store)
{
  SpIssue bridge = SP_ISSUE_INIT;
  SpIssue toll = SP_ISSUE_INIT;
  SpSource paper = SP_SOURCE_INIT;
  SpSource minutes = SP_SOURCE_INIT;
  SpSourceError misprint = SP_SOURCE_ERROR_INIT;

  bridge.id = BRIDGE;
  bridge.name = "Bridge";
  bridge.question = "Shall it be built?";
  bridge.reference = 40.0;
  toll.id = TOLL;
  toll.name = "Toll";
  paper.id = PAPER;
  paper.title = "Morning paper";
  paper.date = (SpDate) { 2024, 3, 0 };
  paper.text = "Ann is for it. Bob waits.";
  minutes.id = MINUTES;
  minutes.title = "Minutes";
  minutes.kind = SP_SOURCE_KIND_DOCUMENT;
  misprint.id = MISPRINT;
  misprint.source = PAPER;
  misprint.passage = (SpPassage) { 0, 3 };
  misprint.note = "It was Anne.";
  g_assert_cmpint (sp_store_add_issue (store, &bridge, NULL), ==, BRIDGE);
  g_assert_cmpint (sp_store_add_issue (store, &toll, NULL), ==, TOLL);
  g_assert_cmpint (sp_store_add_source (store, &paper, NULL), ==, PAPER);
  g_assert_cmpint (sp_store_add_source (store, &minutes, NULL), ==, MINUTES);
  g_assert_cmpint (sp_store_add_source_error (store, &misprint, NULL), ==, MISPRINT);
}

static inline void
add_statement (SpStore     *store,
               SpId         id,
               SpId         actor,
               SpStance     stance,
               SpQualifier  qualifier)
{
  SpStatement row = SP_STATEMENT_INIT;

  row.id = id;
  row.actor = actor;
  row.issue = id == FOR ? BRIDGE : TOLL;
  row.stance = stance;
  row.qualifier = qualifier;
  row.date = (SpDate) { 2024, 3, 5 };
  row.source = id == QUOTED ? SP_ID_NONE : PAPER;
  row.passage = id == FOR ? (SpPassage) { 0, 13 } : SP_PASSAGE_NONE;
  row.tags = id == FOR ? (const char * const []) { "public", NULL } : NULL;
  g_assert_cmpint (sp_store_add_statement (store, &row, NULL), ==, id);
}

static inline void
add_links_and_views (SpStore *store)
{
  SpLink allies = SP_LINK_INIT;
  SpLink rivals = SP_LINK_INIT;
  SpView overview = SP_VIEW_INIT;

  allies.id = ALLIES;
  allies.from = ANN;
  allies.to = BOB;
  allies.kind = "supports";
  allies.sign = SP_SIGN_POSITIVE;
  allies.source = PAPER;
  allies.tags = (const char * const []) { "party", NULL };
  rivals.id = RIVALS;
  rivals.from = BOB;
  rivals.to = CITY;
  rivals.kind = "sues";
  rivals.sign = SP_SIGN_NEGATIVE;
  rivals.strength = 4;
  overview.id = OVERVIEW;
  overview.name = "Overview";
  overview.settings = "{\"roll-up\": true}";
  g_assert_cmpint (sp_store_add_link (store, &allies, NULL), ==, ALLIES);
  g_assert_cmpint (sp_store_add_link (store, &rivals, NULL), ==, RIVALS);
  g_assert_cmpint (sp_store_add_view (store, &overview, NULL), ==, OVERVIEW);
}

static inline void
set_up_empty (StoreFixture  *fixture,
              gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("standpoint-store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "project.sqlite", NULL);
  open_store (fixture, TRUE);
}

static inline void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  set_up_empty (fixture, data);
  begin (fixture, "Sample");
  add_actors (fixture->store);
  add_issues_and_sources (fixture->store);
  add_statement (fixture->store, FOR, ANN, SP_STANCE_STEP (2), SP_QUALIFIER_FIRM);
  add_statement (fixture->store, AGAINST, BOB, SP_STANCE_POINT (12.5), SP_QUALIFIER_CONDITIONAL);
  add_statement (fixture->store, WAITING, CITY, SP_STANCE_NONE, SP_QUALIFIER_UNDECIDED);
  add_statement (fixture->store, QUOTED, ANN, SP_STANCE_STEP (0), SP_QUALIFIER_AMBIGUOUS);
  add_links_and_views (fixture->store);
  commit (fixture);
}

static inline void
delete_folder (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static inline void
tear_down (StoreFixture  *fixture,
           gconstpointer  data)
{
  if (fixture->store != NULL)
    close_store (fixture);
  g_clear_pointer (&fixture->change, sp_change_unref);
  delete_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

static inline void
rename_bob_with_label (StoreFixture *fixture,
                       const char   *name,
                       const char   *label)
{
  SpActor row = *sp_snapshot_find_actor (sp_store_get_snapshot (fixture->store), BOB);

  row.name = name;
  begin (fixture, label);
  g_assert_true (sp_store_update_actor (fixture->store, &row, NULL));
  commit (fixture);
}

static inline void
rename_bob (StoreFixture *fixture,
            const char   *name)
{
  g_autofree char *label = g_strdup_printf ("Name %s", name);

  rename_bob_with_label (fixture, name, label);
}

static inline gint64
count (StoreFixture *fixture,
       const char   *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_prepare_v2 (sp_store_get_database (fixture->store), sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

/* Fails with the first row in which two snapshots differ. */
static inline void
assert_equal_snapshots (SpSnapshot *a,
                        SpSnapshot *b)
{
  for (guint table = SP_TABLE_PROJECT + 1; table < SP_N_TABLES; table++)
    {
      g_assert_cmpuint (sp_row_list_get_n_rows (a->tables[table]), ==, sp_row_list_get_n_rows (b->tables[table]));
      for (guint i = 0; i < sp_row_list_get_n_rows (a->tables[table]); i++)
        if (!sp_row_equal (&sp_row_types[table], sp_row_list_get (a->tables[table], i),
                           sp_row_list_get (b->tables[table], i)))
          g_error ("Row %u of the table “%s” differs", i, sp_row_types[table].name);
    }
  g_assert_true (sp_snapshot_equal (a, b));
}

static inline void
expect_item (SpChange     *change,
             guint        *place,
             SpTable       table,
             SpChangeKind  kind,
             SpId          id)
{
  const SpChangeItem *item;

  g_assert_cmpuint (*place, <, sp_change_get_n_items (change));
  item = sp_change_get_item (change, (*place)++);
  g_assert_cmpint (item->table, ==, table);
  g_assert_cmpint (item->id, ==, id);
  g_assert_cmpint (item->kind, ==, kind);
}

/* Walks through both in order of id, as items of a change are. */
static inline void
expect_items_of_table (SpChange   *change,
                       guint      *place,
                       SpTable     table,
                       SpRowList  *before,
                       SpRowList  *after)
{
  guint i = 0, j = 0;

  while (i < sp_row_list_get_n_rows (before) || j < sp_row_list_get_n_rows (after))
    {
      gconstpointer old = i < sp_row_list_get_n_rows (before) ? sp_row_list_get (before, i) : NULL;
      gconstpointer new = j < sp_row_list_get_n_rows (after) ? sp_row_list_get (after, j) : NULL;
      SpId old_id = old != NULL ? *(const SpId *) old : G_MAXINT64;
      SpId new_id = new != NULL ? *(const SpId *) new : G_MAXINT64;

      if (old_id < new_id)
        expect_item (change, place, table, SP_CHANGE_DELETE, old_id);
      else if (new_id < old_id)
        expect_item (change, place, table, SP_CHANGE_INSERT, new_id);
      else if (!sp_row_equal (&sp_row_types[table], old, new))
        expect_item (change, place, table, SP_CHANGE_UPDATE, old_id);
      i += old_id <= new_id;
      j += new_id <= old_id;
    }
}

static inline void
assert_change_is_difference (SpChange   *change,
                             SpSnapshot *before,
                             SpSnapshot *after)
{
  guint place = 0;

  if (!sp_row_equal (&sp_row_types[SP_TABLE_PROJECT], before->project, after->project))
    expect_item (change, &place, SP_TABLE_PROJECT, SP_CHANGE_UPDATE, SP_ID_NONE);
  for (guint table = SP_TABLE_PROJECT + 1; table < SP_N_TABLES; table++)
    expect_items_of_table (change, &place, table, before->tables[table], after->tables[table]);
  g_assert_cmpuint (place, ==, sp_change_get_n_items (change));
}
