/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-reader.h"
#include "sp-theme.h"

G_BEGIN_DECLS

/* How a mark is underlined: its colour is never the only sign. */
typedef enum
{
  SP_MARK_LINE_SOLID,       /* a firm statement */
  SP_MARK_LINE_DASHES,      /* a conditional one */
  SP_MARK_LINE_DASH_DOT,    /* an ambiguous one */
  SP_MARK_LINE_DOTS,        /* undecided, no comment */
  SP_MARK_LINE_DOUBLE,      /* a link */
  SP_MARK_LINE_WAVE,        /* a known error */
  SP_MARK_LINE_FAINT,       /* a name of an actor, to be coded perhaps */
} SpMarkLine;

/* A marked passage. */
typedef struct
{
  SpTable table;
  SpId id;
  SpPassage passage;
  SpInk ink;
  SpMarkLine line;
  guint lane;               /* overlapping marks are underlined below each other */
} SpReaderMark;

/* The reader, for the files that it is cut into. */
struct _SpReader
{
  GtkTextView parent_instance;

  SpSnapshot *snapshot;
  SpId source;
  char *text;
  gint32 n_characters;
  double size;
  GArray *marks;
  GArray *names;            /* of SpReaderMark too */
  SpTable current_table;
  SpId current_id;
  SpPassage pending;        /* what is being coded */
  GPtrArray *at_caret;      /* of the marks that the caret is in; borrowed from marks */
  GtkTextTag *size_tag;
  GtkTextTag *hidden_tag;   /* on the characters between pages */
  GArray *page_breaks;      /* where these stand, in code points */
  double press_x;
  double press_y;
};

/* sp-reader.c */
GArray *sp_reader_get_marks     (SpReader *self);

/* sp-reader-places.c */
gboolean sp_reader_select_sentence (SpReader *self);

/* sp-reader-pointing.c: which mark is meant by a place */
gboolean sp_reader_is_current     (SpReader *self, const SpReaderMark *mark);
gboolean sp_reader_activate_at    (SpReader *self, int offset);
gboolean sp_reader_find_offset_at (SpReader *self, double x, double y, int *offset);
void     sp_reader_watch_pointer  (SpReader *self);

/* sp-reader-marks.c: the marks of a source, in order of their beginnings */
GArray    *sp_reader_marks_collect (SpSnapshot *snapshot, SpId source, const SpTheme *theme, gint32 n_characters);
GPtrArray *sp_reader_marks_list_at (GArray *marks, int offset);
char      *sp_reader_marks_dup_words (GPtrArray *list, SpSnapshot *snapshot);

/* sp-reader-drawing.c: draws those marks that are on the screen, below the text */
void    sp_reader_marks_draw    (GtkTextView *view, GtkSnapshot *snapshot, GArray *marks, const SpReaderMark *current);

/* sp-reader-pages.c: the pages of a text that had pages */
void    sp_reader_create_page_tag (SpReader *self);
void    sp_reader_find_pages    (SpReader *self);
guint   sp_reader_get_page      (SpReader *self, int offset);
void    sp_reader_pages_draw    (SpReader *self, GtkSnapshot *snapshot, const SpInk *ink);

G_END_DECLS
