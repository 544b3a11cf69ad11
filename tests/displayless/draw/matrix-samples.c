/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../every-page.h"
#include "../sample-rows.h"
#include "matrix-samples.h"

#include "sp-scene-walk.h"

#define FIRST_ISSUE MATRIX_SAMPLE_FIRST_ISSUE
#define FIRST_STATEMENT 100000
#define TOLERANCE 0.6

void
matrix_sample_put_actor (SpSnapshotBuilder *builder, SpId id, const char *name, const char *role, SpId speaks_for)
{
  SpActor actor = sample_actor (id, name, SP_ACTOR_KIND_PERSON, NAN, speaks_for);

  actor.role = role;
  sp_snapshot_builder_put_actor (builder, &actor);
}

void
matrix_sample_put_issue (SpSnapshotBuilder *builder, guint number, const char *name, const char *oppose_end,
                         const char *support_end)
{
  SpIssue issue = sample_issue (FIRST_ISSUE + number, name, oppose_end, support_end);

  sp_snapshot_builder_put_issue (builder, &issue);
}

void
matrix_sample_put_statement (SpSnapshotBuilder *builder, SpId actor, guint issue, SpStance stance, SpQualifier qualifier, guint day)
{
  SpStatement statement = sample_statement (FIRST_STATEMENT + (actor * 100 + issue) * 100 + day, actor, FIRST_ISSUE + issue,
                                            stance, qualifier,
                                            day > 0 ? (SpDate) { 2025, 3, (guint8) day } : SP_DATE_NONE);

  sp_snapshot_builder_put_statement (builder, &statement);
}

/* A minister and a spokeswoman of hers, a council, somebody silent; every state and both marks. */
SpSnapshot *
matrix_sample_new_traffic (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);

  matrix_sample_put_actor (builder, 1, "Minister of Transport", "member of the cabinet", SP_ID_NONE);
  matrix_sample_put_actor (builder, 2, "Ada Lind", "spokeswoman", 1);
  matrix_sample_put_actor (builder, 3, "City council", "", SP_ID_NONE);
  matrix_sample_put_actor (builder, 4, "Cyclists", "a club of commuters", SP_ID_NONE);
  matrix_sample_put_issue (builder, 0, "Bridge toll", "free for all", "everybody pays");
  matrix_sample_put_issue (builder, 1, "Night trains", "none", "every hour");
  matrix_sample_put_issue (builder, 2, "Car-free streets in all of the old town", "cars allowed", "no cars");
  matrix_sample_put_statement (builder, 1, 0, SP_STANCE_STEP (2), SP_QUALIFIER_FIRM, 20);
  matrix_sample_put_statement (builder, 1, 1, SP_STANCE_STEP (-1), SP_QUALIFIER_FIRM, 20);
  matrix_sample_put_statement (builder, 1, 2, SP_STANCE_STEP (0), SP_QUALIFIER_FIRM, 20);
  matrix_sample_put_statement (builder, 2, 0, SP_STANCE_STEP (1), SP_QUALIFIER_CONDITIONAL, 20);
  matrix_sample_put_statement (builder, 2, 1, SP_STANCE_STEP (-1), SP_QUALIFIER_AMBIGUOUS, 20);
  matrix_sample_put_statement (builder, 2, 2, SP_STANCE_NONE, SP_QUALIFIER_UNDECIDED, 20);
  matrix_sample_put_statement (builder, 3, 0, SP_STANCE_STEP (-2), SP_QUALIFIER_FIRM, 20);
  matrix_sample_put_statement (builder, 3, 0, SP_STANCE_STEP (2), SP_QUALIFIER_FIRM, 10);
  matrix_sample_put_statement (builder, 3, 1, SP_STANCE_NONE, SP_QUALIFIER_NO_COMMENT, 20);
  matrix_sample_put_statement (builder, 3, 2, SP_STANCE_STEP (1), SP_QUALIFIER_FIRM, 20);
  matrix_sample_put_statement (builder, 3, 2, SP_STANCE_STEP (0), SP_QUALIFIER_FIRM, 0);
  return sp_snapshot_builder_end (builder);
}

SpSnapshot *
matrix_sample_new_large (guint n_actors, guint n_issues)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);

  for (guint issue = 0; issue < n_issues; issue++)
    {
      g_autofree char *name = g_strdup_printf ("Issue number %u", issue);

      matrix_sample_put_issue (builder, issue, name, "never", "always");
    }
  for (guint actor = 1; actor <= n_actors; actor++)
    {
      g_autofree char *name = g_strdup_printf ("Actor number %u", actor);

      matrix_sample_put_actor (builder, actor, name, "", SP_ID_NONE);
      for (guint issue = 0; issue < n_issues; issue++)
        if ((actor + issue) % 3 != 0)
          matrix_sample_put_statement (builder, actor, issue, SP_STANCE_STEP ((int) ((actor * issue) % 5) - 2),
                                       SP_QUALIFIER_FIRM, 0);
    }
  return sp_snapshot_builder_end (builder);
}

GPtrArray *
matrix_sample_draw_with (SpSnapshot *snapshot, const SpPictureOptions *options)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pages = draw_every_page (snapshot, options, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pages->len, >=, 1);
  return pages;
}

GPtrArray *
matrix_sample_draw (SpSnapshot *snapshot, double width, double height)
{
  SpPictureOptions options;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.page_width = width;
  options.page_height = height;
  return matrix_sample_draw_with (snapshot, &options);
}

static void
add_path (SpSceneBuilder *builder, const SpPathItem *path)
{
  const double *p = path->points;

  for (guint i = 0; i < path->n_verbs; i++)
    switch (path->verbs[i])
      {
      case SP_PATH_MOVE:
        sp_scene_builder_move_to (builder, p[0], p[1]);
        p += 2;
        break;
      case SP_PATH_LINE:
        sp_scene_builder_line_to (builder, p[0], p[1]);
        p += 2;
        break;
      case SP_PATH_CURVE:
        sp_scene_builder_curve_to (builder, p[0], p[1], p[2], p[3], p[4], p[5]);
        p += 6;
        break;
      case SP_PATH_CLOSE:
      default:
        sp_scene_builder_close (builder);
      }
  sp_scene_builder_add_path (builder, path);
}

SpScene *
matrix_sample_take_apart (SpScene *scene)
{
  SpSceneBuilder *builder = sp_scene_builder_new (sp_scene_get_title (scene), sp_scene_get_ground (scene));
  g_auto (SpSceneWalk) walk = SP_SCENE_WALK_INIT (scene);
  const SpItem *item;

  while ((item = sp_scene_walk_next (&walk)) != NULL)
    if (item->kind == SP_ITEM_PATH)
      add_path (builder, &item->path);
    else if (item->kind == SP_ITEM_TEXT)
      sp_scene_builder_add_text (builder, &item->text);
    else if (item->kind == SP_ITEM_GROUP_BEGIN)
      sp_scene_builder_begin_group (builder, item->group.role, item->group.name);
    else
      sp_scene_builder_end_group (builder);
  return sp_scene_builder_end (builder, sp_scene_get_width (scene), sp_scene_get_height (scene));
}

/* The box of a text as it lies on the page: turned ones run upwards. */
SpRect
matrix_sample_find_bounds (const SpTextItem *text)
{
  SpRect box = text->box;

  if (text->angle == 0.0)
    return box;
  return (SpRect) { box.x + (box.width - box.height) / 2.0, box.y + (box.height - box.width) / 2.0, box.height, box.width };
}

gboolean
matrix_sample_overlap (SpRect a, SpRect b)
{
  return a.x + a.width > b.x + 0.01 && b.x + b.width > a.x + 0.01 && a.y + a.height > b.y + 0.01
         && b.y + b.height > a.y + 0.01;
}

gboolean
matrix_sample_contains (SpRect outer, SpRect inner, double tolerance)
{
  return inner.x >= outer.x - tolerance && inner.y >= outer.y - tolerance
         && inner.x + inner.width <= outer.x + outer.width + tolerance
         && inner.y + inner.height <= outer.y + outer.height + tolerance;
}

void
matrix_sample_assert_texts_on_page (GPtrArray *pages)
{
  for (guint page = 0; page < pages->len; page++)
    {
      g_autoptr (SpScene) scene = matrix_sample_take_apart (g_ptr_array_index (pages, page));
      SpRect paper = { 0.0, 0.0, sp_scene_get_width (scene), sp_scene_get_height (scene) };

      for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
        {
          const SpItem *item = sp_scene_get_item (scene, i);

          if (item->kind == SP_ITEM_TEXT)
            g_assert_true (matrix_sample_contains (paper, matrix_sample_find_bounds (&item->text), TOLERANCE));
        }
    }
}
