/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-matrix.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

/* The links of a project as ties between actors: actors x actors, symmetric, 0 on the diagonal and without a link. Links
 * of the sign asked for, by their strength; those that lie within the date where it is known. */
SpMatrix *sp_link_ties_compute (SpSnapshot *snapshot, SpSign sign, SpDate as_of);

G_END_DECLS
