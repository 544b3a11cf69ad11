/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-export-writers.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "sp-config.h"
#include "sp-renderer.h"

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* SOURCE_DATE_EPOCH makes the same input give the same bytes. */
static char *
format_creation_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) time = NULL;

  if (epoch != NULL && *epoch != '\0')
    time = g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10));
  if (time == NULL)
    time = g_date_time_new_now_utc ();
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

static void
set_metadata (cairo_surface_t *surface,
              SpScene         *scene)
{
  g_autofree char *date = format_creation_date ();

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, sp_scene_get_title (scene));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, sp_scene_get_description (scene));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Standpoint " SP_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static gboolean
write_pages (cairo_surface_t *surface,
             GPtrArray       *scenes,
             GCancellable    *cancellable,
             GError         **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean done = TRUE;

  for (guint i = 0; i < scenes->len && done; i++)
    {
      SpScene *scene = g_ptr_array_index (scenes, i);

      cairo_pdf_surface_set_size (surface, sp_scene_get_width (scene), sp_scene_get_height (scene));
      sp_renderer_draw (scene, cr, FALSE);
      cairo_show_page (cr);
      done = !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  if (done && cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FAILED, _("The PDF could not be made: %s."),
                   cairo_status_to_string (cairo_status (cr)));
      done = FALSE;
    }
  cairo_destroy (cr);
  return done;
}

/* Vector, with text as text, a page a scene, and the groups as structure. */
GBytes *
sp_pdf_write (GPtrArray    *scenes,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  SpScene *first = g_ptr_array_index (scenes, 0);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, sp_scene_get_width (first),
                                                                  sp_scene_get_height (first));
  cairo_status_t status;
  gboolean done;

  set_metadata (surface, first);
  done = write_pages (surface, scenes, cancellable, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (done && status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FAILED, _("The PDF could not be made: %s."),
                   cairo_status_to_string (status));
      done = FALSE;
    }
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
