/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-insight-group.h"

#include <glib/gi18n-lib.h>

#include "sp-finding-row.h"

/* More are shown when they are asked for. */
#define FEW_ROWS 5

/**
 * SpInsightGroup:
 *
 * A heading with the sentence that sums it up, the first rows, and a button that tells the method. An insight that
 * has not changed leaves its rows as they stand; of others the open ones are opened again.
 */
struct _SpInsightGroup
{
  AdwPreferencesGroup parent_instance;

  GtkMenuButton *method_button;
  GtkLabel *method_label;
  GtkLabel *reference_label;

  SpInsightKind kind;
  GPtrArray *insights;      /* nullable */
  GPtrArray *rows;          /* GtkWidget: those that are shown */
  gboolean shows_all;
};

G_DEFINE_FINAL_TYPE (SpInsightGroup, sp_insight_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  GO_TO,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void show_rows (SpInsightGroup *self);

static void
go_to_cb (SpInsightGroup *self,
          int             table,
          gint64          id,
          gint64          issue)
{
  g_signal_emit (self, signals[GO_TO], 0, table, id, issue);
}

static const SpInsight *
get_insight (SpInsightGroup *self)
{
  return g_ptr_array_index (self->insights, self->kind);
}

static void
show_all_cb (SpInsightGroup *self)
{
  self->shows_all = TRUE;
  show_rows (self);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN (FEW_ROWS, self->rows->len - 1)));
}

static void
add_button (SpInsightGroup *self,
            guint           n)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %'u More", "Show %'u More", n), n);
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "activated", G_CALLBACK (show_all_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_rest (SpInsightGroup *self,
          guint           n)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more, which “standpoint-cli analyse” lists",
                                                         "and %u more, which “standpoint-cli analyse” lists", n), n);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (row, "dimmed");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* The titles of the rows that are open. */
static GHashTable *
list_open (SpInsightGroup *self)
{
  GHashTable *titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (SP_IS_FINDING_ROW (row) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        g_hash_table_add (titles, g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))));
    }
  return titles;
}

static void
remove_rows (SpInsightGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_rows (SpInsightGroup *self)
{
  const SpInsight *insight = get_insight (self);
  guint n = self->shows_all || insight->rows->len <= FEW_ROWS + 1 ? insight->rows->len : FEW_ROWS;
  g_autoptr (GHashTable) open = list_open (self);

  remove_rows (self);
  for (guint i = 0; i < n; i++)
    {
      const SpInsightRow *found = g_ptr_array_index (insight->rows, i);
      GtkWidget *row = sp_finding_row_new (self->insights, found);

      g_signal_connect_object (row, "go-to", G_CALLBACK (go_to_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
      if (g_hash_table_contains (open, found->title))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    }
  if (n < insight->rows->len)
    add_button (self, insight->rows->len - n);
  else if (insight->n_more > 0)
    add_rest (self, insight->n_more);
}

static void
sp_insight_group_dispose (GObject *object)
{
  SpInsightGroup *self = SP_INSIGHT_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_INSIGHT_GROUP);
  g_clear_pointer (&self->insights, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_insight_group_parent_class)->dispose (object);
}

static void
sp_insight_group_class_init (SpInsightGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_insight_group_dispose;
  /**
   * SpInsightGroup::go-to:
   * @table: a table, %SP_TABLE_ACTOR for a cell
   * @id: the row
   * @issue: the issue of a cell, or %SP_ID_NONE
   */
  signals[GO_TO] = g_signal_new ("go-to", SP_TYPE_INSIGHT_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 3, G_TYPE_INT, G_TYPE_INT64, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-insight-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SpInsightGroup, method_button);
  gtk_widget_class_bind_template_child (widget_class, SpInsightGroup, method_label);
  gtk_widget_class_bind_template_child (widget_class, SpInsightGroup, reference_label);
}

static void
sp_insight_group_init (SpInsightGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Beside its heading "How was this computed" is clear; to a screen reader it is said in full. */
static void
name_button (SpInsightGroup *self)
{
  /* Translators: the heading of an insight, such as "Blocs" */
  g_autofree char *name = g_strdup_printf (_("How was this computed: %s"), sp_insight_get_title (self->kind));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->method_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * sp_insight_group_new:
 * @kind: which insight
 *
 * Returns: (transfer floating): a group without rows
 */
GtkWidget *
sp_insight_group_new (SpInsightKind kind)
{
  SpInsightGroup *self = g_object_new (SP_TYPE_INSIGHT_GROUP, NULL);
  const char *reference = sp_insight_get_reference (kind);

  self->kind = kind;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), sp_insight_get_title (kind));
  gtk_label_set_text (self->method_label, sp_insight_get_method (kind));
  gtk_label_set_text (self->reference_label, reference);
  gtk_widget_set_visible (GTK_WIDGET (self->reference_label), *reference != '\0');
  name_button (self);
  return GTK_WIDGET (self);
}

/**
 * sp_insight_group_show:
 * @self: a group
 * @insights: (element-type SpInsight): what was found; a reference is taken
 *
 * Shows one of the insights. Takes time for the rows that are shown, none if it is the same as before.
 */
void
sp_insight_group_show (SpInsightGroup *self,
                       GPtrArray      *insights)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autofree char *summary = NULL;

  g_return_if_fail (SP_IS_INSIGHT_GROUP (self));

  before = g_steal_pointer (&self->insights);
  self->insights = g_ptr_array_ref (insights);
  if (before && sp_insight_equal (g_ptr_array_index (before, self->kind), get_insight (self)))
    return;

  /* The description is read as markup. */
  summary = g_markup_escape_text (get_insight (self)->summary, -1);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), summary);
  show_rows (self);
}
