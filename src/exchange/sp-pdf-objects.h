/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An object of a PDF: its text between "obj" and "endobj". */
typedef struct
{
  guint number;
  const char *text;           /* in the bytes it was read from */
  gsize length;
  char *added;                /* nullable: goes before the end of its dictionary */
} SpPdfObject;

/* The objects of a file, read and written whole. */
typedef struct
{
  GPtrArray *bytes;           /* what the texts stand in */
  guint size;                 /* one more than the highest number */
  guint root;
  guint information;
  GArray *objects;            /* SpPdfObject, by number */
} SpPdfObjects;

SpPdfObjects *sp_pdf_objects_read  (GBytes *bytes);
GBytes       *sp_pdf_objects_write (SpPdfObjects *self, GError **error);
void          sp_pdf_objects_free  (SpPdfObjects *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPdfObjects, sp_pdf_objects_free)

G_END_DECLS
