/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-export-dialog.h"
#include "sp-export-preview.h"
#include "sp-export.h"

G_BEGIN_DECLS

#define SP_N_EXPORT_FORMATS (SP_EXPORT_PNG + 1)

/* A picture that can be exported. */
typedef struct
{
  char *title;
  SpPictureOptions options;
} SpExportEntry;

struct _SpExportDialog
{
  AdwDialog parent_instance;

  GtkWidget *export_button;
  GtkStack *stack;
  AdwBanner *error_banner;
  SpExportPreview *preview;
  AdwComboRow *picture_row;
  GtkWidget *format_row;
  AdwToggleGroup *format_group;
  GtkWidget *formats_row;
  GtkCheckButton *pdf_button;
  GtkCheckButton *svg_button;
  GtkCheckButton *png_button;
  AdwComboRow *size_row;
  AdwSpinRow *resolution_row;
  AdwComboRow *theme_row;
  AdwSwitchRow *title_row;
  AdwSwitchRow *legend_row;
  AdwSwitchRow *sources_row;
  AdwSwitchRow *transparent_row;
  GtkProgressBar *progress_bar;

  GSettings *settings;
  SpSnapshot *snapshot;
  char *name;
  GArray *entries;              /* SpExportEntry */
  GtkStringList *titles;        /* theirs, and "All pictures" where there are several */
  gboolean is_ready;            /* the choices are complete */
  GFile *target;                /* of what is being written */
  GCancellable *cancellable;    /* nullable: likewise */
};

/* sp-export-dialog.c */
gboolean sp_export_dialog_is_all       (SpExportDialog *self);
gboolean sp_export_dialog_has_format   (SpExportDialog *self, SpExportFormat format);
void     sp_export_dialog_read_picture (SpExportDialog *self, guint entry, SpPictureOptions *picture);

/* sp-export-dialog-writing.c */
void     sp_export_dialog_ask          (SpExportDialog *self);

G_END_DECLS
