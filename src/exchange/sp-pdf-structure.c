/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-structure.h"

#define NOTHING_MARKED G_MAXUINT
#define ARTIFACT 0            /* in place of the number of an element */

/* An element that is open, or a place for one that keeps its room. */
typedef struct
{
  guint number;
  const char *tag;
  SpRole role;
  const char *name;           /* of the group, as long as it is open */
  guint page;                 /* with what is marked for it; 0 for none yet */
  guint n_kids;
  SpPdfBytes kids;
  SpPdfBytes words;           /* of its texts, joined: a line that was broken has no space at its end on the page */
  gboolean has_link;          /* which the words must not take the place of */
  guint n_columns;            /* of a cell: over how many it reaches */
  double left, bottom, right, top;   /* of a figure: where it stands on its page */
} Element;

/* What a group that is open added. */
typedef enum { OPEN_NOTHING, OPEN_ARTIFACT, OPEN_ELEMENT } Open;

struct _SpPdfStructure
{
  SpPdfFile *file;
  GArray *elements;           /* Element: the document, and those open in it */
  guint depth;                /* how many of them are open */
  guint figure;               /* which of them, from 1; 0 for none */
  gboolean has_title;
  GArray *open;               /* Open, of the groups */
  guint n_artifacts;          /* of them */
  guint page;
  guint n_marks;              /* on the page */
  guint marked;               /* the element that content is marked for */
  guint n_keys;
  guint column_scope;         /* attributes that most headings have in common: their objects, 0 where not needed */
  guint row_scope;
  guint root;
  SpPdfBytes parents;         /* of the marks of the page */
  SpPdfBytes keys;            /* and of all pages and links */
  SpPdfBytes text;            /* of an object that is being written */
};

/* The kind of element that a role is, or NULL for none. */
static const char *
get_tag (SpRole role)
{
  static const char * const tags[] = {
    [SP_ROLE_TABLE] = "Table",
    [SP_ROLE_ROW] = "TR",
    [SP_ROLE_COLUMN_HEADING] = "TH",
    [SP_ROLE_ROW_HEADING] = "TH",
    [SP_ROLE_CELL] = "TD",
    [SP_ROLE_FIGURE] = "Figure",
    [SP_ROLE_TITLE] = "H1",
    [SP_ROLE_HEADING] = "H2",
    [SP_ROLE_CAPTION] = "P",
    [SP_ROLE_LEGEND] = "Sect",
    [SP_ROLE_SOURCES] = "Sect",
    [SP_ROLE_LIST] = "L",
    [SP_ROLE_LIST_ITEM] = "LI",
    [SP_ROLE_LIST_LABEL] = "Lbl",
    [SP_ROLE_LIST_BODY] = "LBody",
  };

  return (guint) role < G_N_ELEMENTS (tags) ? tags[role] : NULL;
}

/* Whether the words of a group are told as one, whatever lines they are broken into. */
static gboolean
is_told_whole (SpRole role)
{
  return role == SP_ROLE_COLUMN_HEADING || role == SP_ROLE_ROW_HEADING || role == SP_ROLE_TITLE || role == SP_ROLE_HEADING
         || role == SP_ROLE_CAPTION || role == SP_ROLE_LIST_BODY;
}

/* Headings begin with the highest, which is the title, where there is one. */
static const char *
find_tag (SpPdfStructure *self,
          SpRole          role)
{
  const char *tag = get_tag (role);

  if (role == SP_ROLE_HEADING && !self->has_title)
    tag = get_tag (SP_ROLE_TITLE);
  self->has_title = self->has_title || role == SP_ROLE_TITLE || role == SP_ROLE_HEADING;
  return tag;
}

static Element *
get_element (SpPdfStructure *self)
{
  return &g_array_index (self->elements, Element, self->depth - 1);
}

static void
add_kid_element (SpPdfStructure *self,
                 guint           number)
{
  Element *parent = get_element (self);

  sp_pdf_bytes_reference (&parent->kids, number);
  parent->n_kids++;
}

static void
begin_element (SpPdfStructure *self,
               const char     *tag,
               SpRole          role,
               const char     *name)
{
  guint number = sp_pdf_file_reserve (self->file);
  Element *element;

  if (self->depth > 0)
    add_kid_element (self, number);
  if (++self->depth > self->elements->len)
    g_array_set_size (self->elements, self->depth);
  element = get_element (self);
  element->number = number;
  element->tag = tag;
  element->role = role;
  element->name = name;
  element->page = 0;
  element->n_kids = 0;
  element->kids.length = 0;
  element->words.length = 0;
  element->has_link = FALSE;
  element->n_columns = 1;
  element->left = element->bottom = G_MAXDOUBLE;
  element->right = element->top = -G_MAXDOUBLE;
  if (role == SP_ROLE_FIGURE && self->figure == 0)
    self->figure = self->depth;
}

static void
add_scope (SpPdfStructure *self,
           guint          *scope)
{
  if (*scope == 0)
    *scope = sp_pdf_file_reserve (self->file);
  sp_pdf_bytes_words (&self->text, "/A ");
  sp_pdf_bytes_reference (&self->text, *scope);
}

static void
add_box (SpPdfStructure *self,
         const Element  *element)
{
  if (element->left > element->right)
    return;
  sp_pdf_bytes_words (&self->text, "/A<</O/Layout/Placement/Block/BBox[");
  sp_pdf_bytes_number (&self->text, element->left, SP_PDF_PLACE);
  sp_pdf_bytes_number (&self->text, element->bottom, SP_PDF_PLACE);
  sp_pdf_bytes_number (&self->text, element->right, SP_PDF_PLACE);
  sp_pdf_bytes_number (&self->text, element->top, SP_PDF_PLACE);
  sp_pdf_bytes_words (&self->text, "]>>");
}

/* A list of sources is numbered, as the cells and lines that they are the evidence of say. */
static void
add_attributes (SpPdfStructure *self,
                const Element  *element)
{
  if (element->role == SP_ROLE_COLUMN_HEADING)
    add_scope (self, &self->column_scope);
  else if (element->role == SP_ROLE_ROW_HEADING)
    add_scope (self, &self->row_scope);
  else if (element->role == SP_ROLE_FIGURE)
    add_box (self, element);
  else if (element->role == SP_ROLE_LIST && self->depth > 0 && get_element (self)->role == SP_ROLE_SOURCES)
    sp_pdf_bytes_words (&self->text, "/A<</O/List/ListNumbering/Decimal>>");
  if (element->n_columns > 1)
    {
      sp_pdf_bytes_words (&self->text, "/A<</O/Table/ColSpan ");
      sp_pdf_bytes_integer (&self->text, element->n_columns);
      sp_pdf_bytes_words (&self->text, ">>");
    }
}

static void
add_description (SpPdfStructure *self,
                 Element        *element)
{
  add_attributes (self, element);
  if (element->words.length > 0 && !element->has_link)
    {
      sp_pdf_bytes_add (&element->words, "", 1);
      sp_pdf_bytes_words (&self->text, "/ActualText");
      sp_pdf_bytes_text (&self->text, element->words.data);
    }
  if ((element->role == SP_ROLE_FIGURE || element->role == SP_ROLE_CELL) && *element->name != '\0')
    {
      sp_pdf_bytes_words (&self->text, "/Alt");
      sp_pdf_bytes_text (&self->text, element->name);
    }
}

/* PARENT is the number of an element, or of the root. */
static void
write_element (SpPdfStructure *self,
               Element        *element,
               guint           parent)
{
  SpPdfBytes *text = &self->text;

  text->length = 0;
  sp_pdf_bytes_words (text, "<</S/");
  sp_pdf_bytes_words (text, element->tag);
  sp_pdf_bytes_words (text, "/P ");
  sp_pdf_bytes_reference (text, parent);
  if (element->page != 0)
    {
      sp_pdf_bytes_words (text, "/Pg ");
      sp_pdf_bytes_reference (text, element->page);
    }
  if (element->n_kids > 0)
    {
      sp_pdf_bytes_words (text, element->n_kids > 1 ? "/K[" : "/K ");
      sp_pdf_bytes_add (text, element->kids.data, element->kids.length);
      if (element->n_kids > 1)
        sp_pdf_bytes_words (text, "]");
    }
  add_description (self, element);
  sp_pdf_bytes_words (text, ">>");
  sp_pdf_file_add (self->file, element->number, text);
}

static void
end_element (SpPdfStructure *self)
{
  Element *element = get_element (self);

  if (self->figure == self->depth)
    self->figure = 0;
  self->depth--;
  write_element (self, element, get_element (self)->number);
}

SpPdfStructure *
sp_pdf_structure_new (SpPdfFile *file)
{
  SpPdfStructure *self = g_new0 (SpPdfStructure, 1);

  self->file = file;
  self->elements = g_array_new (FALSE, TRUE, sizeof (Element));
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  self->root = sp_pdf_file_reserve (file);
  begin_element (self, "Document", SP_ROLE_NONE, "");
  return self;
}

void
sp_pdf_structure_free (SpPdfStructure *self)
{
  for (guint i = 0; i < self->elements->len; i++)
    {
      sp_pdf_bytes_clear (&g_array_index (self->elements, Element, i).kids);
      sp_pdf_bytes_clear (&g_array_index (self->elements, Element, i).words);
    }
  g_clear_pointer (&self->elements, g_array_unref);
  g_clear_pointer (&self->open, g_array_unref);
  sp_pdf_bytes_clear (&self->parents);
  sp_pdf_bytes_clear (&self->keys);
  sp_pdf_bytes_clear (&self->text);
  g_free (self);
}

void
sp_pdf_structure_begin_page (SpPdfStructure *self,
                             guint           page)
{
  self->page = page;
  self->n_marks = 0;
  self->marked = NOTHING_MARKED;
  self->parents.length = 0;
}

static guint
add_key (SpPdfStructure *self,
         guint           number)
{
  sp_pdf_bytes_integer (&self->keys, self->n_keys);
  sp_pdf_bytes_reference (&self->keys, number);
  return self->n_keys++;
}

guint
sp_pdf_structure_end_page (SpPdfStructure *self,
                           SpPdfBytes     *content)
{
  guint number = sp_pdf_file_reserve (self->file);

  sp_pdf_structure_end_mark (self, content);
  self->text.length = 0;
  sp_pdf_bytes_words (&self->text, "[");
  sp_pdf_bytes_add (&self->text, self->parents.data, self->parents.length);
  sp_pdf_bytes_words (&self->text, "]");
  sp_pdf_file_add (self->file, number, &self->text);
  return add_key (self, number);
}

void
sp_pdf_structure_begin_group (SpPdfStructure    *self,
                              const SpGroupItem *group)
{
  const char *tag = self->n_artifacts == 0 ? find_tag (self, group->role) : NULL;
  Open open = group->role == SP_ROLE_ARTIFACT ? OPEN_ARTIFACT : tag != NULL ? OPEN_ELEMENT : OPEN_NOTHING;

  g_array_append_val (self->open, open);
  if (open == OPEN_ARTIFACT)
    self->n_artifacts++;
  else if (open == OPEN_ELEMENT)
    begin_element (self, tag, group->role, group->name);
}

void
sp_pdf_structure_end_group (SpPdfStructure *self)
{
  Open open = g_array_index (self->open, Open, self->open->len - 1);

  g_array_set_size (self->open, self->open->len - 1);
  if (open == OPEN_ARTIFACT)
    self->n_artifacts--;
  else if (open == OPEN_ELEMENT)
    end_element (self);
}

void
sp_pdf_structure_begin_cells (SpPdfStructure *self,
                              guint           n)
{
  const SpGroupItem group = { .role = SP_ROLE_CELL, .name = "" };

  sp_pdf_structure_begin_group (self, &group);
  if (self->n_artifacts == 0)
    get_element (self)->n_columns = n;
}

void
sp_pdf_structure_end_cells (SpPdfStructure *self)
{
  sp_pdf_structure_end_group (self);
}

gboolean
sp_pdf_structure_is_in_figure (SpPdfStructure *self)
{
  return self->figure > 0 && self->n_artifacts == 0;
}

void
sp_pdf_structure_add_area (SpPdfStructure *self,
                           SpRect          area)
{
  Element *figure = &g_array_index (self->elements, Element, self->figure - 1);

  figure->left = MIN (figure->left, area.x);
  figure->bottom = MIN (figure->bottom, area.y);
  figure->right = MAX (figure->right, area.x + area.width);
  figure->top = MAX (figure->top, area.y + area.height);
}

/* The document alone runs over pages, and tells with each of its marks on which. */
static void
add_kid_mark (SpPdfStructure *self,
              Element        *element)
{
  if (self->depth > 1)
    {
      element->page = self->page;
      sp_pdf_bytes_integer (&element->kids, self->n_marks);
    }
  else
    {
      sp_pdf_bytes_words (&element->kids, "<</Type/MCR/Pg ");
      sp_pdf_bytes_reference (&element->kids, self->page);
      sp_pdf_bytes_words (&element->kids, "/MCID ");
      sp_pdf_bytes_integer (&element->kids, self->n_marks);
      sp_pdf_bytes_words (&element->kids, ">>");
    }
  element->n_kids++;
}

void
sp_pdf_structure_mark (SpPdfStructure *self,
                       SpPdfBytes     *content)
{
  Element *element = get_element (self);
  guint number = self->n_artifacts > 0 ? ARTIFACT : element->number;

  if (self->marked == number)
    return;
  sp_pdf_structure_end_mark (self, content);
  self->marked = number;
  if (number == ARTIFACT)
    {
      sp_pdf_bytes_words (content, "/Artifact BMC\n");
      return;
    }
  sp_pdf_bytes_words (content, "/");
  sp_pdf_bytes_words (content, element->tag);
  sp_pdf_bytes_words (content, "<</MCID ");
  sp_pdf_bytes_integer (content, self->n_marks);
  sp_pdf_bytes_words (content, ">>BDC\n");
  add_kid_mark (self, element);
  sp_pdf_bytes_reference (&self->parents, number);
  self->n_marks++;
}

void
sp_pdf_structure_end_mark (SpPdfStructure *self,
                           SpPdfBytes     *content)
{
  if (self->marked != NOTHING_MARKED)
    sp_pdf_bytes_words (content, "EMC\n");
  self->marked = NOTHING_MARKED;
}

void
sp_pdf_structure_add_words (SpPdfStructure *self,
                            const char     *words)
{
  Element *element = get_element (self);

  if (self->n_artifacts > 0 || !is_told_whole (element->role))
    return;
  if (element->words.length > 0)
    sp_pdf_bytes_words (&element->words, " ");
  sp_pdf_bytes_words (&element->words, words);
}

void
sp_pdf_structure_begin_link (SpPdfStructure *self)
{
  if (self->n_artifacts > 0)
    return;
  get_element (self)->has_link = TRUE;
  begin_element (self, "Link", SP_ROLE_NONE, "");
}

gint64
sp_pdf_structure_end_link (SpPdfStructure *self,
                           guint           annotation)
{
  Element *element = get_element (self);

  if (self->n_artifacts > 0)
    return -1;
  sp_pdf_bytes_words (&element->kids, "<</Type/OBJR/Obj ");
  sp_pdf_bytes_reference (&element->kids, annotation);
  sp_pdf_bytes_words (&element->kids, "/Pg ");
  sp_pdf_bytes_reference (&element->kids, self->page);
  sp_pdf_bytes_words (&element->kids, ">>");
  element->n_kids++;
  end_element (self);
  return add_key (self, element->number);
}

static void
write_scope (SpPdfStructure *self,
             guint           number,
             const char     *attributes)
{
  self->text.length = 0;
  sp_pdf_bytes_words (&self->text, attributes);
  if (number != 0)
    sp_pdf_file_add (self->file, number, &self->text);
}

guint
sp_pdf_structure_end (SpPdfStructure *self)
{
  Element *document = get_element (self);

  write_element (self, document, self->root);
  write_scope (self, self->column_scope, "<</O/Table/Scope/Column>>");
  write_scope (self, self->row_scope, "<</O/Table/Scope/Row>>");
  self->text.length = 0;
  sp_pdf_bytes_words (&self->text, "<</Type/StructTreeRoot/K ");
  sp_pdf_bytes_reference (&self->text, document->number);
  sp_pdf_bytes_words (&self->text, "/ParentTree<</Nums[");
  sp_pdf_bytes_add (&self->text, self->keys.data, self->keys.length);
  sp_pdf_bytes_words (&self->text, "]>>/ParentTreeNextKey ");
  sp_pdf_bytes_integer (&self->text, self->n_keys);
  sp_pdf_bytes_words (&self->text, ">>");
  sp_pdf_file_add (self->file, self->root, &self->text);
  return self->root;
}
