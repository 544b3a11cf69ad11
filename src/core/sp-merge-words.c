/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Conflicts in words, for a person who has to decide them. */

static const struct
{
  const char *field;
  const char *label;
} labels[] = {
  { "title", N_("title") },
  { "description", N_("description") },
  { "as_of", N_("date of the pictures") },
  { "name", N_("name") },
  { "kind", N_("kind") },
  { "role", N_("role") },
  { "speaks_for", N_("speaks for") },
  { "influence", N_("influence") },
  { "colour", N_("colour") },
  { "note", N_("note") },
  { "alias", N_("other spellings") },
  { "tag", N_("tags") },
  { "question", N_("question") },
  { "oppose_end", N_("opposing end") },
  { "support_end", N_("supporting end") },
  { "reference", N_("reference point") },
  { "author", N_("author") },
  { "publisher", N_("publisher") },
  { "date", N_("date") },
  { "language", N_("language") },
  { "address", N_("address") },
  { "retrieved", N_("retrieved") },
  { "text", N_("text") },
  { "source", N_("source") },
  { "passage", N_("passage") },
  { "quote", N_("quote") },
  { "actor", N_("actor") },
  { "issue", N_("issue") },
  { "stance", N_("stance") },
  { "qualifier", N_("qualifier") },
  { "condition", N_("condition") },
  { "salience", N_("salience") },
  { "form", N_("form") },
  { "reported_by", N_("reported by") },
  { "confidence", N_("confidence") },
  { "coder", N_("coder") },
  { "from_actor", N_("from") },
  { "to_actor", N_("to") },
  { "directed", N_("directed") },
  { "sign", N_("sign") },
  { "strength", N_("strength") },
  { "start_date", N_("start") },
  { "end_date", N_("end") },
  { "settings", N_("settings") },
  { "ordinal", N_("place in the order") },
};

static const char *
get_label (const SpField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (labels[i].field, field->name) == 0)
      return _(labels[i].label);
  return field->name;
}

static gconstpointer
find_row (SpMerge *self,
          SpTable  table,
          SpId     id)
{
  SpSnapshot *states[] = { self->sides[SP_MERGE_OURS], self->sides[SP_MERGE_THEIRS], self->base };
  gconstpointer row = NULL;

  for (guint i = 0; row == NULL && id != SP_ID_NONE && i < G_N_ELEMENTS (states); i++)
    row = sp_row_list_find (states[i]->tables[table], id);
  return row;
}

static const char *
find_name (SpMerge *self,
           SpTable  table,
           SpId     id)
{
  gconstpointer row = find_row (self, table, id);

  if (row == NULL)
    return "";
  switch (table)
    {
    case SP_TABLE_ACTOR:
      return ((const SpActor *) row)->name;
    case SP_TABLE_ISSUE:
      return ((const SpIssue *) row)->name;
    case SP_TABLE_SOURCE:
      return ((const SpSource *) row)->title;
    case SP_TABLE_VIEW:
      return ((const SpView *) row)->name;
    case SP_TABLE_PROJECT:
    case SP_TABLE_SOURCE_ERROR:
    case SP_TABLE_STATEMENT:
    case SP_TABLE_LINK:
    default:
      return "";
    }
}

static char *
dup_row_name (SpMerge       *self,
              SpTable        table,
              SpId           id,
              gconstpointer  row)
{
  const SpStatement *statement = row;
  const SpLink *link = row;

  switch (table)
    {
    case SP_TABLE_PROJECT:
      return g_strdup (((const SpProjectRow *) row)->title);
    case SP_TABLE_SOURCE_ERROR:
      return g_strdup (((const SpSourceError *) row)->note);
    case SP_TABLE_STATEMENT:
      /* Translators: the name of an actor and the name of an issue */
      return g_strdup_printf (_("%s on %s"), find_name (self, SP_TABLE_ACTOR, statement->actor),
                              find_name (self, SP_TABLE_ISSUE, statement->issue));
    case SP_TABLE_LINK:
      /* Translators: the names of two actors and the kind of link between them */
      return g_strdup_printf (_("%s and %s: %s"), find_name (self, SP_TABLE_ACTOR, link->from),
                              find_name (self, SP_TABLE_ACTOR, link->to), link->kind);
    case SP_TABLE_ACTOR:
    case SP_TABLE_ISSUE:
    case SP_TABLE_SOURCE:
    case SP_TABLE_VIEW:
    default:
      return g_strdup (find_name (self, table, id));
    }
}

static gconstpointer
get_any_row (const SpConflict *conflict)
{
  return conflict->sides[SP_MERGE_OURS] != NULL ? conflict->sides[SP_MERGE_OURS] : conflict->sides[SP_MERGE_THEIRS];
}

/**
 * sp_conflict_dup_title:
 * @merge: a merge
 * @conflict: a conflict of it
 *
 * Returns: (transfer full): which row it is about: “actor: Ann”
 */
char *
sp_conflict_dup_title (SpMerge          *merge,
                       const SpConflict *conflict)
{
  g_autofree char *name = dup_row_name (merge, conflict->table, conflict->id, get_any_row (conflict));

  /* Translators: the word for a table, such as “actor”, and the name of a row of it */
  return g_strdup_printf (_("%s: %s"), sp_enum_to_label (SP_TYPE_TABLE, conflict->table), name);
}

/**
 * sp_conflict_dup_fields:
 * @conflict: a conflict
 *
 * Returns: (transfer full): which fields it is about, or that the whole row is in question
 */
char *
sp_conflict_dup_fields (const SpConflict *conflict)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (conflict->n_fields == 0)
    return g_strdup (_("deleted on one side"));
  for (guint i = 0; i < conflict->n_fields; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? _(", ") : "", get_label (conflict->fields[i]));
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static SpTable
find_target (SpTable        table,
             const SpField *field)
{
  for (guint i = 0; i < sp_n_row_references; i++)
    if (sp_row_references[i].table == table && sp_row_references[i].offset == field->offset)
      return sp_row_references[i].target;
  return table;
}

static char *
format_stance (SpStance stance)
{
  switch (stance.kind)
    {
    case SP_STANCE_KIND_STEP:
      return g_strdup (sp_step_to_label ((int) stance.value));
    case SP_STANCE_KIND_POINT:
      return g_strdup_printf ("%g", stance.value);
    case SP_STANCE_KIND_NONE:
    default:
      return g_strdup (_("no stance"));
    }
}

#define VALUE(row, field, Type) (*(const Type *) (gconstpointer) ((const char *) (row) + (field)->offset))

static char *
format_value (SpMerge       *self,
              SpTable        table,
              const SpField *field,
              gconstpointer  row)
{
  switch (field->kind)
    {
    case SP_FIELD_ID:
      return g_strdup (find_name (self, find_target (table, field), VALUE (row, field, SpId)));
    case SP_FIELD_NUMBER:
      return isnan (VALUE (row, field, double)) ? g_strdup ("") : g_strdup_printf ("%g", VALUE (row, field, double));
    case SP_FIELD_INTEGER:
      return g_strdup_printf ("%d", VALUE (row, field, int));
    case SP_FIELD_FLAG:
      return g_strdup (VALUE (row, field, gboolean) ? _("directed") : _("not directed"));
    case SP_FIELD_TOKEN:
      return g_strdup (sp_enum_to_label (field->get_type (), VALUE (row, field, int)));
    case SP_FIELD_LINE:
    case SP_FIELD_TEXT:
      return g_strdup (VALUE (row, field, char *));
    case SP_FIELD_DATE:
      return sp_date_format (VALUE (row, field, SpDate));
    case SP_FIELD_COLOUR:
      return sp_colour_to_hex (VALUE (row, field, SpColour));
    case SP_FIELD_STANCE:
      return format_stance (VALUE (row, field, SpStance));
    case SP_FIELD_PASSAGE:
      if (VALUE (row, field, SpPassage).start < 0)
        return g_strdup ("");
      /* Translators: where a passage of a text begins and ends */
      return g_strdup_printf (_("characters %d to %d"), VALUE (row, field, SpPassage).start,
                              VALUE (row, field, SpPassage).end);
    case SP_FIELD_WORDS:
      return g_strjoinv ("; ", (char **) VALUE (row, field, char **));
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
format_fields (SpMerge          *self,
               const SpConflict *conflict,
               gconstpointer     row)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < conflict->n_fields; i++)
    {
      g_autofree char *value = format_value (self, conflict->table, conflict->fields[i], row);

      if (*value == '\0')
        continue;
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", value);
    }
  return words->len > 0 ? g_string_free_and_steal (g_steal_pointer (&words)) : g_strdup (_("nothing"));
}

/* What the side that kept the row did to it. */
static char *
describe_keeping (const SpConflict *conflict,
                  gconstpointer     row)
{
  const SpRowType *type = &sp_row_types[conflict->table];
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    if (!sp_field_equal (&type->fields[i], conflict->base, row))
      g_string_append_printf (words, "%s%s", words->len > 0 ? _(", ") : _("changed: "), get_label (&type->fields[i]));
  if (conflict->n_dependents > 0)
    {
      g_string_append (words, words->len > 0 ? "; " : "");
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "needed by %u row that was added or changed",
                                                  "needed by %u rows that were added or changed", conflict->n_dependents),
                              conflict->n_dependents);
    }
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/**
 * sp_conflict_dup_value:
 * @merge: a merge
 * @conflict: a conflict of it
 * @side: ours or theirs; %SP_MERGE_UNDECIDED for the state that both come from
 *
 * Returns: (transfer full): what that side has, a line a field; "" where both come from nothing
 */
char *
sp_conflict_dup_value (SpMerge          *merge,
                       const SpConflict *conflict,
                       SpMergeSide       side)
{
  gconstpointer row = side == SP_MERGE_UNDECIDED ? conflict->base : conflict->sides[side];

  if (conflict->kind == SP_CONFLICT_DELETED && side != SP_MERGE_UNDECIDED)
    return row != NULL ? describe_keeping (conflict, row) : g_strdup (_("deleted"));
  return row != NULL && conflict->n_fields > 0 ? format_fields (merge, conflict, row) : g_strdup ("");
}
