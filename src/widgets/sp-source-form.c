/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-source-form.h"

#include <glib/gi18n-lib.h>

#include "sp-choice-field.h"
#include "sp-entry-field.h"
#include "sp-link-address.h"
#include "sp-note-field.h"

/**
 * SpSourceForm:
 *
 * The fields of a source. The text can be pasted as long as there is none.
 */
struct _SpSourceForm
{
  SpRowForm parent_instance;

  SpEntryField *title_field;
  SpChoiceField *kind_field;
  SpEntryField *author_field;
  SpEntryField *publisher_field;
  SpEntryField *date_field;
  SpEntryField *language_field;
  SpEntryField *address_field;
  GtkWidget *open_button;
  SpEntryField *retrieved_field;
  SpNoteField *note_field;
  SpNoteField *text_field;
  GtkWidget *text_group;
};

G_DEFINE_FINAL_TYPE (SpSourceForm, sp_source_form, SP_TYPE_ROW_FORM)

/* A row at its defaults has no strings. */
static const char *
or_empty (const char *text)
{
  return text ? text : "";
}

/* Addresses come from the files of others: where one leads is up to sp_link_address_dup(). */
static char *
dup_link (SpSourceForm *self)
{
  return sp_link_address_dup (sp_entry_field_get_text (self->address_field));
}

static void
launched_cb (GObject      *launcher,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GtkWidget) self = data;
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) || !gtk_widget_get_root (self))
    return;
  dialog = adw_alert_dialog_new (_("The Address Was Not Opened"), error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, self);
}

static void
open_address_cb (SpSourceForm *self)
{
  g_autofree char *link = dup_link (self);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (link);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (link)
    gtk_uri_launcher_launch (launcher, GTK_WINDOW (root), NULL, launched_cb, g_object_ref (self));
}

static void
sp_source_form_load (SpRowForm *form)
{
  SpSourceForm *self = SP_SOURCE_FORM (form);
  SpSnapshot *snapshot = sp_row_form_get_snapshot (form);
  const SpSource *row = sp_snapshot_find_source (snapshot, sp_row_form_get_id (form));
  const SpSource source = row ? *row : SP_SOURCE_INIT;
  g_autofree char *link = NULL;

  sp_entry_field_set_text (self->title_field, or_empty (source.title));
  sp_choice_field_set_value (self->kind_field, source.kind);
  sp_entry_field_set_text (self->author_field, or_empty (source.author));
  sp_entry_field_set_text (self->publisher_field, or_empty (source.publisher));
  sp_entry_field_set_date (self->date_field, source.date);
  sp_entry_field_set_text (self->language_field, or_empty (source.language));
  sp_entry_field_set_text (self->address_field, or_empty (source.address));
  link = dup_link (self);
  gtk_widget_set_visible (self->open_button, link != NULL);
  sp_entry_field_set_date (self->retrieved_field, source.retrieved);
  sp_note_field_set_text (self->note_field, or_empty (source.note));
  /* The text of a source that has one is read on its page: passages hang on its characters. */
  gtk_widget_set_visible (GTK_WIDGET (self->text_group), row == NULL || *row->text == '\0');
  if (gtk_widget_get_visible (GTK_WIDGET (self->text_group)))
    sp_note_field_set_text (self->text_field, or_empty (source.text));
}

static SpId
sp_source_form_write (SpRowForm  *form,
                      GError    **error)
{
  SpSourceForm *self = SP_SOURCE_FORM (form);
  SpStore *store = sp_row_form_get_store (form);
  const SpSource *old = sp_snapshot_find_source (sp_row_form_get_snapshot (form), sp_row_form_get_id (form));
  SpSource source = old ? *old : SP_SOURCE_INIT;

  source.title = sp_entry_field_get_text (self->title_field);
  source.kind = sp_choice_field_get_value (self->kind_field);
  source.author = sp_entry_field_get_text (self->author_field);
  source.publisher = sp_entry_field_get_text (self->publisher_field);
  source.date = sp_entry_field_get_date (self->date_field);
  source.language = sp_entry_field_get_text (self->language_field);
  source.address = sp_entry_field_get_text (self->address_field);
  source.retrieved = sp_entry_field_get_date (self->retrieved_field);
  source.note = sp_note_field_get_text (self->note_field);
  if (gtk_widget_get_visible (GTK_WIDGET (self->text_group)))
    source.text = sp_note_field_get_text (self->text_field);

  if (!old)
    return sp_store_add_source (store, &source, error);
  return sp_store_update_source (store, &source, error) ? source.id : SP_ID_NONE;
}

static char *
sp_source_form_dup_subject (SpRowForm *form)
{
  SpSourceForm *self = SP_SOURCE_FORM (form);
  const SpSource *source = sp_snapshot_find_source (sp_row_form_get_snapshot (form), sp_row_form_get_id (form));

  return g_strdup (source ? source->title : sp_entry_field_get_text (self->title_field));
}

static void
sp_source_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_SOURCE_FORM);

  G_OBJECT_CLASS (sp_source_form_parent_class)->dispose (object);
}

static void
sp_source_form_class_init (SpSourceFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpRowFormClass *form_class = SP_ROW_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_source_form_dispose;
  form_class->load = sp_source_form_load;
  form_class->write = sp_source_form_write;
  form_class->dup_subject = sp_source_form_dup_subject;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-source-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSourceForm, title_field);
  gtk_widget_class_bind_template_child (widget_class, SpSourceForm, kind_field);
  gtk_widget_class_bind_template_child (widget_class, SpSourceForm, author_field);
  gtk_widget_class_bind_template_child (widget_class, SpSourceForm, publisher_field);
  gtk_widget_class_bind_template_child (widget_class, SpSourceForm, date_field);
  gtk_widget_class_bind_template_child (widget_class, SpSourceForm, language_field);
  gtk_widget_class_bind_template_child (widget_class, SpSourceForm, address_field);
  gtk_widget_class_bind_template_child (widget_class, SpSourceForm, open_button);
  gtk_widget_class_bind_template_child (widget_class, SpSourceForm, retrieved_field);
  gtk_widget_class_bind_template_child (widget_class, SpSourceForm, note_field);
  gtk_widget_class_bind_template_child (widget_class, SpSourceForm, text_field);
  gtk_widget_class_bind_template_child (widget_class, SpSourceForm, text_group);
  gtk_widget_class_bind_template_callback (widget_class, open_address_cb);
}

static void
add_fields (SpSourceForm *self)
{
  SpRowForm *form = SP_ROW_FORM (self);

  sp_row_form_add_field (form, self->title_field, _("Rename “%s”"));
  sp_row_form_add_field (form, self->kind_field, _("Change kind of “%s”"));
  sp_row_form_add_field (form, self->author_field, _("Change author of “%s”"));
  sp_row_form_add_field (form, self->publisher_field, _("Change publisher of “%s”"));
  sp_row_form_add_field (form, self->date_field, _("Change date of “%s”"));
  sp_row_form_add_field (form, self->language_field, _("Change language of “%s”"));
  sp_row_form_add_field (form, self->address_field, _("Change address of “%s”"));
  sp_row_form_add_field (form, self->retrieved_field, _("Change retrieval date of “%s”"));
  sp_row_form_add_field (form, self->note_field, _("Change note on “%s”"));
  sp_row_form_add_field (form, self->text_field, _("Change text of “%s”"));
}

static void
sp_source_form_init (SpSourceForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_choice_field_set_enum (self->kind_field, SP_TYPE_SOURCE_KIND);
  add_fields (self);
}
