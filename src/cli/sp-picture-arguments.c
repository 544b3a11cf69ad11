/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-picture-arguments.h"

#include <glib/gi18n-lib.h>

#include "sp-position-arguments.h"

static gboolean
read_matrix (const SpPictureArguments *self,
             const SpCommand          *command,
             SpPictureOptions         *picture)
{
  int grouping = SP_GROUPING_NONE;

  if (!sp_argument_read_token (command, "group", SP_TYPE_GROUPING, self->groups, &grouping))
    return FALSE;
  picture->actor_grouping = (SpGrouping) grouping;
  picture->group_issues = self->group_issues;
  picture->fold_speakers = self->fold_speakers;
  picture->positions.roll_up |= self->fold_speakers;
  picture->show_issue_margins = !self->no_margins;
  picture->show_actor_margins = self->actor_margins;
  picture->show_trees = self->trees;
  picture->show_counts = self->counts;
  return TRUE;
}

/**
 * sp_picture_arguments_read:
 * @self: what was typed
 * @command: the command, for the message
 * @snapshot: (nullable): the project, in which issues are looked up; %NULL to look at the words only
 * @picture: (inout): the options of a picture, its kind and positions set
 *
 * Returns: whether the arguments are right; if not, the message was given
 */
gboolean
sp_picture_arguments_read (const SpPictureArguments *self,
                           const SpCommand          *command,
                           SpSnapshot               *snapshot,
                           SpPictureOptions         *picture)
{
  return read_matrix (self, command, picture);
}

/**
 * sp_picture_arguments_clear:
 * @self: what was typed
 *
 * Frees it.
 */
void
sp_picture_arguments_clear (SpPictureArguments *self)
{
  g_clear_pointer (&self->groups, g_free);
}
