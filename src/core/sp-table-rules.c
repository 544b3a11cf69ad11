/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-raw-row.h"

#include <string.h>

#define DATE_LENGTH 10
#define COLOUR_LENGTH 7
#define UUID_LENGTH 36
#define LARGEST_ORDINAL 1e15
#define LARGEST_PASSAGE 2147483647.0

/* The same as the constraints in sp-schema.c, to the letter: the test "schema" holds both against each other. */

#define NUMBER_COLUMN(least, most) { SQLITE_INTEGER, FALSE, (least), (most), SP_TEXT_ANY, NULL, NULL }
#define ID_COLUMN NUMBER_COLUMN (1.0, SP_ID_MAX)
#define ORDINAL_COLUMN { SQLITE_FLOAT, FALSE, -LARGEST_ORDINAL, LARGEST_ORDINAL, SP_TEXT_ANY, NULL, NULL }
#define REFERENCE_COLUMN(table) { SQLITE_INTEGER, FALSE, -INFINITY, INFINITY, SP_TEXT_ANY, NULL, table }
#define OPTIONAL_REFERENCE_COLUMN(table) { SQLITE_INTEGER, TRUE, -INFINITY, INFINITY, SP_TEXT_ANY, NULL, table }
#define PERCENT_COLUMN { SQLITE_FLOAT, TRUE, 0.0, 100.0, SP_TEXT_ANY, NULL, NULL }
#define STANCE_COLUMN { SQLITE_INTEGER, TRUE, -2.0, 2.0, SP_TEXT_ANY, NULL, NULL }
#define TEXT_COLUMN(form) { SQLITE_TEXT, FALSE, 0.0, 0.0, SP_TEXT_##form, NULL, NULL }
#define TOKEN_COLUMN(get_type) { SQLITE_TEXT, FALSE, 0.0, 0.0, SP_TEXT_TOKEN, get_type, NULL }
#define PASSAGE_COLUMNS                                                                              \
  { SQLITE_INTEGER, TRUE, 0.0, LARGEST_PASSAGE - 1.0, SP_TEXT_ANY, NULL, NULL },                  \
  { SQLITE_INTEGER, TRUE, 1.0, LARGEST_PASSAGE, SP_TEXT_ANY, NULL, NULL }

static const SpColumnRule project_rules[] = {
  NUMBER_COLUMN (1.0, 1.0), TEXT_COLUMN (UUID), TEXT_COLUMN (ANY), TEXT_COLUMN (ANY), TEXT_COLUMN (DATE),
};

static const SpColumnRule actor_rules[] = {
  ID_COLUMN, ORDINAL_COLUMN, TEXT_COLUMN (NAME), TOKEN_COLUMN (sp_actor_kind_get_type), TEXT_COLUMN (ANY),
  OPTIONAL_REFERENCE_COLUMN ("actor"), PERCENT_COLUMN, TEXT_COLUMN (COLOUR), TEXT_COLUMN (ANY),
};

static const SpColumnRule actor_word_rules[] = {
  ID_COLUMN, REFERENCE_COLUMN ("actor"), ORDINAL_COLUMN, TEXT_COLUMN (NAME),
};

static const SpColumnRule issue_rules[] = {
  ID_COLUMN, ORDINAL_COLUMN, TEXT_COLUMN (NAME), TEXT_COLUMN (ANY), TEXT_COLUMN (ANY), TEXT_COLUMN (ANY),
  PERCENT_COLUMN, TEXT_COLUMN (ANY),
};

static const SpColumnRule source_rules[] = {
  ID_COLUMN, ORDINAL_COLUMN, TEXT_COLUMN (NAME), TOKEN_COLUMN (sp_source_kind_get_type), TEXT_COLUMN (ANY),
  TEXT_COLUMN (ANY), TEXT_COLUMN (DATE), TEXT_COLUMN (ANY), TEXT_COLUMN (ANY), TEXT_COLUMN (DATE), TEXT_COLUMN (ANY),
  TEXT_COLUMN (ANY),
};

static const SpColumnRule source_error_rules[] = {
  ID_COLUMN, ORDINAL_COLUMN, REFERENCE_COLUMN ("source"), PASSAGE_COLUMNS, TEXT_COLUMN (ANY), TEXT_COLUMN (NAME),
};

static const SpColumnRule statement_rules[] = {
  ID_COLUMN, ORDINAL_COLUMN, REFERENCE_COLUMN ("actor"), REFERENCE_COLUMN ("issue"), STANCE_COLUMN, PERCENT_COLUMN,
  TOKEN_COLUMN (sp_qualifier_get_type), TEXT_COLUMN (ANY), PERCENT_COLUMN, TEXT_COLUMN (DATE),
  TOKEN_COLUMN (sp_form_get_type), OPTIONAL_REFERENCE_COLUMN ("source"), PASSAGE_COLUMNS, TEXT_COLUMN (ANY),
  TEXT_COLUMN (ANY), PERCENT_COLUMN, TEXT_COLUMN (ANY), TEXT_COLUMN (ANY),
};

static const SpColumnRule statement_word_rules[] = {
  ID_COLUMN, REFERENCE_COLUMN ("statement"), ORDINAL_COLUMN, TEXT_COLUMN (NAME),
};

static const SpColumnRule link_rules[] = {
  ID_COLUMN, ORDINAL_COLUMN, REFERENCE_COLUMN ("actor"), REFERENCE_COLUMN ("actor"), TEXT_COLUMN (NAME),
  NUMBER_COLUMN (0.0, 1.0), NUMBER_COLUMN (-1.0, 1.0), NUMBER_COLUMN (1.0, 5.0), TEXT_COLUMN (DATE), TEXT_COLUMN (DATE),
  OPTIONAL_REFERENCE_COLUMN ("source"), PASSAGE_COLUMNS, TEXT_COLUMN (ANY), TEXT_COLUMN (ANY),
};

static const SpColumnRule link_word_rules[] = {
  ID_COLUMN, REFERENCE_COLUMN ("link"), ORDINAL_COLUMN, TEXT_COLUMN (NAME),
};

static const SpColumnRule view_rules[] = {
  ID_COLUMN, ORDINAL_COLUMN, TEXT_COLUMN (NAME), TOKEN_COLUMN (sp_picture_kind_get_type), TEXT_COLUMN (ANY),
};

static const SpColumnRule log_rules[] = {
  NUMBER_COLUMN (-INFINITY, INFINITY), NUMBER_COLUMN (-INFINITY, INFINITY), TEXT_COLUMN (ANY), TEXT_COLUMN (ANY),
  NUMBER_COLUMN (-INFINITY, INFINITY),
};

static const struct
{
  const char *name;
  const SpColumnRule *columns;
  guint n_columns;
} all_rules[] = {
#define RULES(name, rules) { name, rules, G_N_ELEMENTS (rules) }
  RULES ("project", project_rules),
  RULES ("actor", actor_rules),
  RULES ("actor_alias", actor_word_rules),
  RULES ("actor_tag", actor_word_rules),
  RULES ("issue", issue_rules),
  RULES ("source", source_rules),
  RULES ("source_error", source_error_rules),
  RULES ("statement", statement_rules),
  RULES ("statement_tag", statement_word_rules),
  RULES ("link", link_rules),
  RULES ("link_tag", link_word_rules),
  RULES ("view", view_rules),
  RULES ("log", log_rules),
#undef RULES
};

/**
 * sp_table_rules_get:
 * @table: a table of a project file
 * @rules: (out caller-allocates): its rules
 */
void
sp_table_rules_get (const SpSchemaTable *table,
                    SpTableRules        *rules)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_rules); i++)
    if (strcmp (all_rules[i].name, table->name) == 0)
      {
        *rules = (SpTableRules) { table, all_rules[i].columns, all_rules[i].n_columns };
        return;
      }
  g_assert_not_reached ();
}

static gboolean
parse_date (SpRawValue *value)
{
  char text[DATE_LENGTH + 1];

  if (value->length == 0)
    {
      value->date = SP_DATE_NONE;
      return TRUE;
    }
  if (value->length > DATE_LENGTH)
    return FALSE;
  memcpy (text, value->text, value->length);
  text[value->length] = '\0';
  return sp_date_parse (text, &value->date);
}

/* As it is written: with small letters. */
static gboolean
parse_colour (SpRawValue *value)
{
  char text[COLOUR_LENGTH + 1];

  if (value->length == 0)
    {
      value->colour = SP_COLOUR_NONE;
      return TRUE;
    }
  if (value->length != COLOUR_LENGTH)
    return FALSE;
  memcpy (text, value->text, COLOUR_LENGTH);
  text[COLOUR_LENGTH] = '\0';
  for (guint i = 1; i < COLOUR_LENGTH; i++)
    if (g_ascii_isupper (text[i]))
      return FALSE;
  return sp_colour_parse (text, &value->colour);
}

static gboolean
is_uuid (const SpRawValue *value)
{
  char text[UUID_LENGTH + 1];

  if (value->length != UUID_LENGTH)
    return FALSE;
  memcpy (text, value->text, UUID_LENGTH);
  text[UUID_LENGTH] = '\0';
  return g_uuid_string_is_valid (text);
}

/**
 * sp_raw_value_is_well_formed:
 * @rule: the rule of a column of texts
 * @value: a text in valid UTF-8; what a date or a colour means is noted in it
 *
 * Returns: whether a date, a colour or a UUID has its form; any other text has
 */
gboolean
sp_raw_value_is_well_formed (const SpColumnRule *rule,
                             SpRawValue         *value)
{
  switch (rule->form)
    {
    case SP_TEXT_DATE:
      return parse_date (value);
    case SP_TEXT_COLOUR:
      return parse_colour (value);
    case SP_TEXT_UUID:
      return is_uuid (value);
    case SP_TEXT_ANY:
    case SP_TEXT_NAME:
    case SP_TEXT_TOKEN:
    default:
      return TRUE;
    }
}

/* To the letter, as the schema has it. */
static gboolean
find_token (const SpColumnRule *rule,
            SpRawValue         *value)
{
  const GEnumClass *kinds = g_type_class_get (rule->get_type ());

  for (guint i = 0; i < kinds->n_values; i++)
    {
      const char *token = kinds->values[i].value_nick;

      if (strncmp (token, value->text, value->length) == 0 && token[value->length] == '\0')
        {
          value->token = kinds->values[i].value;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
holds (const SpColumnRule *rule,
       SpRawValue         *value)
{
  if (value->type == SQLITE_NULL)
    return rule->optional;
  if (value->type == SQLITE_INTEGER)
    return (double) value->integer >= rule->least && (double) value->integer <= rule->most;
  if (value->type == SQLITE_FLOAT)
    return value->number >= rule->least && value->number <= rule->most;
  if (rule->form == SP_TEXT_NAME)
    return value->length > 0;
  return rule->form != SP_TEXT_TOKEN || find_token (rule, value);
}

static gboolean
is_null (const SpRawValue *value)
{
  return value->type == SQLITE_NULL;
}

/* Two columns: where it begins, and where it ends. */
static gboolean
is_passage (const SpRawValue *value)
{
  return is_null (&value[0]) == is_null (&value[1])
         && (is_null (&value[0]) || value[1].integer > value[0].integer);
}

static const char *
find_broken_in_statement (const SpRawValue *values)
{
  enum { STANCE = 4, POINT = 5, QUALIFIER = 6, SOURCE = 11, PASSAGE = 12 };
  int qualifier = values[QUALIFIER].token;

  if (!is_null (&values[STANCE]) && !is_null (&values[POINT]))
    return "point";
  if ((qualifier == SP_QUALIFIER_UNDECIDED || qualifier == SP_QUALIFIER_NO_COMMENT)
      && (!is_null (&values[STANCE]) || !is_null (&values[POINT])))
    return "qualifier";
  if (!is_passage (&values[PASSAGE]))
    return "passage_end";
  return !is_null (&values[PASSAGE]) && is_null (&values[SOURCE]) ? "source" : NULL;
}

static const char *
find_broken_in_link (const SpRawValue *values)
{
  enum { FROM = 2, TO = 3, SOURCE = 10, PASSAGE = 11 };

  if (values[FROM].integer == values[TO].integer)
    return "to_actor";
  if (!is_passage (&values[PASSAGE]))
    return "passage_end";
  return !is_null (&values[PASSAGE]) && is_null (&values[SOURCE]) ? "source" : NULL;
}

/* What no single column shows. */
static const char *
find_broken_in_whole (const SpTableRules *rules,
                      guint               version,
                      const SpRawValue   *values)
{
  enum { SPEAKS_FOR = 5, ERROR_PASSAGE = 3, KIND = 3 };

  if (rules->columns == statement_rules)
    return find_broken_in_statement (values);
  if (rules->columns == link_rules)
    return find_broken_in_link (values);
  if (rules->columns == source_error_rules)
    return is_passage (&values[ERROR_PASSAGE]) ? NULL : "passage_end";
  if (rules->columns == actor_rules)
    return !is_null (&values[SPEAKS_FOR]) && values[SPEAKS_FOR].integer == values[0].integer ? "speaks_for" : NULL;
  /* Version 1 knew two kinds of picture. */
  if (rules->columns == view_rules)
    return version < 2 && values[KIND].token > SP_PICTURE_KIND_DIAGRAM ? "kind" : NULL;
  return NULL;
}

/**
 * sp_table_rules_find_broken:
 * @rules: the rules of a table
 * @version: of the schema that the row was written by
 * @values: the row; each value is NULL or of the type of its column, texts are well formed. What a token means is
 *   noted in it
 *
 * Looks for what the constraints of the table forbid. References are not looked after.
 *
 * Returns: (transfer none) (nullable): the name of a column that breaks a rule, or %NULL if the row is sound
 */
const char *
sp_table_rules_find_broken (const SpTableRules *rules,
                            guint               version,
                            SpRawValue         *values)
{
  for (guint i = 0; i < rules->n_columns; i++)
    if (!holds (&rules->columns[i], &values[i]))
      return rules->table->columns[i];
  return find_broken_in_whole (rules, version, values);
}
