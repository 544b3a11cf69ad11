/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-sources-page-private.h"

static void
find (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  sp_find_bar_open (SP_SOURCES_PAGE (widget)->find_bar);
}

/**
 * sp_sources_page_is_reading:
 * @self: a page
 *
 * Returns: whether a text is on the screen to be read
 */
gboolean
sp_sources_page_is_reading (SpSourcesPage *self)
{
  g_return_val_if_fail (SP_IS_SOURCES_PAGE (self), FALSE);

  return gtk_widget_get_mapped (GTK_WIDGET (self->reader));
}

/**
 * sp_sources_page_find:
 * @self: a page on which a text is read
 *
 * Opens the bar that finds words in the text.
 */
void
sp_sources_page_find (SpSourcesPage *self)
{
  g_return_if_fail (SP_IS_SOURCES_PAGE (self));

  sp_find_bar_open (self->find_bar);
}

/*
 * sp_sources_page_install_finding:
 * @widget_class: the class of the page
 *
 * Installs the action that finds words. Its key is that of the window's filter.
 */
void
sp_sources_page_install_finding (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "sources.find", NULL, find);
}
