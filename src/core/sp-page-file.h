/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * SpPageFile: an SQLite database, in memory or in a file, read page by page as sqlite.org/fileformat.html says, without
 * SQLite. Only what our own savings look like is taken: whatever is damaged, or only unusual, ends the reading with
 * "doubt", and is left to SQLite to judge. Every page is used exactly once, by a tree, by a long value or as a free one;
 * every cell lies in its page and over no other; keys rise.
 */
typedef struct _SpPageFile SpPageFile;

/* BYTES are borrowed. NULL: not of the plain kind. */
SpPageFile *sp_page_file_new         (const guint8 *bytes, gsize size);
/* DESCRIPTOR stays the caller's: each page is read when its turn comes. */
SpPageFile *sp_page_file_new_for_descriptor (int descriptor, gsize size);
void        sp_page_file_free        (SpPageFile *self);
gsize       sp_page_file_get_size    (SpPageFile *self);
guint       sp_page_file_get_version (SpPageFile *self);
/* How much of the pages was walked. */
double      sp_page_file_get_fraction (SpPageFile *self);
/* After all trees: are all other pages free ones? */
gboolean    sp_page_file_check_rest  (SpPageFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPageFile, sp_page_file_free)

/* The same bytes for another thread, which notes by itself what it used, until it is taken back. */
SpPageFile *sp_page_file_new_part    (SpPageFile *self);
gboolean    sp_page_file_take_part   (SpPageFile *self, SpPageFile *part);

/* SpPageIndexes: a walk through the trees of indexes, of which nothing else is read, in a thread of its own if wanted. */
typedef struct _SpPageIndexes SpPageIndexes;

SpPageIndexes *sp_page_indexes_begin (SpPageFile *pages, GArray *roots, gboolean in_thread);
gboolean       sp_page_indexes_end   (SpPageIndexes *self);

typedef enum
{
  SP_STEP_ROW,
  SP_STEP_END,
  SP_STEP_BROKEN,
} SpStep;

/* A tree is no deeper in any file. */
#define SP_PAGE_MAX_DEPTH 20

/* One page of a tree on the way down. */
typedef struct
{
  const guint8 *bytes;
  const guint8 *cells;          /* where the places of its cells are listed */
  guint n_cells;
  guint next;
  gboolean leaf;
  guint8 *room;                 /* for its bytes where the file is not in memory */
} SpPageView;

/* SpPageCursor: the rows of one table in order of id. */
typedef struct
{
  SpPageFile *file;
  guint32 root;                 /* 0 once it was entered */
  gboolean again;               /* its pages were walked and checked before */
  gboolean only_walk;           /* what rows hold is of no interest */
  int depth;
  int leaf_depth;               /* 0 as long as none was met */
  gint64 last_id;
  gboolean has_last;
  gboolean half;                /* goes through some of the children of the root */
  SpPageView top;               /* the root of a half */
  guint top_start;
  guint top_end;
  SpPageView views[SP_PAGE_MAX_DEPTH];
  GByteArray *long_value;       /* a row that takes more than its page */
} SpPageCursor;

void   sp_page_cursor_init  (SpPageCursor *self, SpPageFile *file, guint32 root, gboolean again);
/* Divides a table that was not begun, for two threads: SECOND goes through the rows behind *MIDDLE, in PART of the file.
 * FALSE: too small for that, or doubt; the cursor goes through all of it. */
gboolean sp_page_cursor_split (SpPageCursor *self, SpPageCursor *second, SpPageFile *part, gint64 *middle);
/* The record belongs to the cursor until its next step. */
SpStep sp_page_cursor_next  (SpPageCursor *self, gint64 *id, const guint8 **record, gsize *size);
void   sp_page_cursor_clear (SpPageCursor *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpPageCursor, sp_page_cursor_clear)

/* A number of one to nine bytes; NULL if it does not end before END, else where it ends. */
static inline const guint8 *
sp_page_read_number (const guint8 *bytes,
                     const guint8 *end,
                     guint64      *number)
{
  guint64 read = 0;

  if (bytes < end && *bytes < 0x80)
    {
      *number = *bytes;
      return bytes + 1;
    }
  for (guint i = 0; i < 8; i++)
    {
      if (bytes == end)
        return NULL;
      read = read << 7 | (*bytes & 0x7f);
      if (*bytes++ < 0x80)
        {
          *number = read;
          return bytes;
        }
    }
  if (bytes == end)
    return NULL;
  *number = read << 8 | *bytes;
  return bytes + 1;
}

G_END_DECLS
