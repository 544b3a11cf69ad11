/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-text-box.h"

/**
 * SpTextBox:
 *
 * GtkTextView knows its height only for the width that it last had, and only after it has laid out its text when idle:
 * in a form it is one line high or far too tall until something else changes its size. This box measures
 * the text itself, with the font of the view, for the width it is asked about.
 */
struct _SpTextBox
{
  GtkWidget parent_instance;

  GtkTextView *view;          /* in the scrolled window */
  GtkWidget *scrolled_window;
  GtkWidget *scrollbar;       /* our own: that of the scrolled window asks for more height than a line has */
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (SpTextBox, sp_text_box, GTK_TYPE_WIDGET)

static int
measure_line (PangoLayout *layout)
{
  int height;

  pango_layout_set_text (layout, "", 0);
  pango_layout_get_size (layout, NULL, &height);
  return PANGO_PIXELS (height);
}

/* Paragraph by paragraph and rounded as the view does it, and no further than MOST. */
static int
measure_text (PangoLayout *layout,
              const char  *text,
              int          most)
{
  const char *rest = text;
  int height = 0;

  while (rest && height <= most)
    {
      int end;
      int next;
      int paragraph;

      pango_find_paragraph_boundary (rest, -1, &end, &next);
      pango_layout_set_text (layout, rest, end);
      pango_layout_get_size (layout, NULL, &paragraph);
      height += PANGO_PIXELS (paragraph);
      rest = next > end ? rest + next : NULL;
    }
  return height;
}

/* The height of the whole text at WIDTH, or something above MOST where it is higher. */
static int
measure_view (SpTextBox *self,
              int        width,
              int       *line,
              int       *most)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), NULL);
  g_autofree char *text = NULL;
  int room = width - gtk_text_view_get_left_margin (self->view) - gtk_text_view_get_right_margin (self->view);
  int around = gtk_text_view_get_top_margin (self->view) + gtk_text_view_get_bottom_margin (self->view);

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : MAX (room, 1) * PANGO_SCALE);
  *line = measure_line (layout) + around;
  *most = *line + (SP_TEXT_BOX_LINES - 1) * (*line - around);
  return measure_text (layout, text, *most) + around;
}

static void
buffer_cb (SpTextBox *self)
{
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (gtk_widget_queue_resize), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GtkSizeRequestMode
sp_text_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sp_text_box_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  SpTextBox *self = SP_TEXT_BOX (widget);
  int line;
  int most;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->scrolled_window, orientation, -1, minimum, natural, NULL, NULL);
      return;
    }
  *natural = measure_view (self, for_size, &line, &most);
  *natural = *minimum = CLAMP (*natural, line, most);
}

static void
sp_text_box_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  SpTextBox *self = SP_TEXT_BOX (widget);
  int line;
  int most;
  gboolean is_cut = measure_view (self, width, &line, &most) > height;
  int bar = 0;

  gtk_widget_set_child_visible (self->scrollbar, is_cut);
  if (is_cut)
    gtk_widget_measure (self->scrollbar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &bar, NULL, NULL);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      gtk_widget_size_allocate (self->scrolled_window, &(GtkAllocation) { bar, 0, width - bar, height }, -1);
      if (is_cut)
        gtk_widget_size_allocate (self->scrollbar, &(GtkAllocation) { 0, 0, bar, height }, -1);
      return;
    }
  gtk_widget_size_allocate (self->scrolled_window, &(GtkAllocation) { 0, 0, width - bar, height }, -1);
  if (is_cut)
    gtk_widget_size_allocate (self->scrollbar, &(GtkAllocation) { width - bar, 0, bar, height }, -1);
}

static void
sp_text_box_constructed (GObject *object)
{
  SpTextBox *self = SP_TEXT_BOX (object);

  G_OBJECT_CLASS (sp_text_box_parent_class)->constructed (object);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled_window), GTK_WIDGET (self->view));
  gtk_scrollbar_set_adjustment (GTK_SCROLLBAR (self->scrollbar),
                                gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled_window)));
  g_signal_connect_object (self->view, "notify::buffer", G_CALLBACK (buffer_cb), self, G_CONNECT_SWAPPED);
  buffer_cb (self);
}

static void
sp_text_box_set_property (GObject      *object,
                          guint         property,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  if (property == PROP_VIEW)
    SP_TEXT_BOX (object)->view = g_value_get_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
sp_text_box_dispose (GObject *object)
{
  SpTextBox *self = SP_TEXT_BOX (object);

  self->view = NULL;
  g_clear_pointer (&self->scrolled_window, gtk_widget_unparent);
  g_clear_pointer (&self->scrollbar, gtk_widget_unparent);

  G_OBJECT_CLASS (sp_text_box_parent_class)->dispose (object);
}

static void
sp_text_box_class_init (SpTextBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_text_box_constructed;
  object_class->set_property = sp_text_box_set_property;
  object_class->dispose = sp_text_box_dispose;
  widget_class->get_request_mode = sp_text_box_get_request_mode;
  widget_class->measure = sp_text_box_measure;
  widget_class->size_allocate = sp_text_box_size_allocate;

  /**
   * SpTextBox:view:
   *
   * The text view, which wraps at words and letters.
   */
  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, GTK_TYPE_TEXT_VIEW,
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
sp_text_box_init (SpTextBox *self)
{
  self->scrolled_window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled_window), GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  gtk_widget_set_parent (self->scrolled_window, GTK_WIDGET (self));
  self->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_parent (self->scrollbar, GTK_WIDGET (self));
}
