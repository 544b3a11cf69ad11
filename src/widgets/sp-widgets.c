/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-widgets.h"

#include <adwaita.h>

#include "sp-actor-form.h"
#include "sp-choice-field.h"
#include "sp-coding-popover.h"
#include "sp-colour-field.h"
#include "sp-draft-list.h"
#include "sp-entry-names.h"
#include "sp-find-bar.h"
#include "sp-insights-page.h"
#include "sp-inspector.h"
#include "sp-issue-form.h"
#include "sp-link-form.h"
#include "sp-name-field.h"
#include "sp-note-field.h"
#include "sp-outline.h"
#include "sp-picture-page.h"
#include "sp-reader.h"
#include "sp-related-group.h"
#include "sp-resources.h"
#include "sp-share-bar.h"
#include "sp-source-error-form.h"
#include "sp-source-form.h"
#include "sp-sources-page.h"
#include "sp-stance-field.h"
#include "sp-statement-form.h"
#include "sp-statements-page.h"
#include "sp-text-box.h"
#include "sp-text-editor.h"

/* Templates name these classes by their names only. */
static void
ensure_types (void)
{
  const GType types[] = {
    SP_TYPE_ACTOR_FORM, SP_TYPE_CHOICE_FIELD, SP_TYPE_CODING_POPOVER, SP_TYPE_COLOUR_FIELD, SP_TYPE_DRAFT_LIST,
    SP_TYPE_ENTRY_FIELD, SP_TYPE_FIND_BAR, SP_TYPE_INSIGHTS_PAGE, SP_TYPE_INSPECTOR, SP_TYPE_ISSUE_FORM,
    SP_TYPE_LINK_FORM, SP_TYPE_NAME_FIELD, SP_TYPE_NOTE_FIELD, SP_TYPE_OUTLINE, SP_TYPE_PICTURE_PAGE, SP_TYPE_READER,
    SP_TYPE_RELATED_GROUP, SP_TYPE_SHARE_BAR, SP_TYPE_SOURCES_PAGE, SP_TYPE_SOURCE_ERROR_FORM, SP_TYPE_SOURCE_FORM,
    SP_TYPE_STANCE_FIELD, SP_TYPE_STATEMENTS_PAGE, SP_TYPE_STATEMENT_FORM, SP_TYPE_TEXT_BOX,
    SP_TYPE_TEXT_EDITOR,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_type_ensure (types[i]);
}

/* This widget and all in it. */
static void
allow_narrow (GtkWidget *widget)
{
  int width;
  int height;

  gtk_widget_get_size_request (widget, &width, &height);
  if (width > SP_NARROWEST_DIALOG)
    gtk_widget_set_size_request (widget, SP_NARROWEST_DIALOG, height);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    allow_narrow (child);
}

/**
 * sp_widgets_init:
 *
 * Makes the templates, styles and classes of all windows available. Call it once, after
 * GTK has started and before the first widget of this layer is made; calling it
 * again does nothing.
 */
void
sp_widgets_init (void)
{
  g_resources_register (sp_get_resource ());
  ensure_types ();
  sp_entry_names_give ();
}

/**
 * sp_widgets_find_theme:
 * @widget: a widget, for its display
 *
 * Returns: the theme in which pictures and signs are drawn beside it
 */
SpThemeKind
sp_widgets_find_theme (GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  if (adw_style_manager_get_dark (style))
    return SP_THEME_DARK;
  return adw_style_manager_get_high_contrast (style) ? SP_THEME_HIGH_CONTRAST : SP_THEME_LIGHT;
}

/**
 * sp_widgets_fit_dialog:
 * @dialog: a dialog of libadwaita's own classes, or of a class derived from them
 *
 * Lets it be as narrow as ours are: libadwaita's preferences and about dialogs ask for 360 pixels, which a window of that
 * width does not have inside of its border.
 */
void
sp_widgets_fit_dialog (AdwDialog *dialog)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));

  allow_narrow (GTK_WIDGET (dialog));
  allow_narrow (adw_dialog_get_child (dialog));
}
