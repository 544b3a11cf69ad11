/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-project.h"
#include "sp-row-type.h"

G_BEGIN_DECLS

/*
 * SpMerge: two copies of one project brought together, row by row and field by field, against the state that both come
 * from. What only one side did is taken; what both did differently is a conflict, to be decided by a person. Deletions
 * against edits are never decided silently. Nothing is written before sp_merge_apply(), which is one edit.
 */
typedef struct _SpMerge SpMerge;

typedef enum
{
  SP_MERGE_OURS,
  SP_MERGE_THEIRS,
  SP_MERGE_UNDECIDED,
} SpMergeSide;

typedef enum
{
  SP_CONFLICT_CHANGED,          /* both changed these fields of the row, and differently */
  SP_CONFLICT_DELETED,          /* one side deleted the row, the other went on working with it */
} SpConflictKind;

#define SP_CONFLICT_MAX_FIELDS 3

typedef struct
{
  SpConflictKind kind;
  SpTable table;
  SpId id;                                        /* SP_ID_NONE for the project itself */
  gconstpointer base;                             /* the row; NULL where there is none */
  gconstpointer sides[2];                         /* the same, by SpMergeSide */
  const SpField *fields[SP_CONFLICT_MAX_FIELDS];  /* that only make sense together; none for a deletion */
  guint n_fields;
  guint n_dependents;                             /* rows that need the deleted one */
  SpMergeSide choice;
} SpConflict;

/* The state that both copies come from, as far as history and kept generations of OURS reach; NULL if they do not. */
SpSnapshot *sp_merge_find_base (SpProject *ours, SpProject *theirs, GCancellable *cancellable);

/* BASE is NULL where no common ancestor is known: then rows are brought together by id, and nothing counts as deleted. */
SpMerge          *sp_merge_new             (SpSnapshot *base, SpSnapshot *ours, SpSnapshot *theirs);
void              sp_merge_free            (SpMerge *self);
gboolean          sp_merge_has_base        (SpMerge *self);
SpSnapshot       *sp_merge_get_side        (SpMerge *self, SpMergeSide side);
guint             sp_merge_get_n_conflicts (SpMerge *self);
const SpConflict *sp_merge_get_conflict    (SpMerge *self, guint index);
void              sp_merge_choose          (SpMerge *self, guint index, SpMergeSide side);
void              sp_merge_choose_all      (SpMerge *self, SpMergeSide side);
guint             sp_merge_get_n_undecided (SpMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMerge, sp_merge_free)

/* In words; all (transfer full). The side UNDECIDED stands for the state that both come from. */
char *sp_conflict_dup_title  (SpMerge *merge, const SpConflict *conflict);
char *sp_conflict_dup_fields (const SpConflict *conflict);
char *sp_conflict_dup_value  (SpMerge *merge, const SpConflict *conflict, SpMergeSide side);

/* What comes out with the choices made so far; an undecided one keeps ours, and keeps what one side deleted. NOTES are
 * sentences on what was settled without asking: names taken as one or made different, circles of speakers opened. */
SpSnapshot *sp_merge_build (SpMerge *self, GStrv *notes);

/* Makes STORE, which holds ours, what comes out, as one edit; the log of OTHER (NULL: none), theirs, comes along. */
gboolean    sp_merge_apply (SpMerge *self, SpStore *store, SpStore *other, GStrv *notes, GCancellable *cancellable,
                            GError **error);

G_END_DECLS
