/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-finding-row.h"

#include <glib/gi18n-lib.h>

#include "sp-arrow-row.h"
#include "sp-share-bar.h"

/* More are shown when they are asked for. */
#define FEW_PARTS 50

/**
 * SpFindingRow:
 *
 * Opens into the rows of the project that it was found in. One click on any of them goes there.
 */
struct _SpFindingRow
{
  AdwExpanderRow parent_instance;

  SpShareBar *bar;

  GPtrArray *insights;
  const SpInsightRow *row;
  GPtrArray *shown;         /* GtkWidget: the rows in it */
  gboolean shows_all;
};

G_DEFINE_FINAL_TYPE (SpFindingRow, sp_finding_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  GO_TO,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void show_parts (SpFindingRow *self);

static void
part_activated_cb (SpFindingRow *self,
                   AdwActionRow *action_row)
{
  const SpInsightRow *part = g_object_get_data (G_OBJECT (action_row), "part");

  g_signal_emit (self, signals[GO_TO], 0, part->table, part->id, part->issue);
}

static void
show_all_cb (SpFindingRow *self)
{
  self->shows_all = TRUE;
  show_parts (self);
  gtk_widget_grab_focus (g_ptr_array_index (self->shown, FEW_PARTS));
}

static void
add_row (SpFindingRow *self,
         GtkWidget    *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->shown, row);
}

static void
add_button (SpFindingRow *self,
            guint         n)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %'u More", "Show %'u More", n), n);
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "activated", G_CALLBACK (show_all_cb), self, G_CONNECT_SWAPPED);
  add_row (self, row);
}

static void
add_part (SpFindingRow       *self,
          const SpInsightRow *part,
          const char         *title,
          const char         *detail)
{
  GtkWidget *action_row = sp_arrow_row_new (title, detail);

  g_object_set_data (G_OBJECT (action_row), "part", (gpointer) part);
  g_signal_connect_object (action_row, "activated", G_CALLBACK (part_activated_cb), self, G_CONNECT_SWAPPED);
  add_row (self, action_row);
}

static void
add_whole (SpFindingRow *self)
{
  if (self->row->table == SP_TABLE_ISSUE)
    add_part (self, self->row, _("All statements on this issue"), "");
  else if (self->row->table == SP_TABLE_ACTOR && self->row->issue != SP_ID_NONE)
    add_part (self, self->row, _("All statements of this actor on this issue"), "");
  else if (self->row->table == SP_TABLE_ACTOR)
    add_part (self, self->row, _("All statements of this actor"), "");
}

static void
add_rest (SpFindingRow *self)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %'u more", "and %'u more", self->row->n_more),
                                           self->row->n_more);
  GtkWidget *action_row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (action_row), text);
  gtk_widget_add_css_class (action_row, "dimmed");
  add_row (self, action_row);
}

static void
show_parts (SpFindingRow *self)
{
  guint n = self->row->parts->len;
  guint n_shown = self->shows_all || n <= FEW_PARTS + 1 ? n : FEW_PARTS;

  for (guint i = 0; i < self->shown->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->shown, i));
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < n_shown; i++)
    {
      const SpInsightRow *part = g_ptr_array_index (self->row->parts, i);

      add_part (self, part, part->title, part->detail);
    }
  if (n_shown < n)
    add_button (self, n - n_shown + self->row->n_more);
  else if (self->row->n_more > 0)
    add_rest (self);
  add_whole (self);
}

static void
expanded_cb (SpFindingRow *self)
{
  if (self->shown->len == 0 && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    show_parts (self);
}

static void
sp_finding_row_dispose (GObject *object)
{
  SpFindingRow *self = SP_FINDING_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_FINDING_ROW);
  g_clear_pointer (&self->insights, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_finding_row_parent_class)->dispose (object);
}

static void
sp_finding_row_class_init (SpFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_finding_row_dispose;
  /**
   * SpFindingRow::go-to:
   * @table: a table, %SP_TABLE_ACTOR for a cell
   * @id: the row
   * @issue: the issue of a cell, or %SP_ID_NONE
   */
  signals[GO_TO] = g_signal_new ("go-to", SP_TYPE_FINDING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 3, G_TYPE_INT, G_TYPE_INT64, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFindingRow, bar);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
}

static void
sp_finding_row_init (SpFindingRow *self)
{
  self->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
has_counts (const SpInsightRow *row)
{
  for (guint i = 0; i < SP_N_STEPS; i++)
    if (row->counts[i] > 0.0)
      return TRUE;
  return FALSE;
}

/**
 * sp_finding_row_new:
 * @insights: what was found; a reference is taken
 * @row: one row of it
 *
 * Returns: (transfer floating): a closed row
 */
GtkWidget *
sp_finding_row_new (GPtrArray          *insights,
                    const SpInsightRow *row)
{
  SpFindingRow *self = g_object_new (SP_TYPE_FINDING_ROW, NULL);
  gboolean counted = has_counts (row);

  self->insights = g_ptr_array_ref (insights);
  self->row = row;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), row->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), row->detail);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), counted || !isnan (row->share));
  if (counted)
    sp_share_bar_set_counts (self->bar, row->counts);
  else if (!isnan (row->share))
    sp_share_bar_set_share (self->bar, row->share);
  return GTK_WIDGET (self);
}
