/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include <gio/gio.h>

#include "project-fixture.h"
#include "sp-merge-task.h"

/* Two copies of a project are compared and merged in another thread, while nobody else may write. */

typedef struct
{
  Fixture fixture;
  SpProject *ours;
  GFile *file;                  /* theirs */
  GObject *object;
  GAsyncResult *result;
  double last;
} Copies;

static void
set_up (Copies        *copies,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  SpProject *theirs;

  fixture_set_up (&copies->fixture, data);
  copies->ours = fixture_make_sample (&copies->fixture, 5);
  path = g_build_filename (copies->fixture.folder, "theirs.standpoint", NULL);
  copies->file = g_file_new_for_path (path);
  g_assert_true (g_file_copy (copies->fixture.file, copies->file, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  theirs = sp_project_open (copies->file, SP_OPEN_DEFAULT, NULL, NULL, NULL, NULL);
  fixture_add_actor (theirs, "Theirs");
  fixture_save (theirs);
  fixture_finish (theirs);
  fixture_add_actor (copies->ours, "Ours");
  copies->object = g_object_new (G_TYPE_OBJECT, NULL);
}

static void
tear_down (Copies        *copies,
           gconstpointer  data)
{
  g_clear_object (&copies->result);
  g_clear_object (&copies->object);
  g_clear_object (&copies->file);
  fixture_finish (copies->ours);
  fixture_tear_down (&copies->fixture, data);
}

static void
remember_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_set_object (&((Copies *) data)->result, result);
}

static Copies *watched;

static void
progress_cb (double   fraction,
             gpointer object)
{
  g_assert_cmpfloat (fraction, >=, watched->last);
  g_assert_cmpfloat (fraction, <=, 1);
  watched->last = fraction;
}

static void
wait_for_result (Copies *copies)
{
  while (!copies->result)
    g_main_context_iteration (NULL, TRUE);
}

static SpMerge *
compare (Copies        *copies,
         GCancellable  *cancellable,
         SpProject    **other,
         GError       **error)
{
  SpStore *store = sp_project_get_store (copies->ours);
  g_autoptr (GError) refused = NULL;
  SpMerge *merge;

  watched = copies;
  copies->last = 0;
  sp_merge_task_compare (copies->ours, copies->file, cancellable, progress_cb, copies->object, remember_cb, copies);
  g_assert_false (sp_store_begin (store, "Meanwhile", &refused));
  g_assert_error (refused, SP_STORE_ERROR, SP_STORE_ERROR_NESTED);
  wait_for_result (copies);
  merge = sp_merge_task_compare_finish (copies->result, other, error);
  g_clear_object (&copies->result);
  return merge;
}

static void
test_merged (Copies        *copies,
             gconstpointer  data)
{
  g_autoptr (SpProject) other = NULL;
  g_auto (GStrv) notes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpMerge) merge = compare (copies, NULL, &other, &error);

  g_assert_no_error (error);
  g_assert_true (sp_merge_has_base (merge));
  g_assert_cmpuint (sp_merge_get_n_conflicts (merge), ==, 0);
  g_assert_cmpfloat (copies->last, >, 0.5);
  sp_merge_task_apply (copies->ours, merge, other, NULL, copies->object, remember_cb, copies);
  wait_for_result (copies);
  g_assert_true (sp_merge_task_apply_finish (copies->result, &notes, &error));
  g_assert_cmpuint (fixture_count_actors (copies->ours), ==, 4);
  g_assert_true (sp_store_undo (sp_project_get_store (copies->ours), NULL));
  g_assert_cmpuint (fixture_count_actors (copies->ours), ==, 3);
}

static void
test_given_up (Copies        *copies,
               gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpProject) other = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (compare (copies, cancellable, &other, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_add_actor (copies->ours, "Afterwards");
  g_assert_cmpuint (fixture_count_actors (copies->ours), ==, 4);
}

static void
test_merging_given_up (Copies        *copies,
                       gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpProject) other = NULL;
  g_auto (GStrv) notes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpMerge) merge = compare (copies, NULL, &other, NULL);

  g_cancellable_cancel (cancellable);
  sp_merge_task_apply (copies->ours, merge, other, cancellable, copies->object, remember_cb, copies);
  wait_for_result (copies);
  g_assert_false (sp_merge_task_apply_finish (copies->result, &notes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture_count_actors (copies->ours), ==, 3);
  fixture_add_actor (copies->ours, "Afterwards");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/standpoint/merge-task/" path, Copies, NULL, set_up, function, tear_down)
  ADD ("merged", test_merged);
  ADD ("comparing-given-up", test_given_up);
  ADD ("merging-given-up", test_merging_given_up);
#undef ADD
  return g_test_run ();
}
