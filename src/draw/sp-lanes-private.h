/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-chart-list.h"

G_BEGIN_DECLS

/* What the parts of the timeline share: lanes of actors on one issue, or of issues, with marks for statements. */

typedef struct
{
  guint statement;            /* index in the snapshot; of several that say the same, the first */
  SpPosition position;        /* what it says, with the marks of contradiction and shift that it has a part in */
  gboolean is_of_speaker;     /* said by one who speaks for the lane's actor */
  guint n;                    /* statements that it stands for */
  double x;                   /* its middle */
  double from;                /* the days that its date may mean */
  double to;
  guint row;                  /* in its lane, from 0 */
} SpLaneMark;

typedef struct
{
  guint actor;                /* indexes in the snapshot; G_MAXUINT in a lane of an issue */
  guint issue;
  GArray *marks;              /* of SpLaneMark, the oldest first */
  guint n_rows;
  double height;
} SpLane;

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

#define SP_LANES_MARK 14.0    /* the side of a mark, in points; one with an arrow is wider, so that its sign stays free */
#define SP_LANES_SHARE_OF_ARROW 0.6
#define SP_LANES_MARK_GAP 3.5
#define SP_LANES_PAD 4.0

/* sp-lanes-collect.c: who said what */
void   sp_lanes_collect        (SpLanes *self);
void   sp_lanes_clear          (SpLanes *self);

/* sp-lanes-places.c: where the marks stand */
double sp_lanes_find_x         (const SpLanes *self, double day);
double sp_lanes_get_width      (const SpLaneMark *mark);
double sp_lanes_measure_count  (const SpLanes *self, const SpLaneMark *mark);
void   sp_lanes_place          (SpLanes *self);

/* sp-lanes-axis.c */
void   sp_lanes_draw_axis      (const SpLanes *self, double bottom);

/* sp-lanes-words.c */
char  *sp_lanes_name_mark      (const SpLanes *self, const SpLane *lane, const SpLaneMark *mark);
char  *sp_lanes_dup_count      (const SpLaneMark *mark);
char  *sp_lanes_describe       (const SpLanes *self);
void   sp_lanes_fill_frame     (SpLanes *self, SpFrame *frame);

G_END_DECLS
