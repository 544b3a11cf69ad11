/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-recent.h"

#include <gtk/gtk.h>

#include "sp-thumbnail.h"

#define MIME_TYPE "application/x-standpoint"

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const SpRecentProject *first = *(const SpRecentProject * const *) a;
  const SpRecentProject *second = *(const SpRecentProject * const *) b;

  return g_date_time_compare (second->time, first->time);
}

/**
 * sp_recent_add:
 * @file: a project file that was opened or saved
 * @title: the project's title
 *
 * Remembers a project.
 */
void
sp_recent_add (GFile      *file,
               const char *title)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .display_name = (char *) title,
    .mime_type = (char *) MIME_TYPE,
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "standpoint %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/**
 * sp_recent_remove:
 * @file: a project file
 *
 * Forgets a project. The file stays as it is.
 */
void
sp_recent_remove (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
  sp_thumbnail_remove (file);
}

/**
 * sp_recent_list:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type SpRecentProject): the projects that were open last
 */
GPtrArray *
sp_recent_list (guint limit)
{
  GPtrArray *projects = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_recent_project_free);
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = infos; l; l = l->next)
    {
      GtkRecentInfo *info = l->data;
      SpRecentProject *project;

      if (!gtk_recent_info_has_application (info, g_get_application_name ()))
        continue;
      project = g_new0 (SpRecentProject, 1);
      project->file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
      project->title = g_strdup (gtk_recent_info_get_display_name (info));
      project->time = g_date_time_ref (gtk_recent_info_get_modified (info));
      project->there = gtk_recent_info_exists (info);
      g_ptr_array_add (projects, project);
    }
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);

  g_ptr_array_sort (projects, compare_times);
  if (projects->len > limit)
    g_ptr_array_set_size (projects, (int) limit);
  return projects;
}

/**
 * sp_recent_project_free:
 * @self: (transfer full): a remembered project
 *
 * Releases what it holds.
 */
void
sp_recent_project_free (SpRecentProject *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_free (self);
}
