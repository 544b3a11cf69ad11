/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-sources-page-private.h"

#include <glib/gi18n-lib.h>

#define BUTTON_GAP 4

static GtkTextBuffer *
get_buffer (SpSourcesPage *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->reader));
}

/* Where the last of the selected words stands, in the reader's own coordinates. */
static GdkRectangle
find_place (SpSourcesPage *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->reader);
  GdkRectangle place;
  GdkRectangle visible;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  gtk_text_view_get_iter_location (view, &end, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  place.y = CLAMP (place.y, visible.y, visible.y + visible.height - place.height);
  place.width = MAX (place.width, 1);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
  return place;
}

/* What was just made is marked; the caret stands behind it, to read on. */
static void
coded_cb (SpSourcesPage *self,
          int            table,
          gint64         id)
{
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &end, self->coding.end);
  gtk_text_buffer_place_cursor (get_buffer (self), &end);
  if (self->selection)
    {
      self->leading = TRUE;
      sp_selection_select (self->selection, table, id);
      self->leading = FALSE;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

/* The words are selected as they were before: those in the form took the selection away. */
static void
popover_closed_cb (SpSourcesPage *self)
{
  GtkTextIter start;
  GtkTextIter end;

  sp_reader_set_pending (self->reader, SP_PASSAGE_NONE);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &start, self->coding.start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &end, self->coding.end);
  gtk_text_buffer_select_range (get_buffer (self), &start, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
create_popover (SpSourcesPage *self)
{
  self->coding_popover = SP_CODING_POPOVER (sp_coding_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->coding_popover), GTK_WIDGET (self->reader));
  g_signal_connect_object (self->coding_popover, "coded", G_CALLBACK (coded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->coding_popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
}

/*
 * sp_sources_page_code:
 * @self: a page with words selected
 * @actor: who is likely to be meant, or %SP_ID_NONE
 * @issue: what, or %SP_ID_NONE
 *
 * Opens the form that makes something of the words.
 */
void
sp_sources_page_code (SpSourcesPage *self,
                      SpId           actor,
                      SpId           issue)
{
  g_autofree char *words = NULL;
  SpPassage passage;
  GdkRectangle place;

  if (!self->store || !sp_reader_get_selected (self->reader, &passage, &words))
    return;
  place = find_place (self);
  self->coding = passage;
  if (!self->coding_popover)
    create_popover (self);
  sp_reader_set_pending (self->reader, passage);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->coding_popover), &place);
  sp_coding_popover_open (self->coding_popover, self->store, self->source, passage, words);
  if (actor != SP_ID_NONE || issue != SP_ID_NONE)
    sp_coding_popover_preset (self->coding_popover, actor, issue);
}

static void
code (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  sp_sources_page_code (SP_SOURCES_PAGE (widget), SP_ID_NONE, SP_ID_NONE);
}

static void
code_selected_cb (SpSourcesPage *self)
{
  sp_sources_page_code (self, SP_ID_NONE, SP_ID_NONE);
}

static void
place_button (SpSourcesPage *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->reader);
  GtkTextIter start;
  GtkTextIter end;
  GdkRectangle place;
  GdkRectangle visible;
  int width;

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end))
    return;
  gtk_text_view_get_iter_location (view, &end, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_widget_measure (self->code_button, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_text_view_move_overlay (view, self->code_button,
                              CLAMP (place.x + BUTTON_GAP, 0, MAX (0, visible.width - width)),
                              place.y + place.height + BUTTON_GAP);
}

static void
place_button_cb (gpointer data)
{
  SpSourcesPage *self = data;

  self->placing = 0;
  place_button (self);
}

/* Where the words stand is known when the lines above them are laid out. */
static void
queue_placing (SpSourcesPage *self)
{
  if (self->placing == 0)
    self->placing = g_idle_add_once (place_button_cb, self);
}

static void
selection_changed_cb (SpSourcesPage *self)
{
  SpPassage passage;
  gboolean selected = sp_reader_get_selected (self->reader, &passage, NULL);

  gtk_widget_set_visible (self->code_button, selected && self->store);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sources.code", selected && self->store);
  if (selected)
    queue_placing (self);
}

static void
claim_cb (GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* A button waits for the release before it claims a press; the text view would have put the caret there by then, and
 * taken the selection away. */
static void
claim_presses (GtkWidget *button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (button);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_connect (controller, "pressed", G_CALLBACK (claim_cb), NULL);
    }
}

static void
create_button (SpSourcesPage *self)
{
  self->code_button = gtk_button_new_with_mnemonic (_("_Code…"));
  gtk_widget_set_tooltip_text (self->code_button, _("Code the Selected Passage (Enter)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->code_button), "sources.code");
  gtk_widget_add_css_class (self->code_button, "suggested-action");
  gtk_widget_set_cursor_from_name (self->code_button, "default");
  gtk_widget_set_focus_on_click (self->code_button, FALSE);
  gtk_widget_set_visible (self->code_button, FALSE);
  claim_presses (self->code_button);
  gtk_text_view_add_overlay (GTK_TEXT_VIEW (self->reader), self->code_button, 0, 0);
}

/*
 * sp_sources_page_prepare_coding:
 * @self: a page in the making
 *
 * Gives it the button beside selected words. The form is made when words are coded for the first time.
 */
void
sp_sources_page_prepare_coding (SpSourcesPage *self)
{
  g_signal_connect_object (self->reader, "code-selected", G_CALLBACK (code_selected_cb), self, G_CONNECT_SWAPPED);
  create_button (self);
  g_signal_connect_object (get_buffer (self), "notify::has-selection", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "notify::cursor-position", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  selection_changed_cb (self);
}

/*
 * sp_sources_page_install_coding:
 * @widget_class: the class of the page
 *
 * Installs the action that codes what is selected. Its key is Enter in the reader.
 */
void
sp_sources_page_install_coding (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "sources.code", NULL, code);
}
