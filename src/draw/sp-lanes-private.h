/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-chart-list.h"

G_BEGIN_DECLS

/* What the parts of the timeline share: lanes of actors on one issue, or of issues, with marks for statements. */

typedef struct
{
  guint statement;            /* index in the snapshot; of several that say the same, the first, */
  guint last;                 /* and the last */
  SpPosition position;        /* what it says, with the marks of contradiction and shift that it has a part in */
  gboolean is_of_speaker;     /* said by one who speaks for the lane's actor */
  guint n;                    /* statements that it stands for */
  double x;                   /* its middle */
  double from;                /* the days that its date may mean */
  double to;
  guint row;                  /* in its lane, from 0 */
  gboolean is_name_before;    /* where names stand beside marks: for want of room after it */
  gint32 period;              /* of a piece of a bar: its first day, G_MININT32 without a date, */
  double y;                   /* where it begins, above or below the line of its lane, */
  double size;                /* and its height */
} SpLaneMark;

typedef struct
{
  guint actor;                /* indexes in the snapshot; G_MAXUINT in a lane of an issue */
  guint issue;
  GArray *marks;              /* of SpLaneMark, the oldest first */
  guint n_rows;
  double height;
  double unit;                /* with bars: the height of a statement */
} SpLane;

/* Round dates: days, months or years, and how many of them. */
typedef enum
{
  SP_LANES_DAYS,
  SP_LANES_MONTHS,
  SP_LANES_YEARS,
} SpLanesUnit;

typedef struct
{
  SpLanesUnit unit;
  int n;
} SpLanesStep;

typedef struct
{
  SpChart chart;
  guint issue;                /* index, or G_MAXUINT: then each issue is a lane */
  GArray *lanes;              /* of SpLane */
  guint n_statements;
  guint n_undated;            /* most of them in one lane */
  gboolean has_wide;          /* some date is a month or a year */
  gboolean has_speakers;
  gboolean has_groups;
  gboolean has_names;         /* in lanes of issues, beside each mark: who said it */
  gboolean is_dense;          /* lanes of issues have bars instead of marks: */
  SpLanesStep step;           /* the period of a bar */
  gboolean has_own_scales;    /* a statement is not as high in one lane as in another */
  double mark_size;           /* the side of a mark, in points; one with an arrow is wider, so that its sign stays free */
  double mark_gap;
  double pad;                 /* above the marks of a lane and below */
  gint32 first_day;           /* of the time axis, Julian day numbers; no axis where the last is before the first */
  gint32 last_day;
  double heading_height;      /* the issue's name */
  double axis_height;         /* the labels of the axis */
  double undated_x;           /* where the column of those without a date begins, and */
  guint n_undated_columns;    /* how many of them stand side by side; 0 for no such column */
  double axis_x;              /* where the first day begins, and where the last one ends */
  double axis_end;
  double position_x;          /* where the column of positions begins */
  SpChartList *list;          /* who has said nothing on the issue */
  guint n_lines;              /* of it */
} SpLanes;

static inline SpLane *
sp_lanes_get (const SpLanes *self, guint index)
{
  return &g_array_index (self->lanes, SpLane, index);
}

static inline SpLaneMark *
sp_lane_get_mark (const SpLane *lane, guint index)
{
  return &g_array_index (lane->marks, SpLaneMark, index);
}

#define SP_LANES_SHARE_OF_ARROW 0.6
#define SP_LANES_BESIDE_GAP 3.0

/* sp-lanes-collect.c: who said what */
void   sp_lanes_collect        (SpLanes *self);
void   sp_lanes_clear          (SpLanes *self);

/* sp-lanes-places.c: where the marks stand */
double sp_lanes_find_x         (const SpLanes *self, double day);
double sp_lanes_get_width      (const SpLanes *self, const SpLaneMark *mark);
double sp_lanes_measure_beside (const SpLanes *self, const SpLaneMark *mark);
void   sp_lanes_place          (SpLanes *self);

/* sp-lanes-bars.c: instead of marks, where they are too many */
void   sp_lanes_place_bars     (SpLanes *self);
double sp_lanes_measure_bars   (const SpLane *lane, double *line);
void   sp_lanes_draw_bars      (const SpLanes *self, const SpLane *lane, double top);

/* sp-lanes-axis.c */
SpLanesStep sp_lanes_choose_period (const SpLanes *self, double least_width);
gint32 sp_lanes_find_start     (SpLanesStep step, gint32 day);       /* of the period with a day */
gint32 sp_lanes_find_end       (SpLanesStep step, gint32 day);       /* where the next one begins */
void   sp_lanes_draw_axis      (const SpLanes *self, double bottom);

/* sp-lanes-words.c */
char  *sp_lanes_name_mark      (const SpLanes *self, const SpLane *lane, const SpLaneMark *mark);
char  *sp_lanes_dup_beside     (const SpLanes *self, const SpLaneMark *mark);
char  *sp_lanes_describe       (const SpLanes *self);
void   sp_lanes_fill_frame     (SpLanes *self, SpFrame *frame);

G_END_DECLS
