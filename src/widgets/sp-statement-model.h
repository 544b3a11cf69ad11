/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* What the table of statements shows, and what it is sorted by. */
typedef enum
{
  SP_STATEMENT_COLUMN_DATE,
  SP_STATEMENT_COLUMN_ACTOR,
  SP_STATEMENT_COLUMN_ISSUE,
  SP_STATEMENT_COLUMN_STANCE,
  SP_STATEMENT_COLUMN_FORM,
  SP_STATEMENT_COLUMN_SOURCE,
  SP_STATEMENT_COLUMN_QUOTE,
} SpStatementColumn;

#define SP_N_STATEMENT_COLUMNS (SP_STATEMENT_COLUMN_QUOTE + 1)

/* SpStatementItem: a statement as a line of the table. */
#define SP_TYPE_STATEMENT_ITEM (sp_statement_item_get_type ())
G_DECLARE_FINAL_TYPE (SpStatementItem, sp_statement_item, SP, STATEMENT_ITEM, GObject)

SpId   sp_statement_item_get_id   (SpStatementItem *self);
char  *sp_statement_item_dup_text (SpStatementItem *self, SpStatementColumn column);
double sp_statement_item_get_value (SpStatementItem *self);    /* -2 .. 2, or NAN */

/* SpStatementModel: the statements of a snapshot, sorted and filtered, as a GListModel made on demand. */
#define SP_TYPE_STATEMENT_MODEL (sp_statement_model_get_type ())
G_DECLARE_FINAL_TYPE (SpStatementModel, sp_statement_model, SP, STATEMENT_MODEL, GObject)

SpStatementModel *sp_statement_model_new          (void);
void              sp_statement_model_set_snapshot (SpStatementModel *self, SpSnapshot *snapshot);   /* nullable */
void              sp_statement_model_set_filter   (SpStatementModel *self, const char *text);
void              sp_statement_model_set_order    (SpStatementModel *self, SpStatementColumn column, gboolean descending);
gboolean          sp_statement_model_find         (SpStatementModel *self, SpId id, guint *position);

G_END_DECLS
