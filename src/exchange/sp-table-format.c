/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-table-format.h"

#include <string.h>

/* The tables of the data package: one declaration that import, export and the package's schema go by. The words of
 * the schema stay in English whatever the user's language, so that a package is the same everywhere. */

#define FIELD(heading, cell, Row, member, ...) \
  { .name = heading, .kind = SP_CELL_##cell, .offset = G_STRUCT_OFFSET (Row, member), __VA_ARGS__ }
#define REQUIRED(heading, cell, Row, member, ...) FIELD (heading, cell, Row, member, .required = TRUE, __VA_ARGS__)
#define WORDS(heading, text) .title = heading, .description = text
#define ID_FIELD(Row) \
  REQUIRED ("id", ID, Row, id, .unique = TRUE, \
            WORDS ("Identifier", "Identifies the row for good; 1 to 9007199254740991"))
#define ORDINAL_FIELD(Row) \
  REQUIRED ("ordinal", ORDINAL, Row, ordinal, \
            WORDS ("Place in the order by hand", "Rows stand in ascending order of it"))
#define TAGS_FIELD(Row) \
  FIELD ("tags", LIST, Row, tags, .synonyms = "tag keywords", WORDS ("Tags", "With \"; \" between them"))
#define SCORE_FIELD(heading, Row, member, ...) FIELD (heading, NUMBER, Row, member, .maximum = 100, __VA_ARGS__)
#define SOURCE_FIELD(Row) \
  FIELD ("source", SOURCE, Row, source, .synonyms = "source_id", \
         WORDS ("Source", "Identifier of the source it comes from"))
#define PASSAGE_FIELDS(Row) \
  FIELD ("passage_start", PLACE, Row, passage.start, .synonyms = "start_offset", \
         WORDS ("Start of the passage", "Unicode code points of the source's text before the passage")), \
  FIELD ("passage_end", PLACE, Row, passage.end, .synonyms = "end_offset", \
         WORDS ("End of the passage", "Unicode code points of the source's text up to the end of the passage")), \
  FIELD ("quote", TEXT, Row, quote, .synonyms = "quoted quotation", \
         WORDS ("Quoted words", "The words of the passage"))
#define NOTE_FIELD(Row) \
  FIELD ("note", TEXT, Row, note, .synonyms = "notes comment comments remark", WORDS ("Note", "Remarks of the coder"))

static const SpFieldFormat project_fields[] = {
  FIELD ("title", TEXT, SpProjectRow, title, .synonyms = "name", WORDS ("Title", "Title of the project")),
  FIELD ("description", TEXT, SpProjectRow, description, WORDS ("Description", "What the project is about")),
  FIELD ("as_of", DATE, SpProjectRow, as_of,
         WORDS ("Date of the pictures", "The day the pictures show, or a month or a year; empty for today")),
};

static const SpFieldFormat actor_fields[] = {
  ID_FIELD (SpActor),
  REQUIRED ("name", NAME, SpActor, name, .unique = TRUE, .synonyms = "actor actor_name",
         WORDS ("Name", "No two actors have the same")),
  REQUIRED ("kind", ENUM, SpActor, kind, .synonyms = "type actor_kind actor_type", .get_type = sp_actor_kind_get_type,
         WORDS ("Kind", "What takes the stand")),
  FIELD ("role", TEXT, SpActor, role, .synonyms = "function", WORDS ("Role", "Office or function")),
  FIELD ("speaks_for", ACTOR, SpActor, speaks_for, .synonyms = "represents",
         WORDS ("Speaks for", "Name of the actor for whom this one speaks")),
  FIELD ("also_written", LIST, SpActor, aliases, .synonyms = "aliases alias other_names other_spellings",
         WORDS ("Also written", "Other names and spellings, with \"; \" between them")),
  SCORE_FIELD ("influence", SpActor, influence, .synonyms = "power capability",
               WORDS ("Influence", "0 to 100; empty when it is unknown")),
  FIELD ("colour", COLOUR, SpActor, colour, .synonyms = "color", WORDS ("Colour", "Red, green and blue as #rrggbb")),
  TAGS_FIELD (SpActor),
  NOTE_FIELD (SpActor),
  ORDINAL_FIELD (SpActor),
};

static const SpFieldFormat issue_fields[] = {
  ID_FIELD (SpIssue),
  REQUIRED ("name", NAME, SpIssue, name, .unique = TRUE, .synonyms = "issue issue_name topic",
         WORDS ("Name", "No two issues have the same")),
  FIELD ("question", TEXT, SpIssue, question, .synonyms = "description", WORDS ("Question", "What is contested")),
  FIELD ("oppose_end", TEXT, SpIssue, oppose_end, .synonyms = "oppose_label oppose",
         WORDS ("Oppose end", "What the end of the scale at 0 stands for")),
  FIELD ("support_end", TEXT, SpIssue, support_end, .synonyms = "support_label support",
         WORDS ("Support end", "What the end of the scale at 100 stands for")),
  SCORE_FIELD ("reference", SpIssue, reference, .synonyms = "reference_point status_quo",
               WORDS ("Reference point",
               "A point of the scale from 0 to 100, such as how things stand; empty for none")),
  NOTE_FIELD (SpIssue),
  ORDINAL_FIELD (SpIssue),
};

static const SpFieldFormat source_fields[] = {
  ID_FIELD (SpSource),
  REQUIRED ("title", NAME, SpSource, title, .synonyms = "source name", WORDS ("Title", "Title of the source")),
  REQUIRED ("kind", ENUM, SpSource, kind, .synonyms = "type source_kind source_type",
         .get_type = sp_source_kind_get_type,
         WORDS ("Kind", "What the source is")),
  FIELD ("author", TEXT, SpSource, author, .synonyms = "authors", WORDS ("Author", "Who wrote or spoke")),
  FIELD ("publisher", TEXT, SpSource, publisher, WORDS ("Publisher", "Who published it")),
  FIELD ("date", DATE, SpSource, date, .synonyms = "published publication_date",
         WORDS ("Date", "The day, or the month or year, it is from")),
  FIELD ("language", TEXT, SpSource, language, .synonyms = "lang", WORDS ("Language", "As a BCP 47 tag")),
  FIELD ("address", TEXT, SpSource, address, .synonyms = "url uri link doi",
         WORDS ("Address", "Where it can be found")),
  FIELD ("retrieved", DATE, SpSource, retrieved, .synonyms = "accessed retrieved_date",
         WORDS ("Retrieved", "The day it was found there")),
  FIELD ("text_file", TEXT_FILE, SpSource, text,
         WORDS ("Text file", "Path in this package of the full text, in UTF-8; empty when it is not at hand")),
  NOTE_FIELD (SpSource),
  ORDINAL_FIELD (SpSource),
};

static const SpFieldFormat source_error_fields[] = {
  ID_FIELD (SpSourceError),
  REQUIRED ("source", SOURCE, SpSourceError, source, .synonyms = "source_id",
         WORDS ("Source", "Identifier of the source that has the error")),
  PASSAGE_FIELDS (SpSourceError),
  REQUIRED ("note", NAME, SpSourceError, note, .synonyms = "notes correction", WORDS ("Note", "What is right")),
  ORDINAL_FIELD (SpSourceError),
};

static const SpFieldFormat statement_fields[] = {
  ID_FIELD (SpStatement),
  REQUIRED ("actor", ACTOR, SpStatement, actor, .synonyms = "actor_name speaker who",
         WORDS ("Actor", "Name of the actor")),
  REQUIRED ("issue", ISSUE, SpStatement, issue, .synonyms = "issue_name topic", WORDS ("Issue", "Name of the issue")),
  FIELD ("stance", STEP, SpStatement, stance, .synonyms = "position step", .minimum = -2, .maximum = 2,
         WORDS ("Stance in steps", "-2 strongly oppose, -1 oppose, 0 neutral, 1 support, 2 strongly support; "
                "empty for none or for a point")),
  FIELD ("point", POINT, SpStatement, stance, .synonyms = "stance_point", .maximum = 100,
         WORDS ("Stance as a point",
         "A point of the issue's scale, 0 oppose end to 100 support end; empty for none or for a step")),
  REQUIRED ("qualifier", ENUM, SpStatement, qualifier, .get_type = sp_qualifier_get_type,
         WORDS ("Qualifier", "How definite the stance is")),
  FIELD ("condition", TEXT, SpStatement, condition, WORDS ("Condition", "The words of the condition")),
  SCORE_FIELD ("salience", SpStatement, salience, .synonyms = "importance",
               WORDS ("Salience", "0 to 100; empty when it is unknown")),
  FIELD ("date", DATE, SpStatement, date, .synonyms = "day when",
         WORDS ("Date", "The day, or the month or year, it was made")),
  REQUIRED ("form", ENUM, SpStatement, form, .get_type = sp_form_get_type,
         WORDS ("Form", "How the statement is known")),
  SOURCE_FIELD (SpStatement),
  PASSAGE_FIELDS (SpStatement),
  FIELD ("reported_by", TEXT, SpStatement, reported_by,
         WORDS ("Reported by", "Who reports it, if not the source itself")),
  SCORE_FIELD ("confidence", SpStatement, confidence, .synonyms = "certainty",
               WORDS ("Confidence", "The coder's, 0 to 100; empty when it is unknown")),
  FIELD ("coder", TEXT, SpStatement, coder, .synonyms = "coded_by", WORDS ("Coder", "Who coded it")),
  NOTE_FIELD (SpStatement),
  TAGS_FIELD (SpStatement),
  ORDINAL_FIELD (SpStatement),
  FIELD ("condition_or_note", CONDITION_OR_NOTE, SpStatement, condition),
};

static const SpFieldFormat link_fields[] = {
  ID_FIELD (SpLink),
  REQUIRED ("from", ACTOR, SpLink, from, .synonyms = "from_actor",
         WORDS ("From", "Name of the actor where it begins")),
  REQUIRED ("to", ACTOR, SpLink, to, .synonyms = "target to_actor", WORDS ("To", "Name of the actor where it ends")),
  REQUIRED ("kind", NAME, SpLink, kind, .synonyms = "type label relation relationship",
         WORDS ("Kind", "What binds the two")),
  REQUIRED ("directed", BOOLEAN, SpLink, directed, WORDS ("Directed", "Whether from and to may not be exchanged")),
  REQUIRED ("sign", SIGN, SpLink, sign, .minimum = -1, .maximum = 1,
         WORDS ("Sign", "1 friendly, 0 neither, -1 hostile")),
  REQUIRED ("strength", COUNT, SpLink, strength, .synonyms = "weight", .minimum = 1, .maximum = 5,
         WORDS ("Strength", "1 to 5")),
  FIELD ("start", DATE, SpLink, start, .synonyms = "start_date since", WORDS ("Start", "Since when")),
  FIELD ("end", DATE, SpLink, end, .synonyms = "end_date until", WORDS ("End", "Until when")),
  SOURCE_FIELD (SpLink),
  PASSAGE_FIELDS (SpLink),
  NOTE_FIELD (SpLink),
  TAGS_FIELD (SpLink),
  ORDINAL_FIELD (SpLink),
};

static const SpFieldFormat view_fields[] = {
  ID_FIELD (SpView),
  REQUIRED ("name", NAME, SpView, name, .synonyms = "view title", WORDS ("Name", "Name of the saved picture")),
  REQUIRED ("kind", ENUM, SpView, kind, .synonyms = "type", .get_type = sp_picture_kind_get_type,
         WORDS ("Kind", "Which picture")),
  FIELD ("settings", TEXT, SpView, settings,
         WORDS ("Settings", "Filters, date, order and placement as a JSON object")),
  ORDINAL_FIELD (SpView),
};

static const SpProjectRow project_defaults = { .title = "" };
static const SpActor actor_defaults = SP_ACTOR_INIT;
static const SpIssue issue_defaults = SP_ISSUE_INIT;
static const SpSource source_defaults = SP_SOURCE_INIT;
static const SpSourceError source_error_defaults = SP_SOURCE_ERROR_INIT;
static const SpStatement statement_defaults = SP_STATEMENT_INIT;
static const SpLink link_defaults = {
  .kind = "tie", .directed = TRUE, .strength = 1, .passage = SP_PASSAGE_NONE,
};
static const SpView view_defaults = SP_VIEW_INIT;

#define NEEDED(...) ((const char * const[]) { __VA_ARGS__, NULL })
#define TABLE(Which, resource, Row, prefix, heading, what, ...) \
  [SP_TABLE_##Which] = { \
    .table = SP_TABLE_##Which, .name = resource, .title = heading, .description = what, .row_size = sizeof (Row), \
    .defaults = &prefix##_defaults, .fields = prefix##_fields, .n_fields = G_N_ELEMENTS (prefix##_fields), \
    .needed = NEEDED (__VA_ARGS__), \
  }

static const SpTableFormat formats[SP_N_TABLES] = {
  TABLE (PROJECT, "project", SpProjectRow, project, "Project", "What the project is; one row", "title",
         "description|as_of"),
  TABLE (ACTOR, "actors", SpActor, actor, "Actors", "Who takes a stand", "name"),
  TABLE (ISSUE, "issues", SpIssue, issue, "Issues", "What is contested, and a scale for each", "name"),
  TABLE (SOURCE, "sources", SpSource, source, "Sources", "Texts and records that statements come from", "title"),
  TABLE (SOURCE_ERROR, "source_errors", SpSourceError, source_error, "Errors of sources",
         "Known errors: what is printed, and what is right", "source", "note"),
  TABLE (STATEMENT, "statements", SpStatement, statement, "Statements",
         "What one actor said or did on one issue", "actor", "issue"),
  TABLE (LINK, "links", SpLink, link, "Links", "What binds one actor to another", "from", "to"),
  TABLE (VIEW, "views", SpView, view, "Views", "Saved pictures", "name", "settings"),
};

/**
 * sp_table_format_get:
 * @table: a table
 *
 * Returns: (transfer none): how @table stands in a data package
 */
const SpTableFormat *
sp_table_format_get (SpTable table)
{
  return &formats[table];
}

/**
 * sp_table_format_find:
 * @name: the name of a resource, such as "actors"
 *
 * Returns: (transfer none) (nullable): the table of that name, or `NULL`
 */
const SpTableFormat *
sp_table_format_find (const char *name)
{
  for (guint i = 0; i < SP_N_TABLES; i++)
    if (g_str_equal (formats[i].name, name))
      return &formats[i];
  return NULL;
}

/**
 * sp_table_format_find_field:
 * @format: a table
 * @name: the name of a field, such as "oppose_end"
 *
 * Returns: its place among the fields of @format, or -1
 */
int
sp_table_format_find_field (const SpTableFormat *format,
                            const char          *name)
{
  for (guint i = 0; i < format->n_fields; i++)
    if (g_str_equal (format->fields[i].name, name))
      return (int) i;
  return -1;
}

/**
 * sp_field_format_is_exported:
 * @field: a field
 *
 * Returns: whether @field stands in a data package; the others are only understood when they are read
 */
gboolean
sp_field_format_is_exported (const SpFieldFormat *field)
{
  return field->kind != SP_CELL_CONDITION_OR_NOTE;
}

/**
 * sp_field_format_is_text:
 * @field: a field
 *
 * Returns: whether its cells are free text, which a spreadsheet could take for a formula
 */
gboolean
sp_field_format_is_text (const SpFieldFormat *field)
{
  return field->kind == SP_CELL_NAME || field->kind == SP_CELL_TEXT || field->kind == SP_CELL_LIST
         || field->kind == SP_CELL_ACTOR || field->kind == SP_CELL_ISSUE || field->kind == SP_CELL_CONDITION_OR_NOTE;
}

static gboolean
equal_texts (const char *a,
             const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

static gboolean
equal_lists (const char * const *a,
             const char * const *b)
{
  static const char * const none[] = { NULL };

  return g_strv_equal (a != NULL ? a : none, b != NULL ? b : none);
}

static gboolean
equal_numbers (double a,
               double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
equal_members (const SpFieldFormat *field,
               const char          *a,
               const char          *b)
{
  switch (field->kind)
    {
    case SP_CELL_NAME:
    case SP_CELL_TEXT:
    case SP_CELL_TEXT_FILE:
    case SP_CELL_CONDITION_OR_NOTE:
      return equal_texts (*(const char * const *) a, *(const char * const *) b);
    case SP_CELL_LIST:
      return equal_lists (*(const char * const * const *) a, *(const char * const * const *) b);
    case SP_CELL_NUMBER:
    case SP_CELL_ORDINAL:
      return equal_numbers (*(const double *) a, *(const double *) b);
    case SP_CELL_ENUM:
    case SP_CELL_COUNT:
    case SP_CELL_BOOLEAN:
    case SP_CELL_SIGN:
      return *(const int *) a == *(const int *) b;
    case SP_CELL_DATE:
      return sp_date_compare (*(const SpDate *) a, *(const SpDate *) b) == 0;
    case SP_CELL_COLOUR:
    case SP_CELL_PLACE:
      return *(const gint32 *) a == *(const gint32 *) b;
    case SP_CELL_STEP:
    case SP_CELL_POINT:
      return ((const SpStance *) a)->kind == ((const SpStance *) b)->kind
             && equal_numbers (((const SpStance *) a)->value, ((const SpStance *) b)->value);
    case SP_CELL_ID:
    case SP_CELL_ACTOR:
    case SP_CELL_ISSUE:
    case SP_CELL_SOURCE:
    default:
      return *(const SpId *) a == *(const SpId *) b;
    }
}

/**
 * sp_table_format_equal_rows:
 * @format: a table
 * @a: a row of it
 * @b: another row of it
 *
 * Returns: whether both rows say the same in every field
 */
gboolean
sp_table_format_equal_rows (const SpTableFormat *format,
                            gconstpointer        a,
                            gconstpointer        b)
{
  for (guint i = 0; i < format->n_fields; i++)
    {
      gsize offset = format->fields[i].offset;

      if (!equal_members (&format->fields[i], (const char *) a + offset, (const char *) b + offset))
        return FALSE;
    }
  return TRUE;
}
