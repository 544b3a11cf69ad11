/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-schema.h"

#include <string.h>

/*
 * The texts are compared letter by letter when a file is opened: whoever changes one makes a new version of the schema
 * and keeps the old text for reading files of the old version. docs/file-format.md says what each column means.
 */

#define ID_COLUMN "id INTEGER PRIMARY KEY NOT NULL CHECK (id BETWEEN 1 AND 9007199254740991)"
#define ORDINAL_COLUMN "ordinal REAL NOT NULL CHECK (ordinal BETWEEN -1e15 AND 1e15)"

/* Names of columns are put between these pieces. */
#define DIGIT "[0-9]"
#define YEAR DIGIT DIGIT DIGIT DIGIT
#define DATE_COLUMN(name)                                                                   \
  name " TEXT NOT NULL DEFAULT '' CHECK (" name " = '' OR " name " GLOB '" YEAR "' OR "        \
  name " GLOB '" YEAR "-" DIGIT DIGIT "' OR " name " GLOB '" YEAR "-" DIGIT DIGIT "-" DIGIT DIGIT "')"

#define HEX "[0-9a-f]"
#define COLOUR_COLUMN(name)                                                                 \
  name " TEXT NOT NULL DEFAULT '' CHECK (" name " = '' OR " name " GLOB '#" HEX HEX HEX HEX HEX HEX "')"

/* Version 1 knew two kinds of picture; the columns are the same. */
#define VIEW_TABLE(kinds)                                                                   \
  "CREATE TABLE view (\n"                                                                   \
  "  " ID_COLUMN ",\n"                                                                      \
  "  " ORDINAL_COLUMN ",\n"                                                                 \
  "  name TEXT NOT NULL CHECK (name <> ''),\n"                                              \
  "  kind TEXT NOT NULL CHECK (kind IN (" kinds ")),\n"                                     \
  "  settings TEXT NOT NULL DEFAULT ''\n"                                                   \
  ") STRICT"

#define COLUMNS(...) (const char * const []) { __VA_ARGS__, NULL }

const SpSchemaTable sp_schema_tables[] = {
  {
    .name = "project",
    .sql = "CREATE TABLE project (\n"
           "  id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),\n"
           "  uuid TEXT NOT NULL CHECK (uuid <> ''),\n"
           "  title TEXT NOT NULL DEFAULT '',\n"
           "  description TEXT NOT NULL DEFAULT '',\n"
           "  " DATE_COLUMN ("as_of") "\n"
           ") STRICT",
    .columns = COLUMNS ("id", "uuid", "title", "description", "as_of"),
  },
  {
    .name = "actor",
    .sql = "CREATE TABLE actor (\n"
           "  " ID_COLUMN ",\n"
           "  " ORDINAL_COLUMN ",\n"
           "  name TEXT NOT NULL CHECK (name <> ''),\n"
           "  kind TEXT NOT NULL CHECK (kind IN ('person', 'office', 'organisation', 'state',"
           " 'group', 'other')),\n"
           "  role TEXT NOT NULL DEFAULT '',\n"
           "  speaks_for INTEGER REFERENCES actor (id) CHECK (speaks_for <> id),\n"
           "  influence REAL CHECK (influence BETWEEN 0 AND 100),\n"
           "  " COLOUR_COLUMN ("colour") ",\n"
           "  note TEXT NOT NULL DEFAULT ''\n"
           ") STRICT",
    .columns = COLUMNS ("id", "ordinal", "name", "kind", "role", "speaks_for", "influence", "colour", "note"),
  },
  {
    .name = "actor_alias",
    .sql = "CREATE TABLE actor_alias (\n"
           "  " ID_COLUMN ",\n"
           "  actor INTEGER NOT NULL REFERENCES actor (id),\n"
           "  " ORDINAL_COLUMN ",\n"
           "  alias TEXT NOT NULL CHECK (alias <> '')\n"
           ") STRICT",
    .columns = COLUMNS ("id", "actor", "ordinal", "alias"),
  },
  {
    .name = "actor_tag",
    .sql = "CREATE TABLE actor_tag (\n"
           "  " ID_COLUMN ",\n"
           "  actor INTEGER NOT NULL REFERENCES actor (id),\n"
           "  " ORDINAL_COLUMN ",\n"
           "  tag TEXT NOT NULL CHECK (tag <> '')\n"
           ") STRICT",
    .columns = COLUMNS ("id", "actor", "ordinal", "tag"),
  },
  {
    .name = "issue",
    .sql = "CREATE TABLE issue (\n"
           "  " ID_COLUMN ",\n"
           "  " ORDINAL_COLUMN ",\n"
           "  name TEXT NOT NULL CHECK (name <> ''),\n"
           "  question TEXT NOT NULL DEFAULT '',\n"
           "  oppose_end TEXT NOT NULL DEFAULT '',\n"
           "  support_end TEXT NOT NULL DEFAULT '',\n"
           "  reference REAL CHECK (reference BETWEEN 0 AND 100),\n"
           "  note TEXT NOT NULL DEFAULT ''\n"
           ") STRICT",
    .columns = COLUMNS ("id", "ordinal", "name", "question", "oppose_end", "support_end", "reference", "note"),
  },
  {
    .name = "source",
    .sql = "CREATE TABLE source (\n"
           "  " ID_COLUMN ",\n"
           "  " ORDINAL_COLUMN ",\n"
           "  title TEXT NOT NULL CHECK (title <> ''),\n"
           "  kind TEXT NOT NULL CHECK (kind IN ('article', 'speech', 'interview', 'document',"
           " 'vote-record', 'dataset', 'other')),\n"
           "  author TEXT NOT NULL DEFAULT '',\n"
           "  publisher TEXT NOT NULL DEFAULT '',\n"
           "  " DATE_COLUMN ("date") ",\n"
           "  language TEXT NOT NULL DEFAULT '',\n"
           "  address TEXT NOT NULL DEFAULT '',\n"
           "  " DATE_COLUMN ("retrieved") ",\n"
           "  text TEXT NOT NULL DEFAULT '',\n"
           "  note TEXT NOT NULL DEFAULT ''\n"
           ") STRICT",
    .columns = COLUMNS ("id", "ordinal", "title", "kind", "author", "publisher", "date", "language", "address",
                        "retrieved", "text", "note"),
  },
  {
    .name = "source_error",
    .sql = "CREATE TABLE source_error (\n"
           "  " ID_COLUMN ",\n"
           "  " ORDINAL_COLUMN ",\n"
           "  source INTEGER NOT NULL REFERENCES source (id),\n"
           "  passage_start INTEGER CHECK (passage_start BETWEEN 0 AND 2147483646),\n"
           "  passage_end INTEGER CHECK (passage_end BETWEEN 1 AND 2147483647),\n"
           "  quote TEXT NOT NULL DEFAULT '',\n"
           "  note TEXT NOT NULL CHECK (note <> ''),\n"
           "  CHECK ((passage_start IS NULL) = (passage_end IS NULL)),\n"
           "  CHECK (passage_end > passage_start)\n"
           ") STRICT",
    .columns = COLUMNS ("id", "ordinal", "source", "passage_start", "passage_end", "quote", "note"),
  },
  {
    .name = "statement",
    .sql = "CREATE TABLE statement (\n"
           "  " ID_COLUMN ",\n"
           "  " ORDINAL_COLUMN ",\n"
           "  actor INTEGER NOT NULL REFERENCES actor (id),\n"
           "  issue INTEGER NOT NULL REFERENCES issue (id),\n"
           "  stance INTEGER CHECK (stance BETWEEN -2 AND 2),\n"
           "  point REAL CHECK (point BETWEEN 0 AND 100),\n"
           "  qualifier TEXT NOT NULL CHECK (qualifier IN ('firm', 'conditional', 'ambiguous',"
           " 'undecided', 'no-comment')),\n"
           "  condition TEXT NOT NULL DEFAULT '',\n"
           "  salience REAL CHECK (salience BETWEEN 0 AND 100),\n"
           "  " DATE_COLUMN ("date") ",\n"
           "  form TEXT NOT NULL CHECK (form IN ('direct-quote', 'paraphrase', 'reported',"
           " 'behaviour', 'own-assessment')),\n"
           "  source INTEGER REFERENCES source (id),\n"
           "  passage_start INTEGER CHECK (passage_start BETWEEN 0 AND 2147483646),\n"
           "  passage_end INTEGER CHECK (passage_end BETWEEN 1 AND 2147483647),\n"
           "  quote TEXT NOT NULL DEFAULT '',\n"
           "  reported_by TEXT NOT NULL DEFAULT '',\n"
           "  confidence REAL CHECK (confidence BETWEEN 0 AND 100),\n"
           "  coder TEXT NOT NULL DEFAULT '',\n"
           "  note TEXT NOT NULL DEFAULT '',\n"
           "  CHECK (stance IS NULL OR point IS NULL),\n"
           "  CHECK (qualifier NOT IN ('undecided', 'no-comment') OR (stance IS NULL AND point IS NULL)),\n"
           "  CHECK ((passage_start IS NULL) = (passage_end IS NULL)),\n"
           "  CHECK (passage_end > passage_start),\n"
           "  CHECK (passage_start IS NULL OR source IS NOT NULL)\n"
           ") STRICT",
    .columns = COLUMNS ("id", "ordinal", "actor", "issue", "stance", "point", "qualifier", "condition",
                        "salience", "date", "form", "source", "passage_start", "passage_end", "quote",
                        "reported_by", "confidence", "coder", "note"),
  },
  {
    .name = "statement_tag",
    .sql = "CREATE TABLE statement_tag (\n"
           "  " ID_COLUMN ",\n"
           "  statement INTEGER NOT NULL REFERENCES statement (id),\n"
           "  " ORDINAL_COLUMN ",\n"
           "  tag TEXT NOT NULL CHECK (tag <> '')\n"
           ") STRICT",
    .columns = COLUMNS ("id", "statement", "ordinal", "tag"),
  },
  {
    .name = "link",
    .sql = "CREATE TABLE link (\n"
           "  " ID_COLUMN ",\n"
           "  " ORDINAL_COLUMN ",\n"
           "  from_actor INTEGER NOT NULL REFERENCES actor (id),\n"
           "  to_actor INTEGER NOT NULL REFERENCES actor (id),\n"
           "  kind TEXT NOT NULL CHECK (kind <> ''),\n"
           "  directed INTEGER NOT NULL CHECK (directed IN (0, 1)),\n"
           "  sign INTEGER NOT NULL CHECK (sign BETWEEN -1 AND 1),\n"
           "  strength INTEGER NOT NULL CHECK (strength BETWEEN 1 AND 5),\n"
           "  " DATE_COLUMN ("start_date") ",\n"
           "  " DATE_COLUMN ("end_date") ",\n"
           "  source INTEGER REFERENCES source (id),\n"
           "  passage_start INTEGER CHECK (passage_start BETWEEN 0 AND 2147483646),\n"
           "  passage_end INTEGER CHECK (passage_end BETWEEN 1 AND 2147483647),\n"
           "  quote TEXT NOT NULL DEFAULT '',\n"
           "  note TEXT NOT NULL DEFAULT '',\n"
           "  CHECK (from_actor <> to_actor),\n"
           "  CHECK ((passage_start IS NULL) = (passage_end IS NULL)),\n"
           "  CHECK (passage_end > passage_start),\n"
           "  CHECK (passage_start IS NULL OR source IS NOT NULL)\n"
           ") STRICT",
    .columns = COLUMNS ("id", "ordinal", "from_actor", "to_actor", "kind", "directed", "sign", "strength",
                        "start_date", "end_date", "source", "passage_start", "passage_end", "quote", "note"),
  },
  {
    .name = "link_tag",
    .sql = "CREATE TABLE link_tag (\n"
           "  " ID_COLUMN ",\n"
           "  link INTEGER NOT NULL REFERENCES link (id),\n"
           "  " ORDINAL_COLUMN ",\n"
           "  tag TEXT NOT NULL CHECK (tag <> '')\n"
           ") STRICT",
    .columns = COLUMNS ("id", "link", "ordinal", "tag"),
  },
  {
    .name = "view",
    .sql = VIEW_TABLE ("'matrix', 'diagram', 'grid', 'spectrum', 'timeline'"),
    .columns = COLUMNS ("id", "ordinal", "name", "kind", "settings"),
  },
  {
    .name = "log",
    .sql = "CREATE TABLE log (\n"
           "  id INTEGER PRIMARY KEY NOT NULL,\n"
           "  time INTEGER NOT NULL,\n"
           "  coder TEXT NOT NULL DEFAULT '',\n"
           "  label TEXT NOT NULL DEFAULT '',\n"
           "  touched INTEGER NOT NULL\n"
           ") STRICT",
    .columns = COLUMNS ("id", "time", "coder", "label", "touched"),
  },
  { NULL }
};

#define INDEX(table, column)                                                                \
  {                                                                                         \
    .name = table "_" column,                                                               \
    .sql = "CREATE INDEX " table "_" column " ON " table " (" column ")",                   \
    .columns = COLUMNS (column),                                                            \
  }

const SpSchemaTable sp_schema_indexes[] = {
  INDEX ("actor", "speaks_for"),
  INDEX ("actor_alias", "actor"),
  INDEX ("actor_tag", "actor"),
  INDEX ("source_error", "source"),
  INDEX ("statement", "actor"),
  INDEX ("statement", "issue"),
  INDEX ("statement", "source"),
  INDEX ("statement_tag", "statement"),
  INDEX ("link", "from_actor"),
  INDEX ("link", "to_actor"),
  INDEX ("link", "source"),
  INDEX ("link_tag", "link"),
  { NULL }
};

const SpSchemaTable sp_schema_private_tables[] = {
  {
    .name = "history",
    .sql = "CREATE TABLE history (\n"
           "  number INTEGER PRIMARY KEY NOT NULL,\n"
           "  time INTEGER NOT NULL,\n"
           "  coder TEXT NOT NULL,\n"
           "  label TEXT NOT NULL,\n"
           "  changeset BLOB NOT NULL,\n"
           "  undone INTEGER NOT NULL CHECK (undone IN (0, 1)),\n"
           "  barrier INTEGER NOT NULL CHECK (barrier IN (0, 1))\n"
           ") STRICT",
    .columns = COLUMNS ("number", "time", "coder", "label", "changeset", "undone", "barrier"),
  },
  {
    .name = "working_copy",
    .sql = "CREATE TABLE working_copy (\n"
           "  key TEXT PRIMARY KEY NOT NULL,\n"
           "  value TEXT NOT NULL\n"
           ") STRICT",
    .columns = COLUMNS ("key", "value"),
  },
  { NULL }
};

/* The texts that are other ones now, and up to which version they were in use. */
static const struct
{
  const char *name;
  guint last_version;
  const char *sql;
} former_texts[] = {
  { "view", 1, VIEW_TABLE ("'matrix', 'diagram'") },
};

/**
 * sp_schema_get_text:
 * @entry: a table or an index
 * @version: of a file or a working copy, 1 to %SP_SCHEMA_VERSION
 *
 * Returns: (transfer none): its exact text in a database of that version
 */
const char *
sp_schema_get_text (const SpSchemaTable *entry,
                    guint                version)
{
  for (guint i = 0; i < G_N_ELEMENTS (former_texts); i++)
    if (version <= former_texts[i].last_version && strcmp (former_texts[i].name, entry->name) == 0)
      return former_texts[i].sql;
  return entry->sql;
}
