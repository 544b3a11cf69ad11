/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-coding-popover.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "sp-link-form.h"
#include "sp-source-error-form.h"
#include "sp-statement-form.h"

/**
 * SpCodingPopover:
 *
 * Makes a statement, a link or a known error of selected words. Enter finishes, in the note too, where Shift+Enter
 * makes a new line, and goes to what is missing; Escape leaves. The actor of the last passage is offered for the next one.
 */
struct _SpCodingPopover
{
  GtkPopover parent_instance;

  AdwToggleGroup *kind_group;
  GtkScrolledWindow *scroller;
  GtkStack *forms;
  SpStatementForm *statement_form;
  SpLinkForm *link_form;
  SpSourceErrorForm *error_form;
  GtkLabel *quote_label;
  GtkLabel *message_label;

  SpId last_actor;
};

G_DEFINE_FINAL_TYPE (SpCodingPopover, sp_coding_popover, GTK_TYPE_POPOVER)

enum
{
  CODED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static SpTable
get_table (SpCodingPopover *self)
{
  const char *name = adw_toggle_group_get_active_name (self->kind_group);

  return g_strcmp0 (name, "link") == 0 ? SP_TABLE_LINK : g_strcmp0 (name, "error") == 0 ? SP_TABLE_SOURCE_ERROR
         : SP_TABLE_STATEMENT;
}

static SpRowForm *
get_form (SpCodingPopover *self)
{
  switch (get_table (self))
    {
    case SP_TABLE_LINK:
      return SP_ROW_FORM (self->link_form);
    case SP_TABLE_SOURCE_ERROR:
      return SP_ROW_FORM (self->error_form);
    case SP_TABLE_PROJECT:
    case SP_TABLE_ACTOR:
    case SP_TABLE_ISSUE:
    case SP_TABLE_SOURCE:
    case SP_TABLE_STATEMENT:
    case SP_TABLE_VIEW:
    default:
      return SP_ROW_FORM (self->statement_form);
    }
}

static void
show_message (SpCodingPopover *self,
              const char      *message)
{
  gtk_label_set_text (self->message_label, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
  if (message)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
focus_form (SpCodingPopover *self)
{
  gtk_widget_child_focus (GTK_WIDGET (get_form (self)), GTK_DIR_TAB_FORWARD);
}

static void
kind_changed_cb (SpCodingPopover *self)
{
  gtk_stack_set_visible_child (self->forms, GTK_WIDGET (get_form (self)));
  show_message (self, NULL);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_popover_present (GTK_POPOVER (self));
  focus_form (self);
}

static void
typed_cb (SpCodingPopover *self)
{
  show_message (self, NULL);
}

/* Goes to what keeps the form from being finished. */
static gboolean
find_fault (SpCodingPopover *self)
{
  if (!sp_row_form_is_valid (get_form (self)))
    {
      GtkWidget *gap = sp_row_form_find_gap (get_form (self));

      /* What is filled in, and bad, says so itself. */
      if (!GTK_IS_EDITABLE (gap) || *gtk_editable_get_text (GTK_EDITABLE (gap)) == '\0')
        sp_field_set_message (SP_FIELD (gap), _("must be filled in"));
      gtk_widget_grab_focus (gap);
      return TRUE;
    }
  if (get_table (self) == SP_TABLE_STATEMENT && sp_statement_form_needs_stance (self->statement_form))
    {
      show_message (self, _("Choose a stance with the keys 1 to 5, or a qualifier that stands without one."));
      sp_statement_form_focus_stance (self->statement_form);
      return TRUE;
    }
  return FALSE;
}

static const char *
get_label (SpTable table)
{
  return table == SP_TABLE_LINK ? _("Add link “%s”")
         : table == SP_TABLE_SOURCE_ERROR ? _("Note known error “%s”") : _("Add statement “%s”");
}

static SpId
find_actor (SpCodingPopover *self,
            SpTable          table,
            SpId             id)
{
  SpSnapshot *snapshot = sp_row_form_get_snapshot (get_form (self));
  const SpStatement *statement = table == SP_TABLE_STATEMENT ? sp_snapshot_find_statement (snapshot, id) : NULL;
  const SpLink *link = table == SP_TABLE_LINK ? sp_snapshot_find_link (snapshot, id) : NULL;

  return statement ? statement->actor : link ? link->from : self->last_actor;
}

static void
finish (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SpCodingPopover *self = SP_CODING_POPOVER (widget);
  SpTable table = get_table (self);
  g_autoptr (GError) error = NULL;
  SpId id;

  sp_row_form_settle (get_form (self));
  if (find_fault (self))
    return;
  id = sp_row_form_add (get_form (self), get_label (table), &error);
  if (id == SP_ID_NONE)
    {
      show_message (self, error->message);
      return;
    }
  self->last_actor = find_actor (self, table, id);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CODED], 0, (int) table, id);
}

static void
add_cb (SpCodingPopover *self)
{
  finish (GTK_WIDGET (self), NULL, NULL);
}

/* Enter finishes as well in the buttons of the stance, which would take it for a click, and in the note. */
static gboolean
key_pressed_cb (SpCodingPopover *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & (GDK_ALT_MASK | GDK_SHIFT_MASK)) || !focus
      || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->forms))
      || (!GTK_IS_TOGGLE_BUTTON (focus) && !GTK_IS_TEXT_VIEW (focus)))
    return GDK_EVENT_PROPAGATE;
  add_cb (self);
  return GDK_EVENT_STOP;
}

static void
sp_coding_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_CODING_POPOVER);

  G_OBJECT_CLASS (sp_coding_popover_parent_class)->dispose (object);
}

static void
sp_coding_popover_class_init (SpCodingPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_coding_popover_dispose;

  /**
   * SpCodingPopover::coded:
   * @self: the popover
   * @table: statement, link or source error, an SpTable
   * @id: the new row
   */
  signals[CODED] = g_signal_new ("coded", SP_TYPE_CODING_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "win.help", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-coding-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SpCodingPopover, kind_group);
  gtk_widget_class_bind_template_child (widget_class, SpCodingPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, SpCodingPopover, forms);
  gtk_widget_class_bind_template_child (widget_class, SpCodingPopover, statement_form);
  gtk_widget_class_bind_template_child (widget_class, SpCodingPopover, link_form);
  gtk_widget_class_bind_template_child (widget_class, SpCodingPopover, error_form);
  gtk_widget_class_bind_template_child (widget_class, SpCodingPopover, quote_label);
  gtk_widget_class_bind_template_child (widget_class, SpCodingPopover, message_label);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_install_action (widget_class, "coding.finish", NULL, finish);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "coding.finish", NULL);
}

static void
sp_coding_popover_init (SpCodingPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  sp_statement_form_make_compact (self->statement_form);
  sp_link_form_make_compact (self->link_form);
  sp_source_error_form_make_compact (self->error_form);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * sp_coding_popover_new:
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
GtkWidget *
sp_coding_popover_new (void)
{
  return g_object_new (SP_TYPE_CODING_POPOVER, NULL);
}

/**
 * sp_coding_popover_open:
 * @self: a popover with a parent
 * @store: the project's store
 * @source: a source
 * @passage: the words, in code points of its text
 * @words: the words themselves
 *
 * Opens with empty forms for new words. The kind that was made last is offered again.
 */
void
sp_coding_popover_open (SpCodingPopover *self,
                        SpStore         *store,
                        SpId             source,
                        SpPassage        passage,
                        const char      *words)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (store);
  SpId actor = sp_snapshot_find_actor (snapshot, self->last_actor) ? self->last_actor : SP_ID_NONE;

  g_return_if_fail (SP_IS_CODING_POPOVER (self));

  sp_row_form_compose (SP_ROW_FORM (self->statement_form), store);
  sp_row_form_compose (SP_ROW_FORM (self->link_form), store);
  sp_row_form_compose (SP_ROW_FORM (self->error_form), store);
  sp_statement_form_preset (self->statement_form, actor, SP_ID_NONE);
  sp_link_form_preset (self->link_form, actor, SP_ID_NONE);
  sp_statement_form_set_passage (self->statement_form, source, passage, words);
  sp_link_form_set_passage (self->link_form, source, passage, words);
  sp_source_error_form_set_passage (self->error_form, source, passage, words);
  gtk_label_set_text (self->quote_label, words);
  show_message (self, NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_popover_popup (GTK_POPOVER (self));
  focus_form (self);
}

/**
 * sp_coding_popover_preset:
 * @self: a popover that has just been opened
 * @actor: who makes the statement, or %SP_ID_NONE
 * @issue: what it is about, or %SP_ID_NONE
 *
 * Fills in a statement that was found in the text.
 */
void
sp_coding_popover_preset (SpCodingPopover *self,
                          SpId             actor,
                          SpId             issue)
{
  g_return_if_fail (SP_IS_CODING_POPOVER (self));

  adw_toggle_group_set_active_name (self->kind_group, "statement");
  sp_statement_form_preset (self->statement_form, actor, issue);
  if (actor != SP_ID_NONE && issue != SP_ID_NONE)
    sp_statement_form_focus_stance (self->statement_form);
}
