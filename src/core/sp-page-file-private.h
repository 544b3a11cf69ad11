/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-page-file.h"

G_BEGIN_DECLS

/* What the walks through tables and indexes share. */

#define SP_PAGE_FILE_HEADER_SIZE 100
#define SP_PAGE_MAX_SIZE 65536

struct _SpPageFile
{
  const guint8 *bytes;          /* of the whole file; NULL where pages are read one by one */
  int descriptor;               /* then */
  guint8 *page;                 /* that was read last, of those that lie in no tree */
  gsize size;
  guint32 page_size;
  guint32 n_pages;
  guint32 n_used;
  guint32 version;              /* as the header says: of the schema, */
  guint32 n_free;               /* how many pages are free, and */
  guint32 first_trunk;          /* where the list of free pages begins */
  guint32 most_of_row;          /* what of a value stays in its page at most, */
  guint32 most_of_key;          /* also of an index, */
  guint32 least;                /* and at least */
  guint64 *used;                /* a bit for each page, beginning with page 1 */
  guint8 *coverage;             /* a byte for each byte of a page, for pages whose cells stand in no order */
};

static inline guint32
sp_page_read_two (const guint8 *bytes)
{
  return (guint32) bytes[0] << 8 | bytes[1];
}

static inline guint32
sp_page_read_four (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* In the header of a page 0 stands for 65536, which has no place in two bytes. */
static inline guint32
sp_page_read_place (const guint8 *bytes)
{
  guint32 place = sp_page_read_two (bytes);

  return place != 0 ? place : SP_PAGE_MAX_SIZE;
}

/* Notes that a page has its one use; FALSE if there is no such page, or it is in use already. AGAIN does not ask. */
gboolean      sp_page_file_use (SpPageFile *self, guint32 number, gboolean again);
/* The bytes of a page that is in use; ROOM is for them where they have to be read. NULL if they cannot be. */
const guint8 *sp_page_file_get (SpPageFile *self, guint32 number, guint8 *room);

/* What a cell says before its content. */
typedef struct
{
  guint32 child;                /* 0 in a leaf */
  gint64 id;                    /* of a row; of an inner cell the greatest id before it */
  const guint8 *content;
  guint64 n_content;            /* all of it */
  guint32 n_local;              /* of it in the page; the rest hangs on overflow */
  guint32 overflow;             /* 0 if there is none */
  guint32 size;                 /* of the cell */
} SpPageCell;

/* Enters a page of a tree for its one use, and checks it; AGAIN is for one that was entered before. VIEW is zeroed before its
 * first use, and cleared after the last. */
gboolean sp_page_enter           (SpPageFile *self, guint32 number, gboolean table, gboolean again, SpPageView *view);
guint8  *sp_page_file_dup_page   (SpPageFile *self, const guint8 *page);
void     sp_page_view_clear      (SpPageView *view);
/* The page behind the last cell of an inner page. */
guint32  sp_page_get_last_child  (const SpPageView *view);
/* A cell of a page that was entered. */
void     sp_page_read_cell       (const SpPageFile *self, const SpPageView *view, guint number, gboolean table,
                                  SpPageCell *cell);
/* The rest of a long value; goes into LONG_VALUE if that is not NULL. */
gboolean sp_page_follow_overflow (SpPageFile *self, const SpPageCell *cell, gboolean again, GByteArray *long_value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpPageView, sp_page_view_clear)

G_END_DECLS
