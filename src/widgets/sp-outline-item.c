/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-outline-item-private.h"

#include <glib/gi18n-lib.h>

#include "sp-choice-field.h"
#include "sp-name-matches.h"

/**
 * SpOutlineItem:
 *
 * One line of a list, on the row of a snapshot that it keeps alive.
 */
struct _SpOutlineItem
{
  GObject parent_instance;

  SpSnapshot *snapshot;
  SpTable table;
  SpId id;
  guint n_statements;
};

G_DEFINE_FINAL_TYPE (SpOutlineItem, sp_outline_item, G_TYPE_OBJECT)

static char *
describe_actor (SpSnapshot    *snapshot,
                const SpActor *actor)
{
  g_autofree char *kind = sp_choice_dup_label (SP_TYPE_ACTOR_KIND, actor->kind);
  const char *principal = sp_name_of (snapshot, SP_TABLE_ACTOR, actor->speaks_for);

  if (*actor->role)
    return g_strdup (actor->role);
  if (*principal)
    /* Translators: whom an actor speaks for */
    return g_strdup_printf (_("for %s"), principal);
  return g_steal_pointer (&kind);
}

static char *
describe_source (const SpSource *source)
{
  g_autofree char *date = sp_date_format (source->date);
  g_autofree char *kind = sp_choice_dup_label (SP_TYPE_SOURCE_KIND, source->kind);
  const char *origin = *source->publisher ? source->publisher : *source->author ? source->author : kind;

  if (*date == '\0')
    return g_strdup (origin);
  /* Translators: where a source comes from, and its date */
  return g_strdup_printf (C_("source", "%s, %s"), origin, date);
}

static void
sp_outline_item_finalize (GObject *object)
{
  g_clear_pointer (&SP_OUTLINE_ITEM (object)->snapshot, sp_snapshot_unref);

  G_OBJECT_CLASS (sp_outline_item_parent_class)->finalize (object);
}

static void
sp_outline_item_class_init (SpOutlineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_outline_item_finalize;
}

static void
sp_outline_item_init (SpOutlineItem *self)
{
}

/**
 * sp_outline_item_new:
 * @snapshot: the rows
 * @table: actors, issues or sources
 * @id: the row
 * @n_statements: how many statements there are of it
 *
 * Returns: (transfer full): an item for a list
 */
SpOutlineItem *
sp_outline_item_new (SpSnapshot *snapshot,
                     SpTable     table,
                     SpId        id,
                     guint       n_statements)
{
  SpOutlineItem *self = g_object_new (SP_TYPE_OUTLINE_ITEM, NULL);

  self->snapshot = sp_snapshot_ref (snapshot);
  self->table = table;
  self->id = id;
  self->n_statements = n_statements;
  return self;
}

/**
 * sp_outline_item_get_id:
 * @self: an item
 *
 * Returns: the id of its row
 */
SpId
sp_outline_item_get_id (SpOutlineItem *self)
{
  g_return_val_if_fail (SP_IS_OUTLINE_ITEM (self), SP_ID_NONE);

  return self->id;
}

/**
 * sp_outline_item_get_table:
 * @self: an item
 *
 * Returns: the table of its row
 */
SpTable
sp_outline_item_get_table (SpOutlineItem *self)
{
  g_return_val_if_fail (SP_IS_OUTLINE_ITEM (self), SP_TABLE_PROJECT);

  return self->table;
}

/**
 * sp_outline_item_get_name:
 * @self: an item
 *
 * Returns: the name or title of the row
 */
const char *
sp_outline_item_get_name (SpOutlineItem *self)
{
  g_return_val_if_fail (SP_IS_OUTLINE_ITEM (self), "");

  return sp_name_of (self->snapshot, self->table, self->id);
}

/**
 * sp_outline_item_dup_detail:
 * @self: an item
 *
 * Returns: (transfer full): what a second line says of the row: an actor's role, an issue's question,
 *   where a source comes from; may be empty
 */
char *
sp_outline_item_dup_detail (SpOutlineItem *self)
{
  const SpActor *actor;
  const SpIssue *issue;
  const SpSource *source;

  g_return_val_if_fail (SP_IS_OUTLINE_ITEM (self), NULL);

  actor = self->table == SP_TABLE_ACTOR ? sp_snapshot_find_actor (self->snapshot, self->id) : NULL;
  issue = self->table == SP_TABLE_ISSUE ? sp_snapshot_find_issue (self->snapshot, self->id) : NULL;
  source = self->table == SP_TABLE_SOURCE ? sp_snapshot_find_source (self->snapshot, self->id) : NULL;
  if (actor)
    return describe_actor (self->snapshot, actor);
  if (source)
    return describe_source (source);
  return g_strdup (issue ? issue->question : "");
}

/**
 * sp_outline_item_get_colour:
 * @self: an item
 *
 * Returns: the actor's own colour, or %SP_COLOUR_NONE
 */
SpColour
sp_outline_item_get_colour (SpOutlineItem *self)
{
  const SpActor *actor;

  g_return_val_if_fail (SP_IS_OUTLINE_ITEM (self), SP_COLOUR_NONE);

  actor = self->table == SP_TABLE_ACTOR ? sp_snapshot_find_actor (self->snapshot, self->id) : NULL;
  return actor ? actor->colour : SP_COLOUR_NONE;
}

/**
 * sp_outline_item_get_n_statements:
 * @self: an item
 *
 * Returns: how many statements the actor makes, the issue has, or were found in the source
 */
guint
sp_outline_item_get_n_statements (SpOutlineItem *self)
{
  g_return_val_if_fail (SP_IS_OUTLINE_ITEM (self), 0);

  return self->n_statements;
}
