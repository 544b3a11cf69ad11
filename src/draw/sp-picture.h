/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-filter.h"
#include "sp-position.h"
#include "sp-layout.h"
#include "sp-pages.h"
#include "sp-scene.h"
#include "sp-theme.h"

G_BEGIN_DECLS

/* What to draw of a snapshot: one struct for all pictures, screen and export alike. */
typedef struct
{
  SpPictureKind kind;
  SpPositionOptions positions;
  SpFilter *filter;             /* nullable: of what; named in the line under the title */
  SpThemeKind theme;
  gboolean right_to_left;

  /* matrix */
  SpOrder actor_order;
  SpOrder issue_order;
  gboolean show_counts;
  SpGrouping actor_grouping;    /* rows that stand together under one bar */
  gboolean group_issues;        /* columns that divide the actors alike stand together under one bar */
  gboolean fold_speakers;       /* with positions.roll_up: who speaks for another has no row of its own */
  gboolean show_issue_margins;  /* below: who stands where, agreement, where it lands */
  gboolean show_actor_margins;  /* beside: activity, distance from the centre */
  gboolean show_trees;          /* of similarity, where it decides the order */
  gboolean turn_page;           /* the page may be turned where that spares pages or makes the picture larger */

  /* diagram */
  SpLayoutMethod layout;
  guint64 seed;
  gboolean show_stated_links;
  gboolean show_agreement;
  gboolean show_conflict;
  gboolean show_speaks_for;
  gboolean show_link_labels;
  SpId colour_issue;            /* nodes coloured by stance on this issue; SP_ID_NONE: by the actor's own colour */
  gboolean colour_by_bloc;      /* where no issue colours them: by the bloc that they agree with */
  gboolean show_hulls;          /* round the nodes of each bloc */
  SpId position_issue;          /* stance on this issue across, influence upwards; SP_ID_NONE: as the layout has it */
  GHashTable *places;           /* nullable: SpId* -> SpPlace*, where nodes stood or are pinned */

  /* charts */
  SpId issue;                   /* of the spectrum, and what grid and timeline are about; SP_ID_NONE: the first, or all */
  SpInterest interest;          /* what the grid takes for the interest of an actor */

  /* around the picture */
  gboolean show_title;
  gboolean show_legend;
  gboolean show_sources;

  /* the page, in points; 0 x 0 is "fit to content". A picture larger than the page is scaled down to it as long
   * as its text stays readable; a matrix then runs over pages. */
  double page_width;
  double page_height;
  double margin;
} SpPictureOptions;

typedef struct
{
  double x;
  double y;
  gboolean pinned;
} SpPlace;

/* Defaults: light theme, everything shown, fit to content. */
void sp_picture_options_init  (SpPictureOptions *options, SpPictureKind kind);

/* For those who keep options: a copy holds the filter and the places, until it is cleared. */
void sp_picture_options_copy  (const SpPictureOptions *options, SpPictureOptions *copy);
void sp_picture_options_clear (SpPictureOptions *options);

/* Draws: positions, order or layout, and how the pages are divided; a page of a matrix itself is drawn when it is asked for.
 * At least one page. Safe in a worker thread; PROGRESS (nullable) may cancel, then NULL with SP_LAYOUT_ERROR_CANCELLED. An
 * empty project gives a picture that says so. */
SpPages *sp_picture_draw (SpSnapshot *snapshot, const SpPictureOptions *options,
                          SpLayoutProgress progress, gpointer progress_data, GError **error);

/* The makers behind it. */
SpPages *sp_matrix_picture_draw  (SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options,
                                  SpLayoutProgress progress, gpointer progress_data, GError **error);
SpPages *sp_diagram_picture_draw (SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options,
                                  SpLayoutProgress progress, gpointer progress_data, GError **error);
SpPages *sp_grid_picture_draw    (SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options,
                                  SpLayoutProgress progress, gpointer progress_data, GError **error);
SpPages *sp_spectrum_picture_draw (SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options,
                                   SpLayoutProgress progress, gpointer progress_data, GError **error);
SpPages *sp_timeline_picture_draw (SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options,
                                   SpLayoutProgress progress, gpointer progress_data, GError **error);

G_END_DECLS
