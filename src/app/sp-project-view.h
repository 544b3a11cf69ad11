/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-inspector.h"
#include "sp-outline.h"
#include "sp-store.h"

G_BEGIN_DECLS

/*
 * SpProjectView: what a window shows of a project: its pages with the list on one side and the inspector on the other. The
 * window fills the places of the pages, and has the use of the parts that are named here.
 *
 * Property: store (SpStore, nullable), for what the buttons say.
 */
#define SP_TYPE_PROJECT_VIEW (sp_project_view_get_type ())
G_DECLARE_FINAL_TYPE (SpProjectView, sp_project_view, SP, PROJECT_VIEW, AdwBreakpointBin)

struct _SpProjectView
{
  AdwBreakpointBin parent_instance;

  AdwOverlaySplitView *outline_split;
  AdwOverlaySplitView *inspector_split;
  SpOutline *outline;
  SpInspector *inspector;
  AdwBanner *banner;
  AdwViewStack *pages;                  /* of AdwBin, each for a page */

  /*< private >*/
  AdwWindowTitle *side_title;
  AdwWindowTitle *main_title;
  GtkMenuButton *add_menu_button;
  GtkMenuButton *primary_menu_button;
  SpStore *store;
};

SpProjectView *sp_project_view_new       (void);
void           sp_project_view_set_title (SpProjectView *self, const char *title, const char *subtitle);

G_END_DECLS
