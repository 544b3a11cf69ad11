/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <glib/gstdio.h>

/* The program itself, run as a user runs it, in a folder of its own. */
typedef struct
{
  char *folder;
  char *project;
  char *out;                    /* of the last run */
  char *err;
} Fixture;

static inline void
delete_folder (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        delete_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("standpoint-cli-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->project = g_build_filename (fixture->folder, "a project.standpoint", NULL);
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  delete_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->project, g_free);
  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
}

/* Runs the program with the words up to NULL and returns its exit status. */
static inline int G_GNUC_NULL_TERMINATED
run (Fixture *fixture,
     ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *state = g_build_filename (fixture->folder, "state", NULL);
  va_list arguments;
  char *word;

  g_ptr_array_add (words, (gpointer) g_getenv ("STANDPOINT_CLI"));
  va_start (arguments, fixture);
  while ((word = va_arg (arguments, char *)) != NULL)
    g_ptr_array_add (words, word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", state, TRUE);
  g_subprocess_launcher_setenv (launcher, "STANDPOINT_EXAMPLES", fixture->folder, TRUE);
  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) words->pdata, &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &fixture->out, &fixture->err, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

static inline void
write_tables (Fixture *fixture)
{
  g_autofree char *actors = g_build_filename (fixture->folder, "actors.csv", NULL);
  g_autofree char *issues = g_build_filename (fixture->folder, "issues.csv", NULL);

  g_assert_true (g_file_set_contents (actors, "name,kind\nAnna,person\nBela,person\n", -1, NULL));
  g_assert_true (g_file_set_contents (issues, "name\nCeasefire\n", -1, NULL));
}

static inline void
make_project (Fixture *fixture)
{
  g_assert_cmpint (run (fixture, "new", fixture->project, "--title", "A title", NULL), ==, 0);
}

static inline void
make_filled_project (Fixture *fixture)
{
  make_project (fixture);
  write_tables (fixture);
  g_assert_cmpint (run (fixture, "import", fixture->project, "actors.csv", "issues.csv", NULL), ==, 0);
}

/* What "info --json" says of the project, an object. */
static inline JsonObject *
read_info (Fixture *fixture)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (run (fixture, "info", "--json", fixture->project, NULL), ==, 0);
  g_assert_true (json_parser_load_from_data (parser, fixture->out, -1, &error));
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

static inline gint64
read_count (Fixture    *fixture,
            const char *name)
{
  g_autoptr (JsonObject) info = read_info (fixture);

  return json_object_get_int_member (info, name);
}

static inline guint
count_working_copies (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "state", "standpoint", "working-copies", NULL);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    n += strcmp (name, "lock") != 0;
  return n;
}
