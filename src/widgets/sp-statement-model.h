/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sp-filter.h"
#include "sp-store.h"

G_BEGIN_DECLS

/* What the table of statements shows, and what it is sorted by. */
typedef enum
{
  SP_STATEMENT_COLUMN_DATE,
  SP_STATEMENT_COLUMN_ACTOR,
  SP_STATEMENT_COLUMN_ISSUE,
  SP_STATEMENT_COLUMN_STANCE,
  SP_STATEMENT_COLUMN_QUALIFIER,
  SP_STATEMENT_COLUMN_FORM,
  SP_STATEMENT_COLUMN_SOURCE,
  SP_STATEMENT_COLUMN_QUOTE,
  SP_STATEMENT_COLUMN_CONDITION,
  SP_STATEMENT_COLUMN_SALIENCE,
  SP_STATEMENT_COLUMN_REPORTED_BY,
  SP_STATEMENT_COLUMN_CONFIDENCE,
  SP_STATEMENT_COLUMN_CODER,
  SP_STATEMENT_COLUMN_TAGS,
  SP_STATEMENT_COLUMN_NOTE,
} SpStatementColumn;

#define SP_N_STATEMENT_COLUMNS (SP_STATEMENT_COLUMN_NOTE + 1)

/* SpStatementItem: a statement as a line of the table. */
#define SP_TYPE_STATEMENT_ITEM (sp_statement_item_get_type ())
G_DECLARE_FINAL_TYPE (SpStatementItem, sp_statement_item, SP, STATEMENT_ITEM, GObject)

SpId   sp_statement_item_get_id   (SpStatementItem *self);
char  *sp_statement_item_dup_text (SpStatementItem *self, SpStatementColumn column);
double sp_statement_item_get_value (SpStatementItem *self);    /* -2 .. 2, or NAN */

/* SpStatementModel: the statements of a project, sorted and filtered, as a GListModel made on demand. It follows the
 * project: after an edit only the lines of the changed statements move. */
#define SP_TYPE_STATEMENT_MODEL (sp_statement_model_get_type ())
G_DECLARE_FINAL_TYPE (SpStatementModel, sp_statement_model, SP, STATEMENT_MODEL, GObject)

SpStatementModel *sp_statement_model_new          (void);
void              sp_statement_model_set_store    (SpStatementModel *self, SpStore *store);         /* nullable */
void              sp_statement_model_set_text     (SpStatementModel *self, const char *text);
void              sp_statement_model_set_filter   (SpStatementModel *self, SpFilter *filter);
void              sp_statement_model_set_order    (SpStatementModel *self, SpStatementColumn column, gboolean descending);
gboolean          sp_statement_model_find         (SpStatementModel *self, SpId id, guint *position);
SpId              sp_statement_model_get_id       (SpStatementModel *self, guint position);

G_END_DECLS
