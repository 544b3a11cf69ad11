/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-rows-edits.h"
#include "sp-rows-field.h"
#include "store-fixture.h"

static SpSnapshot *
get_snapshot (StoreFixture *fixture)
{
  return sp_store_get_snapshot (fixture->store);
}

static GArray *
list (SpId first,
      SpId second)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (SpId));

  if (first != SP_ID_NONE)
    g_array_append_val (ids, first);
  if (second != SP_ID_NONE)
    g_array_append_val (ids, second);
  return ids;
}

static const SpRowsField *
find_field (SpTable     table,
            const char *title)
{
  const SpRowsField *field = sp_rows_fields_get (table);

  while (field->title && !g_str_equal (field->title, title))
    field++;
  g_assert_nonnull (field->title);
  return field;
}

static void
test_split_moves_what_is_chosen (StoreFixture  *fixture,
                                 gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (get_snapshot (fixture));
  SpId from = sp_snapshot_find_statement (before, FOR)->actor;
  const char * const aliases[] = { NULL };
  g_autoptr (GArray) statements = list (FOR, SP_ID_NONE);
  g_autoptr (GArray) links = list (SP_ID_NONE, SP_ID_NONE);
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;
  SpId id = sp_actor_split (fixture->store, from, "Somebody else", aliases, statements, links, &told, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, SP_ID_NONE);
  g_assert_cmpint (sp_snapshot_find_statement (get_snapshot (fixture), FOR)->actor, ==, id);
  g_assert_cmpint (sp_snapshot_find_actor (get_snapshot (fixture), id)->kind, ==, sp_snapshot_find_actor (before, from)->kind);
  g_assert_cmpuint (sp_snapshot_get_n_statements (get_snapshot (fixture)), ==, sp_snapshot_get_n_statements (before));
  undo (fixture);
  assert_equal_snapshots (get_snapshot (fixture), before);
}

static void
test_a_name_that_is_taken_writes_nothing (StoreFixture  *fixture,
                                          gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (get_snapshot (fixture));
  SpId from = sp_snapshot_find_statement (before, FOR)->actor;
  const char * const aliases[] = { NULL };
  g_autoptr (GArray) statements = list (FOR, SP_ID_NONE);
  g_autoptr (GArray) links = list (SP_ID_NONE, SP_ID_NONE);
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sp_actor_split (fixture->store, from, sp_snapshot_find_actor (before, CITY)->name, aliases, statements,
                                   links, &told, &error), ==, SP_ID_NONE);
  g_assert_nonnull (error);
  assert_equal_snapshots (get_snapshot (fixture), before);
}

static void
test_what_differs_is_told_and_set (StoreFixture  *fixture,
                                   gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (get_snapshot (fixture));
  g_autoptr (GArray) ids = list (FOR, WAITING);
  const SpRowsField *qualifier = find_field (SP_TABLE_STATEMENT, "Qualifier");
  const SpRowsField *date = find_field (SP_TABLE_STATEMENT, "Date");
  g_autofree char *various = sp_rows_field_dup_value (qualifier, before, ids);
  g_autofree char *told = NULL;
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (various);
  g_assert_true (sp_rows_field_set (date, fixture->store, ids, "2024-02", &told, &error));
  g_assert_no_error (error);
  now = sp_rows_field_dup_value (date, get_snapshot (fixture), ids);
  g_assert_cmpstr (now, ==, "2024-02");
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Change date of 2 statements");
  undo (fixture);
  assert_equal_snapshots (get_snapshot (fixture), before);
}

static void
test_undecided_takes_the_stance_away (StoreFixture  *fixture,
                                      gconstpointer  data)
{
  g_autoptr (GArray) ids = list (FOR, AGAINST);
  g_autofree char *value = g_strdup_printf ("%d", SP_QUALIFIER_UNDECIDED);
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_rows_field_set (find_field (SP_TABLE_STATEMENT, "Qualifier"), fixture->store, ids, value, &told, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sp_snapshot_find_statement (get_snapshot (fixture), FOR)->stance.kind, ==, SP_STANCE_KIND_NONE);
}

static void
add (const char *path,
     void      (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (path, StoreFixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/standpoint/rows-edits/split-moves-what-is-chosen", test_split_moves_what_is_chosen);
  add ("/standpoint/rows-edits/a-name-that-is-taken-writes-nothing", test_a_name_that_is_taken_writes_nothing);
  add ("/standpoint/rows-edits/what-differs-is-told-and-set", test_what_differs_is_told_and_set);
  add ("/standpoint/rows-edits/undecided-takes-the-stance-away", test_undecided_takes_the_stance_away);
  return g_test_run ();
}
