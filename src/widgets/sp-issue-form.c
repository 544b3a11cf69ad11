/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-issue-form.h"

#include <glib/gi18n-lib.h>

#include "sp-entry-field.h"
#include "sp-note-field.h"

/**
 * SpIssueForm:
 *
 * The fields of an issue: what is contested, and the two ends of its scale.
 */
struct _SpIssueForm
{
  SpRowForm parent_instance;

  SpEntryField *name_field;
  SpNoteField *question_field;
  SpEntryField *oppose_field;
  SpEntryField *support_field;
  SpEntryField *reference_field;
  SpNoteField *note_field;
};

G_DEFINE_FINAL_TYPE (SpIssueForm, sp_issue_form, SP_TYPE_ROW_FORM)

static char *
check_name (const char *text,
            gpointer    data)
{
  SpRowForm *form = SP_ROW_FORM (data);
  SpSnapshot *snapshot = sp_row_form_get_snapshot (form);

  for (guint i = 0; i < sp_snapshot_get_n_issues (snapshot); i++)
    {
      const SpIssue *other = sp_snapshot_get_issue (snapshot, i);

      if (other->id != sp_row_form_get_id (form) && strcmp (other->name, text) == 0)
        return g_strdup (_("another issue has this name"));
    }
  return NULL;
}

/* A row at its defaults has no strings. */
static const char *
or_empty (const char *text)
{
  return text ? text : "";
}

static void
sp_issue_form_load (SpRowForm *form)
{
  SpIssueForm *self = SP_ISSUE_FORM (form);
  SpSnapshot *snapshot = sp_row_form_get_snapshot (form);
  const SpIssue *row = sp_snapshot_find_issue (snapshot, sp_row_form_get_id (form));
  const SpIssue issue = row ? *row : SP_ISSUE_INIT;

  sp_entry_field_set_text (self->name_field, or_empty (issue.name));
  sp_note_field_set_text (self->question_field, or_empty (issue.question));
  sp_entry_field_set_text (self->oppose_field, or_empty (issue.oppose_end));
  sp_entry_field_set_text (self->support_field, or_empty (issue.support_end));
  sp_entry_field_set_number (self->reference_field, issue.reference);
  sp_note_field_set_text (self->note_field, or_empty (issue.note));
}

static SpId
sp_issue_form_write (SpRowForm  *form,
                     GError    **error)
{
  SpIssueForm *self = SP_ISSUE_FORM (form);
  SpStore *store = sp_row_form_get_store (form);
  const SpIssue *old = sp_snapshot_find_issue (sp_row_form_get_snapshot (form), sp_row_form_get_id (form));
  SpIssue issue = old ? *old : SP_ISSUE_INIT;

  issue.name = sp_entry_field_get_text (self->name_field);
  issue.question = sp_note_field_get_text (self->question_field);
  issue.oppose_end = sp_entry_field_get_text (self->oppose_field);
  issue.support_end = sp_entry_field_get_text (self->support_field);
  issue.reference = sp_entry_field_get_number (self->reference_field);
  issue.note = sp_note_field_get_text (self->note_field);

  if (!old)
    return sp_store_add_issue (store, &issue, error);
  return sp_store_update_issue (store, &issue, error) ? issue.id : SP_ID_NONE;
}

static char *
sp_issue_form_dup_subject (SpRowForm *form)
{
  SpIssueForm *self = SP_ISSUE_FORM (form);
  const SpIssue *issue = sp_snapshot_find_issue (sp_row_form_get_snapshot (form), sp_row_form_get_id (form));

  return g_strdup (issue ? issue->name : sp_entry_field_get_text (self->name_field));
}

static void
sp_issue_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_ISSUE_FORM);

  G_OBJECT_CLASS (sp_issue_form_parent_class)->dispose (object);
}

static void
sp_issue_form_class_init (SpIssueFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpRowFormClass *form_class = SP_ROW_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_issue_form_dispose;
  form_class->load = sp_issue_form_load;
  form_class->write = sp_issue_form_write;
  form_class->dup_subject = sp_issue_form_dup_subject;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-issue-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SpIssueForm, name_field);
  gtk_widget_class_bind_template_child (widget_class, SpIssueForm, question_field);
  gtk_widget_class_bind_template_child (widget_class, SpIssueForm, oppose_field);
  gtk_widget_class_bind_template_child (widget_class, SpIssueForm, support_field);
  gtk_widget_class_bind_template_child (widget_class, SpIssueForm, reference_field);
  gtk_widget_class_bind_template_child (widget_class, SpIssueForm, note_field);
}

static void
add_fields (SpIssueForm *self)
{
  SpRowForm *form = SP_ROW_FORM (self);

  sp_row_form_add_field (form, self->name_field, _("Rename “%s”"));
  sp_row_form_add_field (form, self->question_field, _("Change question of “%s”"));
  sp_row_form_add_field (form, self->oppose_field, _("Change scale of “%s”"));
  sp_row_form_add_field (form, self->support_field, _("Change scale of “%s”"));
  sp_row_form_add_field (form, self->reference_field, _("Change reference point of “%s”"));
  sp_row_form_add_field (form, self->note_field, _("Change note on “%s”"));
}

static void
sp_issue_form_init (SpIssueForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_entry_field_set_check (self->name_field, check_name, self);
  add_fields (self);
}
