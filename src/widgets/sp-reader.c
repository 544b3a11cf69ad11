/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-reader-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "sp-candidates.h"

#define DEFAULT_SIZE 12.0

/**
 * SpReader:
 *
 * The text of a source, not to be edited. Passages of statements stand on the colour of their stance with an
 * underline that tells the qualifier; those of links and of known errors are underlined. Passages may overlap:
 * their grounds add up, their underlines stand below each other, and clicking again reaches the next one.
 */
G_DEFINE_FINAL_TYPE (SpReader, sp_reader, GTK_TYPE_TEXT_VIEW)

enum
{
  PASSAGE_ACTIVATED,
  CODE_SELECTED,
  MARKS_AT_CARET,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (SpReader *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static const SpTheme *
get_theme (SpReader *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  if (adw_style_manager_get_dark (manager))
    return sp_theme_get (SP_THEME_DARK);
  return sp_theme_get (adw_style_manager_get_high_contrast (manager) ? SP_THEME_HIGH_CONTRAST : SP_THEME_LIGHT);
}

static gboolean
is_same_list (GPtrArray *a,
              GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_ptr_array_index (a, i) != g_ptr_array_index (b, i))
      return FALSE;
  return TRUE;
}

static int
get_caret (SpReader *self)
{
  int offset;

  g_object_get (get_buffer (self), "cursor-position", &offset, NULL);
  return offset;
}

/* What the marks stand for, and on which page. */
static char *
dup_words_at (SpReader  *self,
              GPtrArray *list,
              int        offset)
{
  g_autofree char *words = sp_reader_marks_dup_words (list, self->snapshot);
  guint page = sp_reader_get_page (self, offset);

  if (page == 0 || *words == '\0')
    return g_steal_pointer (&words);
  /* Translators: what is marked in a text, then the number of the page */
  return g_strdup_printf (_("%s (page %u)"), words, page);
}

static void
caret_moved_cb (SpReader *self)
{
  g_autoptr (GPtrArray) list = sp_reader_marks_list_at (self->marks, get_caret (self));

  if (is_same_list (self->at_caret, list))
    return;
  g_ptr_array_unref (self->at_caret);
  self->at_caret = g_steal_pointer (&list);
  g_signal_emit (self, signals[MARKS_AT_CARET], 0);
}

static void
collect_marks (SpReader *self)
{
  g_ptr_array_set_size (self->at_caret, 0);
  g_array_unref (self->marks);
  self->marks = sp_reader_marks_collect (self->snapshot, self->source, get_theme (self), self->n_characters);
  for (guint i = 0; i < self->names->len; i++)
    g_array_index (self->names, SpReaderMark, i).ink = get_theme (self)->faint_text;
  caret_moved_cb (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
activate_caret (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SpReader *self = SP_READER (widget);

  if (gtk_text_buffer_get_has_selection (get_buffer (self)))
    g_signal_emit (self, signals[CODE_SELECTED], 0);
  else if (!sp_reader_activate_at (self, get_caret (self)) && !sp_reader_select_sentence (self))
    gtk_widget_error_bell (widget);
}

/* The text is not edited here: what is pasted becomes a source. */
static void
sp_reader_paste_clipboard (GtkTextView *view)
{
  gtk_widget_activate_action (GTK_WIDGET (view), "sources.paste", NULL);
}

static gboolean
sp_reader_query_tooltip (GtkWidget  *widget,
                         int         x,
                         int         y,
                         gboolean    keyboard_mode,
                         GtkTooltip *tooltip)
{
  SpReader *self = SP_READER (widget);
  int offset = get_caret (self);
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *words = NULL;

  if (!keyboard_mode && !sp_reader_find_offset_at (self, x, y, &offset))
    return FALSE;
  list = sp_reader_marks_list_at (self->marks, offset);
  if (list->len == 0)
    return FALSE;
  words = dup_words_at (self, list, offset);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

/* The selection of the text cannot show it: it is lost as soon as words in a form are selected. */
static void
draw_pending (SpReader    *self,
              GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GdkRGBA) accent =
    adw_style_manager_get_accent_color_rgba (adw_style_manager_get_for_display (gtk_widget_get_display (widget)));
  SpReaderMark mark = { SP_TABLE_SOURCE, self->source, self->pending, { accent->red, accent->green, accent->blue, 1 },
                        SP_MARK_LINE_SOLID, 0 };
  g_autoptr (GArray) marks = NULL;

  if (self->pending.start < 0)
    return;
  marks = g_array_new (FALSE, FALSE, sizeof (SpReaderMark));
  g_array_append_val (marks, mark);
  sp_reader_marks_draw (GTK_TEXT_VIEW (self), snapshot, marks, &g_array_index (marks, SpReaderMark, 0));
}

static void
sp_reader_snapshot_layer (GtkTextView      *view,
                          GtkTextViewLayer  layer,
                          GtkSnapshot      *snapshot)
{
  SpReader *self = SP_READER (view);
  const SpReaderMark *current = NULL;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;
  for (guint i = 0; i < self->marks->len && !current; i++)
    if (sp_reader_is_current (self, &g_array_index (self->marks, SpReaderMark, i)))
      current = &g_array_index (self->marks, SpReaderMark, i);
  sp_reader_pages_draw (self, snapshot, &get_theme (self)->faint_text);
  sp_reader_marks_draw (view, snapshot, self->names, NULL);
  sp_reader_marks_draw (view, snapshot, self->marks, current);
  draw_pending (self, snapshot);
}

static void
sp_reader_dispose (GObject *object)
{
  SpReader *self = SP_READER (object);

  g_clear_pointer (&self->snapshot, sp_snapshot_unref);

  G_OBJECT_CLASS (sp_reader_parent_class)->dispose (object);
}

static void
sp_reader_finalize (GObject *object)
{
  SpReader *self = SP_READER (object);

  g_ptr_array_unref (self->at_caret);
  g_array_unref (self->marks);
  g_array_unref (self->names);
  g_array_unref (self->page_breaks);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (sp_reader_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  /**
   * SpReader::passage-activated:
   * @self: the reader
   * @table: statement, link or source error, an SpTable
   * @id: the row whose passage it is
   */
  signals[PASSAGE_ACTIVATED] = g_signal_new ("passage-activated", SP_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);

  /**
   * SpReader::code-selected:
   *
   * The user wants to code the selected words.
   */
  signals[CODE_SELECTED] = g_signal_new ("code-selected", SP_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  /**
   * SpReader::marks-at-caret:
   *
   * Other marks, or none, stand at the caret now.
   */
  signals[MARKS_AT_CARET] = g_signal_new ("marks-at-caret", SP_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
sp_reader_class_init (SpReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_reader_dispose;
  object_class->finalize = sp_reader_finalize;
  widget_class->query_tooltip = sp_reader_query_tooltip;
  GTK_TEXT_VIEW_CLASS (klass)->paste_clipboard = sp_reader_paste_clipboard;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = sp_reader_snapshot_layer;

  install_signals ();
  gtk_widget_class_install_action (widget_class, "reader.activate", NULL, activate_caret);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "reader.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "reader.activate", NULL);
}

static void
watch_style (SpReader *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (collect_marks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (collect_marks), self, G_CONNECT_SWAPPED);
}

static void
sp_reader_init (SpReader *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->marks = g_array_new (FALSE, FALSE, sizeof (SpReaderMark));
  self->names = g_array_new (FALSE, FALSE, sizeof (SpReaderMark));
  self->page_breaks = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->at_caret = g_ptr_array_new ();
  self->pending = SP_PASSAGE_NONE;
  self->size_tag = gtk_text_buffer_create_tag (get_buffer (self), NULL, NULL);
  sp_reader_create_page_tag (self);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reader");
  sp_reader_set_text_size (self, DEFAULT_SIZE);

  sp_reader_watch_pointer (self);
  g_signal_connect_object (get_buffer (self), "notify::cursor-position", G_CALLBACK (caret_moved_cb), self,
                           G_CONNECT_SWAPPED);
  watch_style (self);
}

static void
show_text (SpReader   *self,
           const char *text)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start;
  GtkTextIter end;

  g_array_set_size (self->marks, 0);
  g_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->at_caret, 0);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, self->size_tag, &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  sp_reader_find_pages (self);
  self->n_characters = gtk_text_buffer_get_char_count (buffer);
}

/**
 * sp_reader_show_source:
 * @self: a reader
 * @snapshot: (nullable): the rows
 * @source: a source of them, or %SP_ID_NONE
 *
 * Shows the text of a source. Where the text is the one that is shown already, only the marks are made anew:
 * place and selection stay.
 */
void
sp_reader_show_source (SpReader   *self,
                       SpSnapshot *snapshot,
                       SpId        source)
{
  const SpSource *row = snapshot ? sp_snapshot_find_source (snapshot, source) : NULL;
  gboolean changed;

  g_return_if_fail (SP_IS_READER (self));

  changed = g_set_str (&self->text, row ? row->text : "") || self->source != source;
  self->source = row ? source : SP_ID_NONE;
  if (changed)
    show_text (self, self->text);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  self->snapshot = snapshot ? sp_snapshot_ref (snapshot) : NULL;
  collect_marks (self);
}

/**
 * sp_reader_get_source:
 * @self: a reader
 *
 * Returns: the source that is shown, or %SP_ID_NONE
 */
SpId
sp_reader_get_source (SpReader *self)
{
  g_return_val_if_fail (SP_IS_READER (self), SP_ID_NONE);

  return self->source;
}

/**
 * sp_reader_set_text_size:
 * @self: a reader
 * @points: the size of its text
 *
 * Sets the size, and with it the room between the lines, where the underlines stand.
 */
void
sp_reader_set_text_size (SpReader *self,
                         double    points)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  g_return_if_fail (SP_IS_READER (self) && points > 0);

  if (self->size == points)
    return;
  self->size = points;
  g_object_set (self->size_tag, "size-points", points, NULL);
  gtk_text_view_set_pixels_inside_wrap (view, (int) (points * 0.6));
  gtk_text_view_set_pixels_below_lines (view, (int) points);
}

/**
 * sp_reader_set_current:
 * @self: a reader
 * @table: statement, link, source error, or another for none
 * @id: its row
 *
 * Brings out the mark of what is selected in the window.
 */
void
sp_reader_set_current (SpReader *self,
                       SpTable   table,
                       SpId      id)
{
  g_return_if_fail (SP_IS_READER (self));

  self->current_table = table;
  self->current_id = id;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sp_reader_set_pending:
 * @self: a reader
 * @passage: what is being coded, or %SP_PASSAGE_NONE
 *
 * Brings out a passage while a form for it is open.
 */
void
sp_reader_set_pending (SpReader  *self,
                       SpPassage  passage)
{
  g_return_if_fail (SP_IS_READER (self));

  self->pending = passage;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sp_reader_set_names:
 * @self: a reader
 * @names: (element-type SpNameCandidate): names of actors in its text
 *
 * Underlines the names faintly.
 */
void
sp_reader_set_names (SpReader *self,
                     GArray   *names)
{
  g_return_if_fail (SP_IS_READER (self));

  g_array_set_size (self->names, 0);
  for (guint i = 0; i < names->len; i++)
    {
      const SpNameCandidate *name = &g_array_index (names, SpNameCandidate, i);
      SpReaderMark mark = { SP_TABLE_ACTOR, name->actor, name->passage, get_theme (self)->faint_text, SP_MARK_LINE_FAINT, 0 };

      if (name->passage.end <= self->n_characters)
        g_array_append_val (self->names, mark);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sp_reader_dup_caret_words:
 * @self: a reader
 *
 * Returns: (transfer full): what the marks at the caret stand for, one a line; "" if there is none
 */
char *
sp_reader_dup_caret_words (SpReader *self)
{
  g_return_val_if_fail (SP_IS_READER (self), NULL);

  return dup_words_at (self, self->at_caret, get_caret (self));
}

/*
 * sp_reader_get_marks:
 * @self: a reader
 *
 * Returns: (transfer none) (element-type SpReaderMark): its marks by beginning
 */
GArray *
sp_reader_get_marks (SpReader *self)
{
  return self->marks;
}
