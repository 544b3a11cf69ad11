/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-print.h"

#include "sp-export.h"
#include "sp-go-on.h"
#include "sp-renderer.h"

#define MOST_CELLS_TRIED 3000
#define MOST_STATEMENTS_TRIED 3000
#define USUAL_PAPER "A4"
#define MARGIN 36.0                     /* points, of the sheet */
#define PAUSE (G_USEC_PER_SEC / 100)    /* between two looks at whether the pages are drawn */

typedef struct
{
  SpSnapshot *snapshot;
  SpPictureOptions picture;
  GCancellable *cancellable;
  SpPages *pages;               /* nullable: once it is known how many there are */
  gboolean failed;
} Printing;

typedef struct
{
  SpSnapshot *snapshot;
  SpPictureOptions picture;
} Drawing;

static void
free_printing (gpointer data)
{
  Printing *printing = data;

  g_cancellable_cancel (printing->cancellable);
  g_clear_object (&printing->cancellable);
  g_clear_pointer (&printing->snapshot, sp_snapshot_unref);
  sp_picture_options_clear (&printing->picture);
  g_clear_pointer (&printing->pages, sp_pages_unref);
  g_free (printing);
}

static void
free_drawing (gpointer data)
{
  Drawing *drawing = data;

  g_clear_pointer (&drawing->snapshot, sp_snapshot_unref);
  sp_picture_options_clear (&drawing->picture);
  g_free (drawing);
}

static void
draw_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Drawing *drawing = task_data;
  g_autoptr (GError) error = NULL;
  SpPages *pages = sp_picture_draw (drawing->snapshot, &drawing->picture, sp_go_on_unless_cancelled_cb, cancellable, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify) sp_pages_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static Printing *
get_printing (GtkPrintOperation *operation)
{
  return g_object_get_data (G_OBJECT (operation), "printing");
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Printing *printing = get_printing (GTK_PRINT_OPERATION (source));

  printing->pages = g_task_propagate_pointer (G_TASK (result), NULL);
  printing->failed = printing->pages == NULL;
}

/* The margins of the paper are those of the picture: it is drawn from the edge of the sheet. */
static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context)
{
  Printing *printing = get_printing (operation);
  g_autoptr (GTask) task = g_task_new (operation, printing->cancellable, drawn_cb, NULL);
  Drawing *drawing = g_new0 (Drawing, 1);

  printing->picture.page_width = gtk_print_context_get_width (context);
  printing->picture.page_height = gtk_print_context_get_height (context);
  g_clear_pointer (&printing->pages, sp_pages_unref);
  printing->failed = FALSE;
  drawing->snapshot = sp_snapshot_ref (printing->snapshot);
  sp_picture_options_copy (&printing->picture, &drawing->picture);
  g_task_set_task_data (task, drawing, free_drawing);
  g_task_run_in_thread (task, draw_in_thread);
}

/* Asked again and again until it is done, while the window goes on. */
static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context)
{
  Printing *printing = get_printing (operation);

  if (printing->failed)
    {
      gtk_print_operation_cancel (operation);
      return TRUE;
    }
  if (printing->pages == NULL)
    {
      g_usleep (PAUSE);
      return FALSE;
    }
  gtk_print_operation_set_n_pages (operation, (int) sp_pages_get_n (printing->pages));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page)
{
  Printing *printing = get_printing (operation);
  g_autoptr (SpScene) scene = sp_pages_draw (printing->pages, (guint) page, NULL, NULL, NULL);

  sp_renderer_draw (scene, gtk_print_context_get_cairo_context (context), TRUE);
}

/* Which of them it takes long to draw, so that it would have to be waited for. */
static gboolean
is_large (SpSnapshot             *snapshot,
          const SpPictureOptions *picture)
{
  if (picture->kind == SP_PICTURE_KIND_MATRIX)
    return (guint64) sp_snapshot_get_n_actors (snapshot) * sp_snapshot_get_n_issues (snapshot) > MOST_CELLS_TRIED;
  return sp_snapshot_get_n_statements (snapshot) > MOST_STATEMENTS_TRIED;
}

/* As the picture is better turned on common paper; large ones, as most are. */
static GtkPageOrientation
choose_orientation (SpSnapshot             *snapshot,
                    const SpPictureOptions *picture)
{
  SpPictureOptions options = *picture;
  g_autoptr (SpPages) pages = NULL;
  SpPageSize size;

  if (picture->kind == SP_PICTURE_KIND_DIAGRAM || is_large (snapshot, picture))
    return GTK_PAGE_ORIENTATION_LANDSCAPE;
  sp_page_size_parse (USUAL_PAPER, &options.page_width, &options.page_height, NULL);
  options.turn_page = TRUE;
  pages = sp_picture_draw (snapshot, &options, NULL, NULL, NULL);
  size = sp_pages_get_size (pages, 0);
  if (size.width < size.height)
    return GTK_PAGE_ORIENTATION_PORTRAIT;
  return GTK_PAGE_ORIENTATION_LANDSCAPE;
}

/**
 * sp_picture_print_new:
 * @snapshot: the rows
 * @name: of the document that is printed
 * @picture: the picture as it is on the screen; it is drawn in colours for print, on pages of the paper that is chosen
 *
 * Makes a printing of a picture, landscape, or as it takes fewer pages, unless another setup is given. How many
 * pages it takes is found in a thread, once the paper is known; each is drawn when it is printed.
 *
 * Returns: (transfer full): an operation
 */
GtkPrintOperation *
sp_picture_print_new (SpSnapshot             *snapshot,
                      const char             *name,
                      const SpPictureOptions *picture)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  Printing *printing = g_new0 (Printing, 1);

  printing->snapshot = sp_snapshot_ref (snapshot);
  sp_picture_options_copy (picture, &printing->picture);
  printing->picture.theme = SP_THEME_PRINT;
  printing->picture.margin = MARGIN;
  printing->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (operation), "printing", printing, free_printing);
  gtk_page_setup_set_orientation (setup, choose_orientation (snapshot, &printing->picture));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), NULL);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), NULL);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), NULL);
  return operation;
}
