/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-scene.h"

G_BEGIN_DECLS

/* Which thing of a picture is meant, whatever scene shows it. */
typedef struct
{
  SpTargetKind kind;
  SpId id1;
  SpId id2;
} SpPictureKey;

#define SP_TYPE_PICTURE_KEY (sp_picture_key_get_type ())
GType         sp_picture_key_get_type (void) G_GNUC_CONST;
SpPictureKey *sp_picture_key_copy     (const SpPictureKey *key);
void          sp_picture_key_free     (SpPictureKey *key);
gboolean      sp_picture_key_equal    (const SpPictureKey *a, const SpPictureKey *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPictureKey, sp_picture_key_free)

/*
 * SpPictureView: shows a scene; zooms, pans, points at, selects and reads out what stands in it. It changes no
 * data: what the user draws or drags is told by signals. Stands in a GtkScrolledWindow.
 *
 * Properties: kind (SpPictureKind, construct only), scene (SpScene), zoom (1 is the size of the interface's text),
 * fitting (the picture follows the size of the window), editable (nodes can be moved, links drawn),
 * selected (SpPictureKey, read-only: the focused one of the selection, or NULL).
 * Signals: selection-changed, target-activated (SpPictureKey), ground-activated (double x, double y),
 * node-moved (gint64 actor, double x, double y), link-drawn (gint64 from, gint64 to),
 * menu-requested (SpPictureKey or NULL, double x, double y in the widget). Points are in scene points.
 */
#define SP_TYPE_PICTURE_VIEW (sp_picture_view_get_type ())
G_DECLARE_FINAL_TYPE (SpPictureView, sp_picture_view, SP, PICTURE_VIEW, GtkWidget)

GtkWidget *sp_picture_view_new          (SpPictureKind kind);
SpPictureKind sp_picture_view_get_kind  (SpPictureView *self);
void       sp_picture_view_set_kind     (SpPictureView *self, SpPictureKind kind);   /* not from and not to a matrix */
SpScene   *sp_picture_view_get_scene    (SpPictureView *self);
void       sp_picture_view_set_scene    (SpPictureView *self, SpScene *scene);
gboolean   sp_picture_view_get_editable (SpPictureView *self);
void       sp_picture_view_set_editable (SpPictureView *self, gboolean editable);

double     sp_picture_view_get_zoom     (SpPictureView *self);
void       sp_picture_view_set_zoom     (SpPictureView *self, double zoom);
void       sp_picture_view_zoom_at      (SpPictureView *self, double zoom, double x, double y);
gboolean   sp_picture_view_get_fitting  (SpPictureView *self);
void       sp_picture_view_set_fitting  (SpPictureView *self, gboolean fitting);
void       sp_picture_view_set_cover    (SpPictureView *self, GtkWidget *cover);          /* nullable */
void       sp_picture_view_release      (SpPictureView *self);
void       sp_picture_view_to_scene     (SpPictureView *self, double x, double y, double *scene_x, double *scene_y);
void       sp_picture_view_from_scene   (SpPictureView *self, double scene_x, double scene_y, double *x, double *y);

/* The selection; keys that the scene does not have are left out. */
void                sp_picture_view_select       (SpPictureView *self, const SpPictureKey *key);   /* nullable: none */
const SpPictureKey *sp_picture_view_get_selected (SpPictureView *self);
GArray             *sp_picture_view_list_selected (SpPictureView *self);   /* of SpPictureKey, (transfer full) */
gboolean            sp_picture_view_is_selected  (SpPictureView *self, const SpPictureKey *key);
void                sp_picture_view_scroll_to    (SpPictureView *self, const SpPictureKey *key);

G_END_DECLS
