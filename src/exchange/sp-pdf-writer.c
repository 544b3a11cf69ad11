/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-export-writers.h"

#include "sp-pdf-cells.h"
#include "sp-pdf-colours.h"
#include "sp-pdf-content.h"
#include "sp-pdf-file.h"
#include "sp-pdf-fonts.h"
#include "sp-pdf-metadata.h"
#include "sp-pdf-structure.h"
#include "sp-pdf-text.h"
#include "sp-scene-walk.h"
#include "sp-text.h"

/*
 * Scenes as the pages of a PDF: vector, with text as text in fonts of its own, and the groups as structure. What is ready is
 * packed in other threads while the rest is written, a page in parts if it is a large one.
 */

#define BYTES_A_PART (128 * 1024)
#define ITEMS_A_LOOK 4096     /* between two looks at whether to go on */

typedef struct
{
  SpPdfFile *file;
  SpPdfFonts *fonts;
  SpPdfTexts *texts;
  SpPdfStructure *structure;
  SpPdfContent *content;
  SpPdfCells *cells;
  guint pages;                /* numbers of objects that are written at the end */
  guint resources;
  guint page;                 /* and of the page that is being written */
  GArray *written;            /* guint: pages */
  SpPdfBytes parts;           /* of the page */
  SpPdfBytes annotations;
  char *title;                /* of the first page */
  char *description;
  GPtrArray *names;           /* of bookmarks, */
  GArray *places;             /* guint: and the pages they lead to */
} Writing;

static void
clear_writing (Writing *writing)
{
  g_clear_pointer (&writing->cells, sp_pdf_cells_free);
  g_clear_pointer (&writing->texts, sp_pdf_texts_free);
  g_clear_pointer (&writing->structure, sp_pdf_structure_free);
  g_clear_pointer (&writing->fonts, sp_pdf_fonts_free);
  g_clear_pointer (&writing->file, sp_pdf_file_free);
  sp_pdf_bytes_clear (&writing->content->bytes);
  g_clear_pointer (&writing->content, g_free);
  g_clear_pointer (&writing->written, g_array_unref);
  g_clear_pointer (&writing->title, g_free);
  g_clear_pointer (&writing->description, g_free);
  g_clear_pointer (&writing->names, g_ptr_array_unref);
  g_clear_pointer (&writing->places, g_array_unref);
  sp_pdf_bytes_clear (&writing->parts);
  sp_pdf_bytes_clear (&writing->annotations);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, clear_writing)

static void
init_writing (Writing *writing)
{
  writing->file = sp_pdf_file_new ();
  writing->fonts = sp_pdf_fonts_new (writing->file);
  writing->texts = sp_pdf_texts_new (writing->fonts);
  writing->structure = sp_pdf_structure_new (writing->file);
  writing->content = g_new0 (SpPdfContent, 1);
  writing->cells = sp_pdf_cells_new (writing->content, writing->texts, writing->structure);
  writing->pages = sp_pdf_file_reserve (writing->file);
  writing->resources = sp_pdf_file_reserve (writing->file);
  writing->written = g_array_new (FALSE, FALSE, sizeof (guint));
  writing->names = g_ptr_array_new_with_free_func (g_free);
  writing->places = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* NULL for a group that is not listed. */
static const char *
get_bookmark (SpScene           *scene,
              const SpGroupItem *group)
{
  if (group->role == SP_ROLE_FIGURE)
    return sp_scene_get_title (scene);
  if (group->role == SP_ROLE_TABLE || group->role == SP_ROLE_LEGEND || group->role == SP_ROLE_SOURCES)
    return group->name;
  return NULL;
}

static void
begin_group (Writing           *writing,
             SpScene           *scene,
             const SpGroupItem *group)
{
  const char *bookmark = get_bookmark (scene, group);

  if (bookmark != NULL && *bookmark != '\0')
    {
      g_ptr_array_add (writing->names, g_strdup (bookmark));
      g_array_append_val (writing->places, writing->page);
    }
  sp_pdf_structure_begin_group (writing->structure, group);
}

/* BOUNDS are those of the text that leads to the address. */
static void
write_annotation (Writing          *writing,
                  const SpTextItem *text,
                  SpRect            bounds,
                  guint             number,
                  gint64            key)
{
  SpPdfBytes object = { 0 };

  sp_pdf_bytes_words (&object, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
  sp_pdf_content_add_corners (writing->content, &object, bounds);
  sp_pdf_bytes_words (&object, "]/Contents");
  sp_pdf_bytes_text (&object, text->text);
  if (key >= 0)
    {
      sp_pdf_bytes_words (&object, "/StructParent ");
      sp_pdf_bytes_integer (&object, (guint64) key);
    }
  sp_pdf_bytes_words (&object, "/A<</S/URI/URI");
  sp_pdf_bytes_string (&object, text->address, strlen (text->address));
  sp_pdf_bytes_words (&object, ">>>>");
  sp_pdf_file_add (writing->file, number, &object);
  sp_pdf_bytes_reference (&writing->annotations, number);
  sp_pdf_bytes_clear (&object);
}

/* Of a figure that is being painted. */
static void
note_area (Writing *writing,
           SpRect   bounds)
{
  const SpPdfContent *content = writing->content;
  double right = MIN (bounds.x + bounds.width, content->width);
  double bottom = MIN (bounds.y + bounds.height, content->height);

  if (!sp_pdf_structure_is_in_figure (writing->structure))
    return;
  bounds.x = MAX (bounds.x, 0.0);
  bounds.y = MAX (bounds.y, 0.0);
  if (right >= bounds.x && bottom >= bounds.y)
    sp_pdf_structure_add_area (writing->structure,
                               (SpRect) { bounds.x / content->unit, (content->height - bottom) / content->unit,
                                          (right - bounds.x) / content->unit, (bottom - bounds.y) / content->unit });
}

static void
write_path (Writing          *writing,
            const SpPathItem *path)
{
  sp_pdf_structure_mark (writing->structure, &writing->content->bytes);
  sp_pdf_content_paint_path (writing->content, path);
  if (sp_pdf_structure_is_in_figure (writing->structure) && path->n_verbs > 0)
    note_area (writing, sp_path_get_bounds (path));
}

static void
write_text (Writing          *writing,
            const SpTextItem *text)
{
  SpPdfBytes *bytes = &writing->content->bytes;
  gboolean is_link = text->address != NULL && *text->address != '\0';
  guint number;
  SpRect bounds;

  sp_pdf_structure_add_words (writing->structure, text->text);
  if (!is_link)
    {
      sp_pdf_structure_mark (writing->structure, bytes);
      note_area (writing, sp_pdf_texts_paint (writing->texts, text, writing->content));
      return;
    }
  number = sp_pdf_file_reserve (writing->file);
  sp_pdf_structure_begin_link (writing->structure);
  sp_pdf_structure_mark (writing->structure, bytes);
  bounds = sp_pdf_texts_paint (writing->texts, text, writing->content);
  note_area (writing, bounds);
  write_annotation (writing, text, bounds, number, sp_pdf_structure_end_link (writing->structure, number));
}

static void
write_item (Writing      *writing,
            SpScene      *scene,
            const SpItem *item)
{
  switch (item->kind)
    {
    case SP_ITEM_PATH:
      write_path (writing, &item->path);
      break;
    case SP_ITEM_TEXT:
      write_text (writing, &item->text);
      break;
    case SP_ITEM_GROUP_BEGIN:
      begin_group (writing, scene, &item->group);
      break;
    case SP_ITEM_CELLS:
      sp_pdf_cells_paint (writing->cells, scene, &item->cells);
      break;
    case SP_ITEM_GROUP_END:
    default:
      sp_pdf_structure_end_group (writing->structure);
      break;
    }
}

static void
write_ground (Writing *writing,
              SpScene *scene)
{
  const SpGroupItem paper = { .role = SP_ROLE_ARTIFACT, .name = "" };

  sp_pdf_structure_begin_group (writing->structure, &paper);
  sp_pdf_structure_mark (writing->structure, &writing->content->bytes);
  sp_pdf_content_set_fill (writing->content, sp_scene_get_ground (scene));
  /* A little beyond the edges, which are not rounded as the rectangle is. */
  sp_pdf_content_add_rectangle (writing->content, (SpRect) { -1.0, -1.0, sp_scene_get_width (scene) + 2.0,
                                                             sp_scene_get_height (scene) + 2.0 });
  sp_pdf_bytes_words (&writing->content->bytes, "f\n");
  sp_pdf_structure_end_group (writing->structure);
}

/* What the page has so far goes into the file. */
static void
end_part (Writing *writing)
{
  guint number = sp_pdf_file_reserve (writing->file);

  sp_pdf_bytes_reference (&writing->parts, number);
  sp_pdf_file_add_stream (writing->file, number, "", &writing->content->bytes);
}

static void
write_page_object (Writing *writing,
                   SpScene *scene,
                   guint    key)
{
  SpPdfBytes object = { 0 };

  sp_pdf_bytes_words (&object, "<</Type/Page/Parent ");
  sp_pdf_bytes_reference (&object, writing->pages);
  sp_pdf_bytes_words (&object, "/MediaBox[0 0 ");
  sp_pdf_bytes_number (&object, sp_scene_get_width (scene) / writing->content->unit, SP_PDF_FINE);
  sp_pdf_bytes_number (&object, sp_scene_get_height (scene) / writing->content->unit, SP_PDF_FINE);
  if (writing->content->unit > 1.0)
    {
      sp_pdf_bytes_words (&object, "]/UserUnit ");
      sp_pdf_bytes_number (&object, writing->content->unit, 0);
      sp_pdf_bytes_words (&object, "/Resources ");
    }
  else
    sp_pdf_bytes_words (&object, "]/Resources ");
  sp_pdf_bytes_reference (&object, writing->resources);
  sp_pdf_bytes_words (&object, "/Group<</S/Transparency/CS/DeviceRGB/I true>>/Contents[");
  sp_pdf_bytes_add (&object, writing->parts.data, writing->parts.length);
  sp_pdf_bytes_words (&object, "]/Tabs/S/StructParents ");
  sp_pdf_bytes_integer (&object, key);
  if (writing->annotations.length > 0)
    {
      sp_pdf_bytes_words (&object, "/Annots[");
      sp_pdf_bytes_add (&object, writing->annotations.data, writing->annotations.length);
      sp_pdf_bytes_words (&object, "]");
    }
  sp_pdf_bytes_words (&object, ">>");
  sp_pdf_file_add (writing->file, writing->page, &object);
  sp_pdf_bytes_clear (&object);
}

static gboolean
write_page (Writing      *writing,
            SpScene      *scene,
            GCancellable *cancellable,
            GError      **error)
{
  SpPdfBytes *bytes = &writing->content->bytes;
  guint key;

  writing->page = sp_pdf_file_reserve (writing->file);
  writing->parts.length = 0;
  writing->annotations.length = 0;
  sp_pdf_structure_begin_page (writing->structure, writing->page);
  sp_pdf_cells_begin_scene (writing->cells);
  sp_pdf_content_begin_page (writing->content, sp_scene_get_width (scene), sp_scene_get_height (scene));
  write_ground (writing, scene);
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (i % ITEMS_A_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (sp_item_is_shown (item, SP_SCENE_SCALE_OF_FILES))
        write_item (writing, scene, item);
      if (bytes->length < BYTES_A_PART)
        continue;
      end_part (writing);
      /* The next one will hardly be smaller. */
      sp_pdf_bytes_grow (bytes, BYTES_A_PART + BYTES_A_PART / 4);
    }
  key = sp_pdf_structure_end_page (writing->structure, bytes);
  end_part (writing);
  write_page_object (writing, scene, key);
  g_array_append_val (writing->written, writing->page);
  return TRUE;
}

static void
write_pages_object (Writing *writing)
{
  SpPdfBytes object = { 0 };

  sp_pdf_bytes_words (&object, "<</Type/Pages/Count ");
  sp_pdf_bytes_integer (&object, writing->written->len);
  sp_pdf_bytes_words (&object, "/Kids[");
  for (guint i = 0; i < writing->written->len; i++)
    sp_pdf_bytes_reference (&object, g_array_index (writing->written, guint, i));
  sp_pdf_bytes_words (&object, "]>>");
  sp_pdf_file_add (writing->file, writing->pages, &object);
  object.length = 0;
  sp_pdf_bytes_words (&object, "<<");
  sp_pdf_fonts_write (writing->fonts, &object);
  sp_pdf_content_write_resources (writing->content, &object);
  sp_pdf_bytes_words (&object, ">>");
  sp_pdf_file_add (writing->file, writing->resources, &object);
  sp_pdf_bytes_clear (&object);
}

static void
write_bookmark (Writing *writing,
                guint    index,
                guint    first,
                guint    list)
{
  SpPdfBytes object = { 0 };

  sp_pdf_bytes_words (&object, "<</Title");
  sp_pdf_bytes_text (&object, g_ptr_array_index (writing->names, index));
  sp_pdf_bytes_words (&object, "/Parent ");
  sp_pdf_bytes_reference (&object, list);
  if (index > 0)
    {
      sp_pdf_bytes_words (&object, "/Prev ");
      sp_pdf_bytes_reference (&object, first + index - 1);
    }
  if (index + 1 < writing->names->len)
    {
      sp_pdf_bytes_words (&object, "/Next ");
      sp_pdf_bytes_reference (&object, first + index + 1);
    }
  sp_pdf_bytes_words (&object, "/Dest[");
  sp_pdf_bytes_reference (&object, g_array_index (writing->places, guint, index));
  sp_pdf_bytes_words (&object, "/XYZ null null 0]>>");
  sp_pdf_file_add (writing->file, first + index, &object);
  sp_pdf_bytes_clear (&object);
}

/* Each table, figure, legend and list of sources, on whichever page it is. Returns 0 where there is but one page. */
static guint
write_bookmarks (Writing *writing)
{
  guint n = writing->names->len;
  SpPdfBytes object = { 0 };
  guint first;
  guint list;

  if (writing->written->len < 2 || n == 0)
    return 0;
  list = sp_pdf_file_reserve (writing->file);
  first = sp_pdf_file_reserve (writing->file);
  for (guint i = 1; i < n; i++)
    sp_pdf_file_reserve (writing->file);
  for (guint i = 0; i < n; i++)
    write_bookmark (writing, i, first, list);
  sp_pdf_bytes_words (&object, "<</Type/Outlines/First ");
  sp_pdf_bytes_reference (&object, first);
  sp_pdf_bytes_words (&object, "/Last ");
  sp_pdf_bytes_reference (&object, first + n - 1);
  sp_pdf_bytes_words (&object, "/Count ");
  sp_pdf_bytes_integer (&object, n);
  sp_pdf_bytes_words (&object, ">>");
  sp_pdf_file_add (writing->file, list, &object);
  sp_pdf_bytes_clear (&object);
  return list;
}

static guint
write_root (Writing             *writing,
            const SpPdfMetadata *metadata)
{
  guint number = sp_pdf_file_reserve (writing->file);
  guint bookmarks = write_bookmarks (writing);
  SpPdfBytes object = { 0 };

  sp_pdf_bytes_words (&object, "<</Type/Catalog/Pages ");
  sp_pdf_bytes_reference (&object, writing->pages);
  sp_pdf_bytes_words (&object, "/StructTreeRoot ");
  sp_pdf_bytes_reference (&object, sp_pdf_structure_end (writing->structure));
  sp_pdf_bytes_words (&object, "/Metadata ");
  sp_pdf_bytes_reference (&object, sp_pdf_metadata_write (metadata, writing->file));
  sp_pdf_bytes_words (&object, "/OutputIntents[");
  sp_pdf_bytes_reference (&object, sp_pdf_colours_write (writing->file));
  sp_pdf_bytes_words (&object, "]/MarkInfo<</Marked true>>/Lang");
  sp_pdf_bytes_text (&object, metadata->information->language);
  sp_pdf_bytes_words (&object, "/ViewerPreferences<</DisplayDocTitle true");
  /* Pages that are shown side by side follow one another as the words of the picture run. */
  if (sp_text_align_leading (writing->description, TRUE) == SP_ALIGN_START)
    sp_pdf_bytes_words (&object, "/Direction/R2L");
  sp_pdf_bytes_words (&object, ">>");
  if (bookmarks != 0)
    {
      sp_pdf_bytes_words (&object, "/Outlines ");
      sp_pdf_bytes_reference (&object, bookmarks);
    }
  sp_pdf_bytes_words (&object, ">>");
  sp_pdf_file_add (writing->file, number, &object);
  sp_pdf_bytes_clear (&object);
  return number;
}

/* The scene goes when it is written: nothing of it is kept but words. */
static gboolean
draw_page (Writing         *writing,
           SpPages         *pages,
           guint            page,
           SpLayoutProgress progress,
           gpointer         progress_data,
           GCancellable    *cancellable,
           GError         **error)
{
  guint n = sp_pages_get_n (pages);
  SpExportPart part = { progress, progress_data, (double) page / n, 1.0 / n };
  g_autoptr (SpScene) scene = sp_pages_draw (pages, page, sp_export_part_tell_cb, &part, error);

  if (scene == NULL)
    return FALSE;
  if (page == 0)
    {
      writing->title = g_strdup (sp_scene_get_title (scene));
      writing->description = g_strdup (sp_scene_get_description (scene));
    }
  return write_page (writing, scene, cancellable, error);
}

/*
 * sp_pdf_write:
 * Takes time as the pages have items, and room as the file has bytes and the largest page has items.
 */
GBytes *
sp_pdf_write (SpPages                   *pages,
              const SpExportInformation *information,
              SpLayoutProgress           progress,
              gpointer                   progress_data,
              GCancellable              *cancellable,
              GError                   **error)
{
  g_auto (Writing) writing = { 0 };
  SpPdfMetadata metadata = { .information = information };
  guint root;

  init_writing (&writing);
  for (guint i = 0; i < sp_pages_get_n (pages); i++)
    if (!draw_page (&writing, pages, i, progress, progress_data, cancellable, error))
      return NULL;
  write_pages_object (&writing);
  metadata.title = writing.title;
  metadata.description = writing.description;
  root = write_root (&writing, &metadata);
  return sp_pdf_file_end (writing.file, root, sp_pdf_metadata_write_information (&metadata, writing.file));
}
