/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-source-reader.h"

G_BEGIN_DECLS

/* A line of what the file tells of itself: one line, no longer than sensible. An empty one leaves the field as it is. */
void     sp_source_reader_take_line (char **field, const char *value);

/* One file each: they fill in the draft, or fail. */
gboolean sp_source_reader_read_html (SpSourceDraft *draft, const char *name, GBytes *bytes, GCancellable *cancellable,
                                     GError **error);
gboolean sp_source_reader_read_pdf  (SpSourceDraft *draft, const char *name, GBytes *bytes, GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
