/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SpSha256: SHA-256 as GChecksum makes it, some five times as fast through nettle where the processor has instructions for it. */
typedef struct _SpSha256 SpSha256;

SpSha256 *sp_sha256_new    (void);
void      sp_sha256_update (SpSha256 *self, gconstpointer bytes, gsize size);
/* In hexadecimal; the object then begins anew. */
char     *sp_sha256_end    (SpSha256 *self);
void      sp_sha256_free   (SpSha256 *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSha256, sp_sha256_free)

G_END_DECLS
