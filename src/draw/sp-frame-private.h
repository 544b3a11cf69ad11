/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-frame.h"

G_BEGIN_DECLS

/* The list of sources under a picture: numbered, in the order by hand, each with what is known to be wrong in it. */
typedef struct _SpSourceList SpSourceList;

SpSourceList *sp_source_list_new      (SpSnapshot *snapshot, GHashTable *cited, const SpTheme *theme, gboolean right_to_left);
void          sp_source_list_free     (SpSourceList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSourceList, sp_source_list_free)

guint  sp_source_list_get_n    (SpSourceList *self);
/* The height of the whole list with its heading in a width. */
double sp_source_list_measure  (SpSourceList *self, double width);
/* Draws from source number FIRST on into a room, at least one where AT_LEAST_ONE. Returns the first that is left over and
 * the height used. */
guint  sp_source_list_draw     (SpSourceList *self, SpSceneBuilder *builder, guint first, SpRect room, gboolean at_least_one,
                                double *height);

/* What stands over a picture: the title and the line below it. Caller frees. */
char  *sp_frame_words_title    (SpSnapshot *snapshot, const SpPictureOptions *options);
char  *sp_frame_words_subtitle (SpSnapshot *snapshot, const SpPictureOptions *options, GPtrArray *filters);

G_END_DECLS
