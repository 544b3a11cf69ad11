/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-export.h"

G_BEGIN_DECLS

/* The three writers: scenes to the bytes of a file. PDF takes all pages, the others one. */
GBytes *sp_pdf_write (GPtrArray *scenes, GCancellable *cancellable, GError **error);
GBytes *sp_svg_write (SpScene *scene, const SpExportOptions *options, GCancellable *cancellable, GError **error);
GBytes *sp_png_write (SpScene *scene, const SpExportOptions *options, GCancellable *cancellable, GError **error);

G_END_DECLS
