/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-merge.h"

G_BEGIN_DECLS

/* SpMergeDialog: the conflicts of a merge, to be decided. Signal decided: all of them are, and the user wants it done. */
#define SP_TYPE_MERGE_DIALOG (sp_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SpMergeDialog, sp_merge_dialog, SP, MERGE_DIALOG, AdwDialog)

AdwDialog *sp_merge_dialog_new        (SpMerge *merge);
SpMerge   *sp_merge_dialog_get_merge  (SpMergeDialog *self);
void       sp_merge_dialog_show_error (SpMergeDialog *self, const GError *error);

G_END_DECLS
