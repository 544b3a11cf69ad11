/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-row-words.h"

#include <glib/gi18n-lib.h>

#include "sp-name-matches.h"
#include "sp-row-form.h"

/**
 * sp_stance_dup_step_words:
 * @stance: a stance
 *
 * Returns: (transfer full): the stance in words
 */
char *
sp_stance_dup_step_words (SpStance stance)
{
  if (stance.kind == SP_STANCE_KIND_NONE)
    return g_strdup (_("no stance"));
  if (stance.kind == SP_STANCE_KIND_STEP)
    return g_strdup (sp_step_to_label ((int) stance.value));
  return g_strdup_printf (_("%g of 100"), stance.value);
}

/**
 * sp_stance_dup_words:
 * @statement: a statement
 *
 * Returns: (transfer full): its stance and qualifier in words; a firm stance needs no qualifier
 */
char *
sp_stance_dup_words (const SpStatement *statement)
{
  const char *qualifier = sp_enum_to_label (SP_TYPE_QUALIFIER, statement->qualifier);
  g_autofree char *stance = sp_stance_dup_step_words (statement->stance);

  if (statement->qualifier == SP_QUALIFIER_FIRM)
    return g_steal_pointer (&stance);
  if (statement->stance.kind == SP_STANCE_KIND_NONE)
    return g_strdup (qualifier);
  /* Translators: a stance and its qualifier */
  return g_strdup_printf (C_("stance", "%s, %s"), stance, qualifier);
}

/**
 * sp_link_dup_words:
 * @snapshot: the rows
 * @link: a link
 *
 * Returns: (transfer full): who is linked to whom and how
 */
char *
sp_link_dup_words (SpSnapshot   *snapshot,
                   const SpLink *link)
{
  const char *from = sp_name_of (snapshot, SP_TABLE_ACTOR, link->from);
  const char *to = sp_name_of (snapshot, SP_TABLE_ACTOR, link->to);

  if (link->directed)
    /* Translators: an actor, another actor, and the kind of the link from the first to the second */
    return g_strdup_printf (_("%s → %s: %s"), from, to, link->kind);
  /* Translators: an actor, another actor, and the kind of the link between them */
  return g_strdup_printf (_("%s ↔ %s: %s"), from, to, link->kind);
}

/**
 * sp_row_dup_name:
 * @snapshot: the rows
 * @table: any table but the project's
 * @id: a row
 *
 * Returns: (transfer full): how the row is called, "" if there is none
 */
char *
sp_row_dup_name (SpSnapshot *snapshot,
                 SpTable     table,
                 SpId        id)
{
  const SpStatement *statement = table == SP_TABLE_STATEMENT ? sp_snapshot_find_statement (snapshot, id) : NULL;
  const SpLink *link = table == SP_TABLE_LINK ? sp_snapshot_find_link (snapshot, id) : NULL;
  const SpSourceError *fault = table == SP_TABLE_SOURCE_ERROR ? sp_snapshot_find_source_error (snapshot, id) : NULL;

  if (fault)
    return g_strdup (fault->note);
  if (statement)
    return g_strdup_printf (C_("statement", "%s: %s"), sp_name_of (snapshot, SP_TABLE_ACTOR, statement->actor),
                            sp_name_of (snapshot, SP_TABLE_ISSUE, statement->issue));
  if (link)
    return sp_link_dup_words (snapshot, link);
  return g_strdup (sp_name_of (snapshot, table, id));
}

static char *
tell_deletion (const char *name,
               guint       n_statements,
               guint       n_links)
{
  g_autofree char *statements = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u statement", "%'u statements", n_statements),
                                                 n_statements);
  g_autofree char *links = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u link", "%'u links", n_links), n_links);

  if (n_statements > 0 && n_links > 0)
    /* Translators: a name, a number of statements, a number of links */
    return g_strdup_printf (_("“%s” deleted with %s and %s"), name, statements, links);
  if (n_statements > 0 || n_links > 0)
    return g_strdup_printf (_("“%s” deleted with %s"), name, n_links > 0 ? links : statements);
  return g_strdup_printf (_("“%s” deleted"), name);
}

/**
 * sp_row_delete:
 * @store: the project's store
 * @table: any table but the project's
 * @id: a row
 * @told: (out) (transfer full): what was deleted, in a sentence for the user
 * @error: return location for an error of the store
 *
 * Deletes a row with all that hangs on it, as one edit.
 *
 * Returns: whether it is deleted
 */
gboolean
sp_row_delete (SpStore  *store,
               SpTable   table,
               SpId      id,
               char    **told,
               GError  **error)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (store));
  g_autofree char *name = sp_row_dup_name (before, table, id);
  g_autofree char *label = sp_edit_label (_("Delete “%s”"), name);
  SpSnapshot *after;

  if (!sp_store_begin (store, label, error))
    return FALSE;
  if (!sp_store_delete_row (store, table, id, error))
    {
      sp_store_rollback (store);
      return FALSE;
    }
  if (!sp_store_commit (store, error))
    return FALSE;

  after = sp_store_get_snapshot (store);
  *told = tell_deletion (name,
                         sp_snapshot_get_n_statements (before) - sp_snapshot_get_n_statements (after)
                           - (table == SP_TABLE_STATEMENT),
                         sp_snapshot_get_n_links (before) - sp_snapshot_get_n_links (after) - (table == SP_TABLE_LINK));
  return TRUE;
}
