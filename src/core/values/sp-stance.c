/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-values.h"

#include <glib/gi18n-lib.h>

#define N_STEPS 5
#define POINTS_PER_STEP 25.0

static const char * const step_labels[N_STEPS] = {
  N_ ("strongly oppose"), N_ ("oppose"), N_ ("neutral"), N_ ("support"), N_ ("strongly support"),
};

static const char * const step_glyphs[N_STEPS] = { "\u2212\u2212", "\u2212", "0", "+", "++" };

/**
 * sp_stance_to_scale:
 * @stance: a stance
 *
 * Puts both kinds of stance on one scale: a step is itself, a point p from 0 to 100 is p / 25 - 2.
 *
 * Returns: -2 (strongly oppose) to 2 (strongly support); `NAN` for no stance, which is not neutrality
 */
double
sp_stance_to_scale (SpStance stance)
{
  switch (stance.kind)
    {
    case SP_STANCE_KIND_STEP:
      return stance.value;
    case SP_STANCE_KIND_POINT:
      return stance.value / POINTS_PER_STEP - 2.0;
    case SP_STANCE_KIND_NONE:
    default:
      return NAN;
    }
}

/**
 * sp_stance_is_valid:
 * @stance: a stance
 *
 * Returns: whether a step is one of -2, -1, 0, 1, 2 and a point lies within 0 to 100; no stance is valid
 */
gboolean
sp_stance_is_valid (SpStance stance)
{
  switch (stance.kind)
    {
    case SP_STANCE_KIND_NONE:
      return TRUE;
    case SP_STANCE_KIND_STEP:
      return stance.value >= -2.0 && stance.value <= 2.0 && floor (stance.value) == stance.value;
    case SP_STANCE_KIND_POINT:
      return stance.value >= 0.0 && stance.value <= 100.0;
    default:
      return FALSE;
    }
}

/**
 * sp_step_to_label:
 * @step: -2 .. 2
 *
 * Returns: (transfer none): the translated words for a step; "" for any other number
 */
const char *
sp_step_to_label (int step)
{
  return step >= -2 && step <= 2 ? _ (step_labels[step + 2]) : "";
}

/**
 * sp_step_to_glyph:
 * @step: -2 .. 2
 *
 * Returns: (transfer none): one or two characters that tell the step without colour; "" for any other number
 */
const char *
sp_step_to_glyph (int step)
{
  return step >= -2 && step <= 2 ? step_glyphs[step + 2] : "";
}
