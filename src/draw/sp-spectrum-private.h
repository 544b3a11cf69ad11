/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-chart-list.h"
#include "sp-landing.h"

G_BEGIN_DECLS

/* What the parts of the issue spectrum share. */

typedef struct
{
  guint actor;                /* index in the snapshot */
  const SpPosition *position;
  double x;
  double radius;
  SpRect shape;               /* about its centre */
  double label_width;
  double label_height;
  guint row;                  /* under the scale, from 0 */
} SpSpectrumItem;

typedef struct
{
  SpChart chart;
  guint issue_index;
  const SpIssue *issue;
  SpLanding landing;
  gboolean has_landing;       /* of two actors at least */
  double start;               /* x of strongest opposition */
  double end;                 /* x of strongest support */
  double heading_height;      /* the issue's name and question */
  double marks_height;        /* the lines of mean, median and reference point */
  double ends_height;         /* the labels of the scale's ends */
  gboolean is_crowded;        /* actors and names are smaller */
  const char *label_font;
  double label_size;
  GArray *items;              /* of SpSpectrumItem, in the order in which they were placed */
  GArray *row_heights;        /* double */
  SpChartList *list;          /* who has no place on the scale */
  guint n_lines;              /* of it */
} SpSpectrum;

static inline SpSpectrumItem *
sp_spectrum_get_item (const SpSpectrum *self, guint index)
{
  return &g_array_index (self->items, SpSpectrumItem, index);
}

/* sp-spectrum-picture.c */
double sp_spectrum_find_x        (const SpSpectrum *self, double value);

/* sp-spectrum-scale.c: what stands above the actors */
void   sp_spectrum_measure_scale (SpSpectrum *self);
double sp_spectrum_get_scale_height (const SpSpectrum *self);
void   sp_spectrum_draw_scale    (const SpSpectrum *self, double bottom);

/* sp-spectrum-words.c */
char  *sp_spectrum_describe      (const SpSpectrum *self);
void   sp_spectrum_fill_frame    (SpSpectrum *self, SpFrame *frame);

G_END_DECLS
