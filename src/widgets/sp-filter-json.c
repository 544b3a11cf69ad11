/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-filter-json.h"

static const char * const names[SP_N_FILTER_FIELDS] = {
  [SP_FILTER_FIELD_ACTOR_KIND] = "actor-kind",
  [SP_FILTER_FIELD_ACTOR] = "actor",
  [SP_FILTER_FIELD_ACTOR_TAG] = "actor-tag",
  [SP_FILTER_FIELD_ISSUE] = "issue",
  [SP_FILTER_FIELD_SOURCE] = "source",
  [SP_FILTER_FIELD_STANCE] = "stance",
  [SP_FILTER_FIELD_QUALIFIER] = "qualifier",
  [SP_FILTER_FIELD_FORM] = "form",
  [SP_FILTER_FIELD_TAG] = "tag",
  [SP_FILTER_FIELD_CODER] = "coder",
};

static const char * const stance_tokens[SP_N_FILTER_STANCES] = { "support", "neutral", "oppose", "none" };
static const char * const finding_tokens[] = { "any", "contradiction", "shift" };

static GType
get_enum_type (SpFilterField field)
{
  if (field == SP_FILTER_FIELD_ACTOR_KIND)
    return SP_TYPE_ACTOR_KIND;
  if (field == SP_FILTER_FIELD_QUALIFIER)
    return SP_TYPE_QUALIFIER;
  return field == SP_FILTER_FIELD_FORM ? SP_TYPE_FORM : G_TYPE_INVALID;
}

static void
add_number (JsonArray     *array,
            SpFilterField  field,
            gint64         number)
{
  if (get_enum_type (field) != G_TYPE_INVALID)
    json_array_add_string_element (array, sp_enum_to_token (get_enum_type (field), (int) number));
  else if (field == SP_FILTER_FIELD_STANCE)
    json_array_add_string_element (array, stance_tokens[number]);
  else
    json_array_add_int_element (array, number);
}

static JsonArray *
write_field (const SpFilter *filter,
             SpFilterField   field)
{
  JsonArray *array = json_array_new ();

  if (sp_filter_field_has_words (field))
    {
      g_auto (GStrv) words = sp_filter_list_words (filter, field);

      for (guint i = 0; words[i]; i++)
        json_array_add_string_element (array, words[i]);
    }
  else
    {
      g_autoptr (GArray) numbers = sp_filter_list_numbers (filter, field);

      for (guint i = 0; i < numbers->len; i++)
        add_number (array, field, g_array_index (numbers, gint64, i));
    }
  return array;
}

static void
write_date (JsonObject *object,
            const char *name,
            SpDate      date)
{
  g_autofree char *iso = sp_date_to_iso (date);

  if (*iso)
    json_object_set_string_member (object, name, iso);
}

/**
 * sp_filter_to_json:
 * @filter: a filter
 *
 * Returns: (transfer full): the filter as an object, without members if it is empty
 */
JsonObject *
sp_filter_to_json (const SpFilter *filter)
{
  JsonObject *object = json_object_new ();

  for (guint field = 0; field < SP_N_FILTER_FIELDS; field++)
    if (sp_filter_get_n_values (filter, field) > 0)
      json_object_set_array_member (object, names[field], write_field (filter, field));
  write_date (object, "from", sp_filter_get_start (filter));
  write_date (object, "until", sp_filter_get_end (filter));
  if (sp_filter_get_finding (filter) != SP_FINDING_ANY)
    json_object_set_string_member (object, "found", finding_tokens[sp_filter_get_finding (filter)]);
  return object;
}

static gboolean
find_token (const char * const *tokens,
            guint               n,
            const char         *token,
            int                *value)
{
  for (*value = 0; *value < (int) n; (*value)++)
    if (g_str_equal (tokens[*value], token))
      return TRUE;
  return FALSE;
}

static void
read_token (SpFilter      *filter,
            SpFilterField  field,
            const char    *token)
{
  int value;
  gboolean known = get_enum_type (field) != G_TYPE_INVALID ? sp_enum_from_token (get_enum_type (field), token, &value)
                   : field == SP_FILTER_FIELD_STANCE && find_token (stance_tokens, SP_N_FILTER_STANCES, token, &value);

  if (known)
    sp_filter_set_number (filter, field, value, TRUE);
}

static void
read_element (SpFilter      *filter,
              SpFilterField  field,
              JsonNode      *node)
{
  GType type = json_node_get_value_type (node);
  gboolean has_ids = get_enum_type (field) == G_TYPE_INVALID && field != SP_FILTER_FIELD_STANCE;

  if (type == G_TYPE_STRING && sp_filter_field_has_words (field))
    sp_filter_set_word (filter, field, json_node_get_string (node), TRUE);
  else if (type == G_TYPE_STRING)
    read_token (filter, field, json_node_get_string (node));
  else if (type == G_TYPE_INT64 && has_ids && !sp_filter_field_has_words (field)
           && json_node_get_int (node) >= 0 && json_node_get_int (node) <= SP_ID_MAX)
    sp_filter_set_number (filter, field, json_node_get_int (node), TRUE);
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

static void
read_dates_and_finding (SpFilter   *filter,
                        JsonObject *object)
{
  SpDate start = SP_DATE_NONE;
  SpDate end = SP_DATE_NONE;
  int finding;

  if (!sp_date_parse (get_string (object, "from"), &start))
    start = SP_DATE_NONE;
  if (!sp_date_parse (get_string (object, "until"), &end))
    end = SP_DATE_NONE;
  sp_filter_set_dates (filter, start, end);
  if (find_token (finding_tokens, G_N_ELEMENTS (finding_tokens), get_string (object, "found"), &finding))
    sp_filter_set_finding (filter, finding);
}

/**
 * sp_filter_from_json:
 * @object: (nullable): an object that sp_filter_to_json() made, or anything else
 *
 * Returns: (transfer full): the filter, as far as it makes sense
 */
SpFilter *
sp_filter_from_json (JsonObject *object)
{
  SpFilter *filter = sp_filter_new ();

  if (!object)
    return filter;
  for (guint field = 0; field < SP_N_FILTER_FIELDS; field++)
    {
      JsonNode *node = json_object_get_member (object, names[field]);
      JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      for (guint i = 0; array && i < json_array_get_length (array); i++)
        if (JSON_NODE_HOLDS_VALUE (json_array_get_element (array, i)))
          read_element (filter, field, json_array_get_element (array, i));
    }
  read_dates_and_finding (filter, object);
  return filter;
}
