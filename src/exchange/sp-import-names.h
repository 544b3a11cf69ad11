/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* Which row a name means: actors by name, then by another spelling; issues by name; sources by title. */
typedef struct _SpImportNames SpImportNames;

SpImportNames *sp_import_names_new  (SpSnapshot *snapshot);
void           sp_import_names_free (SpImportNames *self);
void           sp_import_names_add  (SpImportNames *self, SpTable table, const char *name, SpId id);
void           sp_import_names_move (SpImportNames *self, SpTable table, const char *before, const char *name, SpId id);
void           sp_import_names_add_aliases (SpImportNames *self, const char * const *aliases, SpId id);
SpId           sp_import_names_find (SpImportNames *self, SpTable table, const char *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpImportNames, sp_import_names_free)

G_END_DECLS
