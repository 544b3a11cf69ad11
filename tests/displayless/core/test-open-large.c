/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-fixture.h"

/* A project of many statements: opening tells how far it is, and can be given up at any time. With -m slow it is one of
 * a million. */

#define N_STATEMENTS 20000
#define N_STATEMENTS_SLOW 1000000

typedef struct
{
  GCancellable *cancellable;
  double give_up_at;            /* 2 for never */
  double last;
  double widest;                /* step between two calls */
  guint n_calls;
} Watch;

static void
watch_cb (double   fraction,
          gpointer data)
{
  Watch *watch = data;

  g_assert_cmpfloat (fraction, >=, watch->last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  watch->widest = MAX (watch->widest, fraction - watch->last);
  watch->last = fraction;
  watch->n_calls++;
  if (fraction >= watch->give_up_at)
    g_cancellable_cancel (watch->cancellable);
}

static guint
get_n_statements (void)
{
  return g_test_slow () ? N_STATEMENTS_SLOW : N_STATEMENTS;
}

/* As on another computer: there is only the file. */
static void
make_large (Fixture *fixture)
{
  SpProject *project = fixture_make_sample (fixture, get_n_statements ());

  fixture_finish (project);
  fixture_forget_working_copies (fixture);
}

static SpProject *
open_watched (Fixture  *fixture,
              Watch    *watch,
              GError  **error)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  SpProject *project = sp_project_open (fixture->file, SP_OPEN_DEFAULT, watch->cancellable, watch_cb, watch, error);

  g_test_message ("%.1f s until %.2f, told %u times", g_timer_elapsed (timer, NULL), watch->last, watch->n_calls);
  return project;
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  Watch watch = { .give_up_at = 2.0 };
  SpProject *project;

  make_large (fixture);
  project = open_watched (fixture, &watch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sp_snapshot_get_n_statements (sp_store_get_snapshot (sp_project_get_store (project))), ==,
                    get_n_statements ());
  g_assert_cmpfloat (watch.last, ==, 1.0);
  g_assert_cmpfloat (watch.widest, <, 0.3);
  fixture_finish (project);

  /* The working copy is there now. */
  watch = (Watch) { .give_up_at = 2.0 };
  project = open_watched (fixture, &watch, &error);
  g_assert_no_error (error);
  fixture_finish (project);
}

static void
test_give_up (Fixture       *fixture,
              gconstpointer  data)
{
  static const double moments[] = { 0.1, 0.5, 0.8 };

  make_large (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Watch watch = { .cancellable = cancellable, .give_up_at = moments[i] };

      g_assert_null (open_watched (fixture, &watch, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpfloat (watch.last, <, 1.0);
      g_assert_cmpuint (fixture_count_entries (fixture, "scratch"), ==, 0);
      g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 0);
    }
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GError) error = NULL;

  sp_project_save_finish (SP_PROJECT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* How long an edit waits for a saving, and how long the saving takes that goes on meanwhile. */
static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  SpProject *project = fixture_make_sample (fixture, get_n_statements ());
  g_autoptr (GTimer) timer = NULL;
  gboolean saved = FALSE;
  double edited;

  fixture_add_actor (project, "Cleo");
  timer = g_timer_new ();
  sp_project_save_async (project, NULL, SP_SAVE_DEFAULT, NULL, saved_cb, &saved);
  fixture_add_actor (project, "Dora");
  edited = g_timer_elapsed (timer, NULL);
  while (!saved)
    g_main_context_iteration (NULL, TRUE);
  g_test_message ("%.1f s until an edit was made, %.1f s until the project was saved", edited,
                  g_timer_elapsed (timer, NULL));
  g_assert_true (sp_project_is_modified (project));
  fixture_finish (project);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/standpoint/open-large/progress", Fixture, NULL, fixture_set_up, test_progress, fixture_tear_down);
  g_test_add ("/standpoint/open-large/give-up", Fixture, NULL, fixture_set_up, test_give_up, fixture_tear_down);
  g_test_add ("/standpoint/open-large/save", Fixture, NULL, fixture_set_up, test_save, fixture_tear_down);
  return g_test_run ();
}
