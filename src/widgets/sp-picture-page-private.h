/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-chart-bar.h"
#include "sp-date-bar.h"
#include "sp-evidence-list.h"
#include "sp-evidence-panel.h"
#include "sp-filter-bar.h"
#include "sp-filter-popover.h"
#include "sp-picture-choices.h"
#include "sp-picture-page.h"
#include "sp-views-popover.h"

G_BEGIN_DECLS

struct _SpPicturePage
{
  AdwBin parent_instance;

  SpPictureKind kind;
  SpStore *store;             /* nullable */
  SpSnapshot *snapshot;       /* nullable: what the picture shows or is being made of */
  SpPictureSettings *settings;
  SpPictureDate *date;
  SpSnapshot *evidence_rows;  /* nullable: the snapshot with only the statements that fit the filter */
  char *kept;                 /* the view's settings as they stand in the store */
  SpPictureView *view;

  /* making the picture */
  GCancellable *cancellable;  /* nullable: of the picture that is being made */
  guint spinner_id;
  gboolean is_overtaken;      /* another is to be made as soon as this one is done */
  gboolean is_stale;          /* the picture is older than the project, and no one looks */
  GHashTable *places;         /* where the nodes of the shown picture were asked to be */
  gboolean keep_places;       /* nodes begin where they stand now */
  SpPictureKey wanted;        /* to be selected as soon as it is in the picture */
  gboolean has_wanted;

  int evidence_height;        /* of the panel, in pixels, as it was drawn last */
  int paned_height;           /* of picture and panel together, when that was looked at */

  SpPictureKey menu_key;      /* what the context menu is about */
  gboolean has_menu_key;
  double menu_x;              /* in the scene */
  double menu_y;
  GtkWidget *menu;            /* nullable: the one that was shown last */

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkBox *controls;
  SpChartBar *chart_bar;            /* nullable: of the page of charts */
  GtkDropDown *order_drop_down;
  GtkDropDown *layout_drop_down;
  GtkToggleButton *evidence_button;
  GtkMenuButton *choices_button;
  GtkMenuButton *filter_button;
  GtkMenuButton *views_button;
  SpPictureChoices *choices;        /* this and the other popovers nullable, until their buttons are pressed */
  SpFilterPopover *filter_popover;
  gboolean told_of_blocs;       /* that what finds them is not installed */
  SpFilterBar *filter_bar;
  SpViewsPopover *views_popover;
  SpDateBar *date_bar;
  GtkScrolledWindow *scrolled_window;
  GtkWidget *spinner;
  GtkWidget *zoom_controls;
  GtkButton *zoom_button;
  GtkToggleButton *fit_button;
  GtkPaned *paned;
  SpEvidencePanel *evidence;
  AdwStatusPage *empty_page;
  GtkButton *empty_button;
  AdwStatusPage *failed_page;
};

/* sp-picture-page.c */
void     sp_picture_page_tell_kind      (SpPicturePage *self);
void     sp_picture_page_tell           (SpPicturePage *self, const GError *error);

/* sp-picture-page-evidence.c */
void     sp_picture_page_show_evidence  (SpPicturePage *self);
void     sp_picture_page_connect_evidence (SpPicturePage *self);
void     sp_picture_page_set_evidence_height (SpPicturePage *self, int height);
void     sp_picture_page_size_evidence  (GtkWidget *widget, const char *action, GVariant *parameter);

/* sp-picture-page-following.c */
void     sp_picture_page_follow_choices (SpPicturePage *self);

/* sp-picture-page-kind.c */
gboolean sp_picture_page_is_chart       (SpPicturePage *self);
void     sp_picture_page_connect_charts (SpPicturePage *self);
void     sp_picture_page_follow_charts  (SpPicturePage *self);
gboolean sp_picture_page_find_key       (SpPicturePage *self, const SpPictureKey *key, SpPictureKey *found);

/* sp-picture-page-drawing.c */
void     sp_picture_page_draw           (SpPicturePage *self);
void     sp_picture_page_draw_soon      (SpPicturePage *self);
void     sp_picture_page_cancel         (SpPicturePage *self);
void     sp_picture_page_fill_options   (SpPicturePage *self, SpPictureOptions *options);
void     sp_picture_page_fill_options_with (SpPicturePage *self, SpPictureKind kind, SpPictureSettings *settings,
                                            SpPictureOptions *options);

/* sp-picture-page-views.c */
void     sp_picture_page_connect_views  (SpPicturePage *self);
void     sp_picture_page_follow_views   (SpPicturePage *self);

/* sp-picture-page-keeping.c */
gboolean sp_picture_page_read_settings  (SpPicturePage *self);
gboolean sp_picture_page_write_settings (SpPicturePage *self, const char *label, GError **error);
gboolean sp_picture_page_has_pinned     (SpPicturePage *self);
gboolean sp_picture_page_is_along_issue (SpPicturePage *self);
void     sp_picture_page_move_node      (SpPicturePage *self, SpId actor, double x, double y);
void     sp_picture_page_unpin          (SpPicturePage *self, SpId actor);
GHashTable *sp_picture_page_list_places (SpPicturePage *self);

/* sp-picture-page-menu.c */
void     sp_picture_page_install_actions (GtkWidgetClass *widget_class);
void     sp_picture_page_update_actions (SpPicturePage *self);
void     sp_picture_page_popup_menu     (SpPicturePage *self, const SpPictureKey *key, double x, double y);
void     sp_picture_page_activate       (SpPicturePage *self, const SpPictureKey *key);

G_END_DECLS
