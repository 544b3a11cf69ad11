/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene-private.h"

G_BEGIN_DECLS

struct _SpSceneBuilder
{
  SpScene *scene;
  GHashTable *short_texts;    /* those in the arena */
  GArray *stamp;              /* SpItem, of the stamp that is being made; else NULL */
  const SpId *last_id2s;
  guint n_last_id2s;
  GArray *verbs;              /* of the path that is being made */
  GArray *points;
  guint depth;                /* of open groups */
  const SpPathVerb *last_verbs;
  guint n_last_verbs;
  const double *last_dashes;
  guint n_last_dashes;
  char *font;                 /* given last, and */
  const char *placed_font;    /* what is stored for it */
  double least_scale;         /* at which what is added is shown */
  double end_scale;
  double scale;               /* what is added is scaled, then moved */
  double x;
  double y;
};

/* In the scene, or in the stamp that is being made. */
SpItem *sp_scene_builder_append_item    (SpSceneBuilder *self, SpItemKind kind);
/* Notes that targets are added: stored ones, or those of a row of cells. */
void    sp_scene_builder_append_targets (SpSceneBuilder *self, const SpCellsItem *cells, guint n);
double  sp_scene_builder_place_x        (SpSceneBuilder *self, double x);
double  sp_scene_builder_place_y        (SpSceneBuilder *self, double y);

G_END_DECLS
