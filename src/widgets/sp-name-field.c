/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-name-field.h"

#include <glib/gi18n-lib.h>

#include "sp-name-matches.h"

#define MAX_MATCHES 8

/**
 * SpNameField:
 *
 * An entry that completes names. The list of matches opens while the user types; the arrow keys
 * move in it and Enter takes the marked one, or the typed name where nothing is marked. The focus never leaves the entry.
 */
struct _SpNameField
{
  SpEntryField parent_instance;

  SpTable table;
  gboolean allow_new;
  gboolean taking;
  gboolean typed;           /* since a name was taken */
  SpSnapshot *snapshot;

  GtkWidget *popover;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SpNameField, sp_name_field, SP_TYPE_ENTRY_FIELD)

enum
{
  TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_input (SpNameField *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
}

static gboolean
is_unknown (SpNameField *self,
            const char  *text)
{
  return self->table != SP_TABLE_LINK && *text && self->snapshot
         && sp_name_matches_exact (self->snapshot, self->table, text) == SP_ID_NONE;
}

static char *
sp_name_field_check (SpEntryField *field,
                     const char   *text)
{
  SpNameField *self = SP_NAME_FIELD (field);

  if (self->allow_new || !is_unknown (self, text))
    return NULL;
  if (self->table == SP_TABLE_ACTOR)
    return g_strdup (_("no such actor"));
  if (self->table == SP_TABLE_ISSUE)
    return g_strdup (_("no such issue"));
  return g_strdup (_("no such source"));
}

static void
update_hint (SpNameField *self)
{
  g_autofree char *text = dup_input (self);

  sp_entry_field_set_hint (SP_ENTRY_FIELD (self),
                           self->allow_new && is_unknown (self, text) ? _("will be added") : NULL);
}

static void
close_list (SpNameField *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static GtkWidget *
create_match_row (const SpNameMatch *match)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (match->name);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), name);
  if (match->spelling)
    {
      GtkWidget *spelling = gtk_label_new (match->spelling);

      gtk_label_set_xalign (GTK_LABEL (spelling), 0);
      gtk_label_set_ellipsize (GTK_LABEL (spelling), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (spelling, "caption");
      gtk_widget_add_css_class (spelling, "dimmed");
      gtk_box_append (GTK_BOX (box), spelling);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (match->name), g_free);
  return row;
}

static void
append_new_name (SpNameField *self,
                 const char  *text)
{
  /* Translators: the last entry of the list of names that open while typing one: take the typed one as it is */
  g_autofree char *words = g_strdup_printf (_("New: “%s”"), text);
  SpNameMatch match = { .name = words };
  GtkWidget *row = create_match_row (&match);

  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (text), g_free);
  gtk_list_box_append (self->list, row);
}

static void
open_list (SpNameField *self)
{
  g_autofree char *text = dup_input (self);
  g_autoptr (GArray) matches = NULL;

  gtk_list_box_remove_all (self->list);
  if (!self->snapshot || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  matches = sp_name_matches_find (self->snapshot, self->table, text, MAX_MATCHES);
  for (guint i = 0; i < matches->len; i++)
    gtk_list_box_append (self->list, create_match_row (&g_array_index (matches, SpNameMatch, i)));

  if (matches->len > 0 && self->allow_new && is_unknown (self, text))
    append_new_name (self, text);

  if (matches->len == 0)
    close_list (self);
  else
    {
      gtk_widget_set_size_request (self->popover, gtk_widget_get_width (GTK_WIDGET (self)), -1);
      gtk_popover_popup (GTK_POPOVER (self->popover));
      /* It may be smaller than it was before the last letter. */
      gtk_popover_present (GTK_POPOVER (self->popover));
      if (*text)
        gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
    }
}

/* Whoever listens goes on to what is next in a form. */
static gboolean
take_input (SpNameField *self)
{
  g_autofree char *text = dup_input (self);

  if (!self->typed || *text == '\0' || !sp_field_is_valid (SP_FIELD (self))
      || !g_signal_has_handler_pending (self, signals[TAKEN], 0, FALSE))
    return FALSE;
  self->typed = FALSE;
  close_list (self);
  sp_field_settle (SP_FIELD (self));
  g_signal_emit (self, signals[TAKEN], 0);
  return TRUE;
}

static void
take_row (SpNameField   *self,
          GtkListBoxRow *row)
{
  self->taking = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), g_object_get_data (G_OBJECT (row), "name"));
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  self->taking = FALSE;
  self->typed = FALSE;
  close_list (self);
  sp_field_settle (SP_FIELD (self));
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
move_in_list (SpNameField *self,
              int          step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int index = selected ? gtk_list_box_row_get_index (selected) + step : step > 0 ? 0 : -1;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row || index < 0)
    gtk_list_box_select_row (self->list, row);
}

static gboolean
key_pressed_cb (SpNameField     *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gboolean open = gtk_widget_get_visible (self->popover);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_Down || keyval == GDK_KEY_Up) && open)
    {
      move_in_list (self, keyval == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Down)
    {
      open_list (self);
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && open && row)
    {
      take_row (self, row);
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && take_input (self))
    return GDK_EVENT_STOP;
  if (keyval == GDK_KEY_Escape && open)
    {
      close_list (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
changed_cb (SpNameField *self)
{
  update_hint (self);
}

static void
typed_cb (SpNameField *self)
{
  if (self->taking)
    return;
  self->typed = TRUE;
  open_list (self);
}

static void
row_activated_cb (SpNameField   *self,
                  GtkListBoxRow *row)
{
  take_row (self, row);
}

static void
sp_name_field_dispose (GObject *object)
{
  SpNameField *self = SP_NAME_FIELD (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);

  G_OBJECT_CLASS (sp_name_field_parent_class)->dispose (object);
}

static void
sp_name_field_class_init (SpNameFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_name_field_dispose;
  SP_ENTRY_FIELD_CLASS (klass)->check = sp_name_field_check;

  /**
   * SpNameField::taken:
   *
   * A name was taken from the list, or as it was typed, with Enter.
   */
  signals[TAKEN] = g_signal_new ("taken", SP_TYPE_NAME_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
create_list (SpNameField *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "name-matches");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
sp_name_field_init (SpNameField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->table = SP_TABLE_ACTOR;
  create_list (self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (close_list), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "typed", G_CALLBACK (typed_cb), NULL);
}

/**
 * sp_name_field_set_table:
 * @self: a field
 * @table: actors (as it begins), issues or sources; %SP_TABLE_LINK for kinds of links
 *
 * Sets whose names are completed.
 */
void
sp_name_field_set_table (SpNameField *self,
                         SpTable      table)
{
  g_return_if_fail (SP_IS_NAME_FIELD (self));

  self->table = table;
}

/**
 * sp_name_field_set_allow_new:
 * @self: a field
 * @allow_new: whether a name that no row has is good input
 *
 * Sets whether the name of a row that is yet to be made may be typed.
 */
void
sp_name_field_set_allow_new (SpNameField *self,
                             gboolean     allow_new)
{
  g_return_if_fail (SP_IS_NAME_FIELD (self));

  self->allow_new = allow_new;
}

/**
 * sp_name_field_set_snapshot:
 * @self: a field
 * @snapshot: the rows whose names are known
 *
 * Sets the rows to complete from.
 */
void
sp_name_field_set_snapshot (SpNameField *self,
                            SpSnapshot  *snapshot)
{
  g_return_if_fail (SP_IS_NAME_FIELD (self));

  sp_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  self->snapshot = snapshot;
}

/**
 * sp_name_field_get_id:
 * @self: a field
 *
 * Returns: the row that is named, or %SP_ID_NONE if the field is empty or names a new one
 */
SpId
sp_name_field_get_id (SpNameField *self)
{
  g_return_val_if_fail (SP_IS_NAME_FIELD (self), SP_ID_NONE);

  if (!self->snapshot)
    return SP_ID_NONE;
  return sp_name_matches_exact (self->snapshot, self->table, sp_entry_field_get_text (SP_ENTRY_FIELD (self)));
}

/**
 * sp_name_field_set_id:
 * @self: a field with a snapshot
 * @id: a row, or %SP_ID_NONE
 *
 * Shows the name of a row.
 */
void
sp_name_field_set_id (SpNameField *self,
                      SpId         id)
{
  g_return_if_fail (SP_IS_NAME_FIELD (self) && self->snapshot);

  self->typed = FALSE;
  sp_entry_field_set_text (SP_ENTRY_FIELD (self), sp_name_of (self->snapshot, self->table, id));
}

/**
 * sp_name_field_ensure_row:
 * @self: a field that is filled in, for an actor or an issue
 * @store: the project's store, within an edit
 * @error: return location for an error of the store
 *
 * Finds the row that is named. If no row has the name, one is made.
 *
 * Returns: the row, or %SP_ID_NONE with an error
 */
SpId
sp_name_field_ensure_row (SpNameField  *self,
                          SpStore      *store,
                          GError      **error)
{
  SpActor actor = SP_ACTOR_INIT;
  SpIssue issue = SP_ISSUE_INIT;
  SpId id;

  g_return_val_if_fail (SP_IS_NAME_FIELD (self), SP_ID_NONE);

  id = sp_name_field_get_id (self);
  if (id != SP_ID_NONE)
    return id;
  if (self->table == SP_TABLE_ISSUE)
    {
      issue.name = sp_entry_field_get_text (SP_ENTRY_FIELD (self));
      return sp_store_add_issue (store, &issue, error);
    }
  actor.name = sp_entry_field_get_text (SP_ENTRY_FIELD (self));
  return sp_store_add_actor (store, &actor, error);
}
