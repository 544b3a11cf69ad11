/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "snapshot-fixture.h"

#include <string.h>

#include "sp-row-list-private.h"

/* Snapshots made without a file. */

static void
put_actor (SpSnapshotBuilder *builder,
           SpId               id,
           double             ordinal,
           const char        *name)
{
  SpActor row = SP_ACTOR_INIT;

  row.id = id;
  row.ordinal = ordinal;
  row.name = name;
  sp_snapshot_builder_put_actor (builder, &row);
}

static char *
list_actors (SpSnapshot *snapshot)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    {
      const SpActor *row = sp_snapshot_get_actor (snapshot, i);
      guint index = G_MAXUINT;

      g_string_append (names, row->name);
      g_assert_true (sp_snapshot_find_actor_index (snapshot, row->id, &index));
      g_assert_cmpuint (index, ==, i);
    }
  return g_string_free_and_steal (names);
}

static void
test_empty (void)
{
  g_autoptr (SpSnapshot) snapshot = sp_snapshot_builder_end (sp_snapshot_builder_new (NULL));
  guint index = 7;

  g_assert_cmpuint (sp_snapshot_get_n_actors (snapshot), ==, 0);
  g_assert_null (sp_snapshot_find_actor (snapshot, 1));
  g_assert_false (sp_snapshot_find_actor_index (snapshot, 1, &index));
  g_assert_cmpuint (index, ==, 7);
  g_assert_cmpstr (sp_snapshot_get_project (snapshot)->title, ==, "");
}

static void
test_null_is_empty_text (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) snapshot = NULL;
  const SpActor *row;

  put_actor (builder, 1, 1.0, "A");
  snapshot = sp_snapshot_builder_end (builder);
  row = sp_snapshot_find_actor (snapshot, 1);
  g_assert_cmpstr (row->note, ==, "");
  g_assert_nonnull (row->tags);
  g_assert_null (row->tags[0]);
}

static void
test_words_are_copied (void)
{
  g_auto (GStrv) words = g_strsplit ("one,two,three", ",", -1);
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) snapshot = NULL;
  SpActor row = SP_ACTOR_INIT;
  const SpActor *copy;

  row.id = 1;
  row.name = "A";
  row.aliases = (const char * const *) words;
  row.tags = (const char * const []) { "\u00e9", NULL };
  sp_snapshot_builder_put_actor (builder, &row);
  words[0][0] = 'X';
  snapshot = sp_snapshot_builder_end (builder);
  copy = sp_snapshot_find_actor (snapshot, 1);
  g_assert_cmpstr (copy->aliases[0], ==, "one");
  g_assert_cmpstr (copy->aliases[2], ==, "three");
  g_assert_null (copy->aliases[3]);
  g_assert_cmpstr (copy->tags[0], ==, "\u00e9");
}

static void
test_ascending (void)
{
  g_autoptr (SpSnapshot) snapshot = make_statements (1, 3000, 1);

  g_assert_cmpuint (sp_snapshot_get_n_statements (snapshot), ==, 3000);
  assert_statements_in_order (snapshot);
}

static void
test_descending (void)
{
  g_autoptr (SpSnapshot) snapshot = make_statements (3000, 1, -1);

  g_assert_cmpuint (sp_snapshot_get_n_statements (snapshot), ==, 3000);
  assert_statements_in_order (snapshot);
}

static void
test_shuffled (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) snapshot = NULL;

  for (SpId i = 0; i < 3001; i++)
    {
      SpStatement row = SP_STATEMENT_INIT;

      row.id = 1 + i * 1237 % 3001;
      sp_snapshot_builder_put_statement (builder, &row);
    }
  snapshot = sp_snapshot_builder_end (builder);
  g_assert_cmpuint (sp_snapshot_get_n_statements (snapshot), ==, 3001);
  assert_statements_in_order (snapshot);
}

static void
test_remove_most (void)
{
  g_autoptr (SpSnapshot) base = make_statements (1, 3000, 1);
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (base);
  g_autoptr (SpSnapshot) snapshot = NULL;

  for (SpId id = 1; id <= 3000; id++)
    if (id % 100 != 0)
      sp_snapshot_builder_remove (builder, SP_TABLE_STATEMENT, id);
  snapshot = sp_snapshot_builder_end (builder);
  g_assert_cmpuint (sp_snapshot_get_n_statements (snapshot), ==, 30);
  assert_statements_in_order (snapshot);
  g_assert_cmpuint (sp_snapshot_get_n_statements (base), ==, 3000);
}

static void
test_remove_all (void)
{
  g_autoptr (SpSnapshot) base = make_statements (1, 1500, 1);
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (base);
  g_autoptr (SpSnapshot) snapshot = NULL;

  for (SpId id = 0; id <= 1501; id++)
    sp_snapshot_builder_remove (builder, SP_TABLE_STATEMENT, id);
  snapshot = sp_snapshot_builder_end (builder);
  g_assert_cmpuint (sp_snapshot_get_n_statements (snapshot), ==, 0);
  g_assert_null (sp_snapshot_find_statement (snapshot, 1));
}

static void
test_equal (void)
{
  g_autoptr (SpSnapshot) a = make_statements (1, 3000, 1);
  g_autoptr (SpSnapshot) b = make_statements (3000, 1, -1);

  g_assert_true (sp_snapshot_equal (a, b));
}

static void
test_not_equal (void)
{
  g_autoptr (SpSnapshot) a = make_statements (1, 3000, 1);
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (a);
  SpStatement row = *sp_snapshot_find_statement (a, 2999);
  g_autoptr (SpSnapshot) b = NULL;

  row.salience = 0.0;
  sp_snapshot_builder_put_statement (builder, &row);
  b = sp_snapshot_builder_end (builder);
  g_assert_false (sp_snapshot_equal (a, b));
}

/* Each field counts: a row with one field changed is another row. */
static void
test_every_field_counts (void)
{
  for (guint table = 0; table < SP_N_TABLES; table++)
    for (guint i = 0; i < sp_row_types[table].n_fields; i++)
      {
        static const char * const words[] = { "x", NULL };
        const SpField *field = &sp_row_types[table].fields[i];
        g_autofree char *a = g_malloc0 (sp_row_types[table].size);
        g_autofree char *b = g_malloc0 (sp_row_types[table].size);
        gpointer place = b + field->offset;

        g_assert_true (sp_row_equal (&sp_row_types[table], a, b));
        if (field->kind == SP_FIELD_LINE || field->kind == SP_FIELD_TEXT)
          *(const char **) place = "x";
        else if (field->kind == SP_FIELD_WORDS)
          *(const char * const **) place = words;
        else if (field->kind == SP_FIELD_NUMBER)
          *(double *) place = NAN;
        else
          *(guint8 *) place = 1;
        g_assert_false (sp_row_equal (&sp_row_types[table], a, b));
      }
}

static void
test_order_by_hand (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autofree char *names = NULL;

  put_actor (builder, 4, 1.0, "c");
  put_actor (builder, 3, 1.0, "b");
  put_actor (builder, 2, 2.5, "d");
  put_actor (builder, 1, -1.0, "a");
  snapshot = sp_snapshot_builder_end (builder);
  names = list_actors (snapshot);
  g_assert_cmpstr (names, ==, "abcd");
}

static void
test_order_by_hand_changes (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) base = NULL;
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (SpId id = 1; id <= 5; id++)
    put_actor (builder, id, (double) id, (char[]) { (char) ('a' + id - 1), '\0' });
  base = sp_snapshot_builder_end (builder);
  builder = sp_snapshot_builder_new (base);
  put_actor (builder, 5, 1.5, "e");
  put_actor (builder, 9, 9.0, "z");
  put_actor (builder, 1, 3.5, "a");
  sp_snapshot_builder_remove (builder, SP_TABLE_ACTOR, 2);
  snapshot = sp_snapshot_builder_end (builder);
  before = list_actors (base);
  after = list_actors (snapshot);
  g_assert_cmpstr (before, ==, "abcde");
  g_assert_cmpstr (after, ==, "ecadz");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/snapshot/empty", test_empty);
  g_test_add_func ("/standpoint/snapshot/null-is-empty-text", test_null_is_empty_text);
  g_test_add_func ("/standpoint/snapshot/words-are-copied", test_words_are_copied);
  g_test_add_func ("/standpoint/snapshot/rows-in-ascending-order", test_ascending);
  g_test_add_func ("/standpoint/snapshot/rows-in-descending-order", test_descending);
  g_test_add_func ("/standpoint/snapshot/rows-in-no-order", test_shuffled);
  g_test_add_func ("/standpoint/snapshot/remove-most", test_remove_most);
  g_test_add_func ("/standpoint/snapshot/remove-all", test_remove_all);
  g_test_add_func ("/standpoint/snapshot/equal", test_equal);
  g_test_add_func ("/standpoint/snapshot/not-equal", test_not_equal);
  g_test_add_func ("/standpoint/snapshot/every-field-counts", test_every_field_counts);
  g_test_add_func ("/standpoint/snapshot/order-by-hand", test_order_by_hand);
  g_test_add_func ("/standpoint/snapshot/order-by-hand-changes", test_order_by_hand_changes);
  return g_test_run ();
}
