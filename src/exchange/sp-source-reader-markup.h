/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SpMarkupText: a text in the making from markup: white space as a browser shows it, paragraphs apart. */
typedef struct
{
  GString *text;
  guint breaks;             /* that wait for more text */
  gboolean space;           /* likewise */
} SpMarkupText;

void     sp_markup_text_append (SpMarkupText *self, const char *words, gsize length, gboolean verbatim);
void     sp_markup_text_break  (SpMarkupText *self, guint n_breaks);

/* What an element means for the text around it. */
gboolean sp_markup_is_skipped   (const char *element);                     /* nothing in it is text to read */
guint    sp_markup_count_breaks (const char *element);                     /* line ends around it */

/* What a page says of its encoding, lower case, or NULL. */
char    *sp_markup_find_encoding (const char *data, gsize size);

G_END_DECLS
