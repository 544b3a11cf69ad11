/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-values.h"

G_BEGIN_DECLS

/* SpIdSet: which ids there are, asked for some million times. Zeroed it is empty. Ids are spread by a factor that is
 * random, so that no file can be made to be slow. */
typedef struct
{
  SpId *places;                 /* SP_ID_NONE where a place is free */
  guint64 factor;
  guint n_bits;
  guint n_ids;
} SpIdSet;

static inline gsize
sp_id_set_find (const SpIdSet *self,
                SpId           id)
{
  gsize mask = ((gsize) 1 << self->n_bits) - 1;
  gsize place = (gsize) (((guint64) id * self->factor) >> (64 - self->n_bits));

  while (self->places[place] != SP_ID_NONE && self->places[place] != id)
    place = (place + 1) & mask;
  return place;
}

static inline gboolean
sp_id_set_contains (const SpIdSet *self,
                    SpId           id)
{
  return self->places != NULL && id != SP_ID_NONE && self->places[sp_id_set_find (self, id)] == id;
}

/* Makes room; ids are not SP_ID_NONE. */
static inline void
sp_id_set_add (SpIdSet *self,
               SpId     id)
{
  if (self->places == NULL || self->n_ids >= (1u << self->n_bits) / 2)
    {
      SpIdSet grown = { .factor = (guint64) g_random_int () << 32 | g_random_int () | 1,
                        .n_bits = MAX (self->n_bits + 1, 8) };

      grown.places = g_new0 (SpId, (gsize) 1 << grown.n_bits);
      for (gsize i = 0; self->places != NULL && i < (gsize) 1 << self->n_bits; i++)
        if (self->places[i] != SP_ID_NONE)
          grown.places[sp_id_set_find (&grown, self->places[i])] = self->places[i];
      grown.n_ids = self->n_ids;
      g_free (self->places);
      *self = grown;
    }
  self->places[sp_id_set_find (self, id)] = id;
  self->n_ids++;
}

static inline void
sp_id_set_clear (SpIdSet *self)
{
  g_clear_pointer (&self->places, g_free);
  self->n_ids = self->n_bits = 0;
}

G_END_DECLS
