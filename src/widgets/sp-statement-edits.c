/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-statement-edits.h"

#include <glib/gi18n-lib.h>

#include "sp-row-form.h"
#include "sp-row-words.h"

/* What becomes of one statement. The strings that it is given live until it is written. */
typedef gboolean (*ChangeFunc) (SpStore *store, const SpStatement *old, gpointer data, GError **error);

typedef struct
{
  SpStatementColumn column;
  const SpStatement *values;
} NewValue;

typedef struct
{
  const char * const *tags;
  gboolean adding;
} NewTags;

/**
 * sp_statement_column_get_title:
 * @column: a column of the table of statements
 *
 * Returns: its heading, translated
 */
const char *
sp_statement_column_get_title (SpStatementColumn column)
{
  static const char * const titles[SP_N_STATEMENT_COLUMNS] = {
    [SP_STATEMENT_COLUMN_DATE] = N_("Date"),
    [SP_STATEMENT_COLUMN_ACTOR] = N_("Actor"),
    [SP_STATEMENT_COLUMN_ISSUE] = N_("Issue"),
    [SP_STATEMENT_COLUMN_STANCE] = N_("Stance"),
    [SP_STATEMENT_COLUMN_QUALIFIER] = N_("Qualifier"),
    [SP_STATEMENT_COLUMN_FORM] = N_("Form"),
    [SP_STATEMENT_COLUMN_SOURCE] = N_("Source"),
    [SP_STATEMENT_COLUMN_QUOTE] = N_("Quote"),
    [SP_STATEMENT_COLUMN_CONDITION] = N_("Condition"),
    [SP_STATEMENT_COLUMN_SALIENCE] = N_("Salience"),
    [SP_STATEMENT_COLUMN_REPORTED_BY] = N_("Reported By"),
    [SP_STATEMENT_COLUMN_CONFIDENCE] = N_("Confidence"),
    [SP_STATEMENT_COLUMN_CODER] = N_("Coder"),
    [SP_STATEMENT_COLUMN_TAGS] = N_("Tags"),
    [SP_STATEMENT_COLUMN_NOTE] = N_("Note"),
  };

  g_return_val_if_fail (column < SP_N_STATEMENT_COLUMNS, "");

  return _(titles[column]);
}

static const char *
get_edit_label (SpStatementColumn column)
{
  switch (column)
    {
    case SP_STATEMENT_COLUMN_DATE:
      return _("Change date of %s");
    case SP_STATEMENT_COLUMN_ACTOR:
      return _("Change actor of %s");
    case SP_STATEMENT_COLUMN_ISSUE:
      return _("Change issue of %s");
    case SP_STATEMENT_COLUMN_STANCE:
      return _("Change stance of %s");
    case SP_STATEMENT_COLUMN_QUALIFIER:
      return _("Change qualifier of %s");
    case SP_STATEMENT_COLUMN_FORM:
      return _("Change form of %s");
    case SP_STATEMENT_COLUMN_SOURCE:
      return _("Change source of %s");
    case SP_STATEMENT_COLUMN_QUOTE:
      return _("Change quote of %s");
    case SP_STATEMENT_COLUMN_CONDITION:
      return _("Change condition of %s");
    case SP_STATEMENT_COLUMN_SALIENCE:
      return _("Change salience of %s");
    case SP_STATEMENT_COLUMN_REPORTED_BY:
      return _("Change reporter of %s");
    case SP_STATEMENT_COLUMN_CONFIDENCE:
      return _("Change confidence of %s");
    case SP_STATEMENT_COLUMN_CODER:
      return _("Change coder of %s");
    case SP_STATEMENT_COLUMN_TAGS:
      return _("Change tags of %s");
    case SP_STATEMENT_COLUMN_NOTE:
    default:
      return _("Change note on %s");
    }
}

/* "statement “Ukraine: Elections”", or "12 statements". */
static char *
dup_subject (SpStore *store,
             GArray  *ids)
{
  g_autofree char *name = NULL;

  if (ids->len != 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u statement", "%'u statements", ids->len), ids->len);
  name = sp_row_dup_name (sp_store_get_snapshot (store), SP_TABLE_STATEMENT, g_array_index (ids, SpId, 0));
  /* Translators: %s is the name of a statement */
  return sp_edit_label (_("statement “%s”"), name);
}

static gboolean
change_each (SpStore     *store,
             GArray      *ids,
             ChangeFunc   change,
             gpointer     data,
             GError     **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const SpStatement *statement = sp_snapshot_find_statement (sp_store_get_snapshot (store), g_array_index (ids, SpId, i));

      if (statement && !change (store, statement, data, error))
        return FALSE;
    }
  return TRUE;
}

/* LABEL has a %s for the subject; it is also what the user is told. */
static gboolean
edit (SpStore     *store,
      GArray      *ids,
      const char  *label,
      ChangeFunc   change,
      gpointer     data,
      char       **told,
      GError     **error)
{
  g_autofree char *subject = dup_subject (store, ids);
  g_autoptr (GString) words = g_string_new (label);

  g_string_replace (words, "%s", subject, 1);
  if (!sp_store_begin (store, words->str, error))
    return FALSE;
  if (!change_each (store, ids, change, data, error))
    {
      sp_store_rollback (store);
      return FALSE;
    }
  if (!sp_store_commit (store, error))
    return FALSE;
  *told = g_strdup (words->str);
  return TRUE;
}

static gboolean
is_silent (SpQualifier qualifier)
{
  return qualifier == SP_QUALIFIER_UNDECIDED || qualifier == SP_QUALIFIER_NO_COMMENT;
}

static void
set_stance (SpStatement *row,
            SpStance     stance)
{
  row->stance = stance;
  if (stance.kind != SP_STANCE_KIND_NONE && is_silent (row->qualifier))
    row->qualifier = SP_QUALIFIER_FIRM;
}

static void
set_qualifier (SpStatement *row,
               SpQualifier  qualifier)
{
  row->qualifier = qualifier;
  if (is_silent (qualifier))
    row->stance = SP_STANCE_NONE;
}

/* A passage is a place in the text of one source. */
static void
set_source (SpStatement *row,
            SpId         source)
{
  if (row->source != source)
    row->passage = SP_PASSAGE_NONE;
  row->source = source;
}

static void
take_value (SpStatement       *row,
            SpStatementColumn  column,
            const SpStatement *values)
{
  switch (column)
    {
    case SP_STATEMENT_COLUMN_DATE:
      row->date = values->date;
      break;
    case SP_STATEMENT_COLUMN_ACTOR:
      row->actor = values->actor;
      break;
    case SP_STATEMENT_COLUMN_ISSUE:
      row->issue = values->issue;
      break;
    case SP_STATEMENT_COLUMN_STANCE:
      set_stance (row, values->stance);
      break;
    case SP_STATEMENT_COLUMN_QUALIFIER:
      set_qualifier (row, values->qualifier);
      break;
    case SP_STATEMENT_COLUMN_FORM:
      row->form = values->form;
      break;
    case SP_STATEMENT_COLUMN_SOURCE:
      set_source (row, values->source);
      break;
    case SP_STATEMENT_COLUMN_QUOTE:
      row->quote = values->quote;
      break;
    case SP_STATEMENT_COLUMN_CONDITION:
      row->condition = values->condition;
      break;
    case SP_STATEMENT_COLUMN_SALIENCE:
      row->salience = values->salience;
      break;
    case SP_STATEMENT_COLUMN_REPORTED_BY:
      row->reported_by = values->reported_by;
      break;
    case SP_STATEMENT_COLUMN_CONFIDENCE:
      row->confidence = values->confidence;
      break;
    case SP_STATEMENT_COLUMN_CODER:
      row->coder = values->coder;
      break;
    case SP_STATEMENT_COLUMN_TAGS:
      row->tags = values->tags;
      break;
    case SP_STATEMENT_COLUMN_NOTE:
      row->note = values->note;
      break;
    default:
      g_return_if_reached ();
    }
}

static gboolean
write_value (SpStore            *store,
             const SpStatement  *old,
             gpointer            data,
             GError            **error)
{
  const NewValue *value = data;
  SpStatement row = *old;

  take_value (&row, value->column, value->values);
  return sp_store_update_statement (store, &row, error);
}

/**
 * sp_statements_set_value:
 * @store: the project's store
 * @ids: (element-type SpId): statements
 * @column: what to change
 * @values: the new value, in the field of the column
 * @told: (out) (transfer full): what was done
 * @error: return location for an error of the store
 *
 * Gives one field of the statements another value. What goes with it is kept right: a stance takes "undecided" away,
 * "undecided" takes the stance away, another source takes the passage away.
 *
 * Returns: whether it was written; if not, nothing was
 */
gboolean
sp_statements_set_value (SpStore            *store,
                         GArray             *ids,
                         SpStatementColumn   column,
                         const SpStatement  *values,
                         char              **told,
                         GError            **error)
{
  NewValue value = { column, values };

  return edit (store, ids, get_edit_label (column), write_value, &value, told, error);
}

static gboolean
has_tag (const char * const *tags,
         const char         *tag)
{
  return g_strv_contains (tags, tag);
}

static gboolean
write_tags (SpStore            *store,
            const SpStatement  *old,
            gpointer            data,
            GError            **error)
{
  const NewTags *tags = data;
  SpStatement row = *old;
  g_autoptr (GPtrArray) all = g_ptr_array_new_null_terminated (8, NULL, TRUE);

  for (guint i = 0; old->tags[i]; i++)
    if (tags->adding || !has_tag (tags->tags, old->tags[i]))
      g_ptr_array_add (all, (gpointer) old->tags[i]);
  for (guint i = 0; tags->adding && tags->tags[i]; i++)
    if (!has_tag (old->tags, tags->tags[i]))
      g_ptr_array_add (all, (gpointer) tags->tags[i]);
  row.tags = (const char * const *) all->pdata;
  return sp_store_update_statement (store, &row, error);
}

/**
 * sp_statements_tag:
 * @store: the project's store
 * @ids: (element-type SpId): statements
 * @tags: tags
 * @told: (out) (transfer full): what was done
 * @error: return location for an error of the store
 *
 * Gives the statements tags beside those that they have.
 *
 * Returns: whether it was written
 */
gboolean
sp_statements_tag (SpStore             *store,
                   GArray              *ids,
                   const char * const  *tags,
                   char               **told,
                   GError             **error)
{
  NewTags data = { tags, TRUE };

  return edit (store, ids, _("Tag %s"), write_tags, &data, told, error);
}

/**
 * sp_statements_untag:
 * @store: the project's store
 * @ids: (element-type SpId): statements
 * @tags: tags
 * @told: (out) (transfer full): what was done
 * @error: return location for an error of the store
 *
 * Takes tags away from the statements that have them.
 *
 * Returns: whether it was written
 */
gboolean
sp_statements_untag (SpStore             *store,
                     GArray              *ids,
                     const char * const  *tags,
                     char               **told,
                     GError             **error)
{
  NewTags data = { tags, FALSE };

  return edit (store, ids, _("Take tags from %s"), write_tags, &data, told, error);
}

static gboolean
delete_one (SpStore            *store,
            const SpStatement  *old,
            gpointer            data,
            GError            **error)
{
  return sp_store_delete_statement (store, old->id, error);
}

/**
 * sp_statements_delete:
 * @store: the project's store
 * @ids: (element-type SpId): statements
 * @told: (out) (transfer full): what was done
 * @error: return location for an error of the store
 *
 * Deletes the statements.
 *
 * Returns: whether they are deleted
 */
gboolean
sp_statements_delete (SpStore  *store,
                      GArray   *ids,
                      char    **told,
                      GError  **error)
{
  return edit (store, ids, _("Delete %s"), delete_one, NULL, told, error);
}
