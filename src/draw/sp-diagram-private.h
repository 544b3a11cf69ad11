/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-frame.h"
#include "sp-picture.h"

G_BEGIN_DECLS

/* What the parts of the relationship diagram share. Points are those of the body: 0, 0 is its left top corner. */

typedef struct
{
  const SpActor *actor;
  const SpPosition *position; /* on the issue that colours the nodes, or NULL */
  double radius;
  gboolean has_influence;
  const char *label_font;
  SpRect box;                 /* all of the node with its label */
  double cx;                  /* centre of the shape */
  double cy;
  SpRect shape;               /* around the shape */
  SpRect label;
} SpDiagramNode;

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

typedef struct
{
  SpSnapshot *snapshot;
  SpPositions *positions;
  const SpPictureOptions *options;
  const SpTheme *theme;
  char *label_font;
  char *word_font;
  guint n_nodes;
  SpDiagramNode *nodes;       /* in the snapshot's order of actors */
  GArray *lines;              /* of SpDiagramLine, derived ones first */
  gboolean some_influence;    /* whether any actor's is known */
  guint n_words_left_out;
  double width;
  double height;
} SpDiagram;

/* sp-diagram-node.c */
void sp_diagram_measure_nodes (SpDiagram *self);
void sp_diagram_set_node_place (SpDiagram *self, guint node, double x, double y, gboolean label_above);
void sp_diagram_draw_nodes    (SpDiagram *self, SpSceneBuilder *builder);

/* sp-diagram-lines.c */
void sp_diagram_collect_lines (SpDiagram *self);

/* sp-diagram-places.c */
gboolean sp_diagram_place_nodes (SpDiagram *self, SpLayoutProgress progress, gpointer progress_data, GError **error);

/* sp-diagram-route.c */
void sp_diagram_route_lines   (SpDiagram *self);
void sp_diagram_line_get_point (const SpDiagramLine *line, double t, double *x, double *y);

/* sp-diagram-marks.c */
void sp_diagram_place_marks   (SpDiagram *self);

/* sp-diagram-strokes.c */
void sp_diagram_draw_lines    (SpDiagram *self, SpSceneBuilder *builder);
void sp_diagram_draw_marks    (SpDiagram *self, SpSceneBuilder *builder);

/* sp-diagram-words.c */
char *sp_diagram_name_node    (SpDiagram *self, const SpDiagramNode *node);
char *sp_diagram_name_line    (SpDiagram *self, const SpDiagramLine *line);
char *sp_diagram_describe     (SpDiagram *self);
void  sp_diagram_fill_frame   (SpDiagram *self, SpFrame *frame);
void  sp_diagram_note_left_out (SpDiagram *self, SpFrame *frame);

/* The size of the disc that tells a line's sign, and its distance to the word. */
#define SP_DIAGRAM_DISC 9.0
#define SP_DIAGRAM_DISC_GAP 2.5

static inline SpDiagramLine *
sp_diagram_get_line (SpDiagram *self, guint index)
{
  return &g_array_index (self->lines, SpDiagramLine, index);
}

G_END_DECLS
