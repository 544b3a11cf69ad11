/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row-type.h"
#include "sp-store.h"

G_BEGIN_DECLS

/* The longest texts, in bytes. */
#define SP_LINE_MAX_LENGTH  (4 * 1024)             /* names, titles, addresses: one line */
#define SP_TEXT_MAX_LENGTH  (1024 * 1024)          /* notes, quotes, settings */
#define SP_SOURCE_MAX_LENGTH (128 * 1024 * 1024)   /* the full text of a source */

/* Is the row sound as far as can be told without any other row? SP_STORE_ERROR_INVALID with what to do if not. */
gboolean sp_row_check (SpTable table, gconstpointer row, GError **error);

/* What is compared to find out whether two names are the same: normalised, case folded, without outer white space. */
char    *sp_name_to_key (const char *name);

G_END_DECLS
