/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-store.h"

G_BEGIN_DECLS

/*
 * Saved views. Of each kind of picture the first view of a project is the one that is shown and changes with every
 * choice; the others are saved under a name, with the date of the pictures. Each change of them is one edit.
 */
const char   *sp_saved_views_get_first_name (SpPictureKind kind);
const SpView *sp_saved_views_find_current (SpSnapshot *snapshot, SpPictureKind kind);                    /* nullable */
GPtrArray    *sp_saved_views_list         (SpSnapshot *snapshot, SpPictureKind kind);                    /* of SpView */

SpId     sp_saved_views_save   (SpStore *store, SpPictureKind kind, const char *name, const char *settings, SpDate as_of,
                                GError **error);
gboolean sp_saved_views_apply  (SpStore *store, SpId id, GError **error);
gboolean sp_saved_views_update (SpStore *store, SpId id, const char *settings, SpDate as_of, GError **error);
gboolean sp_saved_views_rename (SpStore *store, SpId id, const char *name, GError **error);

G_END_DECLS
