/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-history-dialog.h"

#include <glib/gi18n.h>

#include "sp-working-copy.h"

/* Older ones are shown when they are asked for, so many at a time. */
#define ROWS_AT_A_TIME 500

/**
 * SpHistoryDialog:
 *
 * The edits, newest first. A click goes to the state after an edit; what was undone stays in the list, dimmed,
 * until something new is done. Below them stand the versions that were saved last and are still kept.
 */
struct _SpHistoryDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  GtkListBox *list;
  AdwPreferencesGroup *versions_group;
  GtkLabel *limits;
  AdwBanner *error_banner;

  SpProject *project;
  SpStore *store;
  GPtrArray *versions;      /* of rows, borrowed */
  guint n_shown;            /* edits at most */
};

G_DEFINE_FINAL_TYPE (SpHistoryDialog, sp_history_dialog, ADW_TYPE_DIALOG)

enum
{
  OPEN_VERSION,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
describe_time (const SpHistoryEntry *entry)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->time);
  g_autofree char *when = time ? g_date_time_format (time, "%x %X") : g_strdup ("");

  if (!entry->coder || *entry->coder == '\0')
    return g_steal_pointer (&when);
  /* Translators: when an edit was made, and by whom */
  return g_strdup_printf (C_("edit", "%s, %s"), when, entry->coder);
}

static GtkWidget *
create_row (const SpHistoryEntry *entry,
            gboolean              is_present)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = describe_time (entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !is_present);
  if (entry->undone)
    gtk_widget_add_css_class (row, "undone");
  if (is_present)
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_widget_set_tooltip_text (mark, _("The project is as it was after this edit"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  g_object_set_data_full (G_OBJECT (row), "number", g_memdup2 (&entry->number, sizeof entry->number), g_free);
  return row;
}

static void reload (SpHistoryDialog *self);

/* The list is made anew when something changes: the keyboard stays where it was. */
static void
focus_row (SpHistoryDialog *self,
           int              index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_older_cb (SpHistoryDialog *self)
{
  int first = (int) self->n_shown;

  self->n_shown += ROWS_AT_A_TIME;
  reload (self);
  focus_row (self, first);
}

static GtkWidget *
create_older_row (SpHistoryDialog *self)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Show Older Edits"));
  g_signal_connect_object (row, "activated", G_CALLBACK (show_older_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
fill (SpHistoryDialog *self,
      GPtrArray       *history)
{
  gboolean present_seen = FALSE;
  gboolean is_empty = history->len == 0 && self->versions->len == 0;
  guint first = history->len > self->n_shown ? history->len - self->n_shown : 0;

  gtk_list_box_remove_all (self->list);
  for (guint i = history->len; i > first; i--)
    {
      const SpHistoryEntry *entry = g_ptr_array_index (history, i - 1);
      gboolean is_present = !entry->undone && !present_seen;

      gtk_list_box_append (self->list, create_row (entry, is_present));
      present_seen = present_seen || is_present;
    }
  if (first > 0)
    gtk_list_box_append (self->list, create_older_row (self));
  gtk_widget_set_visible (GTK_WIDGET (self->list), history->len > 0);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
}

static void
version_activated_cb (AdwActionRow    *row,
                      SpHistoryDialog *self)
{
  g_signal_emit (self, signals[OPEN_VERSION], 0, g_object_get_data (G_OBJECT (row), "file"));
  adw_dialog_close (ADW_DIALOG (self));
}

/* The name of a version is the time at which it was saved, in microseconds. */
static void
add_version (SpHistoryDialog *self,
             GFile           *file)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (g_ascii_strtoll (name, NULL, 10) / G_USEC_PER_SEC);
  g_autofree char *when = time ? g_date_time_format (time, "%x %X") : g_strdup (name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (version_activated_cb), self, G_CONNECT_DEFAULT);
  adw_preferences_group_add (self->versions_group, row);
  g_ptr_array_add (self->versions, row);
}

static void
fill_versions (SpHistoryDialog *self)
{
  g_autoptr (GPtrArray) files = sp_project_list_generations (self->project);

  for (guint i = 0; i < self->versions->len; i++)
    adw_preferences_group_remove (self->versions_group, g_ptr_array_index (self->versions, i));
  g_ptr_array_set_size (self->versions, 0);
  for (guint i = files->len; i > 0; i--)
    add_version (self, g_ptr_array_index (files, i - 1));
  gtk_widget_set_visible (GTK_WIDGET (self->versions_group), files->len > 0);
}

static void
tell_limits (SpHistoryDialog *self)
{
  const SpWorkingCopyLimits *kept = sp_working_copy_get_limits ();
  g_autofree char *size = g_format_size_full (kept->n_bytes, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *words = NULL;
  guint n_edits;

  g_object_get (self->store, "history-limit", &n_edits, NULL);
  /* Translators: numbers of edits, saved versions, projects; a size such as “4 GiB”; a number of days */
  words = g_strdup_printf (_("On this computer the last %'u edits and %u saved versions of a project are kept, and the "
                             "histories of %u projects, up to %s and %u days. Work that stands in no file is never "
                             "removed."), n_edits, SP_PROJECT_MAX_GENERATIONS, kept->n_copies, size, kept->n_days);
  gtk_label_set_text (self->limits, words);
}

static void
show_error (SpHistoryDialog *self,
            const GError    *error)
{
  adw_banner_set_title (self->error_banner, error ? error->message : "");
  adw_banner_set_revealed (self->error_banner, error != NULL);
}

static void
reload (SpHistoryDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = sp_store_list_history (self->store, &error);

  fill_versions (self);
  if (history)
    fill (self, history);
  show_error (self, error);
}

static void
activated_cb (SpHistoryDialog *self,
              GtkListBoxRow   *row)
{
  const gint64 *number = g_object_get_data (G_OBJECT (row), "number");
  int index = gtk_list_box_row_get_index (row);
  g_autoptr (GError) error = NULL;

  if (!number)
    return;
  if (sp_store_go_to (self->store, *number, &error))
    focus_row (self, index);
  else
    show_error (self, error);
}

static void
forget_answered_cb (AdwAlertDialog  *dialog,
                    const char      *response,
                    SpHistoryDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "forget"))
    return;
  sp_project_forget_history (self->project, &error);
  reload (self);
  show_error (self, error);
}

static void
forget_cb (SpHistoryDialog *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Forget the History?"),
                                            _("The project stays as it is, but nothing done so far can be undone, and "
                                              "the versions saved before are removed from this computer. What was "
                                              "deleted is gone for good. The log, which goes along with the file, still "
                                              "names the edits; “Save a Copy” leaves it out."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "forget", _("_Forget"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "forget", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (forget_answered_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
sp_history_dialog_dispose (GObject *object)
{
  SpHistoryDialog *self = SP_HISTORY_DIALOG (object);

  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_HISTORY_DIALOG);

  G_OBJECT_CLASS (sp_history_dialog_parent_class)->dispose (object);
}

static void
sp_history_dialog_class_init (SpHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_history_dialog_dispose;

  /**
   * SpHistoryDialog::open-version:
   * @self: the dialog
   * @file: a project file in the private folder, to be opened as a document of its own
   */
  signals[OPEN_VERSION] = g_signal_new ("open-version", SP_TYPE_HISTORY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SpHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryDialog, versions_group);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryDialog, limits);
  gtk_widget_class_bind_template_child (widget_class, SpHistoryDialog, error_banner);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
}

static void
sp_history_dialog_init (SpHistoryDialog *self)
{
  self->versions = g_ptr_array_new ();
  self->n_shown = ROWS_AT_A_TIME;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_history_dialog_new:
 * @project: an open project
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
AdwDialog *
sp_history_dialog_new (SpProject *project)
{
  SpHistoryDialog *self = g_object_new (SP_TYPE_HISTORY_DIALOG, NULL);

  self->project = g_object_ref (project);
  self->store = g_object_ref (sp_project_get_store (project));
  tell_limits (self);
  g_signal_connect_object (self->store, "history-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return ADW_DIALOG (self);
}
