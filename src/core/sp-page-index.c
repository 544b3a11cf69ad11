/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-page-file-private.h"

/* The pages of an index, of which only the structure is looked at. */

static gboolean
check_index_page (SpPageFile *self,
                  guint32     number,
                  int         depth,
                  int        *leaf_depth)
{
  SpPageView view;
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

/**
 * sp_page_file_check_index:
 * @self: a file
 * @root: the first page of an index
 *
 * Returns: whether the tree is sound, and shares no page with what was walked before
 */
gboolean
sp_page_file_check_index (SpPageFile *self,
                          guint32     root)
{
  int leaf_depth = 0;

  return check_index_page (self, root, 1, &leaf_depth);
}
