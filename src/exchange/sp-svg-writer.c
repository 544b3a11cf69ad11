/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-export-writers.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlwriter.h>

#include "sp-renderer.h"
#include "sp-scene-walk.h"
#include "sp-svg-text.h"

/*
 * Cairo's own SVG has outlines for text. This one takes the same scene and the same Pango lines, and has real text
 * that can be searched, restyled and read out.
 */

#define ATTRIBUTE(writer, name, value) \
  xmlTextWriterWriteAttribute ((writer), (const xmlChar *) (name), (const xmlChar *) (value))

#define STAMP "cell-"
#define ITEMS_A_LOOK 512      /* between two looks at whether to go on */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlBuffer, xmlBufferFree)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextWriter, xmlFreeTextWriter)

static void
start (xmlTextWriterPtr writer,
       const char      *name)
{
  xmlTextWriterStartElement (writer, (const xmlChar *) name);
}

static char *
name_hatch (const SpPathItem *path)
{
  return g_strdup_printf ("hatch-%02x%02x%02x-%02x%02x%02x",
                          (guint) (path->fill.red * 255.0 + 0.5), (guint) (path->fill.green * 255.0 + 0.5),
                          (guint) (path->fill.blue * 255.0 + 0.5), (guint) (path->ground.red * 255.0 + 0.5),
                          (guint) (path->ground.green * 255.0 + 0.5), (guint) (path->ground.blue * 255.0 + 0.5));
}

/* Strokes wherever x + y is a multiple of the spacing, as the renderer has them. */
static void
write_hatch (xmlTextWriterPtr  writer,
             const SpPathItem *path,
             const char       *name)
{
  g_autoptr (GString) strokes = g_string_new (NULL);

  for (int i = 0; i <= 2; i++)
    {
      g_string_append (strokes, "M");
      sp_svg_append_number (strokes, -SP_HATCH_SPACING);
      g_string_append_c (strokes, ' ');
      sp_svg_append_number (strokes, (i + 1) * SP_HATCH_SPACING);
      g_string_append (strokes, "L");
      sp_svg_append_number (strokes, 2.0 * SP_HATCH_SPACING);
      g_string_append_c (strokes, ' ');
      sp_svg_append_number (strokes, (i - 2) * SP_HATCH_SPACING);
    }
  start (writer, "pattern");
  ATTRIBUTE (writer, "id", name);
  ATTRIBUTE (writer, "patternUnits", "userSpaceOnUse");
  sp_svg_write_number (writer, "width", SP_HATCH_SPACING);
  sp_svg_write_number (writer, "height", SP_HATCH_SPACING);
  start (writer, "rect");
  sp_svg_write_number (writer, "width", SP_HATCH_SPACING);
  sp_svg_write_number (writer, "height", SP_HATCH_SPACING);
  sp_svg_write_ink (writer, "fill", path->ground);
  xmlTextWriterEndElement (writer);
  start (writer, "path");
  ATTRIBUTE (writer, "d", strokes->str);
  sp_svg_write_ink (writer, "stroke", path->fill);
  sp_svg_write_number (writer, "stroke-width", SP_HATCH_WIDTH);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
}

static void
write_hatches (xmlTextWriterPtr writer,
               SpScene         *scene)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (SpSceneWalk) walk = SP_SCENE_WALK_INIT (scene);
  const SpItem *item;

  while ((item = sp_scene_walk_next (&walk)) != NULL)
    {
      g_autofree char *name = NULL;

      if (item->kind != SP_ITEM_PATH || !item->path.has_fill || item->path.pattern != SP_PATTERN_HATCH)
        continue;
      name = name_hatch (&item->path);
      if (g_hash_table_contains (names, name))
        continue;
      write_hatch (writer, &item->path, name);
      g_hash_table_add (names, g_steal_pointer (&name));
    }
}

static char *
dup_path_data (const SpPathItem *path)
{
  static const char letters[] = { [SP_PATH_MOVE] = 'M', [SP_PATH_LINE] = 'L', [SP_PATH_CURVE] = 'C', [SP_PATH_CLOSE] = 'Z' };
  GString *data = g_string_new (NULL);
  const double *point = path->points;

  for (guint i = 0; i < path->n_verbs; i++)
    {
      guint n = path->verbs[i] == SP_PATH_CURVE ? 6 : path->verbs[i] == SP_PATH_CLOSE ? 0 : 2;

      g_string_append_c (data, letters[path->verbs[i]]);
      for (guint k = 0; k < n; k++)
        {
          if (k > 0)
            g_string_append_c (data, ' ');
          sp_svg_append_number (data, *point++);
        }
    }
  return g_string_free (data, FALSE);
}

static void
write_stroke (xmlTextWriterPtr  writer,
              const SpPathItem *path)
{
  sp_svg_write_ink (writer, "stroke", path->stroke);
  sp_svg_write_number (writer, "stroke-width", path->line_width);
  if (path->n_dashes > 0)
    {
      g_autoptr (GString) dashes = g_string_new (NULL);

      for (guint i = 0; i < path->n_dashes; i++)
        {
          if (i > 0)
            g_string_append_c (dashes, ' ');
          sp_svg_append_number (dashes, path->dashes[i]);
        }
      ATTRIBUTE (writer, "stroke-dasharray", dashes->str);
    }
}

static void
write_path (xmlTextWriterPtr  writer,
            const SpPathItem *path)
{
  g_autofree char *data = dup_path_data (path);

  start (writer, "path");
  ATTRIBUTE (writer, "d", data);
  if (!path->has_fill)
    ATTRIBUTE (writer, "fill", "none");
  else if (path->pattern == SP_PATTERN_HATCH)
    {
      g_autofree char *name = name_hatch (path);
      g_autofree char *fill = g_strdup_printf ("url(#%s)", name);

      ATTRIBUTE (writer, "fill", fill);
    }
  else
    sp_svg_write_ink (writer, "fill", path->fill);
  if (path->has_stroke)
    write_stroke (writer, path);
  xmlTextWriterEndElement (writer);
}

static const char *
get_aria_role (SpRole role)
{
  switch (role)
    {
    case SP_ROLE_TABLE:
      return "table";
    case SP_ROLE_ROW:
      return "row";
    case SP_ROLE_COLUMN_HEADING:
      return "columnheader";
    case SP_ROLE_ROW_HEADING:
      return "rowheader";
    case SP_ROLE_CELL:
      return "cell";
    case SP_ROLE_FIGURE:
      return "img";
    case SP_ROLE_TITLE:
    case SP_ROLE_HEADING:
      return "heading";
    case SP_ROLE_LEGEND:
    case SP_ROLE_SOURCES:
      return "group";
    case SP_ROLE_LIST:
      return "list";
    case SP_ROLE_LIST_ITEM:
      return "listitem";
    case SP_ROLE_CAPTION:
    case SP_ROLE_LIST_LABEL:
    case SP_ROLE_LIST_BODY:
    case SP_ROLE_ARTIFACT:
    case SP_ROLE_NONE:
    default:
      return NULL;
    }
}

static void
begin_group (xmlTextWriterPtr   writer,
             const SpGroupItem *group)
{
  const char *role = get_aria_role (group->role);

  start (writer, "g");
  if (role != NULL)
    ATTRIBUTE (writer, "role", role);
  if (group->role == SP_ROLE_ARTIFACT)
    ATTRIBUTE (writer, "aria-hidden", "true");
  if (group->name != NULL && *group->name != '\0')
    {
      g_autofree char *name = sp_svg_dup_text (group->name);

      ATTRIBUTE (writer, "aria-label", name);
    }
}

static void
write_item (xmlTextWriterPtr writer,
            const SpItem    *item)
{
  switch (item->kind)
    {
    case SP_ITEM_PATH:
      write_path (writer, &item->path);
      break;
    case SP_ITEM_TEXT:
      sp_svg_write_text (writer, &item->text);
      break;
    case SP_ITEM_GROUP_BEGIN:
      begin_group (writer, &item->group);
      break;
    case SP_ITEM_GROUP_END:
    case SP_ITEM_CELLS:
    default:
      xmlTextWriterEndElement (writer);
      break;
    }
}

/* A scene on its way into a file. */
typedef struct
{
  xmlTextWriterPtr writer;
  SpScene *scene;
  GHashTable *stamps;         /* SpStamp -> its number: of those that are written once and shown where they are wanted */
} Writing;

/* Cells that are told one by one are written out, and so are those whose hatch hangs together over the whole picture. */
static gboolean
is_shown_by_number (const SpCellsItem *cells,
                    const SpStamp     *stamp)
{
  if (cells->role != SP_ROLE_NONE || stamp == NULL)
    return FALSE;
  for (guint i = 0; i < stamp->n_items; i++)
    if (stamp->items[i].kind == SP_ITEM_PATH && stamp->items[i].path.has_fill
        && stamp->items[i].path.pattern == SP_PATTERN_HATCH)
      return FALSE;
  return TRUE;
}

static void
write_stamp (Writing       *writing,
             const SpStamp *stamp)
{
  guint number = g_hash_table_size (writing->stamps) + 1;
  g_autofree char *name = g_strdup_printf (STAMP "%u", number);

  start (writing->writer, "g");
  ATTRIBUTE (writing->writer, "id", name);
  for (guint i = 0; i < stamp->n_items; i++)
    write_item (writing->writer, &stamp->items[i]);
  xmlTextWriterEndElement (writing->writer);
  g_hash_table_insert (writing->stamps, (gpointer) stamp, GUINT_TO_POINTER (number));
}

static void
write_stamps (Writing *writing)
{
  for (guint i = 0; i < sp_scene_get_n_items (writing->scene); i++)
    {
      const SpItem *item = sp_scene_get_item (writing->scene, i);

      for (guint k = 0; item->kind == SP_ITEM_CELLS && k < item->cells.n_cells; k++)
        if (is_shown_by_number (&item->cells, item->cells.stamps[k])
            && !g_hash_table_contains (writing->stamps, item->cells.stamps[k]))
          write_stamp (writing, item->cells.stamps[k]);
    }
}

static void
write_cell (Writing           *writing,
            const SpCellsItem *cells,
            guint              cell)
{
  const SpStamp *stamp = cells->stamps[cell];
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (writing->stamps, stamp));
  double x = cells->x + cell * cells->step;

  if (number > 0)
    {
      char name[sizeof "#" STAMP "4294967295"];

      g_snprintf (name, sizeof name, "#" STAMP "%u", number);
      start (writing->writer, "use");
      ATTRIBUTE (writing->writer, "href", name);
      sp_svg_write_number (writing->writer, "x", x);
      sp_svg_write_number (writing->writer, "y", cells->y);
      xmlTextWriterEndElement (writing->writer);
      return;
    }
  for (guint i = 0; stamp != NULL && i < stamp->n_items; i++)
    {
      const SpItem *item = &stamp->items[i];
      gsize n = item->kind == SP_ITEM_PATH ? sp_path_count_points (&item->path) : 0;
      g_autofree double *points = g_new (double, 2 * n);
      SpItem moved = sp_stamp_move_item (item, x, cells->y, points);

      write_item (writing->writer, &moved);
    }
}

static void
write_cells (Writing           *writing,
             const SpCellsItem *cells)
{
  gboolean has_groups = cells->role != SP_ROLE_NONE;

  for (guint i = 0; i < cells->n_cells; i++)
    {
      g_autofree char *name = has_groups ? sp_scene_dup_cell_name (writing->scene, cells, i) : NULL;
      const SpGroupItem group = { cells->role, name };

      if (has_groups)
        begin_group (writing->writer, &group);
      write_cell (writing, cells, i);
      if (has_groups)
        xmlTextWriterEndElement (writing->writer);
    }
}

static void
write_head (Writing                   *writing,
            const SpExportOptions     *options,
            const SpExportInformation *information)
{
  xmlTextWriterPtr writer = writing->writer;
  SpScene *scene = writing->scene;
  g_autoptr (GString) box = g_string_new ("0 0 ");
  g_autoptr (GString) width = g_string_new (NULL);
  g_autoptr (GString) height = g_string_new (NULL);
  g_autofree char *title = sp_svg_dup_text (sp_scene_get_title (scene));
  g_autofree char *description = sp_svg_dup_text (sp_scene_get_description (scene));

  sp_svg_append_number (width, sp_scene_get_width (scene));
  sp_svg_append_number (height, sp_scene_get_height (scene));
  g_string_append_printf (box, "%s %s", width->str, height->str);
  g_string_append (width, "pt");
  g_string_append (height, "pt");
  ATTRIBUTE (writer, "xmlns", "http://www.w3.org/2000/svg");
  ATTRIBUTE (writer, "width", width->str);
  ATTRIBUTE (writer, "height", height->str);
  ATTRIBUTE (writer, "viewBox", box->str);
  ATTRIBUTE (writer, "stroke-linejoin", "round");
  ATTRIBUTE (writer, "xml:lang", information->language);
  xmlTextWriterWriteElement (writer, (const xmlChar *) "title", (const xmlChar *) title);
  xmlTextWriterWriteElement (writer, (const xmlChar *) "desc", (const xmlChar *) description);
  start (writer, "defs");
  write_hatches (writer, scene);
  write_stamps (writing);
  xmlTextWriterEndElement (writer);
  if (options->transparent)
    return;
  start (writer, "rect");
  ATTRIBUTE (writer, "width", "100%");
  ATTRIBUTE (writer, "height", "100%");
  sp_svg_write_ink (writer, "fill", sp_scene_get_ground (scene));
  xmlTextWriterEndElement (writer);
}

static gboolean
write_items (Writing         *writing,
             SpLayoutProgress progress,
             gpointer         progress_data,
             GCancellable    *cancellable,
             GError         **error)
{
  guint n = sp_scene_get_n_items (writing->scene);

  for (guint i = 0; i < n; i++)
    {
      const SpItem *item = sp_scene_get_item (writing->scene, i);

      if (i % ITEMS_A_LOOK == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (progress != NULL && !progress ((double) i / n, progress_data))
            {
              g_set_error_literal (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED, _("The drawing was cancelled"));
              return FALSE;
            }
        }
      if (item->kind == SP_ITEM_CELLS)
        write_cells (writing, &item->cells);
      else
        write_item (writing->writer, item);
    }
  return TRUE;
}

GBytes *
sp_svg_write (SpScene                   *scene,
              const SpExportOptions     *options,
              const SpExportInformation *information,
              SpLayoutProgress           progress,
              gpointer                   progress_data,
              GCancellable              *cancellable,
              GError                   **error)
{
  g_autoptr (xmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr (xmlTextWriter) writer = xmlNewTextWriterMemory (buffer, 0);
  g_autoptr (GHashTable) stamps = g_hash_table_new (NULL, NULL);
  Writing writing = { writer, scene, stamps };

  xmlTextWriterStartDocument (writer, "1.0", "UTF-8", NULL);
  start (writer, "svg");
  write_head (&writing, options, information);
  if (!write_items (&writing, progress, progress_data, cancellable, error))
    return NULL;
  xmlTextWriterEndElement (writer);
  if (xmlTextWriterEndDocument (writer) < 0 || xmlTextWriterFlush (writer) < 0)
    {
      g_set_error_literal (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FAILED, _("The SVG could not be made."));
      return NULL;
    }
  return g_bytes_new (xmlBufferContent (buffer), xmlBufferLength (buffer));
}
