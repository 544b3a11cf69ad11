/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-field.h"

G_BEGIN_DECLS

/* SpChoiceField: one of a few values, as a drop-down. */
#define SP_TYPE_CHOICE_FIELD (sp_choice_field_get_type ())
G_DECLARE_FINAL_TYPE (SpChoiceField, sp_choice_field, SP, CHOICE_FIELD, AdwComboRow)

void sp_choice_field_set_enum   (SpChoiceField *self, GType type);
void sp_choice_field_set_labels (SpChoiceField *self, const char * const *labels, int first_value);
int  sp_choice_field_get_value  (SpChoiceField *self);
void sp_choice_field_set_value  (SpChoiceField *self, int value);

char *sp_choice_dup_label (GType type, int value);

G_END_DECLS
