/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-filter-values.h"

#include "sp-filter-words.h"

struct _SpFilterValue
{
  GObject parent_instance;

  SpFilterField field;
  gint64 number;
  char *word;               /* NULL for a field of numbers */
  char *label;
};

enum
{
  PROP_0,
  PROP_LABEL,
};

G_DEFINE_FINAL_TYPE (SpFilterValue, sp_filter_value, G_TYPE_OBJECT)

static void
sp_filter_value_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (property_id == PROP_LABEL)
    g_value_set_string (value, SP_FILTER_VALUE (object)->label);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
sp_filter_value_finalize (GObject *object)
{
  SpFilterValue *self = SP_FILTER_VALUE (object);

  g_clear_pointer (&self->word, g_free);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (sp_filter_value_parent_class)->finalize (object);
}

static void
sp_filter_value_class_init (SpFilterValueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_filter_value_get_property;
  object_class->finalize = sp_filter_value_finalize;
  g_object_class_install_property (object_class, PROP_LABEL,
                                   g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
sp_filter_value_init (SpFilterValue *self)
{
}

/**
 * sp_filter_value_get_label:
 * @self: a value
 *
 * Returns: the value in words
 */
const char *
sp_filter_value_get_label (SpFilterValue *self)
{
  g_return_val_if_fail (SP_IS_FILTER_VALUE (self), "");

  return self->label;
}

/**
 * sp_filter_value_is_wanted:
 * @self: a value
 * @filter: a filter
 *
 * Returns: whether the filter wants it
 */
gboolean
sp_filter_value_is_wanted (SpFilterValue  *self,
                           const SpFilter *filter)
{
  g_return_val_if_fail (SP_IS_FILTER_VALUE (self), FALSE);

  return self->word ? sp_filter_has_word (filter, self->field, self->word)
                    : sp_filter_has_number (filter, self->field, self->number);
}

/**
 * sp_filter_value_set_wanted:
 * @self: a value
 * @filter: a filter
 * @wanted: whether it is to want the value
 */
void
sp_filter_value_set_wanted (SpFilterValue *self,
                            SpFilter      *filter,
                            gboolean       wanted)
{
  g_return_if_fail (SP_IS_FILTER_VALUE (self));

  if (self->word)
    sp_filter_set_word (filter, self->field, self->word, wanted);
  else
    sp_filter_set_number (filter, self->field, self->number, wanted);
}

static void
add_number (GListStore *values,
            SpSnapshot *snapshot,
            SpFilterField field,
            gint64      number)
{
  g_autoptr (SpFilterValue) value = g_object_new (SP_TYPE_FILTER_VALUE, NULL);

  value->field = field;
  value->number = number;
  value->label = sp_filter_dup_value_words (field, snapshot, number);
  g_list_store_append (values, value);
}

static void
add_words (GListStore    *values,
           SpFilterField  field,
           GHashTable    *words)
{
  g_autoptr (GPtrArray) sorted = g_hash_table_get_keys_as_ptr_array (words);

  g_ptr_array_sort_values (sorted, (GCompareFunc) g_utf8_collate);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_autoptr (SpFilterValue) value = g_object_new (SP_TYPE_FILTER_VALUE, NULL);

      value->field = field;
      value->word = g_strdup (sorted->pdata[i]);
      value->label = sp_filter_dup_word_words (value->word);
      g_list_store_append (values, value);
    }
}

static void
note_words (GHashTable         *words,
            const char * const *tags)
{
  for (guint i = 0; tags[i]; i++)
    g_hash_table_add (words, (gpointer) tags[i]);
}

static void
list_words (GListStore    *values,
            SpSnapshot    *snapshot,
            SpFilterField  field)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; field == SP_FILTER_FIELD_ACTOR_TAG && i < sp_snapshot_get_n_actors (snapshot); i++)
    note_words (words, sp_snapshot_get_actor (snapshot, i)->tags);
  for (guint i = 0; field == SP_FILTER_FIELD_TAG && i < sp_snapshot_get_n_links (snapshot); i++)
    note_words (words, sp_snapshot_get_link (snapshot, i)->tags);
  for (guint i = 0; field == SP_FILTER_FIELD_TAG && i < sp_snapshot_get_n_statements (snapshot); i++)
    note_words (words, sp_snapshot_get_statement (snapshot, i)->tags);
  for (guint i = 0; field == SP_FILTER_FIELD_CODER && i < sp_snapshot_get_n_statements (snapshot); i++)
    g_hash_table_add (words, (gpointer) sp_snapshot_get_statement (snapshot, i)->coder);
  add_words (values, field, words);
}

static void
list_rows (GListStore    *values,
           SpSnapshot    *snapshot,
           SpFilterField  field)
{
  for (guint i = 0; field == SP_FILTER_FIELD_ACTOR && i < sp_snapshot_get_n_actors (snapshot); i++)
    add_number (values, snapshot, field, sp_snapshot_get_actor (snapshot, i)->id);
  for (guint i = 0; field == SP_FILTER_FIELD_ISSUE && i < sp_snapshot_get_n_issues (snapshot); i++)
    add_number (values, snapshot, field, sp_snapshot_get_issue (snapshot, i)->id);
  if (field == SP_FILTER_FIELD_SOURCE)
    add_number (values, snapshot, field, SP_ID_NONE);
  for (guint i = 0; field == SP_FILTER_FIELD_SOURCE && i < sp_snapshot_get_n_sources (snapshot); i++)
    add_number (values, snapshot, field, sp_snapshot_get_source (snapshot, i)->id);
}

static guint
count_numbers (SpFilterField field)
{
  if (field == SP_FILTER_FIELD_ACTOR_KIND)
    return SP_ACTOR_KIND_OTHER + 1;
  if (field == SP_FILTER_FIELD_STANCE)
    return SP_N_FILTER_STANCES;
  if (field == SP_FILTER_FIELD_QUALIFIER)
    return SP_QUALIFIER_NO_COMMENT + 1;
  return field == SP_FILTER_FIELD_FORM ? SP_FORM_OWN_ASSESSMENT + 1 : 0;
}

/**
 * sp_filter_list_values:
 * @snapshot: the project
 * @field: a field of a filter
 *
 * Lists what can be asked for: of names, tags and coders all that there are. Takes O(n) time for n rows.
 *
 * Returns: (transfer full): a list of SpFilterValue
 */
GListModel *
sp_filter_list_values (SpSnapshot    *snapshot,
                       SpFilterField  field)
{
  GListStore *values = g_list_store_new (SP_TYPE_FILTER_VALUE);

  for (guint i = 0; i < count_numbers (field); i++)
    add_number (values, snapshot, field, i);
  if (sp_filter_field_has_words (field))
    list_words (values, snapshot, field);
  else
    list_rows (values, snapshot, field);
  return G_LIST_MODEL (values);
}
