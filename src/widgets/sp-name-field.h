/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-entry-field.h"
#include "sp-store.h"

G_BEGIN_DECLS

/*
 * SpNameField: an entry for the name of an actor, an issue or a source, or for a kind of link, completed while it is
 * typed. Signal: taken (a name was taken from the list).
 */
#define SP_TYPE_NAME_FIELD (sp_name_field_get_type ())
G_DECLARE_FINAL_TYPE (SpNameField, sp_name_field, SP, NAME_FIELD, SpEntryField)

void     sp_name_field_set_table     (SpNameField *self, SpTable table);
void     sp_name_field_set_allow_new (SpNameField *self, gboolean allow_new);
void     sp_name_field_set_snapshot  (SpNameField *self, SpSnapshot *snapshot);
SpId     sp_name_field_get_id        (SpNameField *self);
void     sp_name_field_set_id        (SpNameField *self, SpId id);

/* The row that is named; a new actor or issue is made, within an edit. SP_ID_NONE with an error. */
SpId     sp_name_field_ensure_row    (SpNameField *self, SpStore *store, GError **error);

G_END_DECLS
