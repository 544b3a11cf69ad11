/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-merge.h"
#include "store-fixture.h"

/* Three states of the sample project: what both sides come from, and what each made of it. */
typedef struct
{
  StoreFixture base;
  StoreFixture sides[2];
  SpMerge *merge;
  SpSnapshot *result;
  GStrv notes;
} MergeFixture;

static inline SpStore *
side_store (MergeFixture *fixture,
            SpMergeSide   side)
{
  return fixture->sides[side].store;
}

static inline void
set_up_merge (MergeFixture  *fixture,
              gconstpointer  data)
{
  set_up (&fixture->base, NULL);
  set_up (&fixture->sides[SP_MERGE_OURS], NULL);
  set_up (&fixture->sides[SP_MERGE_THEIRS], NULL);
}

static inline void
clear_result (MergeFixture *fixture)
{
  g_clear_pointer (&fixture->merge, sp_merge_free);
  g_clear_pointer (&fixture->result, sp_snapshot_unref);
  g_clear_pointer (&fixture->notes, g_strfreev);
}

static inline void
tear_down_merge (MergeFixture  *fixture,
                 gconstpointer  data)
{
  clear_result (fixture);
  tear_down (&fixture->base, NULL);
  tear_down (&fixture->sides[SP_MERGE_OURS], NULL);
  tear_down (&fixture->sides[SP_MERGE_THEIRS], NULL);
}

static inline void
compare (MergeFixture *fixture,
         gboolean      with_base)
{
  clear_result (fixture);
  fixture->merge = sp_merge_new (with_base ? sp_store_get_snapshot (fixture->base.store) : NULL,
                                 sp_store_get_snapshot (side_store (fixture, SP_MERGE_OURS)),
                                 sp_store_get_snapshot (side_store (fixture, SP_MERGE_THEIRS)));
}

static inline void
build (MergeFixture *fixture)
{
  g_clear_pointer (&fixture->result, sp_snapshot_unref);
  g_clear_pointer (&fixture->notes, g_strfreev);
  fixture->result = sp_merge_build (fixture->merge, &fixture->notes);
}

/* Compares with the common ancestor and expects that nothing has to be asked. */
static inline void
merge_without_conflict (MergeFixture *fixture)
{
  compare (fixture, TRUE);
  g_assert_cmpuint (sp_merge_get_n_conflicts (fixture->merge), ==, 0);
  build (fixture);
}

static inline const SpConflict *
get_only_conflict (MergeFixture *fixture)
{
  g_assert_cmpuint (sp_merge_get_n_conflicts (fixture->merge), ==, 1);
  return sp_merge_get_conflict (fixture->merge, 0);
}

static inline void
choose_all_and_build (MergeFixture *fixture,
                      SpMergeSide   side)
{
  sp_merge_choose_all (fixture->merge, side);
  g_assert_cmpuint (sp_merge_get_n_undecided (fixture->merge), ==, 0);
  build (fixture);
}

/* What one side does: an edit of a row that the function changes. */
#define EDIT(name, Type)                                                                       \
  static inline void                                                                           \
  edit_##name (MergeFixture *fixture,                                                          \
               SpMergeSide   side,                                                             \
               SpId          id,                                                               \
               void        (*change) (Type *row))                                              \
  {                                                                                            \
    StoreFixture *store = &fixture->sides[side];                                               \
    Type row = *sp_snapshot_find_##name (sp_store_get_snapshot (store->store), id);            \
                                                                                               \
    change (&row);                                                                             \
    begin (store, "Edit");                                                                     \
    g_assert_true (sp_store_update_##name (store->store, &row, NULL));                         \
    commit (store);                                                                            \
  }

static inline void
delete_row (MergeFixture *fixture,
            SpMergeSide   side,
            SpTable       table,
            SpId          id)
{
  StoreFixture *store = &fixture->sides[side];

  begin (store, "Delete");
  g_assert_true (sp_store_delete_row (store->store, table, id, NULL));
  commit (store);
}

static inline SpId
add_row (MergeFixture  *fixture,
         SpMergeSide    side,
         SpTable        table,
         gconstpointer  row)
{
  g_autoptr (GError) error = NULL;
  StoreFixture *store = &fixture->sides[side];
  SpId id;

  begin (store, "Add");
  id = sp_store_add_row (store->store, table, row, &error);
  g_assert_no_error (error);
  commit (store);
  return id;
}

/* Every reference of the result leads somewhere, and the store takes it as one edit that can be undone. */
static inline void
apply_and_undo (MergeFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  StoreFixture *ours = &fixture->sides[SP_MERGE_OURS];
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (ours->store));
  g_autoptr (SpSnapshot) expected = sp_merge_build (fixture->merge, NULL);

  sp_merge_apply (fixture->merge, ours->store, side_store (fixture, SP_MERGE_THEIRS), NULL, NULL, &error);
  g_assert_no_error (error);
  assert_equal_snapshots (sp_store_get_snapshot (ours->store), expected);
  if (sp_snapshot_equal (before, expected))
    return;
  assert_change_is_difference (ours->change, before, expected);
  g_assert_cmpint (count (ours, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpstr (sp_store_get_undo_label (ours->store), ==, "Merge");
  undo (ours);
  assert_equal_snapshots (sp_store_get_snapshot (ours->store), before);
  redo (ours);
  assert_equal_snapshots (sp_store_get_snapshot (ours->store), expected);
  undo (ours);
}

static inline const SpActor *
get_actor (MergeFixture *fixture,
           SpId          id)
{
  return sp_snapshot_find_actor (fixture->result, id);
}

static inline const SpStatement *
get_statement (MergeFixture *fixture,
               SpId          id)
{
  return sp_snapshot_find_statement (fixture->result, id);
}

static inline SpId
add_named_actor (MergeFixture *fixture,
                 SpMergeSide   side,
                 const char   *name,
                 const char   *role)
{
  SpActor row = SP_ACTOR_INIT;

  row.name = name;
  row.role = role;
  return add_row (fixture, side, SP_TABLE_ACTOR, &row);
}
