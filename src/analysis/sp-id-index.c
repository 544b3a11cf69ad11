/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-id-index.h"

/* A hash table with open addressing, a quarter full at most. The multiplier is 2^64 divided by the golden ratio: it
 * spreads ids that follow one another as well as random ones. */
static guint
find_place (const SpIdIndex *self, SpId id)
{
  guint place = (guint) (((guint64) id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32) & self->mask;

  while (self->ids[place] != SP_ID_NONE && self->ids[place] != id)
    place = (place + 1) & self->mask;
  return place;
}

void
sp_id_index_init (SpIdIndex *self, guint n_rows)
{
  guint n_places = 8;

  while (n_places / 4 < n_rows && n_places < G_MAXINT)
    n_places *= 2;
  self->mask = n_places - 1;
  self->ids = g_new0 (SpId, n_places);
  self->indexes = g_new (guint, n_places);
}

void
sp_id_index_clear (SpIdIndex *self)
{
  g_clear_pointer (&self->ids, g_free);
  g_clear_pointer (&self->indexes, g_free);
}

void
sp_id_index_add (SpIdIndex *self, SpId id, guint index)
{
  guint place = find_place (self, id);

  self->ids[place] = id;
  self->indexes[place] = index;
}

gboolean
sp_id_index_find (const SpIdIndex *self, SpId id, guint *index)
{
  guint place = find_place (self, id);

  *index = self->indexes[place];
  return self->ids[place] == id && id != SP_ID_NONE;
}
