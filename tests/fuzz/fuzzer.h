/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* libFuzzer's entry points: one input; and what it calls before the first one, which running the corpus does not. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
int LLVMFuzzerInitialize (int *argc, char ***argv);

/* A folder for what has to be a file: in memory where there is such a place, so that nothing waits for a disk. */
static inline char *
fuzzer_make_folder (void)
{
  char memory[] = "/dev/shm/standpoint-fuzz-XXXXXX";
  char *folder = g_mkdtemp (memory) != NULL ? g_strdup (memory) : g_dir_make_tmp ("standpoint-fuzz-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return folder;
}
