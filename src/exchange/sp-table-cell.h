/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-table-format.h"

G_BEGIN_DECLS

/* Reads TEXT into MEMBER, the field's place in a row. Not for references, texts and lists, which need more than a cell.
 * FALSE when TEXT is nothing of the kind: then sp_cell_describe() says what is. */
gboolean sp_cell_parse         (const SpFieldFormat *field, const char *text, gpointer member);
char    *sp_cell_describe      (const SpFieldFormat *field);

/* A row's member as the text of a cell; texts and lists too, references not. */
void     sp_cell_append        (GString *out, const SpFieldFormat *field, gconstpointer member);

/* "a; b" to a and b, and back. */
GStrv    sp_cell_split_list    (const char *text);
void     sp_cell_append_list   (GString *out, const char * const *list);

/* Text that a spreadsheet would take for a formula gets an apostrophe in front, and loses it again. */
void        sp_cell_guard      (GString *text);
const char *sp_cell_unguard    (const char *text);

G_END_DECLS
