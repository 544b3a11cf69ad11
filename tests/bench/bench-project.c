/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sp-export.h"
#include "sp-import.h"
#include "sp-ordering.h"
#include "sp-picture.h"
#include "sp-project.h"
#include "sp-renderer.h"
#include "sp-store-private.h"

/*
 * How long the steps of work on a project take, as lines of "name seconds seconds-of-processors":
 *
 *   bench-project import FILE CSV...     makes a project from tables
 *   bench-project open FILE              opens it, finds all positions, draws the matrix
 *   bench-project edits N FOLDER         single edits with undo and without, and undoing them
 *   bench-project tiles FILE             fills a window with tiles of the diagram: all of it, and a part at full size
 *   bench-project scene N FILE           makes the scene of the diagram N times, and prints the shortest time of it and of
 *                                        making it anew with every node in its place, as after an edit
 *   bench-project order DISTANCES        the order of rows: n, then n * n distances, as doubles
 */

static gint64 begun;
static clock_t begun_on_processor;

static void
begin_step (void)
{
  begun = g_get_monotonic_time ();
  begun_on_processor = clock ();
}

static void
end_step (const char *name)
{
  g_print ("%s %.6f %.6f\n", name, (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC,
           (double) (clock () - begun_on_processor) / CLOCKS_PER_SEC);
  begin_step ();
}

static int
fail (const GError *error)
{
  g_printerr ("%s\n", error->message);
  return EXIT_FAILURE;
}

static int
import_tables (char **words)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (words[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) project = sp_project_new ("Benchmark", &error);
  const SpImportOptions options = { 0 };

  for (char **word = words + 1; *word != NULL; word++)
    {
      g_autoptr (GFile) table = g_file_new_for_commandline_arg (*word);

      g_list_store_append (files, table);
    }
  begin_step ();
  if (project == NULL
      || !sp_import (sp_project_get_store (project), G_LIST_MODEL (files), &options, NULL, NULL, &error))
    return fail (error);
  end_step ("import");
  if (!sp_project_save_as (project, file, SP_SAVE_DEFAULT, NULL, &error))
    return fail (error);
  end_step ("save");
  sp_project_close (project);
  end_step ("close");
  return EXIT_SUCCESS;
}

static int
open_project (char **words)
{
  g_autoptr (GFile) file = g_file_new_for_path (words[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) project = NULL;
  g_autoptr (SpPositions) positions = NULL;
  g_autoptr (SpPages) pages = NULL;
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;
  SpSnapshot *snapshot;

  begin_step ();
  project = sp_project_open (file, SP_OPEN_DEFAULT, NULL, NULL, NULL, &error);
  if (project == NULL)
    return fail (error);
  end_step ("open");
  snapshot = sp_store_get_snapshot (sp_project_get_store (project));
  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  positions = sp_positions_compute (snapshot, &options.positions);
  end_step ("positions");
  pages = sp_matrix_picture_draw (snapshot, positions, &options, NULL, NULL, &error);
  scene = pages != NULL ? sp_pages_draw (pages, 0, NULL, NULL, &error) : NULL;
  if (scene == NULL)
    return fail (error);
  sp_scene_prepare (scene);
  end_step ("matrix");
  sp_project_close (project);
  end_step ("close");
  return EXIT_SUCCESS;
}

static SpStatement
make_statement (SpId actor, SpId issue, guint number)
{
  return (SpStatement) {
    .actor = actor,
    .issue = issue,
    .stance = SP_STANCE_STEP ((int) (number % 5) - 2),
    .qualifier = SP_QUALIFIER_FIRM,
    .condition = "",
    .salience = NAN,
    .date = SP_DATE_NONE,
    .form = SP_FORM_DIRECT_QUOTE,
    .passage = SP_PASSAGE_NONE,
    .quote = "We call on all parties to return to the table.",
    .reported_by = "",
    .confidence = NAN,
    .coder = "",
    .note = "",
  };
}

static SpStore *
make_store (const char *folder, const char *name, SpId *actor, SpId *issue, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  SpStore *store = sp_store_new_for_path (path, TRUE, error);
  const SpActor an_actor = { .name = "Anna", .role = "", .influence = NAN, .note = "" };
  const SpIssue an_issue = { .name = "Ceasefire", .question = "", .oppose_end = "", .support_end = "",
                             .reference = NAN, .note = "" };

  if (store == NULL || !sp_store_begin (store, "Add", error))
    return store;
  *actor = sp_store_add_actor (store, &an_actor, error);
  *issue = sp_store_add_issue (store, &an_issue, error);
  sp_store_commit (store, error);
  return store;
}

static gboolean
edit_with_undo (SpStore *store, SpId actor, SpId issue, guint number, GError **error)
{
  SpStatement statement = make_statement (actor, issue, number);

  return sp_store_begin (store, "Add statement", error)
         && sp_store_add_statement (store, &statement, error) != SP_ID_NONE
         && sp_store_commit (store, error);
}

/* The same row, as durable, with its line in the log: but nothing records it. */
static gboolean
edit_without_undo (sqlite3 *database, SpId actor, SpId issue, guint number)
{
  g_autofree char *sql = g_strdup_printf (
    "BEGIN IMMEDIATE;"
    "INSERT INTO statement (id, ordinal, actor, issue, stance, qualifier, form, quote) VALUES (abs (random ()) %% 9007199254740991"
    " + 1, %u, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %d, 'firm', 'direct-quote',"
    " 'We call on all parties to return to the table.');"
    "INSERT INTO log (time, coder, label, touched) VALUES (0, '', 'Add statement', 1);"
    "COMMIT",
    number, actor, issue, (int) (number % 5) - 2);

  return sqlite3_exec (database, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static int
compare_numbers (gconstpointer a, gconstpointer b, gpointer data)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* One of them may have waited for the disk behind another program: the median tells more than the mean. */
static void
print_median (const char *name, double *seconds, guint n)
{
  g_sort_array (seconds, n, sizeof (double), compare_numbers, NULL);
  g_print ("%s %.6f\n", name, seconds[n / 2]);
}

static double
measure_since_begin (void)
{
  return (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
}

static int
edit (char **words)
{
  guint n = (guint) CLAMP (atoi (words[0]), 1, 100000);
  g_autoptr (GError) error = NULL;
  SpId actors[2], issues[2];
  g_autoptr (SpStore) store = make_store (words[1], "with.sqlite", &actors[0], &issues[0], &error);
  g_autoptr (SpStore) bare = make_store (words[1], "without.sqlite", &actors[1], &issues[1], &error);
  g_autofree double *with = g_new (double, n);
  g_autofree double *without = g_new (double, n);
  g_autofree double *undo = g_new (double, n);

  if (error != NULL)
    return fail (error);
  for (guint i = 0; i < n; i++)
    {
      begin_step ();
      if (!edit_with_undo (store, actors[0], issues[0], i, &error))
        return fail (error);
      with[i] = measure_since_begin ();
      begin_step ();
      if (!edit_without_undo (sp_store_get_database (bare), actors[1], issues[1], i))
        return EXIT_FAILURE;
      without[i] = measure_since_begin ();
    }
  for (guint i = 0; i < n; i++)
    {
      begin_step ();
      if (!sp_store_undo (store, &error))
        return fail (error);
      undo[i] = measure_since_begin ();
    }
  print_median ("with", with, n);
  print_median ("without", without, n);
  print_median ("undo", undo, n);
  return EXIT_SUCCESS;
}

#define TILE 512
#define WINDOW_WIDTH 1200
#define WINDOW_HEIGHT 800

/* As the window's workers do, in one thread: the middle of the scene in pixels, tile by tile. */
static void
fill_window (SpScene *scene, double scale)
{
  double left = MAX (sp_scene_get_width (scene) * scale - WINDOW_WIDTH, 0.0) / 2.0;
  double top = MAX (sp_scene_get_height (scene) * scale - WINDOW_HEIGHT, 0.0) / 2.0;

  for (double y = top; y < top + WINDOW_HEIGHT; y += TILE)
    for (double x = left; x < left + WINDOW_WIDTH; x += TILE)
      {
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, TILE, TILE);
        cairo_t *cr = cairo_create (surface);

        cairo_translate (cr, -x, -y);
        cairo_scale (cr, scale, scale);
        sp_renderer_draw_tile (scene, cr, 1.0, FALSE);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

static int
fill_tiles (char **words)
{
  g_autoptr (GFile) file = g_file_new_for_path (words[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) project = sp_project_open (file, SP_OPEN_PRIVATE, NULL, NULL, NULL, &error);
  g_autoptr (SpPages) pages = NULL;
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  if (project == NULL)
    return fail (error);
  sp_picture_options_init (&options, SP_PICTURE_KIND_DIAGRAM);
  begin_step ();
  pages = sp_picture_draw (sp_store_get_snapshot (sp_project_get_store (project)), &options, NULL, NULL, &error);
  scene = pages != NULL ? sp_pages_draw (pages, 0, NULL, NULL, &error) : NULL;
  if (scene == NULL)
    return fail (error);
  end_step ("scene");
  fill_window (scene, 1.0);   /* loads the fonts */
  begin_step ();
  fill_window (scene, MIN (WINDOW_WIDTH / sp_scene_get_width (scene), WINDOW_HEIGHT / sp_scene_get_height (scene)));
  end_step ("whole");
  fill_window (scene, 1.0);
  end_step ("part");
  sp_project_close (project);
  return EXIT_SUCCESS;
}

typedef struct
{
  double passed;
  double busy;
} Shortest;

static SpScene *
draw_diagram (SpProject *project, const SpPictureOptions *options, Shortest *shortest, GError **error)
{
  g_autoptr (SpPages) pages = NULL;
  SpScene *scene;

  begin_step ();
  pages = sp_picture_draw (sp_store_get_snapshot (sp_project_get_store (project)), options, NULL, NULL, error);
  scene = pages != NULL ? sp_pages_draw (pages, 0, NULL, NULL, error) : NULL;
  shortest->passed = MIN (shortest->passed, measure_since_begin ());
  shortest->busy = MIN (shortest->busy, (double) (clock () - begun_on_processor) / CLOCKS_PER_SEC);
  return scene;
}

/* As the window does before it draws anew: nodes stay where they are. */
static GHashTable *
list_places (SpScene *scene)
{
  GHashTable *places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < sp_scene_get_n_targets (scene); i++)
    {
      const SpTarget *target = sp_scene_get_target (scene, i);
      SpPlace place = { target->bounds.x + target->bounds.width / 2.0, target->bounds.y + target->bounds.height / 2.0, TRUE };

      if (target->kind == SP_TARGET_ACTOR)
        g_hash_table_insert (places, g_memdup2 (&target->id1, sizeof (SpId)), g_memdup2 (&place, sizeof place));
    }
  return places;
}

static int
make_scenes (char **words)
{
  guint n = (guint) CLAMP (atoi (words[0]), 1, 1000);
  g_autoptr (GFile) file = g_file_new_for_path (words[1]);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) project = sp_project_open (file, SP_OPEN_PRIVATE, NULL, NULL, NULL, &error);
  g_autoptr (GHashTable) places = NULL;
  Shortest first = { INFINITY, INFINITY }, again = { INFINITY, INFINITY };
  SpPictureOptions options;

  if (project == NULL)
    return fail (error);
  sp_picture_options_init (&options, SP_PICTURE_KIND_DIAGRAM);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpScene) scene = draw_diagram (project, &options, &first, &error);
      g_autoptr (SpScene) anew = NULL;
      SpPictureOptions kept = options;

      if (scene == NULL)
        return fail (error);
      if (places == NULL)
        places = list_places (scene);
      kept.places = places;
      anew = draw_diagram (project, &kept, &again, &error);
      if (anew == NULL)
        return fail (error);
    }
  g_print ("scene %.6f %.6f\nanew %.6f %.6f\n", first.passed, first.busy, again.passed, again.busy);
  sp_project_close (project);
  return EXIT_SUCCESS;
}

/* The order by similarity takes agreement from 1 to -1; distances are brought to 0 .. 1 for it. */
static int
order (char **words)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpMatrix) agreement = NULL;
  g_autofree guint *found = NULL;
  const double *numbers;
  double longest = 0.0, path = 0.0;
  guint n;

  if (!g_file_get_contents (words[0], &bytes, NULL, &error))
    return fail (error);
  numbers = (const double *) (gpointer) bytes;
  n = (guint) numbers[0];
  agreement = sp_matrix_new (n, n);
  for (gsize i = 0; i < (gsize) n * n; i++)
    longest = MAX (longest, numbers[1 + i]);
  for (gsize i = 0; i < (gsize) n * n; i++)
    agreement->values[i] = 1.0 - 2.0 * numbers[1 + i] / longest;
  begin_step ();
  found = sp_order_by_similarity (agreement);
  end_step ("order");
  for (guint i = 1; i < n; i++)
    path += numbers[1 + (gsize) found[i - 1] * n + found[i]];
  g_print ("path %.6f\n", path);
  return EXIT_SUCCESS;
}

int
main (int argc, char *argv[])
{
  if (argc >= 4 && strcmp (argv[1], "import") == 0)
    return import_tables (argv + 2);
  if (argc == 3 && strcmp (argv[1], "open") == 0)
    return open_project (argv + 2);
  if (argc == 4 && strcmp (argv[1], "edits") == 0)
    return edit (argv + 2);
  if (argc == 3 && strcmp (argv[1], "tiles") == 0)
    return fill_tiles (argv + 2);
  if (argc == 4 && strcmp (argv[1], "scene") == 0)
    return make_scenes (argv + 2);
  if (argc == 3 && strcmp (argv[1], "order") == 0)
    return order (argv + 2);
  g_printerr ("bench-project import|open|edits|tiles|scene|order ...\n");
  return 2;
}
