/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>

#include "../scene-pdf.h"
#include "look-with.h"

/* A PDF of a scene in a folder of its own, for other programs to look at. */

#define FONT "DejaVu Sans 12"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static const SpInk white = { 1.0f, 1.0f, 1.0f, 1.0f };
static const SpInk black = { 0.0f, 0.0f, 0.0f, 1.0f };

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("standpoint-pdf-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.pdf", NULL);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* The bytes of the file, too. */
static inline GBytes *
write_scene (Fixture *fixture, SpScene *scene)
{
  GBytes *bytes = scene_make_pdf (scene);

  g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  return bytes;
}
