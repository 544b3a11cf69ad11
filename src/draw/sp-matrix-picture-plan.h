/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-frame.h"
#include "sp-picture.h"
#include "sp-theme.h"

G_BEGIN_DECLS

/* The rows under the table, for each issue. */
typedef enum
{
  SP_MATRIX_FOOT_ACTORS,      /* how many oppose and support */
  SP_MATRIX_FOOT_AGREEMENT,
  SP_MATRIX_FOOT_LANDING,
} SpMatrixFoot;

#define SP_MATRIX_N_FEET (SP_MATRIX_FOOT_LANDING + 1)

typedef struct
{
  guint actor;                /* index in the snapshot */
  guint depth;                /* steps of indentation under whom it speaks for */
  gboolean silent;            /* no statement on any issue */
  double height;
} SpMatrixRow;

/* What goes where in a position matrix, before it is drawn: in points, at scale 1. */
typedef struct
{
  SpSnapshot *snapshot;
  SpPositions *positions;
  const SpPictureOptions *options;
  const SpTheme *theme;
  char *name_font;
  char *heading_font;
  char *small_font;

  guint n_rows;
  SpMatrixRow *rows;
  guint n_columns;
  guint *issues;              /* indexes in the snapshot */

  gboolean compact;           /* many rows: one line each */
  gboolean turned;            /* many columns: headings run upwards */
  gboolean has_ends;          /* the labels of the scales' ends stand in the headings */
  gboolean shares_ends;       /* all issues have the same ones: they are told once, elsewhere */
  gboolean has_feet;
  double name_width;          /* of the column of row headings */
  double column_width;
  double title_height;        /* of the issues' names */
  double ends_height;         /* of the labels below them */
  double foot_heights[SP_MATRIX_N_FEET];
  double most_on_a_side;      /* actors to one side of neutral, on any issue */

  double scale;
  GArray *row_breaks;         /* guint: the first row of each page, and the end */
  GArray *column_breaks;
} SpMatrixPlan;

/* FRAME tells the page. The snapshot has one actor and one issue at least. */
SpMatrixPlan *sp_matrix_plan_new  (SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options,
                                   SpFrame *frame);
void          sp_matrix_plan_free (SpMatrixPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMatrixPlan, sp_matrix_plan_free)

double sp_matrix_plan_get_heading_height (const SpMatrixPlan *self);
double sp_matrix_plan_get_feet_height    (const SpMatrixPlan *self);
double sp_matrix_plan_get_two_lines_width (const SpMatrixPlan *self);   /* of a turned heading */
double sp_matrix_plan_get_indent         (const SpMatrixPlan *self, const SpMatrixRow *row);

/* Which rows and columns go on which page, and at what scale: once the frame knows its legend and its sources. */
void   sp_matrix_plan_break_pages        (SpMatrixPlan *self, SpFrame *frame);

/* For the plan itself. */
void   sp_matrix_plan_measure_names      (SpMatrixPlan *self);
void   sp_matrix_plan_measure_columns    (SpMatrixPlan *self, double room);
void   sp_matrix_plan_measure_rows       (SpMatrixPlan *self);
void   sp_matrix_plan_measure_feet       (SpMatrixPlan *self);

#define SP_MATRIX_PADDING 3.0
#define SP_MATRIX_ENDS_GAP 2.0

/* The height of a line as a share of its font's size: every common font fits in. */
#define SP_MATRIX_LINE_OF_SIZE 1.4

G_END_DECLS
