/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import-names.h"

#include "sp-row-check.h"

/* Names lead to ids as they are written, and by the keys that the store tells names apart by. */
struct _SpImportNames
{
  GHashTable *names[SP_N_TABLES];     /* char* -> SpId* */
  GHashTable *aliases;
};

static void
add_name (GHashTable *names,
          const char *name,
          SpId        id)
{
  char *key;

  if (name == NULL || *name == '\0' || g_hash_table_contains (names, name))
    return;
  g_hash_table_insert (names, g_strdup (name), g_memdup2 (&id, sizeof id));
  key = sp_name_to_key (name);
  if (g_hash_table_contains (names, key))
    g_free (key);
  else
    g_hash_table_insert (names, key, g_memdup2 (&id, sizeof id));
}

/* Most names are written as they were before, which is quicker to find. */
static const SpId *
find_name (GHashTable *names,
           const char *name)
{
  const SpId *id = g_hash_table_lookup (names, name);
  g_autofree char *key = NULL;

  if (id != NULL)
    return id;
  key = sp_name_to_key (name);
  return g_hash_table_lookup (names, key);
}

static void
add_rows (SpImportNames *self,
          SpSnapshot    *snapshot)
{
  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    {
      const SpActor *actor = sp_snapshot_get_actor (snapshot, i);

      sp_import_names_add (self, SP_TABLE_ACTOR, actor->name, actor->id);
      sp_import_names_add_aliases (self, actor->aliases, actor->id);
    }
  for (guint i = 0; i < sp_snapshot_get_n_issues (snapshot); i++)
    {
      const SpIssue *issue = sp_snapshot_get_issue (snapshot, i);

      sp_import_names_add (self, SP_TABLE_ISSUE, issue->name, issue->id);
    }
  for (guint i = 0; i < sp_snapshot_get_n_sources (snapshot); i++)
    {
      const SpSource *source = sp_snapshot_get_source (snapshot, i);

      sp_import_names_add (self, SP_TABLE_SOURCE, source->title, source->id);
    }
}

/**
 * sp_import_names_new:
 * @snapshot: the project
 *
 * Returns: (transfer full): an index of all names in @snapshot
 */
SpImportNames *
sp_import_names_new (SpSnapshot *snapshot)
{
  SpImportNames *self = g_new0 (SpImportNames, 1);

  for (guint i = 0; i < SP_N_TABLES; i++)
    self->names[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add_rows (self, snapshot);
  return self;
}

/**
 * sp_import_names_free:
 * @self: (transfer full): an index
 *
 * Frees the index.
 */
void
sp_import_names_free (SpImportNames *self)
{
  for (guint i = 0; i < SP_N_TABLES; i++)
    g_clear_pointer (&self->names[i], g_hash_table_unref);
  g_clear_pointer (&self->aliases, g_hash_table_unref);
  g_free (self);
}

/**
 * sp_import_names_add:
 * @self: an index
 * @table: of the row
 * @name: (nullable): the row's name
 * @id: the row
 *
 * Adds a name. Of two rows with the same one, which only sources can have, the first is meant.
 */
void
sp_import_names_add (SpImportNames *self,
                     SpTable        table,
                     const char    *name,
                     SpId           id)
{
  add_name (self->names[table], name, id);
}

static void
remove_name (GHashTable *names,
             const char *name,
             SpId        id)
{
  g_autofree char *key = sp_name_to_key (name);
  const char *forms[] = { name, key };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const SpId *found = g_hash_table_lookup (names, forms[i]);

      if (found != NULL && *found == id)
        g_hash_table_remove (names, forms[i]);
    }
}

/**
 * sp_import_names_move:
 * @self: an index
 * @table: of the row
 * @before: (nullable): the name that the row had
 * @name: the name that it has now
 * @id: the row
 *
 * Gives a row a name, even if another row had it before, and takes its old one away.
 */
void
sp_import_names_move (SpImportNames *self,
                      SpTable        table,
                      const char    *before,
                      const char    *name,
                      SpId           id)
{
  const SpId *found = g_hash_table_lookup (self->names[table], name);

  if (found != NULL && *found == id)
    return;
  if (before != NULL)
    remove_name (self->names[table], before, id);
  if (found != NULL)
    remove_name (self->names[table], name, *found);
  add_name (self->names[table], name, id);
}

/**
 * sp_import_names_add_aliases:
 * @self: an index
 * @aliases: (nullable): other spellings of an actor
 * @id: the actor
 *
 * Adds spellings that mean the actor unless another actor's name is the same.
 */
void
sp_import_names_add_aliases (SpImportNames      *self,
                             const char * const *aliases,
                             SpId                id)
{
  for (guint i = 0; aliases != NULL && aliases[i] != NULL; i++)
    add_name (self->aliases, aliases[i], id);
}

/**
 * sp_import_names_find:
 * @self: an index
 * @table: where to look
 * @name: a name
 *
 * Returns: the row of that name, or %SP_ID_NONE
 */
SpId
sp_import_names_find (SpImportNames *self,
                      SpTable        table,
                      const char    *name)
{
  const SpId *id = find_name (self->names[table], name);

  if (id == NULL && table == SP_TABLE_ACTOR)
    id = find_name (self->aliases, name);
  return id != NULL ? *id : SP_ID_NONE;
}
