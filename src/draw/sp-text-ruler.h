/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* SpTextRuler: measures many short texts of one font. It belongs to the calling thread. */
typedef struct _SpTextRuler SpTextRuler;

SpTextRuler *sp_text_ruler_new        (const char *font);
void         sp_text_ruler_free       (SpTextRuler *self);
void         sp_text_ruler_measure    (SpTextRuler *self, const char *text, double *width, double *height);
PangoLayout *sp_text_ruler_set_layout (SpTextRuler *self, const char *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTextRuler, sp_text_ruler_free)

G_END_DECLS
