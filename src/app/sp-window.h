/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-project.h"

G_BEGIN_DECLS

/* SpWindow: the window of one project, or of the welcome page. */
#define SP_TYPE_WINDOW (sp_window_get_type ())
G_DECLARE_FINAL_TYPE (SpWindow, sp_window, SP, WINDOW, AdwApplicationWindow)

SpWindow  *sp_window_new          (GtkApplication *application, GSettings *settings);   /* shows nothing yet */
SpProject *sp_window_get_project  (SpWindow *self);                    /* NULL on the welcome page */
GFile     *sp_window_get_file     (SpWindow *self);                    /* also while it is being opened */
gboolean   sp_window_is_free      (SpWindow *self);                    /* nothing open and nothing opening */
void       sp_window_show_welcome (SpWindow *self);
void       sp_window_take_project (SpWindow *self, SpProject *project);
void       sp_window_open_file    (SpWindow *self, GFile *file, SpOpenFlags flags);
void       sp_window_open_new     (SpWindow *self);
void       sp_window_open_example (SpWindow *self, const char *name);

G_END_DECLS
