/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-merge.h"
#include "sp-row-list-private.h"
#include "sp-snapshot-private.h"

G_BEGIN_DECLS

/* What the files of merging share. */

/* A row that one side deleted and the other still has. */
typedef struct
{
  SpTable table;                /* with the id, the key */
  SpId id;
  SpMergeSide deleter;
  gboolean contested;           /* the other side went on working with it */
  gboolean needed;              /* nobody did, but a row that is kept refers to it */
  guint n_dependents;
  int conflict;                 /* its number; -1 if there is none */
} SpDeletion;

struct _SpMerge
{
  SpSnapshot *base;             /* without rows if there is none */
  gboolean has_base;
  SpSnapshot *sides[2];
  GHashTable *deletions;        /* of SpDeletion, by table and id */
  GArray *conflicts;            /* of SpConflict */
  GPtrArray *notes;
};

/* A row as it stands in the three states; NULL where it does not. */
typedef struct
{
  SpTable table;
  SpId id;
  gconstpointer base;
  gconstpointer sides[2];
} SpMergeRow;

typedef void (*SpMergeVisit) (SpMerge *self, const SpMergeRow *row, gpointer data);

void        sp_merge_walk          (SpMerge *self, SpMergeVisit visit, gpointer data);
SpDeletion *sp_merge_find_deletion (SpMerge *self, SpTable table, SpId id, SpMergeSide deleter);

/* sp-merge-parts.c: fields that only make sense together */
typedef struct
{
  const SpField *fields[SP_CONFLICT_MAX_FIELDS];
  guint n_fields;
} SpRowPart;

gboolean sp_row_part_get        (SpTable table, guint field, SpRowPart *part);
gboolean sp_row_part_equal      (const SpRowPart *part, gconstpointer a, gconstpointer b);
void     sp_row_part_copy       (const SpRowPart *part, gpointer to, gconstpointer from);

typedef struct
{
  SpTable table;
  gsize offset;
  SpTable target;
  gboolean required;
} SpRowReference;

extern const SpRowReference sp_row_references[];
extern const guint sp_n_row_references;

SpId     sp_row_reference_get      (const SpRowReference *reference, gconstpointer row);
void     sp_row_reference_find_part (const SpRowReference *reference, SpRowPart *part);
gboolean sp_row_part_has_reference (const SpRowPart *part, const SpRowReference *reference);

/* sp-merge-names.c: rows that both sides added under one name */
SpSnapshot *sp_merge_take_names_as_one (SpMerge *self, SpSnapshot *theirs);
SpSnapshot *sp_merge_part_names        (SpMerge *self, SpSnapshot *result, GPtrArray *notes);
SpSnapshot *sp_merge_open_circles      (SpMerge *self, SpSnapshot *result, GPtrArray *notes);

/* sp-store-become.c */
gboolean sp_store_become (SpStore *self, SpSnapshot *target, GCancellable *cancellable, GError **error);
/* sp-store-log.c */
gboolean   sp_store_take_log          (SpStore *self, SpStore *other, GError **error);
GPtrArray *sp_store_list_log          (SpStore *self, GError **error);
char      *sp_store_describe_log_line (gint64 time, const char *coder, const char *label);

G_END_DECLS
