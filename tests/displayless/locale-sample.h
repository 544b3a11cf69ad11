/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A language with its translation as it is built, such as "de_DE": its locale need not be there on the machine, it is
 * made. FALSE where that is not possible. Ends with locale_sample_end (), after which no locale is left behind. */
gboolean locale_sample_begin (const char *name);
void     locale_sample_end   (void);

G_END_DECLS
