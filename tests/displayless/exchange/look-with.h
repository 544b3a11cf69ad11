/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <string.h>

/* What a program prints of a file, with spaces for zeros; NULL and the test is skipped where the program is missing. */
static inline char *
look_with (const char *path, const char *program, const char *argument, const char *last)
{
  const char *command[] = { program, argument, path, last, NULL };
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GError) error = NULL;
  const char *data;
  gsize length;
  char *words;

  if (found == NULL)
    {
      g_test_skip ("a program to look at the file with is missing");
      return NULL;
    }
  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  data = g_bytes_get_data (out, &length);
  words = g_malloc0 (length + 1);
  if (length > 0)
    memcpy (words, data, length);
  for (gsize i = 0; i < length; i++)
    words[i] = words[i] == '\0' ? ' ' : words[i];
  return words;
}

static inline guint
count_in (const char *text, const char *word)
{
  guint n = 0;

  for (const char *found = strstr (text, word); found != NULL; found = strstr (found + strlen (word), word))
    n++;
  return n;
}
