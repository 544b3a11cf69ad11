/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void       sp_shortcuts_install    (GtkApplication *application);
AdwDialog *sp_shortcuts_dialog_new (void);

G_END_DECLS
