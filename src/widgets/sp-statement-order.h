/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-statement-model.h"

G_BEGIN_DECLS

/* A statement with what it is sorted by: a number, or a text's collation key. */
typedef struct
{
  const SpStatement *statement;
  double number;
  char *key;                /* NULL where the number decides */
} SpStatementLine;

/* SpStatementOrder: how the table is sorted. Names are ranked once, so that lines compare as numbers. */
typedef struct _SpStatementOrder SpStatementOrder;

SpStatementOrder *sp_statement_order_new     (SpSnapshot *snapshot, SpStatementColumn column, gboolean descending);
void              sp_statement_order_free    (SpStatementOrder *self);
void              sp_statement_order_read    (SpStatementOrder *self, const SpStatement *statement, SpStatementLine *line);
int               sp_statement_order_compare (gconstpointer a, gconstpointer b, gpointer order);
void              sp_statement_line_clear    (gpointer line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpStatementOrder, sp_statement_order_free)

G_END_DECLS
