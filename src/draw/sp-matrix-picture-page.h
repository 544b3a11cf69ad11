/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-matrix-picture-plan.h"

G_BEGIN_DECLS

/* A page that is being drawn. Everything is placed as if it ran from left to right, and mirrored where it does not. */
typedef struct
{
  const SpMatrixPlan *plan;
  SpSceneBuilder *builder;
  guint first_row;
  guint end_row;
  guint first_column;
  guint end_column;
  gboolean has_feet;
  gboolean has_sides;
  gboolean has_cell_groups;   /* not on a page of so many cells that nobody could read them out */
  double width;
  double height;
} SpMatrixPage;

/* The page of a block of rows and a block of columns; the builder is set later. */
void sp_matrix_page_init (SpMatrixPage *self, const SpMatrixPlan *plan, guint row_block, guint column_block);

/* Draws all of it; FALSE when PROGRESS said so. */
gboolean sp_matrix_page_draw (SpMatrixPage *self, SpLayoutProgress progress, gpointer progress_data);

/* What the parts of a page draw with. */
double sp_matrix_page_get_column_x (const SpMatrixPage *self, guint column);
SpRect sp_matrix_page_mirror       (const SpMatrixPage *self, SpRect rect);
void   sp_matrix_page_add_text     (const SpMatrixPage *self, const char *text, const char *font, SpInk ink, SpRect box,
                                    SpAlign vertical);      /* wrapped, at the leading side */
void   sp_matrix_page_add_centred  (const SpMatrixPage *self, const char *text, const char *font, SpInk ink, SpRect box);
void   sp_matrix_page_add_turned   (const SpMatrixPage *self, const char *text, const char *font, SpInk ink, SpRect box,
                                    SpAlign align);         /* one line that runs upwards; the box is that on the page */
void   sp_matrix_page_add_line     (const SpMatrixPage *self, double x1, double y1, double x2, double y2, SpInk ink,
                                    double width);
void   sp_matrix_page_add_box      (const SpMatrixPage *self, SpRect box, SpInk ink);

/* The parts. */
void sp_matrix_page_draw_headings (const SpMatrixPage *self);
void sp_matrix_page_draw_row_heading (const SpMatrixPage *self, guint row, double y);
void sp_matrix_page_draw_feet     (const SpMatrixPage *self, double y);
void sp_matrix_page_draw_row_bar    (const SpMatrixPage *self, guint row, double y);
void sp_matrix_page_draw_column_bar (const SpMatrixPage *self, guint column);
void sp_matrix_page_draw_trees      (const SpMatrixPage *self);
void sp_matrix_page_draw_side_headings (const SpMatrixPage *self);
void sp_matrix_page_draw_sides      (const SpMatrixPage *self, guint row, double y);
void sp_matrix_page_draw_empty_sides (const SpMatrixPage *self);

#define SP_MATRIX_CELL_GAP 1.5
#define SP_MATRIX_HAIRLINE 0.4
#define SP_MATRIX_RULE 0.8

G_END_DECLS
