/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-store.h"

G_BEGIN_DECLS

/* SpSearchDialog: search over everything in a project. The arrow keys move in what was found, Enter goes there.
 * Signals: chosen (int table, int64 id), action (char *detailed_name); the dialog closes itself. */
#define SP_TYPE_SEARCH_DIALOG (sp_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SpSearchDialog, sp_search_dialog, SP, SEARCH_DIALOG, AdwDialog)

AdwDialog *sp_search_dialog_new (SpStore *store);

G_END_DECLS
