/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "snapshot-fixture.h"

#include <string.h>

#include "sp-row-list-private.h"

/* What snapshots have in common with those before them, and with other threads. */

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
  g_test_add_func ("/standpoint/snapshot/untouched-rows-are-shared", test_untouched_rows_are_shared);
  g_test_add_func ("/standpoint/snapshot/untouched-chunks-are-shared", test_untouched_chunks_are_shared);
  g_test_add_func ("/standpoint/snapshot/base-may-go-first", test_base_outlived);
  g_test_add_func ("/standpoint/snapshot/shared-statements", test_shared_statements);
  g_test_add_func ("/standpoint/snapshot/threads", test_threads);
  g_test_add_func ("/standpoint/snapshot/append", test_append);
  g_test_add_func ("/standpoint/snapshot/appended-rows-outlive-others", test_appended_rows_outlive_others);
  return g_test_run ();
}
