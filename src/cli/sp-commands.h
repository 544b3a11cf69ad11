/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-command.h"

G_BEGIN_DECLS

/* The commands that work on projects, up to NULL. The one thing that is seen of their module from outside. */
const SpCommand * const *sp_commands_list (void);

/* Loads the module, where it was not yet; NULL with an error. */
const SpCommand * const *sp_commands_load (GError **error);

G_END_DECLS
