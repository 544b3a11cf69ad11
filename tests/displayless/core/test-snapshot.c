/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-snapshot-private.h"

#include <string.h>

#include "sp-row-list-private.h"

/* Snapshots made without a file. */

static SpSnapshot *
make_statements (SpId first,
                 SpId last,
                 SpId step)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);

  for (SpId id = first; id != last + step; id += step)
    {
      SpStatement row = SP_STATEMENT_INIT;

      row.id = id;
      row.actor = id % 7;
      sp_snapshot_builder_put_statement (builder, &row);
    }
  return sp_snapshot_builder_end (builder);
}

static void
assert_statements_in_order (SpSnapshot *snapshot)
{
  SpId last = SP_ID_NONE;

  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    {
      const SpStatement *row = sp_snapshot_get_statement (snapshot, i);

      g_assert_cmpint (row->id, >, last);
      g_assert_true (sp_snapshot_find_statement (snapshot, row->id) == row);
      last = row->id;
    }
}

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
test_untouched_rows_are_shared (void)
{
  g_autoptr (SpSnapshot) base = make_statements (1, 3000, 1);
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (base);
  SpStatement row = *sp_snapshot_find_statement (base, 700);
  g_autoptr (SpSnapshot) snapshot = NULL;
  guint n_shared = 0;

  row.note = "changed";
  sp_snapshot_builder_put_statement (builder, &row);
  snapshot = sp_snapshot_builder_end (builder);
  for (SpId id = 1; id <= 3000; id++)
    n_shared += sp_snapshot_find_statement (base, id) == sp_snapshot_find_statement (snapshot, id);
  g_assert_cmpuint (n_shared, ==, 2999);
  g_assert_cmpstr (sp_snapshot_find_statement (base, 700)->note, ==, "");
  g_assert_cmpstr (sp_snapshot_find_statement (snapshot, 700)->note, ==, "changed");
}

static void
test_untouched_chunks_are_shared (void)
{
  const SpRowType *type = &sp_row_types[SP_TABLE_STATEMENT];
  SpRowListBuilder *builder;
  SpRowList *base, *list;
  SpStatement row = SP_STATEMENT_INIT;
  guint n_shared = 0;

  list = sp_row_list_new_empty ();
  builder = sp_row_list_builder_new (list, type);
  sp_row_list_unref (list);
  for (row.id = 1; row.id <= 10 * SP_CHUNK_CAPACITY; row.id++)
    sp_row_list_builder_put (builder, &row);
  base = sp_row_list_builder_end (builder);
  builder = sp_row_list_builder_new (base, type);
  row.id = 3;
  row.note = "changed";
  sp_row_list_builder_put (builder, &row);
  list = sp_row_list_builder_end (builder);

  g_assert_cmpuint (base->n_chunks, ==, 10);
  g_assert_cmpuint (list->n_chunks, ==, 10);
  for (guint i = 0; i < 10; i++)
    n_shared += base->chunks[i] == list->chunks[i];
  g_assert_cmpuint (n_shared, ==, 9);
  sp_row_list_unref (base);
  sp_row_list_unref (list);
}

static void
test_base_outlived (void)
{
  SpSnapshot *base = make_statements (1, 2000, 1);
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (base);
  g_autoptr (SpSnapshot) snapshot = NULL;

  sp_snapshot_unref (base);
  sp_snapshot_builder_remove (builder, SP_TABLE_STATEMENT, 5);
  snapshot = sp_snapshot_builder_end (builder);
  g_assert_cmpuint (sp_snapshot_get_n_statements (snapshot), ==, 1999);
  assert_statements_in_order (snapshot);
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

static gpointer
read_and_let_go (gpointer data)
{
  SpSnapshot *snapshot = data;

  assert_statements_in_order (snapshot);
  sp_snapshot_unref (snapshot);
  return NULL;
}

static void
test_threads (void)
{
  SpSnapshot *snapshot = make_statements (1, 3000, 1);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_and_let_go, sp_snapshot_ref (snapshot));
  for (guint round = 0; round < 50; round++)
    {
      SpSnapshotBuilder *builder = sp_snapshot_builder_new (snapshot);

      sp_snapshot_unref (snapshot);
      sp_snapshot_builder_remove (builder, SP_TABLE_STATEMENT, 1 + round * 50);
      snapshot = sp_snapshot_builder_end (builder);
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (sp_snapshot_get_n_statements (snapshot), ==, 2950);
  sp_snapshot_unref (snapshot);
}

/* What was counted in one snapshot is counted on from there in the next. */
static void
assert_rest_is_shared (SpSnapshot *before,
                       SpSnapshot *after,
                       SpId        changed)
{
  guint n_before = sp_snapshot_get_n_statements (before);
  guint n_after = sp_snapshot_get_n_statements (after);
  guint n_first, n_last;

  sp_snapshot_find_shared_statements (before, after, &n_first, &n_last);
  g_assert_cmpuint (n_first + n_last, <=, MIN (n_before, n_after));
  g_assert_cmpuint (n_first + n_last, >=, MIN (n_before, n_after) - 2 * SP_CHUNK_CAPACITY);
  for (guint i = 0; i < n_first; i++)
    g_assert_true (sp_snapshot_get_statement (before, i) == sp_snapshot_get_statement (after, i));
  for (guint i = 1; i <= n_last; i++)
    g_assert_true (sp_snapshot_get_statement (before, n_before - i) == sp_snapshot_get_statement (after, n_after - i));
  for (guint i = 0; i < n_first; i++)
    g_assert_cmpint (sp_snapshot_get_statement (after, i)->id, !=, changed);
}

static void
test_shared_statements (void)
{
  g_autoptr (SpSnapshot) before = make_statements (1, 9 * SP_CHUNK_CAPACITY, 1);
  g_autoptr (SpSnapshot) other = make_statements (1, 3 * SP_CHUNK_CAPACITY, 1);
  g_autoptr (SpSnapshot) without = NULL;
  g_autoptr (SpSnapshot) with = NULL;
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (before);
  SpStatement row = SP_STATEMENT_INIT;
  guint n_first, n_last;

  sp_snapshot_builder_remove (builder, SP_TABLE_STATEMENT, 5 * SP_CHUNK_CAPACITY + 7);
  without = sp_snapshot_builder_end (builder);
  builder = sp_snapshot_builder_new (before);
  row.id = 9 * SP_CHUNK_CAPACITY + 1;
  row.actor = 3;
  sp_snapshot_builder_put_statement (builder, &row);
  with = sp_snapshot_builder_end (builder);

  assert_rest_is_shared (before, without, 5 * SP_CHUNK_CAPACITY + 7);
  assert_rest_is_shared (before, with, row.id);
  sp_snapshot_find_shared_statements (before, before, &n_first, &n_last);
  g_assert_cmpuint (n_first + n_last, ==, 9 * SP_CHUNK_CAPACITY);
  sp_snapshot_find_shared_statements (before, other, &n_first, &n_last);
  g_assert_cmpuint (n_first + n_last, ==, 0);
}

/* Whole tables are taken in another way than single rows: with texts that do not end, in blocks of memory. */
static SpSnapshot *
append_statements (SpId n)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  const SpRowType *type = &sp_row_types[SP_TABLE_STATEMENT];
  g_autofree char *long_text = g_strnfill (20000, 'q');

  for (SpId id = 1; id <= n; id++)
    {
      const char * const tags[] = { "first", "second", NULL };
      gsize lengths[32] = { 0 };
      SpStatement row = SP_STATEMENT_INIT;

      row.id = id;
      row.quote = id % 1000 == 0 ? long_text : id % 3 == 0 ? "first words" : "other words";
      row.coder = "CK and more";
      row.tags = id % 5 == 0 ? tags : NULL;
      for (guint i = 0; i < type->n_fields; i++)
        if (g_str_equal (type->fields[i].name, "quote"))
          lengths[i] = strlen (row.quote);
        else if (g_str_equal (type->fields[i].name, "coder"))
          lengths[i] = 2;
      sp_snapshot_builder_append (builder, SP_TABLE_STATEMENT, &row, lengths);
    }
  return sp_snapshot_builder_end (builder);
}

static void
assert_appended (const SpStatement *row)
{
  if (row->id % 1000 == 0)
    g_assert_cmpuint (strlen (row->quote), ==, 20000);
  else
    g_assert_cmpstr (row->quote, ==, row->id % 3 == 0 ? "first words" : "other words");
  g_assert_cmpstr (row->coder, ==, "CK");
  g_assert_cmpstr (row->note, ==, "");
  g_assert_cmpuint (g_strv_length ((char **) row->tags), ==, row->id % 5 == 0 ? 2 : 0);
}

static void
test_append (void)
{
  g_autoptr (SpSnapshot) snapshot = append_statements (60000);

  g_assert_cmpuint (sp_snapshot_get_n_statements (snapshot), ==, 60000);
  assert_statements_in_order (snapshot);
  for (guint i = 0; i < 60000; i++)
    assert_appended (sp_snapshot_get_statement (snapshot, i));
}

/* Rows of one block live on in another snapshot, without those beside them. */
static void
test_appended_rows_outlive_others (void)
{
  SpSnapshot *first = append_statements (60000);
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (first);
  g_autoptr (SpSnapshot) second = NULL;

  for (SpId id = 1; id <= 60000; id++)
    if (id % 700 != 0)
      sp_snapshot_builder_remove (builder, SP_TABLE_STATEMENT, id);
  second = sp_snapshot_builder_end (builder);
  sp_snapshot_unref (first);
  g_assert_cmpuint (sp_snapshot_get_n_statements (second), ==, 85);
  for (guint i = 0; i < 85; i++)
    assert_appended (sp_snapshot_get_statement (second, i));
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
  g_test_add_func ("/standpoint/snapshot/untouched-rows-are-shared", test_untouched_rows_are_shared);
  g_test_add_func ("/standpoint/snapshot/untouched-chunks-are-shared", test_untouched_chunks_are_shared);
  g_test_add_func ("/standpoint/snapshot/base-may-go-first", test_base_outlived);
  g_test_add_func ("/standpoint/snapshot/equal", test_equal);
  g_test_add_func ("/standpoint/snapshot/not-equal", test_not_equal);
  g_test_add_func ("/standpoint/snapshot/every-field-counts", test_every_field_counts);
  g_test_add_func ("/standpoint/snapshot/order-by-hand", test_order_by_hand);
  g_test_add_func ("/standpoint/snapshot/order-by-hand-changes", test_order_by_hand_changes);
  g_test_add_func ("/standpoint/snapshot/shared-statements", test_shared_statements);
  g_test_add_func ("/standpoint/snapshot/threads", test_threads);
  g_test_add_func ("/standpoint/snapshot/append", test_append);
  g_test_add_func ("/standpoint/snapshot/appended-rows-outlive-others", test_appended_rows_outlive_others);
  return g_test_run ();
}
