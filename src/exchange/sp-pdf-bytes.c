/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-bytes.h"

#include <math.h>

#define LEAST_ROOM 256
#define MOST_DIGITS 24
#define LARGEST 1e9           /* of a number before its decimals */
#define MOST_DECIMALS 6
#define MOST_UNITS 16000      /* of a text string: readers, and ISO 19005, take no more than 32,767 bytes */
#define ELLIPSIS 0x2026
#define UNSHOWN 0xfffd        /* in place of a control character, which would be read as another letter or as a language */

void
sp_pdf_bytes_grow (SpPdfBytes *self,
                   gsize       n)
{
  gsize size = MAX (self->size, LEAST_ROOM);

  while (size - self->length < n)
    size *= 2;
  self->data = g_realloc (self->data, size);
  self->size = size;
}

void
sp_pdf_bytes_clear (SpPdfBytes *self)
{
  g_clear_pointer (&self->data, g_free);
  self->length = 0;
  self->size = 0;
}

gint64
sp_pdf_round (double value,
              guint  decimals)
{
  static const double powers[MOST_DECIMALS + 1] = { 1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6 };

  if (G_UNLIKELY (!(fabs (value) < LARGEST)))
    value = isnan (value) ? 0.0 : copysign (LARGEST, value);
  return lrint (value * powers[decimals]);
}

void
sp_pdf_bytes_units (SpPdfBytes *self,
                    gint64      units,
                    guint       decimals)
{
  char digits[MOST_DIGITS];
  guint at = MOST_DIGITS;
  guint64 rest = units < 0 ? (guint64) -units : (guint64) units;
  gboolean shown = FALSE;     /* whether a decimal was not 0 */

  digits[--at] = ' ';
  for (guint i = 0; i < decimals; i++)
    {
      char digit = (char) ('0' + rest % 10);

      rest /= 10;
      if (digit != '0' || shown)
        {
          digits[--at] = digit;
          shown = TRUE;
        }
    }
  if (shown)
    digits[--at] = '.';
  for (; rest > 0; rest /= 10)
    digits[--at] = (char) ('0' + rest % 10);
  if (at == MOST_DIGITS - 1)
    digits[--at] = '0';
  if (units < 0)
    digits[--at] = '-';
  sp_pdf_bytes_add (self, digits + at, MOST_DIGITS - at);
}

void
sp_pdf_bytes_number (SpPdfBytes *self,
                     double      value,
                     guint       decimals)
{
  sp_pdf_bytes_units (self, sp_pdf_round (value, decimals), decimals);
}

void
sp_pdf_bytes_integer (SpPdfBytes *self,
                      guint64     value)
{
  sp_pdf_bytes_units (self, (gint64) value, 0);
}

void
sp_pdf_bytes_reference (SpPdfBytes *self,
                        guint       number)
{
  sp_pdf_bytes_integer (self, number);
  sp_pdf_bytes_words (self, "0 R ");
}

void
sp_pdf_bytes_string (SpPdfBytes *self,
                     const char *data,
                     gsize       length)
{
  gsize from = 0;

  sp_pdf_bytes_words (self, "(");
  for (gsize i = 0; i < length; i++)
    {
      char byte = data[i];

      if (G_LIKELY (byte != '(' && byte != ')' && byte != '\\' && byte != '\r'))
        continue;
      sp_pdf_bytes_add (self, data + from, i - from);
      sp_pdf_bytes_words (self, "\\");
      /* A bare carriage return would be read as a line feed. */
      if (byte == '\r')
        sp_pdf_bytes_words (self, "r");
      from = byte == '\r' ? i + 1 : i;
    }
  sp_pdf_bytes_add (self, data + from, length - from);
  sp_pdf_bytes_words (self, ")");
}

static gboolean
is_control (guint character)
{
  return character < ' ' && character != '\t' && character != '\n' && character != '\r';
}

/* How many bytes of a text stand in the file as they are, or -1 where they cannot. */
static gssize
measure_plain (const char *text)
{
  gssize length = 0;

  for (; text[length] != '\0'; length++)
    if ((guchar) text[length] >= 0x7f || is_control ((guchar) text[length]) || length == MOST_UNITS)
      return -1;
  return length;
}

/* Leaves a letter whole at the end of what is too long. */
static glong
shorten (gunichar2 *wide,
         glong      length)
{
  if (length <= MOST_UNITS)
    return length;
  length = MOST_UNITS - 1;
  if (wide[length - 1] >= 0xd800 && wide[length - 1] < 0xdc00)
    length--;
  wide[length] = ELLIPSIS;
  return length + 1;
}

void
sp_pdf_bytes_text (SpPdfBytes *self,
                   const char *text)
{
  static const char mark[] = { '\xfe', '\xff' };
  gssize plain = measure_plain (text);
  g_autofree gunichar2 *wide = NULL;
  g_autofree char *bytes = NULL;
  glong length = 0;

  if (plain >= 0)
    {
      sp_pdf_bytes_string (self, text, (gsize) plain);
      return;
    }
  wide = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);
  length = shorten (wide, length);
  bytes = g_malloc (2 * (gsize) length + sizeof mark);
  memcpy (bytes, mark, sizeof mark);
  for (glong i = 0; i < length; i++)
    {
      guint unit = is_control (wide[i]) || wide[i] == 0x7f ? UNSHOWN : wide[i];

      bytes[2 * i + 2] = (char) (unit >> 8);
      bytes[2 * i + 3] = (char) unit;
    }
  sp_pdf_bytes_string (self, bytes, 2 * (gsize) length + sizeof mark);
}

void
sp_pdf_bytes_name (SpPdfBytes *self,
                   const char *name)
{
  sp_pdf_bytes_words (self, "/");
  for (; *name != '\0'; name++)
    {
      if (g_ascii_isgraph (*name) && strchr ("()<>[]{}/%#", *name) == NULL)
        sp_pdf_bytes_add (self, name, 1);
      else
        {
          char escaped[4];

          g_snprintf (escaped, sizeof escaped, "#%02X", (guint) (guchar) *name);
          sp_pdf_bytes_words (self, escaped);
        }
    }
}
