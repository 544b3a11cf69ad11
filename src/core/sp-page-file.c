/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-page-file-private.h"

#include <string.h>

#include "sp-hostile.h"

#define HEADER_SIZE 100
#define MIN_PAGE_SIZE 512
#define MAX_PAGE_SIZE 65536
/* From here on one page stays unused, for locks. */
#define MAX_FILE_SIZE (1u << 30)
#define MAX_FORMAT 4
#define UTF_8 1

#define INDEX_NODE 2
#define TABLE_NODE 5
#define INDEX_LEAF 10
#define TABLE_LEAF 13

#define MIN_CELL_SIZE 4
#define MAX_FRAGMENTS 60

struct _SpPageFile
{
  const guint8 *bytes;
  gsize size;
  guint32 page_size;
  guint32 n_pages;
  guint32 n_used;
  guint32 most_of_row;          /* what of a value stays in its page at most, */
  guint32 most_of_key;          /* also of an index, */
  guint32 least;                /* and at least */
  guint64 *used;                /* a bit for each page, beginning with page 1 */
  guint8 *coverage;             /* a byte for each byte of a page, for pages whose cells stand in no order */
};

static guint32
read_two (const guint8 *bytes)
{
  return (guint32) bytes[0] << 8 | bytes[1];
}

static guint32
read_four (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* In the header of a page 0 stands for 65536, which has no place in two bytes. */
static guint32
read_place (const guint8 *bytes)
{
  guint32 place = read_two (bytes);

  return place != 0 ? place : MAX_PAGE_SIZE;
}

/* What of the header of the file decides how the rest is read. */
static gboolean
is_plain (const guint8 *bytes,
          guint64       size,
          guint32       page_size)
{
  return page_size >= MIN_PAGE_SIZE && page_size <= MAX_PAGE_SIZE && (page_size & (page_size - 1)) == 0
         && size % page_size == 0
         && bytes[18] <= 2 && bytes[19] <= 2
         && bytes[20] == 0                                  /* nothing is reserved in the pages */
         && bytes[21] == 64 && bytes[22] == 32 && bytes[23] == 32
         && read_four (bytes + 28) == size / page_size
         && memcmp (bytes + 24, bytes + 92, 4) == 0         /* the number of pages is up to date */
         && read_four (bytes + 44) >= 1 && read_four (bytes + 44) <= MAX_FORMAT
         && read_four (bytes + 52) == 0 && read_four (bytes + 64) == 0   /* no pages that tell of others */
         && read_four (bytes + 56) == UTF_8;
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
  SpPageFile *self;
  guint32 page_size;

  if (size < MIN_PAGE_SIZE || size > MAX_FILE_SIZE)
    return NULL;
  page_size = read_two (bytes + 16) == 1 ? MAX_PAGE_SIZE : read_two (bytes + 16);
  if (!is_plain (bytes, size, page_size))
    return NULL;

  self = g_new0 (SpPageFile, 1);
  self->bytes = bytes;
  self->size = size;
  self->page_size = page_size;
  self->n_pages = (guint32) (size / page_size);
  self->most_of_row = page_size - 35;
  self->most_of_key = (page_size - 12) * 64 / 255 - 23;
  self->least = (page_size - 12) * 32 / 255 - 23;
  self->used = g_new0 (guint64, self->n_pages / 64 + 1);
  self->coverage = g_malloc (page_size);
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

/* A page for its one use; NULL if there is no such page, or it is in use already. AGAIN does not ask. */
static const guint8 *
use_page (SpPageFile *self,
          guint32     number,
          gboolean    again)
{
  guint64 bit;

  if (number < 1 || number > self->n_pages)
    return NULL;
  bit = (guint64) 1 << (number - 1) % 64;
  if (!again)
    {
      if (self->used[(number - 1) / 64] & bit)
        return NULL;
      self->used[(number - 1) / 64] |= bit;
      self->n_used++;
    }
  return self->bytes + (gsize) (number - 1) * self->page_size;
}

/* How much of a long value stays in the page. */
static guint32
count_local (const SpPageFile *self,
             guint64           n_content,
             gboolean          table)
{
  guint32 most = table ? self->most_of_row : self->most_of_key;
  guint32 fitting;

  if (n_content <= most)
    return (guint32) n_content;
  fitting = self->least + (guint32) ((n_content - self->least) % (self->page_size - 4));
  return fitting <= most ? fitting : self->least;
}

/* Reads the content of a cell that has any, from where its size stands. */
static gboolean
read_content (const SpPageFile *self,
              const guint8     *start,
              const guint8     *place,
              const guint8     *end,
              gboolean          table,
              SpPageCell             *cell)
{
  guint64 id = 0;

  place = sp_page_read_number (place, end, &cell->n_content);
  if (place != NULL && table)
    place = sp_page_read_number (place, end, &id);
  if (place == NULL || cell->n_content > MIN (self->size, SP_HOSTILE_MAX_LENGTH))
    return FALSE;

  cell->id = (gint64) id;
  cell->content = place;
  cell->n_local = count_local (self, cell->n_content, table);
  cell->overflow = 0;
  if (cell->n_local + (cell->n_local < cell->n_content ? 4 : 0) > (gsize) (end - place))
    return FALSE;
  place += cell->n_local;
  if (cell->n_local < cell->n_content)
    {
      cell->overflow = read_four (place);
      place += 4;
      if (cell->overflow == 0)
        return FALSE;
    }
  cell->size = (guint32) MAX (place - start, MIN_CELL_SIZE);
  return TRUE;
}

/* TYPE is that of its page. The page has at least four bytes from the cell on. */
static gboolean
read_cell (const SpPageFile *self,
           const guint8     *start,
           const guint8     *end,
           guint8            type,
           SpPageCell             *cell)
{
  const guint8 *place = start;
  guint64 id = 0;

  cell->child = 0;
  if (type == TABLE_LEAF)
    return read_content (self, start, place, end, TRUE, cell);
  if (type == INDEX_LEAF)
    return read_content (self, start, place, end, FALSE, cell);

  cell->child = read_four (place);
  if (type == INDEX_NODE)
    return read_content (self, start, place + 4, end, FALSE, cell);
  place = sp_page_read_number (place + 4, end, &id);
  cell->id = (gint64) id;
  cell->overflow = 0;
  cell->size = (guint32) (place != NULL ? place - start : 0);
  return place != NULL;
}

/* Notes that bytes of a page are taken; FALSE if some were already. */
static gboolean
cover (SpPageFile *self,
       guint32     start,
       guint32     size)
{
  if (start + size > self->page_size || memchr (self->coverage + start, 1, size) != NULL)
    return FALSE;
  memset (self->coverage + start, 1, size);
  return TRUE;
}

/* Adds up the free blocks of a page, which stand in rising order. */
static gboolean
cover_free_blocks (SpPageFile   *self,
                   const guint8 *page,
                   guint32       first,
                   guint32      *n_covered)
{
  for (guint32 place = first, last = 0; place != 0; last = place, place = read_two (page + place))
    {
      guint32 size;

      if (place <= last || place > self->page_size - 4)
        return FALSE;
      size = read_two (page + place + 2);
      if (size < 4 || !cover (self, place, size))
        return FALSE;
      *n_covered += size;
    }
  return TRUE;
}

/* The cells of a page in which they stand in any order, between them free blocks and fragments. */
static gboolean
check_scattered (SpPageFile       *self,
                 const guint8     *page,
                 const guint8     *header,
                 const SpPageView *view)
{
  guint32 start = read_place (header + 5);
  guint32 n_covered = 0;
  SpPageCell cell;

  memset (self->coverage, 0, self->page_size);
  memset (self->coverage, 1, start);
  for (guint i = 0; i < view->n_cells; i++)
    {
      guint32 place = read_two (view->cells + 2 * i);

      if (!read_cell (self, page + place, page + self->page_size, *header, &cell) || !cover (self, place, cell.size))
        return FALSE;
      n_covered += cell.size;
    }
  return cover_free_blocks (self, page, read_two (header + 1), &n_covered)
         && n_covered <= self->page_size - start && self->page_size - start - n_covered == header[7];
}

/* Most pages are filled from the end on, cell by cell. In those of an index one may have been put last that comes first: it
 * goes round, from the lowest cell on to the end of the page. Cells that follow each other so and fill all the room lie
 * nowhere twice. */
static gboolean
check_cells (SpPageFile       *self,
             const guint8     *page,
             const guint8     *header,
             const SpPageView *view)
{
  const guint32 start = read_place (header + 5);
  guint32 n_covered = 0;
  guint32 last = 0;
  gboolean in_turn = TRUE;
  SpPageCell cell;

  for (guint i = 0; i < view->n_cells; i++)
    {
      guint32 place = read_two (view->cells + 2 * i);

      if (place < start || place > self->page_size - MIN_CELL_SIZE
          || !read_cell (self, page + place, page + self->page_size, *header, &cell)
          || place + cell.size > self->page_size)
        return FALSE;
      if (last == start)
        last = self->page_size;
      in_turn = in_turn && (i == 0 || place + cell.size == last);
      last = place;
      n_covered += cell.size;
    }
  if (in_turn && n_covered == self->page_size - start && read_two (header + 1) == 0)
    return header[7] == 0;
  return check_scattered (self, page, header, view);
}

/* Enters a page of a tree. AGAIN is for one that was entered before. */
gboolean
sp_page_enter (SpPageFile *self,
            guint32     number,
            gboolean    table,
            gboolean    again,
            SpPageView *view)
{
  const guint8 *page = use_page (self, number, again);
  const guint8 *header = page != NULL && number == 1 ? page + HEADER_SIZE : page;
  guint32 size;

  if (page == NULL || (*header != (table ? TABLE_LEAF : INDEX_LEAF) && *header != (table ? TABLE_NODE : INDEX_NODE)))
    return FALSE;
  view->bytes = page;
  view->leaf = *header == TABLE_LEAF || *header == INDEX_LEAF;
  view->n_cells = read_two (header + 3);
  view->next = 0;
  view->cells = header + (view->leaf ? 8 : 12);
  if (again)
    return TRUE;

  size = (guint32) (view->cells - page) + 2 * view->n_cells;
  if (size > read_place (header + 5) || read_place (header + 5) > self->page_size || header[7] > MAX_FRAGMENTS
      || (!view->leaf && view->n_cells == 0))
    return FALSE;
  return check_cells (self, page, header, view);
}

/* The page behind the last cell of an inner page. */
guint32
sp_page_get_last_child (const SpPageView *view)
{
  return read_four (view->cells - 4);
}

void
sp_page_read_cell (const SpPageFile *self,
                 const SpPageView *view,
                 guint             number,
                 gboolean          table,
                 SpPageCell             *cell)
{
  guint8 type = table ? (view->leaf ? TABLE_LEAF : TABLE_NODE) : (view->leaf ? INDEX_LEAF : INDEX_NODE);

  read_cell (self, view->bytes + read_two (view->cells + 2 * number), view->bytes + self->page_size, type, cell);
}

/* Walks the pages of a long value, each of which names the next, and gathers them where LONG_VALUE is not NULL. */
gboolean
sp_page_follow_overflow (SpPageFile *self,
                 const SpPageCell *cell,
                 gboolean    again,
                 GByteArray *long_value)
{
  guint64 n_left = cell->n_content - cell->n_local;
  guint32 number = cell->overflow;

  while (n_left > 0)
    {
      const guint8 *page = use_page (self, number, again);
      guint32 n = (guint32) MIN (n_left, self->page_size - 4);

      if (page == NULL)
        return FALSE;
      if (long_value != NULL)
        g_byte_array_append (long_value, page + 4, n);
      number = read_four (page);
      n_left -= n;
    }
  return number == 0;
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

  for (guint32 trunk = read_four (self->bytes + 32); trunk != 0; )
    {
      const guint8 *page = use_page (self, trunk, FALSE);
      guint32 n;

      if (page == NULL || (n = read_four (page + 4)) > self->page_size / 4 - 2)
        return FALSE;
      for (guint32 i = 0; i < n; i++)
        if (use_page (self, read_four (page + 8 + 4 * (gsize) i), FALSE) == NULL)
          return FALSE;
      n_free += n + 1;
      trunk = read_four (page);
    }
  return n_free == read_four (self->bytes + 36) && self->n_used == self->n_pages;
}
