/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-coding-popover.h"
#include "sp-draft-list.h"
#include "sp-find-bar.h"
#include "sp-reader.h"
#include "sp-sources-page.h"
#include "sp-text-editor.h"

G_BEGIN_DECLS

/* The page, for the files that it is cut into. */
struct _SpSourcesPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *heading;
  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkLabel *caret_label;
  GtkWidget *caret_revealer;
  AdwClampScrollable *clamp;
  SpReader *reader;
  SpFindBar *find_bar;
  SpTextEditor *editor;
  SpDraftList *draft_list;
  AdwOverlaySplitView *draft_split;
  SpCodingPopover *coding_popover;  /* nullable, until words are coded */
  GtkWidget *code_button;   /* beside the selected words */
  guint placing;
  SpPassage coding;         /* what the form is open for */

  SpStore *store;
  SpSelection *selection;
  SpId source;
  double text_size;
  gboolean editing;
  GCancellable *searching;
  gboolean leading;         /* the selection follows the page, not the other way round */
};

/* sp-sources-page.c */
void sp_sources_page_update (SpSourcesPage *self);
void sp_sources_page_show (SpSourcesPage *self, SpId source);
void sp_sources_page_fail (SpSourcesPage *self, const char *heading, const char *body);

/* sp-sources-page-coding.c: what is made of selected words */
void sp_sources_page_install_coding (GtkWidgetClass *widget_class);
void sp_sources_page_prepare_coding (SpSourcesPage *self);
void sp_sources_page_code           (SpSourcesPage *self, SpId actor, SpId issue);

/* sp-sources-page-editing.c: the text itself */
void sp_sources_page_install_editing (GtkWidgetClass *widget_class);
void sp_sources_page_stop_editing    (SpSourcesPage *self);
void sp_sources_page_keep_text       (SpSourcesPage *self, const char *input);

/* sp-sources-page-finding.c: words in the text */
void sp_sources_page_install_finding (GtkWidgetClass *widget_class);

/* sp-sources-page-suggesting.c: names, and sentences that look like statements */
void sp_sources_page_suggest      (SpSourcesPage *self);
void sp_sources_page_accept_draft (SpSourcesPage *self, SpPassage passage, SpId actor, SpId issue);

/* sp-sources-page-adding.c: sources from the clipboard and from files */
void sp_sources_page_install_adding (GtkWidgetClass *widget_class);
void sp_sources_page_accept_drops   (SpSourcesPage *self);

G_END_DECLS
