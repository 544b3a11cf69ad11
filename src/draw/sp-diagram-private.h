/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-blocs.h"
#include "sp-diagram-grid.h"
#include "sp-diagram-shape.h"
#include "sp-frame.h"
#include "sp-layout-run.h"
#include "sp-picture.h"

G_BEGIN_DECLS

/* What the parts of the relationship diagram share. Points are those of the body: 0, 0 is its left top corner. */

typedef struct
{
  const SpActor *actor;
  const SpPosition *position; /* on the issue that colours the nodes, or NULL */
  const SpPosition *place;    /* on the issue along which nodes stand, or NULL */
  guint bloc;                 /* or SP_BLOC_NONE */
  double radius;
  gboolean has_influence;
  const char *label_font;
  SpDiagramShape outline;
  SpRect around;              /* around the outline; the centre is at 0, 0 */
  SpRect box;                 /* all of the node with its label */
  double aside;               /* where the shape is over a wider label: from -1, at its left end, to 1 */
  double cx;                  /* centre of the shape */
  double cy;
  SpRect shape;               /* around the shape */
  SpRect label;
  double name_width;          /* of its name in one line */
  double name_height;
} SpDiagramNode;

/* A name that stands larger where the picture is seen smaller. */
typedef struct
{
  guint node;
  SpRect box;
  SpAlign align;
  gboolean is_large;          /* one of the first */
} SpDiagramName;

/* The names that are seen at some scales. */
typedef struct
{
  double least;               /* pixels to a point from which on they are seen */
  double end;                 /* and those from which on they are not; 0: always */
  double size;                /* of the text, in points */
  GArray *names;              /* of SpDiagramName, the most important first */
} SpDiagramLevel;

typedef struct
{
  guint from;                 /* numbers of nodes */
  guint to;
  SpLineKind kind;
  SpSign sign;
  int strength;
  gboolean directed;
  const SpLink *link;         /* NULL for what no link states */
  double x[4];                /* the visible part as a curve, from rim to rim */
  double y[4];
  gboolean is_visible;
  gboolean is_straight;
  double away;                /* above 0 if parallel lines are to its left, below 0 if to its right */
  SpRect mark;                /* the sign and the word on it; no width: none */
  gboolean has_word;
  gboolean disc_at_right;
} SpDiagramLine;

/* An area round the nodes of a bloc. */
typedef struct
{
  guint bloc;
  GPtrArray *rings;           /* of GArray of double: x, y of the points of an outline */
  GArray *labels;             /* of SpRect: where its name stands */
} SpDiagramHull;

/* The axes along which nodes stand. */
typedef struct
{
  const SpIssue *issue;
  SpRect area;                /* from one end of the scale to the other, and from influence 100 to 0 */
  SpRect frame;               /* around all nodes of which stance and influence are known */
  SpRect no_stance;           /* where the others stand; no width: there are none */
  SpRect no_influence;        /* no height: there are none */
  gboolean has_influence;     /* whether the height says something */
  gboolean is_some_beside;    /* a node does not stand at its values, for want of room */
  gboolean is_some_leaning;   /* or at the height of whom it speaks for */
  guint n_lines_of_steps;     /* that the words at the axis take */
  guint n_lines_of_part;      /* and those over the part without a stance */
  double text_scale;          /* of the words at the axes: larger in a picture that will be drawn smaller */
  guint n_without_stance;
  guint n_without_influence;
} SpDiagramPlot;

typedef struct
{
  SpSnapshot *snapshot;
  SpPositions *positions;
  const SpPictureOptions *options;
  const SpTheme *theme;
  GError *no_blocs;           /* nullable: why there are none where there should be */
  SpBlocs *blocs;             /* nullable: where nodes are coloured by them, or have hulls */
  GArray *hulls;              /* of SpDiagramHull */
  SpDiagramPlot plot;         /* without an issue: nodes stand where the layout has them */
  char *label_font;
  char *word_font;
  guint n_nodes;
  SpDiagramNode *nodes;       /* in the snapshot's order of actors */
  GArray *lines;              /* of SpDiagramLine, derived ones first */
  GArray *levels;             /* of SpDiagramLevel */
  double least_scale;         /* from which on names stand under their nodes, and marks on lines; 0: always, INFINITY: never */
  double glyph_size;          /* at most, of what stands in a node */
  gboolean some_influence;    /* whether any actor's is known */
  gboolean tells_signs;       /* lines differ in their sign, and so have it on them */
  guint n_words_left_out;
  guint n_derived_left_out;
  guint n_names_left_out;     /* on a page; from near all are there */
  double width;
  double height;
  SpLayoutRun run;            /* threads; what they make of it is the same for any number of them */
} SpDiagram;

/* sp-diagram-node.c */
void sp_diagram_measure_nodes (SpDiagram *self);
void sp_diagram_set_node_place (SpDiagram *self, guint node, double x, double y, gboolean label_above);
void sp_diagram_draw_nodes    (SpDiagram *self, SpSceneBuilder *builder);

/* sp-diagram-lines.c */
void sp_diagram_collect_lines (SpDiagram *self);
gboolean sp_diagram_line_has_disc (const SpDiagram *self, const SpDiagramLine *line);

/* sp-diagram-derived.c */
void sp_diagram_add_derived_lines (SpDiagram *self);

/* sp-diagram-places.c */
gboolean sp_diagram_place_nodes (SpDiagram *self, SpLayoutProgress progress, gpointer progress_data, GError **error);
void sp_diagram_choose_sides  (SpDiagram *self);
void sp_diagram_get_room      (SpDiagram *self, double *width, double *height);

/* sp-diagram-position.c */
gboolean sp_diagram_place_on_axes (SpDiagram *self, SpLayoutProgress progress, gpointer progress_data);

/* sp-diagram-axes.c */
void sp_diagram_measure_axes  (SpDiagram *self, double *before, double *below, double *above);
double sp_diagram_get_axes_line (const SpDiagram *self);
double sp_diagram_get_plot_bottom (const SpDiagram *self);
void sp_diagram_draw_axes     (SpDiagram *self, SpSceneBuilder *builder);

/* sp-diagram-hulls.c */
void sp_diagram_make_hulls    (SpDiagram *self);
void sp_diagram_draw_hulls    (SpDiagram *self, SpSceneBuilder *builder);
void sp_diagram_draw_hull_names (SpDiagram *self, SpSceneBuilder *builder);
char *sp_diagram_name_bloc    (guint bloc);
void sp_diagram_clear_hull    (gpointer hull);

/* sp-diagram-outline.c */
GPtrArray *sp_diagram_find_outline (const SpDiagram *self, const SpDiagramGrid *boxes, guint bloc);

/* sp-diagram-contour.c */
GPtrArray *sp_diagram_trace_contour (const double *field, guint n_columns, guint n_rows, double left, double top, double cell);

/* sp-diagram-route.c */
void sp_diagram_route_lines   (SpDiagram *self);

/* sp-diagram-rim.c */
gboolean sp_diagram_find_visible_part (const double x[4], const double y[4], const SpDiagramNode *from,
                                       const SpDiagramNode *to, double *begin, double *end);

/* sp-diagram-marks.c */
void sp_diagram_place_marks   (SpDiagram *self);

/* sp-diagram-names.c */
void sp_diagram_make_levels   (SpDiagram *self, double page_scale);
void sp_diagram_draw_names    (SpDiagram *self, SpSceneBuilder *builder);
void sp_diagram_clear_level   (gpointer level);

/* sp-diagram-strokes.c */
void sp_diagram_draw_lines    (SpDiagram *self, SpSceneBuilder *builder);
void sp_diagram_draw_marks    (SpDiagram *self, SpSceneBuilder *builder);

/* sp-diagram-words.c */
char *sp_diagram_name_node    (SpDiagram *self, const SpDiagramNode *node);
char *sp_diagram_name_line    (SpDiagram *self, const SpDiagramLine *line);
char *sp_diagram_describe     (SpDiagram *self);
void  sp_diagram_fill_frame   (SpDiagram *self, SpFrame *frame);
void  sp_diagram_note_left_out (SpDiagram *self, SpFrame *frame);

/* From one end of the scale to the other, where nodes stand along axes. */
#define SP_DIAGRAM_LEAST_PLOT_WIDTH 300.0

/* Around a node with its label. */
#define SP_DIAGRAM_NODE_PAD 2.0

/* How far a hull lies outside its nodes, and the room for its label. */
#define SP_DIAGRAM_HULL_REACH 9.0
#define SP_DIAGRAM_HULL_LABEL 11.0

/* The distance of the disc that tells a line's sign to the word. */
#define SP_DIAGRAM_DISC_GAP 2.5

static inline gboolean
sp_diagram_do_overlap (SpRect a, SpRect b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/* How far a point lies outside of a rectangle. */
static inline double
sp_diagram_get_distance (SpRect rect, double x, double y)
{
  double dx = MAX (MAX (rect.x - x, x - rect.x - rect.width), 0.0);
  double dy = MAX (MAX (rect.y - y, y - rect.y - rect.height), 0.0);

  return hypot (dx, dy);
}

/* A point of a cubic curve. */
static inline void
sp_diagram_get_point (const double x[4], const double y[4], double t, double *to_x, double *to_y)
{
  double s = 1.0 - t;
  double a = s * s * s, b = 3.0 * s * s * t, c = 3.0 * s * t * t, d = t * t * t;

  *to_x = a * x[0] + b * x[1] + c * x[2] + d * x[3];
  *to_y = a * y[0] + b * y[1] + c * y[2] + d * y[3];
}

/* A point of the visible part of a line that has its way: T is 0 at its beginning and 1 at its end. */
static inline void
sp_diagram_line_get_point (const SpDiagramLine *line, double t, double *x, double *y)
{
  sp_diagram_get_point (line->x, line->y, t, x, y);
}

static inline SpDiagramLine *
sp_diagram_get_line (SpDiagram *self, guint index)
{
  return &g_array_index (self->lines, SpDiagramLine, index);
}

G_END_DECLS
