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

static gboolean
read_layers (const SpPictureArguments *self,
             const SpCommand          *command,
             SpPictureOptions         *picture)
{
  const struct
  {
    const char *word;
    gboolean *shown;
  } layers[] = {
    { "links", &picture->show_stated_links },
    { "speaks-for", &picture->show_speaks_for },
    { "agreement", &picture->show_agreement },
    { "conflict", &picture->show_conflict },
  };
  g_auto (GStrv) words = self->layers != NULL ? g_strsplit (self->layers, ",", -1) : NULL;

  for (guint i = 0; words != NULL && i < G_N_ELEMENTS (layers); i++)
    *layers[i].shown = FALSE;
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      gboolean known = g_str_equal (words[i], "none");

      for (guint k = 0; k < G_N_ELEMENTS (layers); k++)
        if (g_str_equal (words[i], layers[k].word))
          known = *layers[k].shown = TRUE;
      if (known)
        continue;
      sp_command_misuse_word (command, "layers", words[i], "links, speaks-for, agreement, conflict, none");
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_issue (const SpCommand *command,
            const char      *option,
            const char      *name,
            SpSnapshot      *snapshot,
            SpId            *issue)
{
  if (name == NULL || snapshot == NULL)
    return TRUE;
  for (guint i = 0; i < sp_snapshot_get_n_issues (snapshot); i++)
    if (g_str_equal (sp_snapshot_get_issue (snapshot, i)->name, name))
      {
        *issue = sp_snapshot_get_issue (snapshot, i)->id;
        return TRUE;
      }
  sp_command_misuse (command, _("--%s: the project has no issue “%s”."), option, name);
  return FALSE;
}

static gboolean
read_diagram (const SpPictureArguments *self,
              const SpCommand          *command,
              SpSnapshot               *snapshot,
              SpPictureOptions         *picture)
{
  const char *colour = self->colour != NULL && !g_str_equal (self->colour, "own") ? self->colour : NULL;

  picture->show_link_labels = self->link_labels;
  picture->show_hulls = self->hulls;
  picture->colour_by_bloc = colour != NULL && g_str_equal (colour, "bloc");
  return read_layers (self, command, picture)
         && read_issue (command, "colour", picture->colour_by_bloc ? NULL : colour, snapshot, &picture->colour_issue)
         && read_issue (command, "position", self->position, snapshot, &picture->position_issue);
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
  return read_matrix (self, command, picture) && read_diagram (self, command, snapshot, picture);
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
  g_clear_pointer (&self->layers, g_free);
  g_clear_pointer (&self->colour, g_free);
  g_clear_pointer (&self->position, g_free);
}
