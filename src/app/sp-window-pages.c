/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-window-private.h"

#include "sp-saved-views.h"
#include "sp-search-dialog.h"

static void
edit_row (SpWindow *self,
          SpTable   table,
          gint64    id)
{
  sp_selection_select (self->selection, table, id);
  sp_window_show_inspector (self);
}

static void
edit_actor_cb (SpWindow *self,
               gint64    id)
{
  edit_row (self, SP_TABLE_ACTOR, id);
}

static void
edit_issue_cb (SpWindow *self,
               gint64    id)
{
  edit_row (self, SP_TABLE_ISSUE, id);
}

static void
edit_statement_cb (SpWindow *self,
                   gint64    id)
{
  edit_row (self, SP_TABLE_STATEMENT, id);
}

static void
edit_link_cb (SpWindow *self,
              gint64    id)
{
  edit_row (self, SP_TABLE_LINK, id);
}

static void
edit_source_cb (SpWindow *self,
                gint64    id)
{
  sp_selection_select (self->selection, SP_TABLE_SOURCE, id);
  adw_view_stack_set_visible_child_name (self->pages, "sources");
}

static void
add_issue_cb (SpWindow *self)
{
  sp_window_add_row (self, SP_TABLE_ISSUE);
}

static SpTable
get_table (SpTargetKind kind)
{
  return kind == SP_TARGET_ACTOR ? SP_TABLE_ACTOR : kind == SP_TARGET_ISSUE ? SP_TABLE_ISSUE
         : kind == SP_TARGET_LINK ? SP_TABLE_LINK : SP_TABLE_PROJECT;
}

/* Several things of one kind, which the inspector can show together. */
static gboolean
select_several (SpWindow      *self,
                SpPicturePage *page)
{
  g_autoptr (GArray) keys = sp_picture_view_list_selected (sp_picture_page_get_view (page));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (SpId));
  SpTargetKind kind = keys->len > 0 ? g_array_index (keys, SpPictureKey, 0).kind : SP_TARGET_CELL;

  for (guint i = 0; i < keys->len; i++)
    {
      if (g_array_index (keys, SpPictureKey, i).kind != kind)
        return FALSE;
      g_array_append_val (ids, g_array_index (keys, SpPictureKey, i).id1);
    }
  if (ids->len < 2 || get_table (kind) == SP_TABLE_PROJECT)
    return FALSE;
  sp_selection_select_several (self->selection, get_table (kind), ids);
  return TRUE;
}

static void
select_key (SpWindow           *self,
            const SpPictureKey *key)
{
  if (!key)
    sp_selection_clear (self->selection);
  else if (key->kind == SP_TARGET_ACTOR)
    sp_selection_select (self->selection, SP_TABLE_ACTOR, key->id1);
  else if (key->kind == SP_TARGET_ISSUE)
    sp_selection_select (self->selection, SP_TABLE_ISSUE, key->id1);
  else if (key->kind == SP_TARGET_LINK)
    sp_selection_select (self->selection, SP_TABLE_LINK, key->id1);
  else if (key->kind == SP_TARGET_SOURCE)
    sp_selection_select (self->selection, SP_TABLE_SOURCE, key->id1);
  else if (key->kind == SP_TARGET_STATEMENT)
    sp_selection_select (self->selection, SP_TABLE_STATEMENT, key->id1);
  else if (key->kind == SP_TARGET_CELL)
    sp_selection_select_cell (self->selection, key->id1, key->id2);
}

/* What is selected in a picture is selected in the window. */
static void
picture_selected_cb (SpPicturePage *page,
                     GParamSpec    *pspec,
                     SpWindow      *self)
{
  const SpPictureKey *key = sp_picture_page_get_selected (page);

  if (self->pages_follow || !gtk_widget_get_mapped (GTK_WIDGET (page)))
    return;

  self->pages_follow = TRUE;
  if (!select_several (self, page))
    select_key (self, key);
  self->pages_follow = FALSE;
}

static gboolean
find_key (SpWindow     *self,
          SpPictureKey *key)
{
  SpId id = sp_selection_get_id (self->selection);

  if (sp_selection_is_cell (self->selection))
    *key = (SpPictureKey) { SP_TARGET_CELL, id, sp_selection_get_issue (self->selection) };
  else if (sp_selection_get_table (self->selection) == SP_TABLE_ACTOR)
    *key = (SpPictureKey) { SP_TARGET_ACTOR, id, SP_ID_NONE };
  else if (sp_selection_get_table (self->selection) == SP_TABLE_ISSUE)
    *key = (SpPictureKey) { SP_TARGET_ISSUE, id, SP_ID_NONE };
  else if (sp_selection_get_table (self->selection) == SP_TABLE_LINK)
    *key = (SpPictureKey) { SP_TARGET_LINK, id, SP_ID_NONE };
  else
    return FALSE;
  return id != SP_ID_NONE;
}

/* What is selected in the window is selected in the pictures. A statement leaves them as they are: it is
 * mostly reached through its cell. */
static void
selection_changed_cb (SpWindow *self)
{
  SpPictureKey key;
  SpPictureKey node;
  gboolean found = find_key (self, &key);

  if (self->pages_follow || (!found && !sp_selection_is_empty (self->selection)))
    return;

  /* The diagram has no cells: their actor stands for them. */
  node = found && key.kind == SP_TARGET_CELL ? (SpPictureKey) { SP_TARGET_ACTOR, key.id1, SP_ID_NONE } : key;
  self->pages_follow = TRUE;
  sp_picture_page_select (self->matrix_page, found ? &key : NULL);
  sp_picture_page_select (self->diagram_page, found ? &node : NULL);
  sp_picture_page_select (self->charts_page, found ? &key : NULL);
  self->pages_follow = FALSE;
}

static void
connect_picture (SpWindow      *self,
                 SpPicturePage *page)
{
  g_signal_connect_object (page, "notify::selected", G_CALLBACK (picture_selected_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (page, "edit-actor", G_CALLBACK (edit_actor_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "edit-issue", G_CALLBACK (edit_issue_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "edit-statement", G_CALLBACK (edit_statement_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "edit-link", G_CALLBACK (edit_link_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "edit-source", G_CALLBACK (edit_source_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "add-statement", G_CALLBACK (sp_window_add_statement), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "add-link", G_CALLBACK (sp_window_add_link), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "add-actor", G_CALLBACK (sp_window_add_actor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "add-issue", G_CALLBACK (add_issue_cb), self, G_CONNECT_SWAPPED);
}

static void
page_shown_cb (SpWindow *self)
{
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "sources") == 0)
    sp_outline_show_table (self->outline, SP_TABLE_SOURCE);
}

static void
outline_activated_cb (SpWindow *self)
{
  if (sp_selection_get_table (self->selection) == SP_TABLE_SOURCE)
    adw_view_stack_set_visible_child_name (self->pages, "sources");
  else
    sp_window_show_inspector (self);
}

/**
 * sp_window_connect_pages:
 * @self: a window
 *
 * Listens to the pages and the list.
 */
void
sp_window_connect_pages (SpWindow *self)
{
  g_autoptr (SpPictureDate) date = sp_picture_date_new ();

  connect_picture (self, self->matrix_page);
  connect_picture (self, self->diagram_page);
  connect_picture (self, self->charts_page);
  sp_picture_page_set_date (self->matrix_page, date);
  sp_picture_page_set_date (self->diagram_page, date);
  sp_picture_page_set_date (self->charts_page, date);
  sp_statements_page_set_selection (self->statements_page, self->selection);
  g_signal_connect_object (self->inspector, "edited", G_CALLBACK (sp_window_toast_undo), self, G_CONNECT_SWAPPED);
  sp_insights_page_set_selection (self->insights_page, self->selection);
  sp_window_connect_sources_page (self);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (page_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->insights_page, "activated", G_CALLBACK (sp_window_show_inspector), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline, "activated", G_CALLBACK (outline_activated_cb), self, G_CONNECT_SWAPPED);
}

static void
show_view (SpWindow *self,
           SpId      id)
{
  SpStore *store = sp_project_get_store (self->project);
  const SpView *view = sp_snapshot_find_view (sp_store_get_snapshot (store), id);
  SpPictureKind kind = view ? view->kind : SP_PICTURE_KIND_MATRIX;
  g_autoptr (GError) error = NULL;

  if (kind == SP_PICTURE_KIND_MATRIX || kind == SP_PICTURE_KIND_DIAGRAM)
    adw_view_stack_set_visible_child_name (self->pages, kind == SP_PICTURE_KIND_DIAGRAM ? "diagram" : "matrix");
  else
    {
      sp_picture_page_set_kind (self->charts_page, kind);
      adw_view_stack_set_visible_child_name (self->pages, "charts");
    }
  if (!sp_saved_views_apply (store, id, &error))
    sp_window_toast (self, error->message);
}

/* Goes where a thing is seen best. */
static void
search_chosen_cb (SpWindow *self,
                  int       table,
                  gint64    id)
{
  if (table == SP_TABLE_VIEW)
    {
      show_view (self, id);
      return;
    }
  if (table == SP_TABLE_STATEMENT)
    adw_view_stack_set_visible_child_name (self->pages, "statements");
  else if (table == SP_TABLE_LINK)
    adw_view_stack_set_visible_child_name (self->pages, "diagram");
  else if (table == SP_TABLE_SOURCE)
    adw_view_stack_set_visible_child_name (self->pages, "sources");
  sp_selection_select (self->selection, table, id);
  sp_window_show_inspector (self);
}

static void
search_action_cb (SpWindow   *self,
                  const char *detailed_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (detailed_name, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

/**
 * sp_window_search:
 * @self: a window with a project
 *
 * Opens the search over everything.
 */
void
sp_window_search (SpWindow *self)
{
  AdwDialog *dialog = sp_search_dialog_new (sp_project_get_store (self->project));

  sp_inspector_settle (self->inspector);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (search_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "action", G_CALLBACK (search_action_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/**
 * sp_window_set_pages_store:
 * @self: a window
 * @store: (nullable): the project's store
 *
 * Shows a project on all pages, in the list and in the inspector.
 */
void
sp_window_set_pages_store (SpWindow *self,
                           SpStore  *store)
{
  if (!store)
    sp_selection_clear (self->selection);
  sp_outline_set_store (self->outline, store);
  sp_inspector_set_store (self->inspector, store);
  sp_picture_page_set_store (self->matrix_page, store);
  sp_picture_page_set_store (self->diagram_page, store);
  sp_picture_page_set_store (self->charts_page, store);
  sp_statements_page_set_store (self->statements_page, store);
  sp_insights_page_set_store (self->insights_page, store);
  sp_sources_page_set_store (self->sources_page, store);
}
