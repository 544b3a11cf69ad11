/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* A small picture of each project that was saved or closed, kept in the cache folder for the welcome page. */
void          sp_thumbnail_make   (GFile *file, SpSnapshot *snapshot);    /* in a thread; the program waits for it */
void          sp_thumbnail_ensure (GFile *file, SpSnapshot *snapshot);    /* makes it if there is none */
GdkPaintable *sp_thumbnail_load   (GFile *file);                          /* (transfer full), nullable */
void          sp_thumbnail_remove (GFile *file);

G_END_DECLS
