/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-window-private.h"

#include <glib/gi18n.h>

#include "sp-actor-form.h"
#include "sp-add-dialog.h"
#include "sp-help-topics.h"
#include "sp-help.h"
#include "sp-link-form.h"
#include "sp-row-words.h"
#include "sp-rows-edits.h"
#include "sp-shortcuts.h"
#include "sp-split-dialog.h"
#include "sp-statement-form.h"

/* Where on the diagram a new actor is to stand. */
typedef struct
{
  double x;
  double y;
} Spot;

static SpStore *
get_store (SpWindow *self)
{
  return sp_project_get_store (self->project);
}

/* One step through the history, either way. */
typedef struct
{
  const char *text_action;      /* the same in a text that is being edited */
  const char *(*get_label) (SpStore *store);
  gboolean (*go) (SpStore *store, GError **error);
  const char *failed;
  const char *done;             /* with a %s for the edit */
} Step;

static void
take_step (SpWindow   *self,
           const Step *step)
{
  g_autofree char *label = NULL;
  g_autoptr (GString) words = g_string_new (_(step->done));
  g_autoptr (GError) error = NULL;
  GtkWidget *sources = sp_window_find_page (self, SP_PAGE_SOURCES);

  if (sources && sp_sources_page_is_editing (SP_SOURCES_PAGE (sources)))
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

      if (focus)
        gtk_widget_activate_action (focus, step->text_action, NULL);
      return;
    }
  sp_inspector_settle (self->view->inspector);
  label = g_strdup (step->get_label (get_store (self)));
  if (!step->go (get_store (self), &error))
    {
      sp_window_show_error (self, _(step->failed), error->message);
      return;
    }
  g_string_replace (words, "%s", label, 1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words->str, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  static const Step step = { "text.undo", sp_store_get_undo_label, sp_store_undo, N_("Nothing Was Undone"),
                             N_("Undone: %s") };

  take_step (SP_WINDOW (widget), &step);
}

static void
redo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  static const Step step = { "text.redo", sp_store_get_redo_label, sp_store_redo, N_("Nothing Was Redone"),
                             N_("Redone: %s") };

  take_step (SP_WINDOW (widget), &step);
}

static void
added_cb (SpWindow    *self,
          int          table,
          gint64       id,
          SpAddDialog *dialog)
{
  const Spot *spot = g_object_get_data (G_OBJECT (dialog), "spot");
  g_autoptr (GError) error = NULL;

  if (spot && !sp_picture_page_pin (SP_PICTURE_PAGE (sp_window_get_page (self, SP_PAGE_DIAGRAM)), id, spot->x, spot->y, &error))
    g_warning ("%s", error->message);
  sp_selection_select (self->selection, table, id);
}

static SpAddDialog *
create_add_dialog (SpWindow *self,
                   SpTable   table)
{
  AdwDialog *dialog = sp_add_dialog_new (get_store (self), table);

  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  return SP_ADD_DIALOG (dialog);
}

/**
 * sp_window_add_row:
 * @self: a window with a project
 * @table: actor, issue or source
 *
 * Opens the dialog that adds one.
 */
void
sp_window_add_row (SpWindow *self,
                   SpTable   table)
{
  adw_dialog_present (ADW_DIALOG (create_add_dialog (self, table)), GTK_WIDGET (self));
}

/**
 * sp_window_add_actor:
 * @self: a window with a project
 * @x: where on the diagram, or `NAN` for anywhere
 * @y: likewise
 *
 * Opens the dialog that adds an actor.
 */
void
sp_window_add_actor (SpWindow *self,
                     double    x,
                     double    y)
{
  SpAddDialog *dialog = create_add_dialog (self, SP_TABLE_ACTOR);
  Spot spot = { x, y };

  if (!isnan (x) && !isnan (y))
    g_object_set_data_full (G_OBJECT (dialog), "spot", g_memdup2 (&spot, sizeof spot), g_free);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/**
 * sp_window_add_statement:
 * @self: a window with a project
 * @actor: who makes it, or %SP_ID_NONE
 * @issue: what it is about, or %SP_ID_NONE
 *
 * Opens the dialog that adds a statement.
 */
void
sp_window_add_statement (SpWindow *self,
                         SpId      actor,
                         SpId      issue)
{
  SpAddDialog *dialog = create_add_dialog (self, SP_TABLE_STATEMENT);

  sp_statement_form_preset (SP_STATEMENT_FORM (sp_add_dialog_get_form (dialog)), actor, issue);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/**
 * sp_window_add_link:
 * @self: a window with a project
 * @from: where it begins, or %SP_ID_NONE
 * @to: where it ends, or %SP_ID_NONE
 *
 * Opens the dialog that adds a link.
 */
void
sp_window_add_link (SpWindow *self,
                    SpId      from,
                    SpId      to)
{
  SpAddDialog *dialog = create_add_dialog (self, SP_TABLE_LINK);

  sp_link_form_preset (SP_LINK_FORM (sp_add_dialog_get_form (dialog)), from, to);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
add (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  SpTable table = sp_selection_get_table (self->selection);
  SpId id = sp_selection_get_id (self->selection);
  SpId actor = table == SP_TABLE_ACTOR ? id : SP_ID_NONE;
  SpId issue = table == SP_TABLE_ISSUE ? id : sp_selection_get_issue (self->selection);

  sp_inspector_settle (self->view->inspector);
  if (g_str_equal (name, "win.add-actor"))
    sp_window_add_actor (self, NAN, NAN);
  else if (g_str_equal (name, "win.add-issue"))
    sp_window_add_row (self, SP_TABLE_ISSUE);
  else if (g_str_equal (name, "win.add-source"))
    sp_window_add_row (self, SP_TABLE_SOURCE);
  else if (g_str_equal (name, "win.add-statement"))
    sp_window_add_statement (self, actor, issue);
  else
    sp_window_add_link (self, actor, SP_ID_NONE);
}

static gboolean
delete_rows (SpWindow  *self,
             char     **told,
             GError   **error)
{
  SpTable table = sp_selection_get_table (self->selection);

  if (sp_selection_is_several (self->selection))
    return sp_rows_delete (get_store (self), table, sp_selection_get_ids (self->selection), told, error);
  return sp_row_delete (get_store (self), table, sp_selection_get_id (self->selection), told, error);
}

static void
delete_selected (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  if (!delete_rows (self, &told, &error))
    {
      sp_window_show_error (self, _("Not Deleted"), error->message);
      return;
    }
  sp_selection_clear (self->selection);
  sp_window_toast_undo (self, told);
}

static void
split_cb (SpWindow   *self,
          gint64      id,
          const char *told)
{
  sp_selection_select (self->selection, SP_TABLE_ACTOR, id);
  sp_window_toast_undo (self, told);
}

static void
split_actor (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  AdwDialog *dialog;

  sp_inspector_settle (self->view->inspector);
  dialog = sp_split_dialog_new (get_store (self), sp_selection_get_id (self->selection));
  g_signal_connect_object (dialog, "split", G_CALLBACK (split_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* A cell is edited by its newest statement, or else gets its first, which a dialog asks for. */
static void
open_cell (SpWindow *self)
{
  GtkWidget *page = sp_window_get_shown_page (self);

  if (SP_IS_PICTURE_PAGE (page))
    gtk_widget_activate_action (GTK_WIDGET (sp_picture_page_get_view (SP_PICTURE_PAGE (page))), "picture.activate", NULL);
}

static gboolean
has_dialog (SpWindow *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL;
}

static void
edit_selected (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  GtkWidget *statements = sp_window_find_page (self, SP_PAGE_STATEMENTS);

  if (statements && sp_statements_page_edit_focused (SP_STATEMENTS_PAGE (statements)))
    return;
  if (sp_selection_is_cell (self->selection))
    open_cell (self);
  if (has_dialog (self))
    return;
  sp_window_show_inspector (self);
  sp_inspector_edit (self->view->inspector);
}

static void
show_page (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);

  if (self->project)
    sp_window_show_page_named (self, g_variant_get_string (parameter, NULL));
}

static void
filter (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  GtkWidget *page = sp_window_get_shown_page (self);

  if (SP_IS_STATEMENTS_PAGE (page))
    {
      sp_statements_page_focus_filter (SP_STATEMENTS_PAGE (page));
      return;
    }
  if (SP_IS_SOURCES_PAGE (page) && sp_sources_page_is_reading (SP_SOURCES_PAGE (page)))
    {
      sp_sources_page_find (SP_SOURCES_PAGE (page));
      return;
    }
  adw_overlay_split_view_set_show_sidebar (self->view->outline_split, TRUE);
  sp_outline_focus_filter (self->view->outline);
}

static void
search (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  sp_window_search (SP_WINDOW (widget));
}

static void
toggle_panel (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  AdwOverlaySplitView *split;
  gboolean has_focus;

  if (!self->view)
    return;
  split = g_str_equal (name, "win.toggle-outline") ? self->view->outline_split : self->view->inspector_split;
  has_focus = focus && gtk_widget_is_ancestor (focus, adw_overlay_split_view_get_sidebar (split));
  adw_overlay_split_view_set_show_sidebar (split, !adw_overlay_split_view_get_show_sidebar (split));
  /* Who closes the panel that the keyboard is in goes on where the panel was about. */
  if (has_focus && !adw_overlay_split_view_get_show_sidebar (split))
    gtk_widget_grab_focus (sp_window_get_shown_page (self));
}

static void
show_shortcuts (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  adw_dialog_present (sp_shortcuts_dialog_new (), widget);
}

/* What the page on top is about. */
static const char *
find_page_topic (SpWindow *self)
{
  static const struct
  {
    const char *page;
    const char *topic;
  } topics[] = {
    { "sources", "sources" }, { "statements", "statements" }, { "matrix", "matrix" }, { "diagram", "diagram" },
    { "charts", "charts" }, { "insights", "insights" },
  };
  const char *page = self->project ? adw_view_stack_get_visible_child_name (self->view->pages) : NULL;

  for (guint i = 0; page && i < G_N_ELEMENTS (topics); i++)
    if (g_str_equal (topics[i].page, page))
      return topics[i].topic;
  return NULL;
}

/* The topic of what has the keyboard, otherwise of the dialog or the page on top. */
static void
show_help (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  const char *topic = sp_help_find_topic (gtk_window_get_focus (GTK_WINDOW (self)));

  if (!topic && dialog)
    topic = sp_help_find_topic (GTK_WIDGET (dialog));
  sp_help_show (GTK_WINDOW (self), topic ? topic : find_page_topic (self));
}

/* The keys of the window are not heard in a dialog; that for help is, in any. */
static void
visible_dialog_cb (SpWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  GtkEventController *controller;

  if (!dialog || g_object_get_data (G_OBJECT (dialog), "help-key"))
    return;
  controller = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F1, 0),
                                                          gtk_named_action_new ("win.help")));
  gtk_widget_add_controller (GTK_WIDGET (dialog), controller);
  g_object_set_data (G_OBJECT (dialog), "help-key", controller);
}

/**
 * sp_window_connect_help:
 * @self: the window
 *
 * Lets the key for help work in each dialog that will be shown.
 */
void
sp_window_connect_help (SpWindow *self)
{
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (visible_dialog_cb), NULL);
}

static void
add_page_binding (GtkWidgetClass *widget_class,
                  guint           keyval,
                  const char     *page)
{
  gtk_widget_class_add_binding_action (widget_class, keyval, GDK_ALT_MASK, "win.show-page", "s", page);
}

/**
 * sp_window_install_edit_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions on rows, and those that show parts of the window.
 */
void
sp_window_install_edit_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "win.add-actor", NULL, add);
  gtk_widget_class_install_action (widget_class, "win.add-issue", NULL, add);
  gtk_widget_class_install_action (widget_class, "win.add-source", NULL, add);
  gtk_widget_class_install_action (widget_class, "win.add-statement", NULL, add);
  gtk_widget_class_install_action (widget_class, "win.add-link", NULL, add);
  gtk_widget_class_install_action (widget_class, "win.delete-selected", NULL, delete_selected);
  gtk_widget_class_install_action (widget_class, "win.edit-selected", NULL, edit_selected);
  gtk_widget_class_install_action (widget_class, "win.split-actor", NULL, split_actor);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page);
  gtk_widget_class_install_action (widget_class, "win.filter", NULL, filter);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, show_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, show_help);
  gtk_widget_class_install_action (widget_class, "win.toggle-outline", NULL, toggle_panel);
  gtk_widget_class_install_action (widget_class, "win.toggle-inspector", NULL, toggle_panel);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "win.delete-selected", NULL);
  add_page_binding (widget_class, GDK_KEY_1, "sources");
  add_page_binding (widget_class, GDK_KEY_2, "matrix");
  add_page_binding (widget_class, GDK_KEY_3, "diagram");
  add_page_binding (widget_class, GDK_KEY_4, "charts");
  add_page_binding (widget_class, GDK_KEY_5, "statements");
  add_page_binding (widget_class, GDK_KEY_6, "insights");
}
