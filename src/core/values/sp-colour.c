/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-values.h"

#include <string.h>

/**
 * sp_colour_parse:
 * @text: (nullable): "#1a5fb4" in either case, or "" or `NULL` for none
 * @colour: (out): where the colour goes; left alone when @text is no colour
 *
 * Returns: whether @text is a hash and six hexadecimal digits, or empty
 */
gboolean
sp_colour_parse (const char *text,
                 SpColour   *colour)
{
  SpColour sum = 0;

  if (text == NULL || *text == '\0')
    {
      *colour = SP_COLOUR_NONE;
      return TRUE;
    }
  if (*text != '#' || strlen (text) != 7)
    return FALSE;

  for (const char *digit = text + 1; *digit != '\0'; digit++)
    {
      int value = g_ascii_xdigit_value (*digit);

      if (value < 0)
        return FALSE;
      sum = sum * 16 + value;
    }
  *colour = sum;
  return TRUE;
}

/**
 * sp_colour_to_hex:
 * @colour: a colour or %SP_COLOUR_NONE
 *
 * Returns: (transfer full): a hash and six small hexadecimal digits, or "" for none
 */
char *
sp_colour_to_hex (SpColour colour)
{
  return colour == SP_COLOUR_NONE ? g_strdup ("") : g_strdup_printf ("#%06x", (guint) colour & 0xffffff);
}
