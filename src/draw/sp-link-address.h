/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The address that a reader of a picture may be led to, in ASCII; NULL where there is none, or none that is safe. */
char *sp_link_address_dup (const char *address);

G_END_DECLS
