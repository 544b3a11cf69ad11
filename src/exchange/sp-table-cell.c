/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-table-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
parse_number (const char *text,
              double     *number)
{
  g_autofree char *plain = NULL;
  const char *begin = text;
  char *end;

  if (g_str_has_prefix (text, "\u2212"))
    begin = plain = g_strconcat ("-", text + strlen ("\u2212"), NULL);
  else if (strchr (text, '.') == NULL && strchr (text, ',') != NULL)
    begin = plain = g_strdelimit (g_strdup (text), ",", '.');
  if (begin[strspn (begin, "+-.0123456789eE")] != '\0')
    return FALSE;

  *number = g_ascii_strtod (begin, &end);
  return end != begin && *end == '\0' && isfinite (*number);
}

static gboolean
parse_number_between (const char *text,
                      double      minimum,
                      double      maximum,
                      double     *number)
{
  return parse_number (text, number) && *number >= minimum && *number <= maximum;
}

static gboolean
parse_whole_number (const char *text,
                    double      minimum,
                    double      maximum,
                    int        *number)
{
  double value;

  if (!parse_number_between (text, minimum, maximum, &value) || floor (value) != value)
    return FALSE;
  *number = (int) value;
  return TRUE;
}

static gboolean
parse_boolean (const char *text,
               gboolean   *answer)
{
  static const char * const yes[] = { "yes", "true", "1", "y", "directed", NULL };
  static const char * const no[] = { "no", "false", "0", "n", "undirected", NULL };
  g_autofree char *word = g_ascii_strdown (text, -1);

  *answer = g_strv_contains (yes, word);
  return *answer || g_strv_contains (no, word);
}

static gboolean
parse_sign (const char *text,
            int        *sign)
{
  if (g_str_equal (text, "+") || g_str_equal (text, "-") || g_str_equal (text, "\u2212"))
    {
      *sign = *text == '+' ? SP_SIGN_POSITIVE : SP_SIGN_NEGATIVE;
      return TRUE;
    }
  return parse_whole_number (text, SP_SIGN_NEGATIVE, SP_SIGN_POSITIVE, sign)
         || sp_enum_from_token (SP_TYPE_SIGN, text, sign);
}

/* A number from -2 to 2, or the words for it in English or the user's language. */
static gboolean
parse_step (const char *text,
            SpStance   *stance)
{
  static const char * const words[] = { "strongly oppose", "oppose", "neutral", "support", "strongly support" };
  int step;

  if (*text == '\0')
    {
      if (stance->kind == SP_STANCE_KIND_STEP)
        *stance = SP_STANCE_NONE;
      return TRUE;
    }
  if (parse_whole_number (text, -2, 2, &step))
    {
      *stance = SP_STANCE_STEP (step);
      return TRUE;
    }
  for (step = -2; step <= 2; step++)
    if (g_ascii_strcasecmp (text, words[step + 2]) == 0 || g_str_equal (text, sp_step_to_label (step)))
      {
        *stance = SP_STANCE_STEP (step);
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_point (const char *text,
             SpStance   *stance)
{
  double point;

  if (*text == '\0')
    {
      if (stance->kind == SP_STANCE_KIND_POINT)
        *stance = SP_STANCE_NONE;
      return TRUE;
    }
  if (!parse_number_between (text, 0, 100, &point))
    return FALSE;
  *stance = SP_STANCE_POINT (point);
  return TRUE;
}

static gboolean
parse_id (const char *text,
          SpId       *id)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, SP_ID_MAX, &number, NULL))
    return FALSE;
  *id = (SpId) number;
  return TRUE;
}

static gboolean
parse_place (const char *text,
             gint32     *place)
{
  guint64 number;

  if (*text == '\0')
    {
      *place = -1;
      return TRUE;
    }
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &number, NULL))
    return FALSE;
  *place = (gint32) number;
  return TRUE;
}

/**
 * sp_cell_parse:
 * @field: what the cell holds
 * @text: the cell
 * @member: the field's place in a row
 *
 * Reads a cell. An empty one stands for "unknown" or "none" where the field knows that, and otherwise leaves
 * @member as it is. Numbers may have a comma or a point for their fraction; words for stances, answers and signs
 *   are understood as well.
 *
 * Returns: whether @text is what the field holds; if not, @member is of no use
 */
gboolean
sp_cell_parse (const SpFieldFormat *field,
               const char          *text,
               gpointer             member)
{
  gboolean empty = *text == '\0';

  switch (field->kind)
    {
    case SP_CELL_NUMBER:
      *(double *) member = NAN;
      return empty || parse_number_between (text, 0, field->maximum, member);
    case SP_CELL_ORDINAL:
      return empty || parse_number (text, member);
    case SP_CELL_ENUM:
      return empty || sp_enum_from_token (field->get_type (), text, member);
    case SP_CELL_COUNT:
      return empty || parse_whole_number (text, field->minimum, field->maximum, member);
    case SP_CELL_BOOLEAN:
      return empty || parse_boolean (text, member);
    case SP_CELL_SIGN:
      return empty || parse_sign (text, member);
    case SP_CELL_DATE:
      return sp_date_parse (text, member);
    case SP_CELL_COLOUR:
      return sp_colour_parse (text, member);
    case SP_CELL_STEP:
      return parse_step (text, member);
    case SP_CELL_POINT:
      return parse_point (text, member);
    case SP_CELL_PLACE:
      return parse_place (text, member);
    case SP_CELL_ID:
      return empty || parse_id (text, member);
    case SP_CELL_NAME:
    case SP_CELL_TEXT:
    case SP_CELL_TEXT_FILE:
    case SP_CELL_LIST:
    case SP_CELL_ACTOR:
    case SP_CELL_ISSUE:
    case SP_CELL_SOURCE:
    case SP_CELL_CONDITION_OR_NOTE:
    default:
      return FALSE;
    }
}

static char *
describe_enumeration (GType type)
{
  g_autoptr (GEnumClass) enum_class = g_type_class_ref (type);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < enum_class->n_values; i++)
    g_string_append_printf (words, "%s%s", i == 0 ? "" : ", ", enum_class->values[i].value_nick);
  return g_strdup_printf (_ ("one of %s"), words->str);
}

/**
 * sp_cell_describe:
 * @field: a field
 *
 * Returns: (transfer full): what its cells may hold, in words that follow "expected", such as "a number from 0 to
 *   100"
 */
char *
sp_cell_describe (const SpFieldFormat *field)
{
  switch (field->kind)
    {
    case SP_CELL_ID:
      return g_strdup (_ ("a whole number from 1 to 9007199254740991"));
    case SP_CELL_ENUM:
      return describe_enumeration (field->get_type ());
    case SP_CELL_NUMBER:
    case SP_CELL_POINT:
      return g_strdup_printf (_ ("a number from %g to %g, or nothing"), field->minimum, field->maximum);
    case SP_CELL_ORDINAL:
      return g_strdup (_ ("a number"));
    case SP_CELL_COUNT:
      return g_strdup_printf (_ ("a whole number from %g to %g"), field->minimum, field->maximum);
    case SP_CELL_BOOLEAN:
      return g_strdup (_ ("yes or no"));
    case SP_CELL_SIGN:
      return g_strdup (_ ("1, 0 or -1"));
    case SP_CELL_DATE:
      return g_strdup (_ ("a date such as 2025-12-15, 2025-12 or 2025, or nothing"));
    case SP_CELL_COLOUR:
      return g_strdup (_ ("a colour such as #1a5fb4, or nothing"));
    case SP_CELL_STEP:
      return g_strdup (_ ("a whole number from -2 (strongly oppose) to 2 (strongly support), or nothing"));
    case SP_CELL_PLACE:
      return g_strdup (_ ("a whole number from 0, or nothing"));
    case SP_CELL_ACTOR:
      return g_strdup (_ ("the name of an actor"));
    case SP_CELL_ISSUE:
      return g_strdup (_ ("the name of an issue"));
    case SP_CELL_SOURCE:
      return g_strdup (_ ("the identifier or the title of a source"));
    case SP_CELL_NAME:
    case SP_CELL_TEXT:
    case SP_CELL_TEXT_FILE:
    case SP_CELL_LIST:
    case SP_CELL_CONDITION_OR_NOTE:
    default:
      return g_strdup (_ ("a text"));
    }
}

/* The shortest form that reads back as the same number. */
static void
append_number (GString *out,
               double   number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (int precision = 15; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (text, sizeof text, format, number);
      if (g_ascii_strtod (text, NULL) == number)
        break;
    }
  g_string_append (out, text);
}

static void
append_stance (GString      *out,
               SpStance      stance,
               SpStanceKind  kind)
{
  if (stance.kind == kind)
    append_number (out, stance.value);
}

static void
append_owned (GString *out,
              char    *text)
{
  g_string_append (out, text);
  g_free (text);
}

/**
 * sp_cell_append:
 * @out: what the text goes to
 * @field: a field that is no reference and no text file
 * @member: the field's place in a row
 *
 * Appends what sp_cell_parse() reads back.
 */
void
sp_cell_append (GString             *out,
                const SpFieldFormat *field,
                gconstpointer        member)
{
  switch (field->kind)
    {
    case SP_CELL_NUMBER:
    case SP_CELL_ORDINAL:
      if (!isnan (*(const double *) member))
        append_number (out, *(const double *) member);
      break;
    case SP_CELL_ENUM:
      g_string_append (out, sp_enum_to_token (field->get_type (), *(const int *) member));
      break;
    case SP_CELL_COUNT:
    case SP_CELL_SIGN:
      g_string_append_printf (out, "%d", *(const int *) member);
      break;
    case SP_CELL_BOOLEAN:
      g_string_append (out, *(const gboolean *) member ? "yes" : "no");
      break;
    case SP_CELL_DATE:
      append_owned (out, sp_date_to_iso (*(const SpDate *) member));
      break;
    case SP_CELL_COLOUR:
      append_owned (out, sp_colour_to_hex (*(const SpColour *) member));
      break;
    case SP_CELL_STEP:
      append_stance (out, *(const SpStance *) member, SP_STANCE_KIND_STEP);
      break;
    case SP_CELL_POINT:
      append_stance (out, *(const SpStance *) member, SP_STANCE_KIND_POINT);
      break;
    case SP_CELL_PLACE:
      if (*(const gint32 *) member >= 0)
        g_string_append_printf (out, "%d", *(const gint32 *) member);
      break;
    case SP_CELL_LIST:
      sp_cell_append_list (out, *(const char * const * const *) member);
      break;
    case SP_CELL_NAME:
    case SP_CELL_TEXT:
      g_string_append (out, *(const char * const *) member);
      break;
    case SP_CELL_ID:
    case SP_CELL_ACTOR:
    case SP_CELL_ISSUE:
    case SP_CELL_SOURCE:
    case SP_CELL_TEXT_FILE:
    case SP_CELL_CONDITION_OR_NOTE:
    default:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, *(const SpId *) member);
      break;
    }
}

static void
end_item (GStrvBuilder *list,
          GString      *item,
          gsize         kept)
{
  while (item->len > kept && item->str[item->len - 1] == ' ')
    g_string_truncate (item, item->len - 1);
  if (item->len > 0)
    g_strv_builder_add (list, item->str);
  g_string_truncate (item, 0);
}

/**
 * sp_cell_split_list:
 * @text: texts with semicolons between them
 *
 * Splits a cell into its texts. Blanks around them do not count and empty ones are left out. A backslash makes the
 * semicolon, the blank or the backslash after it an ordinary character.
 *
 * Returns: (transfer full): the texts
 */
GStrv
sp_cell_split_list (const char *text)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_autoptr (GString) item = g_string_new (NULL);
  gsize kept = 0;

  for (; *text != '\0'; text++)
    {
      gboolean escaped = text[0] == '\\' && text[1] != '\0' && strchr ("\\; ", text[1]) != NULL;

      if (escaped)
        text++;
      if (*text == ';' && !escaped)
        {
          end_item (list, item, kept);
          kept = 0;
          continue;
        }
      if (*text != ' ' || escaped || item->len > 0)
        g_string_append_c (item, *text);
      if (escaped)
        kept = item->len;
    }
  end_item (list, item, kept);
  return g_strv_builder_end (list);
}

/**
 * sp_cell_append_list:
 * @out: what the text goes to
 * @list: texts that are not empty
 *
 * Appends what sp_cell_split_list() splits again.
 */
void
sp_cell_append_list (GString            *out,
                     const char * const *list)
{
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      const char *item = list[i];
      gsize length = strlen (item);

      if (i > 0)
        g_string_append (out, "; ");
      for (gsize j = 0; j < length; j++)
        {
          gboolean at_end = j == 0 || j == length - 1;

          if (item[j] == '\\' || item[j] == ';' || (item[j] == ' ' && at_end))
            g_string_append_c (out, '\\');
          g_string_append_c (out, item[j]);
        }
    }
}

/**
 * sp_cell_guard:
 * @text: the text of a cell
 *
 * Puts an apostrophe in front of text that a spreadsheet would take for a formula, and of text that begins with an
 * apostrophe.
 */
void
sp_cell_guard (GString *text)
{
  if (text->len > 0 && strchr ("=+-@\t\r'", text->str[0]) != NULL)
    g_string_prepend_c (text, '\'');
}

/**
 * sp_cell_unguard:
 * @text: a cell that sp_cell_guard() has seen
 *
 * Returns: (transfer none): the text as it was before
 */
const char *
sp_cell_unguard (const char *text)
{
  return *text == '\'' ? text + 1 : text;
}
