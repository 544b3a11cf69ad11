/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-snapshot.h"

G_BEGIN_DECLS

/*
 * SpReader: the text of a source, not to be edited, with the passages of its statements, links and known errors
 * marked.
 *
 * Signals: passage-activated (int table, gint64 id): a marked passage was clicked, or Enter pressed in it;
 * code-selected: Enter was pressed with words selected; marks-at-caret: the caret came into or out of a mark.
 */
#define SP_TYPE_READER (sp_reader_get_type ())
G_DECLARE_FINAL_TYPE (SpReader, sp_reader, SP, READER, GtkTextView)

void     sp_reader_show_source    (SpReader *self, SpSnapshot *snapshot, SpId source);   /* nullable, SP_ID_NONE */
SpId     sp_reader_get_source     (SpReader *self);
void     sp_reader_set_text_size  (SpReader *self, double points);
void     sp_reader_set_names      (SpReader *self, GArray *names);                      /* of SpNameCandidate */
void     sp_reader_set_current    (SpReader *self, SpTable table, SpId id);
void     sp_reader_set_pending    (SpReader *self, SpPassage passage);                  /* SP_PASSAGE_NONE for none */
void     sp_reader_show_passage   (SpReader *self, SpPassage passage);
void     sp_reader_select_passage (SpReader *self, SpPassage passage);
gboolean sp_reader_get_selected   (SpReader *self, SpPassage *passage, char **words);
gboolean sp_reader_step           (SpReader *self, int direction);    /* 1 to the next mark, -1 to the one before */
char    *sp_reader_dup_caret_words (SpReader *self);
guint    sp_reader_get_n_marks    (SpReader *self);

G_END_DECLS
