/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene.h"

G_BEGIN_DECLS

/* A layout as every picture sets its text: 1 unit is 1 point, no hinting, so that measures hold at every size.
 * It belongs to the calling thread; free with g_object_unref. */
PangoLayout *sp_text_create_layout (const char *text, const char *font);

/* By its first strong letter. */
gboolean sp_text_is_right_to_left (PangoLayout *layout);

/* The alignment that brings a text to the leading side of its box: left, or right in a right-to-left picture,
 * whatever the text's own direction is; and to the trailing side. */
SpAlign sp_text_align_leading  (const char *text, gboolean right_to_left);
SpAlign sp_text_align_trailing (const char *text, gboolean right_to_left);

G_END_DECLS
