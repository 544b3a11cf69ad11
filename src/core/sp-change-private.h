/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "sp-change.h"

G_BEGIN_DECLS

/* Reads a changeset that was just applied to DATABASE or recorded from it; NULL if it is damaged. */
SpChange *sp_change_new_for_changeset (sqlite3 *database, int size, gconstpointer changeset);

G_END_DECLS
