/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-renderer-tags.h"

#include <hb.h>
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

static void
keep_spaces_of_run (PangoGlyphItem *run,
                    const char     *text)
{
  PangoGlyphString *glyphs = run->glyphs;
  hb_codepoint_t space;

  for (int i = 0; i < glyphs->num_glyphs; i++)
    if (glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY && text[run->item->offset + glyphs->log_clusters[i]] == ' '
        && hb_font_get_nominal_glyph (pango_font_get_hb_font (run->item->analysis.font), ' ', &space))
      glyphs->glyphs[i].glyph = space;
}

/* Where a line is broken Pango takes the space away, and with it the words run together for who searches the PDF or has
 * it read out. Nothing moves: the space has no width. */
void
sp_renderer_keep_spaces (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);

  if (pango_layout_get_line_count (layout) < 2)
    return;
  for (GSList *l = pango_layout_get_lines (layout); l != NULL; l = l->next)
    for (GSList *run = ((PangoLayoutLine *) l->data)->runs; run != NULL; run = run->next)
      keep_spaces_of_run (run->data, text);
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
    case SP_ROLE_TITLE:
      return "H1";
    case SP_ROLE_HEADING:
      return "H2";
    case SP_ROLE_CAPTION:
      return "P";
    case SP_ROLE_LEGEND:
    case SP_ROLE_SOURCES:
      return "Sect";
    case SP_ROLE_LIST:
      return "L";
    case SP_ROLE_LIST_ITEM:
      return "LI";
    case SP_ROLE_LIST_LABEL:
      return "Lbl";
    case SP_ROLE_LIST_BODY:
      return "LBody";
    case SP_ROLE_ARTIFACT:
      return "Artifact";
    case SP_ROLE_NONE:
    default:
      return NULL;
    }
}
