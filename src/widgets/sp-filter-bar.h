/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-filter.h"

G_BEGIN_DECLS

/* SpFilterBar: what a filter asks for, part by part, each with a button that takes it away. Property: findings
 * (construct only), whether contradictions and shifts can be asked for with one click. Signal: changed. */
#define SP_TYPE_FILTER_BAR (sp_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpFilterBar, sp_filter_bar, SP, FILTER_BAR, AdwBin)

void      sp_filter_bar_set_filter (SpFilterBar *self, SpFilter *filter, SpSnapshot *snapshot);
SpFilter *sp_filter_bar_get_filter (SpFilterBar *self);

G_END_DECLS
