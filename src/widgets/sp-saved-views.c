/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-saved-views.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "sp-row-form.h"

#define DATE_MEMBER "as-of"

/**
 * sp_saved_views_get_first_name:
 * @kind: of picture
 *
 * Returns: (transfer none): the name of the view that is shown, as long as it has none of its own: that of the picture
 */
const char *
sp_saved_views_get_first_name (SpPictureKind kind)
{
  switch (kind)
    {
    case SP_PICTURE_KIND_DIAGRAM:
      return _("Diagram");
    case SP_PICTURE_KIND_GRID:
      return C_("chart", "Influence and Interest");
    case SP_PICTURE_KIND_SPECTRUM:
      return C_("chart", "Spectrum");
    case SP_PICTURE_KIND_TIMELINE:
      return C_("chart", "Timeline");
    case SP_PICTURE_KIND_MATRIX:
    default:
      return _("Matrix");
    }
}

/**
 * sp_saved_views_find_current:
 * @snapshot: the project
 * @kind: of picture
 *
 * Returns: (nullable): the view that is shown, as long as the snapshot lives
 */
const SpView *
sp_saved_views_find_current (SpSnapshot    *snapshot,
                             SpPictureKind  kind)
{
  for (guint i = 0; i < sp_snapshot_get_n_views (snapshot); i++)
    if (sp_snapshot_get_view (snapshot, i)->kind == kind)
      return sp_snapshot_get_view (snapshot, i);
  return NULL;
}

/**
 * sp_saved_views_list:
 * @snapshot: the project
 * @kind: of picture
 *
 * Returns: (transfer full) (element-type SpView): the views that are saved, as long as the snapshot lives
 */
GPtrArray *
sp_saved_views_list (SpSnapshot    *snapshot,
                     SpPictureKind  kind)
{
  GPtrArray *views = g_ptr_array_new ();
  const SpView *current = sp_saved_views_find_current (snapshot, kind);

  for (guint i = 0; i < sp_snapshot_get_n_views (snapshot); i++)
    {
      const SpView *view = sp_snapshot_get_view (snapshot, i);

      if (view->kind == kind && view != current)
        g_ptr_array_add (views, (gpointer) view);
    }
  return views;
}

static JsonObject *
parse (const char *settings)
{
  g_autoptr (JsonNode) root = *settings ? json_from_string (settings, NULL) : NULL;

  return root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_dup_object (root) : json_object_new ();
}

/* Takes OBJECT. */
static char *
print (JsonObject *object)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (root, object);
  return json_to_string (root, FALSE);
}

static char *
add_date (const char *settings,
          SpDate      date)
{
  JsonObject *object = parse (settings);
  g_autofree char *iso = sp_date_to_iso (date);

  json_object_set_string_member (object, DATE_MEMBER, iso);
  return print (object);
}

static char *
take_date (const char *settings,
           SpDate     *date,
           gboolean   *has_date)
{
  JsonObject *object = parse (settings);
  JsonNode *node = json_object_get_member (object, DATE_MEMBER);

  *has_date = node && json_node_get_value_type (node) == G_TYPE_STRING
              && sp_date_parse (json_node_get_string (node), date);
  json_object_remove_member (object, DATE_MEMBER);
  return print (object);
}

static gboolean
end_edit (SpStore   *store,
          gboolean   written,
          GError   **error)
{
  if (written)
    return sp_store_commit (store, error);
  sp_store_rollback (store);
  return FALSE;
}

static gboolean
begin_edit (SpStore     *store,
            const char  *label,
            const char  *name,
            GError     **error)
{
  g_autofree char *words = sp_edit_label (label, name);

  return sp_store_begin (store, words, error);
}

/* The first view of a kind is the one that is shown: a project without any gets it before one is saved. */
static gboolean
ensure_current (SpStore        *store,
                SpPictureKind   kind,
                const char     *settings,
                GError        **error)
{
  SpView row = SP_VIEW_INIT;

  if (sp_saved_views_find_current (sp_store_get_snapshot (store), kind))
    return TRUE;
  row.kind = kind;
  row.name = sp_saved_views_get_first_name (kind);
  row.settings = settings;
  return sp_store_add_view (store, &row, error) != SP_ID_NONE;
}

/**
 * sp_saved_views_save:
 * @store: the project's store
 * @kind: of picture
 * @name: a name that is not empty
 * @settings: what is shown, a JSON object
 * @as_of: the date of the pictures
 * @error: return location for an error of the store
 *
 * Saves what is shown as a new view.
 *
 * Returns: the view, or %SP_ID_NONE
 */
SpId
sp_saved_views_save (SpStore        *store,
                     SpPictureKind   kind,
                     const char     *name,
                     const char     *settings,
                     SpDate          as_of,
                     GError        **error)
{
  g_autofree char *dated = add_date (settings, as_of);
  SpView row = SP_VIEW_INIT;
  SpId id = SP_ID_NONE;

  if (!begin_edit (store, _("Save view “%s”"), name, error))
    return SP_ID_NONE;
  row.kind = kind;
  row.name = name;
  row.settings = dated;
  if (ensure_current (store, kind, settings, error))
    id = sp_store_add_view (store, &row, error);
  return end_edit (store, id != SP_ID_NONE, error) ? id : SP_ID_NONE;
}

static const SpView *
find_view (SpStore  *store,
           SpId      id,
           GError  **error)
{
  const SpView *view = sp_snapshot_find_view (sp_store_get_snapshot (store), id);

  if (!view)
    g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_MISSING, _("This view does not exist any more."));
  return view;
}

static gboolean
write_current (SpStore       *store,
               const SpView  *view,
               GError       **error)
{
  SpProjectRow project = *sp_snapshot_get_project (sp_store_get_snapshot (store));
  SpView current = *sp_saved_views_find_current (sp_store_get_snapshot (store), view->kind);
  SpDate date = SP_DATE_NONE;
  gboolean has_date;
  g_autofree char *settings = take_date (view->settings, &date, &has_date);

  current.settings = settings;
  project.as_of = date;
  return sp_store_update_view (store, &current, error)
         && (!has_date || sp_store_update_project (store, &project, error));
}

/**
 * sp_saved_views_apply:
 * @store: the project's store
 * @id: a saved view
 * @error: return location for an error of the store
 *
 * Shows a saved view: its settings become the current ones, its date that of the pictures.
 *
 * Returns: whether it was written
 */
gboolean
sp_saved_views_apply (SpStore  *store,
                      SpId      id,
                      GError  **error)
{
  const SpView *view = find_view (store, id, error);

  return view && begin_edit (store, _("Show view “%s”"), view->name, error)
         && end_edit (store, write_current (store, view, error), error);
}

static gboolean
write_row (SpStore       *store,
           const char    *label,
           const SpView  *row,
           GError       **error)
{
  return begin_edit (store, label, row->name, error) && end_edit (store, sp_store_update_view (store, row, error), error);
}

/**
 * sp_saved_views_update:
 * @store: the project's store
 * @id: a saved view
 * @settings: what is shown, a JSON object
 * @as_of: the date of the pictures
 * @error: return location for an error of the store
 *
 * Saves what is shown in place of what the view was.
 *
 * Returns: whether it was written
 */
gboolean
sp_saved_views_update (SpStore     *store,
                       SpId         id,
                       const char  *settings,
                       SpDate       as_of,
                       GError     **error)
{
  const SpView *view = find_view (store, id, error);
  g_autofree char *dated = add_date (settings, as_of);
  SpView row;

  if (!view)
    return FALSE;
  row = *view;
  row.settings = dated;
  return write_row (store, _("Update view “%s”"), &row, error);
}

/**
 * sp_saved_views_rename:
 * @store: the project's store
 * @id: a saved view
 * @name: a name that is not empty
 * @error: return location for an error of the store
 *
 * Returns: whether it was written
 */
gboolean
sp_saved_views_rename (SpStore     *store,
                       SpId         id,
                       const char  *name,
                       GError     **error)
{
  const SpView *view = find_view (store, id, error);
  SpView row;

  if (!view)
    return FALSE;
  row = *view;
  row.name = name;
  return write_row (store, _("Rename view to “%s”"), &row, error);
}
