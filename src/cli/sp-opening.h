/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-project.h"

G_BEGIN_DECLS

/* Reads the project that the user named, with progress on the terminal: for commands that only look at it. */
SpSnapshot *sp_opening_read         (const char *name, GError **error);
/* Opens it in a working copy. */
SpProject  *sp_opening_open         (const char *name, SpOpenFlags flags, GError **error);
/* The same with the working copy of the window, and so its history; where there is none, as it would be. */
SpProject  *sp_opening_open_history (const char *name, GError **error);

/* The example's file, or NULL with an error that names the examples that are there. */
GFile      *sp_opening_find_example (const char *name, GError **error);

G_END_DECLS
