/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-progress.h"

#include <unistd.h>

/* Work that is done sooner needs no line. */
#define QUIET_TIME (G_USEC_PER_SEC / 2)

/**
 * sp_progress_show_cb:
 * @fraction: 0 to 1
 * @data: an #SpProgress
 *
 * Shows the progress in per cent.
 */
void
sp_progress_show_cb (double   fraction,
                     gpointer data)
{
  SpProgress *self = data;
  int percent = (int) (100.0 * CLAMP (fraction, 0.0, 1.0));

  if (percent == self->shown || g_get_monotonic_time () - self->begun < QUIET_TIME || !isatty (STDERR_FILENO))
    return;

  self->shown = percent;
  g_printerr ("\r%s %d %%", self->task, percent);
}

/**
 * sp_progress_go_on_cb:
 * @fraction: 0 to 1
 * @data: an #SpProgress
 *
 * The same for work that asks whether to go on.
 *
 * Returns: %TRUE
 */
gboolean
sp_progress_go_on_cb (double   fraction,
                      gpointer data)
{
  sp_progress_show_cb (fraction, data);
  return TRUE;
}

/**
 * sp_progress_end:
 * @self: a line on the terminal
 *
 * Takes the line away, if it was ever shown.
 */
void
sp_progress_end (SpProgress *self)
{
  if (self->shown >= 0)
    g_printerr ("\r\033[K");
  self->shown = -1;
}
