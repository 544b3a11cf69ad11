/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-window-private.h"

#include "sp-saved-views.h"
#include "sp-search-dialog.h"

static void
show_view (SpWindow *self,
           SpId      id)
{
  SpStore *store = sp_project_get_store (self->project);
  const SpView *view = sp_snapshot_find_view (sp_store_get_snapshot (store), id);
  SpPictureKind kind = view ? view->kind : SP_PICTURE_KIND_MATRIX;
  g_autoptr (GError) error = NULL;

  if (kind == SP_PICTURE_KIND_MATRIX || kind == SP_PICTURE_KIND_DIAGRAM)
    sp_window_show_page (self, kind == SP_PICTURE_KIND_DIAGRAM ? SP_PAGE_DIAGRAM : SP_PAGE_MATRIX);
  else
    {
      sp_picture_page_set_kind (SP_PICTURE_PAGE (sp_window_get_page (self, SP_PAGE_CHARTS)), kind);
      sp_window_show_page (self, SP_PAGE_CHARTS);
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
    sp_window_show_page (self, SP_PAGE_STATEMENTS);
  else if (table == SP_TABLE_LINK)
    sp_window_show_page (self, SP_PAGE_DIAGRAM);
  else if (table == SP_TABLE_SOURCE)
    sp_window_show_page (self, SP_PAGE_SOURCES);
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

  sp_inspector_settle (self->view->inspector);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (search_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "action", G_CALLBACK (search_action_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
