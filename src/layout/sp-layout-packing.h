/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double width;
  double height;
  double x;                   /* of the left top corner, set by packing */
  double y;
} SpLayoutParcel;

/* Sets the parcels side by side, GAP apart, in an area about four wide and three high. */
void sp_layout_pack (SpLayoutParcel *parcels, guint n, double gap);

/* Sets parcels in rows and columns below or beside what is TAKEN. */
void sp_layout_pack_table (SpLayoutParcel *parcels, guint n, SpLayoutParcel taken, double cell_gap, double gap);

G_END_DECLS
