/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-arena.h"

#include <string.h>

#define BLOCK_SIZE (256 * 1024)
#define FIRST_BLOCK_SIZE (4 * 1024)
#define ALIGNMENT 8

static void
add_block (SpArena *self,
           gsize    size)
{
  g_ptr_array_add (self->blocks, g_malloc (size));
  self->used = 0;
  self->size = size;
}

/**
 * sp_arena_init:
 * @self: an arena that holds nothing
 *
 * Makes the arena ready. It takes its first memory when it is first asked for some.
 */
void
sp_arena_init (SpArena *self)
{
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->used = 0;
  self->size = 0;
}

/**
 * sp_arena_clear:
 * @self: an arena
 *
 * Frees everything that the arena ever gave out.
 */
void
sp_arena_clear (SpArena *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  self->used = 0;
  self->size = 0;
}

/**
 * sp_arena_alloc:
 * @self: an arena
 * @size: bytes
 *
 * Takes memory, aligned for a double and not zeroed, in constant time. It lives as long as the arena.
 *
 * Returns: (transfer none): @size bytes, never `NULL`
 */
gpointer
sp_arena_alloc (SpArena *self,
                gsize    size)
{
  gpointer memory;

  size = (size + ALIGNMENT - 1) & ~(gsize) (ALIGNMENT - 1);
  if (size > self->size - self->used)
    add_block (self, MAX (size, self->blocks->len == 0 ? FIRST_BLOCK_SIZE : BLOCK_SIZE));
  memory = (char *) g_ptr_array_index (self->blocks, self->blocks->len - 1) + self->used;
  self->used += size;
  return memory;
}

/**
 * sp_arena_copy:
 * @self: an arena
 * @data: (nullable): what to copy; may be `NULL` when @size is 0
 * @size: bytes
 *
 * Copies @data into the arena.
 *
 * Returns: (transfer none): the copy
 */
gpointer
sp_arena_copy (SpArena      *self,
               gconstpointer data,
               gsize         size)
{
  gpointer copy = sp_arena_alloc (self, size);

  if (size > 0)
    memcpy (copy, data, size);
  return copy;
}
