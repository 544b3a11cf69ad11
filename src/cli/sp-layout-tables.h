/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sp-csv.h"
#include "sp-layout.h"

G_BEGIN_DECLS

/* A graph read from two CSV tables. */
typedef struct
{
  SpLayoutGraph graph;          /* its arrays are those below */
  SpCsv *nodes;
  SpCsv *links;
  guint name_column;
  SpLayoutEdge *edges;
  double *widths, *heights;     /* NULL unless the table of nodes has them */
  double *start_x, *start_y;    /* likewise */
  gboolean *pinned;             /* likewise */
} SpLayoutTables;

SpLayoutTables *sp_layout_tables_read  (const char *nodes, const char *links, GError **error);
void            sp_layout_tables_free  (SpLayoutTables *self);
char           *sp_layout_tables_print (SpLayoutTables *self, const double *x, const double *y);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLayoutTables, sp_layout_tables_free)

G_END_DECLS
