/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* SpTextBox: a text view that is as high as its text, up to a number of lines, and scrolls beyond. */
#define SP_TYPE_TEXT_BOX (sp_text_box_get_type ())
G_DECLARE_FINAL_TYPE (SpTextBox, sp_text_box, SP, TEXT_BOX, GtkWidget)

/* Longer texts scroll, so that one of them does not push the rest of a form out of sight. */
#define SP_TEXT_BOX_LINES 12

G_END_DECLS
