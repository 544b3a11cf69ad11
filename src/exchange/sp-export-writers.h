/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-export.h"

G_BEGIN_DECLS

/* What a file says of itself besides its title and its description. */
typedef struct
{
  GStrv authors;              /* nullable: who coded */
  GStrv keywords;             /* nullable */
  char *language;             /* BCP 47 */
} SpExportInformation;

SpExportInformation *sp_export_information_new  (SpSnapshot *snapshot);    /* nullable: nothing is known of the project */
void                 sp_export_information_free (SpExportInformation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpExportInformation, sp_export_information_free)

/* A part of what is to be done, as it is told to somebody: for who tells of that part alone. */
typedef struct
{
  SpLayoutProgress tell;      /* nullable: nobody asks, and it goes on */
  gpointer data;
  double begin, share;
} SpExportPart;

gboolean sp_export_part_tell_cb (double fraction, gpointer part);

/* The three writers: the bytes of a file. PDF takes all pages and draws each when its turn comes; the others take one that is
 * drawn. They tell PROGRESS (nullable) how far they are. */
GBytes *sp_pdf_write (SpPages *pages, const SpExportInformation *information, SpLayoutProgress progress,
                      gpointer progress_data, GCancellable *cancellable, GError **error);
GBytes *sp_svg_write (SpScene *scene, const SpExportOptions *options, const SpExportInformation *information,
                      SpLayoutProgress progress, gpointer progress_data, GCancellable *cancellable, GError **error);
GBytes *sp_png_write (SpScene *scene, const SpExportOptions *options, SpLayoutProgress progress, gpointer progress_data,
                      GCancellable *cancellable, GError **error);

G_END_DECLS
