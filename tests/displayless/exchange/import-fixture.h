/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "sp-import.h"
#include "sp-store-private.h"

/* A folder of its own with an empty project, and what an import into it said. */
typedef struct
{
  char *folder;
  SpStore *store;
  SpImportOptions options;
  SpImportReport *report;
  GError *error;
} ImportFixture;

static SpStore *
make_store (const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  SpStore *store = sp_store_new_for_path (path, TRUE, &error);

  g_assert_no_error (error);
  return store;
}

static inline void
set_up_import (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("standpoint-import-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->store = make_store (fixture->folder, "store.db");
}

static inline void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static inline void
forget_import (ImportFixture *fixture)
{
  g_clear_pointer (&fixture->report, sp_import_report_free);
  g_clear_error (&fixture->error);
}

static inline void
tear_down_import (ImportFixture *fixture,
                  gconstpointer  data)
{
  forget_import (fixture);
  sp_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
  remove_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

static inline char *
make_path (ImportFixture *fixture,
           const char    *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static inline void
write_file (ImportFixture *fixture,
            const char    *name,
            const char    *content)
{
  g_autofree char *path = make_path (fixture, name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

/* Imports files: absolute paths, or names in the fixture's folder; ends with NULL. */
static inline gboolean
import_paths (ImportFixture      *fixture,
              const char * const *paths)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *path = g_path_is_absolute (paths[i]) ? g_strdup (paths[i]) : make_path (fixture, paths[i]);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_list_store_append (files, file);
    }
  forget_import (fixture);
  return sp_import (fixture->store, G_LIST_MODEL (files), &fixture->options, &fixture->report, NULL, &fixture->error);
}

#define import_files(fixture, ...) import_paths (fixture, (const char * const[]) { __VA_ARGS__, NULL })

/* Writes a file, imports it, and expects that to work. */
static inline void
import_text (ImportFixture *fixture,
             const char    *name,
             const char    *content)
{
  write_file (fixture, name, content);
  import_files (fixture, name);
  g_assert_no_error (fixture->error);
}

static inline const SpActor *
find_actor (ImportFixture *fixture,
            const char    *name)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (fixture->store);

  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    if (g_str_equal (sp_snapshot_get_actor (snapshot, i)->name, name))
      return sp_snapshot_get_actor (snapshot, i);
  return NULL;
}

static inline const SpIssue *
find_issue (ImportFixture *fixture,
            const char    *name)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (fixture->store);

  for (guint i = 0; i < sp_snapshot_get_n_issues (snapshot); i++)
    if (g_str_equal (sp_snapshot_get_issue (snapshot, i)->name, name))
      return sp_snapshot_get_issue (snapshot, i);
  return NULL;
}

/* The statement of an actor on an issue; there has to be just one. */
static inline const SpStatement *
find_statement (ImportFixture *fixture,
                const char    *actor,
                const char    *issue)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (fixture->store);
  SpId actor_id = find_actor (fixture, actor)->id;
  SpId issue_id = find_issue (fixture, issue)->id;
  const SpStatement *found = NULL;

  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    {
      const SpStatement *statement = sp_snapshot_get_statement (snapshot, i);

      if (statement->actor != actor_id || statement->issue != issue_id)
        continue;
      g_assert_null (found);
      found = statement;
    }
  g_assert_nonnull (found);
  return found;
}

static inline void
assert_problem (ImportFixture *fixture,
                const char    *problem)
{
  for (guint i = 0; fixture->report->problems[i] != NULL; i++)
    if (strstr (fixture->report->problems[i], problem) != NULL)
      return;
  g_error ("no problem says “%s”, the first is: %s", problem,
           fixture->report->problems[0] != NULL ? fixture->report->problems[0] : "none");
}

static inline void
add_import_test (const char *path,
                 void      (*test) (ImportFixture *, gconstpointer))
{
  g_test_add (path, ImportFixture, NULL, set_up_import, test, tear_down_import);
}
