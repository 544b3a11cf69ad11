/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The bytes of a text file as UTF-8 that the caller may change, or NULL with SP_CSV_ERROR_ENCODING. */
char *sp_text_decode (const char *name, GBytes *bytes, gsize *length, GError **error);

G_END_DECLS
