/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-example.h"

#include <glib/gi18n.h>

/* Whom an actor speaks for may stand behind it in the order: that is written when all are there. */
static gboolean
copy_actors (SpSnapshot  *from,
             SpStore     *store,
             GError     **error)
{
  for (guint i = 0; i < sp_snapshot_get_n_actors (from); i++)
    {
      SpActor actor = *sp_snapshot_get_actor (from, i);

      actor.speaks_for = SP_ID_NONE;
      if (sp_store_add_actor (store, &actor, error) == SP_ID_NONE)
        return FALSE;
    }
  for (guint i = 0; i < sp_snapshot_get_n_actors (from); i++)
    if (sp_snapshot_get_actor (from, i)->speaks_for != SP_ID_NONE
        && !sp_store_update_actor (store, sp_snapshot_get_actor (from, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
copy_issues_and_sources (SpSnapshot  *from,
                         SpStore     *store,
                         GError     **error)
{
  for (guint i = 0; i < sp_snapshot_get_n_issues (from); i++)
    if (sp_store_add_issue (store, sp_snapshot_get_issue (from, i), error) == SP_ID_NONE)
      return FALSE;
  for (guint i = 0; i < sp_snapshot_get_n_sources (from); i++)
    if (sp_store_add_source (store, sp_snapshot_get_source (from, i), error) == SP_ID_NONE)
      return FALSE;
  for (guint i = 0; i < sp_snapshot_get_n_source_errors (from); i++)
    if (sp_store_add_source_error (store, sp_snapshot_get_source_error (from, i), error) == SP_ID_NONE)
      return FALSE;
  return TRUE;
}

static gboolean
copy_statements_and_links (SpSnapshot  *from,
                           SpStore     *store,
                           GError     **error)
{
  for (guint i = 0; i < sp_snapshot_get_n_statements (from); i++)
    if (sp_store_add_statement (store, sp_snapshot_get_statement (from, i), error) == SP_ID_NONE)
      return FALSE;
  for (guint i = 0; i < sp_snapshot_get_n_links (from); i++)
    if (sp_store_add_link (store, sp_snapshot_get_link (from, i), error) == SP_ID_NONE)
      return FALSE;
  for (guint i = 0; i < sp_snapshot_get_n_views (from); i++)
    if (sp_store_add_view (store, sp_snapshot_get_view (from, i), error) == SP_ID_NONE)
      return FALSE;
  return TRUE;
}

static gboolean
copy_project (SpSnapshot  *from,
              SpStore     *store,
              GError     **error)
{
  SpProjectRow row = *sp_snapshot_get_project (from);

  row.uuid = sp_snapshot_get_project (sp_store_get_snapshot (store))->uuid;
  return sp_store_update_project (store, &row, error);
}

static gboolean
fill (SpStore     *store,
      SpSnapshot  *from,
      GError     **error)
{
  if (!sp_store_begin (store, _("Begin with an example"), error))
    return FALSE;
  if (copy_project (from, store, error) && copy_actors (from, store, error)
      && copy_issues_and_sources (from, store, error) && copy_statements_and_links (from, store, error))
    return sp_store_commit (store, error);

  sp_store_rollback (store);
  return FALSE;
}

/**
 * sp_example_find:
 * @name: "berlin" or "un"
 *
 * Looks in the folder that the environment variable `STANDPOINT_EXAMPLES` names, else where they are installed.
 *
 * Returns: (transfer full): where the example's file is, or ought to be
 */
GFile *
sp_example_find (const char *name)
{
  const char *folder = g_getenv ("STANDPOINT_EXAMPLES");
  g_autofree char *file_name = g_strconcat (name, ".standpoint", NULL);

  return g_file_new_build_filename (folder ? folder : SP_EXAMPLES_DIRECTORY, file_name, NULL);
}

/**
 * sp_example_open:
 * @name: "berlin" or "un"
 * @error: return location for an error
 *
 * Makes a document of its own out of an example: it has no file, and the example stays as it is.
 *
 * Returns: (transfer full): the project, or `NULL` with an error of opening or writing
 */
SpProject *
sp_example_open (const char  *name,
                 GError     **error)
{
  g_autoptr (GFile) file = sp_example_find (name);
  g_autoptr (SpProject) example = sp_project_open (file, SP_OPEN_PRIVATE, NULL, NULL, NULL, error);
  g_autoptr (SpProject) project = NULL;
  gboolean filled;

  if (!example)
    return NULL;

  project = sp_project_new (NULL, error);
  filled = project && fill (sp_project_get_store (project),
                            sp_store_get_snapshot (sp_project_get_store (example)), error);
  sp_project_close (example);
  return filled ? g_steal_pointer (&project) : NULL;
}
