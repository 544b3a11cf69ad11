/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-choices.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _SpPictureChoices
{
  GtkPopover parent_instance;

  SpPictureKind kind;
  GArray *issues;             /* of SpId, as they stand in the rows, after the choices without an issue */
  gboolean following;         /* what changes now was not chosen here */

  SpPictureSettings *settings;
  AdwEntryRow *date_row;
  AdwComboRow *colour_row;
  AdwComboRow *position_row;
};

/* What stands before the issues in the row of colours, and in that of positions. */
enum
{
  COLOUR_OWN,
  COLOUR_BLOC,
  N_COLOURS,
};

#define N_POSITIONS 1

/* The rows that are named after the settings that they choose. */
static const char * const choices[] = {
  "rule", "roll-up", "fold-speakers", "issue-order", "grouping", "group-issues",
  "counts", "issue-margins", "actor-margins", "trees", "stated-links", "speaks-for",
  "agreement", "conflict", "link-labels", "hulls", "interest", "legend",
  "sources",
};

enum
{
  PROP_0,
  PROP_KIND,
  PROP_IS_MATRIX,
  PROP_IS_DIAGRAM,
  PROP_IS_GRID,
};

G_DEFINE_FINAL_TYPE (SpPictureChoices, sp_picture_choices, GTK_TYPE_POPOVER)

static gboolean
is_date (SpPictureChoices *self)
{
  SpDate date;

  return sp_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->date_row)), &date);
}

/* What is wrong is marked while it is typed, and cannot be applied. */
static void
date_typed_cb (SpPictureChoices *self)
{
  gboolean right = is_date (self);

  if (right)
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->date_row), right ? NULL : _("A date like 2025, 2025-12 or 2025-12-15"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->date_row), GTK_ACCESSIBLE_STATE_INVALID,
                               right ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
apply_date_cb (SpPictureChoices *self)
{
  if (is_date (self))
    g_signal_emit_by_name (self, "date-chosen", gtk_editable_get_text (GTK_EDITABLE (self->date_row)));
}

/* SP_ID_NONE for a place before the first issue. */
static SpId
get_issue (SpPictureChoices *self,
           guint             place,
           guint             n_before)
{
  return place >= n_before && place - n_before < self->issues->len ? g_array_index (self->issues, SpId, place - n_before)
                                                                   : SP_ID_NONE;
}

static void
choose_colour_cb (SpPictureChoices *self)
{
  guint place = adw_combo_row_get_selected (self->colour_row);

  if (!self->following && place != GTK_INVALID_LIST_POSITION)
    sp_picture_settings_set_colour (self->settings, get_issue (self, place, N_COLOURS), place == COLOUR_BLOC);
}

static void
choose_position_cb (SpPictureChoices *self)
{
  guint place = adw_combo_row_get_selected (self->position_row);

  if (!self->following && place != GTK_INVALID_LIST_POSITION)
    g_object_set (self->settings, "position-issue", get_issue (self, place, N_POSITIONS), NULL);
}

/* G_MAXUINT for an issue that is not there. */
static guint
find_place (SpPictureChoices *self,
            SpId              issue)
{
  for (guint i = 0; i < self->issues->len; i++)
    if (g_array_index (self->issues, SpId, i) == issue)
      return i;
  return G_MAXUINT;
}

static void
show_issues (SpPictureChoices *self)
{
  SpId colour, position;
  gboolean by_bloc;
  guint place;

  g_object_get (self->settings, "colour-issue", &colour, "colour-blocs", &by_bloc, "position-issue", &position, NULL);
  self->following = TRUE;
  place = find_place (self, colour);
  adw_combo_row_set_selected (self->colour_row, place != G_MAXUINT ? place + N_COLOURS : by_bloc ? COLOUR_BLOC : COLOUR_OWN);
  place = find_place (self, position);
  adw_combo_row_set_selected (self->position_row, place != G_MAXUINT ? place + N_POSITIONS : 0);
  self->following = FALSE;
}

static void
sp_picture_choices_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SpPictureKind kind = SP_PICTURE_CHOICES (object)->kind;

  switch (property_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, kind);
      break;
    case PROP_IS_MATRIX:
      g_value_set_boolean (value, kind == SP_PICTURE_KIND_MATRIX);
      break;
    case PROP_IS_DIAGRAM:
      g_value_set_boolean (value, kind == SP_PICTURE_KIND_DIAGRAM);
      break;
    case PROP_IS_GRID:
      g_value_set_boolean (value, kind == SP_PICTURE_KIND_GRID);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_picture_choices_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (property_id == PROP_KIND)
    {
      SP_PICTURE_CHOICES (object)->kind = g_value_get_enum (value);
      g_object_notify (object, "is-matrix");
      g_object_notify (object, "is-diagram");
      g_object_notify (object, "is-grid");
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
sp_picture_choices_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_PICTURE_CHOICES);
  G_OBJECT_CLASS (sp_picture_choices_parent_class)->dispose (object);
}

static void
sp_picture_choices_finalize (GObject *object)
{
  g_clear_object (&SP_PICTURE_CHOICES (object)->settings);
  g_clear_pointer (&SP_PICTURE_CHOICES (object)->issues, g_array_unref);
  G_OBJECT_CLASS (sp_picture_choices_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  static const struct
  {
    guint property_id;
    const char *name;
  } switches[] = { { PROP_IS_MATRIX, "is-matrix" }, { PROP_IS_DIAGRAM, "is-diagram" }, { PROP_IS_GRID, "is-grid" } };

  g_object_class_install_property (object_class, PROP_KIND,
                                   g_param_spec_enum ("kind", NULL, NULL, SP_TYPE_PICTURE_KIND, SP_PICTURE_KIND_MATRIX,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    g_object_class_install_property (object_class, switches[i].property_id,
                                     g_param_spec_boolean (switches[i].name, NULL, NULL, FALSE,
                                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
sp_picture_choices_class_init (SpPictureChoicesClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = sp_picture_choices_get_property;
  object_class->set_property = sp_picture_choices_set_property;
  object_class->dispose = sp_picture_choices_dispose;
  object_class->finalize = sp_picture_choices_finalize;
  install_properties (object_class);
  g_signal_new ("date-chosen", SP_TYPE_PICTURE_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "win.help", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-picture-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPictureChoices, date_row);
  gtk_widget_class_bind_template_child (widget_class, SpPictureChoices, colour_row);
  gtk_widget_class_bind_template_child (widget_class, SpPictureChoices, position_row);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_widget_class_bind_template_child_full (widget_class, choices[i], FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, date_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_date_cb);
}

static void
sp_picture_choices_init (SpPictureChoices *self)
{
  self->issues = g_array_new (FALSE, FALSE, sizeof (SpId));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->colour_row, "notify::selected", G_CALLBACK (choose_colour_cb), self);
  g_signal_connect_swapped (self->position_row, "notify::selected", G_CALLBACK (choose_position_cb), self);
}

static void
bind_choices (SpPictureChoices *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GObject *row = gtk_widget_get_template_child (GTK_WIDGET (self), SP_TYPE_PICTURE_CHOICES, choices[i]);

      g_object_bind_property (self->settings, choices[i], row, ADW_IS_SWITCH_ROW (row) ? "active" : "selected",
                              G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
    }
}

/**
 * sp_picture_choices_new:
 * @settings: what is chosen in it
 *
 * Returns: (transfer floating): a popover that shows the settings, and changes them
 */
GtkWidget *
sp_picture_choices_new (SpPictureSettings *settings)
{
  SpPictureChoices *self = g_object_new (SP_TYPE_PICTURE_CHOICES, NULL);

  self->settings = g_object_ref (settings);
  bind_choices (self);
  g_signal_connect_object (settings, "notify::colour-issue", G_CALLBACK (show_issues), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::colour-blocs", G_CALLBACK (show_issues), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::position-issue", G_CALLBACK (show_issues), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static gboolean
has_issues (SpPictureChoices *self,
            GListModel       *names,
            SpSnapshot       *snapshot)
{
  guint n = sp_snapshot_get_n_issues (snapshot);

  if (self->issues->len != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const SpIssue *issue = sp_snapshot_get_issue (snapshot, i);

      if (g_array_index (self->issues, SpId, i) != issue->id
          || !g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), i + N_COLOURS), issue->name))
        return FALSE;
    }
  return TRUE;
}

static void
list_issues (SpPictureChoices *self,
             SpSnapshot       *snapshot)
{
  g_autoptr (GtkStringList) colours = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) positions = gtk_string_list_new (NULL);

  g_array_set_size (self->issues, 0);
  gtk_string_list_append (colours, _("Own Colour"));
  gtk_string_list_append (colours, _("Bloc"));
  /* Translators: nodes stand where the layout has them, and not along an issue */
  gtk_string_list_append (positions, C_("along", "Nothing"));
  for (guint i = 0; i < sp_snapshot_get_n_issues (snapshot); i++)
    {
      const SpIssue *issue = sp_snapshot_get_issue (snapshot, i);

      g_array_append_val (self->issues, issue->id);
      gtk_string_list_append (colours, issue->name);
      gtk_string_list_append (positions, issue->name);
    }
  self->following = TRUE;
  adw_combo_row_set_model (self->colour_row, G_LIST_MODEL (colours));
  adw_combo_row_set_model (self->position_row, G_LIST_MODEL (positions));
  self->following = FALSE;
  show_issues (self);
}

/**
 * sp_picture_choices_follow:
 * @self: the popover
 * @snapshot: the project as it is now
 *
 * Shows the project's date, and its issues to choose colour and place by.
 */
void
sp_picture_choices_follow (SpPictureChoices *self,
                           SpSnapshot       *snapshot)
{
  GListModel *names;
  g_autofree char *date = NULL;

  g_return_if_fail (SP_IS_PICTURE_CHOICES (self));

  names = adw_combo_row_get_model (self->colour_row);
  date = sp_date_to_iso (sp_snapshot_get_project (snapshot)->as_of);
  if (names == NULL || !has_issues (self, names, snapshot))
    list_issues (self, snapshot);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->date_row)), date))
    gtk_editable_set_text (GTK_EDITABLE (self->date_row), date);
}
