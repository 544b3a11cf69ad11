/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-filter.h"

G_BEGIN_DECLS

/* SpFilterPopover: where a filter is put together: a list of what can be filtered by, and for each its values to
 * check. Used by the pictures and by the table of statements. Signal: changed. */
#define SP_TYPE_FILTER_POPOVER (sp_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (SpFilterPopover, sp_filter_popover, SP, FILTER_POPOVER, GtkPopover)

void      sp_filter_popover_follow     (SpFilterPopover *self, SpSnapshot *snapshot);    /* nullable */
void      sp_filter_popover_set_filter (SpFilterPopover *self, SpFilter *filter);
SpFilter *sp_filter_popover_get_filter (SpFilterPopover *self);

G_END_DECLS
