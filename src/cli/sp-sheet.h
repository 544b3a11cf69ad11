/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-command.h"

G_BEGIN_DECLS

/*
 * SpSheet: rows of one kind for another program, as CSV or as a JSON array of objects. Cells are given one after another;
 * after the last column the next row begins. What is unknown is an empty field, or null.
 */
typedef struct _SpSheet SpSheet;

SpSheet *sp_sheet_new         (const char * const *columns, gboolean as_json);   /* columns are borrowed */
void     sp_sheet_free        (SpSheet *self);
void     sp_sheet_add_text    (SpSheet *self, const char *text);                 /* nullable */
void     sp_sheet_add_number  (SpSheet *self, double number);                    /* NAN is unknown */
void     sp_sheet_add_integer (SpSheet *self, gint64 integer);
void     sp_sheet_add_flag    (SpSheet *self, gboolean flag);
SpStatus sp_sheet_write       (SpSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSheet, sp_sheet_free)

/* csv or json, csv where nothing was typed; otherwise says so. */
gboolean sp_sheet_read_format (const SpCommand *command, const char *word, gboolean *as_json);

G_END_DECLS
