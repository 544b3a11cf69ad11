/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-find-bar.h"

#include <glib/gi18n-lib.h>

#include "sp-values.h"

/* More are counted, but not brought out one by one. */
#define MAX_MARKED 2000

/**
 * SpFindBar:
 *
 * A bar under a heading that finds words in a text, whatever their case. The found words are selected one after the
 * other, so that what can be done with selected words can be done with them.
 */
struct _SpFindBar
{
  AdwBin parent_instance;

  GtkSearchBar *search_bar;
  GtkEditable *entry;
  GtkLabel *count_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;

  GtkTextView *view;
  GtkTextTag *tag;
  char *sought;
  GArray *matches;          /* of SpPassage */
  guint current;
};

G_DEFINE_FINAL_TYPE (SpFindBar, sp_find_bar, ADW_TYPE_BIN)

static GtkTextBuffer *
get_buffer (SpFindBar *self)
{
  return gtk_text_view_get_buffer (self->view);
}

static gunichar *
fold (const char *text,
      glong      *length)
{
  gunichar *characters = g_utf8_to_ucs4_fast (text, -1, length);

  for (glong i = 0; i < *length; i++)
    characters[i] = g_unichar_tolower (characters[i]);
  return characters;
}

static void
find_all (GArray     *matches,
          const char *text,
          const char *needle)
{
  glong n_text;
  glong n_needle;
  g_autofree gunichar *characters = fold (text, &n_text);
  g_autofree gunichar *wanted = fold (needle, &n_needle);

  g_array_set_size (matches, 0);
  for (glong i = 0; n_needle > 0 && i + n_needle <= n_text;)
    {
      SpPassage passage = { (gint32) i, (gint32) (i + n_needle) };

      if (memcmp (characters + i, wanted, (gsize) n_needle * sizeof (gunichar)) == 0)
        {
          g_array_append_val (matches, passage);
          i += n_needle;
        }
      else
        i++;
    }
}

static void
get_iters (SpFindBar   *self,
           guint        index,
           GtkTextIter *start,
           GtkTextIter *end)
{
  const SpPassage *passage = &g_array_index (self->matches, SpPassage, index);

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), start, passage->start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), end, passage->end);
}

static void
mark_matches (SpFindBar *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag (get_buffer (self), self->tag, &start, &end);
  for (guint i = 0; i < MIN (self->matches->len, MAX_MARKED); i++)
    {
      get_iters (self, i, &start, &end);
      gtk_text_buffer_apply_tag (get_buffer (self), self->tag, &start, &end);
    }
}

static void
show_count (SpFindBar *self)
{
  g_autofree char *words = NULL;

  if (*gtk_editable_get_text (self->entry) == '\0')
    words = g_strdup ("");
  else if (self->matches->len == 0)
    words = g_strdup (_("Not found"));
  else
    /* Translators: which of the found words is selected, and how many there are */
    words = g_strdup_printf (_("%u of %u"), self->current + 1, self->matches->len);
  gtk_label_set_text (self->count_label, words);
  gtk_widget_set_sensitive (self->previous_button, self->matches->len > 0);
  gtk_widget_set_sensitive (self->next_button, self->matches->len > 0);
  if (*words)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
select_match (SpFindBar *self,
              guint      index)
{
  GtkTextIter start;
  GtkTextIter end;

  self->current = index;
  if (self->matches->len > 0)
    {
      get_iters (self, index, &start, &end);
      /* The caret stands at the end: with Shift the words after the found ones are selected too. */
      gtk_text_buffer_select_range (get_buffer (self), &end, &start);
      gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (get_buffer (self)), 0.2, FALSE, 0, 0);
    }
  show_count (self);
}

static void
find (SpFindBar *self)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  text = gtk_text_buffer_get_slice (get_buffer (self), &start, &end, TRUE);
  find_all (self->matches, text, gtk_search_bar_get_search_mode (self->search_bar) ? gtk_editable_get_text (self->entry) : "");
  mark_matches (self);
}

/* The first one from the beginning of what is selected. */
static void
find_first (SpFindBar *self)
{
  GtkTextIter start;
  guint index = 0;

  find (self);
  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, NULL);
  while (index < self->matches->len
         && g_array_index (self->matches, SpPassage, index).start < gtk_text_iter_get_offset (&start))
    index++;
  select_match (self, index < self->matches->len ? index : 0);
}

/* It is told of late, too: selecting what was found a second time would take the selection of the entry away. */
static void
entry_changed_cb (SpFindBar *self)
{
  if (self->view && g_set_str (&self->sought, gtk_editable_get_text (self->entry)))
    find_first (self);
}

static void
buffer_changed_cb (SpFindBar *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    return;
  find (self);
  self->current = MIN (self->current, MAX (self->matches->len, 1) - 1);
  show_count (self);
}

static void
next_cb (SpFindBar *self)
{
  if (self->matches->len > 0)
    select_match (self, (self->current + 1) % self->matches->len);
}

static void
previous_cb (SpFindBar *self)
{
  if (self->matches->len > 0)
    select_match (self, (self->current + self->matches->len - 1) % self->matches->len);
}

static gboolean
key_pressed_cb (SpFindBar       *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || !(state & GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  previous_cb (self);
  return GDK_EVENT_STOP;
}

static void
mode_changed_cb (SpFindBar *self)
{
  if (self->view && !gtk_search_bar_get_search_mode (self->search_bar))
    {
      /* Words selected in the entry take the selection of the text away. */
      if (self->matches->len > 0)
        select_match (self, self->current);
      find (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
}

static void
sp_find_bar_dispose (GObject *object)
{
  SpFindBar *self = SP_FIND_BAR (object);

  g_clear_object (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_FIND_BAR);

  G_OBJECT_CLASS (sp_find_bar_parent_class)->dispose (object);
}

static void
sp_find_bar_finalize (GObject *object)
{
  g_array_unref (SP_FIND_BAR (object)->matches);
  g_free (SP_FIND_BAR (object)->sought);

  G_OBJECT_CLASS (sp_find_bar_parent_class)->finalize (object);
}

static void
sp_find_bar_class_init (SpFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_find_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_find_bar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, next_button);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
}

static void
sp_find_bar_init (SpFindBar *self)
{
  self->matches = g_array_new (FALSE, FALSE, sizeof (SpPassage));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->entry);
  show_count (self);
}

/**
 * sp_find_bar_set_view:
 * @self: a bar, without a view yet
 * @view: the view whose text it looks through
 *
 * Sets where to find words.
 */
void
sp_find_bar_set_view (SpFindBar   *self,
                      GtkTextView *view)
{
  const GdkRGBA ground = { 0.96f, 0.76f, 0.07f, 0.45f };

  g_return_if_fail (SP_IS_FIND_BAR (self) && !self->view);

  self->view = g_object_ref (view);
  self->tag = gtk_text_buffer_create_tag (get_buffer (self), NULL, "background-rgba", &ground, NULL);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sp_find_bar_open:
 * @self: a bar with a view
 *
 * Opens, with what is selected in the text to begin with, if it is short.
 */
void
sp_find_bar_open (SpFindBar *self)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *words = NULL;

  g_return_if_fail (SP_IS_FIND_BAR (self) && self->view);

  if (gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end)
      && gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end))
    words = gtk_text_iter_get_slice (&start, &end);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  if (words && g_utf8_strlen (words, -1) <= 60)
    gtk_editable_set_text (self->entry, words);
  g_set_str (&self->sought, gtk_editable_get_text (self->entry));
  find_first (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

/**
 * sp_find_bar_close:
 * @self: a bar
 *
 * Closes it.
 */
void
sp_find_bar_close (SpFindBar *self)
{
  g_return_if_fail (SP_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

/**
 * sp_find_bar_get_n_matches:
 * @self: a bar
 *
 * Returns: how often the words were found
 */
guint
sp_find_bar_get_n_matches (SpFindBar *self)
{
  g_return_val_if_fail (SP_IS_FIND_BAR (self), 0);

  return self->matches->len;
}
