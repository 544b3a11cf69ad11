/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-poppler.h"

#include "sp-config.h"
#include "sp-library.h"

SP_LIBRARY_NOTE (SP_POPPLER_SONAME, "poppler", "Reading the text of PDF files")

SpPoppler sp_poppler;

static const SpLibrarySymbol symbols[] = {
#define SYMBOL(name) { "poppler_" #name, G_STRUCT_OFFSET (SpPoppler, name) },
  SP_POPPLER_SYMBOLS (SYMBOL)
#undef SYMBOL
};

static SpLibrary library = {
  .name = "Poppler",
  .soname = SP_POPPLER_SONAME,
  .symbols = symbols,
  .n_symbols = G_N_ELEMENTS (symbols),
  .table = &sp_poppler,
};

/**
 * sp_poppler_load:
 * @error: return location for an error
 *
 * Loads poppler-glib, when it is first needed: see sp_library_load().
 *
 * Returns: %FALSE with %SP_LIBRARY_ERROR_MISSING
 */
gboolean
sp_poppler_load (GError **error)
{
  return sp_library_load (&library, error);
}
