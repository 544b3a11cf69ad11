/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-export-dialog.h"

#include <glib/gi18n.h>

#include "sp-export-task.h"
#include "sp-file-choice.h"

/* The order of the choices in the template. */
static const char * const endings[] = { ".pdf", ".svg", ".png" };
static const char * const page_sizes[] = { "fit", "A4", "A3", "Letter" };
static const SpThemeKind themes[] = { SP_THEME_PRINT, SP_THEME_LIGHT, SP_THEME_DARK, SP_THEME_HIGH_CONTRAST };

/**
 * SpExportDialog:
 *
 * How a picture is exported: which one, the format, the page, the theme, and what stands around it.
 */
struct _SpExportDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwBanner *error_banner;
  AdwComboRow *picture_row;
  AdwComboRow *format_row;
  AdwComboRow *size_row;
  AdwSpinRow *resolution_row;
  AdwComboRow *theme_row;
  AdwSwitchRow *title_row;
  AdwSwitchRow *legend_row;
  AdwSwitchRow *sources_row;
  AdwSwitchRow *transparent_row;
  GtkProgressBar *progress_bar;

  SpSnapshot *snapshot;
  char *name;
  SpPictureOptions options[2];
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SpExportDialog, sp_export_dialog, ADW_TYPE_DIALOG)

enum
{
  EXPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static SpExportFormat
get_format (SpExportDialog *self)
{
  return (SpExportFormat) adw_combo_row_get_selected (self->format_row);
}

static void
read_picture (SpExportDialog   *self,
              SpPictureOptions *options)
{
  const char *size = page_sizes[adw_combo_row_get_selected (self->size_row)];

  *options = self->options[adw_combo_row_get_selected (self->picture_row)];
  options->theme = themes[adw_combo_row_get_selected (self->theme_row)];
  options->show_title = adw_switch_row_get_active (self->title_row);
  options->show_legend = adw_switch_row_get_active (self->legend_row);
  options->show_sources = adw_switch_row_get_active (self->sources_row);
  sp_page_size_parse (size, &options->page_width, &options->page_height, NULL);
}

static void
format_changed_cb (SpExportDialog *self)
{
  SpExportFormat format = get_format (self);

  gtk_widget_set_visible (GTK_WIDGET (self->resolution_row), format == SP_EXPORT_PNG);
  gtk_widget_set_visible (GTK_WIDGET (self->transparent_row), format != SP_EXPORT_PDF);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  gtk_progress_bar_set_fraction (SP_EXPORT_DIALOG (data)->progress_bar, fraction);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  SpExportDialog *self = SP_EXPORT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sp_export_task_finish (result, &error);

  g_clear_object (&self->cancellable);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (file)
    {
      g_signal_emit (self, signals[EXPORTED], 0, file);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "choices");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED))
    return;
  adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, TRUE);
}

static void
start_export (SpExportDialog *self,
              GFile          *file)
{
  SpPictureOptions picture;
  SpExportOptions options = {
    .format = get_format (self),
    .dpi = adw_spin_row_get_value (self->resolution_row),
    .transparent = adw_switch_row_get_active (self->transparent_row),
  };

  read_picture (self, &picture);
  self->cancellable = g_cancellable_new ();
  adw_banner_set_revealed (self->error_banner, FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  sp_export_task_start (self->snapshot, &picture, file, &options, self->cancellable, progress_cb, G_OBJECT (self),
                        exported_cb, NULL);
}

static void
file_chosen_cb (GObject      *chooser,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (SpExportDialog) self = data;
  g_autoptr (GFile) chosen = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (chooser), result, NULL);
  g_autoptr (GFile) file = chosen ? sp_file_choice_complete (chosen, endings[get_format (self)]) : NULL;

  if (file)
    start_export (self, file);
}

static void
export_cb (SpExportDialog *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  gboolean is_matrix = adw_combo_row_get_selected (self->picture_row) == SP_PICTURE_KIND_MATRIX;
  /* Translators: the name of a file: a project's title and what is in the picture */
  g_autofree char *title = g_strdup_printf (is_matrix ? _("%s - matrix") : _("%s - diagram"), self->name);
  g_autofree char *name = sp_file_choice_suggest_name (title, endings[get_format (self)]);

  gtk_file_dialog_set_title (chooser, _("Export Picture"));
  gtk_file_dialog_set_initial_name (chooser, name);
  gtk_file_dialog_save (chooser, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, file_chosen_cb,
                        g_object_ref (self));
}

static void
cancel_cb (SpExportDialog *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static void
sp_export_dialog_dispose (GObject *object)
{
  SpExportDialog *self = SP_EXPORT_DIALOG (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->options); i++)
    g_clear_pointer (&self->options[i].places, g_hash_table_unref);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (sp_export_dialog_parent_class)->dispose (object);
}

static void
sp_export_dialog_class_init (SpExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_export_dialog_dispose;

  /**
   * SpExportDialog::exported:
   * @self: the dialog, about to close
   * @file: the file that was written
   */
  signals[EXPORTED] = g_signal_new ("exported", SP_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, picture_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, size_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, resolution_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, theme_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, legend_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, sources_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, transparent_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, format_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
sp_export_dialog_init (SpExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  format_changed_cb (self);
}

static void
take_options (SpPictureOptions       *to,
              const SpPictureOptions *from)
{
  *to = *from;
  if (to->places)
    g_hash_table_ref (to->places);
}

/**
 * sp_export_dialog_new:
 * @snapshot: the rows
 * @name: the project's title, for the name of the file
 * @kind: which picture is on the screen
 * @matrix: the matrix as it is on the screen
 * @diagram: the diagram as it is on the screen
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
AdwDialog *
sp_export_dialog_new (SpSnapshot             *snapshot,
                      const char             *name,
                      SpPictureKind           kind,
                      const SpPictureOptions *matrix,
                      const SpPictureOptions *diagram)
{
  SpExportDialog *self = g_object_new (SP_TYPE_EXPORT_DIALOG, NULL);

  self->snapshot = sp_snapshot_ref (snapshot);
  self->name = g_strdup (name);
  take_options (&self->options[SP_PICTURE_KIND_MATRIX], matrix);
  take_options (&self->options[SP_PICTURE_KIND_DIAGRAM], diagram);
  adw_combo_row_set_selected (self->picture_row, kind);
  return ADW_DIALOG (self);
}
