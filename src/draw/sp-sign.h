/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-position.h"
#include "sp-scene-builder.h"
#include "sp-theme.h"

G_BEGIN_DECLS

/* The signs of both pictures and of their legends: what a cell, a node and a line look like is said here alone. */

typedef enum
{
  SP_LINE_STATED,             /* a link; its sign and strength decide the rest */
  SP_LINE_AGREEMENT,          /* derived */
  SP_LINE_CONFLICT,           /* derived */
  SP_LINE_SPEAKS_FOR,
} SpLineKind;

#define SP_N_LINE_KINDS (SP_LINE_SPEAKS_FOR + 1)

/* The glyph of a cell: "++" "+" "0" "−" "−−", with "*" behind it where conditional, "≈" before it where ambiguous;
 * "?" undecided, "…" no comment, "" nothing found. Static. */
const char *sp_sign_get_glyph     (const SpPosition *position);
/* The translated word for it: "strongly supports", "conditional: supports", "nothing found". Static. */
const char *sp_sign_get_label     (const SpPosition *position);
/* The step -2 .. 2 whose glyph and word a value has; one with a sign is never 0. */
int         sp_sign_get_step      (const SpPosition *position);

/* A cell with its ground, hatch, glyph and marks. Below some points of size the glyph, then the marks are left out. */
void sp_sign_add_cell             (SpSceneBuilder *builder, const SpTheme *theme, SpRect box, const SpPosition *position);
void sp_sign_add_piece            (SpSceneBuilder *builder, const SpTheme *theme, SpRect box, const SpPosition *position);
void sp_sign_add_contradiction    (SpSceneBuilder *builder, const SpTheme *theme, SpRect box);
void sp_sign_add_shift            (SpSceneBuilder *builder, const SpTheme *theme, SpRect box, int shift);

/* The outline of a node as a path of the builder, for the caller to add with a style: the same area for every kind. */
void sp_sign_trace_node           (SpSceneBuilder *builder, SpActorKind kind, double cx, double cy, double radius);

/* How a node is filled and rimmed by a position. Returns the ink of what is written on it. */
SpInk sp_sign_style_node          (SpPathItem *style, const SpTheme *theme, const SpPosition *position, double radius);

/* Stroke, width and dashes of a line; its dashes are static. */
void sp_sign_init_line            (SpPathItem *style, const SpTheme *theme, SpLineKind kind, SpSign sign, int strength);
/* The head of an arrow whose point is at x, y, flying in the direction of ANGLE. Open for "speaks for", else filled. */
void sp_sign_add_arrow            (SpSceneBuilder *builder, SpLineKind kind, const SpPathItem *line,
                                   double x, double y, double angle);
/* A disc with the sign of a line, + or −, about a point. */
#define SP_SIGN_DISC 9.0
void sp_sign_add_disc             (SpSceneBuilder *builder, const SpTheme *theme, SpSign sign, double x, double y);
double sp_sign_get_arrow_length   (const SpPathItem *line);

G_END_DECLS
