/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-sheet.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "sp-csv.h"
#include "sp-table-cell.h"

/* From here on six digits would not do for whole numbers. */
#define LARGE 1e5

struct _SpSheet
{
  const char * const *columns;
  guint n_columns;
  guint column;                 /* of the next cell */
  GString *csv;                 /* the one or the other */
  JsonBuilder *json;
};

/**
 * sp_sheet_new:
 * @columns: (array zero-terminated=1): the headings, which live longer than the sheet
 * @as_json: JSON rather than CSV
 *
 * Returns: (transfer full): a sheet without rows
 */
SpSheet *
sp_sheet_new (const char * const *columns,
              gboolean            as_json)
{
  SpSheet *self = g_new0 (SpSheet, 1);

  self->columns = columns;
  self->n_columns = g_strv_length ((GStrv) columns);
  if (as_json)
    {
      self->json = json_builder_new ();
      json_builder_begin_array (self->json);
      return self;
    }
  self->csv = g_string_new (NULL);
  for (guint i = 0; i < self->n_columns; i++)
    sp_csv_append_field (self->csv, columns[i], i + 1 == self->n_columns);
  return self;
}

/**
 * sp_sheet_free:
 * @self: (nullable): a sheet
 *
 * Frees it.
 */
void
sp_sheet_free (SpSheet *self)
{
  if (self == NULL)
    return;
  if (self->csv != NULL)
    g_string_free (self->csv, TRUE);
  g_clear_object (&self->json);
  g_free (self);
}

static void
begin_cell (SpSheet *self)
{
  if (self->json == NULL)
    return;
  if (self->column == 0)
    json_builder_begin_object (self->json);
  json_builder_set_member_name (self->json, self->columns[self->column]);
}

static void
end_cell (SpSheet    *self,
          const char *field)
{
  self->column++;
  if (self->csv != NULL)
    sp_csv_append_field (self->csv, field, self->column == self->n_columns);
  else if (self->column == self->n_columns)
    json_builder_end_object (self->json);
  self->column %= self->n_columns;
}

/**
 * sp_sheet_add_text:
 * @self: a sheet
 * @text: (nullable): the next cell, `NULL` for unknown
 *
 * Text that a spreadsheet would take for a formula gets an apostrophe in front of it in CSV.
 */
void
sp_sheet_add_text (SpSheet    *self,
                   const char *text)
{
  g_autoptr (GString) guarded = g_string_new (text);

  begin_cell (self);
  if (self->json != NULL && text != NULL)
    json_builder_add_string_value (self->json, text);
  else if (self->json != NULL)
    json_builder_add_null_value (self->json);
  sp_cell_guard (guarded);
  end_cell (self, guarded->str);
}

/**
 * sp_sheet_add_number:
 * @self: a sheet
 * @number: the next cell, `NAN` for unknown
 *
 * JSON has it as exact as it is, CSV with six digits, or as many as its whole part has.
 */
void
sp_sheet_add_number (SpSheet *self,
                     double   number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE] = "";

  begin_cell (self);
  if (self->json != NULL && !isnan (number))
    json_builder_add_double_value (self->json, number);
  else if (self->json != NULL)
    json_builder_add_null_value (self->json);
  else if (!isnan (number))
    g_ascii_formatd (text, sizeof text, fabs (number) < LARGE ? "%.6g" : "%.12g", number);
  end_cell (self, text);
}

/**
 * sp_sheet_add_integer:
 * @self: a sheet
 * @integer: the next cell
 */
void
sp_sheet_add_integer (SpSheet *self,
                      gint64   integer)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, integer);

  begin_cell (self);
  if (self->json != NULL)
    json_builder_add_int_value (self->json, integer);
  end_cell (self, text);
}

/**
 * sp_sheet_add_flag:
 * @self: a sheet
 * @flag: the next cell
 */
void
sp_sheet_add_flag (SpSheet  *self,
                   gboolean  flag)
{
  begin_cell (self);
  if (self->json != NULL)
    json_builder_add_boolean_value (self->json, flag);
  end_cell (self, flag ? "true" : "false");
}

/**
 * sp_sheet_write:
 * @self: a sheet that is complete
 *
 * Writes it to standard output.
 *
 * Returns: %SP_STATUS_DONE, or %SP_STATUS_FAILED if nobody takes it
 */
SpStatus
sp_sheet_write (SpSheet *self)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  if (self->csv != NULL)
    return sp_command_write (self->csv->str);

  json_builder_end_array (self->json);
  root = json_builder_get_root (self->json);
  text = json_to_string (root, TRUE);
  line = g_strconcat (text, "\n", NULL);
  return sp_command_write (line);
}

/**
 * sp_sheet_read_format:
 * @command: the command, for the message
 * @word: (nullable): what was typed
 * @as_json: (out): JSON rather than CSV
 *
 * Returns: whether it is one of the two; if not, the message was given
 */
gboolean
sp_sheet_read_format (const SpCommand *command,
                      const char      *word,
                      gboolean        *as_json)
{
  *as_json = g_strcmp0 (word, "json") == 0;
  if (word == NULL || *as_json || strcmp (word, "csv") == 0)
    return TRUE;

  sp_command_misuse_word (command, "format", word, "csv, json");
  return FALSE;
}
