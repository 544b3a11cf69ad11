/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-text-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-csv.h"

/* Windows-1252 from 0x80 to 0x9f; 0 where it has no character. From 0xa0 on it is Latin-1. */
static const guint16 windows_characters[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static guint
count_line (const guint8 *data,
            gsize         position)
{
  guint line = 1;

  for (gsize i = 0; i < position; i++)
    if (data[i] == '\n' || (data[i] == '\r' && data[i + 1] != '\n'))
      line++;
  return line;
}

/* Without a byte order mark UTF-16 is told by its first two characters: those of a heading are ASCII, so that one byte
 * of each is zero. */
static int
guess_byte_order (const guint8 *data,
                  gsize         size)
{
  if (size < 4 || size % 2 != 0)
    return 0;
  if (data[0] != 0 && data[1] == 0 && data[2] != 0 && data[3] == 0)
    return G_LITTLE_ENDIAN;
  if (data[0] == 0 && data[1] != 0 && data[2] == 0 && data[3] != 0)
    return G_BIG_ENDIAN;
  return 0;
}

static char *
decode_utf16 (const char   *name,
              const guint8 *data,
              gsize         size,
              int           byte_order,
              gsize        *length,
              GError      **error)
{
  gsize n_units = size / 2;
  g_autofree gunichar2 *units = g_new (gunichar2, n_units + 1);
  glong written = 0;
  char *text;

  memcpy (units, data, n_units * 2);
  for (gsize i = 0; i < n_units; i++)
    {
      units[i] = byte_order == G_LITTLE_ENDIAN ? GUINT16_FROM_LE (units[i]) : GUINT16_FROM_BE (units[i]);
      if (units[i] == 0)
        {
          g_set_error (error, SP_CSV_ERROR, SP_CSV_ERROR_ENCODING, _ ("%s is no text: it contains zero bytes"), name);
          return NULL;
        }
    }

  text = size % 2 == 0 ? g_utf16_to_utf8 (units, (glong) n_units, NULL, &written, NULL) : NULL;
  if (text == NULL)
    g_set_error (error, SP_CSV_ERROR, SP_CSV_ERROR_ENCODING,
                 _ ("%s looks like UTF-16 but is damaged; save it again as UTF-8"), name);
  *length = (gsize) written;
  return text;
}

/* Text in Windows-1252 hardly ever contains a sequence that is right in UTF-8 as well, so a text with more right than
 * wrong ones is damaged UTF-8: to guess on would turn its letters into others. */
static gboolean
is_damaged_utf8 (const guint8 *data,
                 gsize         size,
                 gsize        *position)
{
  gsize n_right = 0;
  gsize n_wrong = 0;

  for (gsize i = 0; i < size;)
    {
      gunichar character = g_utf8_get_char_validated ((const char *) data + i, (gssize) (size - i));
      gboolean wrong = character == (gunichar) -1 || character == (gunichar) -2;

      if (wrong && n_wrong++ == 0)
        *position = i;
      if (!wrong && data[i] >= 0x80)
        n_right++;
      i += wrong ? 1 : (gsize) g_unichar_to_utf8 (character, NULL);
    }
  return n_right > n_wrong;
}

static char *
decode_windows (const char   *name,
                const guint8 *data,
                gsize         size,
                gsize        *length,
                GError      **error)
{
  g_autoptr (GString) text = g_string_sized_new (size + size / 8 + 1);

  for (gsize i = 0; i < size; i++)
    {
      gunichar character = data[i] >= 0x80 && data[i] < 0xa0 ? windows_characters[data[i] - 0x80] : data[i];

      if (character == 0)
        {
          g_set_error (error, SP_CSV_ERROR, SP_CSV_ERROR_ENCODING,
                       _ ("%s, line %u: neither UTF-8, UTF-16 nor Latin-1; save the file as UTF-8"),
                       name, count_line (data, i));
          return NULL;
        }
      if (character < 0x80)
        g_string_append_c (text, (char) character);
      else
        g_string_append_unichar (text, character);
    }
  *length = text->len;
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* A text in Cyrillic consists of letters beyond ASCII, while in Latin-1 they are rare. Most of them are small ones,
 * and these stand in one half of the table in Windows-1251 and in the other in KOI8-U. */
static const char *
guess_cyrillic (const guint8 *data,
                gsize         size)
{
  gsize n_ascii = 0;
  gsize n_low = 0;
  gsize n_high = 0;

  for (gsize i = 0; i < size; i++)
    {
      n_ascii += g_ascii_isalpha (data[i]);
      n_low += data[i] >= 0xc0 && data[i] < 0xe0;
      n_high += data[i] >= 0xe0;
    }
  if (n_low + n_high <= n_ascii || n_low + n_high < 4)
    return NULL;
  return n_high > n_low ? "WINDOWS-1251" : "KOI8-U";
}

static char *
decode_cyrillic (const guint8 *data,
                 gsize         size,
                 gsize        *length)
{
  const char *encoding = guess_cyrillic (data, size);

  return encoding ? g_convert ((const char *) data, (gssize) size, "UTF-8", encoding, NULL, length, NULL) : NULL;
}

static char *
decode_bytes (const char   *name,
              const guint8 *data,
              gsize         size,
              gsize        *length,
              GError      **error)
{
  gsize position = 0;
  char *text;

  if (memchr (data, '\0', size) != NULL)
    {
      g_set_error (error, SP_CSV_ERROR, SP_CSV_ERROR_ENCODING, _ ("%s is no text: it contains zero bytes"), name);
      return NULL;
    }
  if (g_utf8_validate_len ((const char *) data, size, NULL))
    {
      *length = size;
      return g_strndup ((const char *) data, size);
    }
  if (is_damaged_utf8 (data, size, &position))
    {
      g_set_error (error, SP_CSV_ERROR, SP_CSV_ERROR_ENCODING,
                   _ ("%s, line %u: damaged UTF-8; save the file again as UTF-8"), name, count_line (data, position));
      return NULL;
    }
  text = decode_cyrillic (data, size, length);
  return text ? text : decode_windows (name, data, size, length, error);
}

/**
 * sp_text_decode:
 * @name: what the file is called in messages
 * @bytes: the content of a text file
 * @length: (out): bytes of the result, without the zero byte at its end
 * @error: return location for an error
 *
 * Turns UTF-8, UTF-16 of either byte order (told by a byte order mark, or without one by the zero bytes of its
 * first characters), Windows-1251 or KOI8-U (told by most letters being Cyrillic) or Latin-1 into UTF-8 without a byte
 * order mark. What is called Latin-1 is read as Windows-1252, which is what such files are. Line ends stay as they are.
 *
 * Returns: (transfer full): text that ends in a zero byte and contains no other, or `NULL` with
 *   %SP_CSV_ERROR_ENCODING when the bytes are no text or damaged text
 */
char *
sp_text_decode (const char *name,
                GBytes     *bytes,
                gsize      *length,
                GError    **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  int byte_order;

  if (size == 0)
    {
      *length = 0;
      return g_strdup ("");
    }
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return decode_bytes (name, data + 3, size - 3, length, error);
  if (size >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return decode_utf16 (name, data + 2, size - 2, G_LITTLE_ENDIAN, length, error);
  if (size >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return decode_utf16 (name, data + 2, size - 2, G_BIG_ENDIAN, length, error);

  byte_order = guess_byte_order (data, size);
  if (byte_order != 0)
    return decode_utf16 (name, data, size, byte_order, length, error);
  return decode_bytes (name, data, size, length, error);
}
