/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-rows.h"

G_BEGIN_DECLS

/*
 * What the structs of sp-rows.h consist of: one list of fields for each table, from which rows are copied, compared,
 * written to the database and read from it. A field that is missing here is missing everywhere.
 */
typedef enum
{
  SP_FIELD_ID,          /* SpId; a reference may be SP_ID_NONE */
  SP_FIELD_NUMBER,      /* double */
  SP_FIELD_INTEGER,     /* int */
  SP_FIELD_FLAG,        /* gboolean */
  SP_FIELD_TOKEN,       /* an enumeration, written as its token */
  SP_FIELD_LINE,        /* const char *, one line */
  SP_FIELD_TEXT,        /* const char *, any number of lines */
  SP_FIELD_DATE,        /* SpDate */
  SP_FIELD_COLOUR,      /* SpColour */
  SP_FIELD_STANCE,      /* SpStance, in two columns */
  SP_FIELD_PASSAGE,     /* SpPassage, in two columns */
  SP_FIELD_WORDS,       /* const char * const *, in a table of its own */
} SpFieldKind;

typedef struct
{
  const char *name;                 /* the column; of words their table */
  SpFieldKind kind;
  gsize offset;
  GType (*get_type) (void);         /* of a token */
} SpField;

typedef struct
{
  const char *name;                 /* the table in the database */
  gsize size;
  gboolean has_id;
  gboolean by_hand;                 /* its rows also stand in an order by hand */
  const SpField *fields;
  guint n_fields;
} SpRowType;

extern const SpRowType sp_row_types[SP_N_TABLES];

gboolean sp_row_equal (const SpRowType *type, gconstpointer a, gconstpointer b);

/* One field of two rows. */
gboolean sp_field_equal (const SpField *field, gconstpointer a, gconstpointer b);
void     sp_field_copy  (const SpField *field, gpointer to, gconstpointer from);

G_END_DECLS
