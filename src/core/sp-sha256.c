/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-sha256.h"

#include <nettle/sha2.h>

struct _SpSha256
{
  struct sha256_ctx context;
};

/**
 * sp_sha256_new:
 *
 * Returns: (transfer full): the sum of no bytes yet
 */
SpSha256 *
sp_sha256_new (void)
{
  SpSha256 *self = g_new (SpSha256, 1);

  sha256_init (&self->context);
  return self;
}

/**
 * sp_sha256_update:
 * @self: a sum
 * @bytes: (array length=size): what comes next
 * @size: how many bytes that is
 */
void
sp_sha256_update (SpSha256      *self,
                  gconstpointer  bytes,
                  gsize          size)
{
  sha256_update (&self->context, size, bytes);
}

/**
 * sp_sha256_end:
 * @self: a sum, which begins anew
 *
 * Returns: (transfer full): the sum in hexadecimal
 */
char *
sp_sha256_end (SpSha256 *self)
{
  guint8 digest[SHA256_DIGEST_SIZE];
  GString *text = g_string_sized_new (2 * sizeof digest);

  sha256_digest (&self->context, sizeof digest, digest);
  for (guint i = 0; i < sizeof digest; i++)
    g_string_append_printf (text, "%02x", digest[i]);
  return g_string_free_and_steal (text);
}

/**
 * sp_sha256_free:
 * @self: (transfer full): a sum
 */
void
sp_sha256_free (SpSha256 *self)
{
  g_free (self);
}
