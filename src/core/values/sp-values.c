/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-values.h"

#include <glib/gi18n-lib.h>

/* Each enumeration: its values with name and token, and the words for people in the same order. */

typedef struct
{
  const char *name;
  const GEnumValue *values;
  const char * const *labels;
} Enumeration;

static GQuark
get_labels_quark (void)
{
  return g_quark_from_static_string ("sp-enum-labels");
}

static GType
register_enumeration (const Enumeration *enumeration)
{
  GType type = g_enum_register_static (enumeration->name, enumeration->values);

  g_type_set_qdata (type, get_labels_quark (), (gpointer) enumeration->labels);
  return type;
}

#define DEFINE_ENUMERATION(Name, name)                                                            \
  GType name##_get_type (void)                                                                    \
  {                                                                                               \
    static GType type = 0;                                                                        \
    static const Enumeration enumeration = { #Name, name##_values, name##_labels };               \
    G_STATIC_ASSERT (G_N_ELEMENTS (name##_values) == G_N_ELEMENTS (name##_labels) + 1);           \
    if (g_once_init_enter_pointer (&type))                                                        \
      g_once_init_leave_pointer (&type, register_enumeration (&enumeration));                     \
    return type;                                                                                  \
  }

#define END_OF_VALUES { 0, NULL, NULL }

static const GEnumValue sp_actor_kind_values[] = {
  { SP_ACTOR_KIND_PERSON, "SP_ACTOR_KIND_PERSON", "person" },
  { SP_ACTOR_KIND_OFFICE, "SP_ACTOR_KIND_OFFICE", "office" },
  { SP_ACTOR_KIND_ORGANISATION, "SP_ACTOR_KIND_ORGANISATION", "organisation" },
  { SP_ACTOR_KIND_STATE, "SP_ACTOR_KIND_STATE", "state" },
  { SP_ACTOR_KIND_GROUP, "SP_ACTOR_KIND_GROUP", "group" },
  { SP_ACTOR_KIND_OTHER, "SP_ACTOR_KIND_OTHER", "other" },
  END_OF_VALUES
};
static const char * const sp_actor_kind_labels[] = {
  N_ ("person"), N_ ("office"), N_ ("organisation"), N_ ("state"), N_ ("group"), N_ ("other"),
};
DEFINE_ENUMERATION (SpActorKind, sp_actor_kind)

static const GEnumValue sp_source_kind_values[] = {
  { SP_SOURCE_KIND_ARTICLE, "SP_SOURCE_KIND_ARTICLE", "article" },
  { SP_SOURCE_KIND_SPEECH, "SP_SOURCE_KIND_SPEECH", "speech" },
  { SP_SOURCE_KIND_INTERVIEW, "SP_SOURCE_KIND_INTERVIEW", "interview" },
  { SP_SOURCE_KIND_DOCUMENT, "SP_SOURCE_KIND_DOCUMENT", "document" },
  { SP_SOURCE_KIND_VOTE_RECORD, "SP_SOURCE_KIND_VOTE_RECORD", "vote-record" },
  { SP_SOURCE_KIND_DATASET, "SP_SOURCE_KIND_DATASET", "dataset" },
  { SP_SOURCE_KIND_OTHER, "SP_SOURCE_KIND_OTHER", "other" },
  END_OF_VALUES
};
static const char * const sp_source_kind_labels[] = {
  N_ ("article"), N_ ("speech"), N_ ("interview"), N_ ("document"), N_ ("vote record"), N_ ("dataset"), N_ ("other"),
};
DEFINE_ENUMERATION (SpSourceKind, sp_source_kind)

static const GEnumValue sp_qualifier_values[] = {
  { SP_QUALIFIER_FIRM, "SP_QUALIFIER_FIRM", "firm" },
  { SP_QUALIFIER_CONDITIONAL, "SP_QUALIFIER_CONDITIONAL", "conditional" },
  { SP_QUALIFIER_AMBIGUOUS, "SP_QUALIFIER_AMBIGUOUS", "ambiguous" },
  { SP_QUALIFIER_UNDECIDED, "SP_QUALIFIER_UNDECIDED", "undecided" },
  { SP_QUALIFIER_NO_COMMENT, "SP_QUALIFIER_NO_COMMENT", "no-comment" },
  END_OF_VALUES
};
static const char * const sp_qualifier_labels[] = {
  N_ ("firm"), N_ ("conditional"), N_ ("ambiguous"), N_ ("undecided"), N_ ("no comment"),
};
DEFINE_ENUMERATION (SpQualifier, sp_qualifier)

static const GEnumValue sp_form_values[] = {
  { SP_FORM_DIRECT_QUOTE, "SP_FORM_DIRECT_QUOTE", "direct-quote" },
  { SP_FORM_PARAPHRASE, "SP_FORM_PARAPHRASE", "paraphrase" },
  { SP_FORM_REPORTED, "SP_FORM_REPORTED", "reported" },
  { SP_FORM_BEHAVIOUR, "SP_FORM_BEHAVIOUR", "behaviour" },
  { SP_FORM_OWN_ASSESSMENT, "SP_FORM_OWN_ASSESSMENT", "own-assessment" },
  END_OF_VALUES
};
static const char * const sp_form_labels[] = {
  N_ ("direct quote"), N_ ("paraphrase"), N_ ("reported"), N_ ("behaviour"), N_ ("own assessment"),
};
DEFINE_ENUMERATION (SpForm, sp_form)

static const GEnumValue sp_sign_values[] = {
  { SP_SIGN_NEGATIVE, "SP_SIGN_NEGATIVE", "negative" },
  { SP_SIGN_NONE, "SP_SIGN_NONE", "none" },
  { SP_SIGN_POSITIVE, "SP_SIGN_POSITIVE", "positive" },
  END_OF_VALUES
};
static const char * const sp_sign_labels[] = {
  NC_ ("sign", "negative"), NC_ ("sign", "none"), NC_ ("sign", "positive"),
};
DEFINE_ENUMERATION (SpSign, sp_sign)

static const GEnumValue sp_picture_kind_values[] = {
  { SP_PICTURE_KIND_MATRIX, "SP_PICTURE_KIND_MATRIX", "matrix" },
  { SP_PICTURE_KIND_DIAGRAM, "SP_PICTURE_KIND_DIAGRAM", "diagram" },
  { SP_PICTURE_KIND_GRID, "SP_PICTURE_KIND_GRID", "grid" },
  { SP_PICTURE_KIND_SPECTRUM, "SP_PICTURE_KIND_SPECTRUM", "spectrum" },
  { SP_PICTURE_KIND_TIMELINE, "SP_PICTURE_KIND_TIMELINE", "timeline" },
  END_OF_VALUES
};
static const char * const sp_picture_kind_labels[] = {
  N_ ("matrix"), N_ ("diagram"), N_ ("influence and interest"), N_ ("spectrum"), N_ ("timeline"),
};
DEFINE_ENUMERATION (SpPictureKind, sp_picture_kind)

static const GEnumValue sp_rule_values[] = {
  { SP_RULE_LATEST, "SP_RULE_LATEST", "latest" },
  { SP_RULE_MEAN, "SP_RULE_MEAN", "mean" },
  { SP_RULE_WEIGHTED, "SP_RULE_WEIGHTED", "weighted" },
  { SP_RULE_STRONGEST, "SP_RULE_STRONGEST", "strongest" },
  END_OF_VALUES
};
static const char * const sp_rule_labels[] = {
  N_ ("latest"), N_ ("mean"), N_ ("salience-weighted mean"), N_ ("strongest"),
};
DEFINE_ENUMERATION (SpRule, sp_rule)

static const GEnumValue sp_order_values[] = {
  { SP_ORDER_MANUAL, "SP_ORDER_MANUAL", "manual" },
  { SP_ORDER_NAME, "SP_ORDER_NAME", "name" },
  { SP_ORDER_INFLUENCE, "SP_ORDER_INFLUENCE", "influence" },
  { SP_ORDER_ACTIVITY, "SP_ORDER_ACTIVITY", "activity" },
  { SP_ORDER_SIMILARITY, "SP_ORDER_SIMILARITY", "similarity" },
  END_OF_VALUES
};
static const char * const sp_order_labels[] = {
  N_ ("by hand"), N_ ("name"), N_ ("influence"), N_ ("activity"), N_ ("similarity"),
};
DEFINE_ENUMERATION (SpOrder, sp_order)

static const GEnumValue sp_grouping_values[] = {
  { SP_GROUPING_NONE, "SP_GROUPING_NONE", "none" },
  { SP_GROUPING_KIND, "SP_GROUPING_KIND", "kind" },
  { SP_GROUPING_BLOC, "SP_GROUPING_BLOC", "bloc" },
  { SP_GROUPING_SPEAKS_FOR, "SP_GROUPING_SPEAKS_FOR", "speaks-for" },
  END_OF_VALUES
};
static const char * const sp_grouping_labels[] = {
  N_ ("none"), N_ ("kind"), N_ ("bloc"), N_ ("speaks for"),
};
DEFINE_ENUMERATION (SpGrouping, sp_grouping)

static const GEnumValue sp_interest_values[] = {
  { SP_INTEREST_AUTOMATIC, "SP_INTEREST_AUTOMATIC", "automatic" },
  { SP_INTEREST_SALIENCE, "SP_INTEREST_SALIENCE", "salience" },
  { SP_INTEREST_ACTIVITY, "SP_INTEREST_ACTIVITY", "activity" },
  END_OF_VALUES
};
static const char * const sp_interest_labels[] = { N_ ("automatic"), N_ ("salience"), N_ ("activity") };
DEFINE_ENUMERATION (SpInterest, sp_interest)

static const GEnumValue sp_table_values[] = {
  { SP_TABLE_PROJECT, "SP_TABLE_PROJECT", "project" },
  { SP_TABLE_ACTOR, "SP_TABLE_ACTOR", "actor" },
  { SP_TABLE_ISSUE, "SP_TABLE_ISSUE", "issue" },
  { SP_TABLE_SOURCE, "SP_TABLE_SOURCE", "source" },
  { SP_TABLE_SOURCE_ERROR, "SP_TABLE_SOURCE_ERROR", "source-error" },
  { SP_TABLE_STATEMENT, "SP_TABLE_STATEMENT", "statement" },
  { SP_TABLE_LINK, "SP_TABLE_LINK", "link" },
  { SP_TABLE_VIEW, "SP_TABLE_VIEW", "view" },
  END_OF_VALUES
};
static const char * const sp_table_labels[] = {
  N_ ("project"), N_ ("actor"), N_ ("issue"), N_ ("source"),
  N_ ("error of a source"), N_ ("statement"), N_ ("link"), N_ ("view"),
};
DEFINE_ENUMERATION (SpTable, sp_table)

/**
 * sp_id_new_random:
 *
 * Draws an identifier for a new row. Two copies of a project that are edited apart can be brought together
 * because their new rows do not meet: with a million rows the chance that any two are alike is below one in ten thousand.
 *
 * Returns: a number from 1 to %SP_ID_MAX, which a double holds exactly
 */
SpId
sp_id_new_random (void)
{
  SpId id;

  do
    id = (SpId) ((((guint64) g_random_int ()) << 32 | g_random_int ()) & (guint64) SP_ID_MAX);
  while (id == SP_ID_NONE);
  return id;
}

/**
 * sp_enum_to_token:
 * @type: one of this file's enumerations, such as %SP_TYPE_FORM
 * @value: a value
 *
 * Returns: (transfer none) (nullable): the word that stands for @value in files ("direct-quote"), or
 *   `NULL` when @type has no such value
 */
const char *
sp_enum_to_token (GType type,
                  int   value)
{
  const GEnumValue *found = g_enum_get_value (g_type_class_get (type), value);

  return found != NULL ? found->value_nick : NULL;
}

/**
 * sp_enum_from_token:
 * @type: one of this file's enumerations
 * @token: (nullable): what a file or a person wrote
 * @value: (out): where the value goes; left alone when nothing matches
 *
 * Finds the value for a word. Case does not count, spaces and underscores are as good as hyphens, and
 * white space around the word is passed over.
 *
 * Returns: whether @token is a word of @type
 */
gboolean
sp_enum_from_token (GType       type,
                    const char *token,
                    int        *value)
{
  GEnumClass *enum_class = g_type_class_get (type);
  g_autofree char *nick = NULL;
  const GEnumValue *found;

  if (token == NULL)
    return FALSE;

  found = g_enum_get_value_by_nick (enum_class, token);
  if (found == NULL)
    {
      nick = g_ascii_strdown (token, -1);
      g_strdelimit (g_strstrip (nick), " _", '-');
      found = g_enum_get_value_by_nick (enum_class, nick);
    }
  if (found == NULL)
    return FALSE;

  *value = found->value;
  return TRUE;
}

/**
 * sp_enum_to_label:
 * @type: one of this file's enumerations
 * @value: a value
 *
 * Returns: (transfer none): the translated word for people ("direct quote"); "" when @type has no such value
 */
const char *
sp_enum_to_label (GType type,
                  int   value)
{
  GEnumClass *enum_class = g_type_class_get (type);
  const GEnumValue *found = g_enum_get_value (enum_class, value);
  const char * const *labels = g_type_get_qdata (type, get_labels_quark ());

  if (found == NULL || labels == NULL)
    return "";
  if (type == SP_TYPE_SIGN)
    return g_dpgettext2 (GETTEXT_PACKAGE, "sign", labels[found - enum_class->values]);
  return _ (labels[found - enum_class->values]);
}
