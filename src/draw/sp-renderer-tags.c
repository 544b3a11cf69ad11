/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-renderer-tags.h"

#include <string.h>

/* Opens a link of a PDF; cairo wants quotes and backslashes escaped. */
void
sp_renderer_begin_link (cairo_t    *cr,
                        const char *address)
{
  g_auto (GStrv) parts = g_strsplit_set (address, "\\'", -1);
  g_autoptr (GString) escaped = g_string_new ("uri='");
  const char *from = address;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_string_append (escaped, parts[i]);
      from += strlen (parts[i]);
      if (*from != '\0')
        g_string_append_printf (escaped, "\\%c", *from++);
    }
  g_string_append_c (escaped, '\'');
  cairo_tag_begin (cr, CAIRO_TAG_LINK, escaped->str);
}

/* The structure element of a PDF that a role is, or NULL for none. */
const char *
sp_renderer_get_tag (SpRole role)
{
  switch (role)
    {
    case SP_ROLE_TABLE:
      return "Table";
    case SP_ROLE_ROW:
      return "TR";
    case SP_ROLE_COLUMN_HEADING:
    case SP_ROLE_ROW_HEADING:
      return "TH";
    case SP_ROLE_CELL:
      return "TD";
    case SP_ROLE_FIGURE:
      return "Figure";
    case SP_ROLE_CAPTION:
      return "P";
    case SP_ROLE_LEGEND:
      return "Note";
    case SP_ROLE_NONE:
    default:
      return NULL;
    }
}
