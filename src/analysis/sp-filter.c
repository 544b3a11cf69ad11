/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-filter.h"

#include <string.h>

struct _SpFilter
{
  gatomicrefcount references;
  GHashTable *values[SP_N_FILTER_FIELDS];   /* of gint64 * or char *; NULL while empty */
  SpDate start;
  SpDate end;
  SpFinding finding;
};

G_DEFINE_BOXED_TYPE (SpFilter, sp_filter, sp_filter_ref, sp_filter_unref)

/**
 * sp_filter_new:
 *
 * Returns: (transfer full): a filter that everything fits
 */
SpFilter *
sp_filter_new (void)
{
  SpFilter *self = g_new0 (SpFilter, 1);

  g_atomic_ref_count_init (&self->references);
  return self;
}

/**
 * sp_filter_ref:
 * @self: a filter
 *
 * Returns: (transfer full): the filter
 */
SpFilter *
sp_filter_ref (SpFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * sp_filter_unref:
 * @self: (transfer full): a filter
 */
void
sp_filter_unref (SpFilter *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint field = 0; field < SP_N_FILTER_FIELDS; field++)
    g_clear_pointer (&self->values[field], g_hash_table_unref);
  g_free (self);
}

/**
 * sp_filter_field_has_words:
 * @field: a field
 *
 * Returns: whether its values are words rather than numbers
 */
gboolean
sp_filter_field_has_words (SpFilterField field)
{
  return field == SP_FILTER_FIELD_ACTOR_TAG || field == SP_FILTER_FIELD_TAG || field == SP_FILTER_FIELD_CODER;
}

static GHashTable *
create_values (SpFilterField field)
{
  if (sp_filter_field_has_words (field))
    return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static gpointer
copy_value (SpFilterField field, gconstpointer value)
{
  return sp_filter_field_has_words (field) ? (gpointer) g_strdup (value) : g_memdup2 (value, sizeof (gint64));
}

/**
 * sp_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): another one like it, to be changed
 */
SpFilter *
sp_filter_copy (const SpFilter *self)
{
  SpFilter *copy = sp_filter_new ();

  g_return_val_if_fail (self != NULL, copy);

  copy->start = self->start;
  copy->end = self->end;
  copy->finding = self->finding;
  for (guint field = 0; field < SP_N_FILTER_FIELDS; field++)
    {
      GHashTableIter iter;
      gpointer value;

      if (self->values[field] == NULL)
        continue;
      copy->values[field] = create_values (field);
      g_hash_table_iter_init (&iter, self->values[field]);
      while (g_hash_table_iter_next (&iter, &value, NULL))
        g_hash_table_add (copy->values[field], copy_value (field, value));
    }
  return copy;
}

static gboolean
has_same_values (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer value;

  if (a == NULL || b == NULL)
    return a == b;
  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    if (!g_hash_table_contains (b, value))
      return FALSE;
  return TRUE;
}

/**
 * sp_filter_equal:
 * @a: a filter
 * @b: another
 *
 * Returns: whether they want the same
 */
gboolean
sp_filter_equal (const SpFilter *a, const SpFilter *b)
{
  for (guint field = 0; field < SP_N_FILTER_FIELDS; field++)
    if (!has_same_values (a->values[field], b->values[field]))
      return FALSE;
  return a->finding == b->finding && memcmp (&a->start, &b->start, sizeof a->start) == 0
         && memcmp (&a->end, &b->end, sizeof a->end) == 0;
}

/**
 * sp_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether everything fits it
 */
gboolean
sp_filter_is_empty (const SpFilter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint field = 0; field < SP_N_FILTER_FIELDS; field++)
    if (self->values[field] != NULL)
      return FALSE;
  return !sp_filter_has_dates (self) && self->finding == SP_FINDING_ANY;
}

/**
 * sp_filter_get_n_values:
 * @self: a filter
 * @field: one of its fields
 *
 * Returns: how many values are wanted; 0 for all
 */
guint
sp_filter_get_n_values (const SpFilter *self, SpFilterField field)
{
  g_return_val_if_fail (self != NULL && field < SP_N_FILTER_FIELDS, 0);

  return self->values[field] != NULL ? g_hash_table_size (self->values[field]) : 0;
}

/**
 * sp_filter_clear_field:
 * @self: a filter
 * @field: one of its fields
 *
 * Wants all values of the field again.
 */
void
sp_filter_clear_field (SpFilter *self, SpFilterField field)
{
  g_return_if_fail (self != NULL && field < SP_N_FILTER_FIELDS);

  g_clear_pointer (&self->values[field], g_hash_table_unref);
}

static void
set_value (SpFilter *self, SpFilterField field, gconstpointer value, gboolean wanted)
{
  if (wanted && self->values[field] == NULL)
    self->values[field] = create_values (field);
  if (wanted)
    g_hash_table_add (self->values[field], copy_value (field, value));
  else if (self->values[field] != NULL && g_hash_table_remove (self->values[field], value)
           && g_hash_table_size (self->values[field]) == 0)
    sp_filter_clear_field (self, field);
}

/**
 * sp_filter_has_number:
 * @self: a filter
 * @field: a field of numbers
 * @number: an id or the number of an enumeration
 *
 * Returns: whether it is among the values that are wanted
 */
gboolean
sp_filter_has_number (const SpFilter *self, SpFilterField field, gint64 number)
{
  g_return_val_if_fail (!sp_filter_field_has_words (field), FALSE);

  return self->values[field] != NULL && g_hash_table_contains (self->values[field], &number);
}

/**
 * sp_filter_set_number:
 * @self: a filter
 * @field: a field of numbers
 * @number: an id or the number of an enumeration
 * @wanted: whether to take it in or out
 */
void
sp_filter_set_number (SpFilter *self, SpFilterField field, gint64 number, gboolean wanted)
{
  g_return_if_fail (self != NULL && !sp_filter_field_has_words (field));

  set_value (self, field, &number, wanted);
}

/**
 * sp_filter_has_word:
 * @self: a filter
 * @field: a field of words
 * @word: a tag or a coder
 *
 * Returns: whether it is among the values that are wanted
 */
gboolean
sp_filter_has_word (const SpFilter *self, SpFilterField field, const char *word)
{
  g_return_val_if_fail (sp_filter_field_has_words (field), FALSE);

  return self->values[field] != NULL && g_hash_table_contains (self->values[field], word);
}

/**
 * sp_filter_set_word:
 * @self: a filter
 * @field: a field of words
 * @word: a tag or a coder
 * @wanted: whether to take it in or out
 */
void
sp_filter_set_word (SpFilter *self, SpFilterField field, const char *word, gboolean wanted)
{
  g_return_if_fail (self != NULL && sp_filter_field_has_words (field));

  set_value (self, field, word, wanted);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/**
 * sp_filter_list_numbers:
 * @self: a filter
 * @field: a field of numbers
 *
 * Returns: (transfer full) (element-type gint64): the values that are wanted, ascending
 */
GArray *
sp_filter_list_numbers (const SpFilter *self, SpFilterField field)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (!sp_filter_field_has_words (field), numbers);

  if (self->values[field] == NULL)
    return numbers;
  g_hash_table_iter_init (&iter, self->values[field]);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    g_array_append_vals (numbers, value, 1);
  g_array_sort (numbers, compare_numbers);
  return numbers;
}

/**
 * sp_filter_list_words:
 * @self: a filter
 * @field: a field of words
 *
 * Returns: (transfer full): the values that are wanted, in order
 */
GStrv
sp_filter_list_words (const SpFilter *self, SpFilterField field)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GPtrArray) values = NULL;

  g_return_val_if_fail (sp_filter_field_has_words (field), NULL);

  if (self->values[field] != NULL)
    {
      values = g_hash_table_get_keys_as_ptr_array (self->values[field]);
      g_ptr_array_sort_values (values, (GCompareFunc) strcmp);
      for (guint i = 0; i < values->len; i++)
        g_strv_builder_add (words, values->pdata[i]);
    }
  return g_strv_builder_end (words);
}

/**
 * sp_filter_set_dates:
 * @self: a filter
 * @start: the first date, or none
 * @end: the last date, or none
 *
 * Wants only what is of a time.
 */
void
sp_filter_set_dates (SpFilter *self, SpDate start, SpDate end)
{
  g_return_if_fail (self != NULL);

  self->start = start;
  self->end = end;
}

/**
 * sp_filter_get_start:
 * @self: a filter
 *
 * Returns: the first date, or none
 */
SpDate
sp_filter_get_start (const SpFilter *self)
{
  return self->start;
}

/**
 * sp_filter_get_end:
 * @self: a filter
 *
 * Returns: the last date, or none
 */
SpDate
sp_filter_get_end (const SpFilter *self)
{
  return self->end;
}

/**
 * sp_filter_has_dates:
 * @self: a filter
 *
 * Returns: whether only what is of a time is wanted
 */
gboolean
sp_filter_has_dates (const SpFilter *self)
{
  return sp_date_is_known (self->start) || sp_date_is_known (self->end);
}

/**
 * sp_filter_set_finding:
 * @self: a filter
 * @finding: what statements have to be part of
 */
void
sp_filter_set_finding (SpFilter *self, SpFinding finding)
{
  g_return_if_fail (self != NULL);

  self->finding = finding;
}

/**
 * sp_filter_get_finding:
 * @self: a filter
 *
 * Returns: what statements have to be part of
 */
SpFinding
sp_filter_get_finding (const SpFilter *self)
{
  return self->finding;
}

/**
 * sp_filter_stance_of:
 * @stance: of a statement
 *
 * Returns: how filters call it
 */
SpFilterStance
sp_filter_stance_of (SpStance stance)
{
  double value = sp_stance_to_scale (stance);

  if (isnan (value))
    return SP_FILTER_STANCE_NONE;
  return value > 0.0 ? SP_FILTER_STANCE_SUPPORT : value < 0.0 ? SP_FILTER_STANCE_OPPOSE : SP_FILTER_STANCE_NEUTRAL;
}
