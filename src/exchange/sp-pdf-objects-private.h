/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pdf-objects.h"

G_BEGIN_DECLS

/* What the table of a file says of an object's number. */
enum
{
  SP_PDF_ENTRY_FREE,
  SP_PDF_ENTRY_OFFSET,
  SP_PDF_ENTRY_PACKED,
};

void sp_pdf_object_clear (SpPdfObject *object);

#define SP_PDF_STREAM_BEGIN ">>\nstream\n"

G_END_DECLS
