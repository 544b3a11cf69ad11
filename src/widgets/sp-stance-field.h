/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-field.h"
#include "sp-values.h"

G_BEGIN_DECLS

/*
 * SpStanceField: a stance, as one of five steps, an exact point, or none. The keys 1 to 5 choose a step wherever
 * in the field the focus is, 0 takes the stance away.
 */
#define SP_TYPE_STANCE_FIELD (sp_stance_field_get_type ())
G_DECLARE_FINAL_TYPE (SpStanceField, sp_stance_field, SP, STANCE_FIELD, AdwPreferencesRow)

SpStance sp_stance_field_get_stance (SpStanceField *self);
void     sp_stance_field_set_stance (SpStanceField *self, SpStance stance);
void     sp_stance_field_set_ends   (SpStanceField *self, const char *oppose_end, const char *support_end);
void     sp_stance_field_set_has_point (SpStanceField *self, gboolean has_point);
void     sp_stance_field_choose     (SpStanceField *self, SpStance stance);

G_END_DECLS
