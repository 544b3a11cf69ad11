/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-statement-form.h"

#include <glib/gi18n-lib.h>

#include "sp-choice-field.h"
#include "sp-entry-field.h"
#include "sp-name-field.h"
#include "sp-note-field.h"
#include "sp-stance-field.h"

/**
 * SpStatementForm:
 *
 * The fields of a statement. A new one may name an actor and an issue that do not exist yet:
 * they are made with it, in the same edit.
 */
struct _SpStatementForm
{
  SpRowForm parent_instance;

  SpNameField *actor_field;
  SpNameField *issue_field;
  SpStanceField *stance_field;
  SpChoiceField *qualifier_field;
  SpEntryField *condition_field;
  SpEntryField *date_field;
  SpNameField *source_field;
  SpNoteField *quote_field;
  SpChoiceField *form_field;
  SpEntryField *reported_by_field;
  SpEntryField *salience_field;
  SpEntryField *confidence_field;
  SpEntryField *coder_field;
  SpEntryField *tags_field;
  SpNoteField *note_field;

  AdwPreferencesGroup *evidence_group;
  AdwPreferencesGroup *coding_group;

  SpPassage passage;
};

G_DEFINE_FINAL_TYPE (SpStatementForm, sp_statement_form, SP_TYPE_ROW_FORM)

static gboolean
has_no_stance (SpStatementForm *self)
{
  int qualifier = sp_choice_field_get_value (self->qualifier_field);

  return qualifier == SP_QUALIFIER_UNDECIDED || qualifier == SP_QUALIFIER_NO_COMMENT;
}

static void
show_what_applies (SpStatementForm *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->stance_field), !has_no_stance (self));
  gtk_widget_set_visible (GTK_WIDGET (self->condition_field),
                          sp_choice_field_get_value (self->qualifier_field) == SP_QUALIFIER_CONDITIONAL
                          || *sp_entry_field_get_text (self->condition_field));
}

static void
show_ends (SpStatementForm *self)
{
  SpRowForm *form = SP_ROW_FORM (self);
  const SpIssue *issue = sp_snapshot_find_issue (sp_row_form_get_snapshot (form),
                                                 sp_name_field_get_id (self->issue_field));

  sp_stance_field_set_ends (self->stance_field, issue ? issue->oppose_end : "", issue ? issue->support_end : "");
}

static void
qualifier_typed_cb (SpStatementForm *self)
{
  if (has_no_stance (self))
    sp_stance_field_set_stance (self->stance_field, SP_STANCE_NONE);
  show_what_applies (self);
}

static void
issue_edited_cb (SpStatementForm *self)
{
  show_ends (self);
}

/* Names are typed one after the other, then comes the stance. */
static void
actor_taken_cb (SpStatementForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->issue_field));
}

static void
issue_taken_cb (SpStatementForm *self)
{
  sp_statement_form_focus_stance (self);
}

/* A new statement is likely to be of the day of its source. */
static void
source_edited_cb (SpStatementForm *self)
{
  SpRowForm *form = SP_ROW_FORM (self);
  const SpSource *source = sp_snapshot_find_source (sp_row_form_get_snapshot (form),
                                                    sp_name_field_get_id (self->source_field));

  if (source && sp_row_form_get_id (form) == SP_ID_NONE && *sp_entry_field_get_text (self->date_field) == '\0')
    sp_entry_field_set_date (self->date_field, source->date);
}

/* A row at its defaults has no strings. */
static const char *
or_empty (const char *text)
{
  return text ? text : "";
}

static void
set_snapshot (SpStatementForm *self,
              SpSnapshot      *snapshot,
              gboolean         is_new)
{
  sp_name_field_set_snapshot (self->actor_field, snapshot);
  sp_name_field_set_snapshot (self->issue_field, snapshot);
  sp_name_field_set_snapshot (self->source_field, snapshot);
  sp_name_field_set_allow_new (self->actor_field, is_new);
  sp_name_field_set_allow_new (self->issue_field, is_new);
}

static void
sp_statement_form_load (SpRowForm *form)
{
  SpStatementForm *self = SP_STATEMENT_FORM (form);
  SpSnapshot *snapshot = sp_row_form_get_snapshot (form);
  const SpStatement *row = sp_snapshot_find_statement (snapshot, sp_row_form_get_id (form));
  const SpStatement statement = row ? *row : SP_STATEMENT_INIT;
  const char * const none[] = { NULL };

  set_snapshot (self, snapshot, row == NULL);
  self->passage = statement.passage;
  sp_name_field_set_id (self->actor_field, statement.actor);
  sp_name_field_set_id (self->issue_field, statement.issue);
  sp_stance_field_set_stance (self->stance_field, statement.stance);
  sp_choice_field_set_value (self->qualifier_field, statement.qualifier);
  sp_entry_field_set_text (self->condition_field, or_empty (statement.condition));
  sp_entry_field_set_date (self->date_field, statement.date);
  sp_name_field_set_id (self->source_field, statement.source);
  sp_note_field_set_text (self->quote_field, or_empty (statement.quote));
  sp_choice_field_set_value (self->form_field, statement.form);
  sp_entry_field_set_text (self->reported_by_field, or_empty (statement.reported_by));
  sp_entry_field_set_number (self->salience_field, statement.salience);
  sp_entry_field_set_number (self->confidence_field, statement.confidence);
  sp_entry_field_set_text (self->coder_field,
                           row ? row->coder : or_empty (sp_store_get_coder (sp_row_form_get_store (form))));
  sp_entry_field_set_list (self->tags_field, statement.tags ? statement.tags : none);
  sp_note_field_set_text (self->note_field, or_empty (statement.note));
  show_what_applies (self);
  show_ends (self);
}

static void
read_fields (SpStatementForm *self,
             SpStatement     *statement)
{
  SpId source = sp_name_field_get_id (self->source_field);

  statement->stance = sp_stance_field_get_stance (self->stance_field);
  statement->qualifier = sp_choice_field_get_value (self->qualifier_field);
  if (has_no_stance (self))
    statement->stance = SP_STANCE_NONE;
  statement->condition = sp_entry_field_get_text (self->condition_field);
  statement->date = sp_entry_field_get_date (self->date_field);
  statement->passage = source == statement->source || statement->source == SP_ID_NONE ? self->passage
                                                                                       : SP_PASSAGE_NONE;
  if (source == SP_ID_NONE)
    statement->passage = SP_PASSAGE_NONE;
  statement->source = source;
  statement->quote = sp_note_field_get_text (self->quote_field);
  statement->form = sp_choice_field_get_value (self->form_field);
  statement->reported_by = sp_entry_field_get_text (self->reported_by_field);
  statement->salience = sp_entry_field_get_number (self->salience_field);
  statement->confidence = sp_entry_field_get_number (self->confidence_field);
  statement->coder = sp_entry_field_get_text (self->coder_field);
  statement->note = sp_note_field_get_text (self->note_field);
}

static SpId
sp_statement_form_write (SpRowForm  *form,
                         GError    **error)
{
  SpStatementForm *self = SP_STATEMENT_FORM (form);
  SpStore *store = sp_row_form_get_store (form);
  const SpStatement *old = sp_snapshot_find_statement (sp_row_form_get_snapshot (form), sp_row_form_get_id (form));
  SpStatement statement = old ? *old : SP_STATEMENT_INIT;
  g_auto (GStrv) tags = sp_entry_field_dup_list (self->tags_field);

  read_fields (self, &statement);
  statement.tags = (const char * const *) tags;
  statement.actor = sp_name_field_ensure_row (self->actor_field, store, error);
  if (statement.actor == SP_ID_NONE)
    return SP_ID_NONE;
  statement.issue = sp_name_field_ensure_row (self->issue_field, store, error);
  if (statement.issue == SP_ID_NONE)
    return SP_ID_NONE;

  if (!old)
    return sp_store_add_statement (store, &statement, error);
  return sp_store_update_statement (store, &statement, error) ? statement.id : SP_ID_NONE;
}

static char *
sp_statement_form_dup_subject (SpRowForm *form)
{
  SpStatementForm *self = SP_STATEMENT_FORM (form);
  const char *actor = sp_entry_field_get_text (SP_ENTRY_FIELD (self->actor_field));
  const char *issue = sp_entry_field_get_text (SP_ENTRY_FIELD (self->issue_field));

  /* Translators: an actor and an issue: how a statement is called in the history */
  return g_strdup_printf (C_("statement", "%s: %s"), actor, issue);
}

static void
sp_statement_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_STATEMENT_FORM);

  G_OBJECT_CLASS (sp_statement_form_parent_class)->dispose (object);
}

static void
sp_statement_form_class_init (SpStatementFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpRowFormClass *form_class = SP_ROW_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_statement_form_dispose;
  form_class->load = sp_statement_form_load;
  form_class->write = sp_statement_form_write;
  form_class->dup_subject = sp_statement_form_dup_subject;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-statement-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, actor_field);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, issue_field);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, stance_field);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, qualifier_field);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, condition_field);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, date_field);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, source_field);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, quote_field);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, form_field);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, reported_by_field);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, salience_field);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, confidence_field);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, coder_field);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, tags_field);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, note_field);
  gtk_widget_class_bind_template_callback (widget_class, qualifier_typed_cb);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, evidence_group);
  gtk_widget_class_bind_template_child (widget_class, SpStatementForm, coding_group);
  gtk_widget_class_bind_template_callback (widget_class, issue_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, actor_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, issue_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_edited_cb);
}

static void
add_fields (SpStatementForm *self)
{
  SpRowForm *form = SP_ROW_FORM (self);

  sp_row_form_add_field (form, self->actor_field, _("Change actor of statement “%s”"));
  sp_row_form_add_field (form, self->issue_field, _("Change issue of statement “%s”"));
  sp_row_form_add_field (form, self->stance_field, _("Change stance of statement “%s”"));
  sp_row_form_add_field (form, self->qualifier_field, _("Change qualifier of statement “%s”"));
  sp_row_form_add_field (form, self->condition_field, _("Change condition of statement “%s”"));
  sp_row_form_add_field (form, self->date_field, _("Change date of statement “%s”"));
  sp_row_form_add_field (form, self->source_field, _("Change source of statement “%s”"));
  sp_row_form_add_field (form, self->quote_field, _("Change quote of statement “%s”"));
  sp_row_form_add_field (form, self->form_field, _("Change form of statement “%s”"));
  sp_row_form_add_field (form, self->reported_by_field, _("Change reporter of statement “%s”"));
  sp_row_form_add_field (form, self->salience_field, _("Change salience of statement “%s”"));
  sp_row_form_add_field (form, self->confidence_field, _("Change confidence of statement “%s”"));
  sp_row_form_add_field (form, self->coder_field, _("Change coder of statement “%s”"));
  sp_row_form_add_field (form, self->tags_field, _("Change tags of statement “%s”"));
  sp_row_form_add_field (form, self->note_field, _("Change note on statement “%s”"));
}

static void
sp_statement_form_init (SpStatementForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_name_field_set_table (self->issue_field, SP_TABLE_ISSUE);
  sp_name_field_set_table (self->source_field, SP_TABLE_SOURCE);
  sp_choice_field_set_enum (self->qualifier_field, SP_TYPE_QUALIFIER);
  sp_choice_field_set_enum (self->form_field, SP_TYPE_FORM);
  add_fields (self);
}

/**
 * sp_statement_form_preset:
 * @self: a form that composes a statement
 * @actor: who makes it, or %SP_ID_NONE
 * @issue: what it is about, or %SP_ID_NONE
 *
 * Fills in what is known of a new statement.
 */
void
sp_statement_form_preset (SpStatementForm *self,
                          SpId             actor,
                          SpId             issue)
{
  g_return_if_fail (SP_IS_STATEMENT_FORM (self));

  sp_name_field_set_id (self->actor_field, actor);
  sp_name_field_set_id (self->issue_field, issue);
  show_ends (self);
}

/**
 * sp_statement_form_set_passage:
 * @self: a form that composes a statement
 * @source: where it was found
 * @passage: where in its text, in code points, or %SP_PASSAGE_NONE
 * @quote: the words there
 *
 * Fills in where a new statement was found, and the date of that source.
 */
void
sp_statement_form_set_passage (SpStatementForm *self,
                               SpId             source,
                               SpPassage        passage,
                               const char      *quote)
{
  g_return_if_fail (SP_IS_STATEMENT_FORM (self));

  sp_name_field_set_id (self->source_field, source);
  self->passage = passage;
  sp_note_field_set_text (self->quote_field, quote);
  source_edited_cb (self);
}

/**
 * sp_statement_form_make_compact:
 * @self: a form that composes a statement
 *
 * Leaves out what the passage tells already, and what is rarely given: the quote, the source, who reported it, and
 * how it was coded. The note stays.
 */
void
sp_statement_form_make_compact (SpStatementForm *self)
{
  g_return_if_fail (SP_IS_STATEMENT_FORM (self));

  adw_preferences_group_set_title (self->evidence_group, "");
  sp_stance_field_set_has_point (self->stance_field, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->quote_field), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->source_field), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->reported_by_field), FALSE);
  adw_preferences_group_set_title (self->coding_group, "");
  gtk_widget_set_visible (GTK_WIDGET (self->salience_field), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->confidence_field), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->coder_field), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->tags_field), FALSE);
}

/**
 * sp_statement_form_needs_stance:
 * @self: a form
 *
 * Returns: whether the stance is missing that the qualifier asks for
 */
gboolean
sp_statement_form_needs_stance (SpStatementForm *self)
{
  g_return_val_if_fail (SP_IS_STATEMENT_FORM (self), FALSE);

  return !has_no_stance (self) && sp_stance_field_get_stance (self->stance_field).kind == SP_STANCE_KIND_NONE;
}

/**
 * sp_statement_form_focus_stance:
 * @self: a form
 *
 * Puts the focus to where keys choose the stance.
 */
void
sp_statement_form_focus_stance (SpStatementForm *self)
{
  g_return_if_fail (SP_IS_STATEMENT_FORM (self));

  gtk_widget_child_focus (GTK_WIDGET (self->stance_field), GTK_DIR_TAB_FORWARD);
}

/**
 * sp_statement_form_get_actor:
 * @self: a form
 *
 * Returns: the actor that is named, or %SP_ID_NONE for none or a new one
 */
SpId
sp_statement_form_get_actor (SpStatementForm *self)
{
  g_return_val_if_fail (SP_IS_STATEMENT_FORM (self), SP_ID_NONE);

  return sp_name_field_get_id (self->actor_field);
}
