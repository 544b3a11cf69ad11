/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * SpTextEditor: the text of a source, to be edited. Signals: finished (string text): the text is to be kept; left:
 * it is not.
 */
#define SP_TYPE_TEXT_EDITOR (sp_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (SpTextEditor, sp_text_editor, SP, TEXT_EDITOR, AdwBin)

void         sp_text_editor_open     (SpTextEditor *self, const char *text, int offset);
GtkTextView *sp_text_editor_get_view (SpTextEditor *self);

G_END_DECLS
