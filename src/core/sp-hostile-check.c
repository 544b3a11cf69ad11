/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-hostile-table.h"

#include <glib/gi18n-lib.h>

/* What is looked for in a single row. */

static gboolean
report_value (SpHostile          *self,
              const SpTableRules *rules,
              gint64              id,
              guint               column,
              const char         *what,
              GError            **error)
{
  return sp_hostile_report (self, error, _("Table “%s”, row %lld, “%s”: %s."),
                            rules->table->name, (long long) id, rules->table->columns[column], what);
}

static void
mend_text (SpHostile  *self,
           SpRawValue *value,
           const char *text)
{
  if (self->mended == NULL)
    self->mended = g_string_chunk_new (256);
  value->type = SQLITE_TEXT;
  value->length = strlen (text);
  value->text = g_string_chunk_insert_len (self->mended, text, (gssize) value->length);
}

static gboolean
check_text (SpHostile          *self,
            const SpTableRules *rules,
            gint64              id,
            guint               column,
            SpRawValue         *value,
            GError            **error)
{
  const SpColumnRule *rule = &rules->columns[column];

  if (value->length > 0 && !g_utf8_validate_len (value->text, value->length, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (value->text, (gssize) value->length);

      if (!report_value (self, rules, id, column, _("the text is not valid UTF-8"), error))
        return FALSE;
      mend_text (self, value, valid);
      if (!sp_raw_value_is_well_formed (rule, value))
        mend_text (self, value, "");
    }
  if (!sp_raw_value_is_well_formed (rule, value))
    {
      g_autofree char *uuid = g_uuid_string_random ();

      if (!report_value (self, rules, id, column, _("the text has not the form that it needs"), error))
        return FALSE;
      mend_text (self, value, rule->form == SP_TEXT_UUID ? uuid : "");
      sp_raw_value_is_well_formed (rule, value);
    }
  return TRUE;
}

static gboolean
check_value (SpHostile          *self,
             const SpTableRules *rules,
             gint64              id,
             guint               column,
             SpRawValue         *value,
             GError            **error)
{
  const SpColumnRule *rule = &rules->columns[column];

  if (value->type == SQLITE_NULL)
    return TRUE;
  if (value->type != rule->type || (value->type == SQLITE_FLOAT && !isfinite (value->number)))
    {
      if (!report_value (self, rules, id, column, _("the value is of a wrong type"), error))
        return FALSE;
      value->type = SQLITE_NULL;
      if (rule->type == SQLITE_TEXT)
        mend_text (self, value, "");
    }
  return value->type != SQLITE_TEXT || check_text (self, rules, id, column, value, error);
}

/**
 * sp_hostile_check_row:
 * @self: an opened file
 * @rules: the rules of a table
 * @id: the id of the row
 * @values: the values of its columns; those that cannot stay become unknown when recovering, until the next row
 * @error: return location for an error
 *
 * Looks at each value of a row: its type, that text is UTF-8 without zeros, that dates, colours and the UUID have their
 * form, and that no rule of the table is broken. References are not looked after.
 *
 * Returns: whether to keep the row, to leave it out (when recovering) or to give up with %SP_PROJECT_ERROR_DAMAGED
 */
SpVerdict
sp_hostile_check_row (SpHostile          *self,
                      const SpTableRules *rules,
                      gint64              id,
                      SpRawValue         *values,
                      GError            **error)
{
  const char *broken;

  if (self->mended != NULL)
    g_string_chunk_clear (self->mended);
  for (guint column = 0; column < rules->n_columns; column++)
    if (!check_value (self, rules, id, column, &values[column], error))
      return SP_VERDICT_FAIL;
  broken = sp_table_rules_find_broken (rules, self->recover ? SP_SCHEMA_VERSION : self->version, values);
  if (broken == NULL)
    return SP_VERDICT_KEEP;
  return sp_hostile_report (self, error, _("Table “%s”, row %lld breaks a rule of its table (%s)."),
                            rules->table->name, (long long) id, broken)
           ? SP_VERDICT_LEAVE_OUT
           : SP_VERDICT_FAIL;
}

/**
 * sp_hostile_get_fraction:
 * @self: an opened file
 *
 * Returns: how much of its pages was read, from 0 to 1; through SQLite that is not known, and 0
 */
double
sp_hostile_get_fraction (SpHostile *self)
{
  return self->pages != NULL ? sp_page_file_get_fraction (self->pages) : 0.0;
}

/**
 * sp_hostile_look_around:
 * @self: an opened file
 * @fraction: how far the reading is
 * @error: return location for an error
 *
 * Tells the progress now and then, and listens whether the user gave up.
 *
 * Returns: whether to go on; if not, %G_IO_ERROR_CANCELLED
 */
gboolean
sp_hostile_look_around (SpHostile  *self,
                        double      fraction,
                        GError    **error)
{
  if (self->progress != NULL)
    self->progress (self->progress_start + self->progress_size * CLAMP (fraction, 0.0, 1.0), self->progress_data);
  return !sp_hostile_is_cancelled (self, error);
}
