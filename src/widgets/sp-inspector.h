/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-selection.h"
#include "sp-store.h"

G_BEGIN_DECLS

/* SpInspector: the fields of what is selected. Each change is written at once, as one edit. */
#define SP_TYPE_INSPECTOR (sp_inspector_get_type ())
G_DECLARE_FINAL_TYPE (SpInspector, sp_inspector, SP, INSPECTOR, AdwBin)

void sp_inspector_set_store     (SpInspector *self, SpStore *store);           /* nullable */
void sp_inspector_set_selection (SpInspector *self, SpSelection *selection);
void sp_inspector_settle        (SpInspector *self);

/* Puts the focus to the first field. */
void sp_inspector_edit (SpInspector *self);

G_END_DECLS
