/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-field.h"
#include "sp-values.h"

G_BEGIN_DECLS

/* SpColourField: a colour, or none. */
#define SP_TYPE_COLOUR_FIELD (sp_colour_field_get_type ())
G_DECLARE_FINAL_TYPE (SpColourField, sp_colour_field, SP, COLOUR_FIELD, AdwActionRow)

SpColour sp_colour_field_get_colour (SpColourField *self);
void     sp_colour_field_set_colour (SpColourField *self, SpColour colour);

G_END_DECLS
