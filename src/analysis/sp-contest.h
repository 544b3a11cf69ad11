/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-landing.h"

G_BEGIN_DECLS

/* How the actors divide on one issue. */
typedef struct
{
  guint issue;
  guint n_actors;             /* who have a value */
  double counts[SP_N_STEPS];  /* actors by step, strongly oppose first */
  double agreement;           /* NAN with fewer than two actors, as the next two */
  double polarisation;
  double consensus;
  SpLanding landing;
} SpContest;

SpContest  sp_contest_measure (SpSnapshot *snapshot, SpPositions *positions, guint issue);
/* All issues, the most contested first: as many as the snapshot has. */
SpContest *sp_contests_rank   (SpSnapshot *snapshot, SpPositions *positions);

G_END_DECLS
