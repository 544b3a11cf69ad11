/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "sp-filter-words.h"

struct _SpFilterBar
{
  AdwBin parent_instance;

  AdwWrapBox *box;
  GtkWidget *findings[SP_FINDING_SHIFT + 1];    /* NULL where they are not offered */
  gboolean has_findings;
  SpFilter *filter;
  gboolean following;
};

enum
{
  PROP_0,
  PROP_FINDINGS,
};

G_DEFINE_FINAL_TYPE (SpFilterBar, sp_filter_bar, ADW_TYPE_BIN)

static guint changed_signal;

/* Takes FILTER. Whoever listens shows it, here too. */
static void
change_filter (SpFilterBar *self,
               SpFilter    *filter)
{
  g_clear_pointer (&self->filter, sp_filter_unref);
  self->filter = filter;
  g_signal_emit (self, changed_signal, 0);
}

static void
remove_part_cb (SpFilterBar *self,
                GtkWidget   *chip)
{
  SpFilter *filter = sp_filter_copy (self->filter);

  sp_filter_clear_part (filter, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "part")));
  change_filter (self, filter);
}

static void
clear_cb (SpFilterBar *self)
{
  change_filter (self, sp_filter_new ());
}

static void
finding_toggled_cb (SpFilterBar     *self,
                    GtkToggleButton *button)
{
  SpFinding finding = button == (GtkToggleButton *) self->findings[SP_FINDING_SHIFT] ? SP_FINDING_SHIFT
                                                                                     : SP_FINDING_CONTRADICTION;
  SpFilter *filter;

  if (self->following)
    return;
  filter = sp_filter_copy (self->filter);
  sp_filter_set_finding (filter, gtk_toggle_button_get_active (button) ? finding : SP_FINDING_ANY);
  change_filter (self, filter);
}

static void
add_chip (SpFilterBar *self,
          guint        part,
          const char  *words)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);
  g_autofree char *tooltip = g_strdup_printf (_("Remove the filter “%s”"), words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_set_tooltip_text (chip, tooltip);
  gtk_widget_add_css_class (chip, "filter-chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data (G_OBJECT (chip), "part", GUINT_TO_POINTER (part));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (remove_part_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, chip);
}

static void
add_clear_button (SpFilterBar *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Clear Filters"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "filter-chip");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, button);
}

static void
add_finding (SpFilterBar *self,
             SpFinding    finding,
             const char  *label,
             const char  *tooltip)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "filter-chip");
  g_signal_connect_object (button, "toggled", G_CALLBACK (finding_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, button);
  self->findings[finding] = button;
}

static void
remove_chips (SpFilterBar *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  while (child)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != self->findings[SP_FINDING_CONTRADICTION] && child != self->findings[SP_FINDING_SHIFT])
        adw_wrap_box_remove (self->box, child);
      child = next;
    }
}

static void
show_findings (SpFilterBar *self)
{
  self->following = TRUE;
  for (guint finding = SP_FINDING_CONTRADICTION; self->has_findings && finding <= SP_FINDING_SHIFT; finding++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->findings[finding]),
                                  sp_filter_get_finding (self->filter) == finding);
  self->following = FALSE;
}

static void
sp_filter_bar_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (property_id == PROP_FINDINGS)
    SP_FILTER_BAR (object)->has_findings = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
sp_filter_bar_constructed (GObject *object)
{
  SpFilterBar *self = SP_FILTER_BAR (object);

  G_OBJECT_CLASS (sp_filter_bar_parent_class)->constructed (object);
  gtk_widget_set_visible (GTK_WIDGET (self), self->has_findings);
  if (!self->has_findings)
    return;
  add_finding (self, SP_FINDING_CONTRADICTION, _("Contradictions"),
               _("Opposite stances of one actor on one issue within a month"));
  add_finding (self, SP_FINDING_SHIFT, _("Shifts"), _("Statements between which an actor’s stance on an issue changed"));
}

static void
sp_filter_bar_finalize (GObject *object)
{
  g_clear_pointer (&SP_FILTER_BAR (object)->filter, sp_filter_unref);

  G_OBJECT_CLASS (sp_filter_bar_parent_class)->finalize (object);
}

static void
sp_filter_bar_class_init (SpFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = sp_filter_bar_set_property;
  object_class->constructed = sp_filter_bar_constructed;
  object_class->finalize = sp_filter_bar_finalize;
  g_object_class_install_property (object_class, PROP_FINDINGS,
                                   g_param_spec_boolean ("findings", NULL, NULL, FALSE,
                                                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  changed_signal = g_signal_new ("changed", SP_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_filter_bar_init (SpFilterBar *self)
{
  self->filter = sp_filter_new ();
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "filter-bar");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * sp_filter_bar_set_filter:
 * @self: a bar
 * @filter: a filter, not to be changed any more
 * @snapshot: (nullable): the rows, for names
 *
 * Shows a filter. Nothing is emitted: it was not chosen here.
 */
void
sp_filter_bar_set_filter (SpFilterBar *self,
                          SpFilter    *filter,
                          SpSnapshot  *snapshot)
{
  guint n = 0;

  g_return_if_fail (SP_IS_FILTER_BAR (self));

  sp_filter_ref (filter);
  g_clear_pointer (&self->filter, sp_filter_unref);
  self->filter = filter;
  remove_chips (self);
  for (guint part = 0; snapshot && part < SP_N_FILTER_PARTS; part++)
    {
      g_autofree char *words = sp_filter_dup_part_words (filter, snapshot, part);

      if (words && (part != SP_FILTER_PART_FINDING || !self->has_findings))
        {
          add_chip (self, part, words);
          n++;
        }
    }
  if (n > 1)
    add_clear_button (self);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0 || self->has_findings);
  show_findings (self);
}

/**
 * sp_filter_bar_get_filter:
 * @self: a bar
 *
 * Returns: (transfer none): what is asked for
 */
SpFilter *
sp_filter_bar_get_filter (SpFilterBar *self)
{
  g_return_val_if_fail (SP_IS_FILTER_BAR (self), NULL);

  return self->filter;
}
