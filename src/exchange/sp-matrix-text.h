/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

/* The position matrix of a scene as a table for word processors and spreadsheets; NULL where the scene has none. */
char *sp_matrix_text_write_html (SpScene *scene, SpSnapshot *snapshot);
char *sp_matrix_text_write_tsv  (SpScene *scene, SpSnapshot *snapshot);

G_END_DECLS
