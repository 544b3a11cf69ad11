/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-export-writers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_NAMES 60
#define DEFAULT_LANGUAGE "en"
#define HEAD_LINE "Language: "

static GStrv
end_names (GStrvBuilder *builder)
{
  GStrv names = g_strv_builder_end (builder);

  if (*names == NULL)
    g_clear_pointer (&names, g_strfreev);
  return names;
}

/* In the order in which they come first. */
static GStrv
list_coders (SpSnapshot *snapshot)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot) && g_hash_table_size (seen) < MOST_NAMES; i++)
    {
      const char *coder = sp_snapshot_get_statement (snapshot, i)->coder;

      if (*coder != '\0' && g_hash_table_add (seen, (gpointer) coder))
        g_strv_builder_add (names, coder);
    }
  return end_names (names);
}

static GStrv
list_issues (SpSnapshot *snapshot)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < sp_snapshot_get_n_issues (snapshot) && i < MOST_NAMES; i++)
    g_strv_builder_add (names, sp_snapshot_get_issue (snapshot, i)->name);
  return end_names (names);
}

/* The language of the translation that is in use, as its head says; that of the program where there is none. */
static char *
dup_translation (void)
{
  const char *head = g_dgettext (GETTEXT_PACKAGE, "");
  const char *line = strstr (head, HEAD_LINE);

  if (line == NULL)
    return g_strdup (DEFAULT_LANGUAGE);
  line += strlen (HEAD_LINE);
  return g_strndup (line, strcspn (line, "\n.@ "));
}

/* Of the words in the picture: "de_AT.UTF-8" -> "de-AT", but "en" where there are no words in German. */
static char *
find_language (void)
{
  const char * const *names = g_get_language_names_with_category ("LC_MESSAGES");
  g_autofree char *translation = dup_translation ();
  gsize length = strcspn (translation, "_");

  for (guint i = 0; names[i] != NULL; i++)
    if (strncmp (names[i], translation, length) == 0 && (names[i][length] == '_' || names[i][length] == '\0'))
      return g_strdelimit (g_strndup (names[i], strcspn (names[i], ".@")), "_", '-');
  return g_strdelimit (g_steal_pointer (&translation), "_", '-');
}

/*
 * sp_export_information_new:
 * Authors are the coders of the statements, keywords the issues, language is that of the words in the picture.
 */
SpExportInformation *
sp_export_information_new (SpSnapshot *snapshot)
{
  SpExportInformation *self = g_new0 (SpExportInformation, 1);

  self->language = find_language ();
  if (snapshot != NULL)
    {
      self->authors = list_coders (snapshot);
      self->keywords = list_issues (snapshot);
    }
  return self;
}

void
sp_export_information_free (SpExportInformation *self)
{
  g_clear_pointer (&self->authors, g_strfreev);
  g_clear_pointer (&self->keywords, g_strfreev);
  g_clear_pointer (&self->language, g_free);
  g_free (self);
}
