/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-sha256.h"

/* The sum is that of GChecksum: hashes that working copies keep stay right. */

#define N_BYTES 5000

static void
fill (guint8 *bytes)
{
  for (guint i = 0; i < N_BYTES; i++)
    bytes[i] = (guint8) (i * 167 + i / 251);
}

static void
test_every_size (void)
{
  guint8 bytes[N_BYTES];

  fill (bytes);
  for (guint size = 0; size < 300; size++)
    {
      g_autoptr (SpSha256) sum = sp_sha256_new ();
      g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, size);
      g_autofree char *found = NULL;

      sp_sha256_update (sum, bytes, size);
      found = sp_sha256_end (sum);
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_in_pieces (void)
{
  guint8 bytes[N_BYTES];
  g_autofree char *expected = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  fill (bytes);
  expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, N_BYTES);
  for (guint trial = 0; trial < 200; trial++)
    {
      g_autoptr (SpSha256) sum = sp_sha256_new ();
      g_autofree char *found = NULL;

      for (guint done = 0; done < N_BYTES; )
        {
          guint n = (guint) g_rand_int_range (random, 0, 200);

          n = MIN (N_BYTES - done, n);
          sp_sha256_update (sum, bytes + done, n);
          done += n;
        }
      found = sp_sha256_end (sum);
      g_assert_cmpstr (found, ==, expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/sha256/every-size", test_every_size);
  g_test_add_func ("/standpoint/sha256/in-pieces", test_in_pieces);
  return g_test_run ();
}
