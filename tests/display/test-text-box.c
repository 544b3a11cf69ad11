/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include <adwaita.h>
#include <locale.h>

#include "sp-note-field.h"
#include "sp-text-box.h"
#include "sp-widgets.h"

/* The field as it stands in the inspector: in a list, in what scrolls, in a window of a given width. */
typedef struct
{
  GtkWidget *window;
  SpNoteField *field;
  GtkTextView *view;
  SpTextBox *box;
} Fixture;

typedef struct
{
  int width;
  guint n_lines;          /* paragraphs, each of which is wrapped at the narrower width */
  gboolean set_late;      /* the text comes after the field has its width */
} Sample;

static const Sample samples[] = {
  { 300, 0, FALSE }, { 300, 1, FALSE }, { 300, 5, FALSE }, { 300, 40, FALSE },
  { 300, 0, TRUE }, { 300, 1, TRUE }, { 300, 5, TRUE }, { 300, 40, TRUE },
  { 600, 1, FALSE }, { 600, 5, FALSE }, { 600, 40, FALSE },
  { 600, 1, TRUE }, { 600, 5, TRUE }, { 600, 40, TRUE },
};

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static char *
write_text (guint n_lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "%s%u The council will not give up the dam before the valley has another one.", i > 0 ? "\n" : "",
                            i);
  return g_string_free (text, FALSE);
}

/* The view lays its text out when idle. */
static void
settle (Fixture *fixture)
{
  while (gtk_widget_get_width (GTK_WIDGET (fixture->box)) == 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 3; i++)
    {
      gint64 frame = gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (fixture->window));

      gtk_widget_queue_draw (fixture->window);
      while (gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (fixture->window)) == frame)
        g_main_context_iteration (NULL, TRUE);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static int
measure_lines (Fixture *fixture)
{
  GtkTextIter end;
  GdkRectangle place;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (fixture->view), &end);
  gtk_text_view_get_iter_location (fixture->view, &end, &place);
  return place.y + place.height;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const Sample *sample = data;
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  fixture->field = g_object_new (SP_TYPE_NOTE_FIELD, "title", "Quote", NULL);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (fixture->field));
  gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("below"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  fixture->window = g_object_ref_sink (gtk_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), sample->width, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  fixture->view = GTK_TEXT_VIEW (find (GTK_WIDGET (fixture->field), GTK_TYPE_TEXT_VIEW));
  fixture->box = SP_TEXT_BOX (find (GTK_WIDGET (fixture->field), SP_TYPE_TEXT_BOX));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
}

/* As high as its lines, not a pixel more; a long text gets twelve lines and a scrollbar. */
static void
test_height (Fixture       *fixture,
             gconstpointer  data)
{
  const Sample *sample = data;
  g_autofree char *text = write_text (sample->n_lines);
  GtkWidget *scrollbar = find (GTK_WIDGET (fixture->box), GTK_TYPE_SCROLLBAR);
  int height;

  if (!sample->set_late)
    sp_note_field_set_text (fixture->field, text);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
  if (sample->set_late)
    {
      sp_note_field_set_text (fixture->field, text);
      settle (fixture);
    }
  while (scrollbar && gtk_widget_get_parent (scrollbar) != GTK_WIDGET (fixture->box))
    scrollbar = gtk_widget_get_next_sibling (gtk_widget_get_parent (scrollbar));
  height = gtk_widget_get_height (GTK_WIDGET (fixture->box));
  g_assert_cmpint (height, >, 0);
  g_assert_true (gtk_widget_get_child_visible (scrollbar) == (sample->n_lines == 40));
  if (sample->n_lines < 40)
    g_assert_cmpint (height, ==, measure_lines (fixture));
  else
    g_assert_cmpint (height, <, measure_lines (fixture) / 3);
}

/* A text that takes more lines in a narrower window gets them at once, and gives them back. */
static void
test_width (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = write_text (2);
  int wide;

  sp_note_field_set_text (fixture->field, text);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
  wide = gtk_widget_get_height (GTK_WIDGET (fixture->box));
  gtk_widget_set_margin_end (GTK_WIDGET (fixture->field), 350);
  settle (fixture);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->box)), >, wide);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->box)), ==, measure_lines (fixture));
  gtk_widget_set_margin_end (GTK_WIDGET (fixture->field), 0);
  settle (fixture);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->box)), ==, wide);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  sp_widgets_init ();

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const Sample *sample = &samples[i];
      g_autofree char *path = g_strdup_printf ("/text-box/height/%d-wide/%u-lines%s", sample->width, sample->n_lines,
                                               sample->set_late ? "/late" : "");

      g_test_add (path, Fixture, sample, set_up, test_height, tear_down);
    }
  g_test_add ("/text-box/width", Fixture, &samples[8], set_up, test_width, tear_down);

  return g_test_run ();
}
