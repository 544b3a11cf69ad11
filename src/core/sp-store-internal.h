/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-change-private.h"
#include "sp-row-list-private.h"
#include "sp-row-sql.h"
#include "sp-snapshot-private.h"
#include "sp-store-private.h"

G_BEGIN_DECLS

/* What the files of the store share; nobody else includes this. */

typedef enum
{
  SP_ROW_INSERT,
  SP_ROW_UPDATE,
  SP_ROW_SELECT,
  SP_ROW_DELETE,
  SP_ROW_FIND,
  SP_N_ROW_OPERATIONS,
} SpRowOperation;

/* Names of actors or issues as they are compared; made when first needed. */
typedef struct
{
  GHashTable *by_key;     /* key -> SpId * */
  GHashTable *by_id;      /* SpId * -> key */
} SpNames;

/* Room for the indexes of a million statements, which may be filled in no order. */
#define SP_STORE_CACHE_KIB 98304

/* What the history keeps of an edit that added rows without recording them. */
typedef struct
{
  GArray *added;                      /* of SpAddedRange */
  gboolean undone;
  const guchar *changeset;            /* of all else that it did */
  int size;
  const guchar *rows;                 /* of an edit that is undone: what sp_store_put_back_added() takes */
  gsize rows_size;
} SpAddedEntry;

/* Writes the rows of a large edit. */
typedef struct _SpStoreWriter SpStoreWriter;

struct _SpStore
{
  GObject parent_instance;

  char *path;
  sqlite3 *database;                  /* NULL when closed, or when it could not be opened again */
  gboolean closed;
  GHashTable *statements;             /* const char * -> sqlite3_stmt * */
  sqlite3_stmt *row_statements[SP_N_TABLES][SP_N_ROW_OPERATIONS];

  SpSnapshot *snapshot;
  char *coder;
  gint64 revision;

  /* the open edit */
  sqlite3_session *session;
  char *label;
  SpId last_ids[SP_N_TABLES];         /* chosen in this edit; none yet: SP_ID_NONE */
  SpId free_ends[SP_N_TABLES];        /* all ids between the last one that was chosen and this one are free */
  SpId last_given[SP_N_TABLES];       /* by who adds the row */
  SpId given_ends[SP_N_TABLES];       /* all ids between it and this one are free */
  GHashTable *sources;                /* set of SpId *: some that are there; NULL if none is known */
  guint n_savepoints;                 /* of writes that may still be taken back by themselves */
  gboolean transaction_lost;          /* SQLite took it back by itself */

  /* a large edit */
  GArray *added;                      /* of SpAddedRange: rows that no session recorded; NULL if the edit is none */
  gint64 added_size;                  /* of the changeset that would tell of them */
  gboolean without_indexes;           /* the large ones are made at its end */
  SpStoreWriter *writer;              /* of the rows that are added; NULL if the edit is no large one */
  gboolean unsettled;                 /* it may have some that are not written yet, and nothing is recorded */
  GThread *snapshot_thread;           /* puts them into the next snapshot, at its end */
  SpSnapshotBuilder *next_snapshot;

  /* lent to another thread */
  gboolean lent;                      /* set and unset in the store's own thread */
  GThread *borrower;                  /* atomic: who writes meanwhile, once it has begun */
  SpSnapshot *unsaid_snapshot;        /* of what was committed there, and is told when the store comes back */
  SpChange *unsaid_change;
  gboolean has_unsaid_history;

  /* what would take a search through a table to find out */
  double last_ordinals[SP_N_TABLES];  /* no ordinal is greater; NAN if not known yet */
  SpNames names[SP_N_TABLES];

  /* history */
  char *undo_label;                   /* NULL if there is nothing to undo */
  char *redo_label;
  guint n_entries;
  gint64 history_size;
  guint history_limit;
  gint64 history_size_limit;
};

/* sp-store-database.c */
gboolean      sp_store_open_database  (SpStore *self, gboolean create, GError **error);
void          sp_store_close_database (SpStore *self);
gboolean      sp_store_migrate        (SpStore *self, guint version, GError **error);      /* sp-store-migrate.c */
gboolean      sp_store_fail_sqlite    (SpStore *self, GError **error);
gboolean      sp_store_run            (SpStore *self, const char *sql, GError **error);
sqlite3_stmt *sp_store_prepare        (SpStore *self, const char *sql, GError **error);
sqlite3_stmt *sp_store_prepare_row    (SpStore *self, SpTable table, SpRowOperation operation, GError **error);
gboolean      sp_store_step           (SpStore *self, sqlite3_stmt *statement, GError **error);
gboolean      sp_store_run_for_id     (SpStore *self, const char *sql, SpId id, GError **error);
gboolean      sp_store_read_number    (SpStore *self, const char *sql, SpId id, gint64 *number, GError **error);

/* sp-store-transaction.c */
gboolean      sp_store_begin_transaction    (SpStore *self, GError **error);
gboolean      sp_store_commit_transaction   (SpStore *self, gint64 revision, GError **error);
void          sp_store_rollback_transaction (SpStore *self);
gboolean      sp_store_read_revision        (SpStore *self, gint64 *revision, GError **error);

/* sp-store-load.c */
SpSnapshot   *sp_store_load    (SpStore *self, GError **error);
SpSnapshot   *sp_store_refresh (SpStore *self, SpChange *change, GError **error);
SpSnapshot   *sp_store_finish_snapshot (SpStore *self, SpSnapshotBuilder *builder, SpChange *rest, GError **error);

/* sp-store.c */
void          sp_store_take_snapshot (SpStore *self, SpSnapshot *snapshot, SpChange *change);
void          sp_store_announce_history (SpStore *self);
void          sp_store_forget_caches (SpStore *self);

/* sp-store-edit.c */
gboolean      sp_store_refuse_while_editing (SpStore *self, GError **error);
sqlite3_session *sp_store_start_recording   (SpStore *self, GError **error);

/* sp-store-large.c */
gboolean      sp_store_is_addition    (SpStore *self, SpTable table, SpId id);
gboolean      sp_store_add_unrecorded (SpStore *self, SpTable table, const SpAnyRow *row, GError **error);
gboolean      sp_store_settle         (SpStore *self, GError **error);
gboolean      sp_store_has_added      (SpStore *self);
gboolean      sp_store_conclude_large (SpStore *self, GError **error);
SpSnapshot   *sp_store_refresh_large  (SpStore *self, SpChange *change, SpChange *recorded, GError **error);
gboolean      sp_store_end_large      (SpStore *self);
void          sp_store_check_again    (SpStore *self);

/* sp-store-writer.c */
SpStoreWriter *sp_store_writer_new      (SpStore *store);
void           sp_store_writer_free     (SpStoreWriter *self);
gboolean       sp_store_writer_prepare  (SpStoreWriter *self, SpTable table, GError **error);
gboolean       sp_store_writer_add      (SpStoreWriter *self, SpTable table, const SpAnyRow *row, GError **error);
gboolean       sp_store_writer_settle   (SpStoreWriter *self, GError **error);
void           sp_store_writer_put_rows (SpStoreWriter *self, SpSnapshotBuilder *builder);

/* sp-store-additions.c */
void          sp_store_note_added    (SpStore *self, SpTable table, const SpAnyRow *row);
void          sp_store_sort_added    (SpStore *self);
GByteArray   *sp_store_write_added   (const GArray *added, int size, gconstpointer changeset, gboolean undone);
SpAddedEntry *sp_store_read_added    (const guchar *bytes, int size);
void          sp_added_entry_free    (SpAddedEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAddedEntry, sp_added_entry_free)

/* sp-store-undone.c */
gboolean      sp_store_take_out_added (SpStore *self, const GArray *added, GByteArray **bytes, GError **error);
gboolean      sp_store_put_back_added (SpStore *self, const GArray *added, gsize size, gconstpointer bytes, GError **error);

/* sp-store-travel.c */
gboolean      sp_store_refuse_history (GError **error);

/* sp-store-ids.c */
gboolean      sp_store_has_row       (SpStore *self, SpTable table, SpId id, gboolean *has, GError **error);
gboolean      sp_store_choose_id     (SpStore *self, SpTable table, SpId *id, GError **error);
gboolean      sp_store_note_source   (SpStore *self, SpTable table, SpId id);
gboolean      sp_store_is_known_source (SpStore *self, SpTable table, SpId id);

/* sp-store-fill.c */
gboolean      sp_store_drop_large_indexes   (SpStore *self, GError **error);
gboolean      sp_store_create_large_indexes (SpStore *self, guint64 n_rows, GError **error);

/* sp-store-lend.c */
gboolean      sp_store_is_elsewhere  (SpStore *self);
gboolean      sp_store_keep_unsaid   (SpStore *self, SpSnapshot *snapshot, SpChange *change);

/* sp-store-history.c */
gboolean      sp_store_record        (SpStore *self, int size, gconstpointer changeset, SpChange *change, GError **error);
gboolean      sp_store_record_instead (SpStore *self, gint64 number, const GByteArray *bytes, GError **error);
gboolean      sp_store_prune_for_redo  (SpStore *self, gint64 number, GError **error);
gboolean      sp_store_log           (SpStore *self, const char *label, guint n_touched, GError **error);
gboolean      sp_store_load_labels   (SpStore *self, GError **error);
gboolean      sp_store_load_history  (SpStore *self, GError **error);

/* sp-store-names.c */
gboolean      sp_store_check_name  (SpStore *self, SpTable table, SpId id, const char *name, GError **error);
gboolean      sp_store_has_name_of (SpStore *self, SpTable table, SpId id);
void          sp_store_take_name   (SpStore *self, SpTable table, SpId id, const char *name);
void          sp_store_drop_name   (SpStore *self, SpTable table, SpId id);
void          sp_names_clear       (SpNames *self);

G_END_DECLS
