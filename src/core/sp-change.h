/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-values.h"

G_BEGIN_DECLS

/* SpChange: which rows an edit, an undo or a redo touched; immutable, reference-counted. Rows of aliases and
 * tags are told as an update of the row that they belong to. */
typedef enum
{
  SP_CHANGE_INSERT,
  SP_CHANGE_UPDATE,
  SP_CHANGE_DELETE,
} SpChangeKind;

typedef struct
{
  SpTable table;
  SpChangeKind kind;
  SpId id;              /* SP_ID_NONE for the project row */
} SpChangeItem;

typedef struct _SpChange SpChange;

#define SP_TYPE_CHANGE (sp_change_get_type ())
GType               sp_change_get_type (void) G_GNUC_CONST;
SpChange           *sp_change_ref      (SpChange *self);
void                sp_change_unref    (SpChange *self);
guint               sp_change_get_n_items (SpChange *self);
const SpChangeItem *sp_change_get_item (SpChange *self, guint index);
gboolean            sp_change_touches  (SpChange *self, SpTable table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpChange, sp_change_unref)

G_END_DECLS
