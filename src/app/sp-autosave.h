/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-project.h"

G_BEGIN_DECLS

/*
 * SpAutosave: saves a project that has a file by itself, five seconds after the last edit, while it is enabled.
 * Signals: saved; failed (GError).
 */
#define SP_TYPE_AUTOSAVE (sp_autosave_get_type ())
G_DECLARE_FINAL_TYPE (SpAutosave, sp_autosave, SP, AUTOSAVE, GObject)

SpAutosave *sp_autosave_new         (SpProject *project);
void        sp_autosave_set_enabled (SpAutosave *self, gboolean enabled);
void        sp_autosave_stop        (SpAutosave *self);

G_END_DECLS
