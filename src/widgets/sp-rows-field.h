/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-entry-format.h"
#include "sp-store.h"

G_BEGIN_DECLS

/* How a field that several rows have in common is given. */
typedef enum
{
  SP_ROWS_FIELD_CHOICE,         /* a value of an enumeration, by its place in it */
  SP_ROWS_FIELD_SWITCH,         /* one of two */
  SP_ROWS_FIELD_TEXT,
  SP_ROWS_FIELD_DATE,
} SpRowsFieldKind;

typedef struct
{
  SpTable table;
  SpRowsFieldKind kind;
  const char *title;            /* to be translated */
  const char *label;            /* of the edit, to be translated, with a %s for the rows */
  gsize offset;                 /* in the row */
  GType (*get_type) (void);     /* of a choice */
} SpRowsField;

/* The fields of a table, ended by one without a title. */
const SpRowsField *sp_rows_fields_get (SpTable table);

/* What the field says in all rows, as text (a choice as the number of its place), or NULL where they differ. */
char    *sp_rows_field_dup_value (const SpRowsField *field, SpSnapshot *snapshot, GArray *ids);
gboolean sp_rows_field_set       (const SpRowsField *field, SpStore *store, GArray *ids, const char *value, char **told,
                                  GError **error);

G_END_DECLS
