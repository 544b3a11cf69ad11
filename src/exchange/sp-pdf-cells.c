/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-cells.h"

#define STEP_DECIMALS 6       /* steps add up over a row */
#define N_RECENT 64           /* stamps that are found by their address */

typedef struct
{
  const SpStamp *stamp;
  const SpPdfStamp *written;
} Recent;

struct _SpPdfCells
{
  SpPdfContent *content;
  SpPdfTexts *texts;
  SpPdfStructure *structure;
  GHashTable *stamps;         /* SpStamp -> SpPdfStamp */
  Recent recent[N_RECENT];
  double step_width;
  SpPdfBytes step;            /* from a cell to the next, in the row written last */
};

static void
free_stamp (gpointer data)
{
  sp_pdf_stamp_clear (data);
  g_free (data);
}

SpPdfCells *
sp_pdf_cells_new (SpPdfContent   *content,
                  SpPdfTexts     *texts,
                  SpPdfStructure *structure)
{
  SpPdfCells *self = g_new0 (SpPdfCells, 1);

  self->content = content;
  self->texts = texts;
  self->structure = structure;
  self->stamps = g_hash_table_new_full (NULL, NULL, NULL, free_stamp);
  return self;
}

void
sp_pdf_cells_free (SpPdfCells *self)
{
  g_clear_pointer (&self->stamps, g_hash_table_unref);
  sp_pdf_bytes_clear (&self->step);
  g_free (self);
}

void
sp_pdf_cells_begin_scene (SpPdfCells *self)
{
  g_hash_table_remove_all (self->stamps);
  memset (self->recent, 0, sizeof self->recent);
}

static const SpPdfStamp *
write_stamp (SpPdfCells    *self,
             const SpStamp *stamp)
{
  SpPdfStamp *found = g_new0 (SpPdfStamp, 1);

  sp_pdf_content_begin_stamp (self->content, found);
  for (guint i = 0; i < stamp->n_items; i++)
    if (stamp->items[i].kind == SP_ITEM_PATH)
      sp_pdf_content_paint_path (self->content, &stamp->items[i].path);
    else
      sp_pdf_texts_paint (self->texts, &stamp->items[i].text, self->content);
  sp_pdf_content_end_stamp (self->content);
  g_hash_table_insert (self->stamps, (gpointer) stamp, found);
  return found;
}

/* Most cells look as one of few others do. */
static const SpPdfStamp *
find_stamp (SpPdfCells    *self,
            const SpStamp *stamp)
{
  Recent *recent = &self->recent[((guintptr) stamp / sizeof (gpointer) * 2654435761u >> 16) % N_RECENT];

  if (recent->stamp != stamp)
    {
      recent->stamp = stamp;
      recent->written = g_hash_table_lookup (self->stamps, stamp);
      if (recent->written == NULL)
        recent->written = write_stamp (self, stamp);
    }
  return recent->written;
}

static void
move (SpPdfBytes *bytes,
      double      x,
      double      y)
{
  sp_pdf_bytes_words (bytes, "1 0 0 1 ");
  sp_pdf_bytes_number (bytes, x, STEP_DECIMALS);
  sp_pdf_bytes_number (bytes, y, STEP_DECIMALS);
  sp_pdf_bytes_words (bytes, "cm\n");
}

static void
move_on (SpPdfCells        *self,
         const SpCellsItem *cells,
         guint              n)
{
  if (n > 1)
    {
      move (&self->content->bytes, n * cells->step, 0.0);
      return;
    }
  if (self->step.length == 0 || self->step_width != cells->step)
    {
      self->step.length = 0;
      move (&self->step, cells->step, 0.0);
      self->step_width = cells->step;
    }
  sp_pdf_bytes_add (&self->content->bytes, self->step.data, self->step.length);
}

/* AT is the cell that the page is moved to. */
static void
paint_cell (SpPdfCells        *self,
            const SpCellsItem *cells,
            guint              cell,
            guint             *at)
{
  const SpPdfStamp *stamp = find_stamp (self, cells->stamps[cell]);

  sp_pdf_structure_mark (self->structure, &self->content->bytes);
  if (cell != *at)
    move_on (self, cells, cell - *at);
  *at = cell;
  sp_pdf_content_paint_stamp (self->content, stamp, cells->x + cell * cells->step, cells->y);
}

void
sp_pdf_cells_paint (SpPdfCells        *self,
                    SpScene           *scene,
                    const SpCellsItem *cells)
{
  gboolean has_groups = cells->role != SP_ROLE_NONE;
  SpPdfContent *content = self->content;
  guint at = 0;

  if (!has_groups)
    sp_pdf_structure_begin_cells (self->structure, cells->n_cells);
  sp_pdf_content_save (content);
  sp_pdf_content_set_plain (content);
  move (&content->bytes, cells->x, content->height - cells->y);
  for (guint i = 0; i < cells->n_cells; i++)
    {
      g_autofree char *name = has_groups ? sp_scene_dup_cell_name (scene, cells, i) : NULL;
      const SpGroupItem group = { cells->role, name };

      if (has_groups)
        sp_pdf_structure_begin_group (self->structure, &group);
      if (cells->stamps[i] != NULL)
        paint_cell (self, cells, i, &at);
      if (has_groups)
        sp_pdf_structure_end_group (self->structure);
    }
  sp_pdf_structure_end_mark (self->structure, &content->bytes);
  if (!has_groups)
    sp_pdf_structure_end_cells (self->structure);
  sp_pdf_content_restore (content);
}
