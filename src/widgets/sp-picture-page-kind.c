/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-page-private.h"

#include "sp-saved-views.h"

/* Which kind of picture a page shows. One page shows all the charts, each with settings, views and places of its own. */

/**
 * sp_picture_page_is_chart:
 * @self: the page
 *
 * Returns: whether it is the page of the charts
 */
gboolean
sp_picture_page_is_chart (SpPicturePage *self)
{
  return self->kind != SP_PICTURE_KIND_MATRIX && self->kind != SP_PICTURE_KIND_DIAGRAM;
}

static void
chart_chosen_cb (SpPicturePage *self)
{
  SpPictureKind kind;

  g_object_get (self->chart_bar, "kind", &kind, NULL);
  sp_picture_page_set_kind (self, kind);
}

/**
 * sp_picture_page_connect_charts:
 * @self: the page, with its template
 *
 * Lets the chart and its issue be chosen.
 */
void
sp_picture_page_connect_charts (SpPicturePage *self)
{
  if (!sp_picture_page_is_chart (self))
    return;
  self->chart_bar = g_object_new (SP_TYPE_CHART_BAR, "kind", self->kind, NULL);
  gtk_box_prepend (self->controls, GTK_WIDGET (self->chart_bar));
  g_object_bind_property (self->settings, "issue", self->chart_bar, "issue", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->chart_bar, "notify::kind", G_CALLBACK (chart_chosen_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sp_picture_page_follow_charts:
 * @self: the page
 *
 * Lists the issues of the project as it is now.
 */
void
sp_picture_page_follow_charts (SpPicturePage *self)
{
  if (sp_picture_page_is_chart (self) && self->snapshot != NULL)
    sp_chart_bar_follow (self->chart_bar, self->snapshot);
}

/**
 * sp_picture_page_get_kind:
 * @self: the page
 *
 * Returns: which picture it shows
 */
SpPictureKind
sp_picture_page_get_kind (SpPicturePage *self)
{
  g_return_val_if_fail (SP_IS_PICTURE_PAGE (self), SP_PICTURE_KIND_MATRIX);
  return self->kind;
}

/**
 * sp_picture_page_set_kind:
 * @self: a page of charts
 * @kind: another chart
 *
 * Shows another chart, as the project keeps it. Which one is shown is no edit.
 */
void
sp_picture_page_set_kind (SpPicturePage *self,
                          SpPictureKind  kind)
{
  g_return_if_fail (SP_IS_PICTURE_PAGE (self));

  if (self->kind == kind)
    return;
  g_return_if_fail (sp_picture_page_is_chart (self));
  sp_picture_page_cancel (self);
  self->kind = kind;
  sp_picture_view_set_kind (self->view, kind);
  g_clear_pointer (&self->kept, g_free);
  sp_picture_page_read_settings (self);
  g_object_set (self->chart_bar, "kind", kind, NULL);
  sp_picture_page_follow_charts (self);
  sp_picture_page_follow_views (self);
  sp_picture_page_tell_kind (self);
  sp_picture_page_update_actions (self);
  sp_picture_page_draw (self);
}

/**
 * sp_picture_page_copy_options_of:
 * @self: a page of charts
 * @kind: one of the charts
 * @options: (out caller-allocates): how it would be shown; to be released with sp_picture_options_clear ()
 *
 * Copies how a chart is shown as soon as it is chosen, for an export of all pictures.
 */
void
sp_picture_page_copy_options_of (SpPicturePage    *self,
                                 SpPictureKind     kind,
                                 SpPictureOptions *options)
{
  g_autoptr (SpPictureSettings) settings = sp_picture_settings_new ();
  const SpView *view = NULL;
  SpPictureOptions filled;

  g_return_if_fail (SP_IS_PICTURE_PAGE (self));

  if (self->store != NULL)
    view = sp_saved_views_find_current (sp_store_get_snapshot (self->store), kind);
  sp_picture_settings_read (settings, view != NULL ? view->settings : NULL);
  sp_picture_page_fill_options_with (self, kind, settings, &filled);
  sp_picture_options_copy (&filled, options);
}

/* In a chart an actor may stand alone or as its cell on the chart's issue. */
static gboolean
is_of_actor (const SpTarget     *target,
             const SpPictureKey *key)
{
  gboolean asks_for_actor = key->kind == SP_TARGET_ACTOR || key->kind == SP_TARGET_CELL;

  return asks_for_actor && (target->kind == SP_TARGET_ACTOR || target->kind == SP_TARGET_CELL) && target->id1 == key->id1;
}

/**
 * sp_picture_page_find_key:
 * @self: the page
 * @key: what to look for
 * @found: (out): what stands for it in the picture
 *
 * Returns: whether the picture has it
 */
gboolean
sp_picture_page_find_key (SpPicturePage      *self,
                          const SpPictureKey *key,
                          SpPictureKey       *found)
{
  SpScene *scene = sp_picture_view_get_scene (self->view);
  guint n = scene != NULL ? sp_scene_get_n_targets (scene) : 0;
  const SpTarget *target = scene != NULL ? sp_scene_find_target (scene, key->kind, key->id1, key->id2) : NULL;

  for (guint i = 0; target == NULL && sp_picture_page_is_chart (self) && i < n; i++)
    if (is_of_actor (sp_scene_get_target (scene, i), key))
      target = sp_scene_get_target (scene, i);
  if (target != NULL)
    *found = (SpPictureKey) { target->kind, target->id1, target->id2 };
  return target != NULL;
}

/**
 * sp_picture_page_select:
 * @self: the page
 * @key: (nullable): what to select, or `NULL` for nothing
 *
 * Selects something; what is not in the picture yet, since it was only just added, as soon as it is.
 */
void
sp_picture_page_select (SpPicturePage      *self,
                        const SpPictureKey *key)
{
  SpPictureKey found;

  g_return_if_fail (SP_IS_PICTURE_PAGE (self));

  self->has_wanted = key != NULL && !sp_picture_page_find_key (self, key, &found);
  sp_picture_view_select (self->view, key == NULL ? NULL : self->has_wanted ? key : &found);
  if (self->has_wanted)
    self->wanted = *key;
}
