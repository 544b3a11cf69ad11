/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-rows-edits.h"

#include <glib/gi18n-lib.h>

#include "sp-name-matches.h"
#include "sp-row-form.h"

typedef gboolean (*EditFunc) (SpStore *store, SpId id, gpointer data, GError **error);

typedef struct
{
  SpTable table;
  const char *find;
  const char *replacement;
  guint n_renamed;
} Renaming;

/**
 * sp_rows_dup_count:
 * @table: actors, issues, sources, statements or links
 * @n: how many
 *
 * Returns: (transfer full): the number in words
 */
char *
sp_rows_dup_count (SpTable table,
                   guint   n)
{
  if (table == SP_TABLE_ACTOR)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u actor", "%'u actors", n), n);
  if (table == SP_TABLE_ISSUE)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u issue", "%'u issues", n), n);
  if (table == SP_TABLE_STATEMENT)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u statement", "%'u statements", n), n);
  if (table == SP_TABLE_LINK)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u link", "%'u links", n), n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u source", "%'u sources", n), n);
}

/* LABEL has a %s for the rows. */
static gboolean
edit (SpStore     *store,
      SpTable      table,
      GArray      *ids,
      const char  *label,
      EditFunc     write,
      gpointer     data,
      char       **told,
      GError     **error)
{
  g_autofree char *count = sp_rows_dup_count (table, ids->len);
  g_autofree char *words = sp_edit_label (label, count);
  gboolean written = TRUE;

  if (!sp_store_begin (store, words, error))
    return FALSE;
  for (guint i = 0; i < ids->len && written; i++)
    written = write (store, g_array_index (ids, SpId, i), data, error);
  if (!written)
    {
      sp_store_rollback (store);
      return FALSE;
    }
  if (!sp_store_commit (store, error))
    return FALSE;
  *told = g_steal_pointer (&words);
  return TRUE;
}

static gboolean
delete_row (SpStore   *store,
            SpId       id,
            gpointer   data,
            GError   **error)
{
  return sp_store_delete_row (store, (SpTable) GPOINTER_TO_INT (data), id, error);
}

static char *
tell_deletion (const char *rows,
               guint       n_statements,
               guint       n_links)
{
  g_autofree char *statements = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u statement", "%'u statements", n_statements),
                                                 n_statements);
  g_autofree char *links = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u link", "%'u links", n_links), n_links);

  if (n_statements > 0 && n_links > 0)
    /* Translators: a number of actors, of statements, of links */
    return g_strdup_printf (_("%s deleted with %s and %s"), rows, statements, links);
  if (n_statements > 0 || n_links > 0)
    /* Translators: a number of actors, and of statements or links */
    return g_strdup_printf (_("%s deleted with %s"), rows, n_links > 0 ? links : statements);
  return g_strdup_printf (_("%s deleted"), rows);
}

/**
 * sp_rows_delete:
 * @store: the project's store
 * @table: actors, issues or sources
 * @ids: (element-type SpId): the rows
 * @told: (out) (transfer full): what was deleted, with all that hung on it
 * @error: return location for an error of the store
 *
 * Deletes rows with all that hangs on them.
 *
 * Returns: whether they are deleted
 */
gboolean
sp_rows_delete (SpStore  *store,
                SpTable   table,
                GArray   *ids,
                char    **told,
                GError  **error)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (store));
  g_autofree char *count = sp_rows_dup_count (table, ids->len);
  g_autofree char *label = NULL;
  SpSnapshot *after;

  if (!edit (store, table, ids, _("Delete %s"), delete_row, GINT_TO_POINTER (table), &label, error))
    return FALSE;
  after = sp_store_get_snapshot (store);
  *told = tell_deletion (count,
                         sp_snapshot_get_n_statements (before) - sp_snapshot_get_n_statements (after)
                           - (table == SP_TABLE_STATEMENT ? ids->len : 0),
                         sp_snapshot_get_n_links (before) - sp_snapshot_get_n_links (after)
                           - (table == SP_TABLE_LINK ? ids->len : 0));
  return TRUE;
}

static gboolean
write_name (SpStore     *store,
            SpTable      table,
            SpId         id,
            const char  *name,
            GError     **error)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (store);

  if (table == SP_TABLE_ACTOR)
    {
      SpActor row = *sp_snapshot_find_actor (snapshot, id);

      row.name = name;
      return sp_store_update_actor (store, &row, error);
    }
  if (table == SP_TABLE_ISSUE)
    {
      SpIssue row = *sp_snapshot_find_issue (snapshot, id);

      row.name = name;
      return sp_store_update_issue (store, &row, error);
    }
  SpSource row = *sp_snapshot_find_source (snapshot, id);

  row.title = name;
  return sp_store_update_source (store, &row, error);
}

static gboolean
rename_row (SpStore   *store,
            SpId       id,
            gpointer   data,
            GError   **error)
{
  Renaming *renaming = data;
  g_autoptr (GString) name = g_string_new (sp_name_of (sp_store_get_snapshot (store), renaming->table, id));

  if (g_string_replace (name, renaming->find, renaming->replacement, 0) == 0)
    return TRUE;
  g_strstrip (name->str);
  renaming->n_renamed++;
  return write_name (store, renaming->table, id, name->str, error);
}

/**
 * sp_rows_rename:
 * @store: the project's store
 * @table: actors, issues or sources
 * @ids: (element-type SpId): the rows
 * @find: what stands in their names, not empty
 * @replacement: what is to stand there instead
 * @told: (out) (transfer full): what was done
 * @error: return location for an error of the store
 *
 * Replaces a part of the names of rows, wherever it stands in them. A name that would be empty, or that another row has
 * already, is an error, and nothing is written then.
 *
 * Returns: whether it went well
 */
gboolean
sp_rows_rename (SpStore     *store,
                SpTable      table,
                GArray      *ids,
                const char  *find,
                const char  *replacement,
                char       **told,
                GError     **error)
{
  Renaming renaming = { table, find, replacement, 0 };
  g_autofree char *label = NULL;
  g_autofree char *count = NULL;

  g_return_val_if_fail (*find != '\0', FALSE);

  if (!edit (store, table, ids, _("Rename %s"), rename_row, &renaming, &label, error))
    return FALSE;
  count = sp_rows_dup_count (table, renaming.n_renamed);
  /* Translators: %s is a number of actors, issues or sources */
  *told = g_strdup_printf (_("%s renamed"), count);
  return TRUE;
}

/**
 * sp_actors_merge:
 * @store: the project's store
 * @into: the actor that is left, one of @ids
 * @ids: (element-type SpId): the actors that are one
 * @told: (out) (transfer full): what was done
 * @error: return location for an error of the store
 *
 * Makes several actors one, see sp_store_merge_actors().
 *
 * Returns: whether it was written
 */
gboolean
sp_actors_merge (SpStore  *store,
                 SpId      into,
                 GArray   *ids,
                 char    **told,
                 GError  **error)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (SpId));
  g_autofree char *count = sp_rows_dup_count (SP_TABLE_ACTOR, ids->len);
  g_autofree char *name = g_strdup (sp_name_of (sp_store_get_snapshot (store), SP_TABLE_ACTOR, into));
  g_autofree char *label = sp_edit_label (_("Merge actors into “%s”"), name);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, SpId, i) != into)
      g_array_append_val (others, g_array_index (ids, SpId, i));
  if (!sp_store_begin (store, label, error))
    return FALSE;
  if (!sp_store_merge_actors (store, into, (const SpId *) (gpointer) others->data, others->len, error))
    {
      sp_store_rollback (store);
      return FALSE;
    }
  if (!sp_store_commit (store, error))
    return FALSE;
  /* Translators: a number of actors, and the name of the one that is left */
  *told = g_strdup_printf (_("%s are “%s” now"), count, name);
  return TRUE;
}

static gboolean
add_tags (SpStore   *store,
          SpId       id,
          gpointer   data,
          GError   **error)
{
  const char * const *more = data;
  SpActor row = *sp_snapshot_find_actor (sp_store_get_snapshot (store), id);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_null_terminated (8, NULL, TRUE);

  for (guint i = 0; row.tags[i]; i++)
    g_ptr_array_add (tags, (gpointer) row.tags[i]);
  for (guint i = 0; more[i]; i++)
    if (!g_strv_contains (row.tags, more[i]))
      g_ptr_array_add (tags, (gpointer) more[i]);
  row.tags = (const char * const *) tags->pdata;
  return sp_store_update_actor (store, &row, error);
}

/**
 * sp_actors_tag:
 * @store: the project's store
 * @ids: (element-type SpId): actors
 * @tags: tags
 * @told: (out) (transfer full): what was done
 * @error: return location for an error of the store
 *
 * Gives actors tags beside those that they have.
 *
 * Returns: whether it was written
 */
gboolean
sp_actors_tag (SpStore             *store,
               GArray              *ids,
               const char * const  *tags,
               char               **told,
               GError             **error)
{
  return edit (store, SP_TABLE_ACTOR, ids, _("Tag %s"), add_tags, (gpointer) tags, told, error);
}

static gboolean
keep_other_spellings (SpStore             *store,
                      const SpActor       *old,
                      const char          *name,
                      const char * const  *moved,
                      GError             **error)
{
  g_autoptr (GPtrArray) aliases = g_ptr_array_new_null_terminated (8, NULL, TRUE);
  SpActor row = *old;

  for (guint i = 0; old->aliases[i]; i++)
    if (!g_strv_contains (moved, old->aliases[i]) && !g_str_equal (old->aliases[i], name))
      g_ptr_array_add (aliases, (gpointer) old->aliases[i]);
  row.aliases = (const char * const *) aliases->pdata;
  return sp_store_update_actor (store, &row, error);
}

static SpId
add_split_actor (SpStore             *store,
                 const SpActor       *old,
                 const char          *name,
                 const char * const  *moved,
                 GError             **error)
{
  g_autoptr (GPtrArray) aliases = g_ptr_array_new_null_terminated (8, NULL, TRUE);
  SpActor row = SP_ACTOR_INIT;

  for (guint i = 0; moved[i]; i++)
    if (!g_str_equal (moved[i], name))
      g_ptr_array_add (aliases, (gpointer) moved[i]);
  row.name = name;
  row.kind = old->kind;
  row.speaks_for = old->speaks_for;
  row.tags = old->tags;
  row.aliases = (const char * const *) aliases->pdata;
  return sp_store_add_actor (store, &row, error);
}

static gboolean
move_rows (SpStore     *store,
           SpSnapshot  *before,
           SpId         from,
           SpId         to,
           GArray      *statements,
           GArray      *links,
           GError     **error)
{
  for (guint i = 0; i < statements->len; i++)
    {
      SpStatement row = *sp_snapshot_find_statement (before, g_array_index (statements, SpId, i));

      row.actor = to;
      if (!sp_store_update_statement (store, &row, error))
        return FALSE;
    }
  for (guint i = 0; i < links->len; i++)
    {
      SpLink row = *sp_snapshot_find_link (before, g_array_index (links, SpId, i));

      if (row.from == from)
        row.from = to;
      else
        row.to = to;
      if (!sp_store_update_link (store, &row, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sp_actor_split:
 * @store: the project's store
 * @actor: an actor that stands for two
 * @name: of the new one, which no actor has yet
 * @aliases: those of its spellings that are the new one's
 * @statements: (element-type SpId): those of its statements that are the new one's
 * @links: (element-type SpId): those of its links that are the new one's
 * @told: (out) (transfer full): what was done
 * @error: return location for an error of the store
 *
 * Makes two of one actor, as one edit: what merging put together. The new one is of the same kind, speaks for the same
 * actor and has the same tags; the name is no spelling of the old one any more. Takes O(n) writes for n rows that move.
 *
 * Returns: the new actor, or %SP_ID_NONE
 */
SpId
sp_actor_split (SpStore             *store,
                SpId                 actor,
                const char          *name,
                const char * const  *aliases,
                GArray              *statements,
                GArray              *links,
                char               **told,
                GError             **error)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (store));
  const SpActor *old = sp_snapshot_find_actor (before, actor);
  g_autofree char *label = NULL;
  SpId id;

  g_return_val_if_fail (old != NULL, SP_ID_NONE);

  label = sp_edit_label (_("Split actor “%s”"), old->name);
  if (!sp_store_begin (store, label, error))
    return SP_ID_NONE;
  id = keep_other_spellings (store, old, name, aliases, error) ? add_split_actor (store, old, name, aliases, error) : SP_ID_NONE;
  if (id == SP_ID_NONE || !move_rows (store, before, actor, id, statements, links, error))
    {
      sp_store_rollback (store);
      return SP_ID_NONE;
    }
  if (!sp_store_commit (store, error))
    return SP_ID_NONE;
  /* Translators: the names of the new actor and of the one that it was a part of */
  *told = g_strdup_printf (_("“%s” is split off “%s”"), name, old->name);
  return id;
}
