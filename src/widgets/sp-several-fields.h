/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-store.h"

G_BEGIN_DECLS

/*
 * SpSeveralFields: the fields that several rows of a table have in common; what differs is shown as such. Each change is
 * one edit of all of them. Signal: edited (string told).
 */
#define SP_TYPE_SEVERAL_FIELDS (sp_several_fields_get_type ())
G_DECLARE_FINAL_TYPE (SpSeveralFields, sp_several_fields, SP, SEVERAL_FIELDS, AdwPreferencesGroup)

void sp_several_fields_show (SpSeveralFields *self, SpStore *store, SpTable table, GArray *ids);

G_END_DECLS
