/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-export-writers.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "sp-config.h"
#include "sp-pdf-structure.h"
#include "sp-renderer.h"

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A file without a date is the same whenever it is made; packagers and archives set one. */
static char *
format_creation_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) time = NULL;

  if (epoch != NULL && *epoch != '\0')
    time = g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10));
  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static void
set_metadata (cairo_surface_t           *surface,
              SpScene                   *scene,
              const SpExportInformation *information)
{
  g_autofree char *date = format_creation_date ();

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, sp_scene_get_title (scene));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, sp_scene_get_description (scene));
  if (information->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, information->author);
  if (information->keywords != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, information->keywords);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Standpoint " SP_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

/* NULL for a group that is not listed. */
static const char *
get_bookmark (SpScene           *scene,
              const SpGroupItem *group)
{
  if (group->role == SP_ROLE_FIGURE)
    return sp_scene_get_title (scene);
  if (group->role == SP_ROLE_TABLE || group->role == SP_ROLE_LEGEND || group->role == SP_ROLE_SOURCES)
    return group->name;
  return NULL;
}

/* Each table, figure, legend and list of sources, on whichever page it is. */
static void
add_bookmarks (cairo_surface_t *surface,
               GPtrArray       *scenes)
{
  for (guint page = 0; page < scenes->len; page++)
    {
      SpScene *scene = g_ptr_array_index (scenes, page);
      g_autofree char *place = g_strdup_printf ("page=%u", page + 1);

      for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
        {
          const SpItem *item = sp_scene_get_item (scene, i);
          const char *name = item->kind == SP_ITEM_GROUP_BEGIN ? get_bookmark (scene, &item->group) : NULL;

          if (name != NULL && *name != '\0')
            cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, name, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
        }
    }
}

static gboolean
draw_pages (cairo_t      *cr,
            GPtrArray    *scenes,
            GCancellable *cancellable,
            GError      **error)
{
  for (guint i = 0; i < scenes->len; i++)
    {
      SpScene *scene = g_ptr_array_index (scenes, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      cairo_pdf_surface_set_size (cairo_get_target (cr), sp_scene_get_width (scene), sp_scene_get_height (scene));
      /* A change of the size forgets what the page has so far. */
      if (i == 0)
        cairo_tag_begin (cr, "Document", NULL);
      sp_renderer_draw_tagged (scene, cr, FALSE);
      /* What comes after the last page would begin one more. */
      if (i + 1 == scenes->len)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
  return TRUE;
}

static GBytes *
draw (GPtrArray                 *scenes,
      const SpExportInformation *information,
      GCancellable              *cancellable,
      GError                   **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  SpScene *first = g_ptr_array_index (scenes, 0);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, sp_scene_get_width (first),
                                                                  sp_scene_get_height (first));
  cairo_t *cr;
  cairo_status_t status;
  gboolean done;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_7);
  set_metadata (surface, first, information);
  if (scenes->len > 1)
    add_bookmarks (surface, scenes);
  cr = cairo_create (surface);
  done = draw_pages (cr, scenes, cancellable, error);
  cairo_surface_finish (surface);
  status = cairo_status (cr) != CAIRO_STATUS_SUCCESS ? cairo_status (cr) : cairo_surface_status (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  if (done && status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FAILED, _("The PDF could not be made: %s."),
                   cairo_status_to_string (status));
      done = FALSE;
    }
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* Vector, with text as text, a page a scene, and the groups as structure. */
GBytes *
sp_pdf_write (SpPages                   *pages,
              const SpExportInformation *information,
              SpLayoutProgress           progress,
              gpointer                   progress_data,
              GCancellable              *cancellable,
              GError                   **error)
{
  g_autoptr (GPtrArray) scenes = sp_pages_draw_all (pages, progress, progress_data, error);
  g_autoptr (GBytes) drawn = scenes != NULL ? draw (scenes, information, cancellable, error) : NULL;

  if (drawn == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return sp_pdf_structure_complete (drawn, scenes, information->language, error);
}
