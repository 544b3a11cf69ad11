/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-search.h"

G_BEGIN_DECLS

/* What a search over everything finds, in groups. */
typedef enum
{
  SP_SEARCH_GROUP_ACTOR,
  SP_SEARCH_GROUP_ISSUE,
  SP_SEARCH_GROUP_SOURCE,
  SP_SEARCH_GROUP_STATEMENT,
  SP_SEARCH_GROUP_LINK,
  SP_SEARCH_GROUP_VIEW,
  SP_SEARCH_GROUP_ACTION,
} SpSearchGroup;

#define SP_N_SEARCH_GROUPS (SP_SEARCH_GROUP_ACTION + 1)

typedef struct
{
  SpSearchGroup group;
  SpId id;                  /* SP_ID_NONE of an action */
  char *title;
  char *detail;
  const char *action;       /* detailed name, of an action */
} SpSearchResult;

typedef struct
{
  GArray *results;          /* of SpSearchResult, by group, the best of each first */
  guint n_found[SP_N_SEARCH_GROUPS];    /* also those that are not among the results */
} SpSearchResults;

SpSearchResults *sp_search_results_find (SpSearch *search, SpSnapshot *snapshot, const char *text);
void             sp_search_results_free (SpSearchResults *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSearchResults, sp_search_results_free)

const char *sp_search_group_get_label   (SpSearchGroup group);
SpTable     sp_search_group_get_table   (SpSearchGroup group);

G_END_DECLS
