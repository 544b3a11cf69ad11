/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-table-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-import.h"

/* Case counts as little as whether words are joined by blanks, hyphens or underscores. */
static char *
normalise_heading (const char *heading)
{
  g_autofree char *folded = g_utf8_casefold (heading, -1);

  return g_strdelimit (g_strdup (g_strstrip (folded)), " -", '_');
}

static GStrv
list_headings (SpCsv *csv,
               guint  n_headings)
{
  g_autoptr (GStrvBuilder) headings = g_strv_builder_new ();

  for (guint i = 0; i < n_headings; i++)
    g_strv_builder_take (headings, normalise_heading (sp_csv_get_heading (csv, i)));
  return g_strv_builder_end (headings);
}

static gboolean
is_word_of (const char *words,
            const char *word)
{
  gsize length = strlen (word);

  while (words != NULL)
    {
      if (strncmp (words, word, length) == 0 && (words[length] == ' ' || words[length] == '\0'))
        return length > 0;
      words = strchr (words, ' ');
      if (words != NULL)
        words++;
    }
  return FALSE;
}

static int
find_heading (const char * const *headings,
              const char         *name)
{
  for (int i = 0; headings[i] != NULL; i++)
    if (g_str_equal (headings[i], name))
      return i;
  return -1;
}

static gboolean
is_taken (const int *columns,
          guint      n_fields,
          int        column)
{
  for (guint i = 0; i < n_fields; i++)
    if (columns[i] == column)
      return TRUE;
  return FALSE;
}

/* Fields by their own names first, so that a synonym never takes the column of another field. */
static int *
map_columns (const SpTableFormat *format,
             const char * const  *headings)
{
  int *columns = g_new (int, format->n_fields);

  for (guint i = 0; i < format->n_fields; i++)
    columns[i] = find_heading (headings, format->fields[i].name);
  for (guint i = 0; i < format->n_fields; i++)
    for (int j = 0; columns[i] < 0 && headings[j] != NULL; j++)
      if (is_word_of (format->fields[i].synonyms, headings[j]) && !is_taken (columns, format->n_fields, j))
        columns[i] = j;
  return columns;
}

/* Networks are often given as source and target; with those headings a link's source is where it begins. */
static void
take_source_for_from (const SpTableFormat *format,
                      const char * const  *headings,
                      int                 *columns)
{
  int *from = &columns[sp_table_format_find_field (format, "from")];
  int *source = &columns[sp_table_format_find_field (format, "source")];

  if (*from < 0 && find_heading (headings, "source") >= 0 && find_heading (headings, "target") >= 0)
    {
      *from = *source;
      *source = -1;
    }
}

static gboolean
has_needed (const SpTableFormat *format,
            const int           *columns)
{
  for (guint i = 0; format->needed[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_strsplit (format->needed[i], "|", -1);
      gboolean found = FALSE;

      for (guint j = 0; names[j] != NULL; j++)
        found = found || columns[sp_table_format_find_field (format, names[j])] >= 0;
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* A heading that is a field's own name tells more than a synonym, which several tables may have. */
static guint
score_columns (const SpTableFormat *format,
               const int           *columns,
               const char * const  *headings)
{
  guint score = 0;

  for (guint i = 0; i < format->n_fields; i++)
    if (columns[i] >= 0)
      score += g_str_equal (headings[columns[i]], format->fields[i].name) ? 4 : 3;
  return score;
}

/* Tries a table: how much speaks for it, or 0 when a field that it is recognised by is missing. */
static guint
try_format (const SpTableFormat *format,
            const char * const  *headings,
            int                **columns)
{
  *columns = map_columns (format, headings);
  if (format->table == SP_TABLE_LINK)
    take_source_for_from (format, headings, *columns);
  return has_needed (format, *columns) ? score_columns (format, *columns, headings) : 0;
}

/* The table of which the file has the most fields; the name of the file decides between two with as many. */
static gboolean
recognise_table (SpTableFile        *self,
                 const char * const *headings)
{
  g_autofree char *name = g_ascii_strdown (self->name, -1);
  guint best = 0;
  gboolean unclear = FALSE;

  for (guint table = 0; table < SP_N_TABLES; table++)
    {
      const SpTableFormat *format = sp_table_format_get (table);
      g_autofree int *columns = NULL;
      guint score = try_format (format, headings, &columns);

      if (score > 0 && strstr (name, format->name) != NULL)
        score += 2;
      if (score > 0 && score == best)
        unclear = TRUE;
      if (score <= best)
        continue;
      best = score;
      unclear = FALSE;
      self->format = format;
      g_free (self->columns);
      self->columns = g_steal_pointer (&columns);
    }
  return best > 0 && !unclear;
}

/**
 * sp_vote_parse:
 * @text: the cell of a vote matrix
 * @stance: (out): yes is 2, no is -2, an abstention 0, and no stance for who took no part
 *
 * Returns: whether @text is a word for a vote
 */
gboolean
sp_vote_parse (const char *text,
               SpStance   *stance)
{
  static const struct
  {
    const char *word;
    int step;
  } votes[] = {
    { "yes", 2 }, { "y", 2 }, { "for", 2 }, { "in favour", 2 }, { "in favor", 2 },
    { "no", -2 }, { "n", -2 }, { "against", -2 },
    { "abstain", 0 }, { "abstained", 0 }, { "abstention", 0 }, { "a", 0 },
  };
  static const char * const absences[] = { "", "-", "absent", "not voting", "non-voting", "x", "na" };

  for (guint i = 0; i < G_N_ELEMENTS (votes); i++)
    if (g_ascii_strcasecmp (text, votes[i].word) == 0)
      {
        *stance = SP_STANCE_STEP (votes[i].step);
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (absences); i++)
    if (g_ascii_strcasecmp (text, absences[i]) == 0)
      {
        *stance = SP_STANCE_NONE;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_field_of_any_table (const char *heading)
{
  for (guint table = 0; table < SP_N_TABLES; table++)
    {
      const SpTableFormat *format = sp_table_format_get (table);

      for (guint i = 0; i < format->n_fields; i++)
        if (g_str_equal (heading, format->fields[i].name) || is_word_of (format->fields[i].synonyms, heading))
          return TRUE;
    }
  return FALSE;
}

/* A vote matrix: names in the first column, no heading of any table above the others, and votes in the first row. */
static gboolean
is_vote_matrix (SpTableFile        *self,
                const char * const *headings)
{
  static const char * const firsts[] = { "", "actor", "name", "state", "country", "member_state", "voter", NULL };

  if (self->n_headings < 2 || !g_strv_contains (firsts, headings[0]) || sp_csv_get_n_rows (self->csv) == 0)
    return FALSE;
  for (guint i = 1; i < self->n_headings; i++)
    {
      SpStance stance;

      if (*headings[i] == '\0' || is_field_of_any_table (headings[i])
          || !sp_vote_parse (sp_csv_get_field (self->csv, 0, i), &stance))
        return FALSE;
    }
  return TRUE;
}

static void
append_tables (GString *message)
{
  for (guint table = 0; table < SP_N_TABLES; table++)
    {
      const SpTableFormat *format = sp_table_format_get (table);

      g_string_append_printf (message, "\n  %s: ", format->name);
      for (guint i = 0; i < format->n_fields; i++)
        if (sp_field_format_is_exported (&format->fields[i]))
          g_string_append_printf (message, "%s%s", i == 0 ? "" : ", ", format->fields[i].name);
    }
  g_string_append_c (message, '\n');
  g_string_append (message, _ ("  votes: who votes in the first column, in every other an issue: yes, no, abstain"));
}

static void
set_table_error (SpTableFile *self,
                 GError     **error)
{
  const guint most_shown = 30;
  g_autoptr (GString) message = g_string_new (NULL);

  g_string_append_printf (message, _ ("%s fits no table, or more than one. Its headings are: "), self->name);
  for (guint i = 0; i < MIN (self->n_headings, most_shown); i++)
    {
      g_string_append (message, i == 0 ? "" : _ (", "));
      g_string_append_printf (message, _ ("“%s”"), sp_csv_get_heading (self->csv, i));
    }
  g_string_append (message, self->n_headings > most_shown ? ", …. " : ". ");
  g_string_append (message, _ ("The tables and their headings are:"));
  append_tables (message);
  g_set_error_literal (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_TABLE, message->str);
}

static gboolean
find_repeated_heading (SpTableFile        *self,
                       const char * const *headings,
                       GError            **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->n_headings; i++)
    if (*headings[i] != '\0' && !g_hash_table_add (seen, (gpointer) headings[i]))
      {
        g_set_error (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_TABLE,
                     _ ("%s: the heading “%s” stands there twice"), self->name, sp_csv_get_heading (self->csv, i));
        return TRUE;
      }
  return FALSE;
}

static void
note_ignored (SpTableFile *self)
{
  for (guint i = 0; i < self->n_headings; i++)
    if (!is_taken (self->columns, self->format->n_fields, (int) i))
      g_ptr_array_add (self->ignored, g_strdup (sp_csv_get_heading (self->csv, i)));
}

static gboolean
recognise (SpTableFile *self,
           const char  *resource,
           GError     **error)
{
  g_auto (GStrv) headings = list_headings (self->csv, self->n_headings);
  const char * const *names = (const char * const *) headings;
  const SpTableFormat *format = resource != NULL ? sp_table_format_find (resource) : NULL;

  if (find_repeated_heading (self, names, error))
    return FALSE;
  if (format != NULL && try_format (format, names, &self->columns) > 0)
    self->format = format;
  else
    {
      g_clear_pointer (&self->columns, g_free);
      self->votes = is_vote_matrix (self, names);
      if (self->votes)
        {
          self->format = sp_table_format_get (SP_TABLE_STATEMENT);
          return TRUE;
        }
      if (!recognise_table (self, names))
        {
          set_table_error (self, error);
          return FALSE;
        }
    }
  note_ignored (self);
  return TRUE;
}

/**
 * sp_table_file_new:
 * @name: what the file is called in messages
 * @bytes: its content
 * @package: (nullable): the package that it stands in, which has to outlive the table
 * @resource: (nullable): the name that the package gives it
 * @error: return location for an error
 *
 * Reads a CSV file and decides by its headings what table it is: the one of which it has the most fields, by their
 * own names or by synonyms, whatever their case and whether words are joined by blanks, hyphens or underscores.
 *
 * Returns: (transfer full): the table, or `NULL` with an error of sp_csv_read() or with %SP_IMPORT_ERROR_TABLE,
 *   which names the headings found and the tables known
 */
SpTableFile *
sp_table_file_new (const char    *name,
                   GBytes        *bytes,
                   SpDataPackage *package,
                   const char    *resource,
                   GError       **error)
{
  g_autoptr (SpTableFile) self = g_new0 (SpTableFile, 1);

  self->name = g_strdup (name);
  self->package = package;
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  self->csv = sp_csv_read (name, bytes, error);
  if (self->csv == NULL)
    return NULL;
  self->n_headings = sp_csv_get_n_headings (self->csv);
  if (!recognise (self, resource, error))
    return NULL;
  self->id_field = sp_table_format_find_field (self->format, "id");
  self->step_field = sp_table_format_find_field (self->format, "stance");
  self->point_field = sp_table_format_find_field (self->format, "point");
  self->condition_field = sp_table_format_find_field (self->format, "condition_or_note");
  return g_steal_pointer (&self);
}

/**
 * sp_table_file_free:
 * @self: (transfer full): a table
 *
 * Frees the table and the text of its cells.
 */
void
sp_table_file_free (SpTableFile *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->csv, sp_csv_free);
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->ignored, g_ptr_array_unref);
  g_free (self);
}

/**
 * sp_table_file_get_cell:
 * @self: a table
 * @row: from 0
 * @field: the place of a field in the table's format
 *
 * Returns: (transfer none): the cell as it stands in the file
 */
const char *
sp_table_file_get_cell (SpTableFile *self,
                        guint        row,
                        guint        field)
{
  return self->columns[field] < 0 ? "" : sp_csv_get_field (self->csv, row, (guint) self->columns[field]);
}
