/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-reader.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "sp-name-matches.h"
#include "sp-row-words.h"
#include "sp-theme.h"

/* A marked passage. */
typedef struct
{
  SpTable table;
  SpId id;
  SpPassage passage;
} Mark;

/**
 * SpReader:
 *
 * The text of a source, not to be edited. Passages of statements are marked in the colour of their stance,
 * those of links and of known errors by their underline; the words behind a mark stand in its tooltip.
 */
struct _SpReader
{
  GtkTextView parent_instance;

  SpSnapshot *snapshot;
  SpId source;
  GArray *marks;
  GtkCssProvider *style;
};

G_DEFINE_FINAL_TYPE (SpReader, sp_reader, GTK_TYPE_TEXT_VIEW)

enum
{
  PASSAGE_ACTIVATED,
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
read_ink (SpInk    ink,
          double   alpha,
          GdkRGBA *rgba)
{
  *rgba = (GdkRGBA) { (float) ink.red, (float) ink.green, (float) ink.blue, (float) alpha };
}

static void
mark_passage (SpReader       *self,
              const Mark     *mark,
              const SpInk    *ink,
              PangoUnderline  underline)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, "underline", underline, NULL);
  GtkTextIter start;
  GtkTextIter end;

  if (ink)
    {
      GdkRGBA ground;
      GdkRGBA line;

      read_ink (*ink, 0.25, &ground);
      read_ink (*ink, 1, &line);
      g_object_set (tag, "background-rgba", &ground, "underline-rgba", &line, NULL);
    }
  gtk_text_buffer_get_iter_at_offset (buffer, &start, mark->passage.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, mark->passage.end);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

static void
add_mark (SpReader       *self,
          SpTable         table,
          SpId            id,
          SpPassage       passage,
          const SpInk    *ink,
          PangoUnderline  underline)
{
  Mark mark = { table, id, passage };

  if (passage.start < 0)
    return;
  g_array_append_val (self->marks, mark);
  mark_passage (self, &mark, ink, underline);
}

static const SpTheme *
get_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    return sp_theme_get (SP_THEME_HIGH_CONTRAST);
  return sp_theme_get (adw_style_manager_get_dark (manager) ? SP_THEME_DARK : SP_THEME_LIGHT);
}

static void
mark_statements (SpReader      *self,
                 const SpTheme *theme)
{
  for (guint i = 0; i < sp_snapshot_get_n_statements (self->snapshot); i++)
    {
      const SpStatement *statement = sp_snapshot_get_statement (self->snapshot, i);
      double value = sp_stance_to_scale (statement->stance);
      SpInk ink = isnan (value) ? theme->faint_text : sp_theme_get_step_ink (theme, value);
      PangoUnderline underline = statement->qualifier == SP_QUALIFIER_FIRM ? PANGO_UNDERLINE_SINGLE
                                                                           : PANGO_UNDERLINE_DOUBLE;

      if (statement->source == self->source)
        add_mark (self, SP_TABLE_STATEMENT, statement->id, statement->passage, &ink, underline);
    }
}

static void
mark_others (SpReader      *self,
             const SpTheme *theme)
{
  for (guint i = 0; i < sp_snapshot_get_n_links (self->snapshot); i++)
    {
      const SpLink *link = sp_snapshot_get_link (self->snapshot, i);

      if (link->source == self->source)
        add_mark (self, SP_TABLE_LINK, link->id, link->passage, NULL, PANGO_UNDERLINE_LOW);
    }
  for (guint i = 0; i < sp_snapshot_get_n_source_errors (self->snapshot); i++)
    {
      const SpSourceError *fault = sp_snapshot_get_source_error (self->snapshot, i);

      if (fault->source == self->source)
        add_mark (self, SP_TABLE_SOURCE_ERROR, fault->id, fault->passage, NULL, PANGO_UNDERLINE_ERROR);
    }
}

static void
clear_marks (SpReader *self)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  gtk_text_tag_table_foreach (tags, (GtkTextTagTableForeach) (GCallback) g_ptr_array_add, NULL);
  for (guint i = 0; i < list->len; i++)
    gtk_text_tag_table_remove (tags, g_ptr_array_index (list, i));
  g_array_set_size (self->marks, 0);
}
