/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-properties-dialog.h"

#include <glib/gi18n.h>

#include "sp-entry-field.h"
#include "sp-note-field.h"

/**
 * SpPropertiesDialog:
 *
 * What there is to say of a project as a whole. Each change is one edit.
 */
struct _SpPropertiesDialog
{
  AdwDialog parent_instance;

  SpEntryField *title_field;
  SpNoteField *description_field;
  SpEntryField *as_of_field;

  SpStore *store;
};

G_DEFINE_FINAL_TYPE (SpPropertiesDialog, sp_properties_dialog, ADW_TYPE_DIALOG)

static void
show_project (SpPropertiesDialog *self)
{
  const SpProjectRow *project = sp_snapshot_get_project (sp_store_get_snapshot (self->store));

  sp_entry_field_set_text (self->title_field, project->title);
  sp_note_field_set_text (self->description_field, project->description);
  sp_entry_field_set_date (self->as_of_field, project->as_of);
}

static void
edited_cb (SpPropertiesDialog *self,
           SpField            *field)
{
  SpProjectRow project = *sp_snapshot_get_project (sp_store_get_snapshot (self->store));
  const char *label = field == SP_FIELD (self->title_field) ? _("Change the project's title")
                      : field == SP_FIELD (self->as_of_field) ? _("Change the date of the pictures")
                      : _("Change the project's description");
  g_autoptr (GError) error = NULL;

  project.title = sp_entry_field_get_text (self->title_field);
  project.description = sp_note_field_get_text (self->description_field);
  project.as_of = sp_entry_field_get_date (self->as_of_field);
  if (!sp_store_begin (self->store, label, &error))
    {
      sp_field_reject (field, error->message);
      return;
    }
  if (!sp_store_update_project (self->store, &project, &error))
    sp_store_rollback (self->store);
  else
    sp_store_commit (self->store, &error);
  if (error)
    sp_field_reject (field, error->message);
}

static void
closed_cb (SpPropertiesDialog *self)
{
  sp_field_settle (SP_FIELD (self->title_field));
  sp_field_settle (SP_FIELD (self->description_field));
  sp_field_settle (SP_FIELD (self->as_of_field));
}

static void
sp_properties_dialog_dispose (GObject *object)
{
  SpPropertiesDialog *self = SP_PROPERTIES_DIALOG (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_PROPERTIES_DIALOG);

  G_OBJECT_CLASS (sp_properties_dialog_parent_class)->dispose (object);
}

static void
sp_properties_dialog_class_init (SpPropertiesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_properties_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/standpoint/Standpoint/sp-properties-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPropertiesDialog, title_field);
  gtk_widget_class_bind_template_child (widget_class, SpPropertiesDialog, description_field);
  gtk_widget_class_bind_template_child (widget_class, SpPropertiesDialog, as_of_field);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
sp_properties_dialog_init (SpPropertiesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_properties_dialog_new:
 * @store: the project's store
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
AdwDialog *
sp_properties_dialog_new (SpStore *store)
{
  SpPropertiesDialog *self = g_object_new (SP_TYPE_PROPERTIES_DIALOG, NULL);

  self->store = g_object_ref (store);
  show_project (self);
  g_signal_connect_object (store, "notify::snapshot", G_CALLBACK (show_project), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
