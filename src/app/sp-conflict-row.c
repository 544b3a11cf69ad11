/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-conflict-row.h"

#include <glib/gi18n.h>

/**
 * SpConflictRow:
 *
 * Which row of the project is contradictory and in what, what stood there before, and two buttons side by side: what
 * each side made of it. One of them is pressed when it is decided.
 */
struct _SpConflictRow
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *before;
  GtkLabel *ours;
  GtkLabel *theirs;
  GtkToggleButton *ours_button;
  GtkToggleButton *theirs_button;

  SpMerge *merge;           /* borrowed */
  guint index;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (SpConflictRow, sp_conflict_row, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_choice (SpConflictRow *self)
{
  SpMergeSide choice = sp_merge_get_conflict (self->merge, self->index)->choice;

  self->showing = TRUE;
  gtk_toggle_button_set_active (self->ours_button, choice == SP_MERGE_OURS);
  gtk_toggle_button_set_active (self->theirs_button, choice == SP_MERGE_THEIRS);
  self->showing = FALSE;
}

static void
toggled_cb (SpConflictRow   *self,
            GtkToggleButton *button)
{
  SpMergeSide side = button == self->ours_button ? SP_MERGE_OURS : SP_MERGE_THEIRS;

  if (self->showing)
    return;
  sp_merge_choose (self->merge, self->index, gtk_toggle_button_get_active (button) ? side : SP_MERGE_UNDECIDED);
  show_choice (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
sp_conflict_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_CONFLICT_ROW);

  G_OBJECT_CLASS (sp_conflict_row_parent_class)->dispose (object);
}

static void
sp_conflict_row_class_init (SpConflictRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_conflict_row_dispose;

  /**
   * SpConflictRow::chosen:
   *
   * The user decided, or took a decision back.
   */
  signals[CHOSEN] = g_signal_new ("chosen", SP_TYPE_CONFLICT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-conflict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpConflictRow, title);
  gtk_widget_class_bind_template_child (widget_class, SpConflictRow, before);
  gtk_widget_class_bind_template_child (widget_class, SpConflictRow, ours);
  gtk_widget_class_bind_template_child (widget_class, SpConflictRow, theirs);
  gtk_widget_class_bind_template_child (widget_class, SpConflictRow, ours_button);
  gtk_widget_class_bind_template_child (widget_class, SpConflictRow, theirs_button);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
sp_conflict_row_init (SpConflictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_conflict_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
sp_conflict_row_new (void)
{
  return g_object_new (SP_TYPE_CONFLICT_ROW, NULL);
}

static void
show_side (SpConflictRow   *self,
           SpMergeSide      side,
           GtkLabel        *label,
           GtkToggleButton *button)
{
  g_autofree char *value = sp_conflict_dup_value (self->merge, sp_merge_get_conflict (self->merge, self->index), side);

  gtk_label_set_text (label, value);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), g_utf8_strlen (value, -1) > 200 ? value : NULL);
}

/**
 * sp_conflict_row_show:
 * @self: a row
 * @merge: a merge, which lives as long as the row shows it
 * @index: the number of a conflict
 *
 * Shows a conflict with the choice made so far.
 */
void
sp_conflict_row_show (SpConflictRow *self,
                      SpMerge       *merge,
                      guint          index)
{
  const SpConflict *conflict = sp_merge_get_conflict (merge, index);
  g_autofree char *name = sp_conflict_dup_title (merge, conflict);
  g_autofree char *fields = sp_conflict_dup_fields (conflict);
  g_autofree char *value = sp_conflict_dup_value (merge, conflict, SP_MERGE_UNDECIDED);
  /* Translators: which row is contradictory, and in which fields */
  g_autofree char *title = g_strdup_printf (_("%s — %s"), name, fields);
  /* Translators: what stood in a field before both sides changed it */
  g_autofree char *before = g_strdup_printf (_("Before: %s"), value);

  self->merge = merge;
  self->index = index;
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->before, before);
  gtk_widget_set_visible (GTK_WIDGET (self->before), *value != '\0');
  show_side (self, SP_MERGE_OURS, self->ours, self->ours_button);
  show_side (self, SP_MERGE_THEIRS, self->theirs, self->theirs_button);
  show_choice (self);
}
