/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* Small projects made by hand, each for some rules of the pictures. */
SpSnapshot *golden_project_new_states        (void);   /* every state of a cell with every step, every mark */
SpSnapshot *golden_project_new_camps         (void);   /* two camps and a middle, mixed up */
SpSnapshot *golden_project_new_right_to_left (void);   /* Hebrew, with a Latin name in it */
SpSnapshot *golden_project_new_empty         (void);
SpSnapshot *golden_project_new_long          (guint n_actors, guint n_issues);   /* long names, many rows */
SpSnapshot *golden_project_new_links         (void);   /* every kind of node and link */

/* Where the nodes of golden_project_new_links () stand, all pinned: SpId * -> SpPlace *. */
GHashTable *golden_places_new                (void);

#define GOLDEN_ISSUE 100

G_END_DECLS
