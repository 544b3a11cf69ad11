/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* The datapackage.json of a project. */
char *sp_tables_describe (SpSnapshot *snapshot);

G_END_DECLS
