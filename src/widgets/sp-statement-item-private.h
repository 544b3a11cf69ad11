/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-statement-model.h"

G_BEGIN_DECLS

SpStatementItem *sp_statement_item_new (SpSnapshot *snapshot, SpId id);

G_END_DECLS
