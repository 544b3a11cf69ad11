/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "look-with.h"
#include "sp-export.h"
#include "sp-scene-builder.h"

/* Scenes, and a folder that they are written into. */

typedef struct
{
  char *folder;
  GPtrArray *scenes;
} Fixture;

static const SpInk white = { 1.0, 1.0, 1.0, 1.0 };
static const SpInk black = { 0.0, 0.0, 0.0, 1.0 };
static const SpInk blue = { 0.13, 0.36, 0.62, 1.0 };

static inline SpScene *
make_scene (const char *words)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Who stands where", white);
  SpPathItem hatched = { .has_fill = TRUE, .fill = blue, .pattern = SP_PATTERN_HATCH, .ground = white,
                         .has_stroke = TRUE, .stroke = black, .line_width = 1.0 };
  SpTextItem text = { .text = words, .font = "DejaVu Sans 12", .ink = black, .box = { 20.0, 10.0, 160.0, 30.0 },
                      .vertical = SP_ALIGN_MIDDLE };
  SpTextItem link = { .text = "Källe & <Quelle>", .font = "DejaVu Sans 12", .ink = black,
                      .box = { 20.0, 100.0, 160.0, 30.0 }, .address = "https://example.org/a?b=1&c=2" };

  sp_scene_builder_set_description (builder, "One cell and two texts");
  sp_scene_builder_begin_group (builder, SP_ROLE_FIGURE, "A “figure” & more");
  sp_scene_builder_rectangle (builder, 20.0, 50.0, 120.0, 40.0, 0.0);
  sp_scene_builder_add_path (builder, &hatched);
  sp_scene_builder_add_text (builder, &text);
  sp_scene_builder_add_text (builder, &link);
  sp_scene_builder_end_group (builder);
  return sp_scene_builder_end (builder, 200.0, 150.0);
}

static inline void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("standpoint-export-XXXXXX", NULL);
  fixture->scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_scene_unref);
  g_ptr_array_add (fixture->scenes, make_scene ("Berlin talks"));
}

static inline void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_ptr_array_unref (fixture->scenes);
}

static inline gboolean
export_scenes (GPtrArray             *scenes,
               GFile                 *file,
               const SpExportOptions *options,
               GError               **error)
{
  g_autoptr (SpPages) pages = sp_pages_new_of_scenes (g_ptr_array_ref (scenes));

  return sp_export_pages (pages, file, options, NULL, error);
}

static inline char *
write_scenes (Fixture        *fixture,
              const char     *name,
              SpExportOptions options)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gboolean known = sp_export_format_from_name (name, &options.format);

  g_assert_true (known);
  export_scenes (fixture->scenes, file, &options, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}
