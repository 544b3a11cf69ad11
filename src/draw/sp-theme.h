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
/* Of bloc NUMBER, from 0: beyond the eighth they come again, so that none stands without its number. */
SpInk  sp_theme_get_bloc_ink      (const SpTheme *theme, guint number);
double sp_ink_get_contrast        (SpInk a, SpInk b);     /* WCAG 2, 1 .. 21 */

/* Every text has this contrast to its ground at least. */
#define SP_THEME_LEAST_CONTRAST 4.5

/* The theme's text ink, or black or white where that would not be readable on GROUND. */
SpInk  sp_theme_get_text_ink_on   (const SpTheme *theme, SpInk ground);
/* "sans bold 9": free with g_free. */
char  *sp_theme_dup_font          (const SpTheme *theme, double size, gboolean bold);
/* A stored colour as an ink; FALLBACK for SP_COLOUR_NONE. */
SpInk  sp_ink_from_colour         (SpColour colour, SpInk fallback);

G_END_DECLS
