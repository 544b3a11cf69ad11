/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-store.h"

G_BEGIN_DECLS

/*
 * SpSplitDialog: makes two of one actor: which spellings, statements and links go to a new one is chosen.
 * Signal: split (gint64 id, string told): it is written; the new actor, and a sentence for the user.
 */
#define SP_TYPE_SPLIT_DIALOG (sp_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SpSplitDialog, sp_split_dialog, SP, SPLIT_DIALOG, AdwDialog)

AdwDialog *sp_split_dialog_new (SpStore *store, SpId actor);

G_END_DECLS
