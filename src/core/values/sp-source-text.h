/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between the pages of a text that had pages stands a form feed. */
#define SP_PAGE_BREAK '\f'

char *sp_source_text_clean       (const char *text);
char *sp_source_text_guess_title (const char *text);
guint sp_source_text_count_pages (const char *text);

G_END_DECLS
