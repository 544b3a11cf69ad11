/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-store.h"

G_BEGIN_DECLS

/*
 * SpPictureDate: the day that the pictures of a window show: the project's own, or for a while another one that is
 * looked at while the date bar is dragged or plays. Only keeping it is an edit. Signal: changed.
 */
#define SP_TYPE_PICTURE_DATE (sp_picture_date_get_type ())
G_DECLARE_FINAL_TYPE (SpPictureDate, sp_picture_date, SP, PICTURE_DATE, GObject)

SpPictureDate *sp_picture_date_new       (void);
void           sp_picture_date_set_store (SpPictureDate *self, SpStore *store);      /* nullable */
SpDate         sp_picture_date_get       (SpPictureDate *self);                      /* none: all dates */
void           sp_picture_date_look_at   (SpPictureDate *self, SpDate date);
gboolean       sp_picture_date_keep      (SpPictureDate *self, GError **error);

G_END_DECLS
