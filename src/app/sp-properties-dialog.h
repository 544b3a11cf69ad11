/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-store.h"

G_BEGIN_DECLS

/* SpPropertiesDialog: the project's title, description and the date of its pictures. */
#define SP_TYPE_PROPERTIES_DIALOG (sp_properties_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SpPropertiesDialog, sp_properties_dialog, SP, PROPERTIES_DIALOG, AdwDialog)

AdwDialog *sp_properties_dialog_new (SpStore *store);

G_END_DECLS
