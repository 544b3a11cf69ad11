/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "project-fixture.h"

#define N_STATEMENTS 400

typedef struct
{
  char *bytes;
  gsize size;
} Original;

static void
read_original (Fixture  *fixture,
               Original *original)
{
  fixture_make_closed_sample (fixture, N_STATEMENTS);
  g_assert_true (g_file_get_contents (fixture->path, &original->bytes, &original->size, NULL));
}

static void
write_bytes (Fixture    *fixture,
             const char *bytes,
             gsize       size)
{
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
}

/* Opens what may be broken in both ways: there is a project or an error, nothing else. Returns whether it opened. */
static gboolean
try_to_open (Fixture     *fixture,
             SpOpenFlags  flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) project = sp_project_open (fixture->file, SP_OPEN_PRIVATE | flags, NULL, NULL, NULL, &error);

  g_assert_true ((project == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (error->domain == SP_PROJECT_ERROR);
  return project != NULL;
}

static void
test_bit_flips (Fixture       *fixture,
                gconstpointer  data)
{
  SpOpenFlags flags = (SpOpenFlags) GPOINTER_TO_UINT (data);
  g_autoptr (GRand) random = g_rand_new_with_seed (20251215);
  Original original = { 0 };

  read_original (fixture, &original);
  for (guint i = 0; i < 150; i++)
    {
      gsize offset = i < 100 ? (gsize) i : (gsize) g_rand_int_range (random, 0, (gint32) original.size);
      char bit = (char) (1 << g_rand_int_range (random, 0, 8));

      original.bytes[offset] ^= bit;
      write_bytes (fixture, original.bytes, original.size);
      original.bytes[offset] ^= bit;
      try_to_open (fixture, flags);
    }
  g_clear_pointer (&original.bytes, g_free);
}

static void
test_truncation (Fixture       *fixture,
                 gconstpointer  data)
{
  SpOpenFlags flags = (SpOpenFlags) GPOINTER_TO_UINT (data);
  Original original = { 0 };

  read_original (fixture, &original);
  for (guint i = 0; i < 60; i++)
    {
      gsize size = original.size * i / 60;

      write_bytes (fixture, original.bytes, size);
      g_assert_true (!try_to_open (fixture, flags) || (flags & SP_OPEN_RECOVER));
    }
  g_clear_pointer (&original.bytes, g_free);
}

static void
test_overwritten_pages (Fixture       *fixture,
                        gconstpointer  data)
{
  SpOpenFlags flags = (SpOpenFlags) GPOINTER_TO_UINT (data);
  Original original = { 0 };

  read_original (fixture, &original);
  for (gsize page = 1; page < original.size / 4096; page++)
    {
      g_autofree char *broken = g_memdup2 (original.bytes, original.size);

      memset (broken + page * 4096, 0xa5, 4096);
      write_bytes (fixture, broken, original.size);
      g_assert_true (!try_to_open (fixture, flags) || (flags & SP_OPEN_RECOVER));
    }
  g_clear_pointer (&original.bytes, g_free);
}

/* One page of statements is gone: the others have to come back, from both sides of the gap. */
static void
test_rescues_the_rest (Fixture       *fixture,
                       gconstpointer  data)
{
  Original original = { 0 };
  guint fewest = N_STATEMENTS;

  read_original (fixture, &original);
  for (gsize page = 3; page < original.size / 4096; page++)
    {
      g_autofree char *broken = g_memdup2 (original.bytes, original.size);
      g_autoptr (SpProject) project = NULL;
      SpSnapshot *snapshot;

      /* Only the leaves of tables: 13 is their mark. */
      if (broken[page * 4096] != 13)
        continue;
      memset (broken + page * 4096, 0, 4096);
      write_bytes (fixture, broken, original.size);
      project = sp_project_open (fixture->file, SP_OPEN_RECOVER | SP_OPEN_PRIVATE, NULL, NULL, NULL, NULL);
      /* The page was one of the schema: without it no table is found. */
      if (project == NULL)
        continue;
      snapshot = sp_store_get_snapshot (sp_project_get_store (project));
      if (sp_snapshot_get_n_actors (snapshot) == 2 && sp_snapshot_get_n_issues (snapshot) == 1)
        fewest = MIN (fewest, sp_snapshot_get_n_statements (snapshot));
    }
  g_assert_cmpuint (fewest, <, N_STATEMENTS);
  g_assert_cmpuint (fewest, >, N_STATEMENTS * 3 / 4);
  g_clear_pointer (&original.bytes, g_free);
}

static void
test_recovered_from_working_copy (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (SpProject) project = NULL;

  fixture_make_closed_sample (fixture, 3);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_DAMAGED);
  project = fixture_open (fixture, SP_OPEN_RECOVER);
  g_assert_cmpuint (fixture_count_actors (project), ==, 2);
  g_assert_cmpuint (fixture_count_history (project), >, 0);
  g_assert_null (sp_project_get_file (project));
  g_assert_true (sp_project_is_modified (project));
  g_assert_nonnull (sp_project_get_losses (project)[0]);
}

/* The file comes back from a backup: the working copy and its history are its own again. */
static void
test_restored_after_recovery (Fixture       *fixture,
                              gconstpointer  data)
{
  Original original = { 0 };
  g_autoptr (SpProject) project = NULL;

  read_original (fixture, &original);
  write_bytes (fixture, "", 0);
  project = fixture_open (fixture, SP_OPEN_RECOVER);
  sp_project_close (project);
  g_clear_object (&project);
  write_bytes (fixture, original.bytes, original.size);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_history (project), >, 0);
  g_clear_pointer (&original.bytes, g_free);
}

static void
test_recovered_has_no_file (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (SpProject) project = NULL;

  fixture_make_closed_sample (fixture, 3);
  fixture_forget_working_copies (fixture);
  fixture_tamper (fixture, "UPDATE statement SET date = '2025-99'");
  project = fixture_open (fixture, SP_OPEN_RECOVER);
  g_assert_null (sp_project_get_file (project));
  g_assert_true (sp_project_is_modified (project));
}

static void
test_recovered_saves_elsewhere (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "rescued.standpoint", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) project = NULL;
  g_autoptr (SpProject) again = NULL;

  fixture_make_closed_sample (fixture, 3);
  fixture_forget_working_copies (fixture);
  fixture_tamper (fixture, "UPDATE statement SET date = '2025-99'");
  project = fixture_open (fixture, SP_OPEN_RECOVER);
  g_assert_true (sp_project_save_as (project, file, SP_SAVE_DEFAULT, NULL, &error));
  g_assert_no_error (error);
  sp_project_close (project);
  again = sp_project_open (file, SP_OPEN_DEFAULT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sp_snapshot_equal (sp_store_get_snapshot (sp_project_get_store (project)),
                                    sp_store_get_snapshot (sp_project_get_store (again))));
}

int
main (int    argc,
      char **argv)
{
  static const SpOpenFlags flags[] = { SP_OPEN_DEFAULT, SP_OPEN_RECOVER };
  static const char * const names[] = { "refused", "recovered" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autofree char *flips = g_strconcat ("/standpoint/open-damage/bit-flips/", names[i], NULL);
      g_autofree char *cuts = g_strconcat ("/standpoint/open-damage/truncation/", names[i], NULL);
      g_autofree char *pages = g_strconcat ("/standpoint/open-damage/overwritten-pages/", names[i], NULL);
      gconstpointer data = GUINT_TO_POINTER (flags[i]);

      g_test_add (flips, Fixture, data, fixture_set_up, test_bit_flips, fixture_tear_down);
      g_test_add (cuts, Fixture, data, fixture_set_up, test_truncation, fixture_tear_down);
      g_test_add (pages, Fixture, data, fixture_set_up, test_overwritten_pages, fixture_tear_down);
    }
#define ADD(path, function) \
  g_test_add ("/standpoint/open-damage/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("rescues-the-rest", test_rescues_the_rest);
  ADD ("recovered-from-working-copy", test_recovered_from_working_copy);
  ADD ("restored-after-recovery", test_restored_after_recovery);
  ADD ("recovered-has-no-file", test_recovered_has_no_file);
  ADD ("recovered-saves-elsewhere", test_recovered_saves_elsewhere);
#undef ADD
  return g_test_run ();
}
