/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-search.h"
#include "store-fixture.h"

static void
wait_until_ready (SpSearch *search)
{
  while (!sp_search_is_ready (search))
    g_main_context_iteration (NULL, TRUE);
}

static SpId
find_one (SpSearch   *search,
          SpTable     table,
          const char *text)
{
  g_autoptr (GArray) ids = sp_search_find (search, table, text, 10);

  g_assert_cmpuint (ids->len, <=, 1);
  return ids->len == 1 ? g_array_index (ids, SpId, 0) : SP_ID_NONE;
}

static void
say (StoreFixture *fixture,
     SpId          id,
     const char   *quote)
{
  SpStatement row = *sp_snapshot_find_statement (sp_store_get_snapshot (fixture->store), id);

  row.quote = quote;
  begin (fixture, "Say");
  g_assert_true (sp_store_update_statement (fixture->store, &row, NULL));
  commit (fixture);
}

/* Both ways of searching answer alike. */
static void
assert_finds (SpSearch *search)
{
  g_assert_cmpint (find_one (search, SP_TABLE_STATEMENT, "\u00dcbergang"), ==, FOR);
  g_assert_cmpint (find_one (search, SP_TABLE_STATEMENT, "nobody"), ==, SP_ID_NONE);
  g_assert_cmpint (find_one (search, SP_TABLE_STATEMENT, "zuruck UBER"), ==, FOR);
  g_assert_cmpint (find_one (search, SP_TABLE_STATEMENT, "\u548c\u5e73"), ==, AGAINST);
  g_assert_cmpint (find_one (search, SP_TABLE_STATEMENT, "محمد اوكرانيا"), ==, WAITING);
  g_assert_cmpint (find_one (search, SP_TABLE_STATEMENT, "أُوكرانيا"), ==, WAITING);
  g_assert_cmpint (find_one (search, SP_TABLE_ACTOR, "anna"), ==, ANN);
  g_assert_cmpint (find_one (search, SP_TABLE_ACTOR, "rene"), ==, RENE);
}

static void
say_something (StoreFixture *fixture)
{
  say (fixture, FOR, "Wir wollen den \u00dcbergang nicht zur\u00fcck");
  say (fixture, AGAINST, "\u6211\u4eec\u8981\u548c\u5e73");
  say (fixture, WAITING, "قال محمّد إنّ أوكرانيا لن تُوافق");
}

static void
test_finds_before_index (StoreFixture  *fixture,
                         gconstpointer  data)
{
  SpSearch *search = sp_search_for_store (fixture->store);

  say_something (fixture);
  g_assert_false (sp_search_is_ready (search));
  assert_finds (search);
}

static void
test_finds_in_index (StoreFixture  *fixture,
                     gconstpointer  data)
{
  SpSearch *search = sp_search_for_store (fixture->store);

  say_something (fixture);
  wait_until_ready (search);
  assert_finds (search);
}

static void
test_follows_edit_and_undo (StoreFixture  *fixture,
                            gconstpointer  data)
{
  SpSearch *search = sp_search_for_store (fixture->store);

  wait_until_ready (search);
  say (fixture, FOR, "a peculiar word");
  g_assert_cmpint (find_one (search, SP_TABLE_STATEMENT, "pecul"), ==, FOR);
  undo (fixture);
  g_assert_cmpint (find_one (search, SP_TABLE_STATEMENT, "pecul"), ==, SP_ID_NONE);
  redo (fixture);
  begin (fixture, "Delete");
  g_assert_true (sp_store_delete_actor (fixture->store, ANN, NULL));
  commit (fixture);
  g_assert_cmpint (find_one (search, SP_TABLE_STATEMENT, "pecul"), ==, SP_ID_NONE);
  undo (fixture);
  g_assert_cmpint (find_one (search, SP_TABLE_STATEMENT, "pecul"), ==, FOR);
}

static void
test_operators_are_words (StoreFixture  *fixture,
                          gconstpointer  data)
{
  static const char * const texts[] = { "\"", "a OR", "NEAR(", "words:a", "*", "\"a\" AND (", "-", "'; DROP", "a\"b" };
  SpSearch *search = sp_search_for_store (fixture->store);

  wait_until_ready (search);
  say (fixture, FOR, "peace OR war");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) ids = sp_search_find (search, SP_TABLE_SOURCE, texts[i], 10);

      g_assert_nonnull (ids);
    }
  g_assert_cmpint (find_one (search, SP_TABLE_STATEMENT, "or peace"), ==, FOR);
  g_assert_cmpint (find_one (search, SP_TABLE_STATEMENT, "peace OR nothing"), ==, SP_ID_NONE);
}

static void
test_is_not_in_project (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));

  wait_until_ready (sp_search_for_store (fixture->store));
  reopen_store (fixture);
  assert_equal_snapshots (sp_store_get_snapshot (fixture->store), before);
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
  add ("/standpoint/search/finds-before-index", test_finds_before_index);
  add ("/standpoint/search/finds-in-index", test_finds_in_index);
  add ("/standpoint/search/follows-edit-and-undo", test_follows_edit_and_undo);
  add ("/standpoint/search/operators-are-words", test_operators_are_words);
  add ("/standpoint/search/is-not-in-project", test_is_not_in_project);
  return g_test_run ();
}
