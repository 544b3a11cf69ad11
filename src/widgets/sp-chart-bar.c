/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-chart-bar.h"

#include <glib/gi18n-lib.h>

/* Names longer than this are cut in the button; the list has them whole. */
#define MOST_CHARACTERS 28

struct _SpChartBar
{
  AdwBin parent_instance;

  SpPictureKind kind;
  SpId issue;
  GArray *issues;             /* of SpId, by place in the drop-down */
  gboolean following;         /* what changes now was not chosen here */

  GtkDropDown *chart_drop_down;
  GtkDropDown *issue_drop_down;
};

enum
{
  PROP_0,
  PROP_KIND,
  PROP_ISSUE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpChartBar, sp_chart_bar, ADW_TYPE_BIN)

/* The charts in the order of the drop-down. */
static const SpPictureKind charts[] = { SP_PICTURE_KIND_SPECTRUM, SP_PICTURE_KIND_TIMELINE, SP_PICTURE_KIND_GRID };

/* What was deleted meanwhile counts as not chosen. */
static guint
find_place (SpChartBar *self)
{
  for (guint i = 0; i < self->issues->len; i++)
    if (g_array_index (self->issues, SpId, i) == self->issue)
      return i;
  return self->issues->len > 0 ? 0 : GTK_INVALID_LIST_POSITION;
}

static void
show_issue (SpChartBar *self)
{
  self->following = TRUE;
  gtk_drop_down_set_selected (self->issue_drop_down, find_place (self));
  self->following = FALSE;
}

static void
show_chart (SpChartBar *self)
{
  self->following = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    if (charts[i] == self->kind)
      gtk_drop_down_set_selected (self->chart_drop_down, i);
  self->following = FALSE;
}

static void
issue_chosen_cb (SpChartBar *self)
{
  guint place = gtk_drop_down_get_selected (self->issue_drop_down);

  if (self->following || place >= self->issues->len)
    return;
  self->issue = g_array_index (self->issues, SpId, place);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ISSUE]);
}

static void
chart_chosen_cb (SpChartBar *self)
{
  guint place = gtk_drop_down_get_selected (self->chart_drop_down);

  if (self->following || place >= G_N_ELEMENTS (charts))
    return;
  self->kind = charts[place];
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

static void
setup_chosen_cb (SpChartBar  *self,
                 GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARACTERS);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_list_item_set_child (item, label);
}

static void
bind_chosen_cb (SpChartBar  *self,
                GtkListItem *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (name));
}

/* The button shows a name in little room; the list shows all of it. */
static void
add_factories (SpChartBar *self)
{
  g_autoptr (GtkListItemFactory) list = g_object_ref (gtk_drop_down_get_factory (self->issue_drop_down));
  g_autoptr (GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkExpression) name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  g_signal_connect_object (chosen, "setup", G_CALLBACK (setup_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chosen, "bind", G_CALLBACK (bind_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_drop_down_set_expression (self->issue_drop_down, name);
  gtk_drop_down_set_search_match_mode (self->issue_drop_down, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  gtk_drop_down_set_list_factory (self->issue_drop_down, list);
  gtk_drop_down_set_factory (self->issue_drop_down, chosen);
}

static void
sp_chart_bar_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  SpChartBar *self = SP_CHART_BAR (object);

  if (property_id == PROP_KIND)
    g_value_set_enum (value, self->kind);
  else if (property_id == PROP_ISSUE)
    g_value_set_int64 (value, self->issue);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
set_kind (SpChartBar    *self,
          SpPictureKind  kind)
{
  if (self->kind == kind)
    return;
  self->kind = kind;
  show_chart (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

static void
set_issue (SpChartBar *self,
           SpId        issue)
{
  if (self->issue == issue)
    return;
  self->issue = issue;
  show_issue (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ISSUE]);
}

static void
sp_chart_bar_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  SpChartBar *self = SP_CHART_BAR (object);

  if (property_id == PROP_KIND)
    set_kind (self, g_value_get_enum (value));
  else if (property_id == PROP_ISSUE)
    set_issue (self, g_value_get_int64 (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
sp_chart_bar_dispose (GObject *object)
{
  /* The bin would let go of the template's outermost child once more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_CHART_BAR);
  G_OBJECT_CLASS (sp_chart_bar_parent_class)->dispose (object);
}

static void
sp_chart_bar_finalize (GObject *object)
{
  g_clear_pointer (&SP_CHART_BAR (object)->issues, g_array_unref);
  G_OBJECT_CLASS (sp_chart_bar_parent_class)->finalize (object);
}

static void
sp_chart_bar_class_init (SpChartBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sp_chart_bar_get_property;
  object_class->set_property = sp_chart_bar_set_property;
  object_class->dispose = sp_chart_bar_dispose;
  object_class->finalize = sp_chart_bar_finalize;
  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, SP_TYPE_PICTURE_KIND, SP_PICTURE_KIND_GRID, flags);
  properties[PROP_ISSUE] = g_param_spec_int64 ("issue", NULL, NULL, 0, SP_ID_MAX, SP_ID_NONE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-chart-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SpChartBar, chart_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SpChartBar, issue_drop_down);
}

static void
sp_chart_bar_init (SpChartBar *self)
{
  self->kind = SP_PICTURE_KIND_GRID;
  self->issues = g_array_new (FALSE, FALSE, sizeof (SpId));
  gtk_widget_init_template (GTK_WIDGET (self));
  add_factories (self);
  g_signal_connect_swapped (self->chart_drop_down, "notify::selected", G_CALLBACK (chart_chosen_cb), self);
  g_signal_connect_swapped (self->issue_drop_down, "notify::selected", G_CALLBACK (issue_chosen_cb), self);
}

static void
append_issue (SpChartBar    *self,
              GtkStringList *names,
              SpId           id,
              const char    *name)
{
  g_array_append_val (self->issues, id);
  gtk_string_list_append (names, name);
}

/* Whether the list has the same issues under the same names; the chosen one is not opened anew for nothing. */
static gboolean
has_names (SpChartBar    *self,
           GtkStringList *names)
{
  GListModel *shown = gtk_drop_down_get_model (self->issue_drop_down);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));

  if (shown == NULL || g_list_model_get_n_items (shown) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (shown), i), gtk_string_list_get_string (names, i)))
      return FALSE;
  return TRUE;
}

/**
 * sp_chart_bar_follow:
 * @self: the bar
 * @snapshot: the project as it is now
 *
 * Lists the issues. A spectrum has one of them; the other charts may be about all.
 */
void
sp_chart_bar_follow (SpChartBar *self,
                     SpSnapshot *snapshot)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (SP_IS_CHART_BAR (self));

  g_array_set_size (self->issues, 0);
  if (self->kind != SP_PICTURE_KIND_SPECTRUM)
    append_issue (self, names, SP_ID_NONE, C_ ("chart", "All Issues"));
  for (guint i = 0; i < sp_snapshot_get_n_issues (snapshot); i++)
    append_issue (self, names, sp_snapshot_get_issue (snapshot, i)->id, sp_snapshot_get_issue (snapshot, i)->name);
  self->following = TRUE;
  if (!has_names (self, names))
    gtk_drop_down_set_model (self->issue_drop_down, G_LIST_MODEL (names));
  self->following = FALSE;
  show_issue (self);
}
