/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-file-choice.h"

#include <glib/gi18n.h>

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
 * sp_file_choice_suggest_name:
 * @title: a title of any characters
 * @ending: the ending of the name, with its point
 *
 * Returns: (transfer full): a name for a file
 */
char *
sp_file_choice_suggest_name (const char *title,
                             const char *ending)
{
  g_autofree char *name = g_strstrip (g_strdup (title));

  g_strdelimit (name, "/\\:*?\"<>|\n\t", '-');
  return g_strconcat (*name ? name : _("Untitled"), ending, NULL);
}

/* In a sandbox the portal hands out the file of that name and none beside it. */
static gboolean
is_from_portal (GFile *file)
{
  g_autoptr (GFile) documents = g_file_new_build_filename (g_get_user_runtime_dir (), "doc", NULL);

  return g_file_has_prefix (file, documents);
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
