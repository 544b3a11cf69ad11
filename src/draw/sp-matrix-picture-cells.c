/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-matrix-picture-cells.h"

#include <string.h>

#include "sp-matrix-picture-words.h"
#include "sp-sign.h"

/* Stamps that were used last, by a part of their hash: nearly every cell finds its own there. */
#define N_RECENT 256

/* What decides how a cell looks, on a page. */
typedef struct
{
  double value;
  double height;
  guint n_statements;         /* 0 where it is not told */
  SpPositionState state;
  gboolean contradiction;
  int shift;
} Look;

typedef struct
{
  Look look;
  const SpStamp *stamp;
} KnownStamp;

struct _SpMatrixCells
{
  const SpMatrixPage *page;
  GHashTable *known;          /* Look -> KnownStamp */
  const KnownStamp *recent[N_RECENT];
  const SpStamp **stamps;     /* of a row */
  SpId *issues;               /* of the columns */
};

static guint
hash_look (gconstpointer data)
{
  const Look *look = data;
  guint64 value;
  guint64 height;
  guint rest = (guint) look->state | (guint) look->contradiction << 4 | (guint) (look->shift + 1) << 5 | look->n_statements << 8;

  memcpy (&value, &look->value, sizeof value);
  memcpy (&height, &look->height, sizeof height);
  value = (value ^ height * 0x9e3779b97f4a7c15u ^ rest) * 0xc2b2ae3d27d4eb4fu;
  return (guint) (value >> 32) ^ (guint) (value >> 52);
}

static gboolean
are_alike (gconstpointer a, gconstpointer b)
{
  const Look *left = a;
  const Look *right = b;

  return memcmp (&left->value, &right->value, sizeof left->value) == 0 && left->height == right->height
         && left->n_statements == right->n_statements && left->state == right->state
         && left->contradiction == right->contradiction && left->shift == right->shift;
}

/* The count stands in the lower leading corner; marks are at the other side or above. */
static void
draw_count (const SpMatrixPage *self, SpRect cell, const SpPosition *position)
{
  const SpMatrixPlan *plan = self->plan;
  g_autofree char *count = g_strdup_printf ("%'u", position->n_statements);
  double height = plan->theme->small_size * 1.3;
  SpTextItem item = {
    .text = count,
    .font = plan->small_font,
    .ink = plan->theme->text,
    .box = { cell.x + 2.0, cell.y + cell.height - height, cell.width - 4.0, height },
    .align = SP_ALIGN_START,
    .vertical = SP_ALIGN_MIDDLE,
  };

  if (position->state == SP_POSITION_SUPPORT || position->state == SP_POSITION_OPPOSE
      || position->state == SP_POSITION_NEUTRAL)
    item.ink = sp_theme_get_step_text_ink (plan->theme, position->value);
  if (position->state == SP_POSITION_CONDITIONAL)
    item.halo = plan->theme->empty;
  sp_scene_builder_add_text (self->builder, &item);
}

static const SpStamp *
make_stamp (const SpMatrixPage *page, const Look *look, const SpPosition *position)
{
  const SpMatrixPlan *plan = page->plan;
  SpRect cell = { 0.0, 0.0, plan->column_width - SP_MATRIX_CELL_GAP, look->height - SP_MATRIX_CELL_GAP };

  sp_scene_builder_begin_stamp (page->builder);
  sp_sign_add_cell (page->builder, plan->theme, cell, position);
  if (look->n_statements > 0)
    draw_count (page, cell, position);
  return sp_scene_builder_end_stamp (page->builder);
}

static const KnownStamp *
ensure_stamp (SpMatrixCells *self, const Look *look, const SpPosition *position)
{
  KnownStamp *known = g_hash_table_lookup (self->known, look);

  if (known == NULL)
    {
      known = g_new (KnownStamp, 1);
      known->look = *look;
      known->stamp = make_stamp (self->page, look, position);
      g_hash_table_insert (self->known, &known->look, known);
    }
  return known;
}

/* NULL where nothing was found: the cell is empty. */
static const SpStamp *
find_stamp (SpMatrixCells *self, const SpPosition *position, double height)
{
  Look look = { position->value, height, 0, position->state, position->contradiction, position->shift };
  const KnownStamp **recent;

  if (position->state == SP_POSITION_NOTHING_FOUND)
    return NULL;
  if (self->page->plan->options->show_counts)
    look.n_statements = position->n_statements;
  recent = &self->recent[hash_look (&look) % N_RECENT];
  if (*recent == NULL || !are_alike (&(*recent)->look, &look))
    *recent = ensure_stamp (self, &look, position);
  return (*recent)->stamp;
}

static char *
name_cell_cb (guint row, guint column, gpointer data)
{
  const SpMatrixPlan *plan = data;
  guint actor = plan->rows[row].actor;
  guint issue = plan->issues[column];

  return sp_matrix_words_cell (sp_snapshot_get_actor (plan->snapshot, actor), sp_snapshot_get_issue (plan->snapshot, issue),
                               sp_positions_get (plan->positions, actor, issue));
}

static void
unref_plan_cb (gpointer plan)
{
  sp_matrix_plan_unref (plan);
}

SpMatrixCells *
sp_matrix_cells_new (const SpMatrixPage *page)
{
  SpMatrixCells *self = g_new0 (SpMatrixCells, 1);
  const SpMatrixPlan *plan = page->plan;
  guint n = page->end_column - page->first_column;

  self->page = page;
  self->known = g_hash_table_new_full (hash_look, are_alike, NULL, g_free);
  self->stamps = g_new (const SpStamp *, n);
  self->issues = g_new (SpId, n);
  for (guint i = 0; i < n; i++)
    self->issues[i] = sp_snapshot_get_issue (plan->snapshot, plan->issues[page->first_column + i])->id;
  sp_scene_builder_set_cell_words (page->builder, name_cell_cb, sp_matrix_plan_ref ((SpMatrixPlan *) plan),
                                   unref_plan_cb);
  return self;
}

void
sp_matrix_cells_free (SpMatrixCells *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->stamps, g_free);
  g_clear_pointer (&self->issues, g_free);
  g_free (self);
}

void
sp_matrix_cells_draw_row (SpMatrixCells *self, guint row, double y)
{
  const SpMatrixPage *page = self->page;
  const SpMatrixPlan *plan = page->plan;
  double height = plan->rows[row].height;
  SpRect first = sp_matrix_page_mirror (page, (SpRect) { sp_matrix_page_get_column_x (page, page->first_column)
                                                         + SP_MATRIX_CELL_GAP / 2.0,
                                                         y + SP_MATRIX_CELL_GAP / 2.0, plan->column_width - SP_MATRIX_CELL_GAP,
                                                         height - SP_MATRIX_CELL_GAP });
  SpCellsItem cells = {
    .n_cells = page->end_column - page->first_column,
    .stamps = self->stamps,
    .x = first.x,
    .y = first.y,
    .step = plan->options->right_to_left ? -plan->column_width : plan->column_width,
    .width = first.width,
    .height = first.height,
    .role = page->has_cell_groups ? SP_ROLE_CELL : SP_ROLE_NONE,
    .id1 = sp_snapshot_get_actor (plan->snapshot, plan->rows[row].actor)->id,
    .id2s = self->issues,
    .row = row,
    .first_column = page->first_column,
  };

  for (guint i = 0; i < cells.n_cells; i++)
    self->stamps[i] = find_stamp (self, sp_positions_get (plan->positions, plan->rows[row].actor,
                                                          plan->issues[page->first_column + i]), height);
  sp_scene_builder_add_cells (page->builder, &cells);
}
