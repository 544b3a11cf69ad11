/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "store-fixture.h"

/* A store that is lent to another thread for one long edit. */

static gpointer
add_actor (gpointer data)
{
  SpStore *store = data;
  SpActor actor = SP_ACTOR_INIT;
  gboolean done;

  actor.name = "From another thread";
  sp_store_borrow (store);
  done = sp_store_begin (store, "Import", NULL)
         && sp_store_add_actor (store, &actor, NULL) != SP_ID_NONE
         && sp_store_commit (store, NULL);
  return GINT_TO_POINTER (done);
}

static gpointer
take_it_back (gpointer data)
{
  SpStore *store = data;
  SpActor actor = SP_ACTOR_INIT;

  actor.name = "From another thread";
  sp_store_borrow (store);
  if (!sp_store_begin (store, "Import", NULL) || sp_store_add_actor (store, &actor, NULL) == SP_ID_NONE)
    return GINT_TO_POINTER (FALSE);
  sp_store_rollback (store);
  return GINT_TO_POINTER (TRUE);
}

static gboolean
run_in_thread (StoreFixture *fixture,
               GThreadFunc   func)
{
  return GPOINTER_TO_INT (g_thread_join (g_thread_new ("borrower", func, fixture->store)));
}

static void
test_told_when_back (StoreFixture *fixture,
                     gconstpointer data)
{
  guint n_changes = fixture->n_changes;
  guint n_actors = sp_snapshot_get_n_actors (sp_store_get_snapshot (fixture->store));

  sp_store_lend (fixture->store);
  g_assert_true (run_in_thread (fixture, add_actor));
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);
  g_assert_cmpuint (sp_snapshot_get_n_actors (sp_store_get_snapshot (fixture->store)), ==, n_actors);

  sp_store_take_back (fixture->store);
  g_assert_cmpuint (fixture->n_changes, ==, n_changes + 1);
  g_assert_cmpuint (sp_snapshot_get_n_actors (sp_store_get_snapshot (fixture->store)), ==, n_actors + 1);
}

static void
test_undone (StoreFixture *fixture,
             gconstpointer data)
{
  guint n_actors = sp_snapshot_get_n_actors (sp_store_get_snapshot (fixture->store));

  sp_store_lend (fixture->store);
  g_assert_true (run_in_thread (fixture, add_actor));
  sp_store_take_back (fixture->store);
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Import");
  g_assert_true (sp_store_undo (fixture->store, NULL));
  g_assert_cmpuint (sp_snapshot_get_n_actors (sp_store_get_snapshot (fixture->store)), ==, n_actors);
}

static void
test_refuses_here (StoreFixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) begin_error = NULL;
  g_autoptr (GError) undo_error = NULL;

  sp_store_lend (fixture->store);
  g_assert_true (sp_store_is_editing (fixture->store));
  g_assert_false (sp_store_begin (fixture->store, "Edit", &begin_error));
  g_assert_error (begin_error, SP_STORE_ERROR, SP_STORE_ERROR_NESTED);
  g_assert_false (sp_store_undo (fixture->store, &undo_error));
  g_assert_error (undo_error, SP_STORE_ERROR, SP_STORE_ERROR_NESTED);

  sp_store_take_back (fixture->store);
  g_assert_true (sp_store_begin (fixture->store, "Edit", NULL));
  sp_store_rollback (fixture->store);
}

static void
test_nothing_done (StoreFixture *fixture,
                   gconstpointer data)
{
  guint n_changes = fixture->n_changes;
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));

  sp_store_lend (fixture->store);
  g_assert_true (run_in_thread (fixture, take_it_back));
  sp_store_take_back (fixture->store);
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);
  g_assert_true (sp_store_get_snapshot (fixture->store) == before);
}

#define ADD(path, function) g_test_add ("/standpoint/store-lend/" path, StoreFixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-was-committed-is-told-when-it-is-back", test_told_when_back);
  ADD ("what-was-committed-can-be-undone", test_undone);
  ADD ("nobody-else-writes-meanwhile", test_refuses_here);
  ADD ("what-was-taken-back-is-not-told", test_nothing_done);
  return g_test_run ();
}
