/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "sp-values.h"

G_BEGIN_DECLS

/*
 * SpScene: an immutable, reference-counted list of what stands where, in points, painted first to last. One cairo
 * renderer and one SVG writer take it as it is; hit testing and accessibility read its targets. Safe in any thread.
 */
typedef struct _SpScene SpScene;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} SpRect;

typedef enum
{
  SP_ITEM_PATH,               /* fill and/or stroke of a path */
  SP_ITEM_TEXT,               /* a run of text laid out by Pango in a box */
  SP_ITEM_GROUP_BEGIN,        /* a named group: structure for SVG, tagged PDF and accessibility */
  SP_ITEM_GROUP_END,
  SP_ITEM_CELLS,              /* a row of cells, of which many look alike */
} SpItemKind;

typedef enum
{
  SP_PATTERN_SOLID,
  SP_PATTERN_HATCH,           /* diagonal lines of the colour on `ground` */
} SpPattern;

/* sRGB from 0 to 1. Single precision: a scene of a large matrix holds some millions of them. */
typedef struct
{
  float red, green, blue, alpha;
} SpInk;

typedef enum { SP_PATH_MOVE, SP_PATH_LINE, SP_PATH_CURVE, SP_PATH_CLOSE } SpPathVerb;

typedef struct
{
  guint n_verbs;
  const SpPathVerb *verbs;
  const double *points;       /* x, y pairs: 1 for move and line, 3 for curve, 0 for close */
  gboolean has_fill;
  SpInk fill;
  SpPattern pattern;
  SpInk ground;               /* under a hatch */
  gboolean has_stroke;
  SpInk stroke;
  double line_width;
  const double *dashes;       /* on, off, ... in points */
  guint n_dashes;
} SpPathItem;

typedef enum { SP_ALIGN_START, SP_ALIGN_MIDDLE, SP_ALIGN_END } SpAlign;   /* start and end follow the text's direction */

typedef struct
{
  const char *text;           /* plain UTF-8, never markup */
  const char *font;           /* a Pango font description, size in points: "sans 9" */
  SpInk ink;
  SpRect box;                 /* ellipsized or wrapped into it */
  SpAlign align;
  SpAlign vertical;
  gboolean wrap;              /* else one line with an ellipsis at the end */
  double angle;               /* radians, about the centre of the box */
  SpInk halo;                 /* alpha 0: none; else an outline in this ink behind the text */
  const char *address;        /* a link target for PDF and SVG, or NULL: in a scene, one that is safe to follow */
} SpTextItem;

typedef enum
{
  SP_ROLE_NONE,
  SP_ROLE_TABLE,
  SP_ROLE_ROW,
  SP_ROLE_COLUMN_HEADING,
  SP_ROLE_ROW_HEADING,
  SP_ROLE_CELL,
  SP_ROLE_FIGURE,
  SP_ROLE_TITLE,
  SP_ROLE_HEADING,            /* of a part, as "Sources" */
  SP_ROLE_CAPTION,            /* any other line of words */
  SP_ROLE_LEGEND,             /* a part with lists and lines */
  SP_ROLE_SOURCES,            /* likewise */
  SP_ROLE_LIST,
  SP_ROLE_LIST_ITEM,
  SP_ROLE_LIST_LABEL,         /* the number or sign of an item, */
  SP_ROLE_LIST_BODY,          /* and what it says */
  SP_ROLE_ARTIFACT,           /* rules, page numbers: nothing to be read out */
} SpRole;

typedef struct
{
  SpRole role;
  const char *name;           /* alternative text, translated; or "" */
} SpGroupItem;

/* How cells look: paths and texts, no groups, as they stand where the upper left corner of the cell is at 0, 0. They are
 * only moved from there. A hatch still hangs together over the whole picture: its lines follow from where the cell stands.
 * A scene has some dozens of stamps, each stored once, so that what a writer makes of one can be kept by its pointer. */
typedef struct _SpStamp SpStamp;

/* Cells side by side, all of one size: some hundred thousand of them take a pointer each. Cell i has its upper left corner at
 * x + i * step, y. Where `role` is SP_ROLE_CELL, each is a group of that role around the items of its stamp, an empty one
 * too, and its name is made when it is asked for, by sp_scene_dup_cell_name(). Each is a target as well. SpSceneWalk takes
 * them apart for those who want ordinary items. */
typedef struct
{
  guint n_cells;
  const SpStamp * const *stamps;  /* by cell; NULL for an empty one */
  double x;                   /* of the first cell */
  double y;
  double step;                /* to the next one; below 0 where the picture runs from right to left */
  double width;               /* of a cell, without what is free between it and the next */
  double height;
  SpRole role;                /* SP_ROLE_CELL, or SP_ROLE_NONE where the cells are no groups */
  SpId id1;                   /* of the targets: the actor */
  const SpId *id2s;           /* by cell: the issue */
  guint row;
  guint first_column;
} SpCellsItem;

/* Like the names on a map, an item may be there only where the picture is looked at from near, or from far. */
typedef struct
{
  SpItemKind kind;
  float least_scale;          /* pixels to a point, as who looks at it counts them, from which on it is shown */
  float end_scale;            /* and those from which on it is not shown any more; 0: always */
  union
  {
    SpPathItem path;
    SpTextItem text;
    SpGroupItem group;
    SpCellsItem cells;
  };
} SpItem;

/* A file is looked at in its own size, from nearer than that, or on paper. */
#define SP_SCENE_SCALE_OF_FILES 1.0

static inline gboolean
sp_item_is_shown (const SpItem *item, double scale)
{
  return scale >= item->least_scale && (item->end_scale <= 0.0f || scale < item->end_scale);
}

struct _SpStamp
{
  guint n_items;
  const SpItem *items;
};

/* A thing in the picture that can be pointed at, focused and read out. */
typedef enum
{
  SP_TARGET_ACTOR,            /* a row heading or a node: id1 = actor */
  SP_TARGET_ISSUE,            /* a column heading: id1 = issue */
  SP_TARGET_CELL,             /* id1 = actor, id2 = issue */
  SP_TARGET_LINK,             /* id1 = link */
  SP_TARGET_AGREEMENT,        /* a derived line: id1, id2 = actors */
  SP_TARGET_SOURCE,           /* an entry of the source list: id1 = source */
  SP_TARGET_STATEMENT,        /* a mark of a timeline: id1 = statement; id2 = the last statement where the mark stands for
                               * all on its issue that say the same from that date to this one, else none */
} SpTargetKind;

typedef struct
{
  SpTargetKind kind;
  SpId id1;
  SpId id2;
  SpRect bounds;
  const double *outline;      /* for lines: points of a polyline to measure the pointer's distance from; else NULL */
  guint n_outline;            /* number of points */
  guint row;                  /* of a cell or heading, from 0 */
  guint column;
  const char *name;           /* NULL in a row of cells: sp_scene_dup_target_name() makes it */
} SpTarget;

#define SP_TYPE_SCENE (sp_scene_get_type ())
GType           sp_scene_get_type      (void) G_GNUC_CONST;
SpScene        *sp_scene_ref           (SpScene *self);
void            sp_scene_unref         (SpScene *self);
double          sp_scene_get_width     (SpScene *self);
double          sp_scene_get_height    (SpScene *self);
const char     *sp_scene_get_title     (SpScene *self);
const char     *sp_scene_get_description (SpScene *self);   /* the whole picture in words */
SpInk           sp_scene_get_ground    (SpScene *self);
guint           sp_scene_get_n_items   (SpScene *self);
const SpItem   *sp_scene_get_item      (SpScene *self, guint index);
guint           sp_scene_get_n_targets (SpScene *self);
const SpTarget *sp_scene_get_target    (SpScene *self, guint index);
/* The first target from an index on that is not in a row of cells; their number where there is none. For those who go through
 * headings alone. */
guint           sp_scene_skip_cells    (SpScene *self, guint index);
/* "Volodymyr Zelensky, Territorial concessions: strongly opposes, 1 statement" */
char           *sp_scene_dup_target_name (SpScene *self, const SpTarget *target);
char           *sp_scene_dup_cell_name (SpScene *self, const SpCellsItem *cells, guint cell);
void            sp_scene_prepare       (SpScene *self);
const SpTarget *sp_scene_find_target   (SpScene *self, SpTargetKind kind, SpId id1, SpId id2);
/* What is under the pointer, the topmost first, lines within TOLERANCE points; or NULL. */
const SpTarget *sp_scene_hit           (SpScene *self, double x, double y, double tolerance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpScene, sp_scene_unref)

G_END_DECLS
