/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-igraph.h"

#include "sp-config.h"
#include "sp-library.h"

/* igraph brings a dozen libraries for linear algebra along, which take longer to load than most commands take to run. */

SP_LIBRARY_NOTE (SP_IGRAPH_SONAME, "igraph", "Blocs, centralities and three of the layouts")

SpIgraph sp_igraph;

static const SpLibrarySymbol symbols[] = {
#define SYMBOL(name) { "igraph_" #name, G_STRUCT_OFFSET (SpIgraph, name) },
  SP_IGRAPH_SYMBOLS (SYMBOL)
#undef SYMBOL
};

static SpLibrary library = {
  .name = "igraph",
  .soname = SP_IGRAPH_SONAME,
  .symbols = symbols,
  .n_symbols = G_N_ELEMENTS (symbols),
  .table = &sp_igraph,
};

/**
 * sp_igraph_load:
 * @error: return location for an error
 *
 * Loads igraph, when it is first needed: see sp_library_load(). Its error handler and its generator of random numbers
 * belong to the caller, who sets them as before.
 *
 * Returns: %FALSE with %SP_LIBRARY_ERROR_MISSING
 */
gboolean
sp_igraph_load (GError **error)
{
  return sp_library_load (&library, error);
}
