/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/* What is used of poppler-glib, each by its name without poppler_. */
#define SP_POPPLER_SYMBOLS(SYMBOL)  \
  SYMBOL (document_get_author)      \
  SYMBOL (document_get_n_pages)     \
  SYMBOL (document_get_page)        \
  SYMBOL (document_get_title)       \
  SYMBOL (document_new_from_bytes)  \
  SYMBOL (error_quark)              \
  SYMBOL (page_get_text)

typedef struct
{
#define SYMBOL(name) __typeof__ (poppler_##name) *name;
  SP_POPPLER_SYMBOLS (SYMBOL)
#undef SYMBOL
} SpPoppler;

/* Filled by sp_poppler_load (), which is called before anything of it is. */
extern SpPoppler sp_poppler;

gboolean sp_poppler_load (GError **error);

G_END_DECLS
