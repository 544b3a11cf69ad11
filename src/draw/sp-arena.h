/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * SpArena: memory that only grows and goes in one piece. What is in it never moves, so that a scene can point into it.
 * Not thread-safe while it grows.
 */
typedef struct
{
  GPtrArray *blocks;
  gsize used;                 /* of the last block */
  gsize size;
} SpArena;

void     sp_arena_init  (SpArena *self);
void     sp_arena_clear (SpArena *self);
gpointer sp_arena_alloc (SpArena *self, gsize size);
gpointer sp_arena_copy  (SpArena *self, gconstpointer data, gsize size);

G_END_DECLS
