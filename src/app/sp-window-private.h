/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-autosave.h"
#include "sp-insights-page.h"
#include "sp-inspector.h"
#include "sp-opening-page.h"
#include "sp-outline.h"
#include "sp-picture-page.h"
#include "sp-selection.h"
#include "sp-sources-page.h"
#include "sp-statements-page.h"
#include "sp-welcome-page.h"
#include "sp-window.h"

G_BEGIN_DECLS

/* The window, for the files that it is cut into. */
struct _SpWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkStack *root_stack;
  AdwBanner *banner;
  AdwWindowTitle *side_title;
  AdwWindowTitle *main_title;
  AdwOverlaySplitView *outline_split;
  AdwOverlaySplitView *inspector_split;
  AdwViewStack *pages;
  SpWelcomePage *welcome_page;
  SpOpeningPage *opening_page;
  GtkMenuButton *welcome_menu_button;
  GtkMenuButton *add_menu_button;
  GtkMenuButton *primary_menu_button;
  SpOutline *outline;
  SpInspector *inspector;
  SpPicturePage *matrix_page;
  SpPicturePage *diagram_page;
  SpPicturePage *charts_page;
  SpStatementsPage *statements_page;
  SpInsightsPage *insights_page;
  SpSourcesPage *sources_page;

  GSettings *settings;
  SpProject *project;
  SpAutosave *autosave;
  SpSelection *selection;
  GFile *opening_file;
  GCancellable *opening;
  gboolean closing;         /* the user has decided what becomes of unsaved changes */
  gboolean saving;
  gboolean pages_follow;    /* the pages are being told of the selection */
};

/* sp-window.c */
void sp_window_toast           (SpWindow *self, const char *words);
void sp_window_toast_undo      (SpWindow *self, const char *words);
void sp_window_show_error      (SpWindow *self, const char *heading, const char *body);
void sp_window_show_inspector  (SpWindow *self);
void sp_window_update_actions  (SpWindow *self);

/* sp-window-edit.c: actions on rows */
void sp_window_install_edit_actions (GtkWidgetClass *widget_class);
void sp_window_add_statement        (SpWindow *self, SpId actor, SpId issue);
void sp_window_add_link             (SpWindow *self, SpId from, SpId to);
void sp_window_add_actor            (SpWindow *self, double x, double y);
void sp_window_add_row              (SpWindow *self, SpTable table);

/* sp-window-pages.c: what the pages tell */
void sp_window_connect_pages        (SpWindow *self);
void sp_window_set_pages_store      (SpWindow *self, SpStore *store);
void sp_window_search               (SpWindow *self);

/* sp-window-sources.c: files that become sources */
void sp_window_install_source_actions (GtkWidgetClass *widget_class);
void sp_window_connect_sources_page   (SpWindow *self);

/* sp-window-file.c: saving and closing */
typedef enum
{
  SP_AFTER_SAVING_STAY,
  SP_AFTER_SAVING_CLOSE,
} SpAfterSaving;

void     sp_window_install_file_actions (GtkWidgetClass *widget_class);
void     sp_window_save                 (SpWindow *self, SpAfterSaving after);
void     sp_window_tell_save_failed     (SpWindow *self, const GError *error);
gboolean sp_window_ask_before_closing   (SpWindow *self);

/* sp-window-open.c: opening */
void sp_window_install_open_actions     (GtkWidgetClass *widget_class);
void sp_window_connect_welcome          (SpWindow *self);
void sp_window_connect_help             (SpWindow *self);

/* sp-window-exchange.c: dialogs that read and write other files */
void sp_window_install_exchange_actions (GtkWidgetClass *widget_class);
void sp_window_tell_written             (SpWindow *self, const char *words, GFile *file);

/* sp-window-pictures.c: what leaves the window as a picture */
void sp_window_install_picture_actions  (GtkWidgetClass *widget_class);

/* sp-window-merge.c: another copy of the project brought in */
void sp_window_install_merge_actions    (GtkWidgetClass *widget_class);

G_END_DECLS
