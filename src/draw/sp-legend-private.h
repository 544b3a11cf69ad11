/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-legend.h"

G_BEGIN_DECLS

typedef enum
{
  SP_SWATCH_CELL,
  SP_SWATCH_CONTRADICTION,
  SP_SWATCH_SHIFT,
  SP_SWATCH_NODE,
  SP_SWATCH_LINE,
  SP_SWATCH_INK,
} SpSwatchKind;

typedef struct
{
  SpSwatchKind kind;
  const char *label;
  SpPosition position;        /* cell and shift */
  SpActorKind actor_kind;     /* node */
  SpLineKind line;
  SpSign sign;
  gboolean directed;
  SpInk ink;
  const char *mark;           /* on the ink, or NULL */
} SpSwatch;

void sp_swatch_draw (const SpSwatch *self, SpSceneBuilder *builder, const SpTheme *theme, SpRect box, gboolean right_to_left);

G_END_DECLS
