/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

/* Preloaded, it makes a computer on which igraph is not installed. */

typedef void *(*OpenFunc) (const char *name, int flags);

void *dlopen (const char *name, int flags);

void *
dlopen (const char *name,
        int         flags)
{
  OpenFunc next;
  void *symbol = dlsym (RTLD_NEXT, "dlopen");

  memcpy (&next, &symbol, sizeof next);
  return next (name && strstr (name, "libigraph") ? "libigraph-that-is-not-there.so" : name, flags);
}
