/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-page-file-private.h"

#include <string.h>

#include "sp-hostile.h"

/* What stands in one page of a tree. */

#define INDEX_NODE 2
#define TABLE_NODE 5
#define INDEX_LEAF 10
#define TABLE_LEAF 13

#define MIN_CELL_SIZE 4
#define MAX_FRAGMENTS 60

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
      cell->overflow = sp_page_read_four (place);
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

  cell->child = sp_page_read_four (place);
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
  for (guint32 place = first, last = 0; place != 0; last = place, place = sp_page_read_two (page + place))
    {
      guint32 size;

      if (place <= last || place > self->page_size - 4)
        return FALSE;
      size = sp_page_read_two (page + place + 2);
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
  guint32 start = sp_page_read_place (header + 5);
  guint32 n_covered = 0;
  SpPageCell cell;

  memset (self->coverage, 0, self->page_size);
  memset (self->coverage, 1, start);
  for (guint i = 0; i < view->n_cells; i++)
    {
      guint32 place = sp_page_read_two (view->cells + 2 * i);

      if (!read_cell (self, page + place, page + self->page_size, *header, &cell) || !cover (self, place, cell.size))
        return FALSE;
      n_covered += cell.size;
    }
  return cover_free_blocks (self, page, sp_page_read_two (header + 1), &n_covered)
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
  const guint32 start = sp_page_read_place (header + 5);
  guint32 n_covered = 0;
  guint32 last = 0;
  gboolean in_turn = TRUE;
  SpPageCell cell;

  for (guint i = 0; i < view->n_cells; i++)
    {
      guint32 place = sp_page_read_two (view->cells + 2 * i);

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
  if (in_turn && n_covered == self->page_size - start && sp_page_read_two (header + 1) == 0)
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
  const guint8 *page;
  const guint8 *header;
  guint32 size;

  if (!sp_page_file_use (self, number, again))
    return FALSE;
  if (self->bytes == NULL && view->room == NULL)
    view->room = g_malloc (self->page_size);
  page = sp_page_file_get (self, number, view->room);
  header = page != NULL && number == 1 ? page + SP_PAGE_FILE_HEADER_SIZE : page;
  if (page == NULL || (*header != (table ? TABLE_LEAF : INDEX_LEAF) && *header != (table ? TABLE_NODE : INDEX_NODE)))
    return FALSE;
  view->bytes = page;
  view->leaf = *header == TABLE_LEAF || *header == INDEX_LEAF;
  view->n_cells = sp_page_read_two (header + 3);
  view->next = 0;
  view->cells = header + (view->leaf ? 8 : 12);
  if (again)
    return TRUE;

  size = (guint32) (view->cells - page) + 2 * view->n_cells;
  if (size > sp_page_read_place (header + 5) || sp_page_read_place (header + 5) > self->page_size || header[7] > MAX_FRAGMENTS
      || (!view->leaf && view->n_cells == 0))
    return FALSE;
  return check_cells (self, page, header, view);
}

/* The page behind the last cell of an inner page. */
guint32
sp_page_get_last_child (const SpPageView *view)
{
  return sp_page_read_four (view->cells - 4);
}

void
sp_page_view_clear (SpPageView *view)
{
  g_clear_pointer (&view->room, g_free);
}

void
sp_page_read_cell (const SpPageFile *self,
                 const SpPageView *view,
                 guint             number,
                 gboolean          table,
                 SpPageCell             *cell)
{
  guint8 type = table ? (view->leaf ? TABLE_LEAF : TABLE_NODE) : (view->leaf ? INDEX_LEAF : INDEX_NODE);

  read_cell (self, view->bytes + sp_page_read_two (view->cells + 2 * number), view->bytes + self->page_size, type, cell);
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
      const guint8 *page = sp_page_file_use (self, number, again) ? sp_page_file_get (self, number, self->page) : NULL;
      guint32 n = (guint32) MIN (n_left, self->page_size - 4);

      if (page == NULL)
        return FALSE;
      if (long_value != NULL)
        g_byte_array_append (long_value, page + 4, n);
      number = sp_page_read_four (page);
      n_left -= n;
    }
  return number == 0;
}
