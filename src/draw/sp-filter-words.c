/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-filter-words.h"

#include <glib/gi18n-lib.h>

/* More names than these are counted. */
#define MOST_NAMES 3

/**
 * sp_filter_part_get_label:
 * @part: a part of a filter
 *
 * Returns: how it is called
 */
const char *
sp_filter_part_get_label (guint part)
{
  static const char *const labels[SP_N_FILTER_PARTS] = {
    [SP_FILTER_FIELD_ACTOR_KIND] = N_ ("Kind of actor"),
    [SP_FILTER_FIELD_ACTOR] = N_ ("Actor"),
    [SP_FILTER_FIELD_ACTOR_TAG] = N_ ("Tag of actor"),
    [SP_FILTER_FIELD_ISSUE] = N_ ("Issue"),
    [SP_FILTER_FIELD_SOURCE] = N_ ("Source"),
    [SP_FILTER_FIELD_STANCE] = N_ ("Stance"),
    [SP_FILTER_FIELD_QUALIFIER] = N_ ("Qualifier"),
    [SP_FILTER_FIELD_FORM] = N_ ("Form"),
    [SP_FILTER_FIELD_TAG] = N_ ("Tag"),
    [SP_FILTER_FIELD_CODER] = N_ ("Coder"),
    [SP_FILTER_PART_DATES] = N_ ("Date"),
    [SP_FILTER_PART_FINDING] = N_ ("Found"),
  };

  g_return_val_if_fail (part < SP_N_FILTER_PARTS, "");

  return _ (labels[part]);
}

static const char *
get_stance_label (gint64 stance)
{
  switch (stance)
    {
    case SP_FILTER_STANCE_SUPPORT:
      return _ ("support");
    case SP_FILTER_STANCE_NEUTRAL:
      return _ ("neutral");
    case SP_FILTER_STANCE_OPPOSE:
      return _ ("oppose");
    default:
      return _ ("no stance");
    }
}

static const char *
get_name (SpFilterField field, SpSnapshot *snapshot, SpId id)
{
  const SpActor *actor = field == SP_FILTER_FIELD_ACTOR ? sp_snapshot_find_actor (snapshot, id) : NULL;
  const SpIssue *issue = field == SP_FILTER_FIELD_ISSUE ? sp_snapshot_find_issue (snapshot, id) : NULL;
  const SpSource *source = field == SP_FILTER_FIELD_SOURCE ? sp_snapshot_find_source (snapshot, id) : NULL;

  if (field == SP_FILTER_FIELD_SOURCE && id == SP_ID_NONE)
    return _ ("without a source");
  /* Translators: in place of the name of an actor, issue or source that was deleted */
  return actor != NULL ? actor->name : issue != NULL ? issue->name : source != NULL ? source->title : _ ("deleted");
}

/**
 * sp_filter_dup_value_words:
 * @field: a field of numbers
 * @snapshot: the rows
 * @number: one of its values
 *
 * Returns: (transfer full): the value in words
 */
char *
sp_filter_dup_value_words (SpFilterField field, SpSnapshot *snapshot, gint64 number)
{
  switch (field)
    {
    case SP_FILTER_FIELD_ACTOR_KIND:
      return g_strdup (sp_enum_to_label (SP_TYPE_ACTOR_KIND, (int) number));
    case SP_FILTER_FIELD_STANCE:
      return g_strdup (get_stance_label (number));
    case SP_FILTER_FIELD_QUALIFIER:
      return g_strdup (sp_enum_to_label (SP_TYPE_QUALIFIER, (int) number));
    case SP_FILTER_FIELD_FORM:
      return g_strdup (sp_enum_to_label (SP_TYPE_FORM, (int) number));
    case SP_FILTER_FIELD_ACTOR:
    case SP_FILTER_FIELD_ISSUE:
    case SP_FILTER_FIELD_SOURCE:
      return g_strdup (get_name (field, snapshot, number));
    case SP_FILTER_FIELD_ACTOR_TAG:
    case SP_FILTER_FIELD_TAG:
    case SP_FILTER_FIELD_CODER:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * sp_filter_dup_word_words:
 * @word: a tag or a coder
 *
 * Returns: (transfer full): the value in words; "" is a statement whose coder is not known
 */
char *
sp_filter_dup_word_words (const char *word)
{
  return g_strdup (*word != '\0' ? word : _ ("not given"));
}

static GStrv
list_value_words (const SpFilter *filter, SpSnapshot *snapshot, SpFilterField field)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  if (sp_filter_field_has_words (field))
    {
      g_auto (GStrv) values = sp_filter_list_words (filter, field);

      for (guint i = 0; values[i] != NULL; i++)
        g_strv_builder_take (words, sp_filter_dup_word_words (values[i]));
    }
  else
    {
      g_autoptr (GArray) values = sp_filter_list_numbers (filter, field);

      for (guint i = 0; i < values->len; i++)
        g_strv_builder_take (words, sp_filter_dup_value_words (field, snapshot, g_array_index (values, gint64, i)));
    }
  return g_strv_builder_end (words);
}

static char *
join_words (char **words)
{
  guint n = g_strv_length (words);
  g_autofree char *rest = NULL;
  g_autofree char *names = NULL;

  if (n <= MOST_NAMES)
    /* Translators: between names, and between the parts of what is read out */
    return g_strjoinv (_ (", "), words);
  for (guint i = MOST_NAMES; i < n; i++)
    g_clear_pointer (&words[i], g_free);
  names = g_strjoinv (_ (", "), words);
  rest = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %'u more", "and %'u more", n - MOST_NAMES), n - MOST_NAMES);
  return g_strdup_printf ("%s %s", names, rest);
}

static char *
dup_date_words (const SpFilter *filter)
{
  g_autofree char *start = sp_date_format (sp_filter_get_start (filter));
  g_autofree char *end = sp_date_format (sp_filter_get_end (filter));

  if (*start != '\0' && *end != '\0')
    /* Translators: two dates */
    return g_strdup_printf (_ ("from %s to %s"), start, end);
  /* Translators: %s is a date */
  return *start != '\0' ? g_strdup_printf (_ ("from %s"), start) : g_strdup_printf (_ ("until %s"), end);
}

static gboolean
asks (const SpFilter *filter, guint part)
{
  if (part == SP_FILTER_PART_DATES)
    return sp_filter_has_dates (filter);
  if (part == SP_FILTER_PART_FINDING)
    return sp_filter_get_finding (filter) != SP_FINDING_ANY;
  return sp_filter_get_n_values (filter, part) > 0;
}

/**
 * sp_filter_dup_values_words:
 * @filter: a filter
 * @snapshot: the rows, for names
 * @field: a field of it
 *
 * Returns: (transfer full): the values that it wants there in words, "" for all
 */
char *
sp_filter_dup_values_words (const SpFilter *filter, SpSnapshot *snapshot, SpFilterField field)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (filter != NULL && field < SP_N_FILTER_FIELDS, NULL);

  words = list_value_words (filter, snapshot, field);
  return join_words (words);
}

/**
 * sp_filter_dup_part_words:
 * @filter: a filter
 * @snapshot: the rows, for names
 * @part: a part of it
 *
 * Returns: (transfer full) (nullable): what it asks for in words, for the line under a title; `NULL` if it asks for
 *   nothing
 */
char *
sp_filter_dup_part_words (const SpFilter *filter, SpSnapshot *snapshot, guint part)
{
  static const char *const labels[SP_N_FILTER_FIELDS] = {
    [SP_FILTER_FIELD_ACTOR_KIND] = N_ ("kind of actor"),
    [SP_FILTER_FIELD_ACTOR] = N_ ("actor"),
    [SP_FILTER_FIELD_ACTOR_TAG] = N_ ("tag of actor"),
    [SP_FILTER_FIELD_ISSUE] = N_ ("issue"),
    [SP_FILTER_FIELD_SOURCE] = N_ ("source"),
    [SP_FILTER_FIELD_STANCE] = N_ ("stance"),
    [SP_FILTER_FIELD_QUALIFIER] = N_ ("qualifier"),
    [SP_FILTER_FIELD_FORM] = N_ ("form"),
    [SP_FILTER_FIELD_TAG] = N_ ("tag"),
    [SP_FILTER_FIELD_CODER] = N_ ("coder"),
  };
  g_autofree char *values = NULL;

  g_return_val_if_fail (filter != NULL && part < SP_N_FILTER_PARTS, NULL);

  if (!asks (filter, part))
    return NULL;
  if (part == SP_FILTER_PART_DATES)
    return dup_date_words (filter);
  if (part == SP_FILTER_PART_FINDING)
    return g_strdup (sp_filter_get_finding (filter) == SP_FINDING_SHIFT ? _ ("shifts") : _ ("contradictions"));
  values = sp_filter_dup_values_words (filter, snapshot, part);
  /* Translators: what a filter looks at, and what it wants there: "source: Morning Post" */
  return g_strdup_printf (_ ("%s: %s"), _ (labels[part]), values);
}

/**
 * sp_filter_clear_part:
 * @filter: a filter
 * @part: a part of it
 *
 * Lets the part ask for nothing any more.
 */
void
sp_filter_clear_part (SpFilter *filter, guint part)
{
  g_return_if_fail (filter != NULL && part < SP_N_FILTER_PARTS);

  if (part == SP_FILTER_PART_DATES)
    sp_filter_set_dates (filter, SP_DATE_NONE, SP_DATE_NONE);
  else if (part == SP_FILTER_PART_FINDING)
    sp_filter_set_finding (filter, SP_FINDING_ANY);
  else
    sp_filter_clear_field (filter, part);
}
