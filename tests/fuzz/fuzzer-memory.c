/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mman.h>

#include "fuzzer.h"

/*
 * Memory for SQLite while it is fuzzed. The library is not instrumented, and most of the time of an execution would go into
 * watching its thousands of blocks: they come from here instead, in sizes that are powers of two, and the sanitizers watch
 * ours. When the corpus runs as a test, SQLite's blocks are watched as well.
 */

#define HEADER 16               /* keeps what follows aligned */
#define SMALLEST 5              /* 32 bytes, with the header */
#define LARGEST 30
#define REGION (G_GUINT64_CONSTANT (1) << 34)   /* of addresses; what is not touched takes no memory */

typedef struct _Block Block;
struct _Block
{
  guint64 size_class;
  Block *next;                  /* while it is free */
};

static Block *free_blocks[LARGEST + 1];
static char *region, *unused;

static guint
find_class (gsize size)
{
  guint size_class = SMALLEST;

  while (((gsize) 1 << size_class) < size + HEADER)
    size_class++;
  return size_class;
}

static Block *
get_block (gpointer memory)
{
  return (Block *) ((char *) memory - HEADER);
}

static void *
allocate (int size)
{
  guint size_class = find_class ((gsize) size);
  Block *block;

  if (size_class > LARGEST)
    return NULL;
  block = free_blocks[size_class];
  if (block != NULL)
    {
      free_blocks[size_class] = block->next;
      return (char *) block + HEADER;
    }
  if (unused + ((gsize) 1 << size_class) > region + REGION)
    return NULL;
  block = (Block *) unused;
  unused += (gsize) 1 << size_class;
  block->size_class = size_class;
  return (char *) block + HEADER;
}

static void
release (void *memory)
{
  Block *block = get_block (memory);

  block->next = free_blocks[block->size_class];
  free_blocks[block->size_class] = block;
}

static int
measure (void *memory)
{
  return memory != NULL ? (int) (((gsize) 1 << get_block (memory)->size_class) - HEADER) : 0;
}

static void *
reallocate (void *memory,
            int   size)
{
  void *larger;

  if (size <= measure (memory))
    return memory;
  larger = allocate (size);
  if (larger != NULL)
    {
      memcpy (larger, memory, (gsize) measure (memory));
      release (memory);
    }
  return larger;
}

static int
round_up (int size)
{
  return (int) (((gsize) 1 << find_class ((gsize) size)) - HEADER);
}

static int
begin (void *data)
{
  region = mmap (NULL, REGION, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  unused = region;
  return region != MAP_FAILED ? SQLITE_OK : SQLITE_NOMEM;
}

static void
end (void *data)
{
  munmap (region, REGION);
  memset (free_blocks, 0, sizeof free_blocks);
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  static const sqlite3_mem_methods methods = {
    allocate, release, reallocate, measure, round_up, begin, end, NULL
  };

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_SINGLETHREAD), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
  return 0;
}
