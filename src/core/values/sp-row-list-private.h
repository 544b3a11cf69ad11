/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row-list.h"

G_BEGIN_DECLS

/* A change copies one chunk and the list of chunks: with 512 rows a chunk, each takes about as long as the other for a
 * million rows, and both take microseconds. */
#define SP_CHUNK_CAPACITY 512

typedef struct
{
  gatomicrefcount references;
  guint n_rows;
  gpointer rows[SP_CHUNK_CAPACITY];   /* packed, in order of id */
} SpChunk;

struct _SpRowList
{
  gatomicrefcount references;
  guint n_chunks;
  guint n_rows;
  SpChunk **chunks;      /* in order of id; none of them is empty */
  guint *starts;         /* how many rows stand before each chunk */
  gpointer *by_hand;     /* the same rows by ordinal, then id; NULL if the type has no such order */
};

/* Every row with an id begins with these two (see sp-rows.h). */
typedef struct
{
  SpId id;
  double ordinal;
} SpRowHead;

static inline SpId
sp_row_get_id (gconstpointer row)
{
  return ((const SpRowHead *) row)->id;
}

SpChunk *sp_chunk_new   (void);
SpChunk *sp_chunk_copy  (const SpChunk *self);
SpChunk *sp_chunk_ref   (SpChunk *self);
void     sp_chunk_unref (SpChunk *self);
gboolean sp_chunk_find  (const SpChunk *self, SpId id, guint *position);

int      sp_row_compare_by_hand (gconstpointer a, gconstpointer b);

G_END_DECLS
