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

/* Onto a leaf with rows left. */
static SpStep
find_leaf (SpPageCursor *self)
{
  if (self->root != 0)
    {
      guint32 root = self->root;

      self->root = 0;
      if (!descend (self, root))
        return SP_STEP_BROKEN;
    }
  while (self->depth > 0)
    {
      SpPageView *view = &self->views[self->depth - 1];

      if (view->next == view->n_cells)
        self->depth--;
      else if (view->leaf)
        return SP_STEP_ROW;
      else if (!pass_inner_cell (self, view))
        return SP_STEP_BROKEN;
    }
  return SP_STEP_END;
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

/**
 * sp_page_cursor_next:
 * @self: a cursor
 * @id: (out): the id of the row
 * @record: (out): what it holds; belongs to the file, or to @self until the next step
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
  if (cell.overflow != 0 && !gather (self, &cell))
    return SP_STEP_BROKEN;

  *id = cell.id;
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
}
