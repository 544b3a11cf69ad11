/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-snapshot.h"

G_BEGIN_DECLS

/*
 * SpReader: the text of a source, with the passages of its statements and links marked.
 * Signals: passage-activated (SpTable as an int, gint64 id): a marked passage was clicked; selected: the selected
 * words changed.
 */
#define SP_TYPE_READER (sp_reader_get_type ())
G_DECLARE_FINAL_TYPE (SpReader, sp_reader, SP, READER, GtkTextView)

void     sp_reader_show_source   (SpReader *self, SpSnapshot *snapshot, SpId source);
void     sp_reader_show_passage  (SpReader *self, SpPassage passage);
gboolean sp_reader_get_selected  (SpReader *self, SpPassage *passage, char **words);
void     sp_reader_set_text_size (SpReader *self, double points);

G_END_DECLS
