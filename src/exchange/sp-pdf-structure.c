/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-structure.h"

#include <string.h>

#include "sp-export.h"
#include "sp-pdf-objects.h"
#include "sp-renderer-tags.h"
#include "sp-scene-walk.h"
#include "sp-text.h"

#include <glib/gi18n-lib.h>

/*
 * Cairo writes elements of structure with their kind and their content alone. What a reader of the screen needs besides
 * is put into them here: words for a figure and for a cell, the text of lines that were broken, and whether a heading
 * stands over a column or before a row; and into the document its language. Elements have numbers in the order in which they were
 * begun, so that of each kind the first belongs to the first group of the scenes.
 */

typedef struct
{
  GPtrArray *scenes;
  guint scene;
  SpSceneWalk walk;           /* of that scene */
} Cursor;

/* The next group that was drawn with a tag; groups of other tags in between are passed over for good. The cursor stands
 * behind its beginning. */
static const SpGroupItem *
find_group (Cursor     *cursor,
            const char *tag)
{
  while (cursor->scene < cursor->scenes->len)
    {
      const SpItem *item;

      while ((item = sp_scene_walk_next (&cursor->walk)) != NULL)
        if (item->kind == SP_ITEM_GROUP_BEGIN && g_strcmp0 (sp_renderer_get_tag (item->group.role), tag) == 0)
          return &item->group;
      sp_scene_walk_clear (&cursor->walk);
      if (++cursor->scene < cursor->scenes->len)
        cursor->walk = (SpSceneWalk) SP_SCENE_WALK_INIT (g_ptr_array_index (cursor->scenes, cursor->scene));
    }
  return NULL;
}

/* The words of a group, joined: a line that was broken has no space at its end on the page. NULL where a part of it is a
 * link, which the words must not take the place of. */
static char *
dup_words (const Cursor *cursor)
{
  SpScene *scene = g_ptr_array_index (cursor->scenes, cursor->scene);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = cursor->walk.next; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (item->kind == SP_ITEM_GROUP_END)
        break;
      if (item->kind != SP_ITEM_TEXT)
        continue;
      if (item->text.address != NULL)
        return NULL;
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", item->text.text);
    }
  return words->len > 0 ? g_string_free_and_steal (g_steal_pointer (&words)) : NULL;
}

/* A text string: in ASCII as it is, else in UTF-16 with a mark at its beginning. */
static char *
format_text (const char *text)
{
  GString *formatted = g_string_new (NULL);
  g_autofree gunichar2 *wide = NULL;
  glong length = 0;

  if (g_str_is_ascii (text) && strpbrk (text, "()\\\r\n") == NULL)
    {
      g_string_append_printf (formatted, "(%s)", text);
      return g_string_free (formatted, FALSE);
    }
  wide = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);
  g_string_append (formatted, "<FEFF");
  for (glong i = 0; i < length; i++)
    g_string_append_printf (formatted, "%04X", (guint) wide[i]);
  g_string_append_c (formatted, '>');
  return g_string_free (formatted, FALSE);
}

static char *
describe_text (const char *key,
               const char *text)
{
  g_autofree char *formatted = text != NULL && *text != '\0' ? format_text (text) : NULL;

  return formatted != NULL ? g_strdup_printf ("%s %s", key, formatted) : NULL;
}

static char *
describe_heading (const Cursor *cursor,
                  const char   *scope)
{
  g_autofree char *words = dup_words (cursor);
  g_autofree char *text = describe_text ("/ActualText", words);

  return g_strdup_printf ("/A << /O /Table /Scope /%s >> %s", scope, text != NULL ? text : "");
}

static char *
describe_group (const Cursor      *cursor,
                const SpGroupItem *group)
{
  g_autofree char *words = NULL;

  switch (group->role)
    {
    case SP_ROLE_COLUMN_HEADING:
      return describe_heading (cursor, "Column");
    case SP_ROLE_ROW_HEADING:
      return describe_heading (cursor, "Row");
    case SP_ROLE_FIGURE:
    case SP_ROLE_CELL:
      return describe_text ("/Alt", group->name);
    case SP_ROLE_TITLE:
    case SP_ROLE_HEADING:
    case SP_ROLE_CAPTION:
    case SP_ROLE_LIST_BODY:
      words = dup_words (cursor);
      return describe_text ("/ActualText", words);
    case SP_ROLE_TABLE:
    case SP_ROLE_ROW:
    case SP_ROLE_LEGEND:
    case SP_ROLE_SOURCES:
    case SP_ROLE_LIST:
    case SP_ROLE_LIST_ITEM:
    case SP_ROLE_LIST_LABEL:
    case SP_ROLE_ARTIFACT:
    case SP_ROLE_NONE:
    default:
      return NULL;
    }
}

/* "/S /TH" -> "TH", where the object is an element of structure; "" where it is not. */
static void
read_tag (const SpPdfObject *object,
          char               tag[16])
{
  static const char heading[] = "<< /Type /StructElem\n   /S /";
  gsize length = strlen (heading);
  guint i = 0;

  if (object->length > length && memcmp (object->text, heading, length) == 0)
    for (; i < 15 && length + i < object->length && g_ascii_isalnum (object->text[length + i]); i++)
      tag[i] = object->text[length + i];
  tag[i] = '\0';
}

/* Those of the document as a whole, and links, come from no group. */
static gboolean
is_of_a_group (const char *tag)
{
  return *tag != '\0' && strcmp (tag, "Document") != 0 && strcmp (tag, "Link") != 0;
}

static gboolean
describe_elements (SpPdfObjects *objects,
                   GPtrArray    *scenes)
{
  Cursor cursor = { .scenes = scenes, .walk = SP_SCENE_WALK_INIT (g_ptr_array_index (scenes, 0)) };
  gboolean known = TRUE;

  for (guint i = 0; known && i < objects->objects->len; i++)
    {
      SpPdfObject *object = &g_array_index (objects->objects, SpPdfObject, i);
      const SpGroupItem *group;
      char tag[16];

      read_tag (object, tag);
      if (!is_of_a_group (tag))
        continue;
      group = find_group (&cursor, tag);
      known = group != NULL;
      if (known)
        object->added = describe_group (&cursor, group);
    }
  sp_scene_walk_clear (&cursor.walk);
  return known;
}

/* Pages that are shown side by side follow one another as the words of the picture run. */
static gboolean
describe_document (SpPdfObjects *objects,
                   GPtrArray    *scenes,
                   const char   *language)
{
  const char *words = sp_scene_get_description (g_ptr_array_index (scenes, 0));
  gboolean right_to_left = sp_text_align_leading (words, TRUE) == SP_ALIGN_START;
  g_autofree char *text = format_text (language);

  for (guint i = 0; i < objects->objects->len; i++)
    {
      SpPdfObject *object = &g_array_index (objects->objects, SpPdfObject, i);

      if (object->number != objects->root)
        continue;
      object->added = g_strdup_printf ("/Lang %s\n   /ViewerPreferences << /DisplayDocTitle true%s >>", text,
                                       right_to_left ? " /Direction /R2L" : "");
      return TRUE;
    }
  return FALSE;
}

/*
 * sp_pdf_structure_complete:
 * Takes time and room as the file has bytes. Fails where the file is not as cairo was known to write it.
 */
GBytes *
sp_pdf_structure_complete (GBytes     *drawn,
                           GPtrArray  *scenes,
                           const char *language,
                           GError    **error)
{
  g_autoptr (SpPdfObjects) objects = sp_pdf_objects_read (drawn);

  if (objects != NULL && describe_elements (objects, scenes) && describe_document (objects, scenes, language))
    return sp_pdf_objects_write (objects, error);
  g_set_error (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FAILED, _("The PDF could not be made: %s."),
               _("its structure is not as expected"));
  return NULL;
}
