/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-project-recovery.h"

G_BEGIN_DECLS

/*
 * SpWelcomePage: where to begin: recent projects, unsaved work, New, Open and the examples.
 * Signals: open-file (GFile), open-example (string), open-recoverable (gpointer to an SpRecoverable, for the call).
 */
#define SP_TYPE_WELCOME_PAGE (sp_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (SpWelcomePage, sp_welcome_page, SP, WELCOME_PAGE, AdwBin)

void sp_welcome_page_reload (SpWelcomePage *self);

G_END_DECLS
