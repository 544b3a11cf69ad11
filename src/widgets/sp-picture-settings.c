/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-settings.h"

#include "sp-filter-json.h"
#include "sp-picture-places-json.h"

enum
{
  PROP_0,
  PROP_ACTOR_ORDER,
  PROP_ISSUE_ORDER,
  PROP_RULE,
  PROP_LAYOUT,
  PROP_SEED,
  PROP_COLOUR_ISSUE,
  PROP_COLOUR_BLOCS,
  PROP_HULLS,
  PROP_POSITION_ISSUE,
  PROP_ROLL_UP,
  PROP_COUNTS,
  PROP_GROUPING,
  PROP_GROUP_ISSUES,
  PROP_FOLD_SPEAKERS,
  PROP_ISSUE_MARGINS,
  PROP_ACTOR_MARGINS,
  PROP_TREES,
  PROP_STATED_LINKS,
  PROP_AGREEMENT,
  PROP_CONFLICT,
  PROP_SPEAKS_FOR,
  PROP_LINK_LABELS,
  PROP_LEGEND,
  PROP_SOURCES,
  PROP_ISSUE,
  PROP_INTEREST,
  N_PROPS,
};

struct _SpPictureSettings
{
  GObject parent_instance;

  gint64 values[N_PROPS];     /* by number of the property */
  GHashTable *places;
  SpFilter *filter;
  gboolean reading;
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (SpPictureSettings, sp_picture_settings, G_TYPE_OBJECT)

static const char * const layout_tokens[] = {
  [SP_LAYOUT_METHOD_AUTOMATIC] = "automatic", [SP_LAYOUT_METHOD_DISTANCES] = "distances", [SP_LAYOUT_METHOD_CAMPS] = "camps",
  [SP_LAYOUT_METHOD_FRUCHTERMAN_REINGOLD] = "fruchterman-reingold", [SP_LAYOUT_METHOD_KAMADA_KAWAI] = "kamada-kawai",
  [SP_LAYOUT_METHOD_CIRCLE] = "circle",
};

/* The enumeration whose tokens stand in the file, of properties that have one. */
static GType
get_enum_type (guint property_id)
{
  if (property_id == PROP_ACTOR_ORDER || property_id == PROP_ISSUE_ORDER)
    return SP_TYPE_ORDER;
  if (property_id == PROP_GROUPING || property_id == PROP_INTEREST)
    return property_id == PROP_GROUPING ? SP_TYPE_GROUPING : SP_TYPE_INTEREST;
  return property_id == PROP_RULE ? SP_TYPE_RULE : G_TYPE_INVALID;
}

static gint64
get_default (guint property_id)
{
  switch (property_id)
    {
    case PROP_STATED_LINKS:
    case PROP_SPEAKS_FOR:
    case PROP_LINK_LABELS:
    case PROP_ISSUE_MARGINS:
    case PROP_LEGEND:
    case PROP_SEED:
      return 1;
    default:
      return 0;
    }
}

static void
set_value (SpPictureSettings *self,
           guint              property_id,
           gint64             value)
{
  if (self->values[property_id] == value)
    return;
  self->values[property_id] = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
  if (!self->reading)
    g_signal_emit (self, changed_signal, 0);
}

static void
sp_picture_settings_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SpPictureSettings *self = SP_PICTURE_SETTINGS (object);

  if (G_IS_PARAM_SPEC_UINT (pspec))
    g_value_set_uint (value, (guint) self->values[property_id]);
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    g_value_set_boolean (value, self->values[property_id] != 0);
  else if (G_IS_PARAM_SPEC_INT64 (pspec))
    g_value_set_int64 (value, self->values[property_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
sp_picture_settings_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  SpPictureSettings *self = SP_PICTURE_SETTINGS (object);

  if (G_IS_PARAM_SPEC_UINT (pspec))
    set_value (self, property_id, g_value_get_uint (value));
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    set_value (self, property_id, g_value_get_boolean (value) ? 1 : 0);
  else if (G_IS_PARAM_SPEC_INT64 (pspec))
    set_value (self, property_id, g_value_get_int64 (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
sp_picture_settings_finalize (GObject *object)
{
  SpPictureSettings *self = SP_PICTURE_SETTINGS (object);

  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->filter, sp_filter_unref);
  G_OBJECT_CLASS (sp_picture_settings_parent_class)->finalize (object);
}

static const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

static void
add_choice (guint       property_id,
            const char *name,
            guint       maximum)
{
  properties[property_id] = g_param_spec_uint (name, NULL, NULL, 0, maximum, (guint) get_default (property_id), flags);
}

static void
add_switch (guint       property_id,
            const char *name)
{
  properties[property_id] = g_param_spec_boolean (name, NULL, NULL, get_default (property_id) != 0, flags);
}

static void
add_number (guint       property_id,
            const char *name)
{
  properties[property_id] = g_param_spec_int64 (name, NULL, NULL, 0, SP_ID_MAX, get_default (property_id), flags);
}

static void
sp_picture_settings_class_init (SpPictureSettingsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = sp_picture_settings_get_property;
  object_class->set_property = sp_picture_settings_set_property;
  object_class->finalize = sp_picture_settings_finalize;
  add_choice (PROP_ACTOR_ORDER, "actor-order", SP_ORDER_SIMILARITY);
  add_choice (PROP_ISSUE_ORDER, "issue-order", SP_ORDER_SIMILARITY);
  add_choice (PROP_RULE, "rule", SP_RULE_STRONGEST);
  add_choice (PROP_LAYOUT, "layout", SP_LAYOUT_METHOD_CIRCLE);
  add_number (PROP_SEED, "seed");
  add_number (PROP_COLOUR_ISSUE, "colour-issue");
  add_switch (PROP_COLOUR_BLOCS, "colour-blocs");
  add_switch (PROP_HULLS, "hulls");
  add_number (PROP_POSITION_ISSUE, "position-issue");
  add_switch (PROP_ROLL_UP, "roll-up");
  add_switch (PROP_COUNTS, "counts");
  add_choice (PROP_GROUPING, "grouping", SP_GROUPING_SPEAKS_FOR);
  add_switch (PROP_GROUP_ISSUES, "group-issues");
  add_switch (PROP_FOLD_SPEAKERS, "fold-speakers");
  add_switch (PROP_ISSUE_MARGINS, "issue-margins");
  add_switch (PROP_ACTOR_MARGINS, "actor-margins");
  add_switch (PROP_TREES, "trees");
  add_switch (PROP_STATED_LINKS, "stated-links");
  add_switch (PROP_AGREEMENT, "agreement");
  add_switch (PROP_CONFLICT, "conflict");
  add_switch (PROP_SPEAKS_FOR, "speaks-for");
  add_switch (PROP_LINK_LABELS, "link-labels");
  add_switch (PROP_LEGEND, "legend");
  add_switch (PROP_SOURCES, "sources");
  add_number (PROP_ISSUE, "issue");
  add_choice (PROP_INTEREST, "interest", SP_INTEREST_ACTIVITY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", SP_TYPE_PICTURE_SETTINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_picture_settings_init (SpPictureSettings *self)
{
  self->places = sp_picture_places_new ();
  self->filter = sp_filter_new ();
  for (guint i = 1; i < N_PROPS; i++)
    self->values[i] = get_default (i);
}

/**
 * sp_picture_settings_new:
 *
 * Returns: (transfer full): settings with every choice at its default
 */
SpPictureSettings *
sp_picture_settings_new (void)
{
  return g_object_new (SP_TYPE_PICTURE_SETTINGS, NULL);
}

static JsonObject *
parse_object (const char *json)
{
  g_autoptr (JsonNode) root = json != NULL && *json != '\0' ? json_from_string (json, NULL) : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_dup_object (root) : json_object_new ();
}

static gint64
read_token (guint       property_id,
            const char *token)
{
  GType type = get_enum_type (property_id);
  int value;

  if (type != G_TYPE_INVALID)
    return sp_enum_from_token (type, token, &value) ? value : get_default (property_id);
  for (guint i = 0; property_id == PROP_LAYOUT && i < G_N_ELEMENTS (layout_tokens); i++)
    if (g_str_equal (layout_tokens[i], token))
      return i;
  return get_default (property_id);
}

static gint64
read_value (JsonObject *object,
            guint       property_id)
{
  JsonNode *node = json_object_get_member (object, properties[property_id]->name);
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_STRING)
    return read_token (property_id, json_node_get_string (node));
  if (type == G_TYPE_BOOLEAN && G_IS_PARAM_SPEC_BOOLEAN (properties[property_id]))
    return json_node_get_boolean (node);
  if (type == G_TYPE_INT64 && G_IS_PARAM_SPEC_INT64 (properties[property_id]))
    return CLAMP (json_node_get_int (node), 0, SP_ID_MAX);
  return get_default (property_id);
}

/**
 * sp_picture_settings_read:
 * @self: the settings
 * @json: (nullable): the settings of a view
 *
 * Takes over what a view keeps. What is missing or makes no sense gets its default. Properties are notified, but
 * "changed" is not emitted: nothing was chosen.
 */
void
sp_picture_settings_read (SpPictureSettings *self,
                          const char        *json)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GHashTable) places = NULL;
  JsonNode *member;

  g_return_if_fail (SP_IS_PICTURE_SETTINGS (self));

  object = parse_object (json);
  self->reading = TRUE;
  for (guint i = 1; i < N_PROPS; i++)
    set_value (self, i, read_value (object, i));
  self->reading = FALSE;
  member = json_object_get_member (object, "filter");
  g_clear_pointer (&self->filter, sp_filter_unref);
  self->filter = sp_filter_from_json (member != NULL && JSON_NODE_HOLDS_OBJECT (member) ? json_node_get_object (member) : NULL);
  member = json_object_get_member (object, "places");
  places = sp_picture_places_from_json (member != NULL && JSON_NODE_HOLDS_OBJECT (member) ? json_node_get_object (member) : NULL);
  sp_picture_settings_set_places (self, places);
}

static void
write_value (SpPictureSettings *self,
             JsonObject        *object,
             guint              property_id)
{
  const char *name = properties[property_id]->name;
  int value = (int) self->values[property_id];
  GType type = get_enum_type (property_id);

  if (type != G_TYPE_INVALID)
    json_object_set_string_member (object, name, sp_enum_to_token (type, value));
  else if (property_id == PROP_LAYOUT)
    json_object_set_string_member (object, name, layout_tokens[value]);
  else if (G_IS_PARAM_SPEC_BOOLEAN (properties[property_id]))
    json_object_set_boolean_member (object, name, value != 0);
  else
    json_object_set_int_member (object, name, self->values[property_id]);
}

/**
 * sp_picture_settings_write:
 * @self: the settings
 * @former: (nullable): the settings that the view had; members unknown here are taken over from it
 *
 * Returns: (transfer full): the settings for a view, a JSON object
 */
char *
sp_picture_settings_write (SpPictureSettings *self,
                           const char        *former)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object;

  g_return_val_if_fail (SP_IS_PICTURE_SETTINGS (self), NULL);

  object = parse_object (former);
  for (guint i = 1; i < N_PROPS; i++)
    write_value (self, object, i);
  if (g_hash_table_size (self->places) > 0)
    json_object_set_object_member (object, "places", sp_picture_places_to_json (self->places));
  else
    json_object_remove_member (object, "places");
  if (!sp_filter_is_empty (self->filter))
    json_object_set_object_member (object, "filter", sp_filter_to_json (self->filter));
  else
    json_object_remove_member (object, "filter");
  json_node_take_object (root, object);
  return json_to_string (root, FALSE);
}

/**
 * sp_picture_settings_fill_options:
 * @self: the settings
 * @options: (inout): options of a picture
 *
 * Fills in what the settings decide, places and filter included: those are lent, for as long as the settings keep them.
 */
void
sp_picture_settings_fill_options (SpPictureSettings *self,
                                  SpPictureOptions  *options)
{
  g_return_if_fail (SP_IS_PICTURE_SETTINGS (self));

  options->actor_order = (SpOrder) self->values[PROP_ACTOR_ORDER];
  options->issue_order = (SpOrder) self->values[PROP_ISSUE_ORDER];
  options->positions.rule = (SpRule) self->values[PROP_RULE];
  options->positions.roll_up = self->values[PROP_ROLL_UP] != 0;
  options->show_counts = self->values[PROP_COUNTS] != 0;
  options->actor_grouping = (SpGrouping) self->values[PROP_GROUPING];
  options->group_issues = self->values[PROP_GROUP_ISSUES] != 0;
  options->fold_speakers = self->values[PROP_FOLD_SPEAKERS] != 0;
  options->show_issue_margins = self->values[PROP_ISSUE_MARGINS] != 0;
  options->show_actor_margins = self->values[PROP_ACTOR_MARGINS] != 0;
  options->show_trees = self->values[PROP_TREES] != 0;
  options->layout = (SpLayoutMethod) self->values[PROP_LAYOUT];
  options->seed = (guint64) self->values[PROP_SEED];
  options->colour_issue = self->values[PROP_COLOUR_ISSUE];
  options->colour_by_bloc = self->values[PROP_COLOUR_BLOCS] != 0;
  options->show_hulls = self->values[PROP_HULLS] != 0;
  options->position_issue = self->values[PROP_POSITION_ISSUE];
  options->show_stated_links = self->values[PROP_STATED_LINKS] != 0;
  options->show_agreement = self->values[PROP_AGREEMENT] != 0;
  options->show_conflict = self->values[PROP_CONFLICT] != 0;
  options->show_speaks_for = self->values[PROP_SPEAKS_FOR] != 0;
  options->show_link_labels = self->values[PROP_LINK_LABELS] != 0;
  options->show_legend = self->values[PROP_LEGEND] != 0;
  options->show_sources = self->values[PROP_SOURCES] != 0;
  options->issue = self->values[PROP_ISSUE];
  options->interest = (SpInterest) self->values[PROP_INTEREST];
  options->places = self->places;
  options->filter = self->filter;
}

/**
 * sp_picture_settings_get_filter:
 * @self: the settings
 *
 * Returns: (transfer none): of what the picture is
 */
SpFilter *
sp_picture_settings_get_filter (SpPictureSettings *self)
{
  g_return_val_if_fail (SP_IS_PICTURE_SETTINGS (self), NULL);
  return self->filter;
}

/**
 * sp_picture_settings_set_filter:
 * @self: the settings
 * @filter: of what the picture is to be; not to be changed from now on
 */
void
sp_picture_settings_set_filter (SpPictureSettings *self,
                                SpFilter          *filter)
{
  g_return_if_fail (SP_IS_PICTURE_SETTINGS (self));

  if (sp_filter_equal (self->filter, filter))
    return;
  sp_filter_ref (filter);
  g_clear_pointer (&self->filter, sp_filter_unref);
  self->filter = filter;
  g_signal_emit (self, changed_signal, 0);
}

/**
 * sp_picture_settings_get_places:
 * @self: the settings
 *
 * Returns: (transfer none) (element-type SpId SpPlace): where nodes stood
 */
GHashTable *
sp_picture_settings_get_places (SpPictureSettings *self)
{
  g_return_val_if_fail (SP_IS_PICTURE_SETTINGS (self), NULL);
  return self->places;
}

/**
 * sp_picture_settings_set_places:
 * @self: the settings
 * @places: (transfer none) (element-type SpId SpPlace): where nodes stand; not to be changed from now on
 */
void
sp_picture_settings_set_places (SpPictureSettings *self,
                                GHashTable        *places)
{
  g_return_if_fail (SP_IS_PICTURE_SETTINGS (self));

  g_hash_table_ref (places);
  g_clear_pointer (&self->places, g_hash_table_unref);
  self->places = places;
}

/**
 * sp_picture_settings_is_arranged_like:
 * @self: the settings
 * @other: other settings
 *
 * Tells whether nodes that stand as the one settings have them need not be arranged anew for the other: what else is chosen is
 * drawn with every node where it stands.
 *
 * Returns: whether layout, its beginning, the issue along which nodes stand and the places are the same
 */
gboolean
sp_picture_settings_is_arranged_like (SpPictureSettings *self,
                                      SpPictureSettings *other)
{
  g_return_val_if_fail (SP_IS_PICTURE_SETTINGS (self) && SP_IS_PICTURE_SETTINGS (other), FALSE);

  return self->values[PROP_LAYOUT] == other->values[PROP_LAYOUT] && self->values[PROP_SEED] == other->values[PROP_SEED]
         && self->values[PROP_POSITION_ISSUE] == other->values[PROP_POSITION_ISSUE]
         && sp_picture_places_equal (self->places, other->places);
}

/**
 * sp_picture_settings_set_colour:
 * @self: the settings
 * @issue: an issue whose stances colour the nodes, or %SP_ID_NONE
 * @by_bloc: whether, without an issue, their blocs do
 *
 * Chooses both as one change.
 */
void
sp_picture_settings_set_colour (SpPictureSettings *self,
                                SpId               issue,
                                gboolean           by_bloc)
{
  gboolean changed;

  g_return_if_fail (SP_IS_PICTURE_SETTINGS (self));

  changed = self->values[PROP_COLOUR_ISSUE] != issue || self->values[PROP_COLOUR_BLOCS] != by_bloc;
  self->reading = TRUE;
  set_value (self, PROP_COLOUR_ISSUE, issue);
  set_value (self, PROP_COLOUR_BLOCS, by_bloc);
  self->reading = FALSE;
  if (changed)
    g_signal_emit (self, changed_signal, 0);
}
