/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-export-dialog-private.h"

#include <glib/gi18n.h>

#define POINTS_AN_INCH 72.0
#define MOST_PIXELS 32767.0

/* Points around a picture alone, which stands in a text, and on a sheet of paper. */
#define MARGIN 12.0
#define PAPER_MARGIN 36.0

/* The order of the choices in the template. */
static const char * const page_sizes[] = { "fit", "A4", "A3", "Letter" };
static const SpThemeKind themes[] = { SP_THEME_PRINT, SP_THEME_LIGHT, SP_THEME_DARK, SP_THEME_HIGH_CONTRAST };

/**
 * SpExportDialog:
 *
 * How a picture is exported: which one, the format, the page, the colours, and what stands around it, with the pages
 * beside it as they will be. This file has the choices, sp-export-dialog-writing.c what follows from them.
 */
G_DEFINE_FINAL_TYPE (SpExportDialog, sp_export_dialog, ADW_TYPE_DIALOG)

static void
clear_entry (gpointer data)
{
  SpExportEntry *entry = data;

  g_clear_pointer (&entry->title, g_free);
  sp_picture_options_clear (&entry->options);
}

gboolean
sp_export_dialog_is_all (SpExportDialog *self)
{
  return adw_combo_row_get_selected (self->picture_row) >= self->entries->len;
}

gboolean
sp_export_dialog_has_format (SpExportDialog *self,
                             SpExportFormat  format)
{
  GtkCheckButton *buttons[] = { [SP_EXPORT_PDF] = self->pdf_button, [SP_EXPORT_SVG] = self->svg_button,
                                [SP_EXPORT_PNG] = self->png_button };

  if (!sp_export_dialog_is_all (self))
    return adw_toggle_group_get_active (self->format_group) == (guint) format;
  return gtk_check_button_get_active (buttons[format]);
}

void
sp_export_dialog_read_picture (SpExportDialog   *self,
                               guint             entry,
                               SpPictureOptions *picture)
{
  const char *size = page_sizes[MIN (adw_combo_row_get_selected (self->size_row), G_N_ELEMENTS (page_sizes) - 1)];

  *picture = g_array_index (self->entries, SpExportEntry, entry).options;
  picture->theme = themes[MIN (adw_combo_row_get_selected (self->theme_row), G_N_ELEMENTS (themes) - 1)];
  picture->show_title = adw_switch_row_get_active (self->title_row);
  picture->show_legend = adw_switch_row_get_active (self->legend_row);
  picture->show_sources = adw_switch_row_get_active (self->sources_row);
  sp_page_size_parse (size, &picture->page_width, &picture->page_height, NULL);
  picture->turn_page = TRUE;
  picture->margin = picture->page_width > 0 ? PAPER_MARGIN : MARGIN;
}

/* Of all pictures the first one is shown. */
static guint
get_shown (SpExportDialog *self)
{
  return sp_export_dialog_is_all (self) ? 0 : adw_combo_row_get_selected (self->picture_row);
}

static void
update_pixels (SpExportDialog *self)
{
  double scale = adw_spin_row_get_value (self->resolution_row) / POINTS_AN_INCH;
  g_autofree char *words = NULL;
  gboolean too_large;
  double width;
  double height;

  sp_export_preview_get_largest (self->preview, &width, &height);
  width = ceil (width * scale);
  height = ceil (height * scale);
  too_large = width > MOST_PIXELS || height > MOST_PIXELS;
  if (too_large)
    /* Translators: the width and height of a picture, and the most that a file can hold */
    words = g_strdup_printf (_("%.0f × %.0f pixels, more than the %.0f that a PNG can have"), width, height, MOST_PIXELS);
  else if (width > 0)
    /* Translators: the width and height of a picture */
    words = g_strdup_printf (_("%.0f × %.0f pixels"), width, height);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->resolution_row), words ? words : "");
  if (too_large && sp_export_dialog_has_format (self, SP_EXPORT_PNG))
    gtk_widget_add_css_class (GTK_WIDGET (self->resolution_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->resolution_row), "error");
}

static void
update_choices (SpExportDialog *self)
{
  gboolean is_all = sp_export_dialog_is_all (self);
  gboolean has_png = sp_export_dialog_has_format (self, SP_EXPORT_PNG);
  gboolean has_svg = sp_export_dialog_has_format (self, SP_EXPORT_SVG);
  gboolean has_pdf = sp_export_dialog_has_format (self, SP_EXPORT_PDF);

  gtk_widget_set_visible (self->format_row, !is_all);
  gtk_widget_set_visible (self->formats_row, is_all);
  gtk_widget_set_visible (GTK_WIDGET (self->resolution_row), has_png);
  gtk_widget_set_visible (GTK_WIDGET (self->transparent_row), has_png || has_svg);
  gtk_widget_set_sensitive (self->export_button, self->entries->len > 0 && (has_pdf || has_svg || has_png));
}

static void
show_picture (SpExportDialog *self)
{
  gboolean has_ground = sp_export_dialog_has_format (self, SP_EXPORT_PDF);
  SpPictureOptions picture;

  if (self->entries->len == 0)
    return;
  sp_export_dialog_read_picture (self, get_shown (self), &picture);
  sp_export_preview_show (self->preview, self->snapshot, &picture,
                          !has_ground && adw_switch_row_get_active (self->transparent_row));
}

static void
choice_changed_cb (SpExportDialog *self)
{
  if (!self->is_ready)
    return;
  update_choices (self);
  update_pixels (self);
  show_picture (self);
}

static void
pixels_changed_cb (SpExportDialog *self)
{
  update_pixels (self);
}

static void
drawn_cb (SpExportDialog *self)
{
  update_pixels (self);
}

static void
export_cb (SpExportDialog *self)
{
  sp_export_dialog_ask (self);
}

static void
cancel_cb (SpExportDialog *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
bind_settings (SpExportDialog *self)
{
  const struct
  {
    const char *key;
    gpointer object;
    const char *property;
  } bindings[] = {
    { "format", self->format_group, "active" },
    { "all-pdf", self->pdf_button, "active" },
    { "all-svg", self->svg_button, "active" },
    { "all-png", self->png_button, "active" },
    { "page", self->size_row, "selected" },
    { "resolution", self->resolution_row, "value" },
    { "colours", self->theme_row, "selected" },
    { "title", self->title_row, "active" },
    { "legend", self->legend_row, "active" },
    { "sources", self->sources_row, "active" },
    { "transparent", self->transparent_row, "active" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    g_settings_bind (self->settings, bindings[i].key, bindings[i].object, bindings[i].property, G_SETTINGS_BIND_DEFAULT);
}

static void
sp_export_dialog_map (GtkWidget *widget)
{
  SpExportDialog *self = SP_EXPORT_DIALOG (widget);

  self->is_ready = TRUE;
  choice_changed_cb (self);
  GTK_WIDGET_CLASS (sp_export_dialog_parent_class)->map (widget);
}

static void
sp_export_dialog_dispose (GObject *object)
{
  SpExportDialog *self = SP_EXPORT_DIALOG (object);

  self->is_ready = FALSE;
  g_clear_object (&self->settings);
  g_clear_object (&self->titles);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->target);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (sp_export_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, picture_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, format_group);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, formats_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, pdf_button);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, svg_button);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, png_button);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, size_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, resolution_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, theme_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, legend_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, sources_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, transparent_row);
  gtk_widget_class_bind_template_child (widget_class, SpExportDialog, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pixels_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, drawn_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
sp_export_dialog_class_init (SpExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_export_dialog_dispose;
  widget_class->map = sp_export_dialog_map;

  /**
   * SpExportDialog::exported:
   * @self: the dialog, about to close
   * @file: the file that was written, or the folder
   */
  g_signal_new ("exported", SP_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  g_type_ensure (SP_TYPE_EXPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-export-dialog.ui");
  bind_template (widget_class);
}

static void
sp_export_dialog_init (SpExportDialog *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (SpExportEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->titles = gtk_string_list_new (NULL);
  self->settings = g_settings_new (SP_SCHEMA_ID ".Export");
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->picture_row, G_LIST_MODEL (self->titles));
  bind_settings (self);
}

/**
 * sp_export_dialog_new:
 * @snapshot: the rows
 * @name: the project's title, for the names of files
 *
 * Returns: (transfer floating): a dialog without a picture
 */
AdwDialog *
sp_export_dialog_new (SpSnapshot *snapshot,
                      const char *name)
{
  SpExportDialog *self = g_object_new (SP_TYPE_EXPORT_DIALOG, NULL);

  self->snapshot = sp_snapshot_ref (snapshot);
  self->name = g_strdup (name);
  return ADW_DIALOG (self);
}

/**
 * sp_export_dialog_add_picture:
 * @self: a dialog that is not presented yet
 * @title: what the picture is called
 * @picture: the picture as it is on the screen; what it holds is referenced
 *
 * Adds a picture to choose from; from the second one on all together can be chosen as well.
 */
void
sp_export_dialog_add_picture (SpExportDialog         *self,
                              const char             *title,
                              const SpPictureOptions *picture)
{
  SpExportEntry entry = { .title = NULL };
  const char *all[] = { title, _("All Pictures"), NULL };

  g_return_if_fail (SP_IS_EXPORT_DIALOG (self));

  entry.title = g_strdup (title);
  sp_picture_options_copy (picture, &entry.options);
  g_array_append_val (self->entries, entry);
  if (self->entries->len == 1)
    gtk_string_list_append (self->titles, title);
  else
    gtk_string_list_splice (self->titles, self->entries->len - 1, self->entries->len > 2 ? 1 : 0, all);
}

/**
 * sp_export_dialog_choose:
 * @self: a dialog with pictures
 * @index: of one of them, or -1 for all
 *
 * Chooses what is exported.
 */
void
sp_export_dialog_choose (SpExportDialog *self,
                         int             index)
{
  g_return_if_fail (SP_IS_EXPORT_DIALOG (self));

  adw_combo_row_set_selected (self->picture_row, index < 0 ? self->entries->len : (guint) index);
}
