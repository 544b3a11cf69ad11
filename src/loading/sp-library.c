/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (sp-library-error-quark, sp_library_error)

static gboolean
fill_table (const SpLibrary  *self,
            void             *handle,
            GError          **error)
{
  for (guint i = 0; i < self->n_symbols; i++)
    {
      const SpLibrarySymbol *symbol = &self->symbols[i];
      void *address = dlsym (handle, symbol->name);

      if (address == NULL)
        {
          g_set_error (error, SP_LIBRARY_ERROR, SP_LIBRARY_ERROR_MISSING,
                       _("This needs %s, and what is installed of it, %s, is another version: it does not have %s."),
                       self->name, self->soname, symbol->name);
          return FALSE;
        }
      memcpy ((char *) self->table + symbol->offset, &address, sizeof address);
    }
  return TRUE;
}

static gboolean
open_library (const SpLibrary  *self,
              GError          **error)
{
  void *handle = dlopen (self->soname, RTLD_LAZY | RTLD_LOCAL);

  if (handle == NULL)
    {
      g_set_error (error, SP_LIBRARY_ERROR, SP_LIBRARY_ERROR_MISSING,
                   _("This needs %s, which cannot be loaded. Install it and try again. (%s)"), self->name, dlerror ());
      return FALSE;
    }
  if (fill_table (self, handle, error))
    return TRUE;
  dlclose (handle);
  return FALSE;
}

/**
 * sp_library_load:
 * @self: a library
 * @error: return location for an error
 *
 * Loads the library at the first call, which takes some milliseconds, and fills its table; it stays until the end of the
 * program. If it is not there, each call looks for it again. Safe in any thread.
 *
 * Returns: %FALSE with %SP_LIBRARY_ERROR_MISSING, in words that say what is to be installed
 */
gboolean
sp_library_load (SpLibrary  *self,
                 GError    **error)
{
  if (g_atomic_int_get (&self->is_loaded))
    return TRUE;

  g_mutex_lock (&self->mutex);
  if (!self->is_loaded && open_library (self, error))
    g_atomic_int_set (&self->is_loaded, TRUE);
  g_mutex_unlock (&self->mutex);
  return g_atomic_int_get (&self->is_loaded);
}
