/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-project.h"

G_BEGIN_DECLS

/* SpHistoryDialog: the edits of a project, to go back and forth in, and the versions that were saved last.
 * Signal open-version (GFile *). */
#define SP_TYPE_HISTORY_DIALOG (sp_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SpHistoryDialog, sp_history_dialog, SP, HISTORY_DIALOG, AdwDialog)

AdwDialog *sp_history_dialog_new (SpProject *project);

G_END_DECLS
