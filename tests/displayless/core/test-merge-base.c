/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-fixture.h"
#include "sp-merge.h"

/* Where two copies of a project part, found again. */
typedef struct
{
  Fixture fixture;
  SpProject *ours;
  SpProject *theirs;
  SpSnapshot *parting;          /* the state at which the copy was made */
} Copies;

static SpSnapshot *
get_snapshot (SpProject *project)
{
  return sp_store_get_snapshot (sp_project_get_store (project));
}

static void
set_up_copies (Copies        *copies,
               gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&copies->fixture, data);
  copies->ours = fixture_make_sample (&copies->fixture, 5);
  fixture_add_actor (copies->ours, "Cora");
  fixture_save (copies->ours);
  copies->parting = sp_snapshot_ref (get_snapshot (copies->ours));
  path = g_build_filename (copies->fixture.folder, "theirs.standpoint", NULL);
  file = g_file_new_for_path (path);
  g_assert_true (g_file_copy (copies->fixture.file, file, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  copies->theirs = sp_project_open (file, SP_OPEN_DEFAULT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down_copies (Copies        *copies,
                  gconstpointer  data)
{
  fixture_finish (copies->ours);
  fixture_finish (copies->theirs);
  sp_snapshot_unref (copies->parting);
  fixture_tear_down (&copies->fixture, data);
}

static void
part (Copies *copies)
{
  fixture_add_actor (copies->ours, "Ours 1");
  fixture_add_actor (copies->ours, "Ours 2");
  fixture_add_actor (copies->theirs, "Theirs");
}

static void
assert_base_is_parting (Copies *copies)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (get_snapshot (copies->ours));
  g_autoptr (SpSnapshot) base = sp_merge_find_base (copies->ours, copies->theirs, NULL);

  g_assert_nonnull (base);
  g_assert_true (sp_snapshot_equal (base, copies->parting));
  g_assert_true (get_snapshot (copies->ours) == before);
}

static void
test_by_history (Copies        *copies,
                 gconstpointer  data)
{
  part (copies);
  assert_base_is_parting (copies);
}

static void
add_under_same_words (SpProject  *project,
                      const char *name)
{
  SpStore *store = sp_project_get_store (project);
  SpActor actor = SP_ACTOR_INIT;

  actor.name = name;
  g_assert_true (sp_store_begin (store, "Import", NULL));
  g_assert_cmpint (sp_store_add_actor (store, &actor, NULL), !=, SP_ID_NONE);
  g_assert_true (sp_store_commit (store, NULL));
}

/* Edits of one name in one second are no common edit. */
static void
test_alike_but_for_what_they_did (Copies        *copies,
                                  gconstpointer  data)
{
  add_under_same_words (copies->ours, "Ours");
  add_under_same_words (copies->theirs, "Theirs");
  assert_base_is_parting (copies);
}

/* Of an import the history knows which rows it added, and not what stood in them. */
static void
test_large_since (Copies        *copies,
                  gconstpointer  data)
{
  SpStore *store = sp_project_get_store (copies->ours);
  SpIssue issue = SP_ISSUE_INIT;

  part (copies);
  g_assert_true (sp_store_begin_large (store, "Import", 1500, NULL));
  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *name = g_strdup_printf ("Issue %u", i);

      issue.name = name;
      g_assert_cmpint (sp_store_add_issue (store, &issue, NULL), !=, SP_ID_NONE);
    }
  g_assert_true (sp_store_commit (store, NULL));
  assert_base_is_parting (copies);
}

static void
test_undone_since (Copies        *copies,
                   gconstpointer  data)
{
  SpStore *store = sp_project_get_store (copies->ours);

  part (copies);
  g_assert_true (sp_store_undo (store, NULL));
  g_assert_true (sp_store_undo (store, NULL));
  g_assert_true (sp_store_undo (store, NULL));
  assert_base_is_parting (copies);
}

static void
test_by_generation (Copies        *copies,
                    gconstpointer  data)
{
  part (copies);
  g_assert_true (sp_store_forget_history (sp_project_get_store (copies->ours), NULL));
  fixture_save (copies->ours);
  assert_base_is_parting (copies);
}

/* Nothing of it is kept any more: better no common ancestor than a wrong one. */
static void
test_not_kept (Copies        *copies,
               gconstpointer  data)
{
  part (copies);
  g_assert_true (sp_store_forget_history (sp_project_get_store (copies->ours), NULL));
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("More %u", i);

      fixture_add_actor (copies->ours, name);
      fixture_save (copies->ours);
    }
  g_assert_null (sp_merge_find_base (copies->ours, copies->theirs, NULL));
}

/* Giving up leaves both copies and the private folder as they were. */
static void
test_given_up (Copies        *copies,
               gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  part (copies);
  g_cancellable_cancel (cancellable);
  g_assert_null (sp_merge_find_base (copies->ours, copies->theirs, cancellable));
  g_assert_cmpuint (fixture_count_entries (&copies->fixture, "scratch"), ==, 0);
  assert_base_is_parting (copies);
}

static void
test_unrelated (Copies        *copies,
                gconstpointer  data)
{
  g_autoptr (SpProject) other = sp_project_new ("Other", NULL);

  fixture_add_actor (other, "Somebody");
  g_assert_null (sp_merge_find_base (copies->ours, other, NULL));
  sp_project_close (other);
}

/* After a merge the next one begins with what both had before: what came over already is no conflict. */
static void
test_merged_before (Copies        *copies,
                    gconstpointer  data)
{
  SpStore *ours = sp_project_get_store (copies->ours);
  SpStore *theirs = sp_project_get_store (copies->theirs);

  part (copies);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SpSnapshot) base = sp_merge_find_base (copies->ours, copies->theirs, NULL);
      g_autoptr (SpMerge) merge = sp_merge_new (base, sp_store_get_snapshot (ours), sp_store_get_snapshot (theirs));

      g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 0);
      g_assert_true (sp_merge_apply (merge, ours, theirs, NULL, NULL, NULL));
      g_assert_cmpuint (fixture_count_actors (copies->ours), ==, 6 + i);
      if (i == 0)
        fixture_add_actor (copies->theirs, "Theirs again");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/standpoint/merge-base/" path, Copies, NULL, set_up_copies, function, tear_down_copies)
  ADD ("by-history", test_by_history);
  ADD ("alike-but-for-what-they-did", test_alike_but_for_what_they_did);
  ADD ("large-since", test_large_since);
  ADD ("undone-since", test_undone_since);
  ADD ("by-generation", test_by_generation);
  ADD ("not-kept", test_not_kept);
  ADD ("given-up", test_given_up);
  ADD ("unrelated", test_unrelated);
  ADD ("merged-before", test_merged_before);
#undef ADD
  return g_test_run ();
}
