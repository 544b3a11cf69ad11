/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-sign.h"

G_BEGIN_DECLS

/*
 * SpLegend: what the signs of a picture mean. A picture notes each sign as it draws it, as often as it likes; the
 * legend lists each once, in an order of its own, and sets itself in columns. Not for two threads at once.
 */
typedef struct _SpLegend SpLegend;

SpLegend *sp_legend_new  (const SpTheme *theme, gboolean right_to_left);
void      sp_legend_free (SpLegend *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLegend, sp_legend_free)

void     sp_legend_note_position   (SpLegend *self, const SpPosition *position);   /* its state and its marks */
void     sp_legend_note_actor_kind (SpLegend *self, SpActorKind kind);
void     sp_legend_note_line       (SpLegend *self, SpLineKind kind, SpSign sign, gboolean directed);
void     sp_legend_leave_out_discs  (SpLegend *self);        /* the picture is too small for signs on its lines */
void     sp_legend_add_mark        (SpLegend *self, SpInk ink, const char *mark, const char *label);   /* a bloc with its number */
void     sp_legend_add_remark      (SpLegend *self, const char *text);   /* "Size of a node: influence" */
gboolean sp_legend_is_empty        (SpLegend *self);

/* The height in points that it takes in a width, and the drawing of it. */
double   sp_legend_measure         (SpLegend *self, double width);
void     sp_legend_draw            (SpLegend *self, SpSceneBuilder *builder, double x, double y, double width);

G_END_DECLS
