/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-window-private.h"

/*
 * The pages of a project. Each is made when it is shown for the first time, or asked for: until then nothing can have
 * happened to it that the project, what is selected and the settings do not tell.
 */

static const char * const names[SP_N_PAGES] = { "sources", "matrix", "diagram", "charts", "statements", "insights" };

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
  sp_window_show_page (self, SP_PAGE_SOURCES);
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

  if (self->pages_follow || self->leading_page || !gtk_widget_get_mapped (GTK_WIDGET (page)))
    return;

  self->leading_page = GTK_WIDGET (page);
  if (!select_several (self, page))
    select_key (self, key);
  self->leading_page = NULL;
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

static void
select_in_picture (SpWindow *self,
                   SpPage    page)
{
  SpPictureKey key = self->looked_for;

  /* The diagram has no cells: their actor stands for them. */
  if (page == SP_PAGE_DIAGRAM && key.kind == SP_TARGET_CELL)
    key = (SpPictureKey) { SP_TARGET_ACTOR, key.id1, SP_ID_NONE };
  sp_picture_page_select (SP_PICTURE_PAGE (self->pages[page]), key.id1 != SP_ID_NONE ? &key : NULL);
}

/* What is selected in the window is selected in the pictures, but for the one that it was selected in. A statement leaves
 * them as they are: it is mostly reached through its cell. */
static void
selection_changed_cb (SpWindow *self)
{
  SpPictureKey key;
  gboolean found = find_key (self, &key);

  if (self->pages_follow || (!found && !sp_selection_is_empty (self->selection)))
    return;

  self->looked_for = found ? key : (SpPictureKey) { SP_TARGET_CELL, SP_ID_NONE, SP_ID_NONE };
  self->pages_follow = TRUE;
  for (SpPage page = SP_PAGE_MATRIX; page <= SP_PAGE_CHARTS; page++)
    if (self->pages[page] && self->pages[page] != self->leading_page)
      select_in_picture (self, page);
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
set_page_store (GtkWidget *page,
                SpStore   *store)
{
  if (SP_IS_PICTURE_PAGE (page))
    sp_picture_page_set_store (SP_PICTURE_PAGE (page), store);
  else if (SP_IS_SOURCES_PAGE (page))
    sp_sources_page_set_store (SP_SOURCES_PAGE (page), store);
  else if (SP_IS_STATEMENTS_PAGE (page))
    sp_statements_page_set_store (SP_STATEMENTS_PAGE (page), store);
  else
    sp_insights_page_set_store (SP_INSIGHTS_PAGE (page), store);
}

static GtkWidget *
create_picture (SpWindow *self,
                SpPage    page)
{
  static const SpPictureKind kinds[SP_N_PAGES] = {
    [SP_PAGE_MATRIX] = SP_PICTURE_KIND_MATRIX,
    [SP_PAGE_DIAGRAM] = SP_PICTURE_KIND_DIAGRAM,
    [SP_PAGE_CHARTS] = SP_PICTURE_KIND_SPECTRUM,
  };
  GtkWidget *picture = sp_picture_page_new (kinds[page]);

  connect_picture (self, SP_PICTURE_PAGE (picture));
  sp_picture_page_set_store (SP_PICTURE_PAGE (picture), sp_project_get_store (self->project));
  sp_picture_page_set_date (SP_PICTURE_PAGE (picture), self->date);
  g_settings_bind (self->settings, "evidence-height", picture, "evidence-height", G_SETTINGS_BIND_DEFAULT);
  return picture;
}

static GtkWidget *
create_statements (SpWindow *self)
{
  SpStatementsPage *page = g_object_new (SP_TYPE_STATEMENTS_PAGE, NULL);

  sp_statements_page_set_store (page, sp_project_get_store (self->project));
  sp_statements_page_set_selection (page, self->selection);
  return GTK_WIDGET (page);
}

static GtkWidget *
create_insights (SpWindow *self)
{
  SpInsightsPage *page = g_object_new (SP_TYPE_INSIGHTS_PAGE, NULL);

  sp_insights_page_set_store (page, sp_project_get_store (self->project));
  sp_insights_page_set_selection (page, self->selection);
  g_signal_connect_object (page, "activated", G_CALLBACK (sp_window_show_inspector), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (page);
}

static GtkWidget *
create_page (SpWindow *self,
             SpPage    page)
{
  switch (page)
    {
    case SP_PAGE_SOURCES:
      return sp_window_create_sources_page (self);
    case SP_PAGE_MATRIX:
    case SP_PAGE_DIAGRAM:
    case SP_PAGE_CHARTS:
      return create_picture (self, page);
    case SP_PAGE_STATEMENTS:
      return create_statements (self);
    case SP_PAGE_INSIGHTS:
      return create_insights (self);
    case SP_N_PAGES:
    default:
      g_assert_not_reached ();
    }
}

static SpPage
find_named (const char *name)
{
  SpPage page = 0;

  while (page < SP_PAGE_INSIGHTS && g_strcmp0 (names[page], name) != 0)
    page++;
  return page;
}

static SpPage
find_shown (SpWindow *self)
{
  return find_named (adw_view_stack_get_visible_child_name (self->view->pages));
}

static void
page_shown_cb (SpWindow *self)
{
  SpPage page = find_shown (self);

  sp_window_get_page (self, page);
  if (page == SP_PAGE_SOURCES)
    sp_outline_show_table (self->view->outline, SP_TABLE_SOURCE);
}

static void
outline_activated_cb (SpWindow *self)
{
  if (sp_selection_get_table (self->selection) == SP_TABLE_SOURCE)
    sp_window_show_page (self, SP_PAGE_SOURCES);
  else
    sp_window_show_inspector (self);
}

/**
 * sp_window_connect_view:
 * @self: a window with a view
 *
 * Listens to the list and to what becomes of the pages.
 */
void
sp_window_connect_view (SpWindow *self)
{
  SpProjectView *view = self->view;

  sp_outline_set_selection (view->outline, self->selection);
  sp_inspector_set_selection (view->inspector, self->selection);
  g_signal_connect_object (view->inspector, "edited", G_CALLBACK (sp_window_toast_undo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view->outline, "picked", G_CALLBACK (sp_window_offer_inspector), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view->outline, "activated", G_CALLBACK (outline_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view->pages, "notify::visible-child", G_CALLBACK (page_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sp_window_get_page:
 * @self: a window with a project
 * @page: which page
 *
 * Returns: (transfer none): the page, which is made where it has not been shown yet
 */
GtkWidget *
sp_window_get_page (SpWindow *self,
                    SpPage    page)
{
  if (self->pages[page])
    return self->pages[page];

  self->pages[page] = create_page (self, page);
  if (SP_IS_PICTURE_PAGE (self->pages[page]))
    select_in_picture (self, page);
  adw_bin_set_child (ADW_BIN (adw_view_stack_get_child_by_name (self->view->pages, names[page])), self->pages[page]);
  return self->pages[page];
}

/**
 * sp_window_find_page:
 * @self: a window
 * @page: which page
 *
 * Returns: (transfer none) (nullable): the page, `NULL` as long as it has not been made
 */
GtkWidget *
sp_window_find_page (SpWindow *self,
                     SpPage    page)
{
  return self->pages[page];
}

/**
 * sp_window_get_shown_page:
 * @self: a window with a project
 *
 * Returns: (transfer none): the page on top
 */
GtkWidget *
sp_window_get_shown_page (SpWindow *self)
{
  return sp_window_get_page (self, find_shown (self));
}

/**
 * sp_window_get_page_title:
 * @self: a window with a project
 * @page: which page
 *
 * Returns: (transfer none): what the switcher calls it
 */
const char *
sp_window_get_page_title (SpWindow *self,
                          SpPage    page)
{
  GtkWidget *place = adw_view_stack_get_child_by_name (self->view->pages, names[page]);

  return adw_view_stack_page_get_title (adw_view_stack_get_page (self->view->pages, place));
}

/**
 * sp_window_show_page:
 * @self: a window with a project
 * @page: which page
 *
 * Brings a page to the top. The focus goes there from the page that had it.
 */
void
sp_window_show_page (SpWindow *self,
                     SpPage    page)
{
  /* Before it is shown: there is something for the focus to go to. */
  sp_window_get_page (self, page);
  adw_view_stack_set_visible_child_name (self->view->pages, names[page]);
}

/**
 * sp_window_show_page_named:
 * @self: a window with a project
 * @name: the name of a page, as in the action "win.show-page"
 *
 * Brings a page to the top, and the focus into it.
 */
void
sp_window_show_page_named (SpWindow   *self,
                           const char *name)
{
  sp_window_show_page (self, find_named (name));
  gtk_widget_grab_focus (sp_window_get_shown_page (self));
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
  sp_outline_set_store (self->view->outline, store);
  sp_inspector_set_store (self->view->inspector, store);
  g_object_set (self->view, "store", store, NULL);
  for (SpPage page = 0; page < SP_N_PAGES; page++)
    if (self->pages[page])
      set_page_store (self->pages[page], store);
}
