/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-statement-item-private.h"

#include "sp-name-matches.h"
#include "sp-row-words.h"

/**
 * SpStatementItem:
 *
 * One line of the table of statements, on the row of a snapshot that it keeps alive.
 */
struct _SpStatementItem
{
  GObject parent_instance;

  SpSnapshot *snapshot;
  SpId id;
};

G_DEFINE_FINAL_TYPE (SpStatementItem, sp_statement_item, G_TYPE_OBJECT)

static void
sp_statement_item_finalize (GObject *object)
{
  g_clear_pointer (&SP_STATEMENT_ITEM (object)->snapshot, sp_snapshot_unref);

  G_OBJECT_CLASS (sp_statement_item_parent_class)->finalize (object);
}

static void
sp_statement_item_class_init (SpStatementItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_statement_item_finalize;
}

static void
sp_statement_item_init (SpStatementItem *self)
{
}

/**
 * sp_statement_item_new:
 * @snapshot: the rows
 * @id: a statement among them
 *
 * Returns: (transfer full): an item for a list
 */
SpStatementItem *
sp_statement_item_new (SpSnapshot *snapshot,
                       SpId        id)
{
  SpStatementItem *self = g_object_new (SP_TYPE_STATEMENT_ITEM, NULL);

  self->snapshot = sp_snapshot_ref (snapshot);
  self->id = id;
  return self;
}

/**
 * sp_statement_item_get_id:
 * @self: an item
 *
 * Returns: the id of its statement
 */
SpId
sp_statement_item_get_id (SpStatementItem *self)
{
  g_return_val_if_fail (SP_IS_STATEMENT_ITEM (self), SP_ID_NONE);

  return self->id;
}

/**
 * sp_statement_item_get_value:
 * @self: an item
 *
 * Returns: its stance between -2 and 2, or `NAN` where it has none
 */
double
sp_statement_item_get_value (SpStatementItem *self)
{
  g_return_val_if_fail (SP_IS_STATEMENT_ITEM (self), NAN);

  return sp_stance_to_scale (sp_snapshot_find_statement (self->snapshot, self->id)->stance);
}

static char *
dup_number (double number)
{
  return isnan (number) ? g_strdup ("") : g_strdup_printf ("%g", number);
}

static char *
dup_line (const char *text)
{
  return g_strdelimit (g_strdup (text), "\n\r\t", ' ');
}

/**
 * sp_statement_item_dup_text:
 * @self: an item
 * @column: a column of the table
 *
 * Returns: (transfer full): what stands in the column
 */
char *
sp_statement_item_dup_text (SpStatementItem   *self,
                            SpStatementColumn  column)
{
  const SpStatement *statement;

  g_return_val_if_fail (SP_IS_STATEMENT_ITEM (self), NULL);

  statement = sp_snapshot_find_statement (self->snapshot, self->id);
  switch (column)
    {
    case SP_STATEMENT_COLUMN_DATE:
      return sp_date_format (statement->date);
    case SP_STATEMENT_COLUMN_ACTOR:
      return g_strdup (sp_name_of (self->snapshot, SP_TABLE_ACTOR, statement->actor));
    case SP_STATEMENT_COLUMN_ISSUE:
      return g_strdup (sp_name_of (self->snapshot, SP_TABLE_ISSUE, statement->issue));
    case SP_STATEMENT_COLUMN_STANCE:
      return sp_stance_dup_step_words (statement->stance);
    case SP_STATEMENT_COLUMN_QUALIFIER:
      return g_strdup (sp_enum_to_label (SP_TYPE_QUALIFIER, statement->qualifier));
    case SP_STATEMENT_COLUMN_FORM:
      return g_strdup (sp_enum_to_label (SP_TYPE_FORM, statement->form));
    case SP_STATEMENT_COLUMN_SOURCE:
      return g_strdup (sp_name_of (self->snapshot, SP_TABLE_SOURCE, statement->source));
    case SP_STATEMENT_COLUMN_CONDITION:
      return dup_line (statement->condition);
    case SP_STATEMENT_COLUMN_SALIENCE:
      return dup_number (statement->salience);
    case SP_STATEMENT_COLUMN_CONFIDENCE:
      return dup_number (statement->confidence);
    case SP_STATEMENT_COLUMN_REPORTED_BY:
      return dup_line (statement->reported_by);
    case SP_STATEMENT_COLUMN_CODER:
      return dup_line (statement->coder);
    case SP_STATEMENT_COLUMN_TAGS:
      return g_strjoinv ("; ", (char **) statement->tags);
    case SP_STATEMENT_COLUMN_NOTE:
      return dup_line (statement->note);
    case SP_STATEMENT_COLUMN_QUOTE:
    default:
      return dup_line (statement->quote);
    }
}
