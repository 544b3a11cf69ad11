/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-statement-edits.h"
#include "store-fixture.h"

static GArray *
list (SpId first,
      SpId second)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (SpId));

  g_array_append_val (ids, first);
  if (second != SP_ID_NONE)
    g_array_append_val (ids, second);
  return ids;
}

static const SpStatement *
get (StoreFixture *fixture,
     SpId          id)
{
  return sp_snapshot_find_statement (sp_store_get_snapshot (fixture->store), id);
}

static void
set_value (StoreFixture      *fixture,
           GArray            *ids,
           SpStatementColumn  column,
           const SpStatement *values)
{
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_statements_set_value (fixture->store, ids, column, values, &told, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (told, !=, "");
}

static void
test_many_are_one_edit (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  g_autoptr (GArray) ids = list (FOR, AGAINST);
  SpStatement values = SP_STATEMENT_INIT;

  values.actor = CITY;
  set_value (fixture, ids, SP_STATEMENT_COLUMN_ACTOR, &values);
  g_assert_cmpint (get (fixture, FOR)->actor, ==, CITY);
  g_assert_cmpint (get (fixture, AGAINST)->actor, ==, CITY);
  g_assert_cmpint (get (fixture, FOR)->source, ==, PAPER);
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Change actor of 2 statements");
  undo (fixture);
  assert_equal_snapshots (sp_store_get_snapshot (fixture->store), before);
}

static void
test_stance_and_undecided_exclude_each_other (StoreFixture  *fixture,
                                              gconstpointer  data)
{
  g_autoptr (GArray) ids = list (FOR, WAITING);
  SpStatement values = SP_STATEMENT_INIT;

  values.stance = SP_STANCE_STEP (1);
  set_value (fixture, ids, SP_STATEMENT_COLUMN_STANCE, &values);
  g_assert_cmpint (get (fixture, WAITING)->qualifier, ==, SP_QUALIFIER_FIRM);
  values.qualifier = SP_QUALIFIER_NO_COMMENT;
  set_value (fixture, ids, SP_STATEMENT_COLUMN_QUALIFIER, &values);
  g_assert_cmpint (get (fixture, FOR)->stance.kind, ==, SP_STANCE_KIND_NONE);
}

static void
test_another_source_has_no_passage (StoreFixture  *fixture,
                                    gconstpointer  data)
{
  g_autoptr (GArray) ids = list (FOR, SP_ID_NONE);
  SpStatement values = SP_STATEMENT_INIT;

  values.source = PAPER;
  set_value (fixture, ids, SP_STATEMENT_COLUMN_SOURCE, &values);
  g_assert_cmpint (get (fixture, FOR)->passage.end, ==, 13);
  values.source = MINUTES;
  set_value (fixture, ids, SP_STATEMENT_COLUMN_SOURCE, &values);
  g_assert_cmpint (get (fixture, FOR)->passage.start, <, 0);
}

static void
test_tags_are_added_and_taken (StoreFixture  *fixture,
                               gconstpointer  data)
{
  g_autoptr (GArray) ids = list (FOR, AGAINST);
  const char * const tags[] = { "public", "new", NULL };
  const char * const taken[] = { "public", NULL };
  g_autofree char *told = NULL;
  g_autofree char *told_again = NULL;

  g_assert_true (sp_statements_tag (fixture->store, ids, tags, &told, NULL));
  g_assert_cmpuint (g_strv_length ((char **) get (fixture, FOR)->tags), ==, 2);
  g_assert_cmpuint (g_strv_length ((char **) get (fixture, AGAINST)->tags), ==, 2);
  g_assert_true (sp_statements_untag (fixture->store, ids, taken, &told_again, NULL));
  g_assert_cmpstr (get (fixture, FOR)->tags[0], ==, "new");
  g_assert_null (get (fixture, FOR)->tags[1]);
}

static void
test_deletes (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  g_autoptr (GArray) ids = list (FOR, AGAINST);
  g_autofree char *told = NULL;

  g_assert_true (sp_statements_delete (fixture->store, ids, &told, NULL));
  g_assert_null (get (fixture, FOR));
  g_assert_null (get (fixture, AGAINST));
  g_assert_cmpstr (told, ==, "Delete 2 statements");
  undo (fixture);
  assert_equal_snapshots (sp_store_get_snapshot (fixture->store), before);
}

static void
test_all_or_none (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  g_autoptr (GArray) ids = list (FOR, AGAINST);
  SpStatement values = SP_STATEMENT_INIT;
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  values.actor = 999;
  g_assert_false (sp_statements_set_value (fixture->store, ids, SP_STATEMENT_COLUMN_ACTOR, &values, &told, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_MISSING);
  assert_equal_snapshots (sp_store_get_snapshot (fixture->store), before);
  g_assert_false (sp_store_is_editing (fixture->store));
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
  add ("/standpoint/statement-edits/many-are-one-edit", test_many_are_one_edit);
  add ("/standpoint/statement-edits/stance-and-undecided-exclude-each-other", test_stance_and_undecided_exclude_each_other);
  add ("/standpoint/statement-edits/another-source-has-no-passage", test_another_source_has_no_passage);
  add ("/standpoint/statement-edits/tags-are-added-and-taken", test_tags_are_added_and_taken);
  add ("/standpoint/statement-edits/deletes", test_deletes);
  add ("/standpoint/statement-edits/all-or-none", test_all_or_none);
  return g_test_run ();
}
