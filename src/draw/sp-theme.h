/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene.h"

G_BEGIN_DECLS

typedef enum
{
  SP_THEME_LIGHT,
  SP_THEME_DARK,
  SP_THEME_PRINT,
  SP_THEME_HIGH_CONTRAST,
} SpThemeKind;

/* All colours, line widths and font sizes of the pictures. */
typedef struct
{
  SpThemeKind kind;
  SpInk ground;               /* the paper */
  SpInk text;
  SpInk faint_text;
  SpInk rule;                 /* thin lines of a table */
  SpInk empty;                /* the ground of an empty cell: the paper */
  SpInk steps[5];             /* strongly oppose .. strongly support */
  SpInk step_text[5];         /* contrast of 4.5 at least on steps[i] */
  SpInk undecided;            /* grounds of the states without a value */
  SpInk no_comment;
  SpInk state_text;
  SpInk node;                 /* an actor without a colour */
  SpInk node_border;
  SpInk link_positive;
  SpInk link_neutral;
  SpInk link_negative;
  SpInk blocs[8];
  const char *family;         /* "sans" */
  double title_size;          /* points */
  double heading_size;
  double text_size;
  double small_size;
} SpTheme;

const SpTheme *sp_theme_get (SpThemeKind kind);

/* The ground and the text of a value between -2 and 2, interpolated. */
SpInk  sp_theme_get_step_ink      (const SpTheme *theme, double value);
SpInk  sp_theme_get_step_text_ink (const SpTheme *theme, double value);
double sp_ink_get_contrast        (SpInk a, SpInk b);     /* WCAG 2, 1 .. 21 */

G_END_DECLS
