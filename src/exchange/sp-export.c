/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-export-writers.h"

#include <glib/gi18n-lib.h>

#include "sp-whole-file.h"

#define PLANNING 0.5          /* of the whole, as far as it can be told before it is done */

G_DEFINE_QUARK (sp-export-error-quark, sp_export_error)

typedef struct
{
  SpPages *pages;
  const SpExportOptions *options;
  const SpExportInformation *information;
  SpLayoutProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Export;

gboolean
sp_export_part_tell_cb (double   fraction,
                        gpointer part)
{
  const SpExportPart *self = part;

  return self->tell == NULL || self->tell (self->begin + self->share * CLAMP (fraction, 0.0, 1.0), self->data);
}

/* As the file of that number, from 0, of all of them. */
static GBytes *
make_bytes (const Export *self,
            guint         page,
            guint         n_files,
            GError      **error)
{
  SpExportPart drawing = { self->progress, self->progress_data, PLANNING + (1.0 - PLANNING) * page / n_files,
                           (1.0 - PLANNING) / n_files };
  SpExportPart writing = drawing;
  g_autoptr (SpScene) scene = NULL;

  if (self->options->format == SP_EXPORT_PDF)
    return sp_pdf_write (self->pages, self->information, sp_export_part_tell_cb, &drawing, self->cancellable, error);
  drawing.share /= 2.0;
  writing.share /= 2.0;
  writing.begin += writing.share;
  scene = sp_pages_draw (self->pages, page, sp_export_part_tell_cb, &drawing, error);
  if (scene == NULL)
    return NULL;
  if (self->options->format == SP_EXPORT_SVG)
    return sp_svg_write (scene, self->options, self->information, sp_export_part_tell_cb, &writing, self->cancellable, error);
  return sp_png_write (scene, self->options, sp_export_part_tell_cb, &writing, self->cancellable, error);
}

/**
 * sp_export_name_page:
 * @file: what the first page is written to
 * @page: a page, from 0
 *
 * Names the files of a picture of several pages in a format that has one a file: NAME.svg, then NAME-2.svg and so on.
 *
 * Returns: (transfer full): where the page goes
 */
GFile *
sp_export_name_page (GFile *file,
                     guint  page)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *numbered = NULL;
  char *dot = strrchr (name, '.');

  if (page == 0 || folder == NULL)
    return g_object_ref (file);
  if (dot == NULL)
    dot = name + strlen (name);
  numbered = g_strdup_printf ("%.*s-%u%s", (int) (dot - name), name, page + 1, dot);
  return g_file_get_child (folder, numbered);
}

static gboolean
write_file (GFile        *file,
            GBytes       *bytes,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (GError) reason = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *name = g_file_get_parse_name (file);

  if (sp_whole_file_write (file, data, size, G_FILE_CREATE_NONE, cancellable, &reason))
    return TRUE;
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    g_set_error (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FAILED,
                 _("“%s” could not be written: %s. Choose another folder, or make room there."), name, reason->message);
  return FALSE;
}

/**
 * sp_export_format_from_name:
 * @name: a file's name
 * @format: (out): what its ending stands for
 *
 * Returns: whether @name ends in .pdf, .svg or .png
 */
gboolean
sp_export_format_from_name (const char     *name,
                            SpExportFormat *format)
{
  static const char * const endings[] = { [SP_EXPORT_PDF] = ".pdf", [SP_EXPORT_SVG] = ".svg", [SP_EXPORT_PNG] = ".png" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (SpExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
export_pages (const Export *self,
              GFile        *file,
              GError      **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  guint n_files = self->options->format == SP_EXPORT_PDF ? 1 : sp_pages_get_n (self->pages);

  if (n_files > 1 && self->options->alone)
    {
      g_set_error_literal (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FAILED,
                           _("Each page of this picture is a file of its own, but only one file can be written here. Choose "
                             "PDF, a page that fits the picture, or export all pictures to a folder."));
      return FALSE;
    }
  for (guint i = 0; i < n_files; i++)
    {
      GBytes *bytes = make_bytes (self, i, n_files, error);

      if (bytes == NULL)
        return FALSE;
      g_ptr_array_add (parts, bytes);
    }
  for (guint i = 0; i < n_files; i++)
    {
      g_autoptr (GFile) page = sp_export_name_page (file, i);

      if (!write_file (page, g_ptr_array_index (parts, i), self->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sp_export_pages:
 * @pages: the pages
 * @file: where to
 * @options: format, and width or resolution
 * @cancellable: (nullable): stops it between pages
 * @error: return location for an #SpExportError, or %G_IO_ERROR_CANCELLED
 *
 * Writes a picture. A PDF has all pages; SVG and PNG have one a file, the further ones numbered from 2. All bytes are
 * made before the first file is touched, and each file is replaced whole or stays as it was. The same pages give
 * the same bytes.
 *
 * Returns: whether all was written
 */
gboolean
sp_export_pages (SpPages               *pages,
                 GFile                 *file,
                 const SpExportOptions *options,
                 GCancellable          *cancellable,
                 GError               **error)
{
  g_autoptr (SpExportInformation) information = sp_export_information_new (NULL);
  Export self = { pages, options, information, NULL, NULL, cancellable };

  g_return_val_if_fail (pages != NULL && G_IS_FILE (file) && options != NULL, FALSE);

  return export_pages (&self, file, error);
}

/**
 * sp_export_pages_to_bytes:
 * @pages: the pages
 * @options: format, and width or resolution
 * @cancellable: (nullable): stops it between pages
 * @error: return location for an #SpExportError, or %G_IO_ERROR_CANCELLED
 *
 * Makes the bytes that sp_export_pages() writes to its first file, for the clipboard.
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *
sp_export_pages_to_bytes (SpPages               *pages,
                          const SpExportOptions *options,
                          GCancellable          *cancellable,
                          GError               **error)
{
  g_autoptr (SpExportInformation) information = sp_export_information_new (NULL);
  Export self = { pages, options, information, NULL, NULL, cancellable };

  g_return_val_if_fail (pages != NULL && options != NULL, NULL);

  return make_bytes (&self, 0, 1, error);
}

static gpointer
make_information_thread (gpointer snapshot)
{
  return sp_export_information_new (snapshot);
}

/**
 * sp_export_picture:
 * @snapshot: the rows to draw
 * @picture: what to draw of them
 * @file: where to
 * @options: format, and width or resolution
 * @cancellable: (nullable): stops it
 * @progress: (nullable): called now and then; may stop it
 * @progress_data: for @progress
 * @error: return location for an error of drawing or writing
 *
 * Draws and writes in one call, one page after the other. A PDF names the coders of the statements as its authors and the
 * issues as its keywords. Safe in a worker thread.
 *
 * Returns: whether all was written
 */
gboolean
sp_export_picture (SpSnapshot             *snapshot,
                   const SpPictureOptions *picture,
                   GFile                  *file,
                   const SpExportOptions  *options,
                   GCancellable           *cancellable,
                   SpLayoutProgress        progress,
                   gpointer                progress_data,
                   GError                **error)
{
  SpExportPart planning = { progress, progress_data, 0.0, PLANNING };
  /* It goes through all statements, as the drawing does, which is mostly in one thread. */
  GThread *thread = g_thread_new ("information", make_information_thread, snapshot);
  g_autoptr (SpPages) pages = sp_picture_draw (snapshot, picture, sp_export_part_tell_cb, &planning, error);
  g_autoptr (SpExportInformation) information = g_thread_join (thread);
  Export self = { pages, options, information, progress, progress_data, cancellable };

  return pages != NULL && export_pages (&self, file, error);
}
