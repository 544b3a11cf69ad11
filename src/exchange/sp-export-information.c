/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-export-writers.h"

#include <string.h>

#define MOST_NAMES 60
#define DEFAULT_LANGUAGE "en"

static char *
join_names (GPtrArray *names)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < names->len && i < MOST_NAMES; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (names, i));
  return g_string_free (joined, joined->len == 0);
}

/* In the order in which they come first. */
static char *
list_coders (SpSnapshot *snapshot)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot) && names->len < MOST_NAMES; i++)
    {
      const char *coder = sp_snapshot_get_statement (snapshot, i)->coder;

      if (*coder != '\0' && g_hash_table_add (seen, (gpointer) coder))
        g_ptr_array_add (names, (gpointer) coder);
    }
  return join_names (names);
}

static char *
list_issues (SpSnapshot *snapshot)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < sp_snapshot_get_n_issues (snapshot); i++)
    g_ptr_array_add (names, (gpointer) sp_snapshot_get_issue (snapshot, i)->name);
  return join_names (names);
}

/* "de_AT.UTF-8" -> "de-AT". */
static char *
find_language (void)
{
  const char *name = g_get_language_names_with_category ("LC_MESSAGES")[0];
  g_autofree char *language = g_strndup (name, strcspn (name, ".@"));

  if (*language == '\0' || strcmp (language, "C") == 0 || strcmp (language, "POSIX") == 0)
    return g_strdup (DEFAULT_LANGUAGE);
  return g_strdelimit (g_steal_pointer (&language), "_", '-');
}

/*
 * sp_export_information_new:
 * Author are the coders of the statements, keywords the issues, language is that of the words in the picture.
 */
SpExportInformation *
sp_export_information_new (SpSnapshot *snapshot)
{
  SpExportInformation *self = g_new0 (SpExportInformation, 1);

  self->language = find_language ();
  if (snapshot != NULL)
    {
      self->author = list_coders (snapshot);
      self->keywords = list_issues (snapshot);
    }
  return self;
}

void
sp_export_information_free (SpExportInformation *self)
{
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->keywords, g_free);
  g_clear_pointer (&self->language, g_free);
  g_free (self);
}
