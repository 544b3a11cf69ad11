/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-scene-builder.h"

#include <string.h>

#include "sp-text-ruler.h"

/*
 * The same few texts are measured again and again: for each way in which a page may be turned, to divide pages, and when
 * they are drawn. Every thread keeps what it measured last.
 */

#define MOST_KEPT 8192
#define LONGEST_KEPT 255      /* bytes */

typedef struct
{
  SpTextRuler *ruler;
  GHashTable *sizes;          /* Measured -> the same */
} Font;

typedef struct
{
  GHashTable *fonts;          /* char * -> Font */
  guint n_kept;
} Measures;

typedef struct
{
  double room;                /* in which it is wrapped, or 0 */
  double width;
  double height;
  const char *text;
} Measured;

static void free_measures (gpointer data);

static GPrivate thread_measures = G_PRIVATE_INIT (free_measures);

static void
free_font (gpointer data)
{
  Font *font = data;

  sp_text_ruler_free (font->ruler);
  g_hash_table_unref (font->sizes);
  g_free (font);
}

static void
free_measures (gpointer data)
{
  Measures *self = data;

  g_hash_table_unref (self->fonts);
  g_free (self);
}

static guint
hash_measured (gconstpointer key)
{
  const Measured *measured = key;

  return g_str_hash (measured->text) * 31 + g_double_hash (&measured->room);
}

static gboolean
are_measured_alike (gconstpointer a, gconstpointer b)
{
  const Measured *left = a;
  const Measured *right = b;

  return left->room == right->room && g_str_equal (left->text, right->text);
}

static const Measured *
keep (Measures *self, Font *font, const Measured *measured, gsize length)
{
  Measured *kept = g_malloc (sizeof *kept + length + 1);

  *kept = *measured;
  kept->text = memcpy (kept + 1, measured->text, length + 1);
  g_hash_table_add (font->sizes, kept);
  self->n_kept++;
  return kept;
}

static Measures *
ensure_measures (void)
{
  Measures *self = g_private_get (&thread_measures);

  if (self == NULL)
    {
      self = g_new0 (Measures, 1);
      self->fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_font);
      g_private_set (&thread_measures, self);
    }
  if (self->n_kept >= MOST_KEPT)
    {
      g_hash_table_remove_all (self->fonts);
      self->n_kept = 0;
    }
  return self;
}

static Font *
ensure_font (Measures *self, const char *name)
{
  Font *font = g_hash_table_lookup (self->fonts, name);

  if (font == NULL)
    {
      font = g_new0 (Font, 1);
      font->ruler = sp_text_ruler_new (name);
      font->sizes = g_hash_table_new_full (hash_measured, are_measured_alike, g_free, NULL);
      g_hash_table_insert (self->fonts, g_strdup (name), font);
    }
  return font;
}

/* Lines that fit into their room are not broken. */
static void
measure (Font *font, const char *text, double room, double *width, double *height)
{
  PangoLayout *layout;
  int wide;
  int high;

  sp_text_ruler_measure (font->ruler, text, width, height);
  if (room <= 0.0 || *width <= room)
    return;
  layout = sp_text_ruler_set_layout (font->ruler, text);
  pango_layout_set_width (layout, pango_units_from_double (room));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_size (layout, &wide, &high);
  pango_layout_set_width (layout, -1);
  *width = pango_units_to_double (wide);
  *height = pango_units_to_double (high);
}

/**
 * sp_text_measure:
 * @text: (nullable): plain UTF-8
 * @font: a Pango font description, size in points
 * @width: where lines are wrapped, in points; 0 for one line
 * @out_width: (out) (optional): the width of the widest line, in points
 * @out_height: (out) (optional): the height of all lines, in points
 *
 * Measures a text as the renderer will set it: a box of this size holds it without wrapping further and without an
 * ellipsis. Takes some microseconds, and a part of one where the thread measured the same a while ago; safe in any thread.
 */
void
sp_text_measure (const char *text,
                 const char *font,
                 double      width,
                 double     *out_width,
                 double     *out_height)
{
  Measures *measures = ensure_measures ();
  Font *kept = ensure_font (measures, font != NULL ? font : "");
  Measured key = { .room = MAX (width, 0.0), .text = text != NULL ? text : "" };
  const Measured *measured = g_hash_table_lookup (kept->sizes, &key);

  if (measured == NULL)
    {
      gsize length = strlen (key.text);

      measure (kept, key.text, key.room, &key.width, &key.height);
      measured = length <= LONGEST_KEPT ? keep (measures, kept, &key, length) : &key;
    }
  if (out_width != NULL)
    *out_width = measured->width;
  if (out_height != NULL)
    *out_height = measured->height;
}
