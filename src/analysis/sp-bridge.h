/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-blocs.h"

G_BEGIN_DECLS

/* How far an actor's ties reach out of its bloc. */
typedef struct
{
  guint actor;
  guint bloc;                 /* its own */
  guint other;                /* the one that it is tied to most besides, or SP_BLOC_NONE */
  double inside;              /* sum of its ties within its bloc */
  double outside;             /* and to other blocs */
  double participation;       /* 0: all within one bloc; near 1: spread evenly over many */
} SpBridge;

/* An array of SpBridge, the furthest reaching first; only who has ties to another bloc. */
GArray *sp_bridges_rank (const SpMatrix *ties, const SpBlocs *blocs);

G_END_DECLS
