/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_LIBRARY_ERROR (sp_library_error_quark ())
GQuark sp_library_error_quark (void);

typedef enum
{
  SP_LIBRARY_ERROR_MISSING,     /* not installed, not for this processor, or without something that is needed of it */
} SpLibraryError;

/* A function, or a variable, and where its address goes in the table of its library. */
typedef struct
{
  const char *name;
  gsize offset;
} SpLibrarySymbol;

/*
 * A library of others' that most runs do without: the program is compiled against its headers, is not linked to it, and
 * loads it when it is first needed. Static, one a library; see sp-igraph.c.
 */
typedef struct
{
  const char *name;             /* as people know it, in messages */
  const char *soname;
  const SpLibrarySymbol *symbols;
  guint n_symbols;
  gpointer table;               /* pointers, one a symbol */
  GMutex mutex;
  gboolean is_loaded;           /* atomic */
} SpLibrary;

gboolean sp_library_load (SpLibrary *self, GError **error);

/*
 * Tells those who make packages which library is loaded: a note in the program's file, as described in "ELF dlopen
 * metadata" of the UAPI group. One for each library, beside its table.
 */
#define SP_LIBRARY_NOTE(soname, feature, description)                                                                  \
  SP_LIBRARY_NOTE_OF ("[{\"soname\":[\"" soname "\"],\"feature\":\"" feature "\",\"description\":\"" description          \
                      "\",\"priority\":\"recommended\"}]")

#define SP_LIBRARY_NOTE_OF(json)                                                                                       \
  static const struct                                                                                                  \
  {                                                                                                                    \
    guint32 name_size, content_size, type;                                                                             \
    char name[4];                                                                                                      \
    _Alignas (guint32) char content[sizeof (json)];                                                                    \
  } library_note __attribute__ ((used, aligned (4), section (".note.dlopen"))) = { 4, sizeof (json), 0x407c0c0a, "FDO", json };

G_END_DECLS
