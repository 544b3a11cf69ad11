/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-table.h"

#include <glib/gi18n-lib.h>

/* Actors that turn out to be one, and one that turns out to be two. */

/* ?1 takes what is ?2's. A link between the two would be one from an actor to itself. */
static const char * const move_statements[] = {
  "UPDATE statement SET actor = ?1 WHERE actor = ?2",
  "DELETE FROM link_tag WHERE link IN (SELECT id FROM link WHERE from_actor IN (?1, ?2) AND to_actor IN (?1, ?2))",
  "DELETE FROM link WHERE from_actor IN (?1, ?2) AND to_actor IN (?1, ?2)",
  "UPDATE link SET from_actor = ?1 WHERE from_actor = ?2",
  "UPDATE link SET to_actor = ?1 WHERE to_actor = ?2",
  "UPDATE actor SET speaks_for = ?1 WHERE speaks_for = ?2 AND id <> ?1",
  NULL,
};

static gboolean
run_for_ids (SpStore     *self,
             const char  *sql,
             SpId         first,
             SpId         second,
             SpId         third,
             GError     **error)
{
  sqlite3_stmt *statement = sp_store_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, first);
  sqlite3_bind_int64 (statement, 2, second);
  if (sqlite3_bind_parameter_count (statement) > 2)
    sqlite3_bind_int64 (statement, 3, third);
  return sp_store_step (self, statement, error);
}

static gboolean
reads_same (const char *a,
            const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return strcmp (first, second) == 0;
}

static void
add_word (GPtrArray  *words,
          const char *word)
{
  for (guint i = 0; i < words->len; i++)
    if (reads_same (words->pdata[i], word))
      return;
  g_ptr_array_add (words, (gpointer) word);
}

static void
add_words (GPtrArray          *words,
           const char * const *more)
{
  for (guint i = 0; more[i] != NULL; i++)
    add_word (words, more[i]);
}

/* Does A speak for B, directly or through others, as the rows stand? */
static gboolean
speaks_for (SpSnapshot *snapshot,
            SpId        a,
            SpId        b)
{
  guint n = sp_snapshot_get_n_actors (snapshot);

  for (guint steps = 0; a != SP_ID_NONE && steps <= n; steps++)
    {
      const SpActor *actor = sp_snapshot_find_actor (snapshot, a);

      a = actor != NULL ? actor->speaks_for : SP_ID_NONE;
      if (a == b)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_one_of (SpId        id,
           const SpId *ids,
           guint       n)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* For whom the one that is left speaks: whoever one of them speaks for, but no one who speaks for any of them. */
static SpId
find_principal (SpSnapshot *snapshot,
                SpId        into,
                const SpId *others,
                guint       n)
{
  for (guint i = 0; i <= n; i++)
    {
      const SpActor *actor = sp_snapshot_find_actor (snapshot, i == 0 ? into : others[i - 1]);
      SpId principal = actor->speaks_for;
      gboolean circle = principal == into || is_one_of (principal, others, n) || speaks_for (snapshot, principal, into);

      for (guint k = 0; k < n && !circle; k++)
        circle = speaks_for (snapshot, principal, others[k]);
      if (principal != SP_ID_NONE && !circle)
        return principal;
    }
  return SP_ID_NONE;
}

static char *
join_notes (const char *note,
            const char *other)
{
  if (*other == '\0' || strcmp (note, other) == 0)
    return g_strdup (note);
  return *note == '\0' ? g_strdup (other) : g_strconcat (note, "\n", other, NULL);
}

static void
take_fields (SpActor        *row,
             const SpActor  *other,
             char          **note)
{
  g_autofree char *joined = join_notes (*note, other->note);

  if (*row->role == '\0')
    row->role = other->role;
  if (isnan (row->influence))
    row->influence = other->influence;
  if (row->colour == SP_COLOUR_NONE)
    row->colour = other->colour;
  g_set_str (note, joined);
}

static gboolean
check_actors (SpSnapshot  *snapshot,
              SpId         into,
              const SpId  *others,
              guint        n,
              GError     **error)
{
  gboolean right = sp_snapshot_find_actor (snapshot, into) != NULL;

  for (guint i = 0; i < n; i++)
    right = right && sp_snapshot_find_actor (snapshot, others[i]) != NULL && others[i] != into
            && !is_one_of (others[i], others, i);
  if (!right)
    g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_MISSING,
                         _("One of these actors does not exist any more, or was named twice. Choose them again."));
  return right;
}

static gboolean
move_all (SpStore     *self,
          SpId         into,
          const SpId  *others,
          guint        n,
          GError     **error)
{
  for (guint i = 0; i < n; i++)
    {
      for (guint k = 0; move_statements[k] != NULL; k++)
        if (!run_for_ids (self, move_statements[k], into, others[i], SP_ID_NONE, error))
          return FALSE;
      if (!sp_store_delete_actor (self, others[i], error))
        return FALSE;
    }
  return TRUE;
}

/* The names of the others are spellings of the one that is left. */
static gboolean
write_merged (SpStore     *self,
              SpId         into,
              const SpId  *others,
              guint        n,
              GError     **error)
{
  SpSnapshot *snapshot = self->snapshot;
  SpActor row = *sp_snapshot_find_actor (snapshot, into);
  g_autoptr (GPtrArray) aliases = g_ptr_array_new_null_terminated (8, NULL, TRUE);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_null_terminated (8, NULL, TRUE);
  g_autofree char *note = g_strdup (row.note);

  add_word (aliases, row.name);
  add_words (aliases, row.aliases);
  add_words (tags, row.tags);
  for (guint i = 0; i < n; i++)
    {
      const SpActor *other = sp_snapshot_find_actor (snapshot, others[i]);

      add_word (aliases, other->name);
      add_words (aliases, other->aliases);
      add_words (tags, other->tags);
      take_fields (&row, other, &note);
    }
  g_ptr_array_remove_index (aliases, 0);
  row.aliases = (const char * const *) aliases->pdata;
  row.tags = (const char * const *) tags->pdata;
  row.note = note;
  row.speaks_for = find_principal (snapshot, into, others, n);
  return sp_store_update_actor (self, &row, error);
}

/**
 * sp_store_merge_actors:
 * @self: a store in an edit that has not written these actors
 * @into: the actor that is left
 * @others: (array length=n_others): the actors that turned out to be the same one
 * @n_others: how many
 * @error: return location for an error
 *
 * Makes several actors one. It takes their statements, their links, those who speak for them, their names and
 * spellings as other spellings, their tags and notes, and what it does not know of role, influence, colour and of whom
 * it speaks for. Links between them are deleted: no actor is linked with itself.
 *
 * Returns: whether it was written; if not, nothing was, with %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or
 *   %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_merge_actors (SpStore     *self,
                       SpId         into,
                       const SpId  *others,
                       guint        n_others,
                       GError     **error)
{
  gboolean written;

  g_return_val_if_fail (SP_IS_STORE (self) && (others != NULL || n_others == 0), FALSE);

  if (!check_actors (self->snapshot, into, others, n_others, error) || !sp_table_begin_write (self, TRUE, error))
    return FALSE;
  /* Whom it speaks for goes first: in between, a circle would be written. */
  written = run_for_ids (self, "UPDATE actor SET speaks_for = NULL WHERE id IN (?1, ?2)", into, into, SP_ID_NONE, error)
            && move_all (self, into, others, n_others, error)
            && write_merged (self, into, others, n_others, error);
  return sp_table_end_write (self, TRUE, written, error);
}

static gboolean
move_rows (SpStore     *self,
           const char  *sql,
           const SpId  *ids,
           guint        n,
           SpId         from,
           SpId         to,
           GError     **error)
{
  for (guint i = 0; i < n; i++)
    if (!run_for_ids (self, sql, ids[i], to, from, error))
      return FALSE;
  return TRUE;
}

/**
 * sp_store_split_actor:
 * @self: a store in an edit
 * @actor: an actor that turned out to be two
 * @row: the new one
 * @statements: (array length=n_statements): which of its statements are the new one's
 * @n_statements: how many
 * @links: (array length=n_links): which of its links are the new one's; the new one takes the place of @actor in them
 * @n_links: how many
 * @error: return location for an error
 *
 * Adds an actor that takes over a part of what hangs on another one. What does not hang on it is left as it is.
 *
 * Returns: the new actor; %SP_ID_NONE if nothing was written, with the errors of sp_store_add_actor()
 */
SpId
sp_store_split_actor (SpStore        *self,
                      SpId            actor,
                      const SpActor  *row,
                      const SpId     *statements,
                      guint           n_statements,
                      const SpId     *links,
                      guint           n_links,
                      GError        **error)
{
  SpId id;
  gboolean written;

  g_return_val_if_fail (SP_IS_STORE (self) && row != NULL, SP_ID_NONE);

  if (!sp_table_begin_write (self, TRUE, error))
    return SP_ID_NONE;
  id = sp_store_add_actor (self, row, error);
  written = id != SP_ID_NONE
            && move_rows (self, "UPDATE statement SET actor = ?2 WHERE id = ?1 AND actor = ?3", statements, n_statements, actor,
                          id, error)
            && move_rows (self, "UPDATE link SET from_actor = ?2 WHERE id = ?1 AND from_actor = ?3", links, n_links, actor, id,
                          error)
            && move_rows (self, "UPDATE link SET to_actor = ?2 WHERE id = ?1 AND to_actor = ?3", links, n_links, actor, id,
                          error);
  return sp_table_end_write (self, TRUE, written, error) ? id : SP_ID_NONE;
}
