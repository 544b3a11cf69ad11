/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout.h"
#include "sp-scene.h"

G_BEGIN_DECLS

/*
 * SpPages: the pages of a picture. How many there are and how large each is, is known from the start; a page is drawn when
 * it is asked for, as often as it is asked for, and belongs to who asked: whoever takes one after the other and lets each go
 * needs the memory of one. Immutable, reference-counted, safe in any thread: two pages can be drawn at once.
 */
typedef struct _SpPages SpPages;

typedef struct
{
  double width;               /* in points */
  double height;
} SpPageSize;

/* Draws page PAGE, or NULL where PROGRESS said to stop. Called in any thread. */
typedef SpScene *(*SpPagesDraw) (guint page, SpLayoutProgress progress, gpointer progress_data, gpointer data);

SpPages   *sp_pages_new           (const SpPageSize *sizes, guint n, SpPagesDraw draw, gpointer data, GDestroyNotify free_data);
SpPages   *sp_pages_new_of_scenes (GPtrArray *scenes);      /* takes the array */
SpPages   *sp_pages_ref           (SpPages *self);
void       sp_pages_unref         (SpPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPages, sp_pages_unref)

guint      sp_pages_get_n         (SpPages *self);          /* one at least */
SpPageSize sp_pages_get_size      (SpPages *self, guint page);

/* A page, to be unreferenced. PROGRESS (nullable) hears how far all pages are when this one is drawn, and may cancel: then
 * NULL with SP_LAYOUT_ERROR_CANCELLED. */
SpScene   *sp_pages_draw          (SpPages *self, guint page, SpLayoutProgress progress, gpointer progress_data,
                                   GError **error);
/* All of them at once, for small pictures. */
GPtrArray *sp_pages_draw_all      (SpPages *self, SpLayoutProgress progress, gpointer progress_data, GError **error);

G_END_DECLS
