/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-values.h"

G_BEGIN_DECLS

/* What may stand in an entry. All may be empty: not given, unknown, or none. */
typedef enum
{
  SP_ENTRY_FORMAT_TEXT,
  SP_ENTRY_FORMAT_DATE,       /* a day, a month or a year */
  SP_ENTRY_FORMAT_NUMBER,     /* from 0 to 100 */
  SP_ENTRY_FORMAT_LIST,       /* words or names with semicolons between them */
} SpEntryFormat;

#define SP_TYPE_ENTRY_FORMAT (sp_entry_format_get_type ())
GType sp_entry_format_get_type (void) G_GNUC_CONST;

char    *sp_entry_format_dup_plain    (SpEntryFormat format, const char *text);
char    *sp_entry_format_check        (SpEntryFormat format, const char *text);
gboolean sp_entry_format_parse_number (const char *text, double *number);
GStrv    sp_entry_format_split_list   (const char *text);

G_END_DECLS
