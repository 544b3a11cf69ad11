/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-field.h"

G_BEGIN_DECLS

/* SpNoteField: a text of any number of lines, with its title above. */
#define SP_TYPE_NOTE_FIELD (sp_note_field_get_type ())
G_DECLARE_FINAL_TYPE (SpNoteField, sp_note_field, SP, NOTE_FIELD, AdwPreferencesRow)

const char *sp_note_field_get_text (SpNoteField *self);
void        sp_note_field_set_text (SpNoteField *self, const char *text);

G_END_DECLS
