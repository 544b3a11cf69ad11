/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-frame-private.h"

#include <glib/gi18n-lib.h>

#include "sp-link-address.h"
#include "sp-quotation.h"
#include "sp-text.h"

/* The list runs in columns, so that no line is too long to be read, filled one after the other and of like height. */

#define LEAST_COLUMN 230.0    /* points, as all that follows */
#define WIDEST_COLUMN 440.0
#define MOST_COLUMNS 3
#define COLUMN_GAP 18.0
#define ENTRY_GAP 4.0
#define NUMBER_GAP 5.0
#define NUMBER_SPARE 3.0      /* of the gap: numbers may come out a little wider where the picture is scaled */
#define HEADING_GAP 5.0

typedef struct
{
  const SpSource *source;
  char *number;
  char *words;
  GPtrArray *errors;          /* char *, one a known error */
} Entry;

struct _SpSourceList
{
  const SpTheme *theme;
  gboolean right_to_left;
  GPtrArray *entries;
  char *font;
  char *heading_font;
  double number_width;
  double heading_height;
};

/* Where the list is being drawn. */
typedef struct
{
  SpSourceList *list;
  SpSceneBuilder *builder;
  SpRect room;
  guint n_columns;
  double column_width;
} Place;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->number);
  g_free (entry->words);
  g_ptr_array_unref (entry->errors);
  g_free (entry);
}

static void
append_part (GString *words, const char *separator, const char *part)
{
  if (*part == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, separator);
  g_string_append (words, part);
}

static char *
dup_words (const SpSource *source)
{
  GString *words = g_string_new (source->title);
  g_autofree char *date = sp_date_format (source->date);

  append_part (words, ". ", source->author);
  append_part (words, ". ", source->publisher);
  append_part (words, _ (", "), date);
  return g_string_free (words, FALSE);
}

static char *
dup_error_words (const SpSourceError *error)
{
  g_autofree char *quoted = sp_quotation_dup (error->quote);

  if (*error->quote == '\0')
    return g_strdup_printf (_ ("Known error: %s"), error->note);
  /* Translators: what the source says wrongly, in quotation marks, and what is right */
  return g_strdup_printf (_ ("Known error, %s: %s"), quoted, error->note);
}

static Entry *
make_entry (SpSnapshot *snapshot, const SpSource *source, guint number)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->source = source;
  entry->number = g_strdup_printf (_ ("%u."), number);
  entry->words = dup_words (source);
  entry->errors = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sp_snapshot_get_n_source_errors (snapshot); i++)
    {
      const SpSourceError *error = sp_snapshot_get_source_error (snapshot, i);

      if (error->source == source->id)
        g_ptr_array_add (entry->errors, dup_error_words (error));
    }
  return entry;
}

static double
measure_height (SpSourceList *self, const char *words, double width)
{
  double height;

  sp_text_measure (words, self->font, width, NULL, &height);
  return height;
}

static double
get_words_width (SpSourceList *self, double column_width)
{
  return column_width - self->number_width - NUMBER_GAP;
}

static double
measure_entry (SpSourceList *self, const Entry *entry, double column_width)
{
  double width = get_words_width (self, column_width);
  double height = measure_height (self, entry->words, width);

  if (*entry->source->address != '\0')
    height += measure_height (self, entry->source->address, 0.0);
  for (guint i = 0; i < entry->errors->len; i++)
    height += measure_height (self, g_ptr_array_index (entry->errors, i), width);
  return height + ENTRY_GAP;
}

static void
add_words (const Place *place, const char *words, const char *font, SpInk ink, SpRect box, const char *address)
{
  SpTextItem text = {
    .text = words,
    .font = font,
    .ink = ink,
    .box = box,
    .align = sp_text_align_leading (words, place->list->right_to_left),
    .wrap = address == NULL,
    .address = address,
  };

  sp_scene_builder_add_text (place->builder, &text);
}

static void
draw_words_of_entry (const Place *place, const Entry *entry, SpRect box)
{
  SpSourceList *self = place->list;
  g_autofree char *leads = sp_link_address_dup (entry->source->address);
  SpInk ink;

  box.height = measure_height (self, entry->words, box.width);
  add_words (place, entry->words, self->font, self->theme->text, box, NULL);
  box.y += box.height;
  if (*entry->source->address != '\0')
    {
      box.height = measure_height (self, entry->source->address, 0.0);
      ink = leads != NULL ? self->theme->link_positive : self->theme->faint_text;
      add_words (place, entry->source->address, self->font, ink, box, entry->source->address);
      box.y += box.height;
    }
  for (guint i = 0; i < entry->errors->len; i++)
    {
      const char *words = g_ptr_array_index (entry->errors, i);

      box.height = measure_height (self, words, box.width);
      add_words (place, words, self->font, self->theme->faint_text, box, NULL);
      box.y += box.height;
    }
}

static void
draw_entry (const Place *place, guint index, guint column, double y, double height)
{
  SpSourceList *self = place->list;
  const Entry *entry = g_ptr_array_index (self->entries, index);
  double across = column * (place->column_width + COLUMN_GAP);
  double width = get_words_width (self, place->column_width);
  SpRect whole = { place->room.x + across, y, place->column_width, height - ENTRY_GAP };
  SpRect number = { whole.x, y, self->number_width + NUMBER_SPARE, whole.height };
  SpRect words = { whole.x + self->number_width + NUMBER_GAP, y, width, whole.height };
  SpTarget target = { .kind = SP_TARGET_SOURCE, .id1 = entry->source->id, .name = entry->words, .row = index };

  if (self->right_to_left)
    {
      whole.x = place->room.x + place->room.width - across - place->column_width;
      number.x = whole.x + whole.width - number.width;
      words.x = whole.x;
    }
  sp_scene_builder_begin_group (place->builder, SP_ROLE_LIST_ITEM, "");
  sp_scene_builder_begin_group (place->builder, SP_ROLE_LIST_LABEL, "");
  add_words (place, entry->number, self->font, self->theme->faint_text, number, NULL);
  sp_scene_builder_end_group (place->builder);
  sp_scene_builder_begin_group (place->builder, SP_ROLE_LIST_BODY, "");
  draw_words_of_entry (place, entry, words);
  sp_scene_builder_end_group (place->builder);
  sp_scene_builder_end_group (place->builder);
  target.bounds = whole;
  sp_scene_builder_add_target (place->builder, &target);
}

/* Fills columns of a height from an entry on, and draws where the place has a builder. Returns the first left over. */
static guint
fill_columns (const Place *place, guint first, double height, gboolean at_least_one, double *used)
{
  SpSourceList *self = place->list;
  guint column = 0;
  double y = 0.0;
  guint i;

  *used = 0.0;
  for (i = first; i < self->entries->len; i++)
    {
      double entry_height = measure_entry (self, g_ptr_array_index (self->entries, i), place->column_width);

      if (y > 0.0 && y + entry_height > height)
        {
          column++;
          y = 0.0;
        }
      if (column >= place->n_columns || (y + entry_height > height && !(at_least_one && i == first)))
        break;
      if (place->builder != NULL)
        draw_entry (place, i, column, place->room.y + y, entry_height);
      y += entry_height;
      *used = MAX (*used, y);
    }
  return i;
}

/* The least height at which the rest fills all columns, or all the room where it does not fit. */
static double
balance_columns (const Place *place, guint first)
{
  Place trial = *place;
  double total = 0.0;
  double tallest = 0.0;
  double height;
  double used;

  trial.builder = NULL;
  for (guint i = first; i < place->list->entries->len; i++)
    {
      double entry_height = measure_entry (place->list, g_ptr_array_index (place->list->entries, i), place->column_width);

      total += entry_height;
      tallest = MAX (tallest, entry_height);
    }
  height = MAX (total / place->n_columns, tallest);
  while (height < place->room.height && fill_columns (&trial, first, height, FALSE, &used) < place->list->entries->len)
    height += tallest / 4.0;
  return MIN (height, place->room.height);
}

static Place
make_place (SpSourceList *self, SpSceneBuilder *builder, SpRect room)
{
  Place place = { .list = self, .builder = builder, .room = room };

  place.n_columns = (guint) CLAMP ((room.width + COLUMN_GAP) / (LEAST_COLUMN + COLUMN_GAP), 1.0, MOST_COLUMNS);
  place.n_columns = CLAMP (self->entries->len, 1, place.n_columns);
  place.column_width = MIN ((room.width - (place.n_columns - 1) * COLUMN_GAP) / place.n_columns, WIDEST_COLUMN);
  return place;
}

static void
draw_heading (const Place *place)
{
  SpSourceList *self = place->list;
  SpRect box = { place->room.x, place->room.y, place->room.width, self->heading_height - HEADING_GAP };

  sp_scene_builder_begin_group (place->builder, SP_ROLE_HEADING, "");
  add_words (place, _ ("Sources"), self->heading_font, self->theme->text, box, NULL);
  sp_scene_builder_end_group (place->builder);
}

static void
measure_heading_and_numbers (SpSourceList *self)
{
  sp_text_measure (_ ("Sources"), self->heading_font, 0.0, NULL, &self->heading_height);
  self->heading_height += HEADING_GAP;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      double width;

      sp_text_measure (entry->number, self->font, 0.0, &width, NULL);
      self->number_width = MAX (self->number_width, width);
    }
}

/*
 * sp_source_list_new:
 * Lists the sources whose ids are in CITED (SpId *). Takes O(S · E) time for S sources and E known errors.
 */
SpSourceList *
sp_source_list_new (SpSnapshot *snapshot, GHashTable *cited, const SpTheme *theme, gboolean right_to_left)
{
  SpSourceList *self = g_new0 (SpSourceList, 1);

  self->theme = theme;
  self->right_to_left = right_to_left;
  self->font = sp_theme_dup_font (theme, theme->small_size, FALSE);
  self->heading_font = sp_theme_dup_font (theme, theme->text_size, TRUE);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  for (guint i = 0; i < sp_snapshot_get_n_sources (snapshot); i++)
    {
      const SpSource *source = sp_snapshot_get_source (snapshot, i);

      if (g_hash_table_contains (cited, &source->id))
        g_ptr_array_add (self->entries, make_entry (snapshot, source, self->entries->len + 1));
    }
  measure_heading_and_numbers (self);
  return self;
}

void
sp_source_list_free (SpSourceList *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->font, g_free);
  g_clear_pointer (&self->heading_font, g_free);
  g_free (self);
}

guint
sp_source_list_get_n (SpSourceList *self)
{
  return self->entries->len;
}

double
sp_source_list_measure (SpSourceList *self, double width)
{
  Place place = make_place (self, NULL, (SpRect) { 0.0, 0.0, width, G_MAXDOUBLE });
  double used;

  if (self->entries->len == 0)
    return 0.0;
  fill_columns (&place, 0, balance_columns (&place, 0), FALSE, &used);
  return self->heading_height + used;
}

SpSourcePart
sp_source_list_place (SpSourceList *self, guint first, SpRect room, gboolean at_least_one)
{
  Place place = make_place (self, NULL, room);
  SpSourcePart part = { .first = first, .at_least_one = at_least_one, .room = room };
  double used;

  place.room.y += self->heading_height;
  place.room.height -= self->heading_height;
  part.column_height = balance_columns (&place, first);
  part.end = fill_columns (&place, first, part.column_height, at_least_one, &used);
  part.height = part.end > first ? self->heading_height + used : 0.0;
  return part;
}

void
sp_source_list_draw (SpSourceList *self, SpSceneBuilder *builder, const SpSourcePart *part)
{
  Place place = make_place (self, builder, part->room);
  double used;

  sp_scene_builder_begin_group (builder, SP_ROLE_SOURCES, _ ("Sources"));
  draw_heading (&place);
  place.room.y += self->heading_height;
  place.room.height -= self->heading_height;
  sp_scene_builder_begin_group (builder, SP_ROLE_LIST, "");
  fill_columns (&place, part->first, part->column_height, part->at_least_one, &used);
  sp_scene_builder_end_group (builder);
  sp_scene_builder_end_group (builder);
}
