/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-text.h"

#include <math.h>

#include "sp-pdf-text-setting.h"
#include "sp-renderer.h"

#define MOST_KEPT 4096
#define LONGEST_KEPT 200      /* bytes */

typedef struct
{
  const char *text;
  const char *font;
  double width;
  double height;
  SpAlign align;
  gboolean wrap;
  gboolean has_halo;
} Key;

typedef struct
{
  Key key;                    /* its words are those below */
  char *text;
  char *font;
  SpPdfSetting *setting;
} Kept;

struct _SpPdfTexts
{
  SpPdfFonts *fonts;
  GHashTable *kept;           /* Key -> Kept */
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) * 31 + g_str_hash (key->font) + g_double_hash (&key->width) * 7
         + g_double_hash (&key->height) * 13 + key->align + (guint) key->has_halo * 17;
}

static gboolean
are_keys_equal (gconstpointer a,
                gconstpointer b)
{
  const Key *left = a;
  const Key *right = b;

  return left->width == right->width && left->height == right->height && left->align == right->align
         && left->wrap == right->wrap && left->has_halo == right->has_halo
         && g_str_equal (left->text, right->text) && g_str_equal (left->font, right->font);
}

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  g_clear_pointer (&kept->text, g_free);
  g_clear_pointer (&kept->font, g_free);
  g_clear_pointer (&kept->setting, sp_pdf_setting_free);
  g_free (kept);
}

SpPdfTexts *
sp_pdf_texts_new (SpPdfFonts *fonts)
{
  SpPdfTexts *self = g_new0 (SpPdfTexts, 1);

  self->fonts = fonts;
  self->kept = g_hash_table_new_full (hash_key, are_keys_equal, NULL, free_kept);
  return self;
}

void
sp_pdf_texts_free (SpPdfTexts *self)
{
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_free (self);
}

static const SpPdfSetting *
keep_setting (SpPdfTexts       *self,
              const SpTextItem *text)
{
  Key key = {
    .text = text->text,
    .font = text->font != NULL ? text->font : "",
    .width = text->box.width,
    .height = text->wrap ? text->box.height : 0.0,
    .align = text->align,
    .wrap = text->wrap,
    .has_halo = text->halo.alpha > 0.0f,
  };
  Kept *kept = g_hash_table_lookup (self->kept, &key);

  if (kept == NULL)
    {
      if (g_hash_table_size (self->kept) >= MOST_KEPT)
        g_hash_table_remove_all (self->kept);
      kept = g_new (Kept, 1);
      kept->text = g_strdup (key.text);
      kept->font = g_strdup (key.font);
      kept->key = key;
      kept->key.text = kept->text;
      kept->key.font = kept->font;
      kept->setting = sp_pdf_setting_new (text, self->fonts);
      g_hash_table_insert (self->kept, &kept->key, kept);
    }
  return kept->setting;
}

/* Where a text stands: its upper left corner, and how it is turned about the centre of its box. */
typedef struct
{
  double x, y;
  double cx, cy;
  double cosine, sine;
} Place;

static Place
find_place (const SpTextItem   *text,
            const SpPdfSetting *setting)
{
  Place place = { .cx = text->box.x + text->box.width / 2.0, .cy = text->box.y + text->box.height / 2.0,
                  .cosine = cos (text->angle), .sine = sin (text->angle) };

  sp_renderer_place_text (text, setting->width, setting->height, setting->right_to_left, &place.x, &place.y);
  return place;
}

static void
turn (const Place *place,
      double      *x,
      double      *y)
{
  double dx = *x - place->cx;
  double dy = *y - place->cy;

  *x = place->cx + dx * place->cosine - dy * place->sine;
  *y = place->cy + dx * place->sine + dy * place->cosine;
}

/* Six numbers that bring a box of this size, with the lower left corner at X, Y of the text, onto the page. */
static void
add_matrix (SpPdfContent *content,
            const Place  *place,
            double        width,
            double        height,
            double        x,
            double        y)
{
  double page_x = place->x + x;
  double page_y = place->y + y;

  turn (place, &page_x, &page_y);
  sp_pdf_bytes_number (&content->bytes, width * place->cosine, 4);
  sp_pdf_bytes_number (&content->bytes, -width * place->sine, 4);
  sp_pdf_bytes_number (&content->bytes, height * place->sine, 4);
  sp_pdf_bytes_number (&content->bytes, height * place->cosine, 4);
  sp_pdf_bytes_number (&content->bytes, page_x, SP_PDF_PLACE);
  sp_pdf_bytes_number (&content->bytes, content->height - page_y, SP_PDF_PLACE);
}

/* The outlines are forms, and no letters: what is read is the text above them alone. */
static void
paint_halo (SpPdfContent       *content,
            const SpPdfSetting *setting,
            const Place        *place,
            SpInk               ink)
{
  sp_pdf_content_set_stroke (content, ink);
  for (guint i = 0; i < setting->shapes->len; i++)
    {
      const SpPdfShape *shape = &g_array_index (setting->shapes, SpPdfShape, i);

      sp_pdf_content_set_line (content, setting->halo_width / shape->size * SP_PDF_FONT_UNITS, NULL, 0);
      sp_pdf_bytes_words (&content->bytes, "q\n");
      add_matrix (content, place, shape->size, shape->size, shape->x, shape->y);
      sp_pdf_bytes_words (&content->bytes, "cm\n/g");
      sp_pdf_bytes_integer (&content->bytes, shape->shape);
      sp_pdf_bytes_words (&content->bytes, "Do\nQ\n");
    }
}

/* Steps are rounded where they end, so that nothing adds up. */
static void
add_step (SpPdfContent *content,
          gint64        from[2],
          double        x,
          double        y)
{
  gint64 to[] = { sp_pdf_round (x, SP_PDF_PLACE), sp_pdf_round (y, SP_PDF_PLACE) };

  for (guint i = 0; i < 2; i++)
    {
      sp_pdf_bytes_units (&content->bytes, to[i] - from[i], SP_PDF_PLACE);
      from[i] = to[i];
    }
  sp_pdf_bytes_words (&content->bytes, "Td\n");
}

static void
paint_pieces (SpPdfContent       *content,
              const SpPdfSetting *setting,
              const Place        *place)
{
  gboolean is_turned = place->sine != 0.0;
  gint64 at[2] = { 0, 0 };

  sp_pdf_bytes_words (&content->bytes, "BT\n");
  if (is_turned)
    {
      add_matrix (content, place, 1.0, 1.0, 0.0, 0.0);
      sp_pdf_bytes_words (&content->bytes, "Tm\n");
    }
  for (guint i = 0; i < setting->pieces->len; i++)
    {
      const SpPdfPiece *piece = &g_array_index (setting->pieces, SpPdfPiece, i);

      sp_pdf_content_set_font (content, piece->font, piece->size);
      if (is_turned)
        add_step (content, at, piece->x, -piece->y);
      else
        add_step (content, at, place->x + piece->x, content->height - place->y - piece->y);
      sp_pdf_bytes_add (&content->bytes, setting->shown.data + piece->begin, piece->end - piece->begin);
    }
  sp_pdf_bytes_words (&content->bytes, "ET\n");
}

static void
paint_spots (SpPdfTexts         *self,
             SpPdfContent       *content,
             const SpPdfSetting *setting,
             const Place        *place,
             SpInk               ink)
{
  for (guint i = 0; i < setting->spots->len; i++)
    {
      const SpPdfSpot *spot = &g_array_index (setting->spots, SpPdfSpot, i);
      SpPdfPicture picture;

      if (!sp_pdf_fonts_get_picture (self->fonts, spot->font, spot->glyph, ink, &picture))
        continue;
      sp_pdf_bytes_words (&content->bytes, "q\n");
      add_matrix (content, place, picture.box.width, picture.box.height, spot->x + picture.box.x,
                  spot->y + picture.box.y + picture.box.height);
      sp_pdf_bytes_words (&content->bytes, "cm\n/p");
      sp_pdf_bytes_integer (&content->bytes, picture.number);
      sp_pdf_bytes_words (&content->bytes, "Do\nQ\n");
    }
}

static SpRect
find_bounds (const SpPdfSetting *setting,
             const Place        *place)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < 4; i++)
    {
      double x = place->x + setting->extents.x + (i % 2 == 0 ? 0.0 : setting->extents.width);
      double y = place->y + setting->extents.y + (i < 2 ? 0.0 : setting->extents.height);

      turn (place, &x, &y);
      left = MIN (left, x);
      right = MAX (right, x);
      top = MIN (top, y);
      bottom = MAX (bottom, y);
    }
  return (SpRect) { left, top, right - left, bottom - top };
}

SpRect
sp_pdf_texts_paint (SpPdfTexts       *self,
                    const SpTextItem *text,
                    SpPdfContent     *content)
{
  gboolean is_short = strnlen (text->text, LONGEST_KEPT + 1) <= LONGEST_KEPT;
  g_autoptr (SpPdfSetting) own = is_short ? NULL : sp_pdf_setting_new (text, self->fonts);
  const SpPdfSetting *setting = is_short ? keep_setting (self, text) : own;
  Place place = find_place (text, setting);

  if (setting->shapes->len > 0)
    paint_halo (content, setting, &place, text->halo);
  if (setting->pieces->len > 0)
    {
      sp_pdf_content_set_fill (content, text->ink);
      paint_pieces (content, setting, &place);
    }
  if (setting->spots->len > 0)
    paint_spots (self, content, setting, &place, text->ink);
  return find_bounds (setting, &place);
}
