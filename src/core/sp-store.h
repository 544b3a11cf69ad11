/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sp-change.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

/*
 * SpStore: the one door for writing. It owns the working copy's single SQLite connection. Every write stands
 * between begin and commit; the transaction's changeset goes into the history and, as an SpChange, to the
 * listeners of "changed" (emitted after the commit, with the new snapshot in place).
 *
 * Signals: changed (SpChange *), history-changed. Properties (read-only, notified): can-undo, can-redo,
 * undo-label, redo-label, snapshot. Property coder (string, read-write): whose name goes into the log.
 */
#define SP_TYPE_STORE (sp_store_get_type ())
G_DECLARE_FINAL_TYPE (SpStore, sp_store, SP, STORE, GObject)

#define SP_STORE_ERROR (sp_store_error_quark ())
GQuark sp_store_error_quark (void);

typedef enum
{
  SP_STORE_ERROR_FAILED,        /* SQLite or the disk said no; the message says what to do */
  SP_STORE_ERROR_INVALID,       /* a value out of range, an empty name, a circle of speakers ... */
  SP_STORE_ERROR_DUPLICATE,     /* a name that another row of the table has */
  SP_STORE_ERROR_MISSING,       /* no row of that id, or a reference to none */
  SP_STORE_ERROR_NESTED,        /* begin within begin, or a write outside */
  SP_STORE_ERROR_NOTHING,       /* nothing to undo or redo */
} SpStoreError;

SpSnapshot *sp_store_get_snapshot (SpStore *self);
const char *sp_store_get_coder    (SpStore *self);
void        sp_store_set_coder    (SpStore *self, const char *coder);

/* An edit. A failing write leaves the transaction usable and that write undone; a failing commit rolls back. */
gboolean sp_store_begin     (SpStore *self, const char *label, GError **error);
gboolean sp_store_begin_large (SpStore *self, const char *label, guint n_rows, GError **error);   /* adds very many rows */
gboolean sp_store_commit    (SpStore *self, GError **error);
void     sp_store_rollback  (SpStore *self);
gboolean sp_store_is_editing (SpStore *self);

/* Lets another thread make one long edit while this one goes on reading the snapshot; nothing can be written here
 * meanwhile, and what was committed there is told when the store is taken back. */
void     sp_store_lend       (SpStore *self);       /* in the thread that the store belongs to */
void     sp_store_borrow     (SpStore *self);       /* in the other one, before it begins */
void     sp_store_take_back  (SpStore *self);       /* in the first one, once the other is done with it */
gboolean sp_store_is_lent    (SpStore *self);

/* Writes. Row id 0 makes a new random one; ordinal 0 puts the row last. Add returns the id, or SP_ID_NONE.
 * Update takes the whole row. Delete takes what hangs on the row with it (an actor's statements and links,
 * an issue's statements, a source's errors; statements of a source stay and lose the reference). */
gboolean sp_store_update_project      (SpStore *self, const SpProjectRow *row, GError **error);
SpId     sp_store_add_actor           (SpStore *self, const SpActor *row, GError **error);
gboolean sp_store_update_actor        (SpStore *self, const SpActor *row, GError **error);
gboolean sp_store_delete_actor        (SpStore *self, SpId id, GError **error);
/* Moves all that hangs on OTHERS to INTO, their names to its other spellings, and deletes them. */
gboolean sp_store_merge_actors        (SpStore *self, SpId into, const SpId *others, guint n_others, GError **error);
/* Adds an actor and moves statements and links of another one to it. */
SpId     sp_store_split_actor         (SpStore *self, SpId actor, const SpActor *row, const SpId *statements, guint n_statements,
                                       const SpId *links, guint n_links, GError **error);
SpId     sp_store_add_issue           (SpStore *self, const SpIssue *row, GError **error);
gboolean sp_store_update_issue        (SpStore *self, const SpIssue *row, GError **error);
gboolean sp_store_delete_issue        (SpStore *self, SpId id, GError **error);
SpId     sp_store_add_source          (SpStore *self, const SpSource *row, GError **error);
gboolean sp_store_update_source       (SpStore *self, const SpSource *row, GError **error);
gboolean sp_store_delete_source       (SpStore *self, SpId id, GError **error);
SpId     sp_store_add_source_error    (SpStore *self, const SpSourceError *row, GError **error);
gboolean sp_store_update_source_error (SpStore *self, const SpSourceError *row, GError **error);
gboolean sp_store_delete_source_error (SpStore *self, SpId id, GError **error);
SpId     sp_store_add_statement       (SpStore *self, const SpStatement *row, GError **error);
gboolean sp_store_update_statement    (SpStore *self, const SpStatement *row, GError **error);
gboolean sp_store_delete_statement    (SpStore *self, SpId id, GError **error);
SpId     sp_store_add_link            (SpStore *self, const SpLink *row, GError **error);
gboolean sp_store_update_link         (SpStore *self, const SpLink *row, GError **error);
gboolean sp_store_delete_link         (SpStore *self, SpId id, GError **error);
SpId     sp_store_add_view            (SpStore *self, const SpView *row, GError **error);
gboolean sp_store_update_view         (SpStore *self, const SpView *row, GError **error);
gboolean sp_store_delete_view         (SpStore *self, SpId id, GError **error);

/* The same for a row of any table. */
SpId     sp_store_add_row    (SpStore *self, SpTable table, gconstpointer row, GError **error);
gboolean sp_store_update_row (SpStore *self, SpTable table, gconstpointer row, GError **error);
gboolean sp_store_delete_row (SpStore *self, SpTable table, SpId id, GError **error);
double   sp_store_get_last_ordinal (SpStore *self, SpTable table);

/* History: undo and redo outlive closing; a new edit after an undo drops what could be redone. */
gboolean    sp_store_can_undo       (SpStore *self);
gboolean    sp_store_can_redo       (SpStore *self);
const char *sp_store_get_undo_label (SpStore *self);    /* "" if none */
const char *sp_store_get_redo_label (SpStore *self);
gboolean    sp_store_undo           (SpStore *self, GError **error);
gboolean    sp_store_redo           (SpStore *self, GError **error);

typedef struct
{
  gint64 number;          /* ascending in time */
  gint64 time;            /* Unix seconds */
  char *coder;
  char *label;
  gboolean undone;        /* waits to be redone */
  gboolean barrier;       /* cannot be undone (a migration) */
} SpHistoryEntry;

void sp_history_entry_free (SpHistoryEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpHistoryEntry, sp_history_entry_free)

GPtrArray *sp_store_list_history   (SpStore *self, GError **error);   /* of SpHistoryEntry, oldest first */
gboolean   sp_store_go_to          (SpStore *self, gint64 number, GError **error);
gboolean   sp_store_forget_history (SpStore *self, GError **error);

G_END_DECLS
