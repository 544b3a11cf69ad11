/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pdf-file.h"

G_BEGIN_DECLS

/* Writes what the colours of the pages are meant as, which is sRGB, with a profile. Returns the number of the object that the
 * document names as its intent. */
guint sp_pdf_colours_write (SpPdfFile *file);

G_END_DECLS
