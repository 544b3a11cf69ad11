/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pdf-bytes.h"

G_BEGIN_DECLS

/*
 * SpPdfFile: the objects of a PDF, in the packed form of PDF 1.5: all that is no stream goes into compressed streams of
 * objects, and a last stream tells the place of each. What is given to it is packed in other threads meanwhile, and the
 * same objects give the same bytes.
 */
typedef struct _SpPdfFile SpPdfFile;

SpPdfFile *sp_pdf_file_new        (void);
void       sp_pdf_file_free       (SpPdfFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPdfFile, sp_pdf_file_free)

/* The number of an object that is to be added; each is added once. */
guint      sp_pdf_file_reserve    (SpPdfFile *self);
void       sp_pdf_file_add        (SpPdfFile *self, guint number, const SpPdfBytes *object);

/* Takes what CONTENT holds, and leaves it empty. DICTIONARY is without its brackets and what tells of the packing. */
void       sp_pdf_file_add_stream (SpPdfFile *self, guint number, const char *dictionary, SpPdfBytes *content);

/* Likewise, but it is not packed. */
void       sp_pdf_file_add_plain_stream (SpPdfFile *self, guint number, const char *dictionary, SpPdfBytes *content);

/* Ends the file, and gives it an identity that follows from what it holds. Numbers that were reserved and not added are noted
 * as free. */
GBytes    *sp_pdf_file_end        (SpPdfFile *self, guint root, guint information);

G_END_DECLS
