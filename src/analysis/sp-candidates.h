/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* A name of an actor, or another spelling of it, in a text. */
typedef struct
{
  SpPassage passage;
  SpId actor;
} SpNameCandidate;

/* A sentence in which an actor seems to say something on an issue: to be looked at, never to be taken for granted. */
typedef struct
{
  SpPassage passage;
  SpId actor;
  SpId issue;
} SpStatementCandidate;

GArray *sp_candidates_find_names      (SpSnapshot *snapshot, const char *text);
GArray *sp_candidates_find_statements (SpSnapshot *snapshot, SpId source, GArray *names);

G_END_DECLS
