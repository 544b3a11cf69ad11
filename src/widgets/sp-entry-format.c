/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-entry-format.h"

#include <glib/gi18n-lib.h>

G_DEFINE_ENUM_TYPE (SpEntryFormat, sp_entry_format,
                    G_DEFINE_ENUM_VALUE (SP_ENTRY_FORMAT_TEXT, "text"),
                    G_DEFINE_ENUM_VALUE (SP_ENTRY_FORMAT_DATE, "date"),
                    G_DEFINE_ENUM_VALUE (SP_ENTRY_FORMAT_NUMBER, "number"),
                    G_DEFINE_ENUM_VALUE (SP_ENTRY_FORMAT_LIST, "list"))

/**
 * sp_entry_format_parse_number:
 * @text: what was typed
 * @number: (out): the number
 *
 * Reads a number from 0 to 100, with a point or a comma before its decimals and blanks around it.
 *
 * Returns: whether the text is one
 */
gboolean
sp_entry_format_parse_number (const char *text,
                              double     *number)
{
  g_autofree char *plain = g_strdelimit (g_strstrip (g_strdup (text)), ",", '.');
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
