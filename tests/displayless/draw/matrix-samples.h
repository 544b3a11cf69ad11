/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-picture.h"
#include "sp-scene-builder.h"

G_BEGIN_DECLS

/* Projects for position matrices, and what is measured in their pictures. */

#define MATRIX_SAMPLE_FIRST_ISSUE 1000

void        matrix_sample_put_actor     (SpSnapshotBuilder *builder, SpId id, const char *name, const char *role, SpId speaks_for);
void        matrix_sample_put_issue     (SpSnapshotBuilder *builder, guint number, const char *name, const char *oppose_end,
                                         const char *support_end);
void        matrix_sample_put_statement (SpSnapshotBuilder *builder, SpId actor, guint issue, SpStance stance,
                                         SpQualifier qualifier, guint day);
SpSnapshot *matrix_sample_new_traffic   (void);
SpSnapshot *matrix_sample_new_large     (guint n_actors, guint n_issues);
GPtrArray  *matrix_sample_draw_with     (SpSnapshot *snapshot, const SpPictureOptions *options);
GPtrArray  *matrix_sample_draw          (SpSnapshot *snapshot, double width, double height);
/* A scene that has ordinary items in the place of rows of cells; no targets. */
SpScene    *matrix_sample_take_apart    (SpScene *scene);
SpRect      matrix_sample_find_bounds   (const SpTextItem *text);
gboolean    matrix_sample_overlap       (SpRect a, SpRect b);
gboolean    matrix_sample_contains      (SpRect outer, SpRect inner, double tolerance);
void        matrix_sample_assert_texts_on_page (GPtrArray *pages);

G_END_DECLS
