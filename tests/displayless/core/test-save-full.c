/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unshare() */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "project-fixture.h"

/*
 * A disk that is really full: a small tmpfs that only this program sees. Where the system lets nobody make one, the tests
 * are skipped.
 */

#define DISK_SIZE "size=1m,mode=700"
#define STEP (12 * 1024)
#define STEP_SLOW 4096

static gboolean has_disk;

static gboolean
write_map (const char *path,
           const char *text)
{
  int descriptor = open (path, O_WRONLY | O_CLOEXEC);
  gboolean written = descriptor >= 0 && write (descriptor, text, strlen (text)) == (gssize) strlen (text);

  if (descriptor >= 0)
    close (descriptor);
  return written;
}

/* In a name space of mounts of its own, with the rights for it. */
static gboolean
enter_own_space (void)
{
  g_autofree char *user = g_strdup_printf ("0 %u 1", (guint) geteuid ());
  g_autofree char *group = g_strdup_printf ("0 %u 1", (guint) getegid ());

  if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return FALSE;
  return write_map ("/proc/self/uid_map", user)
         && write_map ("/proc/self/setgroups", "deny")
         && write_map ("/proc/self/gid_map", group)
         && mount ("none", "/", "none", MS_REC | MS_PRIVATE, NULL) == 0;
}

static void
set_up_disk (Fixture       *fixture,
             gconstpointer  data)
{
  fixture_set_up (fixture, data);
  if (has_disk && mount ("standpoint", fixture->folder, "tmpfs", MS_NOSUID | MS_NODEV, DISK_SIZE) != 0)
    has_disk = FALSE;
}

static void
tear_down_disk (Fixture       *fixture,
                gconstpointer  data)
{
  if (has_disk)
    g_assert_cmpint (umount2 (fixture->folder, MNT_DETACH), ==, 0);
  fixture_tear_down (fixture, data);
}

static guint64
measure_free (Fixture *fixture)
{
  struct statvfs information;

  g_assert_cmpint (statvfs (fixture->folder, &information), ==, 0);
  return (guint64) information.f_bavail * information.f_bsize;
}

static char *
build_filler_path (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "filler", NULL);
}

static void
fill (Fixture *fixture,
      guint64  n_left)
{
  g_autofree char *path = build_filler_path (fixture);
  int descriptor = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  guint64 n_free;

  g_assert_cmpint (descriptor, >=, 0);
  n_free = measure_free (fixture);
  if (n_free > n_left)
    g_assert_cmpint (posix_fallocate (descriptor, 0, (off_t) (n_free - n_left)), ==, 0);
  close (descriptor);
}

static void
make_room (Fixture *fixture)
{
  g_autofree char *path = build_filler_path (fixture);

  g_assert_cmpint (unlink (path), ==, 0);
}

static guint
count_actors_in_file (Fixture *fixture)
{
  g_autofree char *elsewhere = g_dir_make_tmp ("standpoint-XXXXXX", NULL);
  g_autofree char *state = g_strdup (g_getenv ("XDG_STATE_HOME"));
  guint n;

  g_setenv ("XDG_STATE_HOME", elsewhere, TRUE);
  {
    g_autoptr (SpProject) project = fixture_open (fixture, SP_OPEN_PRIVATE);

    n = fixture_count_actors (project);
  }
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  fixture_delete (elsewhere);
  return n;
}

/* The disk of the file is full, that of the working copy is not. Returns whether it was saved all the same. */
static gboolean
save_with_room (Fixture   *fixture,
                SpProject *project,
                guint64    n_left)
{
  g_autofree char *name = g_strdup_printf ("Actor %u", (guint) n_left);
  g_autoptr (GError) error = NULL;
  guint before = count_actors_in_file (fixture);
  gboolean saved;

  fixture_add_actor (project, name);
  fill (fixture, n_left);
  saved = sp_project_save (project, SP_SAVE_DEFAULT, NULL, &error);
  g_assert_cmpuint (count_actors_in_file (fixture), ==, saved ? before + 1 : before);
  if (!saved)
    {
      g_assert_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE);
      g_assert_nonnull (strstr (error->message, "pace"));
    }
  g_assert_true (sp_project_is_modified (project) == !saved);
  make_room (fixture);
  fixture_save (project);
  g_assert_cmpuint (count_actors_in_file (fixture), ==, before + 1);
  return saved;
}

static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *state = g_dir_make_tmp ("standpoint-XXXXXX", NULL);
  guint n_refused = 0, n_saved = 0;

  if (!has_disk)
    {
      g_test_skip ("no file system can be mounted here");
      return;
    }
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  {
    g_autoptr (SpProject) project = fixture_make_sample (fixture, 100);

    for (guint64 n_left = 0; n_left < 240 * 1024; n_left += g_test_slow () ? STEP_SLOW : STEP)
      {
        if (save_with_room (fixture, project, n_left))
          n_saved++;
        else
          n_refused++;
      }
    fixture_finish (g_steal_pointer (&project));
  }
  g_test_message ("%u savings on a full disk refused, %u that just had room", n_refused, n_saved);
  g_assert_cmpuint (n_refused, >, 0);
  g_assert_cmpuint (n_saved, >, 0);
  fixture_delete (state);
}

/* Adds rows until the disk of the working copy is full. Each that was acknowledged is there after opening again. */
static guint
edit_until_full (SpProject *project)
{
  SpStore *store = sp_project_get_store (project);
  g_autofree char *note = g_strnfill (2000, 'n');

  for (guint n = 0;; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strdup_printf ("Row %u", n);
      SpIssue issue = SP_ISSUE_INIT;

      issue.name = name;
      issue.note = note;
      if (sp_store_begin (store, "Add issue", &error) && sp_store_add_issue (store, &issue, &error) != SP_ID_NONE
          && sp_store_commit (store, &error))
        continue;
      sp_store_rollback (store);
      g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, "pace"));
      return n;
    }
}

static void
test_working_copy (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = NULL;
  SpProject *project;
  guint n;

  if (!has_disk)
    {
      g_test_skip ("no file system can be mounted here");
      return;
    }
  project = fixture_make_sample (fixture, 10);
  fill (fixture, 200 * 1024);
  n = edit_until_full (project);
  g_test_message ("%u edits before the disk was full", n);
  g_assert_cmpuint (n, >, 0);
  before = sp_snapshot_ref (sp_store_get_snapshot (sp_project_get_store (project)));
  g_assert_cmpuint (sp_snapshot_get_n_issues (before), ==, n + 1);
  make_room (fixture);
  fixture_finish (project);

  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_true (sp_snapshot_equal (before, sp_store_get_snapshot (sp_project_get_store (project))));
  fixture_add_actor (project, "With room again");
  fixture_save (project);
  fixture_finish (project);
}

int
main (int    argc,
      char **argv)
{
  has_disk = enter_own_space ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/standpoint/save-full/file", Fixture, NULL, set_up_disk, test_file, tear_down_disk);
  g_test_add ("/standpoint/save-full/working-copy", Fixture, NULL, set_up_disk, test_working_copy, tear_down_disk);
  return g_test_run ();
}
