/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-picture.h"

G_BEGIN_DECLS

/*
 * SpExportPreview: the pages of a picture as they will be exported, small, drawn in a thread.
 * Signal: drawn, when other pages are shown than before.
 */
#define SP_TYPE_EXPORT_PREVIEW (sp_export_preview_get_type ())
G_DECLARE_FINAL_TYPE (SpExportPreview, sp_export_preview, SP, EXPORT_PREVIEW, AdwBin)

void  sp_export_preview_show      (SpExportPreview *self, SpSnapshot *snapshot, const SpPictureOptions *picture,
                                   gboolean transparent);
guint sp_export_preview_get_n_pages (SpExportPreview *self);                              /* 0 as long as it draws */
void  sp_export_preview_get_largest (SpExportPreview *self, double *width, double *height);   /* in points */

G_END_DECLS
