/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-store-internal.h"

G_BEGIN_DECLS

/*
 * A write to one table. Each stands in a savepoint: when it fails, it has changed nothing, and the edit goes on.
 */

/* What one table asks for besides sp_row_check(): references and names of other rows. */
typedef gboolean (*SpTableCheckFunc)  (SpStore *self, gconstpointer row, GError **error);
/* Deletes what hangs on a row, before the row itself. */
typedef gboolean (*SpTableDetachFunc) (SpStore *self, SpId id, GError **error);

SpId     sp_table_add    (SpStore *self, SpTable table, gconstpointer row, SpTableCheckFunc check, GError **error);
gboolean sp_table_update (SpStore *self, SpTable table, gconstpointer row, SpTableCheckFunc check, GError **error);
gboolean sp_table_delete (SpStore *self, SpTable table, SpId id, SpTableDetachFunc detach, GError **error);

/* A write of several statements, which is taken back as a whole when it fails. */
gboolean sp_table_begin_write (SpStore *self, gboolean in_parts, GError **error);
gboolean sp_table_end_write   (SpStore *self, gboolean in_parts, gboolean written, GError **error);

/* Is there a row ID of TABLE? SP_ID_NONE is right where the reference may be missing. */
gboolean sp_table_check_reference (SpStore *self, SpTable table, SpId id, gboolean may_be_missing, GError **error);
/* Runs statements with the one value ID, the list ending with NULL. */
gboolean sp_table_run_all (SpStore *self, const char * const *statements, SpId id, GError **error);

G_END_DECLS
