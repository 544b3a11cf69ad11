/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-filter-bar.h"
#include "sp-filter-popover.h"
#include "sp-statement-model.h"
#include "sp-statements-page.h"

G_BEGIN_DECLS

/* The page, for the files that it is cut into. */
struct _SpStatementsPage
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkEditable *filter_entry;
  GtkMenuButton *filter_button;
  SpFilterPopover *filter_popover;  /* nullable, until its button is pressed */
  SpFilterBar *filter_bar;
  GtkMenuButton *columns_button;
  GtkLabel *count_label;
  GtkColumnView *column_view;
  GtkMultiSelection *list_selection;
  GtkWidget *selection_bar;
  GtkLabel *selection_label;
  GtkMenuButton *set_button;
  AdwStatusPage *empty_page;
  GtkWidget *empty_button;

  GtkColumnViewColumn *columns[SP_N_STATEMENT_COLUMNS];
  SpStatementModel *model;
  SpStore *store;
  SpSelection *selection;
  GArray *selected;         /* of SpId: what is selected in the table, shown or not */
  SpStatementColumn last_column;    /* the last one that was pointed at or edited */
  GtkWidget *editor;        /* nullable: the one that was opened last */
  gboolean following;       /* the table follows, and tells nobody */
};

/* sp-statements-page-table.c: columns and cells */
void        sp_statements_page_add_columns  (SpStatementsPage *self);
gboolean    sp_statements_page_find_cell   (SpStatementsPage *self, SpId *id, SpStatementColumn *column, GtkWidget **cell);
GMenuModel *sp_statements_page_build_columns_menu (SpStatementsPage *self);

/* sp-statements-page-edit.c: editing in place, and many at once */
void        sp_statements_page_install_edit_actions (GtkWidgetClass *widget_class);
void        sp_statements_page_edit_cell     (SpStatementsPage *self, SpId id, SpStatementColumn column, GtkWidget *cell);
void        sp_statements_page_show_selection_bar (SpStatementsPage *self);
GMenuModel *sp_statements_page_build_set_menu (void);

G_END_DECLS
