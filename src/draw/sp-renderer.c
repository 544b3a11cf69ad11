/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-renderer.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "sp-renderer-text.h"
#include "sp-scene-private.h"
#include "sp-scene-walk.h"

/*
 * One renderer for screen, PNG and print. It leaves out what lies outside the clip, so that a tile costs what is in it, and
 * keeps the layouts of short texts, since a matrix has the same glyph in most of its cells.
 */

#define MOST_KEPT_LAYOUTS 2048

/* What takes fewer pixels is left out of a tile. */
#define LEAST_TEXT 3.0
#define LEAST_PATH 1.0

typedef struct
{
  const char *text;           /* compared as pointers: the scene stores a short text once */
  const char *font;
  double width;
  double height;
  SpAlign align;
  gboolean wrap;
} LayoutKey;

typedef struct
{
  LayoutKey key;
  PangoLayout *layout;
} KeptLayout;

typedef struct
{
  cairo_t *cr;
  double left, top, right, bottom;   /* of the clip */
  double scale;               /* pixels to a point, as who looks at it counts them */
  double pixel;               /* of a tile, in points; 0 where nothing is left out */
  GHashTable *layouts;        /* LayoutKey -> KeptLayout */
  double *points;             /* of a path that is moved into its cell */
} Drawing;

static guint
hash_key (gconstpointer data)
{
  const LayoutKey *key = data;

  return g_direct_hash (key->text) * 31 + g_direct_hash (key->font) + g_double_hash (&key->width) * 7
         + g_double_hash (&key->height) * 13 + key->align;
}

static gboolean
are_keys_equal (gconstpointer a,
                gconstpointer b)
{
  const LayoutKey *left = a;
  const LayoutKey *right = b;

  return left->text == right->text && left->font == right->font && left->width == right->width
         && left->height == right->height && left->align == right->align && left->wrap == right->wrap;
}

static void
free_kept_layout (gpointer data)
{
  KeptLayout *kept = data;

  g_clear_object (&kept->layout);
  g_free (kept);
}

static void
set_ink (cairo_t *cr,
         SpInk    ink)
{
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, ink.alpha);
}

static SpRect
get_text_bounds (const SpTextItem *text)
{
  SpRect box = text->box;
  double reach = hypot (box.width, box.height) / 2.0;
  double cx = box.x + box.width / 2.0;
  double cy = box.y + box.height / 2.0;

  if (text->angle == 0.0)
    return box;
  return (SpRect) { cx - reach, cy - reach, 2.0 * reach, 2.0 * reach };
}

static gboolean
is_visible (const Drawing *drawing,
            SpRect         bounds,
            double         around)
{
  return bounds.x - around <= drawing->right && bounds.x + bounds.width + around >= drawing->left
         && bounds.y - around <= drawing->bottom && bounds.y + bounds.height + around >= drawing->top;
}

static void
trace_path (cairo_t          *cr,
            const SpPathItem *path)
{
  const double *p = path->points;

  cairo_new_path (cr);
  for (guint i = 0; i < path->n_verbs; i++)
    switch (path->verbs[i])
      {
      case SP_PATH_MOVE:
        cairo_move_to (cr, p[0], p[1]);
        p += 2;
        break;
      case SP_PATH_LINE:
        cairo_line_to (cr, p[0], p[1]);
        p += 2;
        break;
      case SP_PATH_CURVE:
        cairo_curve_to (cr, p[0], p[1], p[2], p[3], p[4], p[5]);
        p += 6;
        break;
      case SP_PATH_CLOSE:
      default:
        cairo_close_path (cr);
        break;
      }
}

static void
stroke_hatch (cairo_t *cr,
              SpRect   bounds)
{
  double last = bounds.x + bounds.width + bounds.y + bounds.height + SP_HATCH_SPACING;
  double bottom = bounds.y + bounds.height;

  cairo_new_path (cr);
  for (double k = floor ((bounds.x + bounds.y) / SP_HATCH_SPACING); k * SP_HATCH_SPACING <= last; k += 1.0)
    {
      cairo_move_to (cr, k * SP_HATCH_SPACING - bounds.y, bounds.y);
      cairo_line_to (cr, k * SP_HATCH_SPACING - bottom, bottom);
    }
  cairo_set_line_width (cr, SP_HATCH_WIDTH);
  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_stroke (cr);
}

static void
fill_with_hatch (cairo_t          *cr,
                 const SpPathItem *path,
                 SpRect            bounds)
{
  set_ink (cr, path->ground);
  cairo_fill_preserve (cr);
  cairo_save (cr);
  cairo_clip (cr);
  set_ink (cr, path->fill);
  stroke_hatch (cr, bounds);
  cairo_restore (cr);
  trace_path (cr, path);
}

static void
draw_path (Drawing          *drawing,
           const SpPathItem *path)
{
  cairo_t *cr = drawing->cr;
  SpRect bounds = sp_path_get_bounds (path);

  if (!is_visible (drawing, bounds, path->has_stroke ? path->line_width : 0.0)
      || MAX (bounds.width, bounds.height) < LEAST_PATH * drawing->pixel)
    return;
  trace_path (cr, path);
  if (path->has_fill && path->pattern == SP_PATTERN_HATCH)
    fill_with_hatch (cr, path, bounds);
  else if (path->has_fill)
    {
      set_ink (cr, path->fill);
      cairo_fill_preserve (cr);
    }
  if (path->has_stroke)
    {
      set_ink (cr, path->stroke);
      cairo_set_line_width (cr, path->line_width);
      cairo_set_dash (cr, path->dashes, (int) path->n_dashes, 0.0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static PangoLayout *
keep_layout (Drawing          *drawing,
             const SpTextItem *text)
{
  LayoutKey key = { text->text, text->font, text->box.width, text->wrap ? text->box.height : 0.0, text->align, text->wrap };
  KeptLayout *kept = g_hash_table_lookup (drawing->layouts, &key);

  if (kept == NULL)
    {
      if (g_hash_table_size (drawing->layouts) >= MOST_KEPT_LAYOUTS)
        g_hash_table_remove_all (drawing->layouts);
      kept = g_new (KeptLayout, 1);
      kept->key = key;
      kept->layout = sp_renderer_set_text (text);
      g_hash_table_insert (drawing->layouts, &kept->key, kept);
    }
  return g_object_ref (kept->layout);
}

static void
paint_layout (Drawing          *drawing,
              const SpTextItem *text,
              PangoLayout      *layout,
              double            x,
              double            y)
{
  cairo_t *cr = drawing->cr;

  if (text->halo.alpha > 0.0f)
    {
      cairo_move_to (cr, x, y);
      pango_cairo_layout_path (cr, layout);
      set_ink (cr, text->halo);
      cairo_set_line_width (cr, sp_renderer_get_halo_width (layout));
      cairo_set_dash (cr, NULL, 0, 0.0);
      cairo_stroke (cr);
    }
  set_ink (cr, text->ink);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

static void
draw_text (Drawing          *drawing,
           const SpTextItem *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  cairo_t *cr = drawing->cr;
  double x;
  double y;

  if (text->box.width > 0.0 && text->box.height > 0.0
      && (text->box.height < LEAST_TEXT * drawing->pixel || !is_visible (drawing, get_text_bounds (text), text->box.height)))
    return;
  layout = strlen (text->text) <= SP_SCENE_SHORT_TEXT ? keep_layout (drawing, text) : sp_renderer_set_text (text);
  sp_renderer_place_layout (text, layout, &x, &y);
  if (text->angle != 0.0)
    {
      double cx = text->box.x + text->box.width / 2.0;
      double cy = text->box.y + text->box.height / 2.0;

      cairo_save (cr);
      cairo_translate (cr, cx, cy);
      cairo_rotate (cr, text->angle);
      cairo_translate (cr, -cx, -cy);
      paint_layout (drawing, text, layout, x, y);
      cairo_restore (cr);
    }
  else
    paint_layout (drawing, text, layout, x, y);
}

static void
draw_cell (Drawing           *drawing,
           const SpCellsItem *cells,
           guint              cell)
{
  const SpStamp *stamp = cells->stamps[cell];

  for (guint i = 0; stamp != NULL && i < stamp->n_items; i++)
    {
      const SpItem *item = &stamp->items[i];
      SpItem moved;

      if (item->kind == SP_ITEM_PATH)
        drawing->points = g_renew (double, drawing->points, 2 * (gsize) sp_path_count_points (&item->path));
      moved = sp_stamp_move_item (item, cells->x + cell * cells->step, cells->y, drawing->points);
      if (item->kind == SP_ITEM_PATH)
        draw_path (drawing, &moved.path);
      else
        draw_text (drawing, &moved.text);
    }
}

static void
draw_cells (Drawing           *drawing,
            const SpCellsItem *cells)
{
  guint first = 0;
  guint end = cells->n_cells;

  if (!is_visible (drawing, sp_cells_get_bounds (cells), cells->height))
    return;
  sp_cells_find_between (cells, drawing->left - cells->height, drawing->right + cells->height, &first, &end);
  for (guint i = first; i < end; i++)
    draw_cell (drawing, cells, i);
}

static void
paint_ground (Drawing *drawing,
              SpScene *scene)
{
  set_ink (drawing->cr, scene->ground);
  cairo_rectangle (drawing->cr, 0.0, 0.0, scene->width, scene->height);
  cairo_fill (drawing->cr);
}

static void
draw_item (Drawing      *drawing,
           const SpItem *item)
{
  if (!sp_item_is_shown (item, drawing->scale))
    return;
  switch (item->kind)
    {
    case SP_ITEM_PATH:
      draw_path (drawing, &item->path);
      break;
    case SP_ITEM_TEXT:
      draw_text (drawing, &item->text);
      break;
    case SP_ITEM_CELLS:
      draw_cells (drawing, &item->cells);
      break;
    case SP_ITEM_GROUP_BEGIN:
    case SP_ITEM_GROUP_END:
    default:
      break;
    }
}

static double
find_pixel (cairo_t *cr)
{
  double dx = 0.0, dy = 1.0;

  cairo_user_to_device_distance (cr, &dx, &dy);
  return 1.0 / MAX (hypot (dx, dy), 1e-9);
}

/* RATIO: pixels of the device to one of who looks at it; 0 where it is no tile. */
static void
draw_scene (SpScene *scene,
            cairo_t *cr,
            gboolean transparent,
            double   ratio)
{
  g_autoptr (GHashTable) layouts = g_hash_table_new_full (hash_key, are_keys_equal, NULL, free_kept_layout);
  Drawing drawing = { .cr = cr, .layouts = layouts };

  cairo_save (cr);
  if (!transparent)
    paint_ground (&drawing, scene);
  if (ratio > 0.0)
    drawing.pixel = find_pixel (cr);
  drawing.scale = 1.0 / (find_pixel (cr) * (ratio > 0.0 ? ratio : 1.0));
  cairo_clip_extents (cr, &drawing.left, &drawing.top, &drawing.right, &drawing.bottom);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (guint i = 0; i < scene->n_items; i++)
    draw_item (&drawing, sp_scene_get_item (scene, i));
  g_free (drawing.points);
  cairo_restore (cr);
}

/**
 * sp_renderer_draw:
 * @scene: what to paint
 * @cr: where to; 1 unit of its user space is 1 point of the scene
 * @transparent: whether to leave the ground away
 *
 * Paints a scene. What lies outside the clip is left out at the cost of looking at it. The same scene gives the same pixels on
 * every call. Safe in any thread, with a context of its own.
 */
void
sp_renderer_draw (SpScene *scene,
                  cairo_t *cr,
                  gboolean transparent)
{
  g_return_if_fail (scene != NULL && cr != NULL);

  draw_scene (scene, cr, transparent, 0.0);
}

/**
 * sp_renderer_draw_tile:
 * @scene: what to paint
 * @cr: a part of the screen
 * @ratio: pixels of the screen to one of those in which sizes on it are counted: 2 where pixels are very small
 * @transparent: whether to leave the ground away
 *
 * Paints a scene as it is wanted while somebody looks for the way in it: text of less than three pixels and shapes of less
 * than one are left out, since they cannot be told from dust, but cost as much as what can be seen. Who looks closer gets
 * another tile; a file keeps everything.
 */
void
sp_renderer_draw_tile (SpScene *scene,
                       cairo_t *cr,
                       double   ratio,
                       gboolean transparent)
{
  g_return_if_fail (scene != NULL && cr != NULL && ratio > 0.0);

  draw_scene (scene, cr, transparent, ratio);
}
