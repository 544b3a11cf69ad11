/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-export-dialog-private.h"

#include <glib/gi18n.h>

#include "sp-export-task.h"
#include "sp-file-choice.h"

/* Where the pictures are to go, and the writing of them. */

#define MOST_OF_PROJECT 100   /* bytes of a name */

static const char * const endings[] = { [SP_EXPORT_PDF] = ".pdf", [SP_EXPORT_SVG] = ".svg", [SP_EXPORT_PNG] = ".png" };

static void
progress_cb (double   fraction,
             gpointer data)
{
  gtk_progress_bar_set_fraction (SP_EXPORT_DIALOG (data)->progress_bar, CLAMP (fraction, 0, 1));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  SpExportDialog *self = SP_EXPORT_DIALOG (source);
  g_autoptr (GFile) target = g_steal_pointer (&self->target);
  g_autoptr (GError) error = NULL;
  gboolean done = sp_export_task_finish (result, &error);

  g_clear_object (&self->cancellable);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (done)
    {
      g_signal_emit_by_name (self, "exported", target);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "choices");
  gtk_widget_set_sensitive (self->export_button, TRUE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED))
    return;
  adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, TRUE);
}

static void
start_export (SpExportDialog *self,
              GArray         *jobs,
              GFile          *target)
{
  self->cancellable = g_cancellable_new ();
  self->target = g_object_ref (target);
  adw_banner_set_revealed (self->error_banner, FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_widget_set_sensitive (self->export_button, FALSE);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  sp_export_task_start (self->snapshot, jobs, self->cancellable, progress_cb, G_OBJECT (self), exported_cb, NULL);
}

static SpExportOptions
read_options (SpExportDialog *self,
              SpExportFormat  format)
{
  return (SpExportOptions) {
    .format = format,
    .dpi = adw_spin_row_get_value (self->resolution_row),
    .transparent = adw_switch_row_get_active (self->transparent_row),
  };
}

/* Without its ending. A long title of the project leaves room for that of the picture. */
static char *
suggest_stem (SpExportDialog *self,
              guint           entry)
{
  g_autofree char *project = sp_file_choice_shorten (self->name, MOST_OF_PROJECT);
  const char *title = g_array_index (self->entries, SpExportEntry, entry).title;
  /* Translators: the name of a file: a project's title and what is in the picture */
  g_autofree char *name = g_strdup_printf (_("%s - %s"), project, title);

  return sp_file_choice_suggest_name (name, "");
}

/* Each picture has names of its own, whatever the titles: by entry, without an ending. */
static GPtrArray *
list_stems (SpExportDialog *self)
{
  GPtrArray *stems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *stem = suggest_stem (self, i);

      sp_file_choice_add_stem (stems, stem);
    }
  return stems;
}

static SpExportFormat
get_format (SpExportDialog *self)
{
  for (guint format = 0; format < SP_N_EXPORT_FORMATS; format++)
    if (sp_export_dialog_has_format (self, (SpExportFormat) format))
      return (SpExportFormat) format;
  return SP_EXPORT_PDF;
}

/* Files that would be replaced, those of further pages too. Of a file that was asked about only these. */
static guint
count_existing (GArray   *jobs,
                gboolean  is_asked)
{
  guint n = 0;

  for (guint i = 0; i < jobs->len; i++)
    {
      const SpExportJob *job = &g_array_index (jobs, SpExportJob, i);
      gboolean exists = TRUE;

      if (!is_asked)
        n += g_file_query_exists (job->file, NULL) ? 1 : 0;
      for (guint page = 1; exists && job->options.format != SP_EXPORT_PDF; page++)
        {
          g_autoptr (GFile) file = sp_export_name_page (job->file, page);

          exists = g_file_query_exists (file, NULL);
          n += exists ? 1 : 0;
        }
    }
  return n;
}

static void
replace_answered_cb (AdwAlertDialog *dialog,
                     const char     *response,
                     SpExportDialog *self)
{
  if (g_str_equal (response, "replace"))
    start_export (self, g_object_get_data (G_OBJECT (dialog), "jobs"), g_object_get_data (G_OBJECT (dialog), "target"));
}

static void
ask_to_replace (SpExportDialog *self,
                GArray         *jobs,
                GFile          *target,
                guint           n)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u file in this folder has the name of a picture.",
                                                      "%u files in this folder have names of pictures.", n), n);
  AdwDialog *dialog = adw_alert_dialog_new (_("Replace Files?"), words);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "replace", _("_Replace"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "replace", ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "jobs", g_array_ref (jobs), (GDestroyNotify) g_array_unref);
  g_object_set_data_full (G_OBJECT (dialog), "target", g_object_ref (target), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (replace_answered_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
begin_export (SpExportDialog *self,
              GArray         *jobs,
              GFile          *target,
              gboolean        is_asked)
{
  guint n = count_existing (jobs, is_asked);

  if (n > 0)
    ask_to_replace (self, jobs, target, n);
  else
    start_export (self, jobs, target);
}

static void
file_chosen_cb (GObject      *chooser,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (SpExportDialog) self = data;
  g_autoptr (GFile) chosen = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (chooser), result, NULL);
  g_autoptr (GFile) file = chosen ? sp_file_choice_complete (chosen, endings[get_format (self)]) : NULL;
  g_autoptr (GArray) jobs = sp_export_jobs_new ();
  SpExportOptions options = read_options (self, get_format (self));
  SpPictureOptions picture;

  if (!file)
    return;
  options.alone = sp_file_choice_is_alone (file);
  sp_export_dialog_read_picture (self, adw_combo_row_get_selected (self->picture_row), &picture);
  sp_export_jobs_add (jobs, &picture, &options, file);
  begin_export (self, jobs, file, TRUE);
}

static GArray *
list_jobs (SpExportDialog *self,
           GFile          *folder)
{
  GArray *jobs = sp_export_jobs_new ();
  g_autoptr (GPtrArray) stems = list_stems (self);

  for (guint i = 0; i < self->entries->len; i++)
    for (guint format = 0; format < SP_N_EXPORT_FORMATS; format++)
      {
        g_autofree char *name = g_strconcat (g_ptr_array_index (stems, i), endings[format], NULL);
        g_autoptr (GFile) file = g_file_get_child (folder, name);
        SpExportOptions options = read_options (self, (SpExportFormat) format);
        SpPictureOptions picture;

        if (!sp_export_dialog_has_format (self, (SpExportFormat) format))
          continue;
        sp_export_dialog_read_picture (self, i, &picture);
        sp_export_jobs_add (jobs, &picture, &options, file);
      }
  return jobs;
}

static void
folder_chosen_cb (GObject      *chooser,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (SpExportDialog) self = data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (chooser), result, NULL);
  g_autoptr (GArray) jobs = folder ? list_jobs (self, folder) : NULL;

  if (folder)
    begin_export (self, jobs, folder, FALSE);
}

/* The file of one picture, or the folder of all of them; the writing follows. */
void
sp_export_dialog_ask (SpExportDialog *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;

  if (sp_export_dialog_is_all (self))
    {
      gtk_file_dialog_set_title (chooser, _("Export All Pictures to a Folder"));
      gtk_file_dialog_select_folder (chooser, window, NULL, folder_chosen_cb, g_object_ref (self));
      return;
    }
  stem = suggest_stem (self, adw_combo_row_get_selected (self->picture_row));
  name = g_strconcat (stem, endings[get_format (self)], NULL);
  gtk_file_dialog_set_title (chooser, _("Export Picture"));
  gtk_file_dialog_set_initial_name (chooser, name);
  gtk_file_dialog_save (chooser, window, NULL, file_chosen_cb, g_object_ref (self));
}
