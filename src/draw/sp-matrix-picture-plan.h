/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-blocs.h"
#include "sp-frame.h"
#include "sp-landing.h"
#include "sp-ordering.h"
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

/* How many actors stand where on an issue, of those who count. */
typedef struct
{
  double steps[SP_N_STEPS];   /* strongly opposed first */
  double n;
  double n_opposed;           /* by the sign of the value */
  double n_neutral;
  double n_supporting;
} SpMatrixTally;

typedef struct
{
  guint actor;                /* index in the snapshot */
  guint depth;                /* steps of indentation under whom it speaks for */
  gboolean silent;            /* no statement on any issue */
  guint n_speakers;           /* who speak for it, directly or through others, and have no row of their own */
  double height;
  guint n_statements;
  double distance;            /* from the centre, in steps; NAN for unknown */
} SpMatrixRow;

/* Neighbouring rows (or columns) that belong together. */
typedef struct
{
  guint first;
  guint end;
  guint number;               /* of the bloc or the kind; SP_BLOC_NONE for what is in none */
  SpGrouping grouping;
  char *label;                /* "Bloc 1" */
  char *key;                  /* what stands where the label has no room: "1", or "" */
} SpMatrixGroup;

/* How rows (or columns) were clustered, and where each leaf stands. */
typedef struct
{
  SpSimilarityTree *tree;
  guint *places;              /* by leaf: the row or column */
} SpMatrixTree;

/* The columns beside the table, for each actor. */
typedef enum
{
  SP_MATRIX_SIDE_ACTIVITY,
  SP_MATRIX_SIDE_DISTANCE,
} SpMatrixSide;

#define SP_MATRIX_N_SIDES (SP_MATRIX_SIDE_DISTANCE + 1)

/* What goes where in a position matrix, before it is drawn: in points, at scale 1. Reference-counted: scenes ask it for the
 * names of their cells. */
typedef struct
{
  gatomicrefcount references;
  SpSnapshot *snapshot;
  SpPositions *positions;
  SpPictureOptions *options;  /* a copy */
  const SpTheme *theme;
  char *name_font;
  char *heading_font;
  char *small_font;

  guint n_rows;
  SpMatrixRow *rows;
  guint n_columns;
  guint *issues;              /* indexes in the snapshot */
  SpMatrixTally *tallies;     /* by issue in the snapshot */
  SpLanding *landings;        /* likewise */
  GError *no_blocs;           /* nullable: why there are none where there should be */
  GError *no_column_groups;   /* likewise of the issues */
  SpBlocs *blocs;             /* nullable: of the actors, where they make the groups */
  GArray *row_groups;         /* of SpMatrixGroup, in order */
  GArray *column_groups;
  SpMatrixTree *row_tree;     /* nullable */
  SpMatrixTree *column_tree;

  gboolean compact;           /* many rows: one line each */
  gboolean turned;            /* many columns: headings run upwards */
  gboolean has_ends;          /* the labels of the scales' ends stand in the headings */
  gboolean shares_ends;       /* all issues have the same ones: they are told once, elsewhere */
  gboolean has_feet;
  gboolean has_sides;
  double lead_width;          /* of tree and bars before the row headings */
  double top_height;          /* of tree and bars above the column headings */
  double side_width;          /* of all columns beside the table */
  double name_width;          /* of the column of row headings */
  double wanted_name_width;   /* in which none is cut */
  double column_width;
  double title_height;        /* of the issues' names */
  double ends_height;         /* of the labels below them */
  double foot_heights[SP_MATRIX_N_FEET];
  double most_statements;     /* of a row, 1 at least */
  double greatest_distance;   /* one step at least */
  double most_on_a_side;      /* actors to one side of neutral, on any issue */

  double scale;
  GArray *row_breaks;         /* guint: the first row of each page, and the end */
  GArray *column_breaks;
} SpMatrixPlan;

/* The snapshot has one actor and one issue at least. */
SpMatrixPlan *sp_matrix_plan_new  (SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options);
/* FRAME tells the page. */
void          sp_matrix_plan_fit  (SpMatrixPlan *self, SpFrame *frame);
SpMatrixPlan *sp_matrix_plan_ref   (SpMatrixPlan *self);
void          sp_matrix_plan_unref (SpMatrixPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMatrixPlan, sp_matrix_plan_unref)

double sp_matrix_plan_get_heading_height (const SpMatrixPlan *self);    /* with tree and bars */
double sp_matrix_plan_get_bar_width      (const SpMatrixPlan *self, gboolean of_rows);    /* 0 without bars */
const SpMatrixGroup *sp_matrix_plan_find_row_group (const SpMatrixPlan *self, guint row);  /* NULL for none */
double sp_matrix_plan_get_row_y          (const SpMatrixPlan *self, guint row);           /* from the first row on */
guint  sp_matrix_plan_get_n_pages        (const SpMatrixPlan *self);
double sp_matrix_plan_get_feet_height    (const SpMatrixPlan *self);
double sp_matrix_plan_get_two_lines_width (const SpMatrixPlan *self);   /* of a turned heading */
double sp_matrix_plan_get_indent         (const SpMatrixPlan *self, const SpMatrixRow *row);

/* Which rows and columns go on which page, and at what scale: once the frame knows its legend and its sources. */
void   sp_matrix_plan_break_pages        (SpMatrixPlan *self, SpFrame *frame);

/* For the plan itself. */
void   sp_matrix_plan_count_sides        (SpMatrixPlan *self);   /* whether there are feet, and how long their bars get */
void   sp_matrix_plan_measure_names      (SpMatrixPlan *self);
void   sp_matrix_plan_measure_columns    (SpMatrixPlan *self, double room);
void   sp_matrix_plan_measure_rows       (SpMatrixPlan *self);
void   sp_matrix_plan_measure_feet       (SpMatrixPlan *self);
void   sp_matrix_plan_measure_margins    (SpMatrixPlan *self);   /* bars, trees and what stands beside the table */

/* Two actors at least: one alone is neither in agreement nor in dispute. */
#define SP_MATRIX_LEAST_MEASURED 2.0

#define SP_MATRIX_PADDING 3.0
#define SP_MATRIX_ENDS_GAP 2.0
#define SP_MATRIX_SIDE_GAP 6.0
#define SP_MATRIX_BAR 13.0
#define SP_MATRIX_BAR_GAP 3.0
#define SP_MATRIX_ROW_TREE 40.0
#define SP_MATRIX_COLUMN_TREE 30.0
#define SP_MATRIX_TREE_GAP 3.0

/* The height of a line as a share of its font's size: every common font fits in. */
#define SP_MATRIX_LINE_OF_SIZE 1.4

G_END_DECLS
