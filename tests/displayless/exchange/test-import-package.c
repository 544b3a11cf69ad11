/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/stat.h>
#include <unistd.h>

#include "import-fixture.h"

/* A package of others, whose sources.csv names PATH as a text. */
static void
write_package (ImportFixture *fixture,
               const char    *resource_path,
               const char    *text_path)
{
  g_autofree char *descriptor = NULL;
  g_autofree char *sources = NULL;

  descriptor = g_strdup_printf ("{ \"resources\": [ { \"name\": \"x\", \"path\": \"%s\" } ] }", resource_path);
  sources = g_strdup_printf ("title,kind,text_file\nS,article,%s\n", text_path);
  write_file (fixture, "package/datapackage.json", descriptor);
  write_file (fixture, "package/sources.csv", sources);
  write_file (fixture, "package/texts/inside.txt", "Inside.");
  write_file (fixture, "outside.txt", "Secret.");
  write_file (fixture, "outside.csv", "name,role\nSecret,r\n");
}

static void
link_in_package (ImportFixture *fixture,
                 const char    *name,
                 const char    *target)
{
  g_autofree char *inner = g_build_filename ("package", name, NULL);
  g_autofree char *path = make_path (fixture, inner);

  g_assert_cmpint (symlink (target, path), ==, 0);
}

static void
test_texts (ImportFixture *fixture,
            gconstpointer  data)
{
  write_package (fixture, "sources.csv", "texts/inside.txt");
  import_files (fixture, "package");
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (sp_snapshot_get_source (sp_store_get_snapshot (fixture->store), 0)->text, ==, "Inside.");
}

static void
test_descriptor_as_file (ImportFixture *fixture,
                         gconstpointer  data)
{
  write_package (fixture, "sources.csv", "");
  import_files (fixture, "package/datapackage.json");
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->report->added[SP_TABLE_SOURCE], ==, 1);
}

static void
test_link_inside (ImportFixture *fixture,
                  gconstpointer  data)
{
  write_package (fixture, "sources.csv", "again.txt");
  link_in_package (fixture, "again.txt", "texts/inside.txt");
  import_files (fixture, "package");
  g_assert_no_error (fixture->error);
}

/* No way that a package names a file leads out of its folder. */
static void
test_paths_stay_inside (ImportFixture *fixture,
                        gconstpointer  data)
{
  g_autofree char *absolute = make_path (fixture, "outside.txt");
  const char *paths[] = {
    "../outside.txt", "texts/../../outside.txt", absolute, "link.txt", "folder/outside.txt", "..\\\\outside.txt",
    "file:///etc/passwd", "http://example.org/a.txt", "texts//inside.txt", "texts",
  };

  write_package (fixture, "sources.csv", "");
  link_in_package (fixture, "link.txt", "../outside.txt");
  link_in_package (fixture, "folder", "..");
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_test_message ("%s", paths[i]);
      write_package (fixture, "sources.csv", paths[i]);
      g_assert_false (import_files (fixture, "package"));
      assert_problem (fixture, "sources.csv, line 2, column text_file");
    }
}

static void
test_resources_stay_inside (ImportFixture *fixture,
                            gconstpointer  data)
{
  static const char * const paths[] = {
    "../outside.csv", "texts/../../outside.csv", "/etc/outside.csv", "link.csv", "folder/outside.csv",
    "https://example.org/a.csv", "",
  };

  write_package (fixture, "sources.csv", "");
  link_in_package (fixture, "link.csv", "../outside.csv");
  link_in_package (fixture, "folder", "..");
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      write_package (fixture, paths[i], "");
      g_assert_false (import_files (fixture, "package"));
      g_assert_error (fixture->error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_PACKAGE);
      g_assert_null (find_actor (fixture, "Secret"));
    }
}

static void
test_pipe_is_refused (ImportFixture *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = make_path (fixture, "package/pipe.csv");

  write_package (fixture, "pipe.csv", "");
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_false (import_files (fixture, "package"));
  g_assert_nonnull (strstr (fixture->error->message, "pipe.csv is not a file"));
}

static void
test_damaged_descriptors (ImportFixture *fixture,
                          gconstpointer  data)
{
  static const char * const descriptors[] = {
    "", "{", "[]", "{}", "{ \"resources\": 1 }", "{ \"resources\": [ 1 ] }", "{ \"resources\": [ {} ] }",
    "{ \"resources\": [ { \"path\": [ \"a.csv\", \"b.csv\" ] } ] }", "{ \"resources\": [ { \"path\": 7 } ] }",
    "{ \"standpoint\": { \"version\": 2 }, \"resources\": [] }",
    "{ \"resources\": [ { \"path\": \"missing.csv\" } ] }",
  };

  for (guint i = 0; i < G_N_ELEMENTS (descriptors); i++)
    {
      g_test_message ("%s", descriptors[i]);
      write_file (fixture, "package/datapackage.json", descriptors[i]);
      g_assert_false (import_files (fixture, "package"));
      g_assert_nonnull (fixture->error);
    }
}

static void
test_deep_descriptor (ImportFixture *fixture,
                      gconstpointer  data)
{
  g_autofree char *deep = g_strnfill (1000000, '[');

  write_file (fixture, "package/datapackage.json", deep);
  g_assert_false (import_files (fixture, "package"));
  g_assert_error (fixture->error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_PACKAGE);
}

static void
test_no_package (ImportFixture *fixture,
                 gconstpointer  data)
{
  write_file (fixture, "folder/a.csv", "name,role\nA,r\n");
  g_assert_false (import_files (fixture, "folder"));
  g_assert_error (fixture->error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_PACKAGE);
  g_assert_nonnull (strstr (fixture->error->message, "datapackage.json"));
}

/* The apostrophe in front of a formula is taken off only where the package says that it was put there. */
static void
test_apostrophes (ImportFixture *fixture,
                  gconstpointer  data)
{
  const char *foreign = "{ \"resources\": [ { \"name\": \"actors\", \"path\": \"actors.csv\" } ] }";
  const char *own = "{ \"standpoint\": { \"version\": 1 }, "
                    "\"resources\": [ { \"name\": \"actors\", \"path\": \"actors.csv\" } ] }";

  write_file (fixture, "package/actors.csv", "id,name,note\n1,A,'=1+1\n");
  write_file (fixture, "package/datapackage.json", foreign);
  g_assert_true (import_files (fixture, "package"));
  g_assert_cmpstr (find_actor (fixture, "A")->note, ==, "'=1+1");
  write_file (fixture, "package/datapackage.json", own);
  g_assert_true (import_files (fixture, "package"));
  g_assert_cmpstr (find_actor (fixture, "A")->note, ==, "=1+1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_import_test ("/standpoint/import-package/texts", test_texts);
  add_import_test ("/standpoint/import-package/descriptor-as-file", test_descriptor_as_file);
  add_import_test ("/standpoint/import-package/link-inside", test_link_inside);
  add_import_test ("/standpoint/import-package/paths-stay-inside", test_paths_stay_inside);
  add_import_test ("/standpoint/import-package/resources-stay-inside", test_resources_stay_inside);
  add_import_test ("/standpoint/import-package/pipe-is-refused", test_pipe_is_refused);
  add_import_test ("/standpoint/import-package/damaged-descriptors", test_damaged_descriptors);
  add_import_test ("/standpoint/import-package/deep-descriptor", test_deep_descriptor);
  add_import_test ("/standpoint/import-package/no-package", test_no_package);
  add_import_test ("/standpoint/import-package/apostrophes", test_apostrophes);
  return g_test_run ();
}
