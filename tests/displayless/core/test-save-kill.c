/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>

#include "project-fixture.h"

#define N_KILLS 60
#define N_KILLS_SLOW 1000

/* Every so many edits one is large, and exchanges these rows, enough of them for a thread that writes; it is undone and made
 * again before it is told. */
#define EDITS_TO_LARGE 4
#define N_GUESTS 300

static const char *program;

/* What the child had told when it died. */
typedef struct
{
  gint64 edited;
  gint64 saved;
} Told;

static const SpActor *
get_first_actor (SpProject *project)
{
  return sp_snapshot_get_actor (sp_store_get_snapshot (sp_project_get_store (project)), 0);
}

static gint64
read_counter (SpProject *project)
{
  return g_ascii_strtoll (get_first_actor (project)->note, NULL, 10);
}

G_NORETURN static void
give_up (const GError *error)
{
  g_printerr ("%s\n", error->message);
  exit (1);
}

/* The guests of the last large edit leave, others come. */
static gboolean
exchange_guests (SpStore  *store,
                 gint64    counter,
                 GError  **error)
{
  g_autofree char *name = g_strdup_printf ("Guest %" G_GINT64_FORMAT, counter);
  SpSnapshot *snapshot = sp_store_get_snapshot (store);
  SpView view = SP_VIEW_INIT;

  view.name = name;
  for (guint i = 0; i < sp_snapshot_get_n_views (snapshot); i++)
    if (g_str_has_prefix (sp_snapshot_get_view (snapshot, i)->name, "Guest ")
        && !sp_store_delete_view (store, sp_snapshot_get_view (snapshot, i)->id, error))
      return FALSE;
  for (guint i = 0; i < N_GUESTS; i++)
    if (sp_store_add_view (store, &view, error) == SP_ID_NONE)
      return FALSE;
  return TRUE;
}

static gboolean
begin (SpStore  *store,
       gint64    counter,
       GError  **error)
{
  if (counter % EDITS_TO_LARGE != 0)
    return sp_store_begin (store, "Count", error);
  return sp_store_begin_large (store, "Count and exchange", G_MAXUINT, error) && exchange_guests (store, counter, error);
}

static void
count_on (SpProject *project,
          gint64     counter)
{
  SpStore *store = sp_project_get_store (project);
  g_autofree char *note = g_strdup_printf ("%" G_GINT64_FORMAT, counter);
  SpActor actor = *get_first_actor (project);
  g_autoptr (GError) error = NULL;

  actor.note = note;
  if (!begin (store, counter, &error) || !sp_store_update_actor (store, &actor, &error)
      || !sp_store_commit (store, &error))
    give_up (error);
  if (counter % EDITS_TO_LARGE == 0 && (!sp_store_undo (store, &error) || !sp_store_redo (store, &error)))
    give_up (error);
}

/* The child: edits for ever and saves every third time, or as often as it is told, and tells each when it is done. */
G_NORETURN static void
edit_until_killed (const char *path,
                   gint64      edits_between_saves)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) project = sp_project_open (file, SP_OPEN_DEFAULT, NULL, NULL, NULL, &error);

  if (project == NULL)
    give_up (error);
  for (gint64 counter = read_counter (project) + 1;; counter++)
    {
      count_on (project, counter);
      printf ("edited %" G_GINT64_FORMAT "\n", counter);
      fflush (stdout);
      if (counter % edits_between_saves != 0)
        continue;
      if (!sp_project_save (project, SP_SAVE_DEFAULT, NULL, &error))
        give_up (error);
      printf ("saved %" G_GINT64_FORMAT "\n", counter);
      fflush (stdout);
    }
}

/* The child: opens, and after "begin" edits and saves once. What it tells is true whatever fails meanwhile. */
static int
save_once (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) project = sp_project_open (file, SP_OPEN_DEFAULT, NULL, NULL, NULL, &error);
  gint64 counter;

  if (project == NULL)
    give_up (error);
  counter = read_counter (project) + 1;
  printf ("begin\n");
  fflush (stdout);
  count_on (project, counter);
  printf ("edited %" G_GINT64_FORMAT "\n", counter);
  fflush (stdout);
  if (!sp_project_save (project, SP_SAVE_DEFAULT, NULL, &error))
    give_up (error);
  printf ("saved %" G_GINT64_FORMAT "\n", counter);
  fflush (stdout);
  return 0;
}

static gboolean
read_told (GDataInputStream *lines,
           Told             *told)
{
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

  if (line == NULL)
    return FALSE;
  sscanf (line, "edited %" G_GINT64_FORMAT, &told->edited);
  sscanf (line, "saved %" G_GINT64_FORMAT, &told->saved);
  return TRUE;
}

/* The child dies while it opens, or, N_FIRST lines later, while it edits and saves. */
static void
run_and_kill (Fixture *fixture,
              guint    n_first,
              guint    microseconds,
              Told    *told)
{
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                    program, "--edit-until-killed", fixture->path, "3", NULL);

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  for (guint i = 0; i < n_first; i++)
    g_assert_true (read_told (lines, told));
  g_usleep (microseconds);
  g_subprocess_force_exit (child);
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (child));
  while (read_told (lines, told))
    ;
}

/* A large edit is there as a whole. */
static void
check_guests (SpProject *project)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (sp_project_get_store (project));
  gint64 counter = read_counter (project);
  g_autofree char *name = g_strdup_printf ("Guest %" G_GINT64_FORMAT, counter - counter % EDITS_TO_LARGE);
  guint n_guests = 0, n_others = 0;

  for (guint i = 0; i < sp_snapshot_get_n_views (snapshot); i++)
    if (g_str_equal (sp_snapshot_get_view (snapshot, i)->name, name))
      n_guests++;
    else if (g_str_has_prefix (sp_snapshot_get_view (snapshot, i)->name, "Guest "))
      n_others++;
  g_assert_cmpuint (n_guests, ==, counter >= EDITS_TO_LARGE ? N_GUESTS : 0);
  g_assert_cmpuint (n_others, ==, 0);
}

/* What was told as edited is in the working copy, what was told as saved is in the file, and both can be opened. */
static void
check_nothing_lost (Fixture    *fixture,
                    const Told *told)
{
  g_autoptr (SpProject) file = fixture_open (fixture, SP_OPEN_PRIVATE);
  g_autoptr (SpProject) project = fixture_open (fixture, SP_OPEN_DEFAULT);

  g_assert_cmpint (read_counter (file), >=, told->saved);
  g_assert_cmpint (read_counter (project), >=, told->edited);
  g_assert_cmpint (read_counter (project), >=, read_counter (file));
  check_guests (file);
  check_guests (project);
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_kills = g_test_slow () ? N_KILLS_SLOW : N_KILLS;
  Told told = { 0 };

  fixture_make_closed_sample (fixture, 5);
  for (guint i = 0; i < n_kills; i++)
    {
      run_and_kill (fixture, (guint) g_test_rand_int_range (0, 9), (guint) g_test_rand_int_range (0, 20000), &told);
      check_nothing_lost (fixture, &told);
    }
  g_test_message ("%u kills, %" G_GINT64_FORMAT " edits told, the last saved %" G_GINT64_FORMAT,
                  n_kills, told.edited, told.saved);
  g_assert_cmpint (told.saved, >, 0);
}

/* The project and the state folder: no temporary file stays beside the project. */
static guint
count_files (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (directory) != NULL)
    n++;
  return n;
}

static void
test_killed_leaves_nothing (Fixture       *fixture,
                            gconstpointer  data)
{
  Told told = { 0 };

  fixture_make_closed_sample (fixture, 5);
  for (guint i = 0; i < 20; i++)
    run_and_kill (fixture, i % 5, (guint) g_test_rand_int_range (0, 5000), &told);
  check_nothing_lost (fixture, &told);
  g_assert_cmpuint (fixture_count_entries (fixture, "scratch"), ==, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

static int
make_sample (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  Fixture fixture = { folder, (char *) path, g_file_new_for_path (path) };

  fixture_make_closed_sample (&fixture, 5);
  g_object_unref (fixture.file);
  return 0;
}

static int
check_told (const char *path,
            const Told *told)
{
  Fixture fixture = { NULL, (char *) path, g_file_new_for_path (path) };

  check_nothing_lost (&fixture, told);
  g_object_unref (fixture.file);
  return 0;
}

/* For tests that need more than this program can do by itself: see tests/reliability. */
static int
run_part (int    argc,
          char **argv)
{
  Told told = { 0 };

  if (argc == 4 && strcmp (argv[1], "--edit-until-killed") == 0)
    edit_until_killed (argv[2], g_ascii_strtoll (argv[3], NULL, 10));
  if (argc == 3 && strcmp (argv[1], "--make-sample") == 0)
    return make_sample (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--save-once") == 0)
    return save_once (argv[2]);
  if (argc != 5 || strcmp (argv[1], "--check") != 0)
    return 2;
  told.edited = g_ascii_strtoll (argv[3], NULL, 10);
  told.saved = g_ascii_strtoll (argv[4], NULL, 10);
  return check_told (argv[2], &told);
}

int
main (int    argc,
      char **argv)
{
  static const char * const parts[] = { "--edit-until-killed", "--make-sample", "--save-once", "--check", NULL };

  if (argc > 1 && g_strv_contains (parts, argv[1]))
    return run_part (argc, argv);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/standpoint/save-kill/nothing-lost", Fixture, NULL, fixture_set_up, test_killed, fixture_tear_down);
  g_test_add ("/standpoint/save-kill/nothing-left", Fixture, NULL,
              fixture_set_up, test_killed_leaves_nothing, fixture_tear_down);
  return g_test_run ();
}
