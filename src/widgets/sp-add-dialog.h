/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-row-form.h"

G_BEGIN_DECLS

/*
 * SpAddDialog: collects a new actor, issue, source, statement or link, and adds it as one edit.
 * Signal: added (SpTable table as an int, gint64 id).
 */
#define SP_TYPE_ADD_DIALOG (sp_add_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SpAddDialog, sp_add_dialog, SP, ADD_DIALOG, AdwDialog)

AdwDialog *sp_add_dialog_new      (SpStore *store, SpTable table);
SpRowForm *sp_add_dialog_get_form (SpAddDialog *self);

G_END_DECLS
