/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include <gdk/gdkkeysyms.h>

#include "sp-picture-view-private.h"

/*
 * Keys, and the actions behind them: what a screen reader offers too, so each does one thing without an argument.
 */

#define ZOOM_STEP 1.25
#define TYPING_PAUSE (G_USEC_PER_SEC)   /* letters typed within this time belong to one word */
#define PAGE_STEPS 10                   /* rows that the page keys go on */

static gboolean
go_to (SpPictureView   *self,
       const SpTarget  *target,
       GdkModifierType  modifiers)
{
  if (target == NULL)
    return FALSE;
  if ((modifiers & GDK_SHIFT_MASK) != 0)
    sp_picture_view_select_range (self, target);
  else if ((modifiers & GDK_CONTROL_MASK) != 0)
    sp_picture_view_set_focus (self, target);
  else
    sp_picture_view_select_target (self, target);
  return TRUE;
}

static gboolean
move (SpPictureView    *self,
      GtkDirectionType  direction,
      guint             n,
      GdkModifierType   modifiers)
{
  const SpTarget *target;

  if (self->scene == NULL)
    return FALSE;
  if (self->focus == NULL)
    return go_to (self, sp_picture_view_find_first (self), modifiers);
  target = self->focus->n_outline >= 2 ? sp_picture_view_find_end (self, self->focus, direction)
                                       : sp_picture_view_find_last (self, self->focus, direction, n);
  return target != self->focus && go_to (self, target, modifiers);
}

static void
move_left (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  move (SP_PICTURE_VIEW (widget), GTK_DIR_LEFT, 1, 0);
}

static void
move_right (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  move (SP_PICTURE_VIEW (widget), GTK_DIR_RIGHT, 1, 0);
}

static void
move_up (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  move (SP_PICTURE_VIEW (widget), GTK_DIR_UP, 1, 0);
}

static void
move_down (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  move (SP_PICTURE_VIEW (widget), GTK_DIR_DOWN, 1, 0);
}

static void
go_in_order (SpPictureView *self,
             int            step)
{
  if (self->scene != NULL)
    go_to (self, sp_picture_view_find_in_order (self, self->focus, step), 0);
}

static void
go_to_next (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  go_in_order (SP_PICTURE_VIEW (widget), 1);
}

static void
go_to_previous (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  go_in_order (SP_PICTURE_VIEW (widget), -1);
}

/* Goes through the lines of the node that the keyboard came from. */
static void
go_along_lines (SpPictureView *self,
                int            step)
{
  const SpTarget *node = self->focus;
  const SpTarget *line = NULL;

  if (self->scene == NULL || node == NULL)
    return;
  if (node->n_outline >= 2)
    {
      line = node;
      node = self->has_line_node ? sp_picture_view_find (self, &self->line_node) : NULL;
      node = node != NULL ? node : sp_picture_view_find_end (self, line, GTK_DIR_RIGHT);
    }
  if (node == NULL)
    return;
  self->line_node = sp_picture_key_of (node);
  self->has_line_node = TRUE;
  go_to (self, sp_picture_view_find_line (self, node, line, step), 0);
}

static void
go_to_next_line (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  go_along_lines (SP_PICTURE_VIEW (widget), 1);
}

static void
go_to_previous_line (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  go_along_lines (SP_PICTURE_VIEW (widget), -1);
}

static void
zoom_by (SpPictureView *self,
         double         factor)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  sp_picture_view_animate_zoom (self, factor > 0.0 ? self->zoom * factor : 1.0, x, y);
}

static void
zoom_in (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  zoom_by (SP_PICTURE_VIEW (widget), ZOOM_STEP);
}

static void
zoom_out (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  zoom_by (SP_PICTURE_VIEW (widget), 1.0 / ZOOM_STEP);
}

static void
zoom_to_original (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  zoom_by (SP_PICTURE_VIEW (widget), 0.0);
}

static void
zoom_to_fit (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  sp_picture_view_set_fitting (SP_PICTURE_VIEW (widget), TRUE);
}

static void
activate_focus (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SpPictureView *self = SP_PICTURE_VIEW (widget);
  SpPictureKey key;

  if (self->focus == NULL)
    return;
  key = sp_picture_key_of (self->focus);
  g_signal_emit_by_name (self, "target-activated", &key);
}

static void
toggle_focus (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SpPictureView *self = SP_PICTURE_VIEW (widget);

  if (self->focus != NULL)
    sp_picture_view_toggle_target (self, self->focus);
}

static void
select_all (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  sp_picture_view_select_all (SP_PICTURE_VIEW (widget));
}

static void
select_none (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  sp_picture_view_select (SP_PICTURE_VIEW (widget), NULL);
}

static void
request_menu (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SpPictureView *self = SP_PICTURE_VIEW (widget);
  graphene_rect_t area;
  SpPictureKey key;

  if (self->focus == NULL)
    {
      g_signal_emit_by_name (self, "menu-requested", NULL, gtk_widget_get_width (widget) / 2.0,
                             gtk_widget_get_height (widget) / 2.0);
      return;
    }
  key = sp_picture_key_of (self->focus);
  if (!sp_picture_view_is_selected (self, &key))
    sp_picture_view_select_target (self, self->focus);
  area = sp_picture_view_get_target_area (self, self->focus);
  g_signal_emit_by_name (self, "menu-requested", &key, (double) (area.origin.x + area.size.width / 2),
                         (double) (area.origin.y + area.size.height / 2));
}

static gboolean
move_by_key_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   data)
{
  int direction, n, modifiers;

  g_variant_get (arguments, "(iii)", &direction, &n, &modifiers);
  /* Home is where a row begins. */
  if (direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_TAB_FORWARD)
    direction = (direction == GTK_DIR_TAB_BACKWARD) == (gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL)
                ? GTK_DIR_LEFT : GTK_DIR_RIGHT;
  return move (SP_PICTURE_VIEW (widget), (GtkDirectionType) direction, (guint) n, (GdkModifierType) modifiers);
}

static gboolean
go_to_corner_cb (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   data)
{
  SpPictureView *self = SP_PICTURE_VIEW (widget);
  const SpTarget *target;

  if (self->scene == NULL)
    return FALSE;
  target = g_variant_get_boolean (arguments) ? sp_picture_view_find_first (self)
                                             : sp_picture_view_find_in_order (self, NULL, -1);
  return go_to (self, target, 0);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  SpPictureView *self = SP_PICTURE_VIEW (widget);

  if (self->drag != SP_PICTURE_DRAG_NONE)
    sp_picture_view_stop_drag (self);
  else if (g_hash_table_size (self->selected) > 0)
    sp_picture_view_select (self, NULL);
  else
    return FALSE;
  return TRUE;
}

static gboolean
take_letter (SpPictureView *self,
             gunichar       letter)
{
  gint64 now = g_get_monotonic_time ();
  const SpTarget *target;

  if (now - self->typed_at > TYPING_PAUSE)
    g_string_truncate (self->typed, 0);
  if (self->scene == NULL || !g_unichar_isprint (letter) || (self->typed->len == 0 && !g_unichar_isalnum (letter)))
    return FALSE;
  g_string_append_unichar (self->typed, letter);
  self->typed_at = now;
  target = sp_picture_view_find_name (self, self->typed->str);
  if (target == NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    sp_picture_view_select_target (self, target);
  return TRUE;
}

static gboolean
key_pressed_cb (SpPictureView   *self,
                guint            key,
                guint            code,
                GdkModifierType  modifiers)
{
  gboolean typing = g_get_monotonic_time () - self->typed_at <= TYPING_PAUSE && self->typed->len > 0;

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_space && !typing)
    {
      if (!self->space_down)
        self->space_used = FALSE;
      self->space_down = TRUE;
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
      return GDK_EVENT_STOP;
    }
  /* These zoom, unless they go on with a word. */
  if (!typing && (key == GDK_KEY_0 || key == GDK_KEY_1 || key == GDK_KEY_KP_0))
    return GDK_EVENT_PROPAGATE;
  return take_letter (self, gdk_keyval_to_unicode (key));
}

/* Space alone toggles, as in lists; held while dragging it has moved the picture. */
static void
key_released_cb (SpPictureView *self,
                 guint          key)
{
  if (key != GDK_KEY_space || !self->space_down)
    return;
  self->space_down = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  if (!self->space_used && self->focus != NULL)
    sp_picture_view_toggle_target (self, self->focus);
}

static void
focus_in_cb (SpPictureView *self)
{
  if (self->focus == NULL)
    sp_picture_view_set_focus (self, sp_picture_view_find_first (self));
  else
    sp_picture_view_tell_focus (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
focus_out_cb (SpPictureView *self)
{
  self->space_down = FALSE;
  sp_picture_view_tell_focus (self, self->focus);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sp_picture_view_add_keyboard:
 * @self: the view
 *
 * Lets it follow letters and the space bar, which are not actions.
 */
void
sp_picture_view_add_keyboard (SpPictureView *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (key, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_in_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_out_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
bind_moves (GtkWidgetClass   *class,
            guint             key,
            guint             keypad,
            GtkDirectionType  direction,
            guint             n,
            GdkModifierType   modifiers,
            GdkModifierType   meaning)
{
  gtk_widget_class_add_binding (class, key, modifiers, move_by_key_cb, "(iii)", direction, n, meaning);
  gtk_widget_class_add_binding (class, keypad, modifiers, move_by_key_cb, "(iii)", direction, n, meaning);
}

static void
bind_arrows (GtkWidgetClass *class)
{
  const GdkModifierType modifiers[] = { 0, GDK_SHIFT_MASK, GDK_CONTROL_MASK };

  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    {
      bind_moves (class, GDK_KEY_Left, GDK_KEY_KP_Left, GTK_DIR_LEFT, 1, modifiers[i], modifiers[i]);
      bind_moves (class, GDK_KEY_Right, GDK_KEY_KP_Right, GTK_DIR_RIGHT, 1, modifiers[i], modifiers[i]);
      bind_moves (class, GDK_KEY_Up, GDK_KEY_KP_Up, GTK_DIR_UP, 1, modifiers[i], modifiers[i]);
      bind_moves (class, GDK_KEY_Down, GDK_KEY_KP_Down, GTK_DIR_DOWN, 1, modifiers[i], modifiers[i]);
      bind_moves (class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GTK_DIR_UP, PAGE_STEPS, modifiers[i], modifiers[i]);
      bind_moves (class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, GTK_DIR_DOWN, PAGE_STEPS, modifiers[i], modifiers[i]);
    }
  for (guint i = 0; i < 2; i++)
    {
      bind_moves (class, GDK_KEY_Home, GDK_KEY_KP_Home, GTK_DIR_TAB_BACKWARD, G_MAXINT16, modifiers[i], modifiers[i]);
      bind_moves (class, GDK_KEY_End, GDK_KEY_KP_End, GTK_DIR_TAB_FORWARD, G_MAXINT16, modifiers[i], modifiers[i]);
    }
  gtk_widget_class_add_binding (class, GDK_KEY_Home, GDK_CONTROL_MASK, go_to_corner_cb, "b", TRUE);
  gtk_widget_class_add_binding (class, GDK_KEY_End, GDK_CONTROL_MASK, go_to_corner_cb, "b", FALSE);
}

static void
bind_zoom (GtkWidgetClass *class)
{
  const GdkModifierType modifiers[] = { 0, GDK_CONTROL_MASK };

  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    {
      gtk_widget_class_add_binding_action (class, GDK_KEY_plus, modifiers[i], "picture.zoom-in", NULL);
      gtk_widget_class_add_binding_action (class, GDK_KEY_equal, modifiers[i], "picture.zoom-in", NULL);
      gtk_widget_class_add_binding_action (class, GDK_KEY_KP_Add, modifiers[i], "picture.zoom-in", NULL);
      gtk_widget_class_add_binding_action (class, GDK_KEY_minus, modifiers[i], "picture.zoom-out", NULL);
      gtk_widget_class_add_binding_action (class, GDK_KEY_KP_Subtract, modifiers[i], "picture.zoom-out", NULL);
      gtk_widget_class_add_binding_action (class, GDK_KEY_0, modifiers[i], "picture.zoom-fit", NULL);
      gtk_widget_class_add_binding_action (class, GDK_KEY_KP_0, modifiers[i], "picture.zoom-fit", NULL);
      gtk_widget_class_add_binding_action (class, GDK_KEY_1, modifiers[i], "picture.zoom-original", NULL);
    }
}

static void
bind_others (GtkWidgetClass *class)
{
  const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_class_add_binding_action (class, enters[i], 0, "picture.activate", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_space, GDK_CONTROL_MASK, "picture.toggle", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_a, GDK_CONTROL_MASK, "picture.select-all", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Menu, 0, "picture.menu", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F10, GDK_SHIFT_MASK, "picture.menu", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Right, GDK_ALT_MASK, "picture.next-line", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Left, GDK_ALT_MASK, "picture.previous-line", NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

/**
 * sp_picture_view_install_actions:
 * @widget_class: the class of the view
 *
 * Installs the actions and the keys for them.
 */
void
sp_picture_view_install_actions (GtkWidgetClass *widget_class)
{
  const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "picture.next", go_to_next },
    { "picture.previous", go_to_previous },
    { "picture.move-left", move_left },
    { "picture.move-right", move_right },
    { "picture.move-up", move_up },
    { "picture.move-down", move_down },
    { "picture.next-line", go_to_next_line },
    { "picture.previous-line", go_to_previous_line },
    { "picture.activate", activate_focus },
    { "picture.toggle", toggle_focus },
    { "picture.select-all", select_all },
    { "picture.select-none", select_none },
    { "picture.menu", request_menu },
    { "picture.zoom-in", zoom_in },
    { "picture.zoom-out", zoom_out },
    { "picture.zoom-original", zoom_to_original },
    { "picture.zoom-fit", zoom_to_fit },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  bind_arrows (widget_class);
  bind_zoom (widget_class);
  bind_others (widget_class);
}
