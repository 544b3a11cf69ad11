/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-arena.h"
#include "sp-scene.h"

G_BEGIN_DECLS

/* Items and targets stand in chunks: growing never copies them, and a pointer to one stays good. */
#define SP_SCENE_CHUNK_BITS 9
#define SP_SCENE_CHUNK_SIZE (1u << SP_SCENE_CHUNK_BITS)
#define SP_SCENE_CHUNK_MASK (SP_SCENE_CHUNK_SIZE - 1)

/* Texts of this many bytes at most are stored once a scene: equal ones have equal pointers. */
#define SP_SCENE_SHORT_TEXT 24

typedef struct _SpHitIndex SpHitIndex;

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
  GPtrArray *targets;         /* chunks of SpTarget */
  SpHitIndex *hit_index;      /* made when it is first asked */
  GHashTable *target_index;   /* made when it is first asked: SpTarget -> the same */
};

SpHitIndex     *sp_hit_index_new  (SpScene *scene);
void            sp_hit_index_free (SpHitIndex *self);
const SpTarget *sp_hit_index_find (SpHitIndex *self, SpScene *scene, double x, double y, double tolerance);

G_END_DECLS
