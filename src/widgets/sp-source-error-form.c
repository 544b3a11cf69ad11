/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-source-error-form.h"

#include <glib/gi18n-lib.h>

#include "sp-entry-field.h"

/**
 * SpSourceErrorForm:
 *
 * The fields of a known error of a source: what is printed there, and what is right.
 */
struct _SpSourceErrorForm
{
  SpRowForm parent_instance;

  SpEntryField *note_field;
  AdwActionRow *quote_row;
  gboolean compact;

  SpId source;
  SpPassage passage;
  char *quote;
};

G_DEFINE_FINAL_TYPE (SpSourceErrorForm, sp_source_error_form, SP_TYPE_ROW_FORM)

static void
show_quote (SpSourceErrorForm *self,
            const char        *quote)
{
  g_set_str (&self->quote, quote);
  adw_action_row_set_subtitle (self->quote_row, quote);
  gtk_widget_set_visible (GTK_WIDGET (self->quote_row), *quote != '\0' && !self->compact);
}

static void
sp_source_error_form_load (SpRowForm *form)
{
  SpSourceErrorForm *self = SP_SOURCE_ERROR_FORM (form);
  const SpSourceError *row = sp_snapshot_find_source_error (sp_row_form_get_snapshot (form), sp_row_form_get_id (form));

  self->source = row ? row->source : SP_ID_NONE;
  self->passage = row ? row->passage : SP_PASSAGE_NONE;
  show_quote (self, row ? row->quote : "");
  sp_entry_field_set_text (self->note_field, row ? row->note : "");
}

static SpId
sp_source_error_form_write (SpRowForm  *form,
                            GError    **error)
{
  SpSourceErrorForm *self = SP_SOURCE_ERROR_FORM (form);
  SpStore *store = sp_row_form_get_store (form);
  const SpSourceError *old = sp_snapshot_find_source_error (sp_row_form_get_snapshot (form), sp_row_form_get_id (form));
  SpSourceError fault = old ? *old : SP_SOURCE_ERROR_INIT;

  fault.note = sp_entry_field_get_text (self->note_field);
  if (old)
    return sp_store_update_source_error (store, &fault, error) ? fault.id : SP_ID_NONE;
  fault.source = self->source;
  fault.passage = self->passage;
  fault.quote = self->quote;
  return sp_store_add_source_error (store, &fault, error);
}

static char *
sp_source_error_form_dup_subject (SpRowForm *form)
{
  return g_strdup (sp_entry_field_get_text (SP_SOURCE_ERROR_FORM (form)->note_field));
}

static void
sp_source_error_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_SOURCE_ERROR_FORM);

  G_OBJECT_CLASS (sp_source_error_form_parent_class)->dispose (object);
}

static void
sp_source_error_form_finalize (GObject *object)
{
  g_clear_pointer (&SP_SOURCE_ERROR_FORM (object)->quote, g_free);

  G_OBJECT_CLASS (sp_source_error_form_parent_class)->finalize (object);
}

static void
sp_source_error_form_class_init (SpSourceErrorFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpRowFormClass *form_class = SP_ROW_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_source_error_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_source_error_form_finalize;
  form_class->load = sp_source_error_form_load;
  form_class->write = sp_source_error_form_write;
  form_class->dup_subject = sp_source_error_form_dup_subject;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/standpoint/Standpoint/sp-source-error-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSourceErrorForm, note_field);
  gtk_widget_class_bind_template_child (widget_class, SpSourceErrorForm, quote_row);
}

static void
sp_source_error_form_init (SpSourceErrorForm *self)
{
  self->passage = SP_PASSAGE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_row_form_add_field (SP_ROW_FORM (self), self->note_field, _("Change known error “%s”"));
}

/**
 * sp_source_error_form_set_passage:
 * @self: a form that composes a known error
 * @source: the source that has it
 * @passage: where in its text, in code points, or %SP_PASSAGE_NONE
 * @quote: the words that are printed there
 *
 * Fills in where a new error was found.
 */
void
sp_source_error_form_set_passage (SpSourceErrorForm *self,
                                  SpId               source,
                                  SpPassage          passage,
                                  const char        *quote)
{
  g_return_if_fail (SP_IS_SOURCE_ERROR_FORM (self));

  self->source = source;
  self->passage = passage;
  show_quote (self, quote);
}

/**
 * sp_source_error_form_make_compact:
 * @self: a form that composes a known error
 *
 * Leaves out what the passage tells already.
 */
void
sp_source_error_form_make_compact (SpSourceErrorForm *self)
{
  g_return_if_fail (SP_IS_SOURCE_ERROR_FORM (self));

  self->compact = TRUE;
}
