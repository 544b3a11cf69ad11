/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkFileDialog *sp_file_choice_new          (const char *title);
char          *sp_file_choice_suggest_name (const char *title, const char *ending);
GFile         *sp_file_choice_complete     (GFile *file, const char *ending);

char          *sp_file_choice_dup_place    (GFile *file);

G_END_DECLS
