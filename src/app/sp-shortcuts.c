/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-shortcuts.h"

#include <glib/gi18n.h>

#include "sp-widgets.h"

/*
 * The keys of the window: one list for those that the application installs and for the dialog that tells them.
 * Keys without an action belong to a widget that installs them itself.
 */
typedef struct
{
  const char *title;
  const char *action;
  const char *keys[6];
} Shortcut;

typedef struct
{
  const char *title;
  const Shortcut *shortcuts;
} Section;

static const Shortcut project_shortcuts[] = {
  { N_("New project"), "app.new", { "<Control>n" } },
  { N_("Open"), "app.open", { "<Control>o" } },
  { N_("Save"), "win.save", { "<Control>s" } },
  { N_("Save as"), "win.save-as", { "<Control><Shift>s" } },
  { N_("Import tables"), "win.import", { "<Control>i" } },
  { N_("Export picture"), "win.export", { "<Control>e" } },
  { N_("Print"), "win.print", { "<Control>p" } },
  { N_("Undo"), "win.undo", { "<Control>z" } },
  { N_("Redo"), "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { N_("History"), "win.history", { "<Control>h" } },
  { NULL },
};

static const Shortcut adding_shortcuts[] = {
  { N_("Add an actor"), "win.add-actor", { "<Control><Shift>a" } },
  { N_("Add an issue"), "win.add-issue", { "<Control><Shift>i" } },
  { N_("Add a source"), "win.add-source", { "<Control><Shift>o" } },
  { N_("Add a statement"), "win.add-statement", { "<Control><Shift>t" } },
  { N_("Add a link"), "win.add-link", { "<Control><Shift>l" } },
  { N_("Finish a form"), NULL, { "<Control>Return" } },
  { N_("Edit what is selected"), "win.edit-selected", { "F2" } },
  { N_("Delete what is selected"), NULL, { "Delete" } },
  { N_("Move a row of the list up or down"), NULL, { "<Alt>Up", "<Alt>Down" } },
  { NULL },
};

static const Shortcut window_shortcuts[] = {
  { N_("Search everywhere"), "win.search", { "<Control>k" } },
  { N_("Filter the page or the list"), "win.filter", { "<Control>f" } },
  { N_("Show or hide the list"), "win.toggle-outline", { "F9" } },
  { N_("Show or hide the inspector"), "win.toggle-inspector", { "F8" } },
  { N_("Go to a page by its place"), NULL, { "<Alt>1", "<Alt>2", "<Alt>3", "<Alt>4", "<Alt>5", "<Alt>6" } },
  { N_("Open the main menu"), NULL, { "F10" } },
  { N_("Preferences"), "app.preferences", { "<Control>comma" } },
  { N_("Help on this page"), "win.help", { "F1" } },
  { N_("Keyboard shortcuts"), "win.shortcuts", { "<Control>question" } },
  { N_("Close the window"), "window.close", { "<Control>w" } },
  { N_("Quit"), "app.quit", { "<Control>q" } },
  { NULL },
};

static const Shortcut picture_shortcuts[] = {
  { N_("Move between cells, or along links"), NULL, { "Left", "Right", "Up", "Down" } },
  { N_("Some cells up or down"), NULL, { "Page_Up", "Page_Down" } },
  { N_("First or last of a row, of the picture"), NULL, { "Home", "End", "<Control>Home", "<Control>End" } },
  { N_("Through the lines of the diagram"), NULL, { "<Alt>Right", "<Alt>Left" } },
  { N_("Select one more, select all"), NULL, { "<Control>space", "<Control>a" } },
  { N_("Evidence of the selection"), NULL, { "Return" } },
  { N_("Height of the evidence, with the arrow keys"), NULL, { "<Control>F8" } },
  { N_("Menu of the selection"), NULL, { "<Shift>F10", "Menu" } },
  { N_("Copy the picture"), NULL, { "<Control>c" } },
  { N_("Zoom in, out, fit to window, original size"), NULL,
    { "<Control>plus", "<Control>minus", "<Control>0", "<Control>1", "plus", "minus" } },
  { NULL },
};

static const Shortcut date_shortcuts[] = {
  { N_("A day earlier or later"), NULL, { "Left", "Right" } },
  { N_("A month earlier or later"), NULL, { "Down", "Up", "<Control>Left", "<Control>Right" } },
  { N_("A year earlier or later"), NULL, { "Page_Down", "Page_Up" } },
  { N_("First or last day"), NULL, { "Home", "End" } },
  { N_("All dates"), NULL, { "BackSpace" } },
  { NULL },
};

static const Shortcut source_shortcuts[] = {
  { N_("Code the selected passage, go to what is marked, or select the sentence"), NULL, { "Return" } },
  { N_("Stance, in the form of a passage; 0 takes it away"), NULL, { "1", "2", "3", "4", "5", "0" } },
  { N_("Next or previous marked passage"), NULL, { "<Alt>Down", "<Alt>Up" } },
  { N_("Larger, smaller, usual size of the text"), NULL, { "<Control>plus", "<Control>minus", "<Control>0" } },
  { N_("Paste a text as a new source"), NULL, { "<Control>v" } },
  { NULL },
};

static const Section sections[] = {
  { N_("Project"), project_shortcuts },
  { N_("Adding and Editing"), adding_shortcuts },
  { N_("Window"), window_shortcuts },
  { N_("Sources"), source_shortcuts },
  { N_("Pictures"), picture_shortcuts },
  { N_("Date Bar"), date_shortcuts },
};

static void
install_section (GtkApplication *application,
                 const Shortcut *shortcuts)
{
  for (guint i = 0; shortcuts[i].title; i++)
    {
      const char *keys[G_N_ELEMENTS (shortcuts[i].keys) + 1] = { NULL };

      if (!shortcuts[i].action)
        continue;
      memcpy (keys, shortcuts[i].keys, sizeof shortcuts[i].keys);
      gtk_application_set_accels_for_action (application, shortcuts[i].action, keys);
    }
}

/**
 * sp_shortcuts_install:
 * @application: the application
 *
 * Gives the actions their keys.
 */
void
sp_shortcuts_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    install_section (application, sections[i].shortcuts);
}

static char *
dup_key_label (const char *key)
{
  guint keyval;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (key, &keyval, &modifiers))
    return g_strdup (key);
  return gtk_accelerator_get_label (keyval, modifiers);
}

static GtkWidget *
create_row (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keys = adw_wrap_box_new ();
  g_autoptr (GString) words = g_string_new (NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcut->title));
  for (guint i = 0; i < G_N_ELEMENTS (shortcut->keys) && shortcut->keys[i]; i++)
    {
      g_autofree char *label = dup_key_label (shortcut->keys[i]);
      GtkWidget *key = gtk_label_new (label);

      gtk_widget_add_css_class (key, "keycap");
      adw_wrap_box_append (ADW_WRAP_BOX (keys), key);
      g_string_append_printf (words, "%s%s", i > 0 ? _(", ") : "", label);
    }
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (keys), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (keys), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (keys), 1);
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, words->str,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words->str, -1);
  return row;
}

/**
 * sp_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): a dialog that lists the keys, to be presented
 */
AdwDialog *
sp_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = adw_preferences_page_new ();

  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 560);
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (dialog), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _(sections[i].title));
      for (guint n = 0; sections[i].shortcuts[n].title; n++)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (&sections[i].shortcuts[n]));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
    }
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  sp_widgets_fit_dialog (dialog);
  return dialog;
}
