/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-page-file-private.h"

#include <string.h>

#include "sp-hostile.h"
#include "sp-open-stretch.h"

#define MIN_PAGE_SIZE 512
/* From here on one page stays unused, for locks. */
#define MAX_FILE_SIZE (1u << 30)
#define MAX_FORMAT 4
#define UTF_8 1

/* What of the header of the file decides how the rest is read. */
static gboolean
is_plain (const guint8 *bytes,
          guint64       size,
          guint32       page_size)
{
  return page_size >= MIN_PAGE_SIZE && page_size <= SP_PAGE_MAX_SIZE && (page_size & (page_size - 1)) == 0
         && size % page_size == 0
         && bytes[18] <= 2 && bytes[19] <= 2
         && bytes[20] == 0                                  /* nothing is reserved in the pages */
         && bytes[21] == 64 && bytes[22] == 32 && bytes[23] == 32
         && sp_page_read_four (bytes + 28) == size / page_size
         && memcmp (bytes + 24, bytes + 92, 4) == 0         /* the number of pages is up to date */
         && sp_page_read_four (bytes + 44) >= 1 && sp_page_read_four (bytes + 44) <= MAX_FORMAT
         && sp_page_read_four (bytes + 52) == 0 && sp_page_read_four (bytes + 64) == 0   /* no pages that tell of others */
         && sp_page_read_four (bytes + 56) == UTF_8;
}

/* HEADER is the beginning of the file. */
static SpPageFile *
new_file (const guint8 *header,
          gsize         size)
{
  guint32 page_size = sp_page_read_two (header + 16) == 1 ? SP_PAGE_MAX_SIZE : sp_page_read_two (header + 16);
  SpPageFile *self;

  if (!is_plain (header, size, page_size))
    return NULL;
  self = g_new0 (SpPageFile, 1);
  self->size = size;
  self->page_size = page_size;
  self->n_pages = (guint32) (size / page_size);
  self->most_of_row = page_size - 35;
  self->most_of_key = (page_size - 12) * 64 / 255 - 23;
  self->least = (page_size - 12) * 32 / 255 - 23;
  self->version = sp_page_read_four (header + SP_HOSTILE_VERSION_OFFSET);
  self->n_free = sp_page_read_four (header + 36);
  self->first_trunk = sp_page_read_four (header + 32);
  self->used = g_new0 (guint64, self->n_pages / 64 + 1);
  self->coverage = g_malloc (page_size);
  return self;
}

/**
 * sp_page_file_new:
 * @bytes: (array length=size): a file; it has to outlive the result
 * @size: how many bytes there are
 *
 * Returns: (transfer full) (nullable): the file, or %NULL if it is not of the plain kind
 */
SpPageFile *
sp_page_file_new (const guint8 *bytes,
                  gsize         size)
{
  SpPageFile *self = size >= MIN_PAGE_SIZE && size <= MAX_FILE_SIZE ? new_file (bytes, size) : NULL;

  if (self != NULL)
    self->bytes = bytes;
  return self;
}

/**
 * sp_page_file_new_for_descriptor:
 * @descriptor: a file; it has to stay open for the result
 * @size: how many bytes it has
 *
 * Reads each page when its turn comes, so that no more than a few are in memory. What is looked at and what is taken is
 * the same copy; whether the file changed meanwhile the caller has to find out.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL if it is not of the plain kind, or cannot be read
 */
SpPageFile *
sp_page_file_new_for_descriptor (int   descriptor,
                                 gsize size)
{
  guint8 header[SP_PAGE_FILE_HEADER_SIZE];
  SpPageFile *self = NULL;

  if (size >= MIN_PAGE_SIZE && size <= MAX_FILE_SIZE && sp_read_at (descriptor, header, sizeof header, 0) == sizeof header)
    self = new_file (header, size);
  if (self == NULL)
    return NULL;
  self->descriptor = descriptor;
  self->page = g_malloc (self->page_size);
  return self;
}

/**
 * sp_page_file_free:
 * @self: (transfer full): a file
 */
void
sp_page_file_free (SpPageFile *self)
{
  g_free (self->used);
  g_free (self->coverage);
  g_free (self->page);
  g_free (self);
}

/**
 * sp_page_file_new_part:
 * @self: a file
 *
 * Returns: (transfer full): the same file for another thread, of which nothing was walked yet
 */
SpPageFile *
sp_page_file_new_part (SpPageFile *self)
{
  SpPageFile *part = g_new (SpPageFile, 1);

  *part = *self;
  part->n_used = 0;
  part->used = g_new0 (guint64, self->n_pages / 64 + 1);
  part->coverage = g_malloc (self->page_size);
  part->page = self->page != NULL ? g_malloc (self->page_size) : NULL;
  return part;
}

/**
 * sp_page_file_take_part:
 * @self: a file
 * @part: from sp_page_file_new_part(), in no thread any more
 *
 * Notes what was walked in the part.
 *
 * Returns: whether no page was walked in both
 */
gboolean
sp_page_file_take_part (SpPageFile *self,
                        SpPageFile *part)
{
  for (guint32 i = 0; i <= self->n_pages / 64; i++)
    {
      if (self->used[i] & part->used[i])
        return FALSE;
      self->used[i] |= part->used[i];
    }
  self->n_used += part->n_used;
  return TRUE;
}

/* Notes that a page has its one use; FALSE if there is no such page, or it is in use already. AGAIN does not ask. */
gboolean
sp_page_file_use (SpPageFile *self,
                  guint32     number,
                  gboolean    again)
{
  guint64 bit;

  if (number < 1 || number > self->n_pages)
    return FALSE;
  if (again)
    return TRUE;
  bit = (guint64) 1 << (number - 1) % 64;
  if (self->used[(number - 1) / 64] & bit)
    return FALSE;
  self->used[(number - 1) / 64] |= bit;
  self->n_used++;
  return TRUE;
}

/* The bytes of a page that is in use; ROOM is for them where they have to be read. NULL if they cannot be. */
const guint8 *
sp_page_file_get (SpPageFile *self,
                  guint32     number,
                  guint8     *room)
{
  gsize place = (gsize) (number - 1) * self->page_size;

  if (self->bytes != NULL)
    return self->bytes + place;
  return sp_read_at (self->descriptor, room, self->page_size, place) == (gssize) self->page_size ? room : NULL;
}

/* A copy of a page, as long as it has to be. */
guint8 *
sp_page_file_dup_page (SpPageFile   *self,
                       const guint8 *page)
{
  return g_memdup2 (page, self->page_size);
}

/**
 * sp_page_file_get_size:
 * @self: a file
 *
 * Returns: how many bytes it has
 */
gsize
sp_page_file_get_size (SpPageFile *self)
{
  return self->size;
}

/**
 * sp_page_file_get_version:
 * @self: a file
 *
 * Returns: which version of the schema its header tells
 */
guint
sp_page_file_get_version (SpPageFile *self)
{
  return self->version;
}

/**
 * sp_page_file_get_fraction:
 * @self: a file
 *
 * Returns: how much of its pages was walked, from 0 to 1
 */
double
sp_page_file_get_fraction (SpPageFile *self)
{
  return (double) self->n_used / self->n_pages;
}

/**
 * sp_page_file_check_rest:
 * @self: a file whose trees were all walked to the end
 *
 * Returns: whether each page that is in no tree stands in the list of free ones, and nothing else does
 */
gboolean
sp_page_file_check_rest (SpPageFile *self)
{
  guint32 n_free = 0;

  for (guint32 trunk = self->first_trunk; trunk != 0; )
    {
      const guint8 *page = sp_page_file_use (self, trunk, FALSE) ? sp_page_file_get (self, trunk, self->page) : NULL;
      guint32 n;

      if (page == NULL || (n = sp_page_read_four (page + 4)) > self->page_size / 4 - 2)
        return FALSE;
      for (guint32 i = 0; i < n; i++)
        if (!sp_page_file_use (self, sp_page_read_four (page + 8 + 4 * (gsize) i), FALSE))
          return FALSE;
      n_free += n + 1;
      trunk = sp_page_read_four (page);
    }
  return n_free == self->n_free && self->n_used == self->n_pages;
}
