/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-copy.h"

#include <string.h>

#include "sp-export.h"
#include "sp-go-on.h"
#include "sp-matrix-text.h"

#define MARGIN 12.0           /* points */

/* Dots per inch: sharp in print, as long as it does not make more pixels than a clipboard likes to hold. */
#define RESOLUTION 192.0
#define MOST_PIXELS 16e6
#define POINTS_AN_INCH 72.0

typedef struct
{
  SpSnapshot *snapshot;
  SpPictureOptions picture;
  GPtrArray *providers;         /* GdkContentProvider, the richest first */
} Copy;

static void
free_copy (gpointer data)
{
  Copy *copy = data;

  g_clear_pointer (&copy->snapshot, sp_snapshot_unref);
  sp_picture_options_clear (&copy->picture);
  g_clear_pointer (&copy->providers, g_ptr_array_unref);
  g_free (copy);
}

static gboolean
add_picture (Copy           *copy,
             SpPages        *pages,
             const char     *type,
             SpExportFormat  format,
             GCancellable   *cancellable,
             GError        **error)
{
  SpPageSize size = sp_pages_get_size (pages, 0);
  double area = MAX (size.width * size.height, 1.0);
  SpExportOptions options = { .format = format, .dpi = MIN (RESOLUTION, POINTS_AN_INCH * sqrt (MOST_PIXELS / area)) };
  g_autoptr (GBytes) bytes = sp_export_pages_to_bytes (pages, &options, cancellable, error);

  if (bytes != NULL)
    g_ptr_array_add (copy->providers, gdk_content_provider_new_for_bytes (type, bytes));
  return bytes != NULL;
}

static void
add_text (Copy       *copy,
          const char *type,
          char       *text)
{
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;

  if (bytes != NULL)
    g_ptr_array_add (copy->providers, gdk_content_provider_new_for_bytes (type, bytes));
}

/* A picture too large for pixels is copied as a drawing alone. */
static gboolean
make_providers (Copy         *copy,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (SpPages) drawn = sp_picture_draw (copy->snapshot, &copy->picture, sp_go_on_unless_cancelled_cb, cancellable, error);
  g_autoptr (GPtrArray) scenes = drawn != NULL ? sp_pages_draw_all (drawn, sp_go_on_unless_cancelled_cb, cancellable, error) : NULL;
  g_autoptr (SpPages) pages = NULL;
  g_autoptr (GError) too_large = NULL;
  SpScene *first;

  if (scenes == NULL)
    return FALSE;
  first = g_ptr_array_index (scenes, 0);
  pages = sp_pages_new_of_scenes (g_ptr_array_ref (scenes));
  if (!add_picture (copy, pages, "image/png", SP_EXPORT_PNG, cancellable, &too_large)
      && !g_error_matches (too_large, SP_EXPORT_ERROR, SP_EXPORT_ERROR_TOO_LARGE))
    {
      g_propagate_error (error, g_steal_pointer (&too_large));
      return FALSE;
    }
  if (!add_picture (copy, pages, "image/svg+xml", SP_EXPORT_SVG, cancellable, error))
    return FALSE;
  if (copy->picture.kind == SP_PICTURE_KIND_MATRIX)
    {
      add_text (copy, "text/html", sp_matrix_text_write_html (first, copy->snapshot));
      add_text (copy, "text/tab-separated-values", sp_matrix_text_write_tsv (first, copy->snapshot));
    }
  return TRUE;
}

static void
copy_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (make_providers (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sp_picture_copy_start:
 * @snapshot: the rows
 * @picture: the picture as it is on the screen; it is drawn on one page, in colours for print
 * @cancellable: stops it
 * @object: kept alive until the end
 * @callback: called at the end
 * @data: for @callback
 *
 * Makes what sp_picture_copy_finish() puts on the clipboard, without blocking the caller.
 */
void
sp_picture_copy_start (SpSnapshot             *snapshot,
                       const SpPictureOptions *picture,
                       GCancellable           *cancellable,
                       GObject                *object,
                       GAsyncReadyCallback     callback,
                       gpointer                data)
{
  g_autoptr (GTask) task = g_task_new (object, cancellable, callback, data);
  Copy *copy = g_new0 (Copy, 1);

  copy->snapshot = sp_snapshot_ref (snapshot);
  sp_picture_options_copy (picture, &copy->picture);
  copy->picture.theme = SP_THEME_PRINT;
  copy->picture.page_width = 0;
  copy->picture.page_height = 0;
  copy->picture.margin = MARGIN;
  copy->providers = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, sp_picture_copy_start);
  g_task_set_task_data (task, copy, free_copy);
  g_task_run_in_thread (task, copy_in_thread);
}

/**
 * sp_picture_copy_finish:
 * @result: what the callback was given
 * @clipboard: where the picture goes
 * @error: return location for an error of drawing
 *
 * Returns: whether the picture is on the clipboard
 */
gboolean
sp_picture_copy_finish (GAsyncResult  *result,
                        GdkClipboard  *clipboard,
                        GError       **error)
{
  g_autoptr (GdkContentProvider) provider = NULL;
  Copy *copy;
  gsize n;

  g_return_val_if_fail (g_async_result_is_tagged (result, sp_picture_copy_start), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  copy = g_task_get_task_data (G_TASK (result));
  n = copy->providers->len;
  provider = gdk_content_provider_new_union ((GdkContentProvider **) g_ptr_array_steal (copy->providers, NULL), n);
  return gdk_clipboard_set_content (clipboard, provider);
}
