/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-actor-form.h"

#include <glib/gi18n-lib.h>

#include "sp-choice-field.h"
#include "sp-colour-field.h"
#include "sp-entry-field.h"
#include "sp-name-field.h"
#include "sp-note-field.h"

/**
 * SpActorForm:
 *
 * The fields of an actor.
 */
struct _SpActorForm
{
  SpRowForm parent_instance;

  SpEntryField *name_field;
  SpChoiceField *kind_field;
  SpEntryField *role_field;
  SpNameField *speaks_for_field;
  SpEntryField *aliases_field;
  SpEntryField *influence_field;
  SpColourField *colour_field;
  SpEntryField *tags_field;
  SpNoteField *note_field;
};

G_DEFINE_FINAL_TYPE (SpActorForm, sp_actor_form, SP_TYPE_ROW_FORM)

static char *
check_name (const char *text,
            gpointer    data)
{
  SpRowForm *form = SP_ROW_FORM (data);
  SpSnapshot *snapshot = sp_row_form_get_snapshot (form);

  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    {
      const SpActor *other = sp_snapshot_get_actor (snapshot, i);

      if (other->id != sp_row_form_get_id (form) && strcmp (other->name, text) == 0)
        return g_strdup (_("another actor has this name"));
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
sp_actor_form_load (SpRowForm *form)
{
  SpActorForm *self = SP_ACTOR_FORM (form);
  SpSnapshot *snapshot = sp_row_form_get_snapshot (form);
  const SpActor *row = sp_snapshot_find_actor (snapshot, sp_row_form_get_id (form));
  const SpActor actor = row ? *row : SP_ACTOR_INIT;
  const char * const none[] = { NULL };

  sp_name_field_set_snapshot (self->speaks_for_field, snapshot);
  sp_entry_field_set_text (self->name_field, or_empty (actor.name));
  sp_choice_field_set_value (self->kind_field, actor.kind);
  sp_entry_field_set_text (self->role_field, or_empty (actor.role));
  sp_name_field_set_id (self->speaks_for_field, actor.speaks_for);
  sp_entry_field_set_list (self->aliases_field, actor.aliases ? actor.aliases : none);
  sp_entry_field_set_number (self->influence_field, actor.influence);
  sp_colour_field_set_colour (self->colour_field, actor.colour);
  sp_entry_field_set_list (self->tags_field, actor.tags ? actor.tags : none);
  sp_note_field_set_text (self->note_field, or_empty (actor.note));
}

static SpId
sp_actor_form_write (SpRowForm  *form,
                     GError    **error)
{
  SpActorForm *self = SP_ACTOR_FORM (form);
  SpStore *store = sp_row_form_get_store (form);
  const SpActor *old = sp_snapshot_find_actor (sp_row_form_get_snapshot (form), sp_row_form_get_id (form));
  SpActor actor = old ? *old : SP_ACTOR_INIT;
  g_auto (GStrv) aliases = sp_entry_field_dup_list (self->aliases_field);
  g_auto (GStrv) tags = sp_entry_field_dup_list (self->tags_field);

  actor.name = sp_entry_field_get_text (self->name_field);
  actor.kind = sp_choice_field_get_value (self->kind_field);
  actor.role = sp_entry_field_get_text (self->role_field);
  actor.speaks_for = sp_name_field_get_id (self->speaks_for_field);
  actor.aliases = (const char * const *) aliases;
  actor.influence = sp_entry_field_get_number (self->influence_field);
  actor.colour = sp_colour_field_get_colour (self->colour_field);
  actor.tags = (const char * const *) tags;
  actor.note = sp_note_field_get_text (self->note_field);

  if (!old)
    return sp_store_add_actor (store, &actor, error);
  return sp_store_update_actor (store, &actor, error) ? actor.id : SP_ID_NONE;
}

static char *
sp_actor_form_dup_subject (SpRowForm *form)
{
  SpActorForm *self = SP_ACTOR_FORM (form);
  const SpActor *actor = sp_snapshot_find_actor (sp_row_form_get_snapshot (form), sp_row_form_get_id (form));

  return g_strdup (actor ? actor->name : sp_entry_field_get_text (self->name_field));
}

static void
sp_actor_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_ACTOR_FORM);

  G_OBJECT_CLASS (sp_actor_form_parent_class)->dispose (object);
}

static void
sp_actor_form_class_init (SpActorFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SpRowFormClass *form_class = SP_ROW_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_actor_form_dispose;
  form_class->load = sp_actor_form_load;
  form_class->write = sp_actor_form_write;
  form_class->dup_subject = sp_actor_form_dup_subject;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-actor-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SpActorForm, name_field);
  gtk_widget_class_bind_template_child (widget_class, SpActorForm, kind_field);
  gtk_widget_class_bind_template_child (widget_class, SpActorForm, role_field);
  gtk_widget_class_bind_template_child (widget_class, SpActorForm, speaks_for_field);
  gtk_widget_class_bind_template_child (widget_class, SpActorForm, aliases_field);
  gtk_widget_class_bind_template_child (widget_class, SpActorForm, influence_field);
  gtk_widget_class_bind_template_child (widget_class, SpActorForm, colour_field);
  gtk_widget_class_bind_template_child (widget_class, SpActorForm, tags_field);
  gtk_widget_class_bind_template_child (widget_class, SpActorForm, note_field);
}

static void
add_fields (SpActorForm *self)
{
  SpRowForm *form = SP_ROW_FORM (self);

  sp_row_form_add_field (form, self->name_field, _("Rename “%s”"));
  sp_row_form_add_field (form, self->kind_field, _("Change kind of “%s”"));
  sp_row_form_add_field (form, self->role_field, _("Change role of “%s”"));
  sp_row_form_add_field (form, self->speaks_for_field, _("Change whom “%s” speaks for"));
  sp_row_form_add_field (form, self->aliases_field, _("Change other spellings of “%s”"));
  sp_row_form_add_field (form, self->influence_field, _("Change influence of “%s”"));
  sp_row_form_add_field (form, self->colour_field, _("Change colour of “%s”"));
  sp_row_form_add_field (form, self->tags_field, _("Change tags of “%s”"));
  sp_row_form_add_field (form, self->note_field, _("Change note on “%s”"));
}

static void
sp_actor_form_init (SpActorForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_choice_field_set_enum (self->kind_field, SP_TYPE_ACTOR_KIND);
  sp_entry_field_set_check (self->name_field, check_name, self);
  add_fields (self);
}

/**
 * sp_actor_form_preset:
 * @self: a form that composes an actor
 * @name: a name for it
 *
 * Fills in the name of a new actor.
 */
void
sp_actor_form_preset (SpActorForm *self,
                      const char  *name)
{
  g_return_if_fail (SP_IS_ACTOR_FORM (self));

  sp_entry_field_set_text (self->name_field, name);
}
