/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-project.h"

G_BEGIN_DECLS

GFile     *sp_example_find (const char *name);
/* A new project with the content of an example, "berlin" or "un", and no file. */
SpProject *sp_example_open (const char *name, GError **error);

G_END_DECLS
