/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-file-choice.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_BYTES 200        /* of a name: file systems take 255, with its ending and a number */

/* What the document portal says of a file that it hands out. */
#define HOST_PATH "xattr::document-portal.host-path"

/**
 * sp_file_choice_new:
 * @title: of the dialog
 *
 * Returns: (transfer full): a dialog that shows project files, or all files
 */
GtkFileDialog *
sp_file_choice_new (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) projects = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (projects, _("Standpoint projects"));
  gtk_file_filter_add_suffix (projects, "standpoint");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, projects);
  g_list_store_append (filters, all);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_modal (dialog, TRUE);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_default_filter (dialog, projects);
  return dialog;
}

/**
 * sp_file_choice_shorten:
 * @title: a title
 * @length: how many bytes it may have
 *
 * Returns: (transfer full): as many of its letters as fit
 */
char *
sp_file_choice_shorten (const char *title,
                        gsize       length)
{
  const char *end = title + strnlen (title, length);

  return *end != '\0' ? g_strndup (title, (gsize) (g_utf8_find_prev_char (title, end + 1) - title)) : g_strdup (title);
}

/**
 * sp_file_choice_suggest_name:
 * @title: a title of any characters, however long
 * @ending: the ending of the name, with its point
 *
 * Returns: (transfer full): a name for a file that every system takes and that is not hidden
 */
char *
sp_file_choice_suggest_name (const char *title,
                             const char *ending)
{
  g_autofree char *name = sp_file_choice_shorten (title, MOST_BYTES);
  char *shown = name;

  for (char *c = name; *c; c++)
    if (g_ascii_iscntrl (*c) || strchr ("/\\:*?\"<>|", *c))
      *c = '-';
  while (g_ascii_isspace (*shown) || *shown == '.')
    shown++;
  g_strchomp (shown);
  return g_strconcat (*shown ? shown : _("Untitled"), ending, NULL);
}

/* Whether the files of two pictures could be the same, those of their further pages too, on a system that does not tell
 * capitals from small letters. */
static gboolean
are_alike (const char *a,
           const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1);
  g_autofree char *other = g_utf8_casefold (b, -1);
  const char *shorter = strlen (one) < strlen (other) ? one : other;
  const char *longer = shorter == one ? other : one;
  const char *rest = longer + strlen (shorter);

  if (!g_str_has_prefix (longer, shorter))
    return FALSE;
  return *rest == '\0' || (*rest == '-' && rest[1] != '\0' && strspn (rest + 1, "0123456789") == strlen (rest + 1));
}

static gboolean
is_taken (GPtrArray  *stems,
          const char *stem)
{
  for (guint i = 0; i < stems->len; i++)
    if (are_alike (g_ptr_array_index (stems, i), stem))
      return TRUE;
  return FALSE;
}

/**
 * sp_file_choice_add_stem:
 * @stems: (element-type utf8): names of files without their endings
 * @suggested: a further one
 *
 * Adds a name that is no other's, with a number where the suggested one is: names are alike that differ in capitals alone,
 * or where one could be that of a further page of the other.
 */
void
sp_file_choice_add_stem (GPtrArray  *stems,
                         const char *suggested)
{
  char *stem = g_strdup (suggested);

  for (guint n = 2; is_taken (stems, stem); n++)
    {
      g_free (stem);
      stem = g_strdup_printf ("%s (%u)", suggested, n);
    }
  g_ptr_array_add (stems, stem);
}

/* In a sandbox the portal hands out the file of that name and none beside it. */
static gboolean
is_from_portal (GFile *file)
{
  g_autoptr (GFile) documents = g_file_new_build_filename (g_get_user_runtime_dir (), "doc", NULL);

  return g_file_has_prefix (file, documents);
}

/**
 * sp_file_choice_is_alone:
 * @file: what the user chose
 *
 * Returns: whether no other file can be written beside it
 */
gboolean
sp_file_choice_is_alone (GFile *file)
{
  return is_from_portal (file);
}

/**
 * sp_file_choice_complete:
 * @file: what the user chose
 * @ending: the ending that it needs, with its point
 *
 * Returns: (transfer full): the file, with the ending if its name has none; without it if that would be another
 *   file, one that is there already, about which the user was not asked, or one that a portal did not hand out
 */
GFile *
sp_file_choice_complete (GFile      *file,
                         const char *ending)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *complete = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);

  g_autoptr (GFile) completed = NULL;

  if (!folder || g_str_has_suffix (name, ending) || is_from_portal (file))
    return g_object_ref (file);
  complete = g_strconcat (name, ending, NULL);
  completed = g_file_get_child (folder, complete);
  return g_file_query_exists (completed, NULL) ? g_object_ref (file) : g_steal_pointer (&completed);
}

/**
 * sp_file_choice_dup_place:
 * @file: a file that was chosen once
 *
 * Tells where a file is in words that its owner knows. A portal hands files out under paths of its own and tells, where it
 * is new enough, the true one; otherwise the name alone is told.
 *
 * Returns: (transfer full): the path, or the name
 */
char *
sp_file_choice_dup_place (GFile *file)
{
  g_autoptr (GFileInfo) info = NULL;
  const char *outer;

  if (!is_from_portal (file))
    return g_file_get_parse_name (file);
  info = g_file_query_info (file, HOST_PATH, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  outer = info ? g_file_info_get_attribute_string (info, HOST_PATH) : NULL;
  return outer ? g_strdup (outer) : g_file_get_basename (file);
}
