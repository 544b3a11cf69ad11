/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-picture-settings.h"

G_BEGIN_DECLS

/*
 * SpPictureChoices: the popover with all choices of a picture. Property: kind (SpPictureKind). Signal: date-chosen (char *iso, ""
 * for "everything counts").
 */
#define SP_TYPE_PICTURE_CHOICES (sp_picture_choices_get_type ())
G_DECLARE_FINAL_TYPE (SpPictureChoices, sp_picture_choices, SP, PICTURE_CHOICES, GtkPopover)

GtkWidget *sp_picture_choices_new    (SpPictureSettings *settings);
void       sp_picture_choices_follow (SpPictureChoices *self, SpSnapshot *snapshot);

G_END_DECLS
