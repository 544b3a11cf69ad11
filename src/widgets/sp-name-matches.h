/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* A row whose name, or one of whose other spellings, fits what is typed. */
typedef struct
{
  SpId id;                  /* SP_ID_NONE for a kind of link */
  const char *name;         /* borrowed from the snapshot, or constant */
  const char *spelling;     /* the other spelling that fits, or NULL where the name does */
} SpNameMatch;

/* Of actors, issues and sources; of SP_TABLE_LINK the kinds of links. */
GArray     *sp_name_matches_find  (SpSnapshot *snapshot, SpTable table, const char *text, guint limit);
SpId        sp_name_matches_exact (SpSnapshot *snapshot, SpTable table, const char *text);
const char *sp_name_of            (SpSnapshot *snapshot, SpTable table, SpId id);

G_END_DECLS
