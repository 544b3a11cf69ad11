/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-picture.h"

G_BEGIN_DECLS

/* Draws a picture in a thread and puts it on the clipboard: as PNG and SVG, a matrix as HTML table and as tab-separated
 * values as well. No plain text: word processors would rather take that. */
void     sp_picture_copy_start  (SpSnapshot *snapshot, const SpPictureOptions *picture, GCancellable *cancellable,
                                 GObject *object, GAsyncReadyCallback callback, gpointer data);
gboolean sp_picture_copy_finish (GAsyncResult *result, GdkClipboard *clipboard, GError **error);

G_END_DECLS
