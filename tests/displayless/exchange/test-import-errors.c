/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"

/* A file with one bad row, and what has to be said of it. */
typedef struct
{
  const char *content;
  const char *problem;
} BadRow;

static const BadRow bad_rows[] = {
  { "name,kind\nA,planet\n", "f.csv, line 2, column kind: expected one of person, office" },
  { "name,kind\nA,state\n,state\n", "f.csv, line 3, column name: expected a text, found nothing" },
  { "Name,Influence\nA,101\n",
    "f.csv, line 2, column Influence: expected a number from 0 to 100, or nothing, found “101”" },
  { "name,influence\nA,nan\n", "column influence: expected a number" },
  { "name,influence\nA,0x1p3\n", "column influence: expected a number" },
  { "name,colour\nA,red\n", "column colour: expected a colour such as #1a5fb4" },
  { "id,name,role\n1,A,r\n1,B,r\n", "f.csv, line 3, column id: expected an identifier of its own, found that of line 2" },
  { "id,name,role\n0,A,r\n", "column id: expected a whole number from 1 to 9007199254740991, found “0”" },
  { "id,name,role\n9007199254740992,A,r\n", "column id: expected a whole number" },
  { "issue,reference\nA,high\n", "column reference: expected a number" },
  { "actor,issue,note,stance\nA,I,\"two\nlines\",1\nA,I,,5\n",
    "f.csv, line 4, column stance: expected a whole number from -2 (strongly oppose) to 2 (strongly support), "
    "or nothing, found “5”" },
  { "actor,issue,stance\nA,I,0.5\n", "column stance: expected a whole number" },
  { "actor,issue,stance\n,I,1\n", "column actor: expected the name of an actor, found nothing" },
  { "actor,issue,stance\nA,,1\n", "column issue: expected the name of an issue, found nothing" },
  { "actor,issue,stance,point\nA,I,1,50\n", "column point: expected nothing, because the stance is given in steps" },
  { "actor,issue,stance,qualifier\nA,I,1,maybe\n", "column qualifier: expected one of firm" },
  { "actor,issue,stance,date\nA,I,1,15.12.2025\n", "column date: expected a date such as 2025-12-15" },
  { "actor,issue,stance,date\nA,I,1,2025-02-30\n", "column date: expected a date such as 2025-12-15" },
  { "actor,issue,stance,salience\nA,I,1,-1\n", "column salience: expected a number from 0 to 100" },
  { "actor,issue,stance,passage_start,passage_end\nA,I,1,-4,3\n",
    "column passage_start: expected a whole number from 0" },
  { "actor,issue,stance,note\nA,I,1,yes, but\n", "f.csv, line 2: expected 4 fields, found 5" },
  { "from,to,kind,directed\nA,B,k,perhaps\n", "column directed: expected yes or no, found “perhaps”" },
  { "from,to,kind,sign\nA,B,k,2\n", "column sign: expected 1, 0 or -1, found “2”" },
  { "from,to,kind,strength\nA,B,k,6\n", "column strength: expected a whole number from 1 to 5" },
  { "from,to,kind\nA,A,k\n", "f.csv, line 2" },
  { "title,kind,text_file\nS,article,a.txt\n", "column text_file: a text file can only be given in a data package" },
  { "country,Issue one,Issue two\nA,yes,no\nB,no,perhaps\n",
    "f.csv, line 3, column Issue two: expected yes, no, abstain or absent, found “perhaps”" },
  { "country,Issue one,Issue two\nA,yes,no\n,no,no\n", "f.csv, line 3: expected a name in the first column" },
};

/* A bad row is named, nothing is imported; where bad rows are skipped, the others are. */
static void
test_bad_rows (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));

  for (guint i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      g_test_message ("%s", bad_rows[i].content);
      write_file (fixture, "f.csv", bad_rows[i].content);
      fixture->options.skip_bad_rows = FALSE;
      g_assert_false (import_files (fixture, "f.csv"));
      g_assert_error (fixture->error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_ROW);
      g_assert_cmpstr (fixture->error->message, ==, fixture->report->problems[0]);
      assert_problem (fixture, bad_rows[i].problem);
      g_assert_true (sp_snapshot_equal (before, sp_store_get_snapshot (fixture->store)));

      fixture->options.skip_bad_rows = TRUE;
      fixture->options.dry_run = TRUE;
      g_assert_true (import_files (fixture, "f.csv"));
      g_assert_cmpuint (g_strv_length (fixture->report->problems), ==, 1);
      fixture->options.dry_run = FALSE;
    }
}

static void
test_skipping (ImportFixture *fixture,
               gconstpointer  data)
{
  write_file (fixture, "s.csv", "actor,issue,stance\nA,I,1\nB,I,9\nC,I,-1\n");
  fixture->options.skip_bad_rows = TRUE;
  g_assert_true (import_files (fixture, "s.csv"));
  g_assert_cmpuint (fixture->report->added[SP_TABLE_STATEMENT], ==, 2);
  g_assert_cmpuint (g_strv_length (fixture->report->problems), ==, 1);
  g_assert_null (find_actor (fixture, "B"));
}

static void
test_every_bad_cell_is_named (ImportFixture *fixture,
                              gconstpointer  data)
{
  write_file (fixture, "a.csv", "name,kind,influence\nA,planet,300\nB,moon,\n");
  g_assert_false (import_files (fixture, "a.csv"));
  g_assert_cmpuint (g_strv_length (fixture->report->problems), ==, 3);
}

static void
test_very_many_problems (ImportFixture *fixture,
                         gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("name,kind\n");
  guint n;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (text, "A%u,planet\n", i);
  write_file (fixture, "a.csv", text->str);
  g_assert_false (import_files (fixture, "a.csv"));
  n = g_strv_length (fixture->report->problems);
  g_assert_cmpuint (n, ==, 1001);
  g_assert_cmpstr (fixture->report->problems[n - 1], ==, "and 500 more");
}

static void
assert_refused (ImportFixture *fixture,
                const char    *name,
                int            code,
                const char    *words)
{
  g_assert_false (import_files (fixture, name));
  g_assert_error (fixture->error, SP_IMPORT_ERROR, code);
  if (strstr (fixture->error->message, words) == NULL)
    g_error ("“%s” is not in: %s", words, fixture->error->message);
  g_assert_false (sp_store_can_undo (fixture->store));
  g_assert_cmpuint (g_strv_length (fixture->report->problems), ==, 0);
}

static void
test_unknown_table (ImportFixture *fixture,
                    gconstpointer  data)
{
  write_file (fixture, "k.csv", "Player,Score\nXJ,100\n");
  assert_refused (fixture, "k.csv", SP_IMPORT_ERROR_TABLE, "“Player”, “Score”");
  g_assert_nonnull (strstr (fixture->error->message, "statements: id, actor, issue"));
}

static void
test_unclear_table (ImportFixture *fixture,
                    gconstpointer  data)
{
  write_file (fixture, "x.csv", "name,note\nA,n\n");
  assert_refused (fixture, "x.csv", SP_IMPORT_ERROR_TABLE, "more than one");
  import_text (fixture, "issues.csv", "name,note\nI,n\n");
  g_assert_cmpuint (fixture->report->added[SP_TABLE_ISSUE], ==, 1);
}

static void
test_repeated_heading (ImportFixture *fixture,
                       gconstpointer  data)
{
  write_file (fixture, "x.csv", "name,role,Role\nA,1,2\n");
  assert_refused (fixture, "x.csv", SP_IMPORT_ERROR_TABLE, "“Role”");
}

static void
test_missing_file (ImportFixture *fixture,
                   gconstpointer  data)
{
  assert_refused (fixture, "nowhere.csv", SP_IMPORT_ERROR_FAILED, "nowhere.csv");
}

static void
test_one_bad_file_stops_all (ImportFixture *fixture,
                             gconstpointer  data)
{
  write_file (fixture, "actors.csv", "name,role\nA,r\n");
  write_file (fixture, "s.csv", "actor,issue,stance\n\"A,I,1\n");
  g_assert_false (import_files (fixture, "actors.csv", "s.csv"));
  g_assert_nonnull (strstr (fixture->error->message, "s.csv, line 2"));
  g_assert_null (find_actor (fixture, "A"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_import_test ("/standpoint/import-errors/bad-rows", test_bad_rows);
  add_import_test ("/standpoint/import-errors/skipping", test_skipping);
  add_import_test ("/standpoint/import-errors/every-bad-cell-is-named", test_every_bad_cell_is_named);
  add_import_test ("/standpoint/import-errors/very-many-problems", test_very_many_problems);
  add_import_test ("/standpoint/import-errors/unknown-table", test_unknown_table);
  add_import_test ("/standpoint/import-errors/unclear-table", test_unclear_table);
  add_import_test ("/standpoint/import-errors/repeated-heading", test_repeated_heading);
  add_import_test ("/standpoint/import-errors/missing-file", test_missing_file);
  add_import_test ("/standpoint/import-errors/one-bad-file-stops-all", test_one_bad_file_stops_all);
  return g_test_run ();
}
