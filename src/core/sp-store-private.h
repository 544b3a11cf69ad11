/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "sp-store.h"

G_BEGIN_DECLS

/*
 * The side of the store that only the project sees: the database at a path, the state of the working copy and the
 * one way to fill an empty one.
 */

/* Opens the working copy at PATH; CREATE makes a new one with our schema, a new UUID and no rows, and fails if there
 * is a file. One that is not of this version, is damaged or is open elsewhere: SP_STORE_ERROR_FAILED. */
SpStore *sp_store_new_for_path (const char *path, gboolean create, GError **error);

/* The same for one that is there, and whose rows may be known without reading them: FUNC gives them, or NULL. */
typedef SpSnapshot *(*SpStoreRowsFunc) (SpStore *store, gpointer data);
SpStore *sp_store_new_with_rows (const char *path, SpStoreRowsFunc func, gpointer data, GError **error);

/* Closes the connection now, whoever still holds the object: snapshots stay, writes fail from then on. */
void     sp_store_close        (SpStore *self);

/* The one connection, for VACUUM INTO and for reading; NULL after closing. Writing through it is only right in a fill
 * or in an edit, which records it. */
sqlite3 *sp_store_get_database (SpStore *self);

/* Rises by one with every edit, undo, redo and fill, and outlives closing: tells whether the working copy is ahead
 * of what was saved at an earlier revision. */
gint64   sp_store_get_revision (SpStore *self);

/* The state of the working copy: short texts by key, which never leave it. Setting is durable at once, or with the
 * transaction if one is open; it is no edit. NULL removes the key; a missing key reads as NULL without an error. */
gboolean sp_store_get_state (SpStore *self, const char *key, char **value, GError **error);
gboolean sp_store_set_state (SpStore *self, const char *key, const char *value, GError **error);

/* Fills a working copy that has no rows yet: FUNC writes project row (an update of the one that is there), rows
 * and log with SQL of its own, in one transaction whose foreign keys count only at its end. No history lies before
 * it. On FALSE from FUNC everything is taken back. ROWS are what FUNC writes; NULL to read them back. */
typedef gboolean (*SpStoreFillFunc) (sqlite3 *database, gpointer data, GError **error);
gboolean sp_store_fill (SpStore *self, SpStoreFillFunc func, gpointer data, SpSnapshot *rows, GError **error);

/* For a working copy that is deleted on closing. */
gboolean sp_store_become_fleeting (SpStore *self, GError **error);

/* The settings of every connection of ours: hardened, limited, cell sizes checked, nothing mapped. */
gboolean sp_store_harden (sqlite3 *database, GError **error);

G_END_DECLS
