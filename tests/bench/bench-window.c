/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "first-frame.h"
#include "sp-application.h"
#include "sp-picture.h"
#include "sp-picture-view-private.h"
#include "sp-project.h"
#include "sp-renderer.h"
#include "sp-window.h"

/*
 * What a user feels of the speed of a window of 1200 x 800, as lines of "name seconds seconds-of-the-thread":
 *
 *   bench-window frames FILE     panning over the diagram of a project: the 95th percentile of the frames ("frame"),
 *                                drawing what one frame shows anew ("anew"), and from a zoom to a sharp picture ("sharp")
 *   bench-window edits FILE      a statement is changed in the window of a project: to the end of the next frame
 *   bench-window start BEGUN     the whole program up to its first frame
 *   bench-window content BEGUN FILE    the same with a project up to its first frame, and up to the one that has its picture
 */

#define WIDTH 1200
#define HEIGHT 800
#define N_FRAMES 240
#define STEP 9.0        /* pixels that the picture moves on in a frame */
#define LONGEST 120     /* seconds after which something is wrong */
#define N_EDITS 15

typedef struct
{
  double passed;
  double busy;
} Time;

typedef struct
{
  SpPictureView *view;
  GtkAdjustment *adjustments[2];
  double steps[2];
  Time begun;
  Time frames[N_FRAMES];
  guint n_frames;
  gboolean moving;
  gboolean moved;       /* in this frame */
} Panning;

static Time
get_time (void)
{
  struct timespec busy;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &busy);
  return (Time) { (double) g_get_monotonic_time () / G_USEC_PER_SEC, (double) busy.tv_sec + (double) busy.tv_nsec / 1e9 };
}

static Time
get_time_since (Time begun)
{
  Time now = get_time ();

  return (Time) { now.passed - begun.passed, now.busy - begun.busy };
}

static void
print_time (const char *name,
            Time        time)
{
  g_print ("%s %.6f %.6f\n", name, time.passed, time.busy);
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("The picture did not come up");
  return G_SOURCE_REMOVE;
}

static gboolean
is_sharp (SpPictureView *view)
{
  return gtk_widget_get_mapped (GTK_WIDGET (view)) && gtk_widget_get_width (GTK_WIDGET (view)) > 0 && view->tiles != NULL
         && view->settle_id == 0 && sp_picture_view_request_tiles (view, view->tiles);
}

static void
wait_until_sharp (SpPictureView *view)
{
  while (!is_sharp (view))
    g_main_context_iteration (NULL, TRUE);
}

/* Back and forth between the edges of the picture. */
static void
move_on (Panning *self,
         guint    i)
{
  GtkAdjustment *adjustment = self->adjustments[i];
  double value = gtk_adjustment_get_value (adjustment) + self->steps[i];
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (value < gtk_adjustment_get_lower (adjustment) || value > last)
    self->steps[i] = -self->steps[i];
  gtk_adjustment_set_value (adjustment, value);
}

static void
begin_frame_cb (GdkFrameClock *clock,
                Panning       *self)
{
  self->begun = get_time ();
  self->moved = self->moving;
  for (guint i = 0; i < 2 && self->moved; i++)
    move_on (self, i);
}

static void
end_frame_cb (GdkFrameClock *clock,
              Panning       *self)
{
  if (self->moved && self->n_frames < N_FRAMES)
    self->frames[self->n_frames++] = get_time_since (self->begun);
  self->moved = FALSE;
}

static int
compare_passed (gconstpointer a,
                gconstpointer b)
{
  const Time *first = a, *second = b;

  return (first->passed > second->passed) - (first->passed < second->passed);
}

static int
compare_busy (gconstpointer a,
              gconstpointer b)
{
  const Time *first = a, *second = b;

  return (first->busy > second->busy) - (first->busy < second->busy);
}

static void
pan (SpPictureView *view)
{
  Panning panning = { .view = view, .steps = { STEP, STEP * 2 / 3 } };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (view));
  Time percentile;

  panning.adjustments[0] = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  panning.adjustments[1] = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  g_signal_connect (clock, "before-paint", G_CALLBACK (begin_frame_cb), &panning);
  g_signal_connect (clock, "after-paint", G_CALLBACK (end_frame_cb), &panning);
  gdk_frame_clock_begin_updating (clock);
  panning.moving = TRUE;
  while (panning.n_frames < N_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  gdk_frame_clock_end_updating (clock);
  g_signal_handlers_disconnect_by_data (clock, &panning);

  qsort (panning.frames, N_FRAMES, sizeof (Time), compare_passed);
  percentile.passed = panning.frames[N_FRAMES * 95 / 100].passed;
  qsort (panning.frames, N_FRAMES, sizeof (Time), compare_busy);
  percentile.busy = panning.frames[N_FRAMES * 95 / 100].busy;
  print_time ("frame", percentile);
}

/* The middle of the picture, as a program without tiles would draw it in each frame. */
static void
draw_anew (SpScene *scene,
           double   scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  Time begun = get_time ();

  cairo_translate (cr, (WIDTH - sp_scene_get_width (scene) * scale) / 2, (HEIGHT - sp_scene_get_height (scene) * scale) / 2);
  cairo_scale (cr, scale, scale);
  sp_renderer_draw_tile (scene, cr, 1.0, FALSE);
  print_time ("anew", get_time_since (begun));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
zoom (SpPictureView *view)
{
  Time begun = get_time ();

  sp_picture_view_set_zoom (view, sp_picture_view_get_zoom (view) * 1.25);
  wait_until_sharp (view);
  print_time ("sharp", get_time_since (begun));
}

static GtkWidget *
create_window (SpPictureView *view)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static SpScene *
draw_diagram (SpProject  *project,
              GError    **error)
{
  g_autoptr (SpPages) pages = NULL;
  SpPictureOptions options;

  sp_picture_options_init (&options, SP_PICTURE_KIND_DIAGRAM);
  pages = sp_picture_draw (sp_store_get_snapshot (sp_project_get_store (project)), &options, NULL, NULL, error);
  return pages != NULL ? sp_pages_draw (pages, 0, NULL, NULL, error) : NULL;
}

static int
measure_frames (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) project = sp_project_open (file, SP_OPEN_PRIVATE, NULL, NULL, NULL, &error);
  g_autoptr (SpScene) scene = project != NULL ? draw_diagram (project, &error) : NULL;
  SpPictureView *view;
  GtkWidget *window;

  if (scene == NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  view = SP_PICTURE_VIEW (sp_picture_view_new (SP_PICTURE_KIND_DIAGRAM));
  window = create_window (view);
  sp_picture_view_set_scene (view, scene);
  sp_picture_view_set_zoom (view, 1.0);
  wait_until_sharp (view);
  pan (view);
  wait_until_sharp (view);
  zoom (view);
  draw_anew (scene, sp_picture_view_get_scale (view));
  gtk_window_destroy (GTK_WINDOW (window));
  sp_project_close (project);
  return EXIT_SUCCESS;
}

static void
note_frame_cb (GdkFrameClock *clock,
               gboolean      *painted)
{
  *painted = TRUE;
}

static void
wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;

  g_signal_connect (clock, "after-paint", G_CALLBACK (note_frame_cb), &painted);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (clock, &painted);
}

static gboolean
end_rest_cb (gpointer resting)
{
  *(gboolean *) resting = FALSE;
  return G_SOURCE_REMOVE;
}

/* Lets what follows an edit come to its end, such as the picture, which is drawn in a thread. */
static void
rest (guint milliseconds)
{
  gboolean resting = TRUE;

  g_timeout_add (milliseconds, end_rest_cb, &resting);
  while (resting)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
change_statement (SpStore *store,
                  guint    number)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (store);
  SpStatement statement = *sp_snapshot_get_statement (snapshot, number * 97 % sp_snapshot_get_n_statements (snapshot));

  statement.stance = SP_STANCE_STEP ((int) (number % 5) - 2);
  statement.note = "read again";
  return sp_store_begin (store, "Edit statement", NULL) && sp_store_update_statement (store, &statement, NULL)
         && sp_store_commit (store, NULL);
}

/* The window that is opening a project; NULL where there is none. */
static GtkWidget *
open_window (SpApplication *application,
             const char    *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    return NULL;
  g_application_open (G_APPLICATION (application), &file, 1, "");
  return GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)));
}

static int
measure_edits (const char *path)
{
  g_autoptr (SpApplication) application = sp_application_new ();
  Time times[N_EDITS];
  GtkWidget *window;

  window = open_window (application, path);
  if (window == NULL)
    return EXIT_FAILURE;
  while (sp_window_get_project (SP_WINDOW (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (window, "win.show-page", "s", "matrix");
  rest (5000);
  for (guint i = 0; i < N_EDITS; i++)
    {
      Time begun = get_time ();

      if (!change_statement (sp_project_get_store (sp_window_get_project (SP_WINDOW (window))), i))
        return EXIT_FAILURE;
      wait_for_frame (window);
      times[i] = get_time_since (begun);
      rest (1500);
    }
  qsort (times, N_EDITS, sizeof (Time), compare_passed);
  g_print ("edit %.6f", times[N_EDITS / 2].passed);
  qsort (times, N_EDITS, sizeof (Time), compare_busy);
  g_print (" %.6f\n", times[N_EDITS / 2].busy);
  return EXIT_SUCCESS;
}

static int
measure_start (const char *begun)
{
  g_autoptr (SpApplication) application = sp_application_new ();

  return run_to_first_frame (G_APPLICATION (application), begun);
}

static SpPictureView *
find_view (GtkWidget *widget)
{
  SpPictureView *view = SP_IS_PICTURE_VIEW (widget) && gtk_widget_get_mapped (widget) ? SP_PICTURE_VIEW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !view; child = gtk_widget_get_next_sibling (child))
    view = find_view (child);
  return view;
}

static int
measure_content (const char *begun,
                 const char *path)
{
  g_autoptr (SpApplication) application = sp_application_new ();
  double begin = (double) g_ascii_strtoll (begun, NULL, 10) / 1e9;
  SpPictureView *view = NULL;
  GtkWidget *window;

  window = open_window (application, path);
  if (window == NULL)
    return EXIT_FAILURE;
  wait_for_frame (window);
  g_print ("first-frame %.6f\n", (double) g_get_real_time () / G_USEC_PER_SEC - begin);
  while (!view || !is_sharp (view))
    {
      wait_for_frame (window);
      view = view ? view : find_view (window);
    }
  g_print ("content %.6f\n", (double) g_get_real_time () / G_USEC_PER_SEC - begin);
  return EXIT_SUCCESS;
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    int (*run) (const char *word);
  } measurements[] = { { "frames", measure_frames }, { "edits", measure_edits }, { "start", measure_start } };

  adw_init ();
  g_timeout_add_seconds (LONGEST, give_up_cb, NULL);
  for (guint i = 0; argc == 3 && i < G_N_ELEMENTS (measurements); i++)
    if (strcmp (argv[1], measurements[i].name) == 0)
      return measurements[i].run (argv[2]);
  if (argc == 4 && strcmp (argv[1], "content") == 0)
    return measure_content (argv[2], argv[3]);
  g_printerr ("bench-window frames FILE | edits FILE | start BEGUN | content BEGUN FILE\n");
  return 2;
}
