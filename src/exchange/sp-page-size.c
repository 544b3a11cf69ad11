/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sp-export.h"

#define POINTS_A_MILLIMETRE (72.0 / 25.4)
#define LEAST_MILLIMETRES 20.0
#define MOST_MILLIMETRES 5000.0

typedef struct
{
  const char *name;
  double width;
  double height;
} NamedSize;

/* Pictures are wide: the named sizes lie on their side, unless a picture may turn them. */
static const NamedSize named_sizes[] = {
  { "fit", 0.0, 0.0 },
  { "A4", 297.0, 210.0 },
  { "A3", 420.0, 297.0 },
  { "Letter", 279.4, 215.9 },
};

static gboolean
parse_millimetres (const char *text,
                   double     *width,
                   double     *height)
{
  char *end;

  *width = g_ascii_strtod (text, &end);
  if (end == text || (*end != 'x' && *end != 'X'))
    return FALSE;
  text = end + 1;
  *height = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && *width >= LEAST_MILLIMETRES && *width <= MOST_MILLIMETRES
         && *height >= LEAST_MILLIMETRES && *height <= MOST_MILLIMETRES;
}

/**
 * sp_page_size_parse:
 * @text: "A4", "A3" or "Letter", which are landscape; "fit"; or WxH in millimetres, as in "210x297"
 * @width: (out): in points; 0 for "fit"
 * @height: (out): in points; 0 for "fit"
 * @error: return location for %SP_EXPORT_ERROR_FORMAT
 *
 * Returns: whether @text names a size
 */
gboolean
sp_page_size_parse (const char *text,
                    double     *width,
                    double     *height,
                    GError    **error)
{
  g_return_val_if_fail (text != NULL && width != NULL && height != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (named_sizes); i++)
    if (g_ascii_strcasecmp (text, named_sizes[i].name) == 0)
      {
        *width = named_sizes[i].width * POINTS_A_MILLIMETRE;
        *height = named_sizes[i].height * POINTS_A_MILLIMETRE;
        return TRUE;
      }
  if (!parse_millimetres (text, width, height))
    {
      g_set_error (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FORMAT,
                   _("“%s” is no page size: use A4, A3, Letter, fit, or width x height in millimetres from %.0f to %.0f, "
                     "as in 210x297."), text, LEAST_MILLIMETRES, MOST_MILLIMETRES);
      return FALSE;
    }
  *width *= POINTS_A_MILLIMETRE;
  *height *= POINTS_A_MILLIMETRE;
  return TRUE;
}

/**
 * sp_page_size_is_named:
 * @text: a page size
 *
 * Tells whether a size is one of paper, which can be turned; what was given as width and height is meant as it is.
 *
 * Returns: whether @text is "A4", "A3" or "Letter"
 */
gboolean
sp_page_size_is_named (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (named_sizes); i++)
    if (g_ascii_strcasecmp (text, named_sizes[i].name) == 0)
      return named_sizes[i].width > 0.0;
  return FALSE;
}
