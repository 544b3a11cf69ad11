/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-selection.h"
#include "sp-store.h"

G_BEGIN_DECLS

/*
 * SpInsightsPage: what stands out in a project, in words and small bars, each with its method and the rows behind it.
 * Follows the project while it is seen.
 * Signal: activated: a row was asked for; it is selected.
 */
#define SP_TYPE_INSIGHTS_PAGE (sp_insights_page_get_type ())
G_DECLARE_FINAL_TYPE (SpInsightsPage, sp_insights_page, SP, INSIGHTS_PAGE, AdwBin)

void sp_insights_page_set_store     (SpInsightsPage *self, SpStore *store);            /* nullable */
void sp_insights_page_set_selection (SpInsightsPage *self, SpSelection *selection);

G_END_DECLS
