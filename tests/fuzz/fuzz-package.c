/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzzer.h"
#include "sp-import.h"
#include "sp-store-private.h"

/* An input is a package in one piece: the files follow each other, each after a line "@@ NAME". They go into a folder
 * of their own and are imported: as a trial run, in which bad rows are skipped, and, if that works, as a real one that is
 * undone; the project stays as it is. */

#define MARK "@@ "

static char *folder;
static SpStore *store;

/* Before leaks are looked for: what SQLite holds of ours lies in memory that is not searched. */
static void
close_store (void)
{
  g_clear_object (&store);
}

static void
set_up (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (store != NULL)
    return;
  folder = fuzzer_make_folder ();
  path = g_build_filename (folder, "store.db", NULL);
  store = sp_store_new_for_path (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (atexit (close_store), ==, 0);
}

/* Only names without a way out: where paths inside the files lead is what is tried. */
static gboolean
is_plain_name (const char *name)
{
  return *name != '\0' && *name != '.' && strlen (name) < 100
         && name[strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_-.")] == '\0';
}

static void
write_part (const char *package,
            const char *part)
{
  const char *line_end = strchr (part, '\n');
  g_autofree char *name = line_end != NULL ? g_strndup (part, (gsize) (line_end - part)) : g_strdup (part);
  g_autofree char *path = g_build_filename (package, name, NULL);

  if (is_plain_name (name))
    g_file_set_contents_full (path, line_end != NULL ? line_end + 1 : "", -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

static void
clear_folder (const char *package)
{
  g_autoptr (GDir) files = g_dir_open (package, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (package, name, NULL);

      g_unlink (path);
    }
}

static gboolean
import_package (const char *package,
                gboolean    dry_run)
{
  const SpImportOptions options = { .dry_run = dry_run, .skip_bad_rows = dry_run };
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (package);
  g_autoptr (SpImportReport) report = NULL;
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (store));
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_list_store_append (files, file);
  done = sp_import (store, G_LIST_MODEL (files), &options, &report, NULL, &error);
  g_assert_true (done == (error == NULL));
  if (done && !dry_run && sp_store_can_undo (store))
    {
      sp_store_undo (store, &error);
      g_assert_no_error (error);
    }
  g_assert_true (sp_snapshot_equal (before, sp_store_get_snapshot (store)));
  return done;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *package = NULL;
  g_auto (GStrv) parts = g_strsplit (text, MARK, 20);

  set_up ();
  package = g_build_filename (folder, "package", NULL);
  g_assert_cmpint (g_mkdir_with_parents (package, 0700), ==, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    write_part (package, parts[i]);
  if (import_package (package, TRUE))
    import_package (package, FALSE);
  clear_folder (package);
  return 0;
}
