/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-store.h"

G_BEGIN_DECLS

/* SpSeveralPanel: what can be done with several actors, issues or sources at once. Signal: edited (char *told). */
#define SP_TYPE_SEVERAL_PANEL (sp_several_panel_get_type ())
G_DECLARE_FINAL_TYPE (SpSeveralPanel, sp_several_panel, SP, SEVERAL_PANEL, AdwBin)

void sp_several_panel_show (SpSeveralPanel *self, SpStore *store, SpTable table, GArray *ids);

G_END_DECLS
