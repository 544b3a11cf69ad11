/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "store-fixture.h"

/* A write that is refused: by code and message, and without a trace. */

typedef struct
{
  const char *name;
  gboolean (*run) (SpStore *store, GError **error);
  SpStoreError code;
  const char *message;      /* a part of it */
} Refusal;

static inline SpSnapshot *
now (SpStore *store)
{
  return sp_store_get_snapshot (store);
}

static inline void
test_error (StoreFixture  *fixture,
            gconstpointer  data)
{
  const Refusal *refusal = data;
  g_autoptr (GError) error = NULL;

  begin (fixture, "Refused");
  g_assert_false (refusal->run (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, (int) refusal->code);
  if (strstr (error->message, refusal->message) == NULL)
    g_error ("The message is: %s", error->message);
}

static inline void
test_changes_nothing (StoreFixture  *fixture,
                      gconstpointer  data)
{
  const Refusal *refusal = data;
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture->store));

  begin (fixture, "Refused");
  g_assert_false (refusal->run (fixture->store, NULL));
  commit (fixture);
  g_assert_true (now (fixture->store) == before);
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Sample");
  reopen_store (fixture);
  assert_equal_snapshots (now (fixture->store), before);
}

static inline void
test_edit_goes_on (StoreFixture  *fixture,
                   gconstpointer  data)
{
  const Refusal *refusal = data;
  SpView row = SP_VIEW_INIT;

  row.name = "After all";
  begin (fixture, "Refused");
  g_assert_false (refusal->run (fixture->store, NULL));
  row.id = sp_store_add_view (fixture->store, &row, NULL);
  g_assert_cmpint (row.id, !=, SP_ID_NONE);
  commit (fixture);
  g_assert_nonnull (sp_snapshot_find_view (now (fixture->store), row.id));
}

static inline void
add_tests_of_refusal (const Refusal *refusal)
{
  g_autofree char *wrong = g_strdup_printf ("/standpoint/store/refuses/%s/error", refusal->name);
  g_autofree char *nothing = g_strdup_printf ("/standpoint/store/refuses/%s/changes-nothing", refusal->name);
  g_autofree char *on = g_strdup_printf ("/standpoint/store/refuses/%s/edit-goes-on", refusal->name);

  g_test_add (wrong, StoreFixture, refusal, set_up, test_error, tear_down);
  g_test_add (nothing, StoreFixture, refusal, set_up, test_changes_nothing, tear_down);
  g_test_add (on, StoreFixture, refusal, set_up, test_edit_goes_on, tear_down);
}
