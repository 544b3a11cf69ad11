/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-page-file.h"

G_BEGIN_DECLS

/* What the walks through tables and indexes share. */

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

/* Enters a page of a tree for its one use, and checks it; AGAIN is for one that was entered before. */
gboolean sp_page_enter           (SpPageFile *self, guint32 number, gboolean table, gboolean again, SpPageView *view);
/* The page behind the last cell of an inner page. */
guint32  sp_page_get_last_child  (const SpPageView *view);
/* A cell of a page that was entered. */
void     sp_page_read_cell       (const SpPageFile *self, const SpPageView *view, guint number, gboolean table,
                                  SpPageCell *cell);
/* The rest of a long value; goes into LONG_VALUE if that is not NULL. */
gboolean sp_page_follow_overflow (SpPageFile *self, const SpPageCell *cell, gboolean again, GByteArray *long_value);

G_END_DECLS
