/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-chart-list.h"

#define RADIUS 5.5            /* points, as all that follows */
#define GAP 5.0
#define NUMBER_WIDTH 16.0
#define COLUMN_GAP 14.0
#define WIDEST_WORDS 190.0
#define LINE_GAP 4.0
#define HEADING_DROP 2.5      /* a heading is nearer to what follows than to what comes before */
#define SLACK 1.03            /* text may come out a little wider where the picture is scaled */

typedef struct
{
  guint group;
  guint number;               /* of a key: instead of the actor's sign; else 0 */
  guint actor;
  const SpPosition *position;
  char *words;
  char *name;
  SpTargetKind kind;
  SpId id2;
} Entry;

/* A heading, or entries from FIRST on. */
typedef struct
{
  const char *heading;
  guint first;
  guint n;
} Line;

struct _SpChartList
{
  const SpChart *chart;
  GPtrArray *headings;        /* char * */
  GArray *entries;
  GArray *lines;
  double column_width;
  guint n_columns;
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->words, g_free);
  g_clear_pointer (&entry->name, g_free);
}

SpChartList *
sp_chart_list_new (const SpChart *chart)
{
  SpChartList *self = g_new0 (SpChartList, 1);

  self->chart = chart;
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  return self;
}

void
sp_chart_list_free (SpChartList *self)
{
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_free (self);
}

void
sp_chart_list_begin_group (SpChartList *self, const char *heading)
{
  g_ptr_array_add (self->headings, g_strdup (heading));
}

void
sp_chart_list_add (SpChartList *self, guint actor, const SpPosition *position, const char *words, const char *name,
                   SpTargetKind kind, SpId id2)
{
  Entry entry = {
    .group = self->headings->len - 1,
    .actor = actor,
    .position = position,
    .words = g_strdup (words),
    .name = g_strdup (name),
    .kind = kind,
    .id2 = id2,
  };

  g_array_append_val (self->entries, entry);
}

void
sp_chart_list_add_number (SpChartList *self, guint number, const char *words)
{
  Entry entry = { .group = self->headings->len - 1, .number = number, .words = g_strdup (words) };

  g_array_append_val (self->entries, entry);
}

static void
measure_columns (SpChartList *self)
{
  double widest = 0.0;
  gboolean has_numbers = FALSE;

  for (guint i = 0; i < self->entries->len; i++)
    has_numbers |= g_array_index (self->entries, Entry, i).number != 0;
  for (guint i = 0; i < self->entries->len; i++)
    widest = MAX (widest, sp_chart_measure_width (g_array_index (self->entries, Entry, i).words, self->chart->name_font));
  self->column_width = (has_numbers ? NUMBER_WIDTH : 2.0 * RADIUS) + GAP + MIN (widest * SLACK + 1.0, WIDEST_WORDS) + COLUMN_GAP;
  self->n_columns = MAX ((guint) ((self->chart->width + COLUMN_GAP) / self->column_width), 1);
}

guint
sp_chart_list_set (SpChartList *self)
{
  guint last_group = G_MAXUINT;

  measure_columns (self);
  g_array_set_size (self->lines, 0);
  for (guint i = 0; i < self->entries->len; i++)
    {
      guint group = g_array_index (self->entries, Entry, i).group;
      Line heading = { .heading = g_ptr_array_index (self->headings, group) };
      Line line = { .first = i };

      if (group != last_group)
        g_array_append_val (self->lines, heading);
      if (group != last_group || g_array_index (self->lines, Line, self->lines->len - 1).n == self->n_columns)
        g_array_append_val (self->lines, line);
      g_array_index (self->lines, Line, self->lines->len - 1).n++;
      last_group = group;
    }
  return self->lines->len;
}

double
sp_chart_list_get_line_height (SpChartList *self)
{
  return MAX (2.0 * RADIUS, self->chart->theme->text_size * SP_CHART_LINE) + LINE_GAP;
}

static void
draw_number (SpChartList *self, const Entry *entry, double x, double y)
{
  const SpChart *chart = self->chart;
  double height = sp_chart_list_get_line_height (self);
  g_autofree char *number = g_strdup_printf ("%'u", entry->number);

  sp_chart_add_text (chart, number, chart->small_font, chart->theme->faint_text, (SpRect) { x, y, NUMBER_WIDTH, height },
                     SP_ALIGN_END, FALSE);
  sp_chart_add_text (chart, entry->words, chart->name_font, chart->theme->text,
                     (SpRect) { x + NUMBER_WIDTH + GAP, y, self->column_width - COLUMN_GAP - NUMBER_WIDTH - GAP, height },
                     SP_ALIGN_START, FALSE);
}

static void
draw_entry (SpChartList *self, guint index, double x, double y)
{
  const SpChart *chart = self->chart;
  const Entry *entry = &g_array_index (self->entries, Entry, index);
  double height = sp_chart_list_get_line_height (self);
  SpRect words = { x + 2.0 * RADIUS + GAP, y, self->column_width - COLUMN_GAP - 2.0 * RADIUS - GAP, height };
  SpTarget target = {
    .kind = entry->kind,
    .id2 = entry->id2,
    .bounds = { x, y, self->column_width - COLUMN_GAP, height },
    .row = entry->actor,
    .name = entry->name,
  };

  if (entry->number != 0)
    {
      draw_number (self, entry, x, y);
      return;
    }
  target.id1 = sp_snapshot_get_actor (chart->snapshot, entry->actor)->id;
  sp_chart_add_actor (chart, entry->actor, entry->position, x + RADIUS, y + height / 2.0, RADIUS);
  sp_chart_add_text (chart, entry->words, chart->name_font, chart->theme->text, words, SP_ALIGN_START, FALSE);
  sp_chart_add_target (chart, &target);
}

void
sp_chart_list_draw (SpChartList *self, guint first, guint n, double y)
{
  double height = sp_chart_list_get_line_height (self);

  for (guint i = first; i < first + n; i++, y += height)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->heading != NULL)
        sp_chart_add_text (self->chart, line->heading, self->chart->bold_font, self->chart->theme->text,
                           (SpRect) { 0.0, y + HEADING_DROP, self->chart->width, height }, SP_ALIGN_START, FALSE);
      for (guint k = 0; k < line->n; k++)
        draw_entry (self, line->first + k, k * self->column_width, y);
    }
}
