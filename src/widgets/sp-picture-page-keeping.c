/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-page-private.h"

#include <glib/gi18n-lib.h>

#include "sp-diagram-place.h"
#include "sp-saved-views.h"

/*
 * What a page keeps in the project: its choices and the places of nodes, as the settings of the first view of its kind.
 * They are written as edits like any other, and so can be undone.
 */

static const SpView *
find_view (SpPicturePage *self)
{
  return self->store != NULL ? sp_saved_views_find_current (sp_store_get_snapshot (self->store), self->kind) : NULL;
}

/**
 * sp_picture_page_read_settings:
 * @self: the page
 *
 * Takes over what the project keeps. Nodes stay where they stand, unless it is about their places.
 *
 * Returns: whether it is not what was taken over last
 */
gboolean
sp_picture_page_read_settings (SpPicturePage *self)
{
  const SpView *view = find_view (self);
  g_autofree char *kept = g_strdup (self->kept);
  g_autoptr (SpPictureSettings) former = NULL;

  if (!g_set_str (&self->kept, view != NULL ? view->settings : ""))
    return FALSE;
  former = sp_picture_settings_new ();
  sp_picture_settings_read (former, kept);
  sp_picture_settings_read (self->settings, self->kept);
  if (!sp_picture_settings_is_arranged_like (self->settings, former))
    self->keep_places = FALSE;
  return TRUE;
}

static gboolean
write_view (SpPicturePage *self,
            GError       **error)
{
  const SpView *view = find_view (self);
  SpView row = view != NULL ? *view : SP_VIEW_INIT;
  g_autofree char *settings = sp_picture_settings_write (self->settings, row.settings);

  row.settings = settings;
  if (view != NULL)
    return sp_store_update_view (self->store, &row, error);
  row.kind = self->kind;
  row.name = sp_saved_views_get_first_name (self->kind);
  return sp_store_add_view (self->store, &row, error) != SP_ID_NONE;
}

/**
 * sp_picture_page_write_settings:
 * @self: the page
 * @label: for the history
 * @error: return location for an error of the store
 *
 * Writes choices and places into the project: as one edit, or as part of the one that is under way.
 *
 * Returns: whether it was written; if not, nothing was
 */
gboolean
sp_picture_page_write_settings (SpPicturePage *self,
                                const char    *label,
                                GError       **error)
{
  if (self->store == NULL)
    return TRUE;
  if (sp_store_is_editing (self->store))
    return write_view (self, error);
  if (!sp_store_begin (self->store, label, error))
    return FALSE;
  if (write_view (self, error))
    return sp_store_commit (self->store, error);
  sp_store_rollback (self->store);
  return FALSE;
}

/**
 * sp_picture_page_is_along_issue:
 * @self: the page
 *
 * Returns: whether values and not places say where nodes stand
 */
gboolean
sp_picture_page_is_along_issue (SpPicturePage *self)
{
  SpId issue;

  g_object_get (self->settings, "position-issue", &issue, NULL);
  return self->kind == SP_PICTURE_KIND_DIAGRAM && issue != SP_ID_NONE
         && (self->snapshot == NULL || sp_snapshot_find_issue (self->snapshot, issue) != NULL);
}

static void
find_origin (SpPicturePage *self,
             double        *x,
             double        *y)
{
  sp_diagram_find_origin (sp_picture_view_get_scene (self->view), self->places, x, y);
}

/**
 * sp_picture_page_list_places:
 * @self: the page
 *
 * Returns: (transfer full) (element-type SpId SpPlace): where the nodes stand in the picture that is shown, or, while they
 *   stand along an issue, where they stood before
 */
GHashTable *
sp_picture_page_list_places (SpPicturePage *self)
{
  gboolean along = sp_picture_page_is_along_issue (self);
  GHashTable *places = sp_picture_places_copy (sp_picture_settings_get_places (self->settings), !along);
  SpScene *scene = sp_picture_view_get_scene (self->view);
  guint n = scene != NULL && !along && self->kind == SP_PICTURE_KIND_DIAGRAM ? sp_scene_get_n_targets (scene) : 0;
  double x = 0.0, y = 0.0;

  if (n > 0)
    find_origin (self, &x, &y);
  for (guint i = 0; i < n; i++)
    {
      const SpTarget *target = sp_scene_get_target (scene, i);
      SpPlace place;

      if (target->kind != SP_TARGET_ACTOR || g_hash_table_contains (places, &target->id1))
        continue;
      place.x = target->bounds.x + target->bounds.width / 2 - x;
      place.y = target->bounds.y + target->bounds.height / 2 - y;
      place.pinned = FALSE;
      sp_picture_places_put (places, target->id1, &place);
    }
  return places;
}

static void
drop_missing (SpPicturePage *self,
              GHashTable    *places)
{
  SpSnapshot *snapshot = self->store != NULL ? sp_store_get_snapshot (self->store) : NULL;
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (snapshot != NULL && sp_snapshot_find_actor (snapshot, *(SpId *) id) == NULL)
      g_hash_table_iter_remove (&iter);
}

/* Writes other places; what could not be written is not shown either. */
static gboolean
change_places (SpPicturePage *self,
               GHashTable    *places,
               const char    *label,
               GError       **error)
{
  g_autoptr (GHashTable) former = g_hash_table_ref (sp_picture_settings_get_places (self->settings));

  drop_missing (self, places);
  sp_picture_settings_set_places (self->settings, places);
  if (sp_picture_page_write_settings (self, label, error))
    return TRUE;
  sp_picture_settings_set_places (self->settings, former);
  return FALSE;
}

/**
 * sp_picture_page_pin:
 * @self: the page
 * @actor: an actor
 * @x: where the middle of its node is to be, in points of the scene that is shown
 * @y: the same
 * @error: return location for an error of the store
 *
 * Pins a node, within the edit that is under way or as an edit of its own. All other nodes are noted where they stand,
 * so that they stay near. A place that is `NAN`, a page without a picture and nodes that stand along an issue pin nothing.
 *
 * Returns: whether all is well
 */
gboolean
sp_picture_page_pin (SpPicturePage *self,
                     SpId           actor,
                     double         x,
                     double         y,
                     GError       **error)
{
  g_autoptr (GHashTable) places = NULL;
  double origin_x, origin_y;
  SpPlace place;

  g_return_val_if_fail (SP_IS_PICTURE_PAGE (self), FALSE);

  if (!isfinite (x) || !isfinite (y) || sp_picture_view_get_scene (self->view) == NULL || sp_picture_page_is_along_issue (self))
    return TRUE;
  places = sp_picture_page_list_places (self);
  find_origin (self, &origin_x, &origin_y);
  place = (SpPlace) { x - origin_x, y - origin_y, TRUE };
  sp_picture_places_put (places, actor, &place);
  return change_places (self, places, _("Move Actor"), error);
}

/**
 * sp_picture_page_move_node:
 * @self: the page
 * @actor: an actor
 * @x: where its node was dropped, in points of the scene
 * @y: the same
 */
void
sp_picture_page_move_node (SpPicturePage *self,
                           SpId           actor,
                           double         x,
                           double         y)
{
  g_autoptr (GError) error = NULL;

  if (sp_picture_page_is_along_issue (self))
    g_set_error_literal (&error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_INVALID,
                         _("Stance and influence say where this actor stands; it cannot be moved."));
  else if (sp_picture_page_pin (self, actor, x, y, &error))
    return;
  sp_picture_page_tell (self, error);
  sp_picture_view_release (self->view);
}

/**
 * sp_picture_page_has_pinned:
 * @self: the page
 *
 * Returns: whether a node is pinned
 */
gboolean
sp_picture_page_has_pinned (SpPicturePage *self)
{
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, sp_picture_settings_get_places (self->settings));
  while (g_hash_table_iter_next (&iter, NULL, &place))
    if (((SpPlace *) place)->pinned)
      return TRUE;
  return FALSE;
}

/**
 * sp_picture_page_unpin:
 * @self: the page
 * @actor: an actor, or %SP_ID_NONE for all
 *
 * Lets a node go where the layout has it; with all of them unpinned every place is forgotten.
 */
void
sp_picture_page_unpin (SpPicturePage *self,
                       SpId           actor)
{
  g_autoptr (GHashTable) places = actor != SP_ID_NONE ? sp_picture_page_list_places (self) : sp_picture_places_new ();
  g_autoptr (GError) error = NULL;

  g_hash_table_remove (places, &actor);
  if (!change_places (self, places, actor != SP_ID_NONE ? _("Unpin Actor") : _("Unpin All Actors"), &error))
    sp_picture_page_tell (self, error);
}
