/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-widgets.h"

#include <adwaita.h>

#include "sp-resources.h"

/**
 * sp_widgets_init:
 *
 * Makes the templates and styles of all windows available. Call it once, after
 * GTK has started and before the first widget of this layer is made; calling it
 * again does nothing.
 */
void
sp_widgets_init (void)
{
  g_resources_register (sp_get_resource ());
}
