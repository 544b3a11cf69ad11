/* SPDX-License-Identifier: GPL-3.0-or-later */
/* madvise, and MADV_HUGEPAGE where there is one */
#define _DEFAULT_SOURCE

#include "sp-large-memory.h"

#include <stdlib.h>
#include <sys/mman.h>

/**
 * sp_large_memory_try_new:
 * @size: how many bytes
 *
 * Gives memory for what is large and filled soon, as are the bytes of a file or the rows of a table. From two megabytes
 * on the system is asked for large pages, which come two megabytes at a time instead of four kilobytes; it need not
 * have any. What is not filled may take room all the same.
 *
 * Returns: (transfer full) (nullable): the memory, not cleared; free with g_free(); %NULL if there is not so much
 */
gpointer
sp_large_memory_try_new (gsize size)
{
  gpointer memory = NULL;

  if (size < SP_LARGE_PAGE)
    return g_try_malloc (size);
  if (posix_memalign (&memory, SP_LARGE_PAGE, size) != 0)
    return NULL;
#ifdef MADV_HUGEPAGE
  /* Only whole pages of ours: a neighbour's memory is not to grow by that. */
  madvise (memory, size - size % SP_LARGE_PAGE, MADV_HUGEPAGE);
#endif
  return memory;
}

/**
 * sp_large_memory_new:
 * @size: how many bytes
 *
 * Does what sp_large_memory_try_new() does, and ends the program if there is not so much memory, as g_malloc() does.
 *
 * Returns: (transfer full): the memory, not cleared; free with g_free()
 */
gpointer
sp_large_memory_new (gsize size)
{
  gpointer memory = sp_large_memory_try_new (size);

  if (memory == NULL && size > 0)
    g_error ("there is no memory for %" G_GSIZE_FORMAT " bytes", size);
  return memory;
}
