/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-chart-list.h"

G_BEGIN_DECLS

/* What the parts of the influence x interest grid share. */

typedef struct
{
  guint actor;                /* index in the snapshot */
  const SpPosition *position; /* on the chosen issue, or NULL */
  double influence;
  double interest;
  double x;                   /* where it belongs */
  double y;
  double node_x;              /* where it stands */
  double node_y;
  SpRect shape;               /* about its centre */
  SpRect label;
  gboolean is_label_away;     /* a line leads to it */
  gboolean is_named;          /* its label is its name, else its number in the key, or nothing in a swarm */
  guint number;
} SpGridItem;

/* How many there are decides how they are told apart. */
typedef enum
{
  SP_GRID_NAMES,              /* every name stands beside its actor */
  SP_GRID_KEY,                /* the foremost names do, the others have numbers and stand in a list */
  SP_GRID_SWARM,              /* the foremost names do, the others are small and have none */
} SpGridForm;

typedef struct
{
  SpChart chart;
  guint issue;                /* index, or G_MAXUINT for all */
  SpInterest interest;        /* salience or activity */
  double most_interest;       /* at the end of the axis */
  SpGridForm form;
  double radius;
  double number_width;        /* of the label of one with a number */
  double top;                 /* of what stands above the plot */
  SpRect plot;                /* the frame, within which names of the quadrants have a strip above and below */
  GArray *items;              /* of SpGridItem, in the order in which they were placed */
  guint n_moved;
  SpChartList *list;          /* of whom influence or interest is not known */
  guint n_lines;              /* of it */
} SpGrid;

static inline SpGridItem *
sp_grid_get_item (const SpGrid *self, guint index)
{
  return &g_array_index (self->items, SpGridItem, index);
}

/* The room within the frame that the scales do not reach. */
#define SP_GRID_STRIP 17.0
#define SP_GRID_PAD 14.0

typedef enum
{
  SP_QUADRANT_SATISFY,        /* much influence, little interest */
  SP_QUADRANT_MANAGE,         /* much of both */
  SP_QUADRANT_MONITOR,        /* little of both */
  SP_QUADRANT_INFORM,         /* little influence, much interest */
} SpQuadrant;

#define SP_N_QUADRANTS (SP_QUADRANT_INFORM + 1)

/* sp-grid-values.c: what is known of whom */
void        sp_grid_collect      (SpGrid *self);
void        sp_grid_list         (SpGrid *self);      /* who has a number, and who no place */
SpQuadrant  sp_grid_find_quadrant (const SpGrid *self, const SpGridItem *item);

/* sp-grid-places.c */
double      sp_grid_find_x       (const SpGrid *self, double interest);
double      sp_grid_find_y       (const SpGrid *self, double influence);
gboolean    sp_grid_has_leaders  (const SpGrid *self);
gboolean    sp_grid_place        (SpGrid *self, SpLayoutProgress progress, gpointer progress_data);

/* sp-grid-words.c */
const char *sp_grid_get_quadrant_words (SpQuadrant quadrant);
char       *sp_grid_name_item    (const SpGrid *self, const SpGridItem *item);
char       *sp_grid_describe     (const SpGrid *self);
void        sp_grid_fill_frame   (SpGrid *self, SpFrame *frame);

G_END_DECLS
