/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-matrix-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-table-cell.h"

/*
 * What a matrix shows, taken from the scene that was drawn: its order, its rows and its columns are those of the
 * picture. A cell has the position in words, and in HTML the colours of the picture.
 */

typedef struct
{
  char *words;                /* owned; "" where nothing was found and nothing is drawn */
  gboolean has_fill;
  SpInk fill;
} Cell;

typedef struct
{
  guint n_rows;
  guint n_columns;
  const char **actors;        /* by row */
  const char **issues;        /* by column */
  Cell *cells;                /* row by row */
} Table;

static void
free_table (Table *self)
{
  g_clear_pointer (&self->actors, g_free);
  g_clear_pointer (&self->issues, g_free);
  for (guint i = 0; self->cells != NULL && i < self->n_rows * self->n_columns; i++)
    g_free (self->cells[i].words);
  g_clear_pointer (&self->cells, g_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Table, free_table)

/* "Volodymyr Zelensky, Territorial concessions: strongly oppose, 1 statement" -> "strongly oppose, 1 statement" */
static char *
dup_without_headings (const char *name,
                      const char *actor,
                      const char *issue)
{
  g_autofree char *heading = g_strconcat (actor, _ (", "), issue, NULL);
  g_autofree char *frame = g_strdup_printf (_ ("%s: %s"), heading, "\001");
  char *end = strchr (frame, '\001');

  if (end == NULL)
    return g_strdup (name);
  *end++ = '\0';
  return g_str_has_prefix (name, frame) && g_str_has_suffix (name, end)
           ? g_strndup (name + strlen (frame), strlen (name) - strlen (frame) - strlen (end))
           : g_strdup (name);
}

static void
put_target (Table          *self,
            SpScene        *scene,
            SpSnapshot     *snapshot,
            const SpTarget *target)
{
  const SpActor *actor = target->kind != SP_TARGET_ISSUE ? sp_snapshot_find_actor (snapshot, target->id1) : NULL;
  SpId issue_id = target->kind == SP_TARGET_ISSUE ? target->id1 : target->id2;
  const SpIssue *issue = target->kind != SP_TARGET_ACTOR ? sp_snapshot_find_issue (snapshot, issue_id) : NULL;

  if (target->kind == SP_TARGET_ACTOR && actor != NULL)
    self->actors[target->row] = actor->name;
  else if (target->kind == SP_TARGET_ISSUE && issue != NULL)
    self->issues[target->column] = issue->name;
  else if (actor != NULL && issue != NULL)
    {
      Cell *cell = &self->cells[target->row * self->n_columns + target->column];
      g_autofree char *name = sp_scene_dup_target_name (scene, target);

      g_free (cell->words);
      cell->words = dup_without_headings (name, actor->name, issue->name);
    }
}

static gboolean
is_of_table (const SpTarget *target)
{
  return target->kind == SP_TARGET_ACTOR || target->kind == SP_TARGET_ISSUE || target->kind == SP_TARGET_CELL;
}

/* The first shape of what a cell looks like is its ground. */
static void
read_fill (Cell          *cell,
           const SpStamp *stamp)
{
  for (guint i = 0; stamp != NULL && i < stamp->n_items && !cell->has_fill; i++)
    {
      const SpItem *item = &stamp->items[i];

      if (item->kind != SP_ITEM_PATH || !item->path.has_fill)
        continue;
      cell->has_fill = TRUE;
      cell->fill = item->path.pattern == SP_PATTERN_HATCH ? item->path.ground : item->path.fill;
    }
}

static void
read_fills (Table   *self,
            SpScene *scene)
{
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);
      const SpCellsItem *cells = &item->cells;

      if (item->kind != SP_ITEM_CELLS || cells->row >= self->n_rows || cells->first_column + cells->n_cells > self->n_columns)
        continue;
      for (guint k = 0; k < cells->n_cells; k++)
        read_fill (&self->cells[(gsize) cells->row * self->n_columns + cells->first_column + k], cells->stamps[k]);
    }
}

static Table *
read_table (SpScene    *scene,
            SpSnapshot *snapshot)
{
  g_autoptr (Table) self = g_new0 (Table, 1);

  for (guint i = 0; i < sp_scene_get_n_targets (scene); i++)
    {
      const SpTarget *target = sp_scene_get_target (scene, i);

      if (target->kind != SP_TARGET_CELL)
        continue;
      self->n_rows = MAX (self->n_rows, target->row + 1);
      self->n_columns = MAX (self->n_columns, target->column + 1);
    }
  if (self->n_rows == 0)
    return NULL;
  self->actors = g_new0 (const char *, self->n_rows);
  self->issues = g_new0 (const char *, self->n_columns);
  self->cells = g_new0 (Cell, (gsize) self->n_rows * self->n_columns);
  for (guint i = 0; i < sp_scene_get_n_targets (scene); i++)
    if (is_of_table (sp_scene_get_target (scene, i)))
      put_target (self, scene, snapshot, sp_scene_get_target (scene, i));
  read_fills (self, scene);
  return g_steal_pointer (&self);
}

static void
append_html (GString    *out,
             const char *element,
             const char *attributes,
             const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  g_string_append_printf (out, "<%s%s>%s</%s>", element, attributes, escaped, element);
}

static void
append_html_cell (GString    *out,
                  const Cell *cell)
{
  g_autofree char *style = NULL;
  SpInk ink = cell->fill;
  gboolean is_dark = 0.299f * ink.red + 0.587f * ink.green + 0.114f * ink.blue < 0.5f;

  if (cell->has_fill)
    style = g_strdup_printf (" style=\"background-color: #%02x%02x%02x; color: %s\"", (guint) (ink.red * 255.0f + 0.5f),
                             (guint) (ink.green * 255.0f + 0.5f), (guint) (ink.blue * 255.0f + 0.5f),
                             is_dark ? "#ffffff" : "#000000");
  append_html (out, "td", style != NULL ? style : "", cell->words);
}

/* Whether the names of the actors stand to the right of their cells. */
static gboolean
runs_to_left (SpScene *scene)
{
  for (guint i = 0; i < sp_scene_get_n_targets (scene); i++)
    {
      const SpTarget *cell = sp_scene_get_target (scene, i);
      const SpTarget *actor = cell->kind == SP_TARGET_CELL
                                ? sp_scene_find_target (scene, SP_TARGET_ACTOR, cell->id1, SP_ID_NONE) : NULL;

      if (actor != NULL)
        return actor->bounds.x > cell->bounds.x;
    }
  return FALSE;
}

/**
 * sp_matrix_text_write_html:
 * @scene: a position matrix on one page
 * @snapshot: the project that it was drawn from
 *
 * Writes a table with headings, escaped, in the colours of the picture. Takes time and room as there are cells.
 *
 * Returns: (transfer full) (nullable): HTML, or `NULL` where the scene has no cells
 */
char *
sp_matrix_text_write_html (SpScene    *scene,
                           SpSnapshot *snapshot)
{
  g_autoptr (Table) table = NULL;
  GString *out;

  g_return_val_if_fail (scene != NULL && snapshot != NULL, NULL);

  table = read_table (scene, snapshot);
  if (table == NULL)
    return NULL;
  out = g_string_new ("<html><head><meta charset=\"utf-8\"></head><body><table");
  g_string_append (out, runs_to_left (scene) ? " dir=\"rtl\">\n" : ">\n");
  append_html (out, "caption", "", sp_scene_get_title (scene));
  g_string_append (out, "\n<tr><td></td>");
  for (guint column = 0; column < table->n_columns; column++)
    append_html (out, "th", " scope=\"col\"", table->issues[column]);
  g_string_append (out, "</tr>\n");
  for (guint row = 0; row < table->n_rows; row++)
    {
      g_string_append (out, "<tr>");
      append_html (out, "th", " scope=\"row\"", table->actors[row]);
      for (guint column = 0; column < table->n_columns; column++)
        append_html_cell (out, &table->cells[row * table->n_columns + column]);
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</table></body></html>\n");
  return g_string_free (out, FALSE);
}

/* In one line, and no formula. */
static void
append_tsv (GString    *out,
            const char *text)
{
  g_autoptr (GString) line = g_string_new (text);

  g_strdelimit (line->str, "\t\r\n", ' ');
  sp_cell_guard (line);
  g_string_append_len (out, line->str, (gssize) line->len);
}

/**
 * sp_matrix_text_write_tsv:
 * @scene: a position matrix on one page
 * @snapshot: the project that it was drawn from
 *
 * Writes rows of cells with a tab between them, that a spreadsheet takes for nothing but text. Takes time and room as
 * there are cells.
 *
 * Returns: (transfer full) (nullable): the lines, or `NULL` where the scene has no cells
 */
char *
sp_matrix_text_write_tsv (SpScene    *scene,
                          SpSnapshot *snapshot)
{
  g_autoptr (Table) table = NULL;
  GString *out;

  g_return_val_if_fail (scene != NULL && snapshot != NULL, NULL);

  table = read_table (scene, snapshot);
  if (table == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (guint column = 0; column < table->n_columns; column++)
    {
      g_string_append_c (out, '\t');
      append_tsv (out, table->issues[column]);
    }
  g_string_append_c (out, '\n');
  for (guint row = 0; row < table->n_rows; row++)
    {
      append_tsv (out, table->actors[row]);
      for (guint column = 0; column < table->n_columns; column++)
        {
          g_string_append_c (out, '\t');
          append_tsv (out, table->cells[row * table->n_columns + column].words);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
