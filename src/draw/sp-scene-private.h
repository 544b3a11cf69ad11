/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-arena.h"
#include "sp-scene-builder.h"
#include "sp-scene.h"

G_BEGIN_DECLS

/* Items and targets stand in chunks: growing never copies them, and a pointer to one stays good. */
#define SP_SCENE_CHUNK_BITS 9
#define SP_SCENE_CHUNK_SIZE (1u << SP_SCENE_CHUNK_BITS)
#define SP_SCENE_CHUNK_MASK (SP_SCENE_CHUNK_SIZE - 1)

/* Texts of this many bytes at most are stored once a scene: equal ones have equal pointers. */
#define SP_SCENE_SHORT_TEXT 24

typedef struct _SpHitIndex SpHitIndex;
typedef struct _SpTargetIndex SpTargetIndex;

/* Targets that follow one another: stored ones, or those of a row of cells, which are made when the first of them is asked
 * for. */
typedef struct
{
  guint first;                /* of all targets */
  guint end;
  guint first_stored;         /* of those that are stored */
  const SpCellsItem *cells;   /* NULL for stored ones */
  SpTarget *made;             /* set once, by whichever thread */
} SpTargetRun;

struct _SpScene
{
  gatomicrefcount references;
  SpArena arena;              /* what items and targets point to */
  const char *title;
  const char *description;
  SpInk ground;
  double width;
  double height;
  guint n_items;
  GPtrArray *items;           /* chunks of SpItem */
  guint n_targets;
  guint n_stored_targets;
  GPtrArray *targets;         /* chunks of SpTarget */
  GArray *runs;               /* SpTargetRun */
  SpHitIndex *hit_index;      /* made when it is first asked */
  SpTargetIndex *target_index;    /* likewise */
  SpCellWords cell_words;     /* nullable */
  gpointer cell_words_data;
  GDestroyNotify free_cell_words_data;
};

const SpTarget *sp_scene_get_stored_target (SpScene *self, guint index);
SpTargetRun    *sp_scene_find_run          (SpScene *self, guint target);
const SpTarget *sp_scene_get_target_of_run (SpScene *self, SpTargetRun *run, guint target);
SpRect          sp_cells_get_cell          (const SpCellsItem *cells, guint cell);
SpRect          sp_cells_get_bounds        (const SpCellsItem *cells);
/* The cells that touch what is between two places across: from FIRST on, before END. */
void            sp_cells_find_between      (const SpCellsItem *cells, double left, double right, guint *first, guint *end);

SpTargetIndex  *sp_target_index_new  (SpScene *scene);
void            sp_target_index_free (SpTargetIndex *self);
const SpTarget *sp_target_index_find (SpTargetIndex *self, SpScene *scene, SpTargetKind kind, SpId id1, SpId id2);

SpHitIndex     *sp_hit_index_new  (SpScene *scene);
void            sp_hit_index_free (SpHitIndex *self);
const SpTarget *sp_hit_index_find (SpHitIndex *self, SpScene *scene, double x, double y, double tolerance);

G_END_DECLS
