/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-split-item.h"

#include <glib/gi18n-lib.h>

#include "sp-name-matches.h"
#include "sp-quotation.h"
#include "sp-row-words.h"

struct _SpSplitItem
{
  GObject parent_instance;

  SpTable table;
  SpId id;
  char *title;
  char *detail;
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (SpSplitItem, sp_split_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CHOSEN,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
sp_split_item_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CHOSEN:
      g_value_set_boolean (value, SP_SPLIT_ITEM (object)->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_split_item_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_CHOSEN:
      sp_split_item_choose (SP_SPLIT_ITEM (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_split_item_finalize (GObject *object)
{
  g_free (SP_SPLIT_ITEM (object)->title);
  g_free (SP_SPLIT_ITEM (object)->detail);

  G_OBJECT_CLASS (sp_split_item_parent_class)->finalize (object);
}

static void
sp_split_item_class_init (SpSplitItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_split_item_get_property;
  object_class->set_property = sp_split_item_set_property;
  object_class->finalize = sp_split_item_finalize;

  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
sp_split_item_init (SpSplitItem *self)
{
}

static void
add_item (GListStore *items,
          SpTable     table,
          SpId        id,
          const char *title,
          const char *detail)
{
  g_autoptr (SpSplitItem) item = g_object_new (SP_TYPE_SPLIT_ITEM, NULL);

  item->table = table;
  item->id = id;
  item->title = g_strdup (title);
  item->detail = g_strdup (detail);
  g_list_store_append (items, item);
}

static void
add_statement (GListStore        *items,
               SpSnapshot        *snapshot,
               const SpStatement *statement)
{
  g_autofree char *stance = sp_stance_dup_words (statement);
  g_autofree char *date = sp_date_format (statement->date);
  g_autoptr (GString) detail = g_string_new (stance);

  if (*date)
    g_string_append_printf (detail, " · %s", date);
  if (*statement->quote)
    {
      g_autofree char *quoted = sp_quotation_dup (statement->quote);

      g_string_append_printf (detail, "\n%s", quoted);
    }
  add_item (items, SP_TABLE_STATEMENT, statement->id, sp_name_of (snapshot, SP_TABLE_ISSUE, statement->issue), detail->str);
}

/**
 * sp_split_items_list:
 * @snapshot: the rows
 * @actor: an actor
 *
 * Takes O(s + l) time for s statements and l links.
 *
 * Returns: (transfer full) (element-type SpSplitItem): its spellings, its statements, its links
 */
GListModel *
sp_split_items_list (SpSnapshot *snapshot,
                     SpId        actor)
{
  GListStore *items = g_list_store_new (SP_TYPE_SPLIT_ITEM);
  const SpActor *row = sp_snapshot_find_actor (snapshot, actor);

  for (guint i = 0; row && row->aliases[i]; i++)
    add_item (items, SP_TABLE_ACTOR, SP_ID_NONE, row->aliases[i], _("other spelling"));
  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    if (sp_snapshot_get_statement (snapshot, i)->actor == actor)
      add_statement (items, snapshot, sp_snapshot_get_statement (snapshot, i));
  for (guint i = 0; i < sp_snapshot_get_n_links (snapshot); i++)
    {
      const SpLink *link = sp_snapshot_get_link (snapshot, i);
      g_autofree char *words = NULL;

      if (link->from != actor && link->to != actor)
        continue;
      words = sp_link_dup_words (snapshot, link);
      add_item (items, SP_TABLE_LINK, link->id, words, _("link"));
    }
  return G_LIST_MODEL (items);
}

SpTable
sp_split_item_get_table (SpSplitItem *self)
{
  return self->table;
}

SpId
sp_split_item_get_id (SpSplitItem *self)
{
  return self->id;
}

const char *
sp_split_item_get_title (SpSplitItem *self)
{
  return self->title;
}

const char *
sp_split_item_get_detail (SpSplitItem *self)
{
  return self->detail;
}

gboolean
sp_split_item_is_chosen (SpSplitItem *self)
{
  return self->chosen;
}

/**
 * sp_split_item_choose:
 * @self: an item
 * @chosen: whether it goes to the new actor
 */
void
sp_split_item_choose (SpSplitItem *self,
                      gboolean     chosen)
{
  g_return_if_fail (SP_IS_SPLIT_ITEM (self));

  if (self->chosen == chosen)
    return;
  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

/**
 * sp_split_item_has_words:
 * @self: an item
 * @words: some words
 *
 * Returns: whether they stand in it, whatever their case
 */
gboolean
sp_split_item_has_words (SpSplitItem *self,
                         const char  *words)
{
  g_autofree char *needle = g_utf8_casefold (words, -1);
  g_autofree char *title = g_utf8_casefold (self->title, -1);
  g_autofree char *detail = g_utf8_casefold (self->detail, -1);

  return strstr (title, needle) || strstr (detail, needle);
}
