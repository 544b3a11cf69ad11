/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-reader-private.h"

static void
find_iters (SpReader    *self,
            SpPassage    passage,
            GtkTextIter *start,
            GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_buffer_get_iter_at_offset (buffer, start, passage.start);
  gtk_text_buffer_get_iter_at_offset (buffer, end, passage.end);
}

/**
 * sp_reader_show_passage:
 * @self: a reader
 * @passage: a place in its text
 *
 * Puts the caret to the beginning of the passage, and brings it onto the screen.
 */
void
sp_reader_show_passage (SpReader  *self,
                        SpPassage  passage)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (SP_IS_READER (self));

  if (passage.start < 0)
    return;
  find_iters (self, passage, &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  /* Through a mark: the lines above may not have been laid out yet. */
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer), 0.15, FALSE, 0, 0);
}

/**
 * sp_reader_select_passage:
 * @self: a reader
 * @passage: a place in its text
 *
 * Selects the words of a passage, and brings them onto the screen.
 */
void
sp_reader_select_passage (SpReader  *self,
                          SpPassage  passage)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (SP_IS_READER (self));

  sp_reader_show_passage (self, passage);
  find_iters (self, passage, &start, &end);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &start, &end);
}

/*
 * sp_reader_select_sentence:
 * @self: a reader
 *
 * Selects the sentence that the caret is in, so that the next Enter codes it.
 *
 * Returns: whether there is one
 */
gboolean
sp_reader_select_sentence (SpReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  if (gtk_text_iter_starts_line (&start) && gtk_text_iter_ends_line (&start))
    return FALSE;
  if (!gtk_text_iter_starts_sentence (&start) && !gtk_text_iter_backward_sentence_start (&start))
    return FALSE;
  end = start;
  if (!gtk_text_iter_forward_sentence_end (&end))
    gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_select_range (buffer, &end, &start);
  return TRUE;
}

/**
 * sp_reader_get_selected:
 * @self: a reader
 * @passage: (out): the selected words, without the blanks around them
 * @words: (out) (optional) (transfer full): likewise
 *
 * Returns: whether any words are selected
 */
gboolean
sp_reader_get_selected (SpReader   *self,
                        SpPassage  *passage,
                        char      **words)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (SP_IS_READER (self), FALSE);

  if (!gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &start, &end))
    return FALSE;
  while (gtk_text_iter_compare (&start, &end) < 0 && g_unichar_isspace (gtk_text_iter_get_char (&start)))
    gtk_text_iter_forward_char (&start);
  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      GtkTextIter last = end;

      gtk_text_iter_backward_char (&last);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&last)))
        break;
      end = last;
    }
  if (gtk_text_iter_equal (&start, &end))
    return FALSE;
  *passage = (SpPassage) { gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end) };
  if (words)
    *words = gtk_text_iter_get_slice (&start, &end);
  return TRUE;
}

/**
 * sp_reader_get_n_marks:
 * @self: a reader
 *
 * Returns: how many passages are marked
 */
guint
sp_reader_get_n_marks (SpReader *self)
{
  g_return_val_if_fail (SP_IS_READER (self), 0);

  return sp_reader_get_marks (self)->len;
}

/**
 * sp_reader_step:
 * @self: a reader
 * @direction: 1 for the next marked passage after the caret, -1 for the one before it
 *
 * Goes to another marked passage and activates it. Behind the last one comes the first.
 *
 * Returns: whether there is one
 */
gboolean
sp_reader_step (SpReader *self,
                int       direction)
{
  GArray *marks = sp_reader_get_marks (self);
  const SpReaderMark *target = NULL;
  int caret;

  g_return_val_if_fail (SP_IS_READER (self), FALSE);

  if (marks->len == 0)
    return FALSE;
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "cursor-position", &caret, NULL);
  for (guint i = 0; i < marks->len && !target; i++)
    {
      const SpReaderMark *mark = &g_array_index (marks, SpReaderMark, direction > 0 ? i : marks->len - 1 - i);

      if (direction > 0 ? mark->passage.start > caret : mark->passage.start < caret)
        target = mark;
    }
  if (!target)
    target = &g_array_index (marks, SpReaderMark, direction > 0 ? 0 : marks->len - 1);
  sp_reader_show_passage (self, target->passage);
  g_signal_emit_by_name (self, "passage-activated", (int) target->table, target->id);
  return TRUE;
}
