/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-picture-date.h"
#include <adwaita.h>

#include "sp-picture.h"
#include "sp-picture-view.h"
#include "sp-store.h"

G_BEGIN_DECLS

/*
 * SpPicturePage: one picture of a project (the position matrix, the relationship diagram or a chart) with its controls and
 * the evidence of what is selected in it. Follows the store; what it writes itself are the picture's settings
 * and the places of nodes, each as one edit.
 *
 * Properties: kind (SpPictureKind; a page of charts shows any of them, another page one kind for good), store (SpStore,
 * nullable), selected (SpPictureKey, read-only, notified), busy (read-only: a picture is being made).
 * Signals: edit-actor, edit-issue, edit-statement, edit-link, edit-source (gint64 id), add-statement (gint64 actor,
 * gint64 issue; 0 is "not known yet"), add-link (gint64 from, gint64 to; likewise), add-actor (double x, double y in
 * scene points, NAN for "anywhere"), add-issue.
 */
#define SP_TYPE_PICTURE_PAGE (sp_picture_page_get_type ())
G_DECLARE_FINAL_TYPE (SpPicturePage, sp_picture_page, SP, PICTURE_PAGE, AdwBin)

GtkWidget          *sp_picture_page_new          (SpPictureKind kind);
SpPictureKind       sp_picture_page_get_kind     (SpPicturePage *self);
void                sp_picture_page_set_kind     (SpPicturePage *self, SpPictureKind kind);
SpStore            *sp_picture_page_get_store    (SpPicturePage *self);
void                sp_picture_page_set_store    (SpPicturePage *self, SpStore *store);
SpPictureView      *sp_picture_page_get_view     (SpPicturePage *self);
const SpPictureKey *sp_picture_page_get_selected (SpPicturePage *self);
void                sp_picture_page_select       (SpPicturePage *self, const SpPictureKey *key);

/* What is shown now, for an export of the same picture. Release what it holds with sp_picture_options_clear (). */
void                sp_picture_page_copy_options  (SpPicturePage *self, SpPictureOptions *options);

/* The same of another chart, as it would be shown. */
void                sp_picture_page_copy_options_of (SpPicturePage *self, SpPictureKind kind, SpPictureOptions *options);

/* The day that it shows, shared with the other pictures of a window. */
void                sp_picture_page_set_date     (SpPicturePage *self, SpPictureDate *date);

/* Pins the node of an actor that was added at a place of the diagram; within or outside of an edit. */
gboolean            sp_picture_page_pin          (SpPicturePage *self, SpId actor, double x, double y, GError **error);

G_END_DECLS
