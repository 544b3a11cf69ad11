/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-page-file-private.h"

/* The rows of a table, from page to page. */

/**
 * sp_page_cursor_init:
 * @self: where the cursor is made
 * @file: a file
 * @root: the first page of a table
 * @again: whether the table was walked to its end before: its pages are not checked again
 *
 * Puts a cursor before the first row of a table.
 */
void
sp_page_cursor_init (SpPageCursor *self,
                     SpPageFile   *file,
                     guint32       root,
                     gboolean      again)
{
  *self = (SpPageCursor) { .file = file, .root = root, .again = again };
}

/* Down to the leaf that comes next; FALSE if a page on the way is no good. */
static gboolean
descend (SpPageCursor *self,
         guint32       number)
{
  for (;;)
    {
      SpPageView *view;
      SpPageCell cell;

      if (self->depth == SP_PAGE_MAX_DEPTH)
        return FALSE;
      view = &self->views[self->depth];
      if (!sp_page_enter (self->file, number, TRUE, self->again, view))
        return FALSE;
      self->depth++;
      if (view->leaf)
        break;
      sp_page_read_cell (self->file, view, 0, TRUE, &cell);
      number = cell.child;
    }
  if (self->leaf_depth == 0)
    self->leaf_depth = self->depth;
  return self->leaf_depth == self->depth;
}

/* What comes before an inner cell is at most what it says, and what comes behind it is more. */
static gboolean
pass_inner_cell (SpPageCursor *self,
                 SpPageView   *view)
{
  SpPageCell cell;

  sp_page_read_cell (self->file, view, view->next, TRUE, &cell);
  if (!self->has_last || self->last_id > cell.id)
    return FALSE;
  self->last_id = cell.id;
  view->next++;
  if (view->next == view->n_cells)
    return descend (self, sp_page_get_last_child (view));
  sp_page_read_cell (self->file, view, view->next, TRUE, &cell);
  return descend (self, cell.child);
}

/* What a cell of the root says of the child before it. */
static gboolean
pass_child (SpPageCursor *self,
            guint         number)
{
  SpPageCell cell;

  if (number == self->top.n_cells)
    return TRUE;
  sp_page_read_cell (self->file, &self->top, number, TRUE, &cell);
  if (!self->has_last || self->last_id > cell.id)
    return FALSE;
  self->last_id = cell.id;
  return TRUE;
}

/* Down into the next child of the root of a half. */
static SpStep
begin_child (SpPageCursor *self)
{
  SpPageView *top = &self->top;
  SpPageCell cell;
  guint32 child;

  if (!self->half)
    return SP_STEP_END;
  if (top->next > self->top_start && !pass_child (self, top->next - 1))
    return SP_STEP_BROKEN;
  if (top->next == self->top_end)
    return SP_STEP_END;
  child = sp_page_get_last_child (top);
  if (top->next < top->n_cells)
    {
      sp_page_read_cell (self->file, top, top->next, TRUE, &cell);
      child = cell.child;
    }
  top->next++;
  return descend (self, child) ? SP_STEP_ROW : SP_STEP_BROKEN;
}

static SpStep
begin_root (SpPageCursor *self)
{
  guint32 root = self->root;

  self->root = 0;
  return descend (self, root) ? SP_STEP_ROW : SP_STEP_BROKEN;
}

/* Onto a leaf with rows left. */
static SpStep
find_leaf (SpPageCursor *self)
{
  SpStep step = self->root != 0 ? begin_root (self) : SP_STEP_ROW;

  while (step == SP_STEP_ROW)
    {
      SpPageView *view = self->depth > 0 ? &self->views[self->depth - 1] : NULL;

      if (view == NULL)
        step = begin_child (self);
      else if (view->next == view->n_cells)
        self->depth--;
      else if (view->leaf)
        return SP_STEP_ROW;
      else if (!pass_inner_cell (self, view))
        step = SP_STEP_BROKEN;
    }
  return step;
}

static gboolean
gather (SpPageCursor *self,
        const SpPageCell   *cell)
{
  if (self->long_value == NULL)
    self->long_value = g_byte_array_new ();
  g_byte_array_set_size (self->long_value, 0);
  g_byte_array_append (self->long_value, cell->content, cell->n_local);
  return sp_page_follow_overflow (self->file, cell, self->again, self->long_value);
}

/* The second half has the root for itself. */
static void
copy_top (SpPageCursor *self)
{
  SpPageView *top = &self->top;
  const guint8 *read = top->room;

  if (read == NULL)
    return;
  top->room = sp_page_file_dup_page (self->file, read);
  top->cells = top->room + (top->cells - read);
  top->bytes = top->room;
}

/**
 * sp_page_cursor_split:
 * @self: a cursor before its first step
 * @second: where another cursor is made
 * @part: the file for another thread
 * @middle: (out): the greatest id that may come before the rows of @second
 *
 * Divides a table among two threads: @self goes through the first half, @second through the other.
 *
 * Returns: whether it was divided; if not, @self is as it was
 */
gboolean
sp_page_cursor_split (SpPageCursor *self,
                      SpPageCursor *second,
                      SpPageFile   *part,
                      gint64       *middle)
{
  g_auto (SpPageView) root = { NULL };
  SpPageCell cell;

  /* Only looked at: it is entered for good below. */
  if (self->again || !sp_page_enter (self->file, self->root, TRUE, TRUE, &root) || root.leaf || root.n_cells < 2
      || !sp_page_enter (self->file, self->root, TRUE, FALSE, &root))
    return FALSE;

  sp_page_read_cell (self->file, &root, root.n_cells / 2, TRUE, &cell);
  *middle = cell.id;
  self->root = 0;
  self->half = TRUE;
  self->top = root;
  root.room = NULL;
  self->top_end = root.n_cells / 2 + 1;
  *second = *self;
  second->file = part;
  copy_top (second);
  second->top_start = second->top.next = self->top_end;
  second->top_end = root.n_cells + 1;
  second->last_id = cell.id;
  second->has_last = TRUE;
  return TRUE;
}

/**
 * sp_page_cursor_next:
 * @self: a cursor
 * @id: (out): the id of the row
 * @record: (out): what it holds; belongs to @self until the next step; %NULL where it only walks
 * @size: (out): how many bytes that is
 *
 * Goes on to the next row. After anything but a row the cursor is at its end.
 *
 * Returns: whether there is a row, or none, or doubt
 */
SpStep
sp_page_cursor_next (SpPageCursor  *self,
                     gint64        *id,
                     const guint8 **record,
                     gsize         *size)
{
  SpPageView *view = self->depth > 0 ? &self->views[self->depth - 1] : NULL;
  SpPageCell cell;

  if (view == NULL || view->next == view->n_cells)
    {
      SpStep step = find_leaf (self);

      if (step != SP_STEP_ROW)
        return step;
      view = &self->views[self->depth - 1];
    }
  sp_page_read_cell (self->file, view, view->next++, TRUE, &cell);
  if (self->has_last && cell.id <= self->last_id)
    return SP_STEP_BROKEN;
  self->last_id = cell.id;
  self->has_last = TRUE;
  *id = cell.id;
  *record = NULL;
  *size = 0;
  if (self->only_walk)
    return cell.overflow == 0 || sp_page_follow_overflow (self->file, &cell, FALSE, NULL) ? SP_STEP_ROW : SP_STEP_BROKEN;
  if (cell.overflow != 0 && !gather (self, &cell))
    return SP_STEP_BROKEN;

  *record = cell.overflow != 0 ? self->long_value->data : cell.content;
  *size = (gsize) cell.n_content;
  return SP_STEP_ROW;
}

/**
 * sp_page_cursor_clear:
 * @self: a cursor
 */
void
sp_page_cursor_clear (SpPageCursor *self)
{
  g_clear_pointer (&self->long_value, g_byte_array_unref);
  sp_page_view_clear (&self->top);
  for (guint i = 0; i < SP_PAGE_MAX_DEPTH; i++)
    sp_page_view_clear (&self->views[i]);
}
