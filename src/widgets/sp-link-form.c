/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-link-form.h"

#include <glib/gi18n-lib.h>

#include "sp-choice-field.h"
#include "sp-entry-field.h"
#include "sp-name-field.h"
#include "sp-note-field.h"

/**
 * SpLinkForm:
 *
 * The fields of a link. A new one may name actors that do not exist yet: they are made with it,
 * in the same edit.
 */
struct _SpLinkForm
{
  SpRowForm parent_instance;

  SpNameField *from_field;
  SpNameField *to_field;
  SpNameField *kind_field;
  SpChoiceField *direction_field;
  SpChoiceField *sign_field;
  SpChoiceField *strength_field;
  SpEntryField *start_field;
  SpEntryField *end_field;
  SpNameField *source_field;
  SpNoteField *quote_field;
  SpEntryField *tags_field;
  SpNoteField *note_field;
  GtkWidget *evidence_group;

  SpPassage passage;
};

G_DEFINE_FINAL_TYPE (SpLinkForm, sp_link_form, SP_TYPE_ROW_FORM)

/* A link of an actor to itself says nothing. */
static char *
check_to (const char *text,
          gpointer    data)
{
  SpLinkForm *self = data;
  const char *from = gtk_editable_get_text (GTK_EDITABLE (self->from_field));

  return g_strcmp0 (from, text) == 0 ? g_strdup (_("another actor is needed")) : NULL;
}

static void
offer_choices (SpLinkForm *self)
{
  const char * const directions[] = { _("Both ways"), _("One way"), NULL };
  const char * const strengths[] = { _("1 – weakest"), "2", "3", "4", _("5 – strongest"), NULL };

  sp_choice_field_set_labels (self->direction_field, directions, FALSE);
  sp_choice_field_set_enum (self->sign_field, SP_TYPE_SIGN);
  sp_choice_field_set_labels (self->strength_field, strengths, 1);
}

/* They are typed as in a sentence. */
static void
from_taken_cb (SpLinkForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->kind_field));
}

static void
kind_taken_cb (SpLinkForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->to_field));
}

/* A row at its defaults has no strings. */
static const char *
or_empty (const char *text)
{
  return text ? text : "";
}

static void
set_snapshot (SpLinkForm *self,
              SpSnapshot *snapshot,
              gboolean    is_new)
{
  sp_name_field_set_snapshot (self->from_field, snapshot);
  sp_name_field_set_snapshot (self->to_field, snapshot);
  sp_name_field_set_snapshot (self->kind_field, snapshot);
  sp_name_field_set_snapshot (self->source_field, snapshot);
  sp_name_field_set_allow_new (self->from_field, is_new);
  sp_name_field_set_allow_new (self->to_field, is_new);
}

static void
sp_link_form_load (SpRowForm *form)
{
  SpLinkForm *self = SP_LINK_FORM (form);
  SpSnapshot *snapshot = sp_row_form_get_snapshot (form);
  const SpLink *row = sp_snapshot_find_link (snapshot, sp_row_form_get_id (form));
  const SpLink link = row ? *row : SP_LINK_INIT;
  const char * const none[] = { NULL };

  set_snapshot (self, snapshot, row == NULL);
  self->passage = link.passage;
  sp_name_field_set_id (self->from_field, link.from);
  sp_name_field_set_id (self->to_field, link.to);
  sp_entry_field_set_text (SP_ENTRY_FIELD (self->kind_field), or_empty (link.kind));
  sp_choice_field_set_value (self->direction_field, link.directed);
  sp_choice_field_set_value (self->sign_field, link.sign);
  sp_choice_field_set_value (self->strength_field, link.strength);
  sp_entry_field_set_date (self->start_field, link.start);
  sp_entry_field_set_date (self->end_field, link.end);
  sp_name_field_set_id (self->source_field, link.source);
  sp_note_field_set_text (self->quote_field, or_empty (link.quote));
  sp_entry_field_set_list (self->tags_field, link.tags ? link.tags : none);
  sp_note_field_set_text (self->note_field, or_empty (link.note));
}

static void
read_fields (SpLinkForm *self,
             SpLink     *link)
{
  SpId source = sp_name_field_get_id (self->source_field);

  link->passage = source != SP_ID_NONE && (source == link->source || link->source == SP_ID_NONE) ? self->passage
                                                                                                 : SP_PASSAGE_NONE;
  link->kind = sp_entry_field_get_text (SP_ENTRY_FIELD (self->kind_field));
  link->directed = sp_choice_field_get_value (self->direction_field);
  link->sign = sp_choice_field_get_value (self->sign_field);
  link->strength = sp_choice_field_get_value (self->strength_field);
  link->start = sp_entry_field_get_date (self->start_field);
  link->end = sp_entry_field_get_date (self->end_field);
  link->source = source;
  link->quote = sp_note_field_get_text (self->quote_field);
  link->note = sp_note_field_get_text (self->note_field);
}

static SpId
sp_link_form_write (SpRowForm  *form,
                    GError    **error)
{
  SpLinkForm *self = SP_LINK_FORM (form);
  SpStore *store = sp_row_form_get_store (form);
  const SpLink *old = sp_snapshot_find_link (sp_row_form_get_snapshot (form), sp_row_form_get_id (form));
  SpLink link = old ? *old : SP_LINK_INIT;
  g_auto (GStrv) tags = sp_entry_field_dup_list (self->tags_field);

  read_fields (self, &link);
  link.tags = (const char * const *) tags;
  link.from = sp_name_field_ensure_row (self->from_field, store, error);
  if (link.from == SP_ID_NONE)
    return SP_ID_NONE;
  link.to = sp_name_field_ensure_row (self->to_field, store, error);
  if (link.to == SP_ID_NONE)
    return SP_ID_NONE;

  if (!old)
    return sp_store_add_link (store, &link, error);
  return sp_store_update_link (store, &link, error) ? link.id : SP_ID_NONE;
}

static char *
sp_link_form_dup_subject (SpRowForm *form)
{
  SpLinkForm *self = SP_LINK_FORM (form);

  /* Translators: an actor, a kind of link, another actor: how a link is called in the history */
  return g_strdup_printf (C_("link", "%s %s %s"), sp_entry_field_get_text (SP_ENTRY_FIELD (self->from_field)),
                          sp_entry_field_get_text (SP_ENTRY_FIELD (self->kind_field)),
                          sp_entry_field_get_text (SP_ENTRY_FIELD (self->to_field)));
}

static void
sp_link_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_LINK_FORM);

  G_OBJECT_CLASS (sp_link_form_parent_class)->dispose (object);
}

static void
sp_link_form_class_init (SpLinkFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpRowFormClass *form_class = SP_ROW_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_link_form_dispose;
  form_class->load = sp_link_form_load;
  form_class->write = sp_link_form_write;
  form_class->dup_subject = sp_link_form_dup_subject;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-link-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SpLinkForm, from_field);
  gtk_widget_class_bind_template_child (widget_class, SpLinkForm, to_field);
  gtk_widget_class_bind_template_child (widget_class, SpLinkForm, kind_field);
  gtk_widget_class_bind_template_child (widget_class, SpLinkForm, direction_field);
  gtk_widget_class_bind_template_child (widget_class, SpLinkForm, sign_field);
  gtk_widget_class_bind_template_child (widget_class, SpLinkForm, strength_field);
  gtk_widget_class_bind_template_child (widget_class, SpLinkForm, start_field);
  gtk_widget_class_bind_template_child (widget_class, SpLinkForm, end_field);
  gtk_widget_class_bind_template_child (widget_class, SpLinkForm, source_field);
  gtk_widget_class_bind_template_child (widget_class, SpLinkForm, quote_field);
  gtk_widget_class_bind_template_child (widget_class, SpLinkForm, tags_field);
  gtk_widget_class_bind_template_child (widget_class, SpLinkForm, note_field);
  gtk_widget_class_bind_template_child (widget_class, SpLinkForm, evidence_group);
  gtk_widget_class_bind_template_callback (widget_class, from_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_taken_cb);
}

static void
add_fields (SpLinkForm *self)
{
  SpRowForm *form = SP_ROW_FORM (self);

  sp_row_form_add_field (form, self->from_field, _("Change beginning of link “%s”"));
  sp_row_form_add_field (form, self->to_field, _("Change end of link “%s”"));
  sp_row_form_add_field (form, self->kind_field, _("Change kind of link “%s”"));
  sp_row_form_add_field (form, self->direction_field, _("Change direction of link “%s”"));
  sp_row_form_add_field (form, self->sign_field, _("Change sign of link “%s”"));
  sp_row_form_add_field (form, self->strength_field, _("Change strength of link “%s”"));
  sp_row_form_add_field (form, self->start_field, _("Change dates of link “%s”"));
  sp_row_form_add_field (form, self->end_field, _("Change dates of link “%s”"));
  sp_row_form_add_field (form, self->source_field, _("Change source of link “%s”"));
  sp_row_form_add_field (form, self->quote_field, _("Change quote of link “%s”"));
  sp_row_form_add_field (form, self->tags_field, _("Change tags of link “%s”"));
  sp_row_form_add_field (form, self->note_field, _("Change note on link “%s”"));
}

static void
sp_link_form_init (SpLinkForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_name_field_set_table (self->kind_field, SP_TABLE_LINK);
  sp_name_field_set_table (self->source_field, SP_TABLE_SOURCE);
  sp_entry_field_set_check (SP_ENTRY_FIELD (self->to_field), check_to, self);
  offer_choices (self);
  add_fields (self);
}

/**
 * sp_link_form_preset:
 * @self: a form that composes a link
 * @from: where it begins, or %SP_ID_NONE
 * @to: where it ends, or %SP_ID_NONE
 *
 * Fills in what is known of a new link.
 */
void
sp_link_form_preset (SpLinkForm *self,
                     SpId        from,
                     SpId        to)
{
  g_return_if_fail (SP_IS_LINK_FORM (self));

  sp_name_field_set_id (self->from_field, from);
  sp_name_field_set_id (self->to_field, to);
}

/**
 * sp_link_form_set_passage:
 * @self: a form that composes a link
 * @source: where it was found
 * @passage: where in its text, in code points, or %SP_PASSAGE_NONE
 * @quote: the words there
 *
 * Fills in where a new link was found.
 */
void
sp_link_form_set_passage (SpLinkForm *self,
                          SpId        source,
                          SpPassage   passage,
                          const char *quote)
{
  g_return_if_fail (SP_IS_LINK_FORM (self));

  sp_name_field_set_id (self->source_field, source);
  self->passage = passage;
  sp_note_field_set_text (self->quote_field, quote);
}

/**
 * sp_link_form_make_compact:
 * @self: a form that composes a link
 *
 * Leaves out what the passage tells already, and the tags.
 */
void
sp_link_form_make_compact (SpLinkForm *self)
{
  g_return_if_fail (SP_IS_LINK_FORM (self));

  gtk_widget_set_visible (self->evidence_group, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->tags_field), FALSE);
}

/**
 * sp_link_form_get_from:
 * @self: a form
 *
 * Returns: the actor that the link begins at, or %SP_ID_NONE for none or a new one
 */
SpId
sp_link_form_get_from (SpLinkForm *self)
{
  g_return_val_if_fail (SP_IS_LINK_FORM (self), SP_ID_NONE);

  return sp_name_field_get_id (self->from_field);
}
