/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-merge-dialog.h"

#include <glib/gi18n.h>

#include "sp-conflict-row.h"

/**
 * SpMergeDialog:
 *
 * Lists where two copies of a project contradict each other, with both sides beside each other. Merging is possible as
 * soon as each is decided.
 */
struct _SpMergeDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *window_title;
  AdwBanner *base_banner;
  AdwBanner *error_banner;
  GtkNoSelection *selection;
  GtkWidget *merge_button;

  SpMerge *merge;
};

G_DEFINE_FINAL_TYPE (SpMergeDialog, sp_merge_dialog, ADW_TYPE_DIALOG)

enum
{
  DECIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update (SpMergeDialog *self)
{
  guint n_left = sp_merge_get_n_undecided (self->merge);
  g_autofree char *left = NULL;

  gtk_widget_set_sensitive (self->merge_button, n_left == 0);
  left = n_left > 0 ? g_strdup_printf (ngettext ("%'u conflict left", "%'u conflicts left", n_left), n_left)
                    : g_strdup (_("All conflicts decided"));
  adw_window_title_set_subtitle (self->window_title, left);
}

/* A list for the rows: what they show is told by their number. */
static void
fill (SpMergeDialog *self)
{
  g_autoptr (GListStore) numbers = g_list_store_new (G_TYPE_OBJECT);

  for (guint i = 0; i < sp_merge_get_n_conflicts (self->merge); i++)
    {
      g_autoptr (GObject) number = g_object_new (G_TYPE_OBJECT, NULL);

      g_list_store_append (numbers, number);
    }
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (numbers));
}

static void
setup_cb (SpMergeDialog *self,
          GtkListItem   *item)
{
  GtkWidget *row = sp_conflict_row_new ();

  g_signal_connect_object (row, "chosen", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_focusable (item, FALSE);
}

static void
bind_cb (SpMergeDialog *self,
         GtkListItem   *item)
{
  sp_conflict_row_show (SP_CONFLICT_ROW (gtk_list_item_get_child (item)), self->merge, gtk_list_item_get_position (item));
}

static void
choose_all (SpMergeDialog *self,
            SpMergeSide    side)
{
  sp_merge_choose_all (self->merge, side);
  fill (self);
  update (self);
}

static void
choose_ours_cb (SpMergeDialog *self)
{
  choose_all (self, SP_MERGE_OURS);
}

static void
choose_theirs_cb (SpMergeDialog *self)
{
  choose_all (self, SP_MERGE_THEIRS);
}

static void
cancel_cb (SpMergeDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
merge_cb (SpMergeDialog *self)
{
  g_signal_emit (self, signals[DECIDED], 0);
}

static void
sp_merge_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_MERGE_DIALOG);

  G_OBJECT_CLASS (sp_merge_dialog_parent_class)->dispose (object);
}

static void
sp_merge_dialog_finalize (GObject *object)
{
  g_clear_pointer (&SP_MERGE_DIALOG (object)->merge, sp_merge_free);

  G_OBJECT_CLASS (sp_merge_dialog_parent_class)->finalize (object);
}

static void
sp_merge_dialog_class_init (SpMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_merge_dialog_finalize;

  /**
   * SpMergeDialog::decided:
   *
   * Each conflict is decided, and the user wants the merge done.
   */
  signals[DECIDED] = g_signal_new ("decided", SP_TYPE_MERGE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SpMergeDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, SpMergeDialog, base_banner);
  gtk_widget_class_bind_template_child (widget_class, SpMergeDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, SpMergeDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, SpMergeDialog, merge_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_ours_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_theirs_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
}

static void
sp_merge_dialog_init (SpMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_merge_dialog_new:
 * @merge: (transfer full): a merge with conflicts
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
AdwDialog *
sp_merge_dialog_new (SpMerge *merge)
{
  SpMergeDialog *self = g_object_new (SP_TYPE_MERGE_DIALOG, NULL);

  self->merge = merge;
  adw_banner_set_revealed (self->base_banner, !sp_merge_has_base (merge));
  fill (self);
  update (self);
  return ADW_DIALOG (self);
}

/**
 * sp_merge_dialog_get_merge:
 * @self: a dialog
 *
 * Returns: (transfer none): the merge with what was chosen
 */
SpMerge *
sp_merge_dialog_get_merge (SpMergeDialog *self)
{
  g_return_val_if_fail (SP_IS_MERGE_DIALOG (self), NULL);

  return self->merge;
}

/**
 * sp_merge_dialog_show_error:
 * @self: a dialog
 * @error: why nothing was merged
 *
 * Tells of a failure.
 */
void
sp_merge_dialog_show_error (SpMergeDialog *self,
                            const GError  *error)
{
  g_return_if_fail (SP_IS_MERGE_DIALOG (self));

  adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, TRUE);
}
