/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-selection.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

/* SpRelatedGroup: the statements or the links of an actor, an issue, a source or a cell. A click selects one. */
#define SP_TYPE_RELATED_GROUP (sp_related_group_get_type ())
G_DECLARE_FINAL_TYPE (SpRelatedGroup, sp_related_group, SP, RELATED_GROUP, AdwPreferencesGroup)

void sp_related_group_set_selection   (SpRelatedGroup *self, SpSelection *selection);
/* Of SP_ID_NONE: whichever. Hidden where there are none. */
void sp_related_group_show_statements (SpRelatedGroup *self, SpSnapshot *snapshot, SpId actor, SpId issue, SpId source);
void sp_related_group_show_links      (SpRelatedGroup *self, SpSnapshot *snapshot, SpId actor);

G_END_DECLS
