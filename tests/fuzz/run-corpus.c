/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "fuzzer.h"

/* Changes a byte here and there, the same ones in every run. */
static void
run_variants (const char *content,
              gsize       length)
{
  const guint n_variants = 20;
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) length);

  for (guint i = 0; length > 0 && i < n_variants; i++)
    {
      g_autofree guint8 *variant = g_memdup2 (content, length);
      gsize size = (gsize) g_rand_int_range (random, 0, (gint32) length + 1);

      for (guint j = 0; j < 3; j++)
        variant[g_rand_int_range (random, 0, (gint32) length)] = (guint8) g_rand_int_range (random, 0, 256);
      LLVMFuzzerTestOneInput (variant, i % 2 == 0 ? length : size);
    }
}

/* Gives every file of a folder to the fuzzer, as it is and with small changes: run-corpus FOLDER. */
int
main (int   argc,
      char *argv[])
{
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint n_files = 0;

  if (argc != 2 || (folder = g_dir_open (argv[1], 0, NULL)) == NULL)
    return 2;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (!g_file_get_contents (path, &content, &length, NULL))
        return 1;
      LLVMFuzzerTestOneInput ((const uint8_t *) content, length);
      run_variants (content, length);
      n_files++;
    }
  g_print ("%u files\n", n_files);
  return n_files > 0 ? 0 : 1;
}
