/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-page-private.h"

/* Context menus, and the actions in them: all of them about the thing that the menu was opened on. */

#define MENUS "/io/github/standpoint/Standpoint/sp-picture-menus.ui"

static SpId
get_actor (SpPicturePage *self)
{
  gboolean has_actor = self->has_menu_key
                       && (self->menu_key.kind == SP_TARGET_ACTOR || self->menu_key.kind == SP_TARGET_CELL);

  return has_actor ? self->menu_key.id1 : SP_ID_NONE;
}

static SpId
get_issue (SpPicturePage *self)
{
  if (!self->has_menu_key)
    return SP_ID_NONE;
  if (self->menu_key.kind == SP_TARGET_CELL)
    return self->menu_key.id2;
  return self->menu_key.kind == SP_TARGET_ISSUE ? self->menu_key.id1 : SP_ID_NONE;
}

static void
edit_actor (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "edit-actor", get_actor (SP_PICTURE_PAGE (widget)));
}

static void
edit_issue (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "edit-issue", get_issue (SP_PICTURE_PAGE (widget)));
}

static void
edit_link (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "edit-link", SP_PICTURE_PAGE (widget)->menu_key.id1);
}

static void
edit_statement (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "edit-statement", SP_PICTURE_PAGE (widget)->menu_key.id1);
}

static void
edit_source (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "edit-source", SP_PICTURE_PAGE (widget)->menu_key.id1);
}

static void
add_statement (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SpPicturePage *self = SP_PICTURE_PAGE (widget);

  g_signal_emit_by_name (self, "add-statement", get_actor (self), get_issue (self));
}

static void
add_link (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SpPicturePage *self = SP_PICTURE_PAGE (widget);

  g_signal_emit_by_name (self, "add-link", get_actor (self), SP_ID_NONE);
}

static void
add_actor (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SpPicturePage *self = SP_PICTURE_PAGE (widget);

  g_signal_emit_by_name (self, "add-actor", self->menu_x, self->menu_y);
}

static void
add_issue (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "add-issue");
}

static void
rearrange (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SpPicturePage *self = SP_PICTURE_PAGE (widget);
  gint64 seed;

  g_object_get (self->settings, "seed", &seed, NULL);
  g_object_set (self->settings, "seed", seed < SP_ID_MAX ? seed + 1 : 1, NULL);
}

static void
unpin (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  SpPicturePage *self = SP_PICTURE_PAGE (widget);

  if (get_actor (self) != SP_ID_NONE)
    sp_picture_page_unpin (self, get_actor (self));
}

static void
unpin_all (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  sp_picture_page_unpin (SP_PICTURE_PAGE (widget), SP_ID_NONE);
}

/**
 * sp_picture_page_install_actions:
 * @widget_class: the class of the page
 */
void
sp_picture_page_install_actions (GtkWidgetClass *widget_class)
{
  const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "page.edit-actor", edit_actor },
    { "page.edit-issue", edit_issue },
    { "page.edit-link", edit_link },
    { "page.edit-source", edit_source },
    { "page.edit-statement", edit_statement },
    { "page.add-statement", add_statement },
    { "page.add-link", add_link },
    { "page.add-actor", add_actor },
    { "page.add-issue", add_issue },
    { "page.rearrange", rearrange },
    { "page.unpin", unpin },
    { "page.unpin-all", unpin_all },
    { "page.size-evidence", sp_picture_page_size_evidence },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  /* The window has the picture in all the forms that can be pasted. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "win.copy-picture", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_CONTROL_MASK, "page.size-evidence", NULL);
}

/**
 * sp_picture_page_update_actions:
 * @self: the page
 *
 * Brings up to date what can be done.
 */
void
sp_picture_page_update_actions (SpPicturePage *self)
{
  SpId actor = get_actor (self);
  const SpPlace *place = g_hash_table_lookup (sp_picture_settings_get_places (self->settings), &actor);
  gboolean diagram = self->kind == SP_PICTURE_KIND_DIAGRAM;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.unpin", diagram && place != NULL && place->pinned);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.unpin-all", diagram && sp_picture_page_has_pinned (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.rearrange", diagram && !sp_picture_page_is_along_issue (self));
}

static const char *
get_menu_name (const SpPictureKey *key)
{
  if (key == NULL)
    return "ground_menu";
  switch (key->kind)
    {
    case SP_TARGET_CELL:
      return "cell_menu";
    case SP_TARGET_ACTOR:
      return "actor_menu";
    case SP_TARGET_ISSUE:
      return "issue_menu";
    case SP_TARGET_LINK:
      return "link_menu";
    case SP_TARGET_SOURCE:
      return "source_menu";
    case SP_TARGET_STATEMENT:
      return "statement_menu";
    case SP_TARGET_AGREEMENT:
    default:
      return NULL;
    }
}

static void
note_place (SpPicturePage      *self,
            const SpPictureKey *key,
            double              x,
            double              y)
{
  self->has_menu_key = key != NULL;
  if (key != NULL)
    self->menu_key = *key;
  self->menu_x = self->menu_y = NAN;
  if (sp_picture_view_get_scene (self->view) != NULL)
    sp_picture_view_to_scene (self->view, x, y, &self->menu_x, &self->menu_y);
  sp_picture_page_update_actions (self);
}

/**
 * sp_picture_page_popup_menu:
 * @self: the page
 * @key: (nullable): what the menu is about, or `NULL` for the ground
 * @x: where, in the view
 * @y: where, in the view
 */
void
sp_picture_page_popup_menu (SpPicturePage      *self,
                            const SpPictureKey *key,
                            double              x,
                            double              y)
{
  const char *name = get_menu_name (key);
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  g_autoptr (GtkBuilder) builder = NULL;

  if (name == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self), &point, &point))
    return;
  note_place (self, key, x, y);
  builder = gtk_builder_new_from_resource (MENUS);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (gtk_builder_get_object (builder, name)));
  /* Not the child of the view, which has only what stands in the picture for its accessible children. */
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
has_statements (SpPicturePage      *self,
                const SpPictureKey *cell,
                SpId               *newest)
{
  SpPictureOptions options;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (SpEvidenceItem) item = NULL;

  sp_picture_page_fill_options (self, &options);
  list = sp_evidence_list_new (self->snapshot, &options.positions, cell, NULL);
  item = g_list_model_get_item (list, 0);
  if (item == NULL)
    return FALSE;
  *newest = sp_evidence_item_get_statement (item)->id;
  return TRUE;
}

static void
activate_cell (SpPicturePage      *self,
               const SpPictureKey *cell)
{
  SpId newest;

  if (has_statements (self, cell, &newest))
    g_signal_emit_by_name (self, "edit-statement", newest);
  else
    g_signal_emit_by_name (self, "add-statement", cell->id1, cell->id2);
}

/**
 * sp_picture_page_activate:
 * @self: the page
 * @key: what was double-clicked, or chosen with Enter
 *
 * Asks for it to be edited. An empty cell asks for its first statement.
 */
void
sp_picture_page_activate (SpPicturePage      *self,
                          const SpPictureKey *key)
{
  switch (key->kind)
    {
    case SP_TARGET_CELL:
      activate_cell (self, key);
      break;
    case SP_TARGET_ACTOR:
      g_signal_emit_by_name (self, "edit-actor", key->id1);
      break;
    case SP_TARGET_ISSUE:
      g_signal_emit_by_name (self, "edit-issue", key->id1);
      break;
    case SP_TARGET_LINK:
      g_signal_emit_by_name (self, "edit-link", key->id1);
      break;
    case SP_TARGET_SOURCE:
      g_signal_emit_by_name (self, "edit-source", key->id1);
      break;
    case SP_TARGET_STATEMENT:
      g_signal_emit_by_name (self, "edit-statement", key->id1);
      break;
    case SP_TARGET_AGREEMENT:
    default:
      break;
    }
}
