/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-outline-row.h"

#include <glib/gi18n-lib.h>

/**
 * SpOutlineRow:
 *
 * The line of an actor, an issue or a source: a mark in the actor's colour, the name, what more there is to
 * say, and the number of statements.
 */
struct _SpOutlineRow
{
  GtkBox parent_instance;

  GtkWidget *mark;
  GtkLabel *name_label;
  GtkLabel *detail_label;
  GtkLabel *count_label;

  SpOutlineItem *item;
};

G_DEFINE_FINAL_TYPE (SpOutlineRow, sp_outline_row, GTK_TYPE_BOX)

enum
{
  DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
draw_mark (GtkDrawingArea *area,
           cairo_t        *cr,
           int             width,
           int             height,
           gpointer        data)
{
  SpOutlineRow *self = data;
  SpColour colour = self->item ? sp_outline_item_get_colour (self->item) : SP_COLOUR_NONE;
  double radius = MIN (width, height) / 2.0 - 1;
  GdkRGBA text;

  gtk_widget_get_color (GTK_WIDGET (self), &text);
  cairo_arc (cr, width / 2.0, height / 2.0, radius, 0, 2 * G_PI);
  if (colour != SP_COLOUR_NONE)
    {
      cairo_set_source_rgb (cr, ((colour >> 16) & 0xff) / 255.0, ((colour >> 8) & 0xff) / 255.0, (colour & 0xff) / 255.0);
      cairo_fill_preserve (cr);
    }
  cairo_set_source_rgba (cr, text.red, text.green, text.blue, 0.4);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static char *
dup_count_words (guint n_statements)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u statement", "%'u statements", n_statements), n_statements);
}

static void
describe (SpOutlineRow *self,
          guint         n_statements)
{
  g_autofree char *words = dup_count_words (n_statements);
  g_autofree char *number = g_strdup_printf ("%'u", n_statements);

  gtk_label_set_text (self->count_label, n_statements > 0 ? number : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count_label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Asked for when it is shown: a tooltip that is set asks the display where the pointer is, in each of hundreds of rows. */
static gboolean
tell_name_cb (SpOutlineRow *self,
              int           x,
              int           y,
              gboolean      keyboard,
              GtkTooltip   *tooltip)
{
  gtk_tooltip_set_text (tooltip, self->item ? sp_outline_item_get_name (self->item) : NULL);
  return self->item != NULL;
}

static gboolean
tell_count_cb (SpOutlineRow *self,
               int           x,
               int           y,
               gboolean      keyboard,
               GtkTooltip   *tooltip)
{
  g_autofree char *words = self->item ? dup_count_words (sp_outline_item_get_n_statements (self->item)) : NULL;

  gtk_tooltip_set_text (tooltip, words);
  return words != NULL;
}

static GdkContentProvider *
drag_prepare_cb (SpOutlineRow *self)
{
  return self->item ? gdk_content_provider_new_typed (SP_TYPE_OUTLINE_ITEM, self->item) : NULL;
}

static void
drag_begin_cb (SpOutlineRow  *self,
               GdkDrag       *drag,
               GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static gboolean
drop_cb (SpOutlineRow *self,
         const GValue *value,
         double        x,
         double        y)
{
  SpOutlineItem *moved = g_value_get_object (value);

  if (!self->item || sp_outline_item_get_table (self->item) != sp_outline_item_get_table (moved))
    return FALSE;

  if (sp_outline_item_get_id (self->item) != sp_outline_item_get_id (moved))
    g_signal_emit (self, signals[DROPPED], 0, moved, y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
  return TRUE;
}

static void
add_drag_and_drop (SpOutlineRow *self)
{
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (SP_TYPE_OUTLINE_ITEM, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_swapped (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static void
sp_outline_row_dispose (GObject *object)
{
  SpOutlineRow *self = SP_OUTLINE_ROW (object);

  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_OUTLINE_ROW);

  G_OBJECT_CLASS (sp_outline_row_parent_class)->dispose (object);
}

static void
sp_outline_row_class_init (SpOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_outline_row_dispose;

  /**
   * SpOutlineRow::dropped:
   * @self: the row that it was dropped on
   * @moved: the item that was dragged
   * @after: whether it is to stand after this one, rather than before it
   */
  signals[DROPPED] = g_signal_new ("dropped", SP_TYPE_OUTLINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, SP_TYPE_OUTLINE_ITEM, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpOutlineRow, mark);
  gtk_widget_class_bind_template_child (widget_class, SpOutlineRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, SpOutlineRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, SpOutlineRow, count_label);
  gtk_widget_class_bind_template_callback (widget_class, tell_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, tell_count_cb);
}

static void
sp_outline_row_init (SpOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->mark), draw_mark, self, NULL);
  add_drag_and_drop (self);
}

/**
 * sp_outline_row_new:
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
sp_outline_row_new (void)
{
  return g_object_new (SP_TYPE_OUTLINE_ROW, NULL);
}

/**
 * sp_outline_row_get_item:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what it shows
 */
SpOutlineItem *
sp_outline_row_get_item (SpOutlineRow *self)
{
  g_return_val_if_fail (SP_IS_OUTLINE_ROW (self), NULL);

  return self->item;
}

/**
 * sp_outline_row_set_item:
 * @self: a line
 * @item: (nullable): what to show
 *
 * Shows an item.
 */
void
sp_outline_row_set_item (SpOutlineRow  *self,
                         SpOutlineItem *item)
{
  g_autofree char *detail = NULL;

  g_return_if_fail (SP_IS_OUTLINE_ROW (self));

  g_set_object (&self->item, item);
  if (!item)
    return;

  detail = sp_outline_item_dup_detail (item);
  gtk_widget_set_visible (self->mark, sp_outline_item_get_table (item) == SP_TABLE_ACTOR);
  gtk_widget_queue_draw (self->mark);
  gtk_label_set_text (self->name_label, sp_outline_item_get_name (item));
  gtk_label_set_text (self->detail_label, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), *detail != '\0');
  describe (self, sp_outline_item_get_n_statements (item));
}
