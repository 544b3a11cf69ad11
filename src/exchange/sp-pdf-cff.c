/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-cff.h"

#include <math.h>

#define FIRST_OWN_STRING 391  /* the format has a list of names of its own before it */
#define OFFSET_SIZE 4

/* Operators of dictionaries; those above 255 are two bytes. */
enum
{
  DICT_BOX = 5,
  DICT_CHARSET = 15,
  DICT_CHARACTERS = 17,
  DICT_PRIVATE = 18,
  DICT_WIDTH = 21,
  DICT_REGISTRY = (12 << 8) | 30,
  DICT_COUNT = (12 << 8) | 34,
  DICT_FONTS = (12 << 8) | 36,
  DICT_SELECT = (12 << 8) | 37,
};

/* Operators of characters. */
enum
{
  CHARACTER_VERTICAL_LINE = 7,
  CHARACTER_HORIZONTAL_LINE = 6,
  CHARACTER_LINE = 5,
  CHARACTER_CURVE = 8,
  CHARACTER_END = 14,
  CHARACTER_MOVE = 21,
};

static void
add_byte (SpPdfBytes *out,
          guint       byte)
{
  char value = (char) byte;

  sp_pdf_bytes_add (out, &value, 1);
}

static void
add_big_endian (SpPdfBytes *out,
                guint64     value,
                guint       n_bytes)
{
  while (n_bytes-- > 0)
    add_byte (out, (value >> (8 * n_bytes)) & 0xff);
}

/* A number as characters and dictionaries have it alike. */
static void
add_number (SpPdfBytes *out,
            int         value)
{
  if (value >= -107 && value <= 107)
    add_byte (out, (guint) (value + 139));
  else if (value >= 108 && value <= 1131)
    add_big_endian (out, (guint) (value - 108 + (247 << 8)), 2);
  else if (value >= -1131 && value <= -108)
    add_big_endian (out, (guint) (-value - 108 + (251 << 8)), 2);
  else
    {
      add_byte (out, 28);
      add_big_endian (out, (guint16) (gint16) CLAMP (value, G_MININT16, G_MAXINT16), 2);
    }
}

/* A number of a dictionary whose length does not depend on it: what is not known yet is put in later. */
static void
add_offset (SpPdfBytes *out,
            gsize       value)
{
  add_byte (out, 29);
  add_big_endian (out, value, 4);
}

static void
add_operator (SpPdfBytes *out,
              guint       operator)
{
  if (operator > 0xff)
    add_byte (out, operator >> 8);
  add_byte (out, operator & 0xff);
}

static void
add_index_of_one (SpPdfBytes *out,
                  const char *data,
                  gsize       length)
{
  add_big_endian (out, 1, 2);
  add_byte (out, OFFSET_SIZE);
  add_big_endian (out, 1, OFFSET_SIZE);
  add_big_endian (out, length + 1, OFFSET_SIZE);
  sp_pdf_bytes_add (out, data, length);
}

void
sp_pdf_cff_init (SpPdfCff *self)
{
  const SpPdfOutline nothing = { 0 };

  self->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->left = self->bottom = G_MAXDOUBLE;
  self->right = self->top = -G_MAXDOUBLE;
  sp_pdf_cff_add (self, &nothing, 0);
}

void
sp_pdf_cff_clear (SpPdfCff *self)
{
  sp_pdf_bytes_clear (&self->characters);
  g_clear_pointer (&self->ends, g_array_unref);
}

typedef struct
{
  int x, y;
} Pen;

/* By how much the pen moves to a point; places are rounded, not steps, so that nothing adds up. */
static Pen
step_to (Pen          *pen,
         const double *point)
{
  Pen place = { (int) lrint (CLAMP (point[0], -16000.0, 16000.0)), (int) lrint (CLAMP (point[1], -16000.0, 16000.0)) };
  Pen step = { place.x - pen->x, place.y - pen->y };

  *pen = place;
  return step;
}

static void
add_line (SpPdfBytes   *out,
          Pen          *pen,
          const double *point)
{
  Pen step = step_to (pen, point);

  if (step.x == 0 && step.y == 0)
    return;
  if (step.x != 0)
    add_number (out, step.x);
  if (step.y != 0)
    add_number (out, step.y);
  add_operator (out, step.y == 0 ? CHARACTER_HORIZONTAL_LINE : step.x == 0 ? CHARACTER_VERTICAL_LINE : CHARACTER_LINE);
}

static void
widen (SpPdfCff     *self,
       const double *points,
       guint         n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      self->left = MIN (self->left, points[2 * i]);
      self->right = MAX (self->right, points[2 * i]);
      self->bottom = MIN (self->bottom, points[2 * i + 1]);
      self->top = MAX (self->top, points[2 * i + 1]);
    }
}

static void
add_steps (SpPdfBytes   *out,
           Pen          *pen,
           const double *points,
           guint         n_points,
           guint         operator)
{
  for (guint i = 0; i < n_points; i++)
    {
      Pen step = step_to (pen, points + 2 * i);

      add_number (out, step.x);
      add_number (out, step.y);
    }
  add_operator (out, operator);
}

guint
sp_pdf_cff_add (SpPdfCff           *self,
                const SpPdfOutline *outline,
                int                 width)
{
  guint n_verbs = outline->verbs != NULL ? outline->verbs->len : 0;
  const double *points = n_verbs > 0 ? (const double *) (gpointer) outline->points->data : NULL;
  SpPdfBytes *out = &self->characters;
  Pen pen = { 0, 0 };

  if (n_verbs > 0)
    widen (self, points, outline->points->len / 2);
  /* The width stands before the first operator; none stands for the usual one, which is 0. */
  if (width != 0)
    add_number (out, width);
  for (guint i = 0; i < n_verbs; i++)
    switch (g_array_index (outline->verbs, SpPathVerb, i))
      {
      case SP_PATH_MOVE:
        add_steps (out, &pen, points, 1, CHARACTER_MOVE);
        points += 2;
        break;
      case SP_PATH_LINE:
        add_line (out, &pen, points);
        points += 2;
        break;
      case SP_PATH_CURVE:
        add_steps (out, &pen, points, 3, CHARACTER_CURVE);
        points += 6;
        break;
      case SP_PATH_CLOSE:
      default:
        break;
      }
  add_operator (out, CHARACTER_END);
  g_array_append_val (self->ends, out->length);
  return self->ends->len - 1;
}

static void
add_characters (SpPdfCff   *self,
                SpPdfBytes *out)
{
  add_big_endian (out, self->ends->len, 2);
  add_byte (out, OFFSET_SIZE);
  add_big_endian (out, 1, OFFSET_SIZE);
  for (guint i = 0; i < self->ends->len; i++)
    add_big_endian (out, g_array_index (self->ends, gsize, i) + 1, OFFSET_SIZE);
  sp_pdf_bytes_add (out, self->characters.data, self->characters.length);
}

/* Where the parts are that the dictionary of the font names. */
typedef struct
{
  gsize charset, select, characters, fonts, private;
} Places;

static void
add_top (SpPdfCff     *self,
         SpPdfBytes   *out,
         const Places *places)
{
  gboolean empty = self->left > self->right;
  SpPdfBytes top = { 0 };

  add_number (&top, FIRST_OWN_STRING);
  add_number (&top, FIRST_OWN_STRING + 1);
  add_number (&top, 0);
  add_operator (&top, DICT_REGISTRY);
  add_number (&top, empty ? 0 : (int) floor (self->left));
  add_number (&top, empty ? 0 : (int) floor (self->bottom));
  add_number (&top, empty ? 0 : (int) ceil (self->right));
  add_number (&top, empty ? 0 : (int) ceil (self->top));
  add_operator (&top, DICT_BOX);
  add_offset (&top, self->ends->len);
  add_operator (&top, DICT_COUNT);
  add_offset (&top, places->charset);
  add_operator (&top, DICT_CHARSET);
  add_offset (&top, places->select);
  add_operator (&top, DICT_SELECT);
  add_offset (&top, places->characters);
  add_operator (&top, DICT_CHARACTERS);
  add_offset (&top, places->fonts);
  add_operator (&top, DICT_FONTS);
  add_index_of_one (out, top.data, top.length);
  sp_pdf_bytes_clear (&top);
}

/* The strings, and no programs in common. */
static void
add_strings (SpPdfBytes *out)
{
  static const char strings[] = "AdobeIdentity";

  add_big_endian (out, 2, 2);
  add_byte (out, OFFSET_SIZE);
  add_big_endian (out, 1, OFFSET_SIZE);
  add_big_endian (out, 1 + strlen ("Adobe"), OFFSET_SIZE);
  add_big_endian (out, 1 + strlen (strings), OFFSET_SIZE);
  sp_pdf_bytes_words (out, strings);
  add_big_endian (out, 0, 2);
}

/* Characters are numbered as they stand, and all belong to one font. */
static void
add_body (SpPdfCff   *self,
          SpPdfBytes *out,
          Places     *places)
{
  static const char private[] = { (char) 139, DICT_WIDTH };
  guint n = self->ends->len;
  SpPdfBytes font = { 0 };

  places->charset = out->length;
  add_byte (out, 2);
  if (n > 1)
    {
      add_big_endian (out, 1, 2);
      add_big_endian (out, n - 2, 2);
    }
  places->select = out->length;
  add_byte (out, 3);
  add_big_endian (out, 1, 2);
  add_big_endian (out, 0, 2);
  add_byte (out, 0);
  add_big_endian (out, n, 2);
  places->characters = out->length;
  add_characters (self, out);
  places->fonts = out->length;
  add_offset (&font, sizeof private);
  add_offset (&font, places->private);
  add_operator (&font, DICT_PRIVATE);
  add_index_of_one (out, font.data, font.length);
  places->private = out->length;
  sp_pdf_bytes_add (out, private, sizeof private);
  sp_pdf_bytes_clear (&font);
}

/* Written twice: the first time tells where the parts come to stand. */
void
sp_pdf_cff_write (SpPdfCff   *self,
                  const char *name,
                  SpPdfBytes *out)
{
  Places places = { 0 };

  for (guint i = 0; i < 2; i++)
    {
      out->length = 0;
      add_big_endian (out, 0x01000400u | OFFSET_SIZE, 4);
      add_index_of_one (out, name, strlen (name));
      add_top (self, out, &places);
      add_strings (out);
      add_body (self, out, &places);
    }
}
