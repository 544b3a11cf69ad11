/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

/* The store as an object: its properties and signals. */

/* Forty edits a day, every working day of a year. */
#define DEFAULT_HISTORY_LIMIT 10000
/* An import of a million statements, the largest single edit, takes about half of it. */
#define DEFAULT_HISTORY_SIZE_LIMIT (512 * 1024 * 1024)

enum
{
  PROP_0,
  PROP_CODER,
  PROP_SNAPSHOT,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_HISTORY_LIMIT,
  PROP_HISTORY_SIZE_LIMIT,
  N_PROPERTIES,
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_HISTORY_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpStore, sp_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (sp-store-error, sp_store_error)

static void
update_names (SpStore            *self,
              const SpChangeItem *item)
{
  const SpActor *actor = item->table == SP_TABLE_ACTOR ? sp_snapshot_find_actor (self->snapshot, item->id) : NULL;
  const SpIssue *issue = item->table == SP_TABLE_ISSUE ? sp_snapshot_find_issue (self->snapshot, item->id) : NULL;

  if (actor != NULL)
    sp_store_take_name (self, item->table, item->id, actor->name);
  else if (issue != NULL)
    sp_store_take_name (self, item->table, item->id, issue->name);
  else if (item->table == SP_TABLE_ACTOR || item->table == SP_TABLE_ISSUE)
    sp_store_drop_name (self, item->table, item->id);
}

static void
update_last_ordinal (SpStore            *self,
                     const SpChangeItem *item)
{
  const SpRowHead *head = NULL;

  if (item->table != SP_TABLE_PROJECT)
    head = sp_row_list_find (self->snapshot->tables[item->table], item->id);
  if (head != NULL && head->ordinal > self->last_ordinals[item->table])
    self->last_ordinals[item->table] = head->ordinal;
}

/**
 * sp_store_forget_caches:
 * @self: a store
 *
 * Lets names and places be looked up again, after rows changed in a way that nobody followed.
 */
void
sp_store_forget_caches (SpStore *self)
{
  for (guint table = 0; table < SP_N_TABLES; table++)
    {
      self->last_ordinals[table] = NAN;
      sp_names_clear (&self->names[table]);
    }
}

/**
 * sp_store_take_snapshot:
 * @self: a store outside of an edit
 * @snapshot: (transfer full): what the database holds now
 * @change: what changed to it
 *
 * Puts the snapshot in place and tells everybody; of a store that is lent, when it comes back.
 */
void
sp_store_take_snapshot (SpStore    *self,
                        SpSnapshot *snapshot,
                        SpChange   *change)
{
  if (sp_store_keep_unsaid (self, snapshot, change))
    return;
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  self->snapshot = snapshot;
  for (guint i = 0; i < sp_change_get_n_items (change); i++)
    {
      update_names (self, sp_change_get_item (change, i));
      update_last_ordinal (self, sp_change_get_item (change, i));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SNAPSHOT]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, change);
}

/**
 * sp_store_announce_history:
 * @self: a store
 *
 * Tells everybody that there is something else to undo or redo; of a store that is lent, when it comes back.
 */
void
sp_store_announce_history (SpStore *self)
{
  if (self->lent)
    {
      self->has_unsaid_history = TRUE;
      return;
    }
  for (guint property = PROP_CAN_UNDO; property <= PROP_REDO_LABEL; property++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  g_signal_emit (self, signals[SIGNAL_HISTORY_CHANGED], 0);
}

static void
sp_store_get_property (GObject    *object,
                       guint       property,
                       GValue     *value,
                       GParamSpec *pspec)
{
  SpStore *self = SP_STORE (object);

  switch (property)
    {
    case PROP_CODER:
      g_value_set_string (value, self->coder);
      break;
    case PROP_SNAPSHOT:
      g_value_set_boxed (value, self->snapshot);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, sp_store_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, sp_store_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, sp_store_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, sp_store_get_redo_label (self));
      break;
    case PROP_HISTORY_LIMIT:
      g_value_set_uint (value, self->history_limit);
      break;
    case PROP_HISTORY_SIZE_LIMIT:
      g_value_set_int64 (value, self->history_size_limit);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
sp_store_set_property (GObject      *object,
                       guint         property,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  SpStore *self = SP_STORE (object);

  switch (property)
    {
    case PROP_CODER:
      sp_store_set_coder (self, g_value_get_string (value));
      break;
    case PROP_HISTORY_LIMIT:
      self->history_limit = g_value_get_uint (value);
      break;
    case PROP_HISTORY_SIZE_LIMIT:
      self->history_size_limit = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
sp_store_finalize (GObject *object)
{
  SpStore *self = SP_STORE (object);

  sp_store_close (self);
  sp_store_forget_caches (self);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->coder, g_free);
  g_clear_pointer (&self->undo_label, g_free);
  g_clear_pointer (&self->redo_label, g_free);

  G_OBJECT_CLASS (sp_store_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags read_write = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_CODER] =
    g_param_spec_string ("coder", NULL, NULL, "", read_write | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SNAPSHOT] =
    g_param_spec_boxed ("snapshot", NULL, NULL, SP_TYPE_SNAPSHOT, read_only);
  properties[PROP_CAN_UNDO] =
    g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, read_only);
  properties[PROP_CAN_REDO] =
    g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, read_only);
  properties[PROP_UNDO_LABEL] =
    g_param_spec_string ("undo-label", NULL, NULL, "", read_only);
  properties[PROP_REDO_LABEL] =
    g_param_spec_string ("redo-label", NULL, NULL, "", read_only);
  /* How many edits are kept, and how many bytes they may take; an edit larger than that cannot be undone. */
  properties[PROP_HISTORY_LIMIT] =
    g_param_spec_uint ("history-limit", NULL, NULL, 1, G_MAXUINT, DEFAULT_HISTORY_LIMIT, read_write);
  properties[PROP_HISTORY_SIZE_LIMIT] =
    g_param_spec_int64 ("history-size-limit", NULL, NULL, 0, DEFAULT_HISTORY_SIZE_LIMIT, DEFAULT_HISTORY_SIZE_LIMIT,
                        read_write);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
sp_store_class_init (SpStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_store_get_property;
  object_class->set_property = sp_store_set_property;
  object_class->finalize = sp_store_finalize;
  install_properties (object_class);

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", SP_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SP_TYPE_CHANGE);
  signals[SIGNAL_HISTORY_CHANGED] =
    g_signal_new ("history-changed", SP_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_store_init (SpStore *self)
{
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->coder = g_strdup ("");
  self->history_limit = DEFAULT_HISTORY_LIMIT;
  self->history_size_limit = DEFAULT_HISTORY_SIZE_LIMIT;
  sp_store_forget_caches (self);
}

static gboolean
open_at (SpStore      *self,
         const char   *path,
         gboolean      create,
         GError      **error)
{
  self->path = g_strdup (path);
  return sp_store_open_database (self, create, error)
         && sp_store_read_revision (self, &self->revision, error)
         && sp_store_load_history (self, error);
}

/**
 * sp_store_new_for_path:
 * @path: (type filename): where the working copy is
 * @create: whether to make a new one; there must be no file then
 * @error: return location for an error
 *
 * Opens a working copy and reads everything. Takes time in proportion to the number of rows.
 *
 * Returns: (transfer full) (nullable): the store; `NULL` with %SP_STORE_ERROR_FAILED if the working copy is open
 *   elsewhere, damaged or not ours
 */
SpStore *
sp_store_new_for_path (const char  *path,
                       gboolean     create,
                       GError     **error)
{
  g_autoptr (SpStore) self = g_object_new (SP_TYPE_STORE, NULL);

  if (!open_at (self, path, create, error))
    return NULL;
  self->snapshot = sp_store_load (self, error);
  return self->snapshot != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * sp_store_new_with_rows:
 * @path: (type filename): where the working copy is
 * @func: (scope call): gives what the open database holds, (transfer full), or `NULL` if that has to be read
 * @data: for @func
 * @error: return location for an error
 *
 * Opens a working copy that was saved, as sp_store_new_for_path() does. With the rows of its file no row is read.
 *
 * Returns: (transfer full) (nullable): the store; `NULL` with %SP_STORE_ERROR_FAILED
 */
SpStore *
sp_store_new_with_rows (const char       *path,
                        SpStoreRowsFunc   func,
                        gpointer          data,
                        GError          **error)
{
  g_autoptr (SpStore) self = g_object_new (SP_TYPE_STORE, NULL);

  if (!open_at (self, path, FALSE, error))
    return NULL;
  self->snapshot = func (self, data);
  if (self->snapshot == NULL)
    self->snapshot = sp_store_load (self, error);
  return self->snapshot != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * sp_store_close:
 * @self: a store
 *
 * Takes back the open edit and closes the working copy. Snapshots stay; writes fail from then on.
 */
void
sp_store_close (SpStore *self)
{
  sp_store_rollback (self);
  sp_store_close_database (self);
  self->closed = TRUE;
}

/**
 * sp_store_get_database:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the one connection; another one after an error of the disk, `NULL` when closed
 */
sqlite3 *
sp_store_get_database (SpStore *self)
{
  return self->database;
}

/**
 * sp_store_get_revision:
 * @self: a store
 *
 * Returns: a number that rises by one with every edit, undo, redo and fill, and outlives closing
 */
gint64
sp_store_get_revision (SpStore *self)
{
  return self->revision;
}

/**
 * sp_store_get_snapshot:
 * @self: a store
 *
 * Returns: (transfer none): what was last committed; an open edit does not show in it
 */
SpSnapshot *
sp_store_get_snapshot (SpStore *self)
{
  return self->snapshot;
}

/**
 * sp_store_get_coder:
 * @self: a store
 *
 * Returns: (transfer none): whose name goes into the log; "" if nobody's
 */
const char *
sp_store_get_coder (SpStore *self)
{
  return self->coder;
}

/**
 * sp_store_set_coder:
 * @self: a store
 * @coder: (nullable): whose name goes into the log from now on
 */
void
sp_store_set_coder (SpStore    *self,
                    const char *coder)
{
  g_autofree char *valid = g_utf8_make_valid (coder != NULL ? coder : "", -1);

  if (g_set_str (&self->coder, valid))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODER]);
}
