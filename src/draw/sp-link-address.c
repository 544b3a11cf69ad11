/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-link-address.h"

#include <string.h>

/* Addresses come from the files of others: only the web, a DOI and mail are followed from a picture. */

#define DOI_SCHEME "doi:"
#define DOI_RESOLVER "https://doi.org/"

/* All that may stand in an address as it is, by RFC 3986, and the percent sign, which is taken as escaped already. */
#define ALLOWED_SIGNS "-._~:/?#[]@!$&'()*+,;=%"

static gboolean
is_followed (const char *address)
{
  static const char * const schemes[] = { "http", "https", "mailto", NULL };
  const char *scheme = g_uri_peek_scheme (address);

  return scheme != NULL && g_strv_contains (schemes, scheme);
}

/* Spaces, quotes and letters beyond ASCII as bytes in hexadecimal, as a PDF wants them. */
static char *
escape (const char *address)
{
  GString *escaped = g_string_sized_new (strlen (address));

  for (const char *c = address; *c != '\0'; c++)
    {
      if (g_ascii_isalnum (*c) || strchr (ALLOWED_SIGNS, *c) != NULL)
        g_string_append_c (escaped, *c);
      else
        g_string_append_printf (escaped, "%%%02X", (guint) (guchar) *c);
    }
  return g_string_free (escaped, FALSE);
}

/**
 * sp_link_address_dup:
 * @address: (nullable): an address as somebody wrote it
 *
 * Finds where a link leads: http, https and mailto as they are, "doi:10.1234/..." to the resolver of DOIs. Letters that
 * an address cannot have are escaped.
 *
 * Returns: (transfer full) (nullable): the address in ASCII; `NULL` where there is none, or one of another kind
 */
char *
sp_link_address_dup (const char *address)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *resolved = NULL;

  if (address == NULL)
    return NULL;
  trimmed = g_strstrip (g_strdup (address));
  if (g_ascii_strncasecmp (trimmed, DOI_SCHEME, strlen (DOI_SCHEME)) == 0)
    resolved = g_strconcat (DOI_RESOLVER, g_strchug (trimmed + strlen (DOI_SCHEME)), NULL);
  else if (is_followed (trimmed))
    resolved = g_steal_pointer (&trimmed);
  return resolved != NULL ? escape (resolved) : NULL;
}
