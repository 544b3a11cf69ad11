/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-selection.h"
#include "sp-store.h"

G_BEGIN_DECLS

/*
 * SpSourcesPage: the text of a source, to be read and coded.
 *
 * Property: text-size (double, points).
 * Signals: read-files (GListModel of GFile): files were dropped or pasted; failed (string heading, string body): an
 * edit was refused.
 */
#define SP_TYPE_SOURCES_PAGE (sp_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (SpSourcesPage, sp_sources_page, SP, SOURCES_PAGE, AdwBin)

void sp_sources_page_set_store     (SpSourcesPage *self, SpStore *store);            /* nullable */
void sp_sources_page_set_selection (SpSourcesPage *self, SpSelection *selection);

/* Whether a text is on the screen to be read, in which words can be found; or the caret is in one that is edited, which
 * has an undo of its own. */
gboolean sp_sources_page_is_reading (SpSourcesPage *self);
gboolean sp_sources_page_is_editing (SpSourcesPage *self);
void     sp_sources_page_find       (SpSourcesPage *self);

G_END_DECLS
