/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "project-fixture.h"
#include "sp-save.h"

static char *
read_bytes (const char *path,
            gsize      *size)
{
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  return bytes;
}

static void
test_mode_stays (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  struct stat information;

  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  fixture_add_actor (project, "Cleo");
  fixture_save (project);
  g_stat (fixture->path, &information);
  g_assert_cmpint (information.st_mode & 07777, ==, 0640);
}

static void
test_symbolic_link_stays (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *real = g_build_filename (fixture->folder, "real.standpoint", NULL);
  g_autoptr (SpProject) project = NULL;

  fixture_make_closed_sample (fixture, 0);
  g_assert_cmpint (g_rename (fixture->path, real), ==, 0);
  g_assert_cmpint (symlink ("real.standpoint", fixture->path), ==, 0);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  fixture_add_actor (project, "Written to the real file");
  fixture_save (project);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (fixture_contains (real, "Written to the real file"));
}

static void
test_no_temporary_stays (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GDir) directory = NULL;
  const char *name;

  fixture_make_closed_sample (fixture, 3);
  directory = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (directory)) != NULL)
    g_assert_true (strcmp (name, "state") == 0 || strcmp (name, "sample.standpoint") == 0);
}

static void
write_elsewhere (Fixture *fixture)
{
  fixture_tamper (fixture, "UPDATE project SET title = 'Another title'");
}

static void
test_changed_outside (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  g_autoptr (GError) error = NULL;

  write_elsewhere (fixture);
  fixture_add_actor (project, "Cleo");
  g_assert_false (sp_project_save (project, SP_SAVE_DEFAULT, NULL, &error));
  g_assert_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_CHANGED_OUTSIDE);
  g_assert_true (fixture_contains (fixture->path, "Another title"));
  g_assert_true (sp_project_is_modified (project));
}

static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  g_autoptr (GError) error = NULL;

  write_elsewhere (fixture);
  fixture_add_actor (project, "Cleo");
  g_assert_true (sp_project_save (project, SP_SAVE_REPLACE, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (fixture_contains (fixture->path, "Another title"));
  fixture_add_actor (project, "Dora");
  fixture_save (project);
}

static void
test_deleted_outside (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);

  g_unlink (fixture->path);
  fixture_save (project);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_folder_vanished (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "drive", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.standpoint", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  g_autoptr (GError) error = NULL;

  g_mkdir (folder, 0700);
  g_assert_true (sp_project_save_as (project, file, SP_SAVE_DEFAULT, NULL, NULL));
  fixture_delete (folder);
  fixture_add_actor (project, "Cleo");
  g_assert_false (sp_project_save (project, SP_SAVE_DEFAULT, NULL, &error));
  g_assert_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE);
  g_assert_true (sp_project_is_modified (project));
  g_mkdir (folder, 0700);
  fixture_save (project);
}

static void
test_target_is_a_folder (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (SpProject) project = sp_project_new ("Sample", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_project_save_as (project, folder, SP_SAVE_DEFAULT, NULL, &error));
  g_assert_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE);
  g_assert_null (sp_project_get_file (project));
}

static void
test_read_only_file (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  g_autoptr (GError) error = NULL;

  g_chmod (fixture->path, 0400);
  if (g_access (fixture->path, W_OK) == 0)
    {
      g_test_skip ("this user may write everything");
      return;
    }
  g_assert_false (sp_project_save (project, SP_SAVE_DEFAULT, NULL, &error));
  g_assert_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE);
}

/* The file may be written, but nothing may be made beside it. */
static void
test_closed_folder (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  g_autoptr (GError) error = NULL;

  g_chmod (fixture->folder, 0500);
  if (g_access (fixture->folder, W_OK) == 0)
    {
      g_test_skip ("this user may write everything");
      return;
    }
  fixture_add_actor (project, "Written into the file");
  sp_project_save (project, SP_SAVE_DEFAULT, NULL, &error);
  g_chmod (fixture->folder, 0700);
  g_assert_no_error (error);
  g_assert_true (fixture_contains (fixture->path, "Written into the file"));
  g_assert_false (sp_project_is_modified (project));
}

static void
test_by_stream (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *image = g_build_filename (fixture->folder, "image", NULL);
  g_autofree char *backup = g_build_filename (fixture->folder, "backup", NULL);
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "the old bytes", -1, NULL));
  g_assert_true (g_file_set_contents (image, "the new bytes", -1, NULL));
  g_assert_true (sp_save_replace_by_stream (image, fixture->file, backup, &hash, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (fixture_contains (fixture->path, "the new bytes"));
  g_assert_cmpuint (strlen (hash), ==, 64);
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
}

static void
test_by_stream_without_image (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *image = g_build_filename (fixture->folder, "no image", NULL);
  g_autofree char *backup = g_build_filename (fixture->folder, "backup", NULL);
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "the old bytes", -1, NULL));
  g_assert_false (sp_save_replace_by_stream (image, fixture->file, backup, &hash, NULL, &error));
  g_assert_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE);
  g_assert_true (fixture_contains (fixture->path, "the old bytes"));
  g_assert_null (hash);
}

/* Files may not grow beyond what fits neither the private nor the new file: like a full drive, half-way. */
static void
test_no_space (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 500);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  struct rlimit usual, small = { .rlim_cur = 60000 };
  gsize size_before, size_after;

  before = read_bytes (fixture->path, &size_before);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  small.rlim_max = usual.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  sp_project_save (project, SP_SAVE_DEFAULT, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);

  g_assert_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE);
  after = read_bytes (fixture->path, &size_after);
  g_assert_cmpmem (before, size_before, after, size_after);
  fixture_save (project);
}

static void
test_five_generations (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  g_autoptr (GPtrArray) generations = NULL;

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %u", i);

      fixture_add_actor (project, name);
      fixture_save (project);
    }
  generations = sp_project_list_generations (project);
  g_assert_cmpuint (generations->len, ==, 5);
}

static void
test_generation_can_be_opened (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  g_autoptr (GPtrArray) generations = NULL;
  g_autoptr (SpProject) older = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add_actor (project, "Cleo");
  fixture_save (project);
  generations = sp_project_list_generations (project);
  older = sp_project_open (g_ptr_array_index (generations, 0), SP_OPEN_PRIVATE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_count_actors (older), ==, 2);
}

/* Saves a copy and looks whether it is the same document. */
static gboolean
copy_is_same_document (Fixture     *fixture,
                       SpSaveFlags  flags)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.standpoint", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 3);
  g_autoptr (SpProject) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_project_save_copy (project, file, flags, NULL, &error));
  g_assert_no_error (error);
  copy = sp_project_open (file, SP_OPEN_PRIVATE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_str_equal (sp_snapshot_get_project (sp_store_get_snapshot (sp_project_get_store (project)))->uuid,
                      sp_snapshot_get_project (sp_store_get_snapshot (sp_project_get_store (copy)))->uuid);
}

static void
test_copy_is_the_same_document (Fixture       *fixture,
                                gconstpointer  data)
{
  g_assert_true (copy_is_same_document (fixture, SP_SAVE_DEFAULT));
}

static void
test_copy_as_new_document (Fixture       *fixture,
                           gconstpointer  data)
{
  g_assert_false (copy_is_same_document (fixture, SP_SAVE_NEW_DOCUMENT));
}

static void
test_not_within_an_edit (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_store_begin (sp_project_get_store (project), "Half an edit", NULL));
  g_assert_false (sp_project_save (project, SP_SAVE_DEFAULT, NULL, &error));
  g_assert_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_FAILED);
  sp_store_rollback (sp_project_get_store (project));
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 10);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  fixture_add_actor (project, "Cleo");
  g_assert_false (sp_project_save (project, SP_SAVE_DEFAULT, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (fixture_contains (fixture->path, "Cleo"));
}

static void
test_long_name (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *name = g_strnfill (240, 'x');
  g_autofree char *path = g_strconcat (fixture->folder, "/", name, ".standpoint", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SpProject) project = sp_project_new ("Sample", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_project_save_as (project, file, SP_SAVE_DEFAULT, NULL, &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/standpoint/save/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("mode-stays", test_mode_stays);
  ADD ("symbolic-link-stays", test_symbolic_link_stays);
  ADD ("no-temporary-stays", test_no_temporary_stays);
  ADD ("changed-outside", test_changed_outside);
  ADD ("replace", test_replace);
  ADD ("deleted-outside", test_deleted_outside);
  ADD ("folder-vanished", test_folder_vanished);
  ADD ("target-is-a-folder", test_target_is_a_folder);
  ADD ("read-only-file", test_read_only_file);
  ADD ("closed-folder", test_closed_folder);
  ADD ("by-stream", test_by_stream);
  ADD ("by-stream-without-image", test_by_stream_without_image);
  ADD ("no-space", test_no_space);
  ADD ("five-generations", test_five_generations);
  ADD ("generation-can-be-opened", test_generation_can_be_opened);
  ADD ("copy-is-the-same-document", test_copy_is_the_same_document);
  ADD ("copy-as-new-document", test_copy_as_new_document);
  ADD ("not-within-an-edit", test_not_within_an_edit);
  ADD ("cancelled", test_cancelled);
  ADD ("long-name", test_long_name);
#undef ADD
  return g_test_run ();
}
