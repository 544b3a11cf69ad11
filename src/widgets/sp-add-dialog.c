/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-add-dialog.h"

#include <glib/gi18n-lib.h>

#include "sp-actor-form.h"
#include "sp-issue-form.h"
#include "sp-link-form.h"
#include "sp-source-form.h"
#include "sp-statement-form.h"

/**
 * SpAddDialog:
 *
 * A form for a new row, in a dialog. The button to add it is there as soon as every field is good;
 * Enter in a field presses it.
 */
struct _SpAddDialog
{
  AdwDialog parent_instance;

  GtkWidget *add_button;
  AdwBanner *error_banner;
  AdwBin *form_bin;

  SpTable table;
};

G_DEFINE_FINAL_TYPE (SpAddDialog, sp_add_dialog, ADW_TYPE_DIALOG)

enum
{
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  const char *title;
  const char *label;
  GType (*get_form_type) (void);
} Kind;

static const Kind *
get_kind (SpTable table)
{
  static const Kind actor = { N_("Add Actor"), N_("Add actor “%s”"), sp_actor_form_get_type };
  static const Kind issue = { N_("Add Issue"), N_("Add issue “%s”"), sp_issue_form_get_type };
  static const Kind source = { N_("Add Source"), N_("Add source “%s”"), sp_source_form_get_type };
  static const Kind statement = { N_("Add Statement"), N_("Add statement “%s”"), sp_statement_form_get_type };
  static const Kind link = { N_("Add Link"), N_("Add link “%s”"), sp_link_form_get_type };

  return table == SP_TABLE_ACTOR ? &actor : table == SP_TABLE_ISSUE ? &issue : table == SP_TABLE_SOURCE ? &source
         : table == SP_TABLE_STATEMENT ? &statement : &link;
}

static void
update_button (SpAddDialog *self)
{
  gtk_widget_set_sensitive (self->add_button, sp_row_form_is_valid (sp_add_dialog_get_form (self)));
  adw_banner_set_revealed (self->error_banner, FALSE);
}

static void
add_cb (SpAddDialog *self)
{
  SpRowForm *form = sp_add_dialog_get_form (self);
  g_autoptr (GError) error = NULL;
  SpId id = sp_row_form_add (form, _(get_kind (self->table)->label), &error);

  if (id == SP_ID_NONE)
    {
      adw_banner_set_title (self->error_banner, error->message);
      adw_banner_set_revealed (self->error_banner, TRUE);
      return;
    }
  g_signal_emit (self, signals[ADDED], 0, (int) self->table, id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_by_key (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SpAddDialog *self = SP_ADD_DIALOG (widget);

  if (gtk_widget_get_sensitive (self->add_button))
    add_cb (self);
}

/* Whatever the form was filled with before it was presented: the work begins at the first gap. */
static void
sp_add_dialog_map (GtkWidget *widget)
{
  SpAddDialog *self = SP_ADD_DIALOG (widget);

  adw_dialog_set_focus (ADW_DIALOG (self), sp_row_form_find_gap (sp_add_dialog_get_form (self)));
  GTK_WIDGET_CLASS (sp_add_dialog_parent_class)->map (widget);
}

static void
sp_add_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_ADD_DIALOG);

  G_OBJECT_CLASS (sp_add_dialog_parent_class)->dispose (object);
}

static void
sp_add_dialog_class_init (SpAddDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_add_dialog_dispose;
  widget_class->map = sp_add_dialog_map;

  /**
   * SpAddDialog::added:
   * @self: the dialog, about to close
   * @table: the table of the new row, an SpTable
   * @id: the new row
   *
   * The row is written.
   */
  signals[ADDED] = g_signal_new ("added", SP_TYPE_ADD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-add-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAddDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, SpAddDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, SpAddDialog, form_bin);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_install_action (widget_class, "dialog.add", NULL, add_by_key);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.add", NULL);
}

static void
sp_add_dialog_init (SpAddDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_add_dialog_new:
 * @store: the project's store
 * @table: what to add: actor, issue, source, statement or link
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
AdwDialog *
sp_add_dialog_new (SpStore *store,
                   SpTable  table)
{
  SpAddDialog *self = g_object_new (SP_TYPE_ADD_DIALOG, NULL);
  const Kind *kind = get_kind (table);
  SpRowForm *form = g_object_new (kind->get_form_type (), NULL);

  self->table = table;
  adw_dialog_set_title (ADW_DIALOG (self), _(kind->title));
  adw_bin_set_child (self->form_bin, GTK_WIDGET (form));
  g_signal_connect_swapped (form, "typed", G_CALLBACK (update_button), self);
  sp_row_form_compose (form, store);
  update_button (self);
  return ADW_DIALOG (self);
}

/**
 * sp_add_dialog_get_form:
 * @self: a dialog
 *
 * Returns: (transfer none): its form, to fill in what is known
 */
SpRowForm *
sp_add_dialog_get_form (SpAddDialog *self)
{
  g_return_val_if_fail (SP_IS_ADD_DIALOG (self), NULL);

  return SP_ROW_FORM (adw_bin_get_child (self->form_bin));
}
