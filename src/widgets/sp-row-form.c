/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-row-form.h"

/**
 * SpRowForm:
 *
 * The fields of one row of the project, for the inspector (each change is written at once)
 * and for the dialogs that add (all is written at the end).
 */
typedef struct
{
  SpStore *store;
  SpId id;                  /* SP_ID_NONE while a new row is collected */
  GPtrArray *fields;
  GPtrArray *edit_labels;
  gboolean writing;
} SpRowFormPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpRowForm, sp_row_form, ADW_TYPE_BIN)

enum
{
  TYPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static SpRowFormPrivate *
get_private (SpRowForm *self)
{
  return sp_row_form_get_instance_private (self);
}

static gboolean
write_edit (SpRowForm   *self,
            const char  *label,
            SpId        *id,
            GError     **error)
{
  SpRowFormPrivate *priv = get_private (self);

  if (!sp_store_begin (priv->store, label, error))
    return FALSE;

  *id = SP_ROW_FORM_GET_CLASS (self)->write (self, error);
  if (*id == SP_ID_NONE)
    {
      sp_store_rollback (priv->store);
      return FALSE;
    }
  return sp_store_commit (priv->store, error);
}

static void
edited_cb (SpRowForm *self,
           SpField   *field)
{
  SpRowFormPrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *label = NULL;
  guint index;
  SpId id;

  if (priv->id == SP_ID_NONE || !g_ptr_array_find (priv->fields, field, &index))
    return;

  subject = SP_ROW_FORM_GET_CLASS (self)->dup_subject (self);
  label = sp_edit_label (g_ptr_array_index (priv->edit_labels, index), subject);
  priv->writing = TRUE;
  if (!write_edit (self, label, &id, &error))
    sp_field_reject (field, error->message);
  priv->writing = FALSE;
  sp_row_form_reload (self);
}

static void
typed_cb (SpRowForm *self)
{
  g_signal_emit (self, signals[TYPED], 0);
}

static void
sp_row_form_dispose (GObject *object)
{
  SpRowFormPrivate *priv = get_private (SP_ROW_FORM (object));

  g_clear_pointer (&priv->fields, g_ptr_array_unref);
  g_clear_pointer (&priv->edit_labels, g_ptr_array_unref);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (sp_row_form_parent_class)->dispose (object);
}

static void
sp_row_form_class_init (SpRowFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_row_form_dispose;

  /**
   * SpRowForm::typed:
   *
   * An input changed, and with it perhaps whether the form is valid.
   */
  signals[TYPED] = g_signal_new ("typed", SP_TYPE_ROW_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_row_form_init (SpRowForm *self)
{
  SpRowFormPrivate *priv = get_private (self);

  priv->fields = g_ptr_array_new ();
  priv->edit_labels = g_ptr_array_new_with_free_func (g_free);
}

/**
 * sp_row_form_edit:
 * @self: a form
 * @store: the project's store
 * @id: a row that exists
 *
 * Shows a row to be edited. Typing under way in the row that was shown before is ended first.
 */
void
sp_row_form_edit (SpRowForm *self,
                  SpStore   *store,
                  SpId       id)
{
  SpRowFormPrivate *priv;

  g_return_if_fail (SP_IS_ROW_FORM (self) && id != SP_ID_NONE);

  priv = get_private (self);
  if (priv->id != id && priv->id != SP_ID_NONE)
    sp_row_form_settle (self);
  g_set_object (&priv->store, store);
  priv->id = id;
  SP_ROW_FORM_GET_CLASS (self)->load (self);
}

/**
 * sp_row_form_compose:
 * @self: a form
 * @store: the project's store
 *
 * Begins a new row, with everything at its default. Nothing is written before sp_row_form_add().
 */
void
sp_row_form_compose (SpRowForm *self,
                     SpStore   *store)
{
  SpRowFormPrivate *priv;

  g_return_if_fail (SP_IS_ROW_FORM (self));

  priv = get_private (self);
  g_set_object (&priv->store, store);
  priv->id = SP_ID_NONE;
  SP_ROW_FORM_GET_CLASS (self)->load (self);
}

/**
 * sp_row_form_reload:
 * @self: a form that edits a row
 *
 * Shows the row as it is now, after an undo for example. Input that is under way or marked stays.
 */
void
sp_row_form_reload (SpRowForm *self)
{
  SpRowFormPrivate *priv;

  g_return_if_fail (SP_IS_ROW_FORM (self));

  priv = get_private (self);
  if (priv->store && priv->id != SP_ID_NONE && !priv->writing)
    SP_ROW_FORM_GET_CLASS (self)->load (self);
}

/**
 * sp_row_form_settle:
 * @self: a form
 *
 * Ends typing that is under way in any of its fields.
 */
void
sp_row_form_settle (SpRowForm *self)
{
  SpRowFormPrivate *priv;

  g_return_if_fail (SP_IS_ROW_FORM (self));

  priv = get_private (self);
  for (guint i = 0; i < priv->fields->len; i++)
    sp_field_settle (g_ptr_array_index (priv->fields, i));
}

/**
 * sp_row_form_is_valid:
 * @self: a form
 *
 * Returns: whether every field can be accepted
 */
gboolean
sp_row_form_is_valid (SpRowForm *self)
{
  SpRowFormPrivate *priv;

  g_return_val_if_fail (SP_IS_ROW_FORM (self), FALSE);

  priv = get_private (self);
  for (guint i = 0; i < priv->fields->len; i++)
    if (!sp_field_is_valid (g_ptr_array_index (priv->fields, i)))
      return FALSE;
  return TRUE;
}

/**
 * sp_row_form_find_gap:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the field to begin at: the first that cannot be accepted as it is, else the first
 */
GtkWidget *
sp_row_form_find_gap (SpRowForm *self)
{
  SpRowFormPrivate *priv;

  g_return_val_if_fail (SP_IS_ROW_FORM (self), NULL);

  priv = get_private (self);
  for (guint i = 0; i < priv->fields->len; i++)
    if (!sp_field_is_valid (g_ptr_array_index (priv->fields, i)))
      return g_ptr_array_index (priv->fields, i);
  return priv->fields->len > 0 ? g_ptr_array_index (priv->fields, 0) : NULL;
}

/**
 * sp_row_form_add:
 * @self: a form that composes a row
 * @label: how the edit is called in the history, with a `%s` for the row
 * @error: return location for an error of the store
 *
 * Writes the new row, and the rows that it names and that do not exist yet, as one edit.
 *
 * Returns: the id of the new row, or %SP_ID_NONE
 */
SpId
sp_row_form_add (SpRowForm   *self,
                 const char  *label,
                 GError     **error)
{
  g_autofree char *subject = NULL;
  g_autofree char *full_label = NULL;
  SpId id;

  g_return_val_if_fail (SP_IS_ROW_FORM (self), SP_ID_NONE);

  sp_row_form_settle (self);
  subject = SP_ROW_FORM_GET_CLASS (self)->dup_subject (self);
  full_label = sp_edit_label (label, subject);
  return write_edit (self, full_label, &id, error) ? id : SP_ID_NONE;
}

/**
 * sp_row_form_add_field:
 * @self: a form
 * @field: (type SpField): one of its fields
 * @edit_label: how a change of it is called in the history, with a `%s` for the row
 *
 * For implementations: tells of a field, once, when the form is made.
 */
void
sp_row_form_add_field (SpRowForm  *self,
                       gpointer    field,
                       const char *edit_label)
{
  SpRowFormPrivate *priv;

  g_return_if_fail (SP_IS_ROW_FORM (self) && SP_IS_FIELD (field));

  priv = get_private (self);
  g_ptr_array_add (priv->fields, field);
  g_ptr_array_add (priv->edit_labels, g_strdup (edit_label));
  g_signal_connect_object (field, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sp_row_form_get_store:
 * @self: a form in use
 *
 * Returns: (transfer none): the store that it writes to
 */
SpStore *
sp_row_form_get_store (SpRowForm *self)
{
  g_return_val_if_fail (SP_IS_ROW_FORM (self), NULL);

  return get_private (self)->store;
}

/**
 * sp_row_form_get_snapshot:
 * @self: a form in use
 *
 * Returns: (transfer none): the rows as they are now
 */
SpSnapshot *
sp_row_form_get_snapshot (SpRowForm *self)
{
  g_return_val_if_fail (SP_IS_ROW_FORM (self), NULL);

  return sp_store_get_snapshot (get_private (self)->store);
}

/**
 * sp_row_form_get_id:
 * @self: a form
 *
 * Returns: the row that it edits, or %SP_ID_NONE while it composes a new one
 */
SpId
sp_row_form_get_id (SpRowForm *self)
{
  g_return_val_if_fail (SP_IS_ROW_FORM (self), SP_ID_NONE);

  return get_private (self)->id;
}

/**
 * sp_edit_label:
 * @label: a label of an edit, with a `%s` for the row
 * @name: how the row is called; long names are cut
 *
 * Returns: (transfer full): the label for the history
 */
char *
sp_edit_label (const char *label,
               const char *name)
{
  g_autoptr (GString) text = g_string_new (label);
  g_autofree char *short_name = g_utf8_strlen (name, -1) > 60 ? g_utf8_substring (name, 0, 59) : NULL;
  g_autofree char *cut_name = short_name ? g_strconcat (short_name, "…", NULL) : g_strdup (name);

  g_string_replace (text, "%s", cut_name, 1);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
