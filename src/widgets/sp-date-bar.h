/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-picture-date.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* SpDateBar: under a picture, the day that it shows: statements over time, to drag, to play, to clear. It is not
 * there where a project has no dates to choose from. Signal: failed (GError *). */
#define SP_TYPE_DATE_BAR (sp_date_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpDateBar, sp_date_bar, SP, DATE_BAR, AdwBin)

void sp_date_bar_set_date (SpDateBar *self, SpPictureDate *date);
void sp_date_bar_follow   (SpDateBar *self, SpSnapshot *snapshot);     /* nullable */

G_END_DECLS
