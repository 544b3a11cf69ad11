/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-export-writers.h"
#include "sp-pdf-file.h"

G_BEGIN_DECLS

/* SpPdfMetadata: what a PDF says of itself as a whole, to readers of today in XMP and to older ones in a dictionary. */
typedef struct
{
  const char *title;
  const char *description;
  const SpExportInformation *information;
} SpPdfMetadata;

/* Each gives the number of its object. */
guint sp_pdf_metadata_write             (const SpPdfMetadata *self, SpPdfFile *file);
guint sp_pdf_metadata_write_information (const SpPdfMetadata *self, SpPdfFile *file);

G_END_DECLS
