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
} SpGridItem;

typedef struct
{
  SpChart chart;
  guint issue;                /* index, or G_MAXUINT for all */
  SpInterest interest;        /* salience or activity */
  double most_interest;       /* at the end of the axis */
  double radius;
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

/* sp-grid-values.c: what is known of whom */
void        sp_grid_collect      (SpGrid *self);
SpQuadrant  sp_grid_find_quadrant (const SpGrid *self, const SpGridItem *item);

/* sp-grid-places.c */
double      sp_grid_find_x       (const SpGrid *self, double interest);
double      sp_grid_find_y       (const SpGrid *self, double influence);
gboolean    sp_grid_place        (SpGrid *self, SpLayoutProgress progress, gpointer progress_data);

/* sp-grid-words.c */
const char *sp_grid_get_quadrant_words (SpQuadrant quadrant);
char       *sp_grid_name_item    (const SpGrid *self, const SpGridItem *item);
char       *sp_grid_describe     (const SpGrid *self);
void        sp_grid_fill_frame   (SpGrid *self, SpFrame *frame);

G_END_DECLS
