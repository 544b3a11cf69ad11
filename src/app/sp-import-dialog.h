/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-store.h"

G_BEGIN_DECLS

/*
 * SpImportDialog: shows what an import of files would do, then does it; both in a thread.
 * Signal: imported (const char *words), after the edit, before the dialog closes.
 */
#define SP_TYPE_IMPORT_DIALOG (sp_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SpImportDialog, sp_import_dialog, SP, IMPORT_DIALOG, AdwDialog)

AdwDialog *sp_import_dialog_new (SpStore *store, GListModel *files);

G_END_DECLS
