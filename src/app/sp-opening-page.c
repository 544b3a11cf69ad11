/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-opening-page.h"

/**
 * SpOpeningPage:
 *
 * What a window shows while a file is being opened.
 */
struct _SpOpeningPage
{
  AdwBin parent_instance;

  GtkLabel *name_label;
  GtkProgressBar *progress_bar;
};

G_DEFINE_FINAL_TYPE (SpOpeningPage, sp_opening_page, ADW_TYPE_BIN)

static void
sp_opening_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_OPENING_PAGE);

  G_OBJECT_CLASS (sp_opening_page_parent_class)->dispose (object);
}

static void
sp_opening_page_class_init (SpOpeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_opening_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-opening-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpOpeningPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, SpOpeningPage, progress_bar);
}

static void
sp_opening_page_init (SpOpeningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_opening_page_begin:
 * @self: a page
 * @file: what is being opened
 *
 * Names the file, with nothing read yet.
 */
void
sp_opening_page_begin (SpOpeningPage *self,
                       GFile         *file)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_return_if_fail (SP_IS_OPENING_PAGE (self));

  gtk_label_set_text (self->name_label, name);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
}

/**
 * sp_opening_page_set_fraction:
 * @self: a page
 * @fraction: from 0 to 1
 *
 * Shows how much is done.
 */
void
sp_opening_page_set_fraction (SpOpeningPage *self,
                              double         fraction)
{
  g_return_if_fail (SP_IS_OPENING_PAGE (self));

  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (fraction, 0, 1));
}
