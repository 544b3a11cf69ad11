/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-go-on.h"

/**
 * sp_go_on_unless_cancelled_cb:
 * @fraction: how much is done
 * @data: a cancellable
 *
 * Returns: whether to go on
 */
gboolean
sp_go_on_unless_cancelled_cb (double   fraction,
                              gpointer data)
{
  return !g_cancellable_is_cancelled (data);
}
