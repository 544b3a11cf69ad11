/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "../every-page.h"
#include "golden-charts.h"
#include "sp-picture.h"

/* What the tests of the charts share. */

#define CHART_A4_LONG 841.89
#define CHART_A4_SHORT 595.28

static inline void
chart_init_options (SpPictureOptions *options,
                    SpPictureKind     kind)
{
  sp_picture_options_init (options, kind);
  options->show_title = options->show_legend = options->show_sources = FALSE;
}

static inline GPtrArray *
chart_draw_pages (SpSnapshot             *snapshot,
                  const SpPictureOptions *options)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *scenes = draw_every_page (snapshot, options, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (scenes->len, >=, 1);
  return scenes;
}

static inline SpScene *
chart_draw (SpSnapshot             *snapshot,
            const SpPictureOptions *options)
{
  g_autoptr (GPtrArray) scenes = chart_draw_pages (snapshot, options);

  g_assert_cmpuint (scenes->len, ==, 1);
  return sp_scene_ref (g_ptr_array_index (scenes, 0));
}

static inline const SpTarget *
chart_find (SpScene      *scene,
            SpTargetKind  kind,
            SpId          id1,
            SpId          id2)
{
  const SpTarget *target = sp_scene_find_target (scene, kind, id1, id2);

  g_assert_nonnull (target);
  return target;
}

static inline const SpTextItem *
chart_find_text (SpScene    *scene,
                 const char *part)
{
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (item->kind == SP_ITEM_TEXT && strstr (item->text.text, part) != NULL)
        return &item->text;
    }
  return NULL;
}

static inline gboolean
chart_do_overlap (SpRect a,
                  SpRect b)
{
  const double touch = 0.01;

  return a.x < b.x + b.width - touch && b.x < a.x + a.width - touch && a.y < b.y + b.height - touch
         && b.y < a.y + a.height - touch;
}

/* No two things that can be pointed at lie over each other, and each is hit where it stands. */
static inline void
chart_assert_apart (SpScene *scene)
{
  guint n = sp_scene_get_n_targets (scene);

  for (guint i = 0; i < n; i++)
    {
      const SpTarget *target = sp_scene_get_target (scene, i);
      double x = target->bounds.x + target->bounds.width / 2.0;
      double y = target->bounds.y + target->bounds.height / 2.0;

      g_assert_true (sp_scene_hit (scene, x, y, 0.0) == target);
      g_assert_cmpfloat (target->bounds.x, >=, -0.01);
      g_assert_cmpfloat (target->bounds.x + target->bounds.width, <=, sp_scene_get_width (scene) + 0.01);
      for (guint k = i + 1; k < n; k++)
        if (chart_do_overlap (target->bounds, sp_scene_get_target (scene, k)->bounds))
          g_error ("“%s” lies over “%s”", target->name, sp_scene_get_target (scene, k)->name);
    }
}

/* Every id of a kind is a target on just one page. */
static inline void
chart_assert_once (GPtrArray    *pages,
                   SpTargetKind  kind,
                   guint         n)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint page = 0; page < pages->len; page++)
    for (guint i = 0; i < sp_scene_get_n_targets (g_ptr_array_index (pages, page)); i++)
      {
        const SpTarget *target = sp_scene_get_target (g_ptr_array_index (pages, page), i);

        if (target->kind == kind)
          g_assert_true (g_hash_table_add (seen, g_memdup2 (&target->id1, sizeof target->id1)));
      }
  g_assert_cmpuint (g_hash_table_size (seen), ==, n);
}

static inline gboolean
chart_stop_cb (double   fraction,
               gpointer data)
{
  return FALSE;
}

static inline void
chart_assert_cancels (SpSnapshot    *snapshot,
                      SpPictureKind  kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  SpPictureOptions options;

  chart_init_options (&options, kind);
  pages = draw_every_page (snapshot, &options, chart_stop_cb, NULL, &error);
  g_assert_null (pages);
  g_assert_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED);
}
