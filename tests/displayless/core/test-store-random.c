/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

/*
 * Random edits, undos, redos, journeys through the history and reopenings against a model: the list of snapshots that
 * were seen. Each step is chosen by a seeded generator, so that a failure comes again.
 */

#define N_STEPS 1200
#define N_STEPS_SLOW 24000
#define STEPS_BETWEEN_REOPENINGS 60
#define MAX_WRITES 4

typedef struct
{
  StoreFixture *fixture;
  GRand *random;
  GPtrArray *states;      /* of SpSnapshot: before the first edit, after the first, after the second ... */
  guint position;         /* the state that the store stands in */
  guint n_names;
  guint most_states;
} Walk;

static SpSnapshot *
now (Walk *walk)
{
  return sp_store_get_snapshot (walk->fixture->store);
}

static guint
choose (Walk  *walk,
        guint  n)
{
  return (guint) g_rand_int_range (walk->random, 0, (gint32) n);
}

static SpId
choose_row (Walk    *walk,
            SpTable  table)
{
  SpRowList *rows = now (walk)->tables[table];
  guint n = sp_row_list_get_n_rows (rows);

  return n > 0 ? *(const SpId *) sp_row_list_get (rows, choose (walk, n)) : SP_ID_NONE;
}

static SpId
choose_id (Walk *walk)
{
  return 1 + (SpId) choose (walk, G_MAXINT32 - 1);
}

static double
choose_number (Walk *walk)
{
  return choose (walk, 3) == 0 ? NAN : g_rand_double_range (walk->random, 0.0, 100.0);
}

static SpDate
choose_date (Walk *walk)
{
  SpDate date = { (gint16) choose (walk, 2100), 0, 0 };

  if (date.year > 0 && choose (walk, 2) == 0)
    date.month = (guint8) (1 + choose (walk, 12));
  if (date.month > 0 && choose (walk, 2) == 0)
    date.day = (guint8) (1 + choose (walk, 28));
  return date;
}

static const char * const *
choose_words (Walk *walk)
{
  static const char * const all[] = { "red", "green", "blue", "\u05d0\u05d1", NULL };

  return all + choose (walk, G_N_ELEMENTS (all));
}

static void
write_actor (Walk *walk)
{
  g_autofree char *name = g_strdup_printf ("Actor %u", walk->n_names++);
  SpActor row = SP_ACTOR_INIT;
  SpId old = choose_row (walk, SP_TABLE_ACTOR);

  row.id = choose (walk, 2) == 0 && old != SP_ID_NONE ? old : choose_id (walk);
  row.ordinal = choose (walk, 5);
  row.name = name;
  row.kind = choose (walk, SP_ACTOR_KIND_OTHER + 1);
  row.speaks_for = choose (walk, 2) == 0 ? choose_row (walk, SP_TABLE_ACTOR) : SP_ID_NONE;
  row.influence = choose_number (walk);
  row.aliases = choose_words (walk);
  row.tags = choose_words (walk);
  if (row.id == old)
    sp_store_update_actor (walk->fixture->store, &row, NULL);
  else
    sp_store_add_actor (walk->fixture->store, &row, NULL);
}

static void
write_issue (Walk *walk)
{
  g_autofree char *name = g_strdup_printf ("Issue %u", walk->n_names++);
  SpIssue row = SP_ISSUE_INIT;

  row.id = choose_id (walk);
  row.name = name;
  row.reference = choose_number (walk);
  sp_store_add_issue (walk->fixture->store, &row, NULL);
}

static void
write_source (Walk *walk)
{
  g_autofree char *text = g_strnfill (choose (walk, 5000), 'x');
  SpSource row = SP_SOURCE_INIT;
  SpId old = choose_row (walk, SP_TABLE_SOURCE);

  row.id = choose (walk, 2) == 0 && old != SP_ID_NONE ? old : choose_id (walk);
  row.title = "Source";
  row.date = choose_date (walk);
  row.text = text;
  if (row.id == old)
    sp_store_update_source (walk->fixture->store, &row, NULL);
  else
    sp_store_add_source (walk->fixture->store, &row, NULL);
}

static void
write_source_error (Walk *walk)
{
  SpSourceError row = SP_SOURCE_ERROR_INIT;

  row.id = choose_id (walk);
  row.source = choose_row (walk, SP_TABLE_SOURCE);
  row.note = "Wrong.";
  sp_store_add_source_error (walk->fixture->store, &row, NULL);
}

static void
write_statement (Walk *walk)
{
  SpStatement row = SP_STATEMENT_INIT;
  SpId old = choose_row (walk, SP_TABLE_STATEMENT);

  row.id = choose (walk, 2) == 0 && old != SP_ID_NONE ? old : choose_id (walk);
  row.actor = choose_row (walk, SP_TABLE_ACTOR);
  row.issue = choose_row (walk, SP_TABLE_ISSUE);
  row.qualifier = choose (walk, SP_QUALIFIER_NO_COMMENT + 1);
  if (row.qualifier < SP_QUALIFIER_UNDECIDED)
    row.stance = choose (walk, 2) == 0 ? SP_STANCE_STEP ((int) choose (walk, 5) - 2)
                                       : SP_STANCE_POINT (g_rand_double_range (walk->random, 0.0, 100.0));
  row.salience = choose_number (walk);
  row.date = choose_date (walk);
  row.source = choose (walk, 2) == 0 ? choose_row (walk, SP_TABLE_SOURCE) : SP_ID_NONE;
  if (row.source != SP_ID_NONE)
    row.passage = (SpPassage) { (gint32) choose (walk, 50), 50 };
  row.tags = choose_words (walk);
  if (row.id == old)
    sp_store_update_statement (walk->fixture->store, &row, NULL);
  else
    sp_store_add_statement (walk->fixture->store, &row, NULL);
}

static void
write_link (Walk *walk)
{
  SpLink row = SP_LINK_INIT;

  row.id = choose_id (walk);
  row.from = choose_row (walk, SP_TABLE_ACTOR);
  row.to = choose_row (walk, SP_TABLE_ACTOR);
  row.kind = "meets";
  row.strength = 1 + (int) choose (walk, 5);
  row.source = choose_row (walk, SP_TABLE_SOURCE);
  row.tags = choose_words (walk);
  sp_store_add_link (walk->fixture->store, &row, NULL);
}

static void
write_view (Walk *walk)
{
  SpView row = SP_VIEW_INIT;

  row.id = choose_id (walk);
  row.name = "View";
  sp_store_add_view (walk->fixture->store, &row, NULL);
}

static void
delete_row (Walk *walk)
{
  static gboolean (* const deletions[SP_N_TABLES]) (SpStore *store, SpId id, GError **error) = {
    [SP_TABLE_ACTOR] = sp_store_delete_actor,
    [SP_TABLE_ISSUE] = sp_store_delete_issue,
    [SP_TABLE_SOURCE] = sp_store_delete_source,
    [SP_TABLE_SOURCE_ERROR] = sp_store_delete_source_error,
    [SP_TABLE_STATEMENT] = sp_store_delete_statement,
    [SP_TABLE_LINK] = sp_store_delete_link,
    [SP_TABLE_VIEW] = sp_store_delete_view,
  };
  SpTable table = SP_TABLE_ACTOR + choose (walk, SP_N_TABLES - 1);

  deletions[table] (walk->fixture->store, choose_row (walk, table), NULL);
}

/* Many of them are refused, because the rows that they name are not there: that is part of the walk. */
static void
write_something (Walk *walk)
{
  static void (* const writes[]) (Walk *walk) = {
    write_actor, write_actor, write_issue, write_source, write_source_error, write_statement, write_statement,
    write_statement, write_statement, write_link, write_link, write_view, delete_row, delete_row,
  };

  writes[choose (walk, G_N_ELEMENTS (writes))] (walk);
}

static void
edit (Walk *walk)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (walk));
  guint n_writes = 1 + choose (walk, MAX_WRITES);

  if (choose (walk, 3) == 0)
    begin_large (walk->fixture, "Random large edit");
  else
    begin (walk->fixture, "Random edit");
  for (guint i = 0; i < n_writes; i++)
    write_something (walk);
  if (choose (walk, 8) == 0)
    {
      sp_store_rollback (walk->fixture->store);
      return;
    }
  commit (walk->fixture);
  if (now (walk) == before)
    return;

  assert_change_is_difference (walk->fixture->change, before, now (walk));
  g_ptr_array_set_size (walk->states, (int) ++walk->position);
  g_ptr_array_add (walk->states, sp_snapshot_ref (now (walk)));
}

static void
step_back (Walk *walk)
{
  g_assert_cmpint (sp_store_can_undo (walk->fixture->store), ==, walk->position > 0);
  if (walk->position == 0)
    return;
  undo (walk->fixture);
  walk->position--;
}

static void
step_forward (Walk *walk)
{
  g_assert_cmpint (sp_store_can_redo (walk->fixture->store), ==, walk->position + 1 < walk->states->len);
  if (walk->position + 1 >= walk->states->len)
    return;
  redo (walk->fixture);
  walk->position++;
}

static void
travel (Walk *walk)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (walk));
  g_autoptr (GPtrArray) entries = sp_store_list_history (walk->fixture->store, NULL);
  guint target = choose (walk, walk->states->len);
  guint n_changes = walk->fixture->n_changes;
  gint64 number = target > 0 ? ((SpHistoryEntry *) entries->pdata[target - 1])->number : 0;

  g_assert_cmpuint (entries->len, ==, walk->states->len - 1);
  g_assert_true (sp_store_go_to (walk->fixture->store, number, NULL));
  if (walk->fixture->n_changes > n_changes)
    assert_change_is_difference (walk->fixture->change, before, now (walk));
  walk->position = target;
}

static void
take_step (Walk *walk)
{
  guint kind = choose (walk, 20);

  if (kind < 12)
    edit (walk);
  else if (kind < 16)
    step_back (walk);
  else if (kind < 19)
    step_forward (walk);
  else
    travel (walk);
  assert_equal_snapshots (now (walk), g_ptr_array_index (walk->states, walk->position));
  walk->most_states = MAX (walk->most_states, walk->states->len);
}

static void
test_walk (StoreFixture  *fixture,
           gconstpointer  data)
{
  Walk walk = { fixture };
  guint n_steps = g_test_slow () ? N_STEPS_SLOW : N_STEPS;

  walk.random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  walk.states = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_snapshot_unref);
  g_ptr_array_add (walk.states, sp_snapshot_ref (now (&walk)));
  for (guint i = 1; i <= n_steps; i++)
    {
      take_step (&walk);
      if (i % STEPS_BETWEEN_REOPENINGS == 0)
        {
          reopen_store (fixture);
          assert_equal_snapshots (now (&walk), g_ptr_array_index (walk.states, walk.position));
        }
    }
  g_assert_cmpuint (walk.most_states, >, 10);
  g_test_message ("%u steps, up to %u states", n_steps, walk.most_states);
  g_ptr_array_unref (walk.states);
  g_rand_free (walk.random);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/standpoint/store/random-walk/1", StoreFixture, GUINT_TO_POINTER (1), set_up_empty, test_walk, tear_down);
  g_test_add ("/standpoint/store/random-walk/2", StoreFixture, GUINT_TO_POINTER (2), set_up_empty, test_walk, tear_down);
  g_test_add ("/standpoint/store/random-walk/3", StoreFixture, GUINT_TO_POINTER (3), set_up_empty, test_walk, tear_down);
  return g_test_run ();
}
