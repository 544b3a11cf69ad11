/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-rows.h"

G_BEGIN_DECLS

/*
 * SpSnapshot: an immutable, atomically reference-counted set of rows, safe to read in any thread.
 * The tables are shared between snapshots: a changed row copies its chunk (at most some hundred rows)
 * and the list of chunks, nothing else.
 */
typedef struct _SpSnapshot SpSnapshot;

#define SP_TYPE_SNAPSHOT (sp_snapshot_get_type ())
GType       sp_snapshot_get_type (void) G_GNUC_CONST;
SpSnapshot *sp_snapshot_ref      (SpSnapshot *self);
void        sp_snapshot_unref    (SpSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSnapshot, sp_snapshot_unref)

const SpProjectRow *sp_snapshot_get_project (SpSnapshot *self);

/* Row number INDEX, in order by hand (ordinal, then id): actors, issues, sources and views. */
guint               sp_snapshot_get_n_actors  (SpSnapshot *self);
const SpActor      *sp_snapshot_get_actor     (SpSnapshot *self, guint index);
const SpActor      *sp_snapshot_find_actor    (SpSnapshot *self, SpId id);
gboolean            sp_snapshot_find_actor_index (SpSnapshot *self, SpId id, guint *index);
guint               sp_snapshot_get_n_issues  (SpSnapshot *self);
const SpIssue      *sp_snapshot_get_issue     (SpSnapshot *self, guint index);
const SpIssue      *sp_snapshot_find_issue    (SpSnapshot *self, SpId id);
gboolean            sp_snapshot_find_issue_index (SpSnapshot *self, SpId id, guint *index);
guint               sp_snapshot_get_n_sources (SpSnapshot *self);
const SpSource     *sp_snapshot_get_source    (SpSnapshot *self, guint index);
const SpSource     *sp_snapshot_find_source   (SpSnapshot *self, SpId id);
guint               sp_snapshot_get_n_views   (SpSnapshot *self);
const SpView       *sp_snapshot_get_view      (SpSnapshot *self, guint index);
const SpView       *sp_snapshot_find_view     (SpSnapshot *self, SpId id);

/* Row number INDEX, in order of id: statements, links and source errors. */
guint                sp_snapshot_get_n_statements    (SpSnapshot *self);
const SpStatement   *sp_snapshot_get_statement       (SpSnapshot *self, guint index);
const SpStatement   *sp_snapshot_find_statement      (SpSnapshot *self, SpId id);
guint                sp_snapshot_get_n_links         (SpSnapshot *self);
const SpLink        *sp_snapshot_get_link            (SpSnapshot *self, guint index);
const SpLink        *sp_snapshot_find_link           (SpSnapshot *self, SpId id);
guint                sp_snapshot_get_n_source_errors (SpSnapshot *self);
const SpSourceError *sp_snapshot_get_source_error    (SpSnapshot *self, guint index);
const SpSourceError *sp_snapshot_find_source_error   (SpSnapshot *self, SpId id);

/* Which statements, from the first on and up to the last, both are known to share: only those between may differ. */
void     sp_snapshot_find_shared_statements (SpSnapshot *a, SpSnapshot *b, guint *n_first, guint *n_last);

/* The same content, field by field (ids included; NAN equals NAN)? Shared chunks compare in no time. */
gboolean sp_snapshot_equal (SpSnapshot *a, SpSnapshot *b);

/*
 * SpSnapshotBuilder: the only maker of snapshots. Begins from a base (or from nothing), takes whole rows in
 * and out, and ends in a new snapshot. The store uses it after every change; tests use it to make
 * snapshots without a file. It does not check references: the store does.
 */
typedef struct _SpSnapshotBuilder SpSnapshotBuilder;

SpSnapshotBuilder *sp_snapshot_builder_new  (SpSnapshot *base);     /* nullable */
void               sp_snapshot_builder_free (SpSnapshotBuilder *self);
SpSnapshot        *sp_snapshot_builder_end  (SpSnapshotBuilder *self);  /* frees the builder */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSnapshotBuilder, sp_snapshot_builder_free)

/* Put: insert, or replace the row of the same id. Copies the row and its strings. */
void sp_snapshot_builder_set_project      (SpSnapshotBuilder *self, const SpProjectRow  *row);
void sp_snapshot_builder_put_actor        (SpSnapshotBuilder *self, const SpActor       *row);
void sp_snapshot_builder_put_issue        (SpSnapshotBuilder *self, const SpIssue       *row);
void sp_snapshot_builder_put_source       (SpSnapshotBuilder *self, const SpSource      *row);
void sp_snapshot_builder_put_source_error (SpSnapshotBuilder *self, const SpSourceError *row);
void sp_snapshot_builder_put_statement    (SpSnapshotBuilder *self, const SpStatement   *row);
void sp_snapshot_builder_put_link         (SpSnapshotBuilder *self, const SpLink        *row);
void sp_snapshot_builder_put_view         (SpSnapshotBuilder *self, const SpView        *row);
void sp_snapshot_builder_remove           (SpSnapshotBuilder *self, SpTable table, SpId id);

G_END_DECLS
