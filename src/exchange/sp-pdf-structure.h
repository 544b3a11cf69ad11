/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pdf-file.h"
#include "sp-scene.h"

G_BEGIN_DECLS

/*
 * SpPdfStructure: what a PDF says to those who do not see it. Each group of a scene is an element, in the order in which
 * they begin, with words for a figure and for a cell, and whether a heading stands over a column or before a row. What is
 * painted is marked with the element that it belongs to.
 */
typedef struct _SpPdfStructure SpPdfStructure;

SpPdfStructure *sp_pdf_structure_new         (SpPdfFile *file);
void            sp_pdf_structure_free        (SpPdfStructure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPdfStructure, sp_pdf_structure_free)

/* A page, by the number of its object; the end gives the key that the page is found by. */
void            sp_pdf_structure_begin_page  (SpPdfStructure *self, guint page);
guint           sp_pdf_structure_end_page    (SpPdfStructure *self, SpPdfBytes *content);

void            sp_pdf_structure_begin_group (SpPdfStructure *self, const SpGroupItem *group);
void            sp_pdf_structure_end_group   (SpPdfStructure *self);

/* A row of cells that nobody could be told one by one: they are read as they stand, as one that reaches over N columns. */
void            sp_pdf_structure_begin_cells (SpPdfStructure *self, guint n);
void            sp_pdf_structure_end_cells   (SpPdfStructure *self);

/* Whether what is painted is part of a figure, which is then told where that stands: in units of the page, upwards. */
gboolean        sp_pdf_structure_is_in_figure (SpPdfStructure *self);
void            sp_pdf_structure_add_area     (SpPdfStructure *self, SpRect area);

/* Before anything is painted: it belongs to the group that was begun last and has not ended. */
void            sp_pdf_structure_mark        (SpPdfStructure *self, SpPdfBytes *content);
/* Nothing that is painted from here on belongs to it, until there is another mark. */
void            sp_pdf_structure_end_mark    (SpPdfStructure *self, SpPdfBytes *content);
/* What is painted next reads so. */
void            sp_pdf_structure_add_words   (SpPdfStructure *self, const char *words);

/* Round a text that leads somewhere. The end takes the number of the annotation's object and gives the key that the
 * annotation is found by, or -1 where nobody is to read it. */
void            sp_pdf_structure_begin_link  (SpPdfStructure *self);
gint64          sp_pdf_structure_end_link    (SpPdfStructure *self, guint annotation);

/* Writes the whole. Returns the number of the object that the document names. */
guint           sp_pdf_structure_end         (SpPdfStructure *self);

G_END_DECLS
