/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-search.h"
#include "sp-statement-model.h"
#include "store-fixture.h"

static char *
list_ids (SpStatementModel *model)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (SpStatementItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_cmpint (sp_statement_model_get_id (model, i), ==, sp_statement_item_get_id (item));
      g_string_append_printf (ids, "%d ", (int) sp_statement_item_get_id (item));
    }
  return g_string_free (ids, FALSE);
}

static void
assert_ids (SpStatementModel *model,
            const char       *expected)
{
  g_autofree char *ids = list_ids (model);

  g_assert_cmpstr (ids, ==, expected);
}

/* What the model told, played back, has to be what it holds. */
typedef struct
{
  GArray *ids;
  guint n_told;
} Mirror;

static void
items_changed_cb (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Mirror     *mirror)
{
  g_array_remove_range (mirror->ids, position, removed);
  for (guint i = 0; i < added; i++)
    {
      SpId id = sp_statement_model_get_id (SP_STATEMENT_MODEL (list), position + i);

      g_array_insert_val (mirror->ids, position + i, id);
    }
  g_assert_cmpuint (mirror->ids->len, ==, g_list_model_get_n_items (list));
  mirror->n_told += removed + added;
}

static void
assert_mirrors (SpStatementModel *model,
                Mirror           *mirror)
{
  for (guint i = 0; i < mirror->ids->len; i++)
    g_assert_cmpint (g_array_index (mirror->ids, SpId, i), ==, sp_statement_model_get_id (model, i));
}

static SpStatementModel *
create_model (StoreFixture *fixture)
{
  SpStatementModel *model = sp_statement_model_new ();

  sp_statement_model_set_store (model, fixture->store);
  return model;
}

static void
test_sorts (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (SpStatementModel) model = create_model (fixture);

  sp_statement_model_set_order (model, SP_STATEMENT_COLUMN_ACTOR, FALSE);
  assert_ids (model, "51 54 52 53 ");
  sp_statement_model_set_order (model, SP_STATEMENT_COLUMN_ACTOR, TRUE);
  assert_ids (model, "53 52 51 54 ");
  sp_statement_model_set_order (model, SP_STATEMENT_COLUMN_STANCE, FALSE);
  assert_ids (model, "53 52 54 51 ");
  sp_statement_model_set_order (model, SP_STATEMENT_COLUMN_TAGS, TRUE);
  assert_ids (model, "51 52 53 54 ");
}

static void
test_finds_words_everywhere (StoreFixture  *fixture,
                             gconstpointer  data)
{
  g_autoptr (SpStatementModel) model = create_model (fixture);

  sp_statement_model_set_order (model, SP_STATEMENT_COLUMN_DATE, FALSE);
  sp_statement_model_set_text (model, "ann toll");
  assert_ids (model, "54 ");
  sp_statement_model_set_text (model, "undecided");
  assert_ids (model, "53 ");
  sp_statement_model_set_text (model, "public");
  assert_ids (model, "51 ");
  sp_statement_model_set_text (model, "morning bob");
  assert_ids (model, "52 ");
  sp_statement_model_set_text (model, "  ");
  assert_ids (model, "51 52 53 54 ");
}

static void
test_filters (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (SpStatementModel) model = create_model (fixture);
  g_autoptr (SpFilter) filter = sp_filter_new ();

  sp_filter_set_number (filter, SP_FILTER_FIELD_ACTOR, ANN, TRUE);
  sp_filter_set_number (filter, SP_FILTER_FIELD_SOURCE, PAPER, TRUE);
  sp_statement_model_set_filter (model, filter);
  assert_ids (model, "51 ");
}

static void
change_stance (StoreFixture *fixture,
               SpId          id,
               SpStance      stance)
{
  SpStatement row = *sp_snapshot_find_statement (sp_store_get_snapshot (fixture->store), id);

  row.stance = stance;
  begin (fixture, "Change");
  g_assert_true (sp_store_update_statement (fixture->store, &row, NULL));
  commit (fixture);
}

static void
test_an_edit_moves_one_line (StoreFixture  *fixture,
                             gconstpointer  data)
{
  g_autoptr (SpStatementModel) model = create_model (fixture);
  Mirror mirror = { g_array_new (FALSE, FALSE, sizeof (SpId)), 0 };

  sp_statement_model_set_order (model, SP_STATEMENT_COLUMN_STANCE, FALSE);
  g_array_set_size (mirror.ids, 0);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &mirror);
  for (guint i = 0; i < 4; i++)
    {
      SpId id = sp_statement_model_get_id (model, i);

      g_array_append_val (mirror.ids, id);
    }
  change_stance (fixture, FOR, SP_STANCE_STEP (-2));
  assert_ids (model, "53 51 52 54 ");
  assert_mirrors (model, &mirror);
  g_assert_cmpuint (mirror.n_told, ==, 2);
  undo (fixture);
  assert_ids (model, "53 52 54 51 ");
  assert_mirrors (model, &mirror);
  g_signal_handlers_disconnect_by_data (model, &mirror);
  g_array_unref (mirror.ids);
}

static void
test_renaming_sorts_again (StoreFixture  *fixture,
                           gconstpointer  data)
{
  g_autoptr (SpStatementModel) model = create_model (fixture);
  SpActor row = *sp_snapshot_find_actor (sp_store_get_snapshot (fixture->store), ANN);

  sp_statement_model_set_order (model, SP_STATEMENT_COLUMN_ACTOR, FALSE);
  row.name = "Zelda";
  begin (fixture, "Rename");
  g_assert_true (sp_store_update_actor (fixture->store, &row, NULL));
  commit (fixture);
  assert_ids (model, "52 53 51 54 ");
}

static SpId
pick (GRand *random,
      SpId   first,
      SpId   second)
{
  return g_rand_boolean (random) ? first : second;
}

static void
edit_at_random (StoreFixture *fixture,
                GRand        *random)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (fixture->store);
  guint n = sp_snapshot_get_n_statements (snapshot);
  SpStatement row = n > 0 ? *sp_snapshot_get_statement (snapshot, g_rand_int_range (random, 0, (gint32) n)) : SP_STATEMENT_INIT;
  int kind = g_rand_int_range (random, 0, 4);

  begin (fixture, "Edit");
  if (kind == 0 && n > 3)
    g_assert_true (sp_store_delete_statement (fixture->store, row.id, NULL));
  else
    {
      row.id = kind == 1 || n == 0 ? SP_ID_NONE : row.id;
      row.ordinal = row.id == SP_ID_NONE ? 0 : row.ordinal;
      row.actor = pick (random, ANN, BOB);
      row.issue = pick (random, BRIDGE, TOLL);
      row.stance = SP_STANCE_STEP (g_rand_int_range (random, -2, 3));
      row.qualifier = SP_QUALIFIER_FIRM;
      row.date = (SpDate) { 2024, (guint8) g_rand_int_range (random, 1, 12), 1 };
      if (row.id == SP_ID_NONE)
        g_assert_cmpint (sp_store_add_statement (fixture->store, &row, NULL), !=, SP_ID_NONE);
      else
        g_assert_true (sp_store_update_statement (fixture->store, &row, NULL));
    }
  commit (fixture);
}

/* A table that followed three hundred edits is the same as one that is made now. */
static void
test_follows_as_if_made_anew (StoreFixture  *fixture,
                              gconstpointer  data)
{
  g_autoptr (SpStatementModel) model = create_model (fixture);
  g_autoptr (SpFilter) filter = sp_filter_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  Mirror mirror = { g_array_new (FALSE, FALSE, sizeof (SpId)), 0 };

  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &mirror);
  sp_filter_set_number (filter, SP_FILTER_FIELD_STANCE, SP_FILTER_STANCE_SUPPORT, TRUE);
  sp_filter_set_number (filter, SP_FILTER_FIELD_STANCE, SP_FILTER_STANCE_OPPOSE, TRUE);
  for (guint i = 0; i < 4; i++)
    {
      SpId id = sp_statement_model_get_id (model, i);

      g_array_append_val (mirror.ids, id);
    }
  sp_statement_model_set_filter (model, filter);
  sp_statement_model_set_order (model, GPOINTER_TO_UINT (data) % SP_N_STATEMENT_COLUMNS, TRUE);
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (SpStatementModel) other = sp_statement_model_new ();
      g_autofree char *ids = NULL;

      edit_at_random (fixture, random);
      sp_statement_model_set_order (other, GPOINTER_TO_UINT (data) % SP_N_STATEMENT_COLUMNS, TRUE);
      sp_statement_model_set_filter (other, filter);
      sp_statement_model_set_store (other, fixture->store);
      ids = list_ids (other);
      assert_ids (model, ids);
      assert_mirrors (model, &mirror);
    }
  g_signal_handlers_disconnect_by_data (model, &mirror);
  g_array_unref (mirror.ids);
}

static void
test_finds_lines (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (SpStatementModel) model = create_model (fixture);
  guint position;

  sp_statement_model_set_order (model, SP_STATEMENT_COLUMN_ACTOR, FALSE);
  g_assert_true (sp_statement_model_find (model, AGAINST, &position));
  g_assert_cmpuint (position, ==, 2);
  sp_statement_model_set_text (model, "Ann");
  g_assert_false (sp_statement_model_find (model, AGAINST, &position));
  g_assert_false (sp_statement_model_find (model, 999, &position));
}

static void
add_many (StoreFixture *fixture,
          guint         n)
{
  begin (fixture, "Add statements");
  for (guint i = 0; i < n; i++)
    {
      SpStatement row = SP_STATEMENT_INIT;
      g_autofree char *quote = g_strdup_printf ("%05u", (i * 7919) % n);

      row.actor = ANN;
      row.issue = BRIDGE;
      row.stance = SP_STANCE_STEP (1);
      row.quote = quote;
      g_assert_cmpint (sp_store_add_statement (fixture->store, &row, NULL), !=, SP_ID_NONE);
    }
  commit (fixture);
}

static gboolean
is_sorted_by_quote (StoreFixture     *fixture,
                    SpStatementModel *model)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (fixture->store);

  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    if (g_utf8_collate (sp_snapshot_find_statement (snapshot, sp_statement_model_get_id (model, i - 1))->quote,
                        sp_snapshot_find_statement (snapshot, sp_statement_model_get_id (model, i))->quote) > 0)
      return FALSE;
  return TRUE;
}

/* Many lines keep their order until a thread has sorted them; an edit meanwhile does not wait for it. */
static void
test_many_are_sorted_in_a_thread (StoreFixture  *fixture,
                                  gconstpointer  data)
{
  SpStatementModel *model = create_model (fixture);

  add_many (fixture, 6000);
  sp_statement_model_set_order (model, SP_STATEMENT_COLUMN_QUOTE, FALSE);
  g_assert_false (is_sorted_by_quote (fixture, model));
  while (!is_sorted_by_quote (fixture, model))
    g_main_context_iteration (NULL, TRUE);

  sp_statement_model_set_order (model, SP_STATEMENT_COLUMN_DATE, TRUE);
  sp_statement_model_set_order (model, SP_STATEMENT_COLUMN_QUOTE, FALSE);
  add_many (fixture, 1);
  g_assert_true (is_sorted_by_quote (fixture, model));

  g_object_add_weak_pointer (G_OBJECT (model), (gpointer *) &model);
  g_object_unref (model);
  while (model)
    g_main_context_iteration (NULL, TRUE);
}

static void
add (const char *path,
     void      (*test) (StoreFixture *, gconstpointer),
     guint       seed)
{
  g_test_add (path, StoreFixture, GUINT_TO_POINTER (seed), set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/standpoint/statement-model/sorts", test_sorts, 0);
  add ("/standpoint/statement-model/finds-words-everywhere", test_finds_words_everywhere, 0);
  add ("/standpoint/statement-model/filters", test_filters, 0);
  add ("/standpoint/statement-model/an-edit-moves-one-line", test_an_edit_moves_one_line, 0);
  add ("/standpoint/statement-model/renaming-sorts-again", test_renaming_sorts_again, 0);
  add ("/standpoint/statement-model/follows-by-date", test_follows_as_if_made_anew, SP_STATEMENT_COLUMN_DATE);
  add ("/standpoint/statement-model/follows-by-actor", test_follows_as_if_made_anew, SP_STATEMENT_COLUMN_ACTOR);
  add ("/standpoint/statement-model/follows-by-stance", test_follows_as_if_made_anew, SP_STATEMENT_COLUMN_STANCE);
  add ("/standpoint/statement-model/finds-lines", test_finds_lines, 0);
  add ("/standpoint/statement-model/many-are-sorted-in-a-thread", test_many_are_sorted_in_a_thread, 0);
  return g_test_run ();
}
