/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-entry-format.h"

#include <glib/gi18n-lib.h>

G_DEFINE_ENUM_TYPE (SpEntryFormat, sp_entry_format,
                    G_DEFINE_ENUM_VALUE (SP_ENTRY_FORMAT_TEXT, "text"),
                    G_DEFINE_ENUM_VALUE (SP_ENTRY_FORMAT_DATE, "date"),
                    G_DEFINE_ENUM_VALUE (SP_ENTRY_FORMAT_NUMBER, "number"),
                    G_DEFINE_ENUM_VALUE (SP_ENTRY_FORMAT_LIST, "list"))

#define ARABIC_DECIMAL_SEPARATOR 0x066b
#define ARABIC_SEMICOLON 0x061b

/* Marks of direction come along with what is copied, and are not seen. */
static gboolean
is_mark_of_direction (gunichar character)
{
  return character == 0x061c || character == 0x200e || character == 0x200f || (character >= 0x202a && character <= 0x202e)
         || (character >= 0x2066 && character <= 0x2069);
}

/**
 * sp_entry_format_dup_plain:
 * @format: what is expected
 * @text: what was typed
 *
 * Puts what a keyboard of another script types into the form that the project has: the digits of every script, the
 * Arabic decimal separator of a number and the Arabic semicolon between the parts of a list. Text is left alone.
 *
 * Returns: (transfer full): the text without blanks around it
 */
char *
sp_entry_format_dup_plain (SpEntryFormat  format,
                           const char    *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      gboolean is_figure = format == SP_ENTRY_FORMAT_DATE || format == SP_ENTRY_FORMAT_NUMBER;

      if (is_figure && is_mark_of_direction (character))
        continue;
      if (is_figure && g_unichar_isdigit (character))
        character = '0' + (gunichar) g_unichar_digit_value (character);
      else if (format == SP_ENTRY_FORMAT_NUMBER && character == ARABIC_DECIMAL_SEPARATOR)
        character = '.';
      else if (format == SP_ENTRY_FORMAT_LIST && character == ARABIC_SEMICOLON)
        character = ';';
      g_string_append_unichar (plain, character);
    }
  return g_strstrip (g_string_free (plain, FALSE));
}

/**
 * sp_entry_format_parse_number:
 * @text: what was typed
 * @number: (out): the number
 *
 * Reads a number from 0 to 100, in the digits of any script, with a point or a comma before its decimals and blanks around it.
 *
 * Returns: whether the text is one
 */
gboolean
sp_entry_format_parse_number (const char *text,
                              double     *number)
{
  g_autofree char *plain = g_strdelimit (sp_entry_format_dup_plain (SP_ENTRY_FORMAT_NUMBER, text), ",", '.');
  char *end = NULL;

  *number = g_ascii_strtod (plain, &end);
  return end != plain && *end == '\0' && *number >= 0 && *number <= 100;
}

/**
 * sp_entry_format_check:
 * @format: what is expected
 * @text: what was typed, not empty
 *
 * Returns: (transfer full) (nullable): what is expected instead, in a few words, or `NULL` if the text is good
 */
char *
sp_entry_format_check (SpEntryFormat  format,
                       const char    *text)
{
  SpDate date;
  double number;

  switch (format)
    {
    case SP_ENTRY_FORMAT_DATE:
      return sp_date_parse (text, &date) ? NULL : g_strdup (_("2025, 2025-12 or 2025-12-15"));
    case SP_ENTRY_FORMAT_NUMBER:
      return sp_entry_format_parse_number (text, &number) ? NULL : g_strdup (_("0 to 100, or empty"));
    case SP_ENTRY_FORMAT_TEXT:
    case SP_ENTRY_FORMAT_LIST:
    default:
      return NULL;
    }
}

/**
 * sp_entry_format_split_list:
 * @text: what was typed
 *
 * Returns: (transfer full): the parts between semicolons, without blanks around them and without empty ones
 */
GStrv
sp_entry_format_split_list (const char *text)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]))
      g_strv_builder_add (list, parts[i]);
  return g_strv_builder_end (list);
}
