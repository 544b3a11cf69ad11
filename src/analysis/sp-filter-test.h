/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-filter.h"

G_BEGIN_DECLS

/* SpFilterTest: a filter made ready for the rows of one snapshot, so that each is tested in no time. */
typedef struct _SpFilterTest SpFilterTest;

SpFilterTest *sp_filter_test_new  (const SpFilter *filter, SpSnapshot *snapshot);
void          sp_filter_test_free (SpFilterTest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFilterTest, sp_filter_test_free)

gboolean sp_filter_test_actor     (SpFilterTest *self, const SpActor *actor);
gboolean sp_filter_test_issue     (SpFilterTest *self, const SpIssue *issue);
gboolean sp_filter_test_evidence  (SpFilterTest *self, const SpStatement *statement);   /* but for actor and issue */
gboolean sp_filter_test_statement (SpFilterTest *self, const SpStatement *statement);
gboolean sp_filter_test_link      (SpFilterTest *self, const SpLink *link);             /* but for its actors */

/* Whether anything but actors and issues is asked for; of statements alone, or also of links. */
gboolean sp_filter_wants_evidence      (const SpFilter *filter);
gboolean sp_filter_wants_statements    (const SpFilter *filter);

G_END_DECLS
