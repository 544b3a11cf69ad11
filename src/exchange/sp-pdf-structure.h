/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene.h"

G_BEGIN_DECLS

/* A PDF 1.4 that cairo drew from the scenes, tagged, with what cairo cannot say of its structure. */
GBytes *sp_pdf_structure_complete (GBytes *drawn, GPtrArray *scenes, const char *language, GError **error);

G_END_DECLS
