/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-values.h"

G_BEGIN_DECLS

/* SpTextMapping: where the passages of a text stand in another version of it. */
typedef struct _SpTextMapping SpTextMapping;

SpTextMapping *sp_text_mapping_new  (const char *before, const char *after);
void           sp_text_mapping_free (SpTextMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTextMapping, sp_text_mapping_free)

/* SP_PASSAGE_NONE where the words are not there any more. */
SpPassage      sp_text_mapping_find (SpTextMapping *self, SpPassage passage);

G_END_DECLS
