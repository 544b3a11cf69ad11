/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-export.h"

/* A scene as a PDF of one page. */
static inline GBytes *
scene_make_pdf (SpScene *scene)
{
  GPtrArray *scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_scene_unref);
  g_autoptr (SpPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  SpExportOptions options = { .format = SP_EXPORT_PDF };
  GBytes *bytes;

  g_ptr_array_add (scenes, sp_scene_ref (scene));
  pages = sp_pages_new_of_scenes (scenes);
  bytes = sp_export_pages_to_bytes (pages, &options, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}
