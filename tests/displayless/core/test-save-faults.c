/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdarg.h>
#include <unistd.h>

#include "fault-vfs.h"
#include "project-fixture.h"

/* The calls of the project's own code to the system; the linker leads them here. */
int __real_open64 (const char *path, int flags, ...);
int __wrap_open64 (const char *path, int flags, ...);
ssize_t __real_write (int descriptor, const void *buffer, size_t size);
ssize_t __wrap_write (int descriptor, const void *buffer, size_t size);
ssize_t __real_read (int descriptor, void *buffer, size_t size);
ssize_t __wrap_read (int descriptor, void *buffer, size_t size);
int __real_fsync (int descriptor);
int __wrap_fsync (int descriptor);
int __real_fchmod (int descriptor, mode_t mode);
int __wrap_fchmod (int descriptor, mode_t mode);
int __real_rename (const char *from, const char *to);
int __wrap_rename (const char *from, const char *to);

static int system_error = EIO;
static gboolean wrapped;        /* only within a save: the test itself reads and writes too */

static gboolean
call_strikes (void)
{
  if (!wrapped || !fault_strikes ())
    return FALSE;

  errno = system_error;
  return TRUE;
}

int
__wrap_open64 (const char *path,
               int         flags,
               ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = (mode_t) va_arg (arguments, int);
  va_end (arguments);
  return call_strikes () ? -1 : __real_open64 (path, flags, mode);
}

/* What does not fit is written as far as it does. */
ssize_t
__wrap_write (int         descriptor,
              const void *buffer,
              size_t      size)
{
  if (!call_strikes ())
    return __real_write (descriptor, buffer, size);

  if (__real_write (descriptor, buffer, size / 2) < 0)
    g_assert_not_reached ();
  errno = system_error;
  return -1;
}

ssize_t
__wrap_read (int    descriptor,
             void  *buffer,
             size_t size)
{
  return call_strikes () ? -1 : __real_read (descriptor, buffer, size);
}

int
__wrap_fsync (int descriptor)
{
  return call_strikes () ? -1 : __real_fsync (descriptor);
}

int
__wrap_fchmod (int    descriptor,
               mode_t mode)
{
  return call_strikes () ? -1 : __real_fchmod (descriptor, mode);
}

int
__wrap_rename (const char *from,
               const char *to)
{
  return call_strikes () ? -1 : __real_rename (from, to);
}

/* How the calls fail. */
typedef struct
{
  const char *name;
  gboolean lasting;
  int code;
  int system_error;
} Kind;

static const Kind kinds[] = {
  { "once", FALSE, SQLITE_IOERR_WRITE, EIO },
  { "from-then-on", TRUE, SQLITE_IOERR_WRITE, EIO },
  { "full-once", FALSE, SQLITE_FULL, ENOSPC },
  { "full-from-then-on", TRUE, SQLITE_FULL, ENOSPC },
};

static guint
count_actors_in_file (Fixture *fixture)
{
  g_autoptr (SpProject) project = fixture_open (fixture, SP_OPEN_PRIVATE);

  return fixture_count_actors (project);
}

/* Saves with the call of that number failing. Afterwards the file is the whole old or the whole new one, the answer is
 * true, and nothing is lost. Returns whether there was such a call. */
static gboolean
save_with_fault (Fixture    *fixture,
                 SpProject  *project,
                 const Kind *kind,
                 guint       strike)
{
  g_autofree char *name = g_strdup_printf ("Actor %u", strike);
  g_autoptr (GError) error = NULL;
  guint before = count_actors_in_file (fixture);
  guint after, now;
  gboolean saved, struck;

  fixture_add_actor (project, name);
  now = fixture_count_actors (project);
  system_error = kind->system_error;
  fault_arm (strike, kind->lasting, kind->code);
  wrapped = TRUE;
  saved = sp_project_save (project, SP_SAVE_DEFAULT, NULL, &error);
  wrapped = FALSE;
  struck = fault.struck;
  fault_arm (0, FALSE, SQLITE_OK);

  after = count_actors_in_file (fixture);
  g_assert_true (after == now || after == before);
  g_assert_true (saved == (error == NULL));
  g_assert_true (!saved || after == now);
  g_assert_true (saved || g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (fixture_count_actors (project), ==, now);
  if (!saved)
    fixture_save (project);
  g_assert_cmpuint (count_actors_in_file (fixture), ==, now);
  return struck;
}

/* In a quick run each kind takes every fourth call, so that together they take all. */
static void
test_every_call (Fixture       *fixture,
                 gconstpointer  data)
{
  const Kind *kind = data;
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 20);
  guint step = g_test_slow () ? 1 : G_N_ELEMENTS (kinds);
  guint strike = g_test_slow () ? 1 : 1 + (guint) (kind - kinds);
  guint n_calls = 0;

  for (; save_with_fault (fixture, project, kind, strike); strike += step)
    n_calls++;
  g_test_message ("%u calls failed, each in its turn", n_calls);
  g_assert_cmpuint (strike, >, 100);
}

/* What was acknowledged is there when the working copy is opened again, whatever failed meanwhile. */
static void
test_nothing_lost_in_the_working_copy (Fixture       *fixture,
                                       gconstpointer  data)
{
  const Kind *kind = data;
  SpProject *project = fixture_make_sample (fixture, 20);

  for (guint strike = 1; strike < 300; strike += g_test_slow () ? 13 : 52)
    {
      g_autoptr (SpSnapshot) before = NULL;

      save_with_fault (fixture, project, kind, strike);
      before = sp_snapshot_ref (sp_store_get_snapshot (sp_project_get_store (project)));
      fixture_finish (g_steal_pointer (&project));
      project = fixture_open (fixture, SP_OPEN_DEFAULT);
      g_assert_true (sp_snapshot_equal (before, sp_store_get_snapshot (sp_project_get_store (project))));
    }
  fixture_finish (project);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *every = g_strconcat ("/standpoint/save-faults/every-call/", kinds[i].name, NULL);
      g_autofree char *lost = g_strconcat ("/standpoint/save-faults/nothing-lost/", kinds[i].name, NULL);

      g_test_add (every, Fixture, &kinds[i], fixture_set_up, test_every_call, fixture_tear_down);
      g_test_add (lost, Fixture, &kinds[i], fixture_set_up, test_nothing_lost_in_the_working_copy, fixture_tear_down);
    }
  return g_test_run ();
}
