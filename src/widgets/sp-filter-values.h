/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sp-filter.h"

G_BEGIN_DECLS

/* SpFilterValue: one value that a field of a filter can want. Property: label. */
#define SP_TYPE_FILTER_VALUE (sp_filter_value_get_type ())
G_DECLARE_FINAL_TYPE (SpFilterValue, sp_filter_value, SP, FILTER_VALUE, GObject)

const char *sp_filter_value_get_label (SpFilterValue *self);
gboolean    sp_filter_value_is_wanted (SpFilterValue *self, const SpFilter *filter);
void        sp_filter_value_set_wanted (SpFilterValue *self, SpFilter *filter, gboolean wanted);

/* All values of a field that occur in a project. */
GListModel *sp_filter_list_values     (SpSnapshot *snapshot, SpFilterField field);

G_END_DECLS
