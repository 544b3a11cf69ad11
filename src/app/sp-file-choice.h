/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkFileDialog *sp_file_choice_new          (const char *title);
char          *sp_file_choice_suggest_name (const char *title, const char *ending);
char          *sp_file_choice_shorten      (const char *title, gsize length);
void           sp_file_choice_add_stem     (GPtrArray *stems, const char *suggested);
GFile         *sp_file_choice_complete     (GFile *file, const char *ending);
gboolean       sp_file_choice_is_alone     (GFile *file);

char          *sp_file_choice_dup_place    (GFile *file);

G_END_DECLS
