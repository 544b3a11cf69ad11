/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-agreement.h"

G_BEGIN_DECLS

#define SP_BLOC_NONE G_MAXUINT

typedef struct
{
  guint n_actors;
  guint n_blocs;
  guint *blocs;               /* by actor: 0 is the largest bloc; SP_BLOC_NONE for who agrees with nobody */
  double quality;             /* modularity at the resolution, below 1; NAN without any tie */
} SpBlocs;

/* Groups by the positive ties of a symmetric matrix; NAN and what is not above 0 is no tie. */
SpBlocs *sp_blocs_find (const SpMatrix *ties, double resolution, guint32 seed, GError **error);
/* The blocs of a project by agreement, as insights and pictures show them. */
SpBlocs *sp_blocs_of_actors (SpSnapshot *snapshot, SpPositions *positions, GError **error);
/* Whether what finds them is installed. */
gboolean sp_blocs_can_be_found (GError **error);
void     sp_blocs_free (SpBlocs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpBlocs, sp_blocs_free)

G_END_DECLS
