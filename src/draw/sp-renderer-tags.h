/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene.h"

G_BEGIN_DECLS

void        sp_renderer_begin_link (cairo_t *cr, const char *address);
void        sp_renderer_keep_spaces (PangoLayout *layout);
const char *sp_renderer_get_tag    (SpRole role);

G_END_DECLS
