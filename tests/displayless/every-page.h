/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-picture.h"

/* A picture with every page of it drawn, for tests that look at all of them; NULL with an error. */
static inline GPtrArray *
draw_every_page (SpSnapshot *snapshot, const SpPictureOptions *options, SpLayoutProgress progress, gpointer progress_data,
                 GError **error)
{
  g_autoptr (SpPages) pages = sp_picture_draw (snapshot, options, progress, progress_data, error);

  return pages != NULL ? sp_pages_draw_all (pages, progress, progress_data, error) : NULL;
}
