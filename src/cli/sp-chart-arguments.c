/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-chart-arguments.h"

#include <glib/gi18n-lib.h>

#include "sp-position-arguments.h"
#include "sp-store.h"

/**
 * sp_chart_arguments_read:
 * @self: what was typed
 * @command: the command, for the message
 * @picture: (inout): what is drawn; its kind is known
 *
 * Returns: whether the arguments are right for this picture; if not, the message was given
 */
gboolean
sp_chart_arguments_read (const SpChartArguments *self,
                         const SpCommand        *command,
                         SpPictureOptions       *picture)
{
  int interest = SP_INTEREST_AUTOMATIC;
  gboolean is_chart = picture->kind != SP_PICTURE_KIND_MATRIX && picture->kind != SP_PICTURE_KIND_DIAGRAM;

  if (self->issue != NULL && !is_chart)
    sp_command_misuse (command, "%s", _("--issue is for --picture grid, spectrum or timeline."));
  else if (self->interest != NULL && picture->kind != SP_PICTURE_KIND_GRID)
    sp_command_misuse (command, "%s", _("--interest is for --picture grid."));
  else if (sp_argument_read_token (command, "interest", SP_TYPE_INTEREST, self->interest, &interest))
    {
      picture->interest = (SpInterest) interest;
      return TRUE;
    }
  return FALSE;
}

/**
 * sp_chart_arguments_find:
 * @self: what was typed
 * @snapshot: the project
 * @picture: (inout): gets the issue; without one it is the first of a spectrum, and all of a grid or a timeline
 * @error: return location for an error
 *
 * Finds the issue by its name, large and small letters being the same.
 *
 * Returns: whether the project has it; if not, %SP_STORE_ERROR_MISSING
 */
gboolean
sp_chart_arguments_find (const SpChartArguments *self,
                         SpSnapshot             *snapshot,
                         SpPictureOptions       *picture,
                         GError                **error)
{
  g_autofree char *folded = self->issue != NULL ? g_utf8_casefold (self->issue, -1) : NULL;

  if (folded == NULL)
    return TRUE;
  for (guint i = 0; i < sp_snapshot_get_n_issues (snapshot); i++)
    {
      const SpIssue *issue = sp_snapshot_get_issue (snapshot, i);
      g_autofree char *name = g_utf8_casefold (issue->name, -1);

      if (g_str_equal (name, folded))
        {
          picture->issue = issue->id;
          return TRUE;
        }
    }
  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_MISSING, _("The project has no issue “%s”."), self->issue);
  return FALSE;
}

/**
 * sp_chart_arguments_clear:
 * @self: what was typed
 *
 * Frees it.
 */
void
sp_chart_arguments_clear (SpChartArguments *self)
{
  g_clear_pointer (&self->issue, g_free);
  g_clear_pointer (&self->interest, g_free);
}
