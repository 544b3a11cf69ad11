/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-values.h"

G_BEGIN_DECLS

/*
 * SpSelection: what is selected in a window, shared by its list, its pages and its inspector. Either one row
 * of a table, or several of one table, or a cell of the matrix (an actor and an issue), or nothing. Who knows of single
 * rows only sees several as nothing. Signal: changed.
 */
#define SP_TYPE_SELECTION (sp_selection_get_type ())
G_DECLARE_FINAL_TYPE (SpSelection, sp_selection, SP, SELECTION, GObject)

SpSelection *sp_selection_new        (void);
void         sp_selection_select     (SpSelection *self, SpTable table, SpId id);
void         sp_selection_select_cell (SpSelection *self, SpId actor, SpId issue);
void         sp_selection_select_several (SpSelection *self, SpTable table, GArray *ids);
void         sp_selection_clear      (SpSelection *self);
gboolean     sp_selection_is_empty   (SpSelection *self);
gboolean     sp_selection_is_cell    (SpSelection *self);
gboolean     sp_selection_is         (SpSelection *self, SpTable table, SpId id);
SpTable      sp_selection_get_table  (SpSelection *self);   /* SP_TABLE_PROJECT if nothing; SP_TABLE_ACTOR of a cell */
SpId         sp_selection_get_id     (SpSelection *self);   /* the actor of a cell */
SpId         sp_selection_get_issue  (SpSelection *self);   /* of a cell, else SP_ID_NONE */

gboolean     sp_selection_has        (SpSelection *self, SpTable table, SpId id);   /* alone or with others */
gboolean     sp_selection_is_several (SpSelection *self);
GArray      *sp_selection_get_ids    (SpSelection *self);   /* of SpId: none, one or several; a cell has none */

G_END_DECLS
