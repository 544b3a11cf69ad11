/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-row-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LARGEST_ORDINAL 1e15
#define LARGEST_COLOUR 0xffffff

#define IN(row, field, Type) (*(const Type *) ((const char *) (row) + (field)->offset))

static gboolean
refuse (SpTable         table,
        const SpField  *field,
        const char     *sentence,
        GError        **error)
{
  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID,
               /* Translators: a table, a column of it, and a sentence that says what is wrong with a value */
               _("%s, “%s”: %s"), sp_enum_to_label (SP_TYPE_TABLE, table), field->name, sentence);
  return FALSE;
}

static gboolean
has_control_characters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static gsize
get_max_length (SpTable        table,
                const SpField *field)
{
  if (field->kind != SP_FIELD_TEXT)
    return SP_LINE_MAX_LENGTH;
  return table == SP_TABLE_SOURCE && strcmp (field->name, "text") == 0 ? SP_SOURCE_MAX_LENGTH : SP_TEXT_MAX_LENGTH;
}

static gboolean
check_text (SpTable         table,
            const SpField  *field,
            const char     *text,
            GError        **error)
{
  if (text == NULL)
    return TRUE;
  if (strlen (text) > get_max_length (table, field))
    return refuse (table, field, _("The text is too long. Shorten it."), error);
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (table, field, _("The text is not valid UTF-8. Convert it first."), error);
  if (field->kind != SP_FIELD_TEXT && has_control_characters (text))
    return refuse (table, field, _("It has to be one line. Remove line breaks and control characters."), error);
  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

static gboolean
check_words (SpTable              table,
             const SpField       *field,
             const char * const  *words,
             GError             **error)
{
  for (; words != NULL && *words != NULL; words++)
    {
      if (!check_text (table, field, *words, error))
        return FALSE;
      if (is_blank (*words))
        return refuse (table, field, _("A word is empty. Remove it."), error);
    }
  return TRUE;
}

static gboolean
check_id (SpTable         table,
          const SpField  *field,
          SpId            id,
          GError        **error)
{
  return (id >= SP_ID_NONE && id <= SP_ID_MAX)
         || refuse (table, field, _("An identifier lies between 1 and 9007199254740991."), error);
}

static gboolean
check_number (SpTable         table,
              const SpField  *field,
              double          number,
              GError        **error)
{
  if (strcmp (field->name, "ordinal") == 0)
    return fabs (number) <= LARGEST_ORDINAL
           || refuse (table, field, _("The place in the order has to be a number."), error);
  return isnan (number) || (number >= 0.0 && number <= 100.0)
         || refuse (table, field, _("Enter a number from 0 to 100, or nothing for unknown."), error);
}

static gboolean
check_passage (SpTable         table,
               const SpField  *field,
               SpPassage       passage,
               GError        **error)
{
  return passage.start < 0 || passage.end > passage.start
         || refuse (table, field, _("A passage ends after its start."), error);
}

static gboolean
check_field (SpTable         table,
             const SpField  *field,
             gconstpointer   row,
             GError        **error)
{
  switch (field->kind)
    {
    case SP_FIELD_ID:
      return check_id (table, field, IN (row, field, SpId), error);
    case SP_FIELD_NUMBER:
      return check_number (table, field, IN (row, field, double), error);
    case SP_FIELD_TOKEN:
      return sp_enum_to_token (field->get_type (), IN (row, field, int)) != NULL
             || refuse (table, field, _("There is no such kind. Choose one of the list."), error);
    case SP_FIELD_LINE:
    case SP_FIELD_TEXT:
      return check_text (table, field, IN (row, field, char *), error);
    case SP_FIELD_DATE:
      return sp_date_is_valid (IN (row, field, SpDate))
             || refuse (table, field, _("The calendar has no such date."), error);
    case SP_FIELD_COLOUR:
      return (IN (row, field, SpColour) >= SP_COLOUR_NONE && IN (row, field, SpColour) <= LARGEST_COLOUR)
             || refuse (table, field, _("A colour is a hash and six hexadecimal digits."), error);
    case SP_FIELD_STANCE:
      return sp_stance_is_valid (IN (row, field, SpStance))
             || refuse (table, field, _("A stance is a step from -2 to 2 or a point from 0 to 100."), error);
    case SP_FIELD_PASSAGE:
      return check_passage (table, field, IN (row, field, SpPassage), error);
    case SP_FIELD_WORDS:
      return check_words (table, field, IN (row, field, char **), error);
    case SP_FIELD_INTEGER:
    case SP_FIELD_FLAG:
    default:
      return TRUE;
    }
}

static const SpField *
find_field (SpTable     table,
            const char *name)
{
  const SpRowType *type = &sp_row_types[table];

  for (guint i = 0; i < type->n_fields; i++)
    if (strcmp (type->fields[i].name, name) == 0)
      return &type->fields[i];
  g_return_val_if_reached (NULL);
}

static gboolean
check_not_blank (SpTable         table,
                 const char     *name,
                 gconstpointer   row,
                 GError        **error)
{
  const SpField *field = find_field (table, name);

  return !is_blank (IN (row, field, char *)) || refuse (table, field, _("It cannot be empty. Type something."), error);
}

static gboolean
check_statement (const SpStatement  *row,
                 GError            **error)
{
  const gboolean silent = row->qualifier == SP_QUALIFIER_UNDECIDED || row->qualifier == SP_QUALIFIER_NO_COMMENT;

  if (silent && row->stance.kind != SP_STANCE_KIND_NONE)
    return refuse (SP_TABLE_STATEMENT, find_field (SP_TABLE_STATEMENT, "stance"),
                   _("An undecided statement, or one without comment, has no stance. Remove it or choose another qualifier."),
                   error);
  return row->passage.start < 0 || row->source != SP_ID_NONE
         || refuse (SP_TABLE_STATEMENT, find_field (SP_TABLE_STATEMENT, "passage"),
                    _("A passage belongs to a source. Choose the source."), error);
}

static gboolean
check_link (const SpLink  *row,
            GError       **error)
{
  if (row->from == row->to)
    return refuse (SP_TABLE_LINK, find_field (SP_TABLE_LINK, "to_actor"),
                   _("A link leads to another actor. Choose one."), error);
  if (sp_enum_to_token (SP_TYPE_SIGN, row->sign) == NULL)
    return refuse (SP_TABLE_LINK, find_field (SP_TABLE_LINK, "sign"), _("A sign is -1, 0 or 1."), error);
  if (row->strength < 1 || row->strength > 5)
    return refuse (SP_TABLE_LINK, find_field (SP_TABLE_LINK, "strength"), _("Enter a strength from 1 to 5."), error);
  if (sp_date_is_known (row->start) && sp_date_is_known (row->end)
      && sp_date_get_last_day (row->end) < sp_date_get_first_day (row->start))
    return refuse (SP_TABLE_LINK, find_field (SP_TABLE_LINK, "end_date"), _("A link ends after its start."), error);
  return row->passage.start < 0 || row->source != SP_ID_NONE
         || refuse (SP_TABLE_LINK, find_field (SP_TABLE_LINK, "passage"),
                    _("A passage belongs to a source. Choose the source."), error);
}

/* What only this table asks for. */
static gboolean
check_whole (SpTable         table,
             gconstpointer   row,
             GError        **error)
{
  switch (table)
    {
    case SP_TABLE_ACTOR:
    case SP_TABLE_ISSUE:
    case SP_TABLE_VIEW:
      return check_not_blank (table, "name", row, error);
    case SP_TABLE_SOURCE:
      return check_not_blank (table, "title", row, error);
    case SP_TABLE_SOURCE_ERROR:
      return check_not_blank (table, "note", row, error);
    case SP_TABLE_STATEMENT:
      return check_statement (row, error);
    case SP_TABLE_LINK:
      return check_not_blank (table, "kind", row, error) && check_link (row, error);
    case SP_TABLE_PROJECT:
    default:
      return TRUE;
    }
}

/**
 * sp_row_check:
 * @table: the table of @row
 * @row: a struct of that table
 * @error: return location for an error
 *
 * Finds out whether a row is sound as far as can be told without any other row: ranges, dates, lengths,
 * UTF-8, one line where there has to be one, nothing empty that must not be.
 *
 * Returns: whether it is; if not, %SP_STORE_ERROR_INVALID, naming table and column
 */
gboolean
sp_row_check (SpTable         table,
              gconstpointer   row,
              GError        **error)
{
  const SpRowType *type = &sp_row_types[table];

  for (guint i = 0; i < type->n_fields; i++)
    if (!check_field (table, &type->fields[i], row, error))
      return FALSE;
  return check_whole (table, row, error);
}

/**
 * sp_name_to_key:
 * @name: a name in valid UTF-8
 *
 * Makes of names that read the same the same text: composed and decomposed letters, capitals and small letters and
 * white space around them do not tell names apart.
 *
 * Returns: (transfer full): what to compare; not for people
 */
char *
sp_name_to_key (const char *name)
{
  g_autofree char *composed = NULL;
  g_autofree char *folded = NULL;
  char *key;

  if (g_str_is_ascii (name))
    return g_strstrip (g_ascii_strdown (name, -1));

  composed = g_utf8_normalize (name, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  folded = g_utf8_casefold (composed != NULL ? composed : name, -1);
  key = g_utf8_normalize (folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  return g_strstrip (key != NULL ? key : g_steal_pointer (&folded));
}
