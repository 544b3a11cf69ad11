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
  gboolean has_disc;          /* the sign stands on the line */
  SpInk ink;
  const char *mark;           /* on the ink, or NULL */
} SpSwatch;

#define SP_LEGEND_SWATCH_WIDTH 24.0     /* points, as all that follows */
#define SP_LEGEND_SWATCH_HEIGHT 13.0
#define SP_LEGEND_LABEL_GAP 6.0
#define SP_LEGEND_COLUMN_GAP 18.0
#define SP_LEGEND_ROW_GAP 4.0

typedef struct
{
  guint first;                /* of the swatches */
  guint end;
  double width;
} SpLegendColumn;

typedef struct
{
  GArray *columns;            /* SpLegendColumn */
  guint n_rows;
  double row_height;
} SpLegendColumns;

/* Sets swatches (of SpSwatch) in columns for a width, in as few rows as it has room for. */
void sp_legend_columns_init  (SpLegendColumns *self, GArray *swatches, const char *font, double width);
void sp_legend_columns_clear (SpLegendColumns *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpLegendColumns, sp_legend_columns_clear)

const char *sp_swatch_get_line_label (SpLineKind kind, SpSign sign, gboolean directed);
void sp_swatch_draw (const SpSwatch *self, SpSceneBuilder *builder, const SpTheme *theme, SpRect box, gboolean right_to_left);

G_END_DECLS
