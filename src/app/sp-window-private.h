/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-autosave.h"
#include "sp-insights-page.h"
#include "sp-opening-page.h"
#include "sp-picture-date.h"
#include "sp-picture-page.h"
#include "sp-project-view.h"
#include "sp-selection.h"
#include "sp-sources-page.h"
#include "sp-statements-page.h"
#include "sp-welcome-page.h"
#include "sp-window.h"

G_BEGIN_DECLS

/* The pages of a project, in their order. */
typedef enum
{
  SP_PAGE_SOURCES,
  SP_PAGE_MATRIX,
  SP_PAGE_DIAGRAM,
  SP_PAGE_CHARTS,
  SP_PAGE_STATEMENTS,
  SP_PAGE_INSIGHTS,
  SP_N_PAGES,
} SpPage;

/* The window, for the files that it is cut into. What it does not show yet is not made yet. */
struct _SpWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  SpWelcomePage *welcome_page;      /* nullable */
  SpOpeningPage *opening_page;      /* nullable */
  SpProjectView *view;              /* nullable: as long as there was no project */
  GtkWidget *pages[SP_N_PAGES];     /* nullable, each */

  GSettings *settings;
  SpProject *project;
  SpAutosave *autosave;
  SpSelection *selection;
  SpPictureDate *date;      /* that the pictures show */
  GFile *opening_file;
  GCancellable *opening;
  gboolean closing;         /* the user has decided what becomes of unsaved changes */
  gboolean saving;
  gboolean inspector_came;  /* by itself, for what is selected */
  gboolean inspector_declined; /* the user has closed it with something in it */
  GtkWidget *leading_page;  /* nullable, not owned: the picture in which something is being selected */
  gboolean pages_follow;    /* the pages are being told of the selection */
  SpPictureKey looked_for;  /* what the pictures were told last; of SP_ID_NONE for nothing */
};

/* sp-window.c */
void sp_window_toast           (SpWindow *self, const char *words);
void sp_window_toast_undo      (SpWindow *self, const char *words);
void sp_window_show_error      (SpWindow *self, const char *heading, const char *body);
void sp_window_update_actions  (SpWindow *self);

/* sp-window-inspector.c: when the inspector is on the screen */
void sp_window_connect_inspector (SpWindow *self);
void sp_window_show_inspector    (SpWindow *self);
void sp_window_offer_inspector   (SpWindow *self);

/* sp-window-edit.c: actions on rows */
void sp_window_install_edit_actions (GtkWidgetClass *widget_class);
void sp_window_add_statement        (SpWindow *self, SpId actor, SpId issue);
void sp_window_add_link             (SpWindow *self, SpId from, SpId to);
void sp_window_add_actor            (SpWindow *self, double x, double y);
void sp_window_add_row              (SpWindow *self, SpTable table);

/* sp-window-pages.c: the pages and what they tell */
void        sp_window_connect_view    (SpWindow *self);
GtkWidget  *sp_window_get_page        (SpWindow *self, SpPage page);
GtkWidget  *sp_window_find_page       (SpWindow *self, SpPage page);
GtkWidget  *sp_window_get_shown_page  (SpWindow *self);
const char *sp_window_get_page_title  (SpWindow *self, SpPage page);
void        sp_window_show_page       (SpWindow *self, SpPage page);
void        sp_window_show_page_named (SpWindow *self, const char *name);
void        sp_window_set_pages_store (SpWindow *self, SpStore *store);

/* sp-window-search.c: to where a thing is seen best */
void sp_window_search               (SpWindow *self);

/* sp-window-sources.c: files that become sources */
void       sp_window_install_source_actions (GtkWidgetClass *widget_class);
GtkWidget *sp_window_create_sources_page    (SpWindow *self);

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
void sp_window_accept_drops             (SpWindow *self);
void sp_window_connect_help             (SpWindow *self);

/* sp-window-exchange.c: dialogs that read and write other files */
void sp_window_install_exchange_actions (GtkWidgetClass *widget_class);
void sp_window_tell_written             (SpWindow *self, const char *words, GFile *file);

/* sp-window-pictures.c: what leaves the window as a picture */
void sp_window_install_picture_actions  (GtkWidgetClass *widget_class);

/* sp-window-merge.c: another copy of the project brought in */
void sp_window_install_merge_actions    (GtkWidgetClass *widget_class);

G_END_DECLS
