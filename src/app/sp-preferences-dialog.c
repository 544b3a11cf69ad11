/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-preferences-dialog.h"

#include <glib/gi18n.h>

#include "sp-widgets.h"

/**
 * SpPreferencesDialog:
 *
 * The settings, each applied as it is changed.
 */
struct _SpPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwEntryRow *coder_row;
  AdwSwitchRow *autosave_row;
  AdwComboRow *theme_row;
};

G_DEFINE_FINAL_TYPE (SpPreferencesDialog, sp_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* The themes stand in the template in the order of their numbers. */
static gboolean
read_theme (GValue   *value,
            GVariant *variant,
            gpointer  data)
{
  const char *nick = g_variant_get_string (variant, NULL);

  g_value_set_uint (value, g_str_equal (nick, "light") ? 1 : g_str_equal (nick, "dark") ? 2 : 0);
  return TRUE;
}

static GVariant *
write_theme (const GValue       *value,
             const GVariantType *type,
             gpointer            data)
{
  static const char * const nicks[] = { "system", "light", "dark" };

  return g_variant_new_string (nicks[MIN (g_value_get_uint (value), 2)]);
}

static void
sp_preferences_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (sp_preferences_dialog_parent_class)->dispose (object);
}

static void
sp_preferences_dialog_class_init (SpPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/standpoint/Standpoint/sp-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPreferencesDialog, coder_row);
  gtk_widget_class_bind_template_child (widget_class, SpPreferencesDialog, autosave_row);
  gtk_widget_class_bind_template_child (widget_class, SpPreferencesDialog, theme_row);
}

static void
sp_preferences_dialog_init (SpPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_widgets_fit_dialog (ADW_DIALOG (self));
}

/**
 * sp_preferences_dialog_new:
 * @settings: the settings of the application
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
AdwDialog *
sp_preferences_dialog_new (GSettings *settings)
{
  SpPreferencesDialog *self = g_object_new (SP_TYPE_PREFERENCES_DIALOG, NULL);

  g_settings_bind (settings, "coder", self->coder_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "autosave", self->autosave_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "theme", self->theme_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                read_theme, write_theme, NULL, NULL);
  return ADW_DIALOG (self);
}
