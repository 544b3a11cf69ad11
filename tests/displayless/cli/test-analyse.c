/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "cli-fixture.h"

static const char actors[] = "name,kind,speaks_for,influence\nAnna,person,,50\nBela,person,,30\nCleo,person,,20\n"
                             "Dora,person,Anna,\n";
static const char issues[] = "name\nTax\nFish\n";
static const char statements[] = "actor,issue,stance,date\nAnna,Tax,2,2025-01-01\nBela,Tax,-2,2025-01-01\nCleo,Tax,-1,2025-01-01\n"
                                 "Dora,Tax,-2,2025-01-11\n";
static const char links[] = "from,to,kind,sign,strength\nAnna,Bela,helps,1,3\nAnna,Bela,presses,-1,2\n";

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
make_studied_project (Fixture *fixture)
{
  write_file (fixture, "actors.csv", actors);
  write_file (fixture, "issues.csv", issues);
  write_file (fixture, "statements.csv", statements);
  write_file (fixture, "links.csv", links);
  g_assert_cmpint (run (fixture, "new", fixture->project, NULL), ==, 0);
  g_assert_cmpint (run (fixture, "import", fixture->project, "actors.csv", "issues.csv", "statements.csv", "links.csv", NULL),
                   ==, 0);
}

static void
test_landing (Fixture       *fixture,
              gconstpointer  data)
{
  make_studied_project (fixture);
  g_assert_cmpint (run (fixture, "analyse", fixture->project, "--method", "landing", "--as-of", "2025-01-01", NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==,
                   "issue,mean,median,share_below,share_above,actors,unknown_influence,unknown_salience\n"
                   "Tax,0.2,-1,0.3,0.5,3,0,3\n"
                   "Fish,,,,,0,0,0\n");
}

/* Ten days later her speaker says the opposite: the mean of both is Anna's, and the other way round by the latest. */
static void
test_rule_and_roll_up (Fixture       *fixture,
                       gconstpointer  data)
{
  make_studied_project (fixture);
  g_assert_cmpint (run (fixture, "analyse", fixture->project, "--method", "landing", "--roll-up", NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "Tax,-1.8,-2,"));
  g_assert_cmpint (run (fixture, "analyse", fixture->project, "--method", "landing", "--roll-up", "--rule", "mean", NULL),
                   ==, 0);
  g_assert_nonnull (strstr (fixture->out, "Tax,-0.8,"));
}

static void
test_contradictions (Fixture       *fixture,
                     gconstpointer  data)
{
  make_studied_project (fixture);
  g_assert_cmpint (run (fixture, "analyse", fixture->project, "--method", "contradictions", NULL), ==, 0);
  g_assert_false (g_str_has_prefix (strchr (fixture->out, '\n'), "\nAnna"));
  g_assert_cmpint (run (fixture, "analyse", fixture->project, "--method", "contradictions", "--roll-up", NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "Anna,Tax,"));
  g_assert_nonnull (strstr (fixture->out, "2025-01-11,-2,10\n"));
}

static JsonArray *
read_rows (Fixture    *fixture,
           JsonParser *parser)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (json_parser_load_from_data (parser, fixture->out, -1, &error));
  g_assert_no_error (error);
  return json_node_get_array (json_parser_get_root (parser));
}

static JsonObject *
find_row (JsonArray  *rows,
          const char *column,
          const char *name)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (rows, i), column), name))
      return json_array_get_object_element (rows, i);
  g_assert_not_reached ();
}

/* What is unknown is null, what ties both ways is told both ways. */
static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *anna;

  make_studied_project (fixture);
  g_assert_cmpint (run (fixture, "analyse", fixture->project, "--method", "centrality", "--network", "links", "--format",
                        "json", NULL), ==, 0);
  anna = find_row (read_rows (fixture, parser), "actor", "Anna");
  g_assert_cmpfloat (json_object_get_double_member (anna, "strength"), ==, 3.0);
  g_assert_cmpfloat (json_object_get_double_member (anna, "negative_strength"), ==, 2.0);
  g_assert_cmpint (run (fixture, "analyse", fixture->project, "--method", "contest", "--format", "json", NULL), ==, 0);
  g_assert_true (json_object_get_null_member (find_row (read_rows (fixture, parser), "issue", "Fish"), "agreement"));
}

/* What --help lists can be asked for. */
static void
test_every_method (Fixture       *fixture,
                   gconstpointer  data)
{
  g_auto (GStrv) lines = NULL;
  gboolean listed = FALSE;
  guint n = 0;

  make_studied_project (fixture);
  g_assert_cmpint (run (fixture, "analyse", "--help", NULL), ==, 0);
  lines = g_strsplit (fixture->out, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (lines[i]), " ", 2);

      if (listed && words[0] == NULL)
        break;
      if (listed)
        {
          g_assert_cmpint (run (fixture, "analyse", fixture->project, "--method", words[0], NULL), ==, 0);
          g_assert_nonnull (strchr (fixture->out, ','));
          n++;
        }
      listed = listed || g_str_equal (lines[i], "Methods:");
    }
  g_assert_cmpuint (n, >=, 13);
}

/* Every option that is wrong, or that the method has no use for, is named, and nothing is written. */
static void
test_misuse (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const cases[][4] = {
    { "landing", "--rule", "loudest", "loudest" },   { "landing", "--seed", "3", "--seed" },
    { "telling", "--rule", "mean", "telling" },      { "congruence", "--rule", "mean", "--rule" },
    { "blocs", "--network", "friends", "friends" },  { "blocs", "--duplicates", "once", "--duplicates" },
    { "blocs", "--resolution", "-1", "--resolution" }, { "congruence", "--kernel", "uniform", "--centre" },
    { "congruence", "--from", "soon", "soon" },      { "contest", "--format", "xml", "xml" },
    { "congruence", "--window", "30", "--kernel" },  { "congruence", "--centre", "2025", "--kernel" },
    { "blocs", "--seed", "-1", "--seed" },
  };

  make_studied_project (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *option = g_strconcat (cases[i][1], "=", cases[i][2], NULL);

      g_assert_cmpint (run (fixture, "analyse", fixture->project, "--method", cases[i][0], option, NULL), ==, 2);
      g_assert_nonnull (strstr (fixture->err, cases[i][3]));
      g_assert_cmpstr (fixture->out, ==, "");
    }
  g_assert_cmpint (run (fixture, "analyse", fixture->project, NULL), ==, 2);
  g_assert_nonnull (strstr (fixture->err, "--method"));
}

/* What a network has no use for, a span of time that ends before it begins. */
static void
test_misuse_together (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char *const cases[][4] = {
    { "blocs", "--network=links", "--rule=mean", "--rule" },
    { "centrality", "--network=congruence", "--rule=mean", "--rule" },
    { "bridges", "--network=links", "--roll-up", "--roll-up" },
    { "congruence", "--from=2026", "--as-of=2025-12", "2025-12" },
  };

  make_studied_project (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (run (fixture, "analyse", fixture->project, "--method", cases[i][0], cases[i][1], cases[i][2], NULL), ==, 2);
      g_assert_nonnull (strstr (fixture->err, cases[i][3]));
      g_assert_cmpstr (fixture->out, ==, "");
    }
}

/* Who mistypes a word is told those that are right. */
static void
test_words_are_told (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char *const cases[][3] = {
    { "--method=clusters", "--format=csv", "contest, landing" },
    { "--method=contest", "--rule=loudest", "latest, mean, weighted, strongest" },
    { "--method=blocs", "--network=friends", "agreement, congruence, subtract, links" },
    { "--method=conflict", "--normalisation=sum", "none, average-activity, jaccard, cosine" },
    { "--method=contest", "--format=xml", "csv, json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (run (fixture, "analyse", fixture->project, cases[i][0], cases[i][1], NULL), ==, 2);
      g_assert_nonnull (strstr (fixture->err, cases[i][2]));
    }
}

/* A tie of more than six digits is not rounded: 1,001 times and 1,000 times the same. */
static void
test_large_numbers (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GString) table = g_string_new ("actor,issue,stance\n");

  for (guint i = 0; i < 2001; i++)
    g_string_append_printf (table, "%s,Tax,2\n", i < 1001 ? "Anna" : "Bela");
  write_file (fixture, "statements.csv", table->str);
  g_assert_cmpint (run (fixture, "new", fixture->project, NULL), ==, 0);
  g_assert_cmpint (run (fixture, "import", fixture->project, "statements.csv", NULL), ==, 0);
  g_assert_cmpint (run (fixture, "analyse", fixture->project, "--method", "congruence", NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "actor,other,tie\nAnna,Bela,1001000\n");
}

static void
test_missing_file (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_cmpint (run (fixture, "analyse", "nowhere.standpoint", "--method", "contest", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "nowhere.standpoint"));
}

static void
add_test (const char *path,
          void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/standpoint/cli/analyse/landing-at-a-date", test_landing);
  add_test ("/standpoint/cli/analyse/rule-and-roll-up", test_rule_and_roll_up);
  add_test ("/standpoint/cli/analyse/contradictions-of-speakers", test_contradictions);
  add_test ("/standpoint/cli/analyse/json-with-unknowns-and-signs", test_json);
  add_test ("/standpoint/cli/analyse/every-listed-method-runs", test_every_method);
  add_test ("/standpoint/cli/analyse/misuse-is-named", test_misuse);
  add_test ("/standpoint/cli/analyse/misuse-together-is-named", test_misuse_together);
  add_test ("/standpoint/cli/analyse/right-words-are-told", test_words_are_told);
  add_test ("/standpoint/cli/analyse/large-numbers", test_large_numbers);
  add_test ("/standpoint/cli/analyse/missing-file", test_missing_file);
  return g_test_run ();
}
