/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-tables.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define NO_COLUMN G_MAXUINT

static guint
find_column (SpCsv      *table,
             const char *heading)
{
  for (guint i = 0; i < sp_csv_get_n_headings (table); i++)
    {
      if (g_ascii_strcasecmp (sp_csv_get_heading (table, i), heading) == 0)
        return i;
    }
  return NO_COLUMN;
}

static SpCsv *
read_table (const char  *path,
            GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = NULL;
  char *content;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, error))
    return NULL;
  bytes = g_bytes_new_take (content, length);
  return sp_csv_read (name, bytes, error);
}

/* An empty field leaves the number as it is. */
static gboolean
read_number (SpCsv   *table,
             guint    row,
             guint    column,
             double  *number,
             GError **error)
{
  const char *text = column != NO_COLUMN ? sp_csv_get_field (table, row, column) : "";
  char *end;
  double read;

  if (*text == '\0')
    return TRUE;
  read = g_ascii_strtod (text, &end);
  if (*end == '\0' && isfinite (read))
    {
      *number = read;
      return TRUE;
    }
  g_set_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_INVALID, _("Line %u: “%s” is not a number"),
               sp_csv_get_line (table, row), text);
  return FALSE;
}

/* NULL without a column of this name, and on an error. */
static double *
read_numbers (SpCsv      *table,
              const char *heading,
              double      missing,
              GError    **error)
{
  guint column = find_column (table, heading);
  guint n = sp_csv_get_n_rows (table);
  g_autofree double *numbers = NULL;

  if (column == NO_COLUMN)
    return NULL;
  numbers = g_new (double, n);
  for (guint i = 0; i < n; i++)
    {
      numbers[i] = missing;
      if (!read_number (table, i, column, &numbers[i], error))
        return NULL;
    }
  return g_steal_pointer (&numbers);
}

static gboolean *
read_pins (SpCsv *table)
{
  guint column = find_column (table, "pinned");
  guint n = sp_csv_get_n_rows (table);
  gboolean *pinned;

  if (column == NO_COLUMN)
    return NULL;
  pinned = g_new (gboolean, n);
  for (guint i = 0; i < n; i++)
    {
      const char *text = sp_csv_get_field (table, i, column);

      pinned[i] = strcmp (text, "1") == 0 || g_ascii_strcasecmp (text, "true") == 0;
    }
  return pinned;
}

static GHashTable *
index_nodes (SpLayoutTables *self,
             GError        **error)
{
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->graph.n_nodes; i++)
    {
      const char *name = sp_csv_get_field (self->nodes, i, self->name_column);

      if (g_hash_table_insert (index, (gpointer) name, GUINT_TO_POINTER (i)))
        continue;
      g_set_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_INVALID, _("Line %u: the node “%s” is there already"),
                   sp_csv_get_line (self->nodes, i), name);
      return NULL;
    }
  return g_steal_pointer (&index);
}

static gboolean
read_nodes (SpLayoutTables *self,
            GError        **error)
{
  GError *failure = NULL;

  self->graph.n_nodes = sp_csv_get_n_rows (self->nodes);
  self->name_column = find_column (self->nodes, "id");
  if (self->name_column == NO_COLUMN)
    self->name_column = 0;
  self->widths = read_numbers (self->nodes, "width", 0.0, &failure);
  if (failure == NULL)
    self->heights = read_numbers (self->nodes, "height", 0.0, &failure);
  if (failure == NULL)
    self->start_x = read_numbers (self->nodes, "x", NAN, &failure);
  if (failure == NULL)
    self->start_y = read_numbers (self->nodes, "y", NAN, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  self->pinned = read_pins (self->nodes);
  return TRUE;
}

static gboolean
find_end (SpLayoutTables *self,
          GHashTable     *index,
          guint           row,
          guint           column,
          guint          *node,
          GError        **error)
{
  const char *name = sp_csv_get_field (self->links, row, column);
  gpointer found;

  if (g_hash_table_lookup_extended (index, name, NULL, &found))
    {
      *node = GPOINTER_TO_UINT (found);
      return TRUE;
    }
  g_set_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_INVALID, _("Line %u: there is no node “%s”"),
               sp_csv_get_line (self->links, row), name);
  return FALSE;
}

/* The words that a project has for signs: see SP_TYPE_SIGN. To ask that would start the type system, which takes longer
 * than to lay out some hundred nodes. */
static gboolean
find_sign (const char *text,
           int        *sign)
{
  static const char * const words[] = { "negative", "none", "positive" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (text, words[i]) == 0)
        {
          *sign = (int) i - 1;
          return TRUE;
        }
    }
  return FALSE;
}

/* -1, 0 and 1, or a word. */
static gboolean
read_sign (SpLayoutTables *self,
           guint           row,
           guint           column,
           int            *sign,
           GError        **error)
{
  const char *text = column != NO_COLUMN ? sp_csv_get_field (self->links, row, column) : "";
  double number = 0.0;

  if (find_sign (text, sign))
    return TRUE;
  if (!read_number (self->links, row, column, &number, error))
    return FALSE;
  *sign = (number > 0.0) - (number < 0.0);
  return TRUE;
}

static gboolean
read_links (SpLayoutTables *self,
            GHashTable     *index,
            GError        **error)
{
  guint source = find_column (self->links, "source");
  guint target = find_column (self->links, "target");
  guint weight = find_column (self->links, "weight");
  guint sign = find_column (self->links, "sign");
  guint n = sp_csv_get_n_rows (self->links);

  if (source == NO_COLUMN || target == NO_COLUMN)
    {
      g_set_error_literal (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_INVALID,
                           _("The table of links needs the columns source and target"));
      return FALSE;
    }
  self->edges = g_new0 (SpLayoutEdge, n);
  for (guint i = 0; i < n; i++)
    {
      SpLayoutEdge *edge = &self->edges[i];

      edge->weight = 1.0;
      if (!find_end (self, index, i, source, &edge->source, error)
          || !find_end (self, index, i, target, &edge->target, error)
          || !read_number (self->links, i, weight, &edge->weight, error)
          || !read_sign (self, i, sign, &edge->sign, error))
        return FALSE;
    }
  self->graph.n_edges = n;
  return TRUE;
}

/**
 * sp_layout_tables_read:
 * @nodes: the path of a CSV file with a column `id`, or else with the names in its first column; `x`, `y` and `pinned` tell where
 *   nodes stand already, `width` and `height` how large they are, in points
 * @links: the path of a CSV file with the columns `source` and `target`; `weight` above zero and `sign` may follow
 * @error: return location for an error
 *
 * Reads a graph. A missing weight is 1, a missing sign none.
 *
 * Returns: (transfer full): the graph, or %NULL with an error of #GFileError, #SpCsvError or
 *   %SP_LAYOUT_ERROR_INVALID that names the line
 */
SpLayoutTables *
sp_layout_tables_read (const char  *nodes,
                       const char  *links,
                       GError     **error)
{
  g_autoptr (SpLayoutTables) self = g_new0 (SpLayoutTables, 1);
  g_autoptr (GHashTable) index = NULL;

  if ((self->nodes = read_table (nodes, error)) == NULL || (self->links = read_table (links, error)) == NULL
      || !read_nodes (self, error) || (index = index_nodes (self, error)) == NULL || !read_links (self, index, error))
    return NULL;

  self->graph.edges = self->edges;
  self->graph.widths = self->widths;
  self->graph.heights = self->heights;
  self->graph.start_x = self->start_x;
  self->graph.start_y = self->start_y;
  self->graph.pinned = self->pinned;
  return g_steal_pointer (&self);
}

/**
 * sp_layout_tables_free:
 * @self: (transfer full): a graph
 *
 * Frees the graph and its tables.
 */
void
sp_layout_tables_free (SpLayoutTables *self)
{
  g_clear_pointer (&self->nodes, sp_csv_free);
  g_clear_pointer (&self->links, sp_csv_free);
  g_clear_pointer (&self->edges, g_free);
  g_clear_pointer (&self->widths, g_free);
  g_clear_pointer (&self->heights, g_free);
  g_clear_pointer (&self->start_x, g_free);
  g_clear_pointer (&self->start_y, g_free);
  g_clear_pointer (&self->pinned, g_free);
  g_free (self);
}

static void
append_place (GString *csv,
              double   place,
              gboolean last)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.17g", place);
  sp_csv_append_field (csv, text, last);
}

/**
 * sp_layout_tables_print:
 * @self: the graph
 * @x: (array): where its nodes stand
 * @y: (array): the same, downwards
 *
 * Returns: (transfer full): a CSV table with the columns id, x and y; numbers lose nothing
 */
char *
sp_layout_tables_print (SpLayoutTables *self,
                        const double   *x,
                        const double   *y)
{
  GString *csv = g_string_new ("id,x,y\n");

  for (guint i = 0; i < self->graph.n_nodes; i++)
    {
      sp_csv_append_field (csv, sp_csv_get_field (self->nodes, i, self->name_column), FALSE);
      append_place (csv, x[i], FALSE);
      append_place (csv, y[i], TRUE);
    }
  return g_string_free_and_steal (csv);
}
