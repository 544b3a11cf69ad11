/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "cli-fixture.h"

static void
write_graph (Fixture    *fixture,
             const char *nodes,
             const char *links)
{
  g_autofree char *node_path = g_build_filename (fixture->folder, "nodes.csv", NULL);
  g_autofree char *link_path = g_build_filename (fixture->folder, "links.csv", NULL);

  g_assert_true (g_file_set_contents (node_path, nodes, -1, NULL));
  g_assert_true (g_file_set_contents (link_path, links, -1, NULL));
}

static char *
read_places (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "places.csv", NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_layout_is_repeatable (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *other = NULL;

  write_graph (fixture, "id\na\nb\nc\nd\n", "source,target,weight,sign\na,b,1,1\nb,c,2,-1\nc,d,,\n");
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", "--seed", "7", NULL), ==, 0);
  first = read_places (fixture);
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", "--seed", "7", "--threads", "3",
                        NULL), ==, 0);
  second = read_places (fixture);
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", "--layout", "circle", NULL), ==, 0);
  other = read_places (fixture);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, other);
  g_assert_true (g_str_has_prefix (first, "id,x,y\na,"));
}

static void
test_layout_writes_where_it_is_told (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *out = g_build_filename (fixture->folder, "places.csv", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.csv", NULL);
  g_autofree char *nodes = g_strdup_printf ("file://%s/nodes.csv", fixture->folder);
  g_autofree char *places = NULL;
  GStatBuf there;

  write_graph (fixture, "id\na\nb\n", "source,target\na,b\n");
  g_assert_true (g_file_set_contents_full (out, "old", -1, G_FILE_SET_CONTENTS_NONE, 0640, NULL));
  g_assert_cmpint (symlink ("places.csv", link), ==, 0);
  g_assert_cmpint (run (fixture, "layout", nodes, "links.csv", "-o", "link.csv", NULL), ==, 0);
  places = read_places (fixture);
  g_assert_true (g_str_has_prefix (places, "id,x,y\na,"));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (out, &there), ==, 0);
  g_assert_cmphex (there.st_mode & 0777, ==, 0640);
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "/dev/stdout", NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, places);
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "/dev/full", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "/dev/full cannot be written: "));
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "none/places.csv", NULL), ==, 1);
  g_assert_cmpint (run (fixture, "layout", "nowhere.csv", "links.csv", "-o", "places.csv", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "nowhere.csv"));
}

static void
test_layout_keeps_pinned (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *places = NULL;

  write_graph (fixture, "name,x,y,pinned\nAnna,12.5,-3,true\nBela,,,\n", "target,source\nAnna,Bela\n");
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", NULL), ==, 0);
  places = read_places (fixture);
  g_assert_nonnull (strstr (places, "Anna,12.5,-3\n"));
}

static void
test_layout_names_bad_line (Fixture       *fixture,
                            gconstpointer  data)
{
  write_graph (fixture, "id\na\nb\n", "source,target,weight\na,b,1\na,x,1\n");
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "Line 3: there is no node “x”"));
  write_graph (fixture, "id\na\nb\n", "source,target,weight\na,b,heavy\n");
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "Line 2: “heavy” is not a number"));
  write_graph (fixture, "id\na\na\n", "source,target\n");
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "Line 3: the node “a” is there already"));
}

static void
test_layout_wrong_words (Fixture       *fixture,
                         gconstpointer  data)
{
  write_graph (fixture, "id\na\n", "source,target\n");
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", "--layout", "nice", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", "--threads", "-1", NULL), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/standpoint/cli/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("layout-is-repeatable", test_layout_is_repeatable);
  ADD ("layout-writes-where-it-is-told", test_layout_writes_where_it_is_told);
  ADD ("layout-keeps-pinned", test_layout_keeps_pinned);
  ADD ("layout-names-bad-line", test_layout_names_bad_line);
  ADD ("layout-wrong-words", test_layout_wrong_words);
  return g_test_run ();
}
