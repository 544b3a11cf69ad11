/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-page-file-private.h"

struct _SpPageIndexes
{
  SpPageFile *pages;
  SpPageFile *part;             /* the same for the walk */
  GArray *roots;
  GThread *thread;              /* NULL: walked at the end */
};

/* The pages of an index, of which only the structure is looked at. */

static gboolean
check_index_page (SpPageFile *self,
                  guint32     number,
                  int         depth,
                  int        *leaf_depth)
{
  g_auto (SpPageView) view = { NULL };
  SpPageCell cell;

  if (depth > SP_PAGE_MAX_DEPTH || !sp_page_enter (self, number, FALSE, FALSE, &view))
    return FALSE;
  if (view.leaf && *leaf_depth == 0)
    *leaf_depth = depth;
  if (view.leaf && *leaf_depth != depth)
    return FALSE;
  for (guint i = 0; i < view.n_cells; i++)
    {
      sp_page_read_cell (self, &view, i, FALSE, &cell);
      if ((cell.overflow != 0 && !sp_page_follow_overflow (self, &cell, FALSE, NULL))
          || (!view.leaf && !check_index_page (self, cell.child, depth + 1, leaf_depth)))
        return FALSE;
    }
  return view.leaf || check_index_page (self, sp_page_get_last_child (&view), depth + 1, leaf_depth);
}

static gboolean
check_index (SpPageFile *pages,
             guint32     root)
{
  int leaf_depth = 0;

  return check_index_page (pages, root, 1, &leaf_depth);
}

static gpointer
check_indexes_thread (gpointer data)
{
  SpPageIndexes *self = data;

  for (guint i = 0; i < self->roots->len; i++)
    if (!check_index (self->part, (guint32) g_array_index (self->roots, gint64, i)))
      return GINT_TO_POINTER (FALSE);
  return GINT_TO_POINTER (TRUE);
}

/**
 * sp_page_indexes_begin:
 * @pages: a file
 * @roots: (element-type gint64): the first pages of its indexes
 * @in_thread: whether a thread of its own walks them, meanwhile @pages and @roots stay
 *
 * Begins to walk through indexes, of which nothing else is read.
 *
 * Returns: (transfer full): the walk; end it with sp_page_indexes_end()
 */
SpPageIndexes *
sp_page_indexes_begin (SpPageFile *pages,
                       GArray     *roots,
                       gboolean    in_thread)
{
  SpPageIndexes *self = g_new0 (SpPageIndexes, 1);

  self->pages = pages;
  self->part = sp_page_file_new_part (pages);
  self->roots = roots;
  if (in_thread)
    self->thread = g_thread_new ("indexes", check_indexes_thread, self);
  return self;
}

/**
 * sp_page_indexes_end:
 * @self: (transfer full): a walk
 *
 * Waits for its end, and notes in the file which pages it went through.
 *
 * Returns: whether the trees are sound, and share no page with what was walked in the file before
 */
gboolean
sp_page_indexes_end (SpPageIndexes *self)
{
  gpointer sound = self->thread != NULL ? g_thread_join (self->thread) : check_indexes_thread (self);
  gboolean whole = GPOINTER_TO_INT (sound) && sp_page_file_take_part (self->pages, self->part);

  sp_page_file_free (self->part);
  g_free (self);
  return whole;
}
