/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-candidates.h"

G_BEGIN_DECLS

/*
 * SpDraftList: sentences of a source that look like statements, to be accepted one by one. Signal: accepted
 * (int start, int end, gint64 actor, gint64 issue).
 */
#define SP_TYPE_DRAFT_LIST (sp_draft_list_get_type ())
G_DECLARE_FINAL_TYPE (SpDraftList, sp_draft_list, SP, DRAFT_LIST, AdwBin)

void sp_draft_list_show (SpDraftList *self, SpSnapshot *snapshot, const char *text, GArray *candidates);

G_END_DECLS
