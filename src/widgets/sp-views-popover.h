/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-snapshot.h"

G_BEGIN_DECLS

/*
 * SpViewsPopover: the saved views of one kind of picture. It writes nothing: signals tell what is asked for. Signals:
 * save (name), apply (id), update (id), rename (id, name), delete (id).
 */
#define SP_TYPE_VIEWS_POPOVER (sp_views_popover_get_type ())
G_DECLARE_FINAL_TYPE (SpViewsPopover, sp_views_popover, SP, VIEWS_POPOVER, GtkPopover)

void sp_views_popover_follow (SpViewsPopover *self, SpSnapshot *snapshot, SpPictureKind kind);    /* nullable */

G_END_DECLS
