/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sp-store.h"

G_BEGIN_DECLS

#define SP_IMPORT_ERROR (sp_import_error_quark ())
GQuark sp_import_error_quark (void);

typedef enum
{
  SP_IMPORT_ERROR_FAILED,
  SP_IMPORT_ERROR_ROW,          /* a bad row: "coding.csv, line 7, column stance: expected ..., found ..." */
  SP_IMPORT_ERROR_TABLE,        /* a CSV whose headings fit no table */
  SP_IMPORT_ERROR_PACKAGE,      /* a data package that is none */
} SpImportError;

typedef void (*SpImportProgress) (double fraction, gpointer data);     /* 0 to 1 */

typedef struct
{
  gboolean dry_run;             /* checks and counts, changes nothing */
  gboolean skip_bad_rows;
  const char *label;            /* of the edit; NULL for "Import" */
  SpImportProgress progress;    /* nullable: told now and then, in the thread that imports */
  gpointer progress_data;
} SpImportOptions;

/* What an import did, or would do. */
typedef struct
{
  guint added[SP_N_TABLES];
  guint updated[SP_N_TABLES];
  GStrv created_names;          /* "actor: NAME": unknown names that were created, those of one table together */
  guint created[SP_N_TABLES];   /* how many of them are of each table, in this order */
  GStrv ignored_columns;        /* "FILE: HEADING": headings that mean nothing here */
  GStrv problems;               /* bad rows, each with file, line and column, and what was expected */
} SpImportReport;

void sp_import_report_free (SpImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpImportReport, sp_import_report_free)

/* FILES: folders with a datapackage.json, or CSV files. One edit: one undo takes it back. With bad rows and without
 * skip_bad_rows nothing is changed and the error is the first of them (all are in *REPORT). */
gboolean sp_import (SpStore *store, GListModel *files, const SpImportOptions *options,
                    SpImportReport **report, GCancellable *cancellable, GError **error);

/* Writes the project as a Tabular Data Package into FOLDER (made if missing). */
gboolean sp_tables_write (SpSnapshot *snapshot, GFile *folder, GCancellable *cancellable, GError **error);

G_END_DECLS
