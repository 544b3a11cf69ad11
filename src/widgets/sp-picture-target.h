/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-picture-view.h"

G_BEGIN_DECLS

/*
 * SpPictureTarget: what a screen reader knows of a cell, heading, node or line of a picture, or of a row of a matrix.
 * Made by the view when it is asked for its children.
 */
#define SP_TYPE_PICTURE_TARGET (sp_picture_target_get_type ())
G_DECLARE_FINAL_TYPE (SpPictureTarget, sp_picture_target, SP, PICTURE_TARGET, GObject)

SpPictureTarget *sp_picture_target_new          (SpPictureView *view, GtkAccessibleRole role);
void             sp_picture_target_detach       (SpPictureTarget *self);
void             sp_picture_target_set_key      (SpPictureTarget *self, const SpPictureKey *key);
const SpPictureKey *sp_picture_target_get_key   (SpPictureTarget *self);
void             sp_picture_target_set_name     (SpPictureTarget *self, const char *name);
void             sp_picture_target_set_position (SpPictureTarget *self, guint row, guint column);
void             sp_picture_target_set_selected (SpPictureTarget *self, gboolean selected);
void             sp_picture_target_place        (SpPictureTarget *self, SpPictureTarget *row, GPtrArray *siblings, guint index);
GPtrArray       *sp_picture_target_get_children (SpPictureTarget *self);

G_END_DECLS
