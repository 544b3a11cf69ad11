/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-picture.h"

G_BEGIN_DECLS

/* Two states, three persons who speak for them, a group, an organisation and an office, with links of every kind: some
 * parallel, some opposed, one that says again who speaks for whom, one that ended in 2020. One issue, of id ISSUE. */
SpSnapshot *diagram_sample_new_talks (void);

/* Actors with long names of every kind but "other", and half as many links again. */
SpSnapshot *diagram_sample_new_large (guint n_actors);

#define DIAGRAM_SAMPLE_NORTH 1
#define DIAGRAM_SAMPLE_SOUTH 2
#define DIAGRAM_SAMPLE_SPEAKER 3
#define DIAGRAM_SAMPLE_ISSUE 50
#define DIAGRAM_SAMPLE_SUPPORTS 101
#define DIAGRAM_SAMPLE_PRESSES 102
#define DIAGRAM_SAMPLE_REPRESENTS 103
#define DIAGRAM_SAMPLE_ENDED 104

G_END_DECLS
