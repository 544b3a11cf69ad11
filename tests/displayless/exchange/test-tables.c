/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"

/* What is hard to bring through a table; the texts of one line come first. */
static const char * const texts[] = {
  "", "plain", "=1+1", "+1", "-2", "@x", "'quoted", "''", "a,b;c", "“Zoë” \"said\"", " blanks ", "a; b\\", "\\;",
  "شرق", "\xef\xbb\xbfmark", "12", "yes", "\ttab", "two\nlines\r\n", "\r",
};

#define N_LINES 17

static const char *
pick_line (GRand *random)
{
  return texts[g_rand_int_range (random, 0, N_LINES)];
}

static const char *
pick_text (GRand *random)
{
  return texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))];
}

static double
pick_number (GRand *random)
{
  return g_rand_boolean (random) ? NAN : g_rand_double_range (random, 0, 100);
}

static SpDate
pick_date (GRand *random)
{
  SpDate date = { 0, 0, 0 };

  if (g_rand_boolean (random))
    date.year = (gint16) g_rand_int_range (random, 1, 10000);
  if (date.year != 0 && g_rand_boolean (random))
    date.month = (guint8) g_rand_int_range (random, 1, 13);
  if (date.month != 0 && g_rand_boolean (random))
    date.day = (guint8) g_rand_int_range (random, 1, 29);
  return date;
}

static SpStance
pick_stance (GRand *random)
{
  if (g_rand_boolean (random))
    return SP_STANCE_STEP (g_rand_int_range (random, -2, 3));
  return SP_STANCE_POINT (g_rand_double_range (random, 0, 100));
}

static SpPassage
pick_passage (GRand *random)
{
  SpPassage passage = SP_PASSAGE_NONE;

  if (g_rand_boolean (random))
    {
      passage.start = g_rand_int_range (random, 0, 3);
      passage.end = passage.start + g_rand_int_range (random, 1, 3);
    }
  return passage;
}

static SpId
pick_id (GRand  *random,
         GArray *ids)
{
  return g_array_index (ids, SpId, (guint) g_rand_int_range (random, 0, (gint) ids->len));
}

static void
add_actors (SpStore *store,
            GRand   *random,
            GArray  *actors)
{
  const char * const lists[][4] = { { NULL }, { "a", NULL }, { "=x", "y;z", " w\\ ", NULL } };

  for (guint i = 0; i < 12; i++)
    {
      SpActor row = SP_ACTOR_INIT;
      g_autofree char *name = g_strdup_printf ("%s%u", i % 3 == 0 ? "=" : "Actor, \"", i);
      g_autoptr (GError) error = NULL;
      SpId id;

      row.name = name;
      row.kind = (SpActorKind) g_rand_int_range (random, 0, SP_ACTOR_KIND_OTHER + 1);
      row.role = pick_line (random);
      row.note = pick_text (random);
      row.influence = pick_number (random);
      row.colour = g_rand_boolean (random) ? SP_COLOUR_NONE : g_rand_int_range (random, 0, 0x1000000);
      row.speaks_for = actors->len > 0 && g_rand_boolean (random) ? pick_id (random, actors) : SP_ID_NONE;
      row.aliases = lists[g_rand_int_range (random, 0, 3)];
      row.tags = lists[g_rand_int_range (random, 0, 3)];
      row.ordinal = g_rand_double_range (random, 1, 100);
      id = sp_store_add_actor (store, &row, &error);
      g_assert_no_error (error);
      g_array_append_val (actors, id);
    }
}

static void
add_issues (SpStore *store,
            GRand   *random,
            GArray  *issues)
{
  for (guint i = 0; i < 5; i++)
    {
      SpIssue row = SP_ISSUE_INIT;
      g_autofree char *name = g_strdup_printf ("%u", 5000 + i);
      g_autoptr (GError) error = NULL;
      SpId id;

      row.name = name;
      row.question = pick_text (random);
      row.oppose_end = pick_line (random);
      row.support_end = pick_line (random);
      row.reference = pick_number (random);
      row.ordinal = g_rand_double_range (random, 1, 100);
      id = sp_store_add_issue (store, &row, &error);
      g_assert_no_error (error);
      g_array_append_val (issues, id);
    }
}

static void
add_sources (SpStore *store,
             GRand   *random,
             GArray  *sources)
{
  for (guint i = 0; i < 4; i++)
    {
      SpSource row = SP_SOURCE_INIT;
      SpSourceError error_row = SP_SOURCE_ERROR_INIT;
      g_autoptr (GError) error = NULL;
      SpId id;

      row.title = i % 2 == 0 ? "The same title" : "-1";
      row.kind = (SpSourceKind) g_rand_int_range (random, 0, SP_SOURCE_KIND_OTHER + 1);
      row.author = pick_line (random);
      row.date = pick_date (random);
      row.text = i == 0 ? "" : i == 1 ? "\xef\xbb\xbfText\r\nof a source" : "Text of a source";
      row.note = pick_text (random);
      id = sp_store_add_source (store, &row, &error);
      g_assert_no_error (error);
      g_array_append_val (sources, id);

      error_row.source = pick_id (random, sources);
      error_row.note = "what is right";
      error_row.quote = pick_text (random);
      g_assert_cmpint (sp_store_add_source_error (store, &error_row, &error), !=, SP_ID_NONE);
      g_assert_no_error (error);
    }
}

static void
add_statement (SpStore *store,
               GRand   *random,
               GArray  *actors,
               GArray  *issues,
               GArray  *sources)
{
  static const char * const tags[] = { "one", "two; three", NULL };
  SpStatement row = SP_STATEMENT_INIT;
  g_autoptr (GError) error = NULL;

  row.actor = pick_id (random, actors);
  row.issue = pick_id (random, issues);
  row.qualifier = (SpQualifier) g_rand_int_range (random, 0, SP_QUALIFIER_NO_COMMENT + 1);
  if (row.qualifier != SP_QUALIFIER_UNDECIDED && row.qualifier != SP_QUALIFIER_NO_COMMENT)
    row.stance = pick_stance (random);
  row.condition = pick_text (random);
  row.salience = pick_number (random);
  row.date = pick_date (random);
  row.form = (SpForm) g_rand_int_range (random, 0, SP_FORM_OWN_ASSESSMENT + 1);
  if (g_rand_boolean (random))
    {
      row.source = g_array_index (sources, SpId, 3);
      row.passage = pick_passage (random);
    }
  row.quote = pick_text (random);
  row.reported_by = pick_line (random);
  row.confidence = pick_number (random);
  row.coder = pick_line (random);
  row.note = pick_text (random);
  row.tags = g_rand_boolean (random) ? tags : NULL;
  sp_store_add_statement (store, &row, &error);
  g_assert_no_error (error);
}

static void
add_link (SpStore *store,
          GRand   *random,
          GArray  *actors)
{
  SpLink row = SP_LINK_INIT;
  g_autoptr (GError) error = NULL;

  row.from = pick_id (random, actors);
  do
    row.to = pick_id (random, actors);
  while (row.to == row.from);
  row.kind = "=opposes";
  row.directed = g_rand_boolean (random);
  row.sign = (SpSign) g_rand_int_range (random, -1, 2);
  row.strength = g_rand_int_range (random, 1, 6);
  row.note = pick_text (random);
  sp_store_add_link (store, &row, &error);
  g_assert_no_error (error);
}

static void
add_rest (SpStore *store,
          GRand   *random)
{
  SpProjectRow project = *sp_snapshot_get_project (sp_store_get_snapshot (store));
  SpView view = SP_VIEW_INIT;
  g_autoptr (GError) error = NULL;

  project.title = "=A title";
  project.description = pick_text (random);
  project.as_of = (SpDate) { 2025, 12, 0 };
  sp_store_update_project (store, &project, &error);
  g_assert_no_error (error);

  view.name = "A view";
  view.kind = SP_PICTURE_KIND_DIAGRAM;
  view.settings = "{\"order\": \"name\"}";
  sp_store_add_view (store, &view, &error);
  g_assert_no_error (error);
}

static void
fill_at_random (SpStore *store,
                guint32  seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (SpId));
  g_autoptr (GArray) issues = g_array_new (FALSE, FALSE, sizeof (SpId));
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (SpId));
  g_autoptr (GError) error = NULL;

  sp_store_begin (store, "Fill", &error);
  g_assert_no_error (error);
  add_actors (store, random, actors);
  add_issues (store, random, issues);
  add_sources (store, random, sources);
  for (guint i = 0; i < 60; i++)
    add_statement (store, random, actors, issues, sources);
  for (guint i = 0; i < 30; i++)
    add_link (store, random, actors);
  add_rest (store, random);
  sp_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
write_tables (ImportFixture *fixture,
              SpStore       *store,
              const char    *name)
{
  g_autofree char *path = make_path (fixture, name);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  sp_tables_write (sp_store_get_snapshot (store), folder, NULL, &error);
  g_assert_no_error (error);
}

/* The same rows with the document's own identifier, which an import does not take over. */
static SpSnapshot *
take_uuid (SpSnapshot *snapshot,
           SpSnapshot *other)
{
  g_autoptr (SpSnapshotBuilder) builder = sp_snapshot_builder_new (snapshot);
  SpProjectRow project = *sp_snapshot_get_project (snapshot);

  project.uuid = sp_snapshot_get_project (other)->uuid;
  sp_snapshot_builder_set_project (builder, &project);
  return sp_snapshot_builder_end (g_steal_pointer (&builder));
}

static void
test_round_trip (ImportFixture *fixture,
                 gconstpointer  data)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autofree char *name = g_strdup_printf ("original-%u.db", seed);
      g_autofree char *copy_name = g_strdup_printf ("copy-%u.db", seed);
      g_autofree char *folder = g_strdup_printf ("tables-%u", seed);
      g_autoptr (SpStore) original = make_store (fixture->folder, name);
      g_autoptr (SpSnapshot) wanted = NULL;

      g_clear_object (&fixture->store);
      fixture->store = make_store (fixture->folder, copy_name);
      fill_at_random (original, seed);
      write_tables (fixture, original, folder);
      import_files (fixture, folder);
      g_assert_no_error (fixture->error);
      wanted = take_uuid (sp_store_get_snapshot (original), sp_store_get_snapshot (fixture->store));
      g_assert_true (sp_snapshot_equal (wanted, sp_store_get_snapshot (fixture->store)));
      g_assert_cmpuint (g_strv_length (fixture->report->created_names), ==, 0);
      sp_store_close (original);
    }
}

/* Its own tables change nothing in a project. */
static void
test_import_into_itself (ImportFixture *fixture,
                         gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = NULL;

  fill_at_random (fixture->store, 7);
  before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  write_tables (fixture, fixture->store, "tables");
  import_files (fixture, "tables");
  g_assert_no_error (fixture->error);
  g_assert_true (sp_snapshot_equal (before, sp_store_get_snapshot (fixture->store)));
  for (guint i = 0; i < SP_N_TABLES; i++)
    g_assert_cmpuint (fixture->report->updated[i] + fixture->report->added[i], ==, 0);
}

static char *
read_file (ImportFixture *fixture,
           const char    *name)
{
  g_autofree char *path = make_path (fixture, name);
  g_autoptr (GError) error = NULL;
  char *content;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static void
test_same_bytes (ImportFixture *fixture,
                 gconstpointer  data)
{
  static const char * const files[] = { "datapackage.json", "actors.csv", "statements.csv" };

  fill_at_random (fixture->store, 3);
  write_tables (fixture, fixture->store, "one");
  write_tables (fixture, fixture->store, "two");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *one = g_build_filename ("one", files[i], NULL);
      g_autofree char *two = g_build_filename ("two", files[i], NULL);
      g_autofree char *a = read_file (fixture, one);
      g_autofree char *b = read_file (fixture, two);

      g_assert_cmpstr (a, ==, b);
    }
}

/* Nothing that a spreadsheet would run; numbers stay numbers. */
static void
test_formulas (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autofree char *csv = NULL;

  import_text (fixture, "s.csv", "id,actor,issue,stance,note\n5,A,I,-2,=1+1\n");
  write_tables (fixture, fixture->store, "tables");
  csv = read_file (fixture, "tables/statements.csv");
  g_assert_nonnull (strstr (csv, "5,A,I,-2,"));
  g_assert_nonnull (strstr (csv, ",'=1+1,"));
}

/* A package that is imported into another project adds to it and leaves its title. */
static void
test_into_project_in_use (ImportFixture *fixture,
                          gconstpointer  data)
{
  g_autoptr (SpStore) other = make_store (fixture->folder, "other.db");
  SpSnapshot *snapshot;
  guint n_actors;

  fill_at_random (other, 5);
  write_tables (fixture, other, "tables");
  import_text (fixture, "p.csv", "title,description\nMine,of mine\n");
  import_text (fixture, "a.csv", "id,name,role\n77,=0,mine\n");
  import_files (fixture, "tables");
  g_assert_no_error (fixture->error);

  snapshot = sp_store_get_snapshot (fixture->store);
  n_actors = sp_snapshot_get_n_actors (sp_store_get_snapshot (other));
  g_assert_cmpuint (sp_snapshot_get_n_actors (snapshot), ==, n_actors);
  g_assert_cmpint (find_actor (fixture, "=0")->id, ==, 77);
  g_assert_cmpstr (sp_snapshot_get_project (snapshot)->title, ==, "Mine");
  sp_store_close (other);
}

static void
test_unwritable_folder (ImportFixture *fixture,
                        gconstpointer  data)
{
  g_autofree char *path = make_path (fixture, "file/tables");
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  write_file (fixture, "file", "in the way");
  g_assert_false (sp_tables_write (sp_store_get_snapshot (fixture->store), folder, NULL, &error));
  g_assert_error (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "file/tables"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_import_test ("/standpoint/tables/round-trip", test_round_trip);
  add_import_test ("/standpoint/tables/import-into-itself", test_import_into_itself);
  add_import_test ("/standpoint/tables/same-bytes", test_same_bytes);
  add_import_test ("/standpoint/tables/formulas", test_formulas);
  add_import_test ("/standpoint/tables/into-project-in-use", test_into_project_in_use);
  add_import_test ("/standpoint/tables/unwritable-folder", test_unwritable_folder);
  return g_test_run ();
}
