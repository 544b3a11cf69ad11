/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sp-picture.h"

G_BEGIN_DECLS

#define SP_EXPORT_ERROR (sp_export_error_quark ())
GQuark sp_export_error_quark (void);

typedef enum
{
  SP_EXPORT_ERROR_FAILED,
  SP_EXPORT_ERROR_FORMAT,       /* an unknown ending */
  SP_EXPORT_ERROR_TOO_LARGE,    /* a PNG wider or higher than 32,767 px */
} SpExportError;

typedef enum
{
  SP_EXPORT_PDF,
  SP_EXPORT_SVG,
  SP_EXPORT_PNG,
} SpExportFormat;

typedef struct
{
  SpExportFormat format;
  int width;                    /* PNG: pixels, or 0 to go by dpi */
  double dpi;                   /* PNG: 0 for 144 */
  gboolean transparent;         /* PNG and SVG */
  gboolean alone;               /* no further file can be written beside the one that is named */
} SpExportOptions;

gboolean sp_export_format_from_name (const char *name, SpExportFormat *format);   /* by the file's ending */

/* Writes the pages to FILE: whole or not at all. PDF takes all pages; SVG and PNG take the first, further pages go to
 * NAME-2.svg and so on. Each page is drawn when its turn comes. */
gboolean sp_export_pages    (SpPages *pages, GFile *file, const SpExportOptions *options,
                             GCancellable *cancellable, GError **error);
GBytes  *sp_export_pages_to_bytes (SpPages *pages, const SpExportOptions *options, GCancellable *cancellable,
                                   GError **error);

/* Where a page goes, from 0, of SVG and PNG; to be freed. */
GFile   *sp_export_name_page (GFile *file, guint page);

/* Snapshot to file in one call. */
gboolean sp_export_picture  (SpSnapshot *snapshot, const SpPictureOptions *picture, GFile *file,
                             const SpExportOptions *options, GCancellable *cancellable,
                             SpLayoutProgress progress, gpointer progress_data, GError **error);

/* "A4", "A3" and "Letter" (landscape), "fit" (0 x 0), or "WxH" in millimetres, to points. */
gboolean sp_page_size_parse (const char *text, double *width, double *height, GError **error);
gboolean sp_page_size_is_named (const char *text);   /* paper, which a picture may turn */

G_END_DECLS
