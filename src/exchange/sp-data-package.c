/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-data-package.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#include "sp-import.h"
#include "sp-text-encoding.h"

#define LARGEST_DESCRIPTOR (4 * 1024 * 1024)
#define MOST_RESOURCES 1000

struct _SpDataPackage
{
  char *folder;             /* without symbolic links */
  GPtrArray *resources;     /* of SpDataResource */
  gboolean ours;
};

static void
free_resource (SpDataResource *resource)
{
  g_clear_pointer (&resource->name, g_free);
  g_clear_pointer (&resource->path, g_free);
  g_free (resource);
}

/**
 * sp_load_file:
 * @file: a file
 * @name: what it is called in messages
 * @largest: how many bytes it may have
 * @cancellable: (nullable): a way to stop
 * @error: return location for an error
 *
 * Reads a regular file; a folder, a pipe or a device is refused before it is opened.
 *
 * Returns: (transfer full): its content, or `NULL` with %SP_IMPORT_ERROR_FAILED
 */
GBytes *
sp_load_file (GFile        *file,
              const char   *name,
              goffset       largest,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, &reason);
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_FAILED, _ ("%s is not a file"), name);
      return NULL;
    }
  if (info != NULL && g_file_info_get_size (info) <= largest)
    bytes = g_file_load_bytes (file, cancellable, NULL, &reason);
  if (reason != NULL)
    {
      if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&reason));
      else
        g_set_error (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_FAILED, _ ("%s cannot be read: %s"), name,
                     reason->message);
      return NULL;
    }
  if (bytes == NULL || g_bytes_get_size (bytes) > (gsize) largest)
    {
      g_set_error (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_FAILED,
                   _ ("%s is larger than %u MiB"), name, (guint) (largest >> 20));
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

/* Refuses what could lead out of the folder by its words alone; symbolic links are seen to when the file is loaded. */
static gboolean
is_inside (const char *path)
{
  g_auto (GStrv) parts = NULL;

  if (*path == '\0' || g_path_is_absolute (path) || strstr (path, "://") != NULL || !g_utf8_validate (path, -1, NULL))
    return FALSE;
  parts = g_strsplit_set (path, "/\\", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (parts[i], "..") || g_str_equal (parts[i], ""))
      return FALSE;
  return TRUE;
}

static const char *
get_text (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* The path of a resource may also be a list: a list of one is the same, and a table in several files is refused. */
static const char *
get_path (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "path");
  JsonArray *paths;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return get_text (node);
  paths = json_node_get_array (node);
  return json_array_get_length (paths) == 1 ? get_text (json_array_get_element (paths, 0)) : NULL;
}

static gboolean
add_resource (SpDataPackage *self,
              JsonNode      *node,
              guint          number,
              GError       **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *path = object != NULL ? get_path (object) : NULL;
  const char *name = object != NULL ? get_text (json_object_get_member (object, "name")) : NULL;
  SpDataResource *resource;

  if (path == NULL)
    {
      g_set_error (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_PACKAGE,
                   _ ("datapackage.json: resource %u does not name one file as its path"), number);
      return FALSE;
    }
  if (!is_inside (path))
    {
      g_set_error (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_PACKAGE,
                   _ ("datapackage.json: the path “%s” leads out of the folder"), path);
      return FALSE;
    }
  resource = g_new0 (SpDataResource, 1);
  resource->name = g_strdup (name != NULL ? name : "");
  resource->path = g_strdup (path);
  g_ptr_array_add (self->resources, resource);
  return TRUE;
}

static gboolean
read_version (SpDataPackage *self,
              JsonObject    *root,
              GError       **error)
{
  JsonNode *node = json_object_get_member (root, "standpoint");
  JsonObject *own = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  self->ours = own != NULL;
  if (own != NULL && json_object_get_int_member_with_default (own, "version", 1) > SP_DATA_PACKAGE_VERSION)
    {
      g_set_error_literal (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_PACKAGE,
                           _ ("The data package was written by a newer version of Standpoint: update the program"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_descriptor (SpDataPackage *self,
                 const char    *text,
                 gsize          length,
                 GError       **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) reason = NULL;
  JsonNode *root;
  JsonNode *node = NULL;
  JsonArray *resources;

  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, text, (gssize) length, &reason))
    {
      g_set_error (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_PACKAGE, "%s: %s", SP_DATA_PACKAGE_FILE, reason->message);
      return FALSE;
    }
  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    node = json_object_get_member (json_node_get_object (root), "resources");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error_literal (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_PACKAGE, _ ("datapackage.json lists no resources"));
      return FALSE;
    }
  if (!read_version (self, json_node_get_object (root), error))
    return FALSE;

  resources = json_node_get_array (node);
  if (json_array_get_length (resources) > MOST_RESOURCES)
    {
      g_set_error (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_PACKAGE,
                   _ ("datapackage.json lists more than %d resources"), MOST_RESOURCES);
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (resources); i++)
    if (!add_resource (self, json_array_get_element (resources, i), i + 1, error))
      return FALSE;
  return TRUE;
}

/**
 * sp_data_package_read:
 * @folder: a folder on this machine
 * @cancellable: (nullable): a way to stop
 * @error: return location for an error
 *
 * Reads the datapackage.json of a folder. Only names and paths of the resources are taken from it: what a table
 * holds is told by its headings.
 *
 * Returns: (transfer full): the package, or `NULL` with %SP_IMPORT_ERROR_PACKAGE when there is none or it is
 *   damaged, newer than this program or has paths that lead out of the folder
 */
SpDataPackage *
sp_data_package_read (GFile        *folder,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (SpDataPackage) self = g_new0 (SpDataPackage, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  const char *path = g_file_peek_path (folder);
  gsize length;

  self->resources = g_ptr_array_new_with_free_func ((GDestroyNotify) free_resource);
  self->folder = path != NULL ? realpath (path, NULL) : NULL;
  if (self->folder == NULL)
    {
      g_set_error_literal (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_PACKAGE,
                           _ ("A data package has to be a folder on this computer"));
      return NULL;
    }
  bytes = sp_data_package_load (self, SP_DATA_PACKAGE_FILE, LARGEST_DESCRIPTOR, cancellable, error);
  if (bytes == NULL)
    {
      if (error != NULL && g_error_matches (*error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_FAILED))
        (*error)->code = SP_IMPORT_ERROR_PACKAGE;
      return NULL;
    }

  text = sp_text_decode (SP_DATA_PACKAGE_FILE, bytes, &length, error);
  if (text == NULL || !read_descriptor (self, text, length, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sp_data_package_free:
 * @self: (transfer full): a package
 *
 * Frees the package.
 */
void
sp_data_package_free (SpDataPackage *self)
{
  g_clear_pointer (&self->folder, free);
  g_clear_pointer (&self->resources, g_ptr_array_unref);
  g_free (self);
}

/**
 * sp_data_package_get_n_resources:
 * @self: a package
 *
 * Returns: how many files the package names
 */
guint
sp_data_package_get_n_resources (SpDataPackage *self)
{
  return self->resources->len;
}

/**
 * sp_data_package_get_resource:
 * @self: a package
 * @index: from 0
 *
 * Returns: (transfer none): name and path of a file
 */
const SpDataResource *
sp_data_package_get_resource (SpDataPackage *self,
                              guint          index)
{
  return g_ptr_array_index (self->resources, index);
}

/**
 * sp_data_package_is_ours:
 * @self: a package
 *
 * Returns: whether the package was written by sp_tables_write(): then texts are exactly what they were, and those
 *   that a spreadsheet would take for a formula have an apostrophe in front
 */
gboolean
sp_data_package_is_ours (SpDataPackage *self)
{
  return self->ours;
}

/**
 * sp_data_package_load:
 * @self: a package
 * @path: of a file in it
 * @largest: how many bytes the file may have
 * @cancellable: (nullable): a way to stop
 * @error: return location for an error
 *
 * Reads a file of the package. A path that leads out of the folder, by its words or by a symbolic link on its way,
 * is refused.
 *
 * Returns: (transfer full): its content, or `NULL` with %SP_IMPORT_ERROR_PACKAGE for such a path and
 *   %SP_IMPORT_ERROR_FAILED for a file that cannot be read
 */
GBytes *
sp_data_package_load (SpDataPackage *self,
                      const char    *path,
                      goffset        largest,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *joined = g_build_filename (self->folder, path, NULL);
  g_autofree char *beginning = g_str_has_suffix (self->folder, "/") ? g_strdup (self->folder)
                                                                    : g_strconcat (self->folder, "/", NULL);
  g_autoptr (GFile) file = NULL;
  char *real = realpath (joined, NULL);

  if (real == NULL)
    {
      g_set_error (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_FAILED, _ ("%s is not in the folder"), path);
      return NULL;
    }
  if (is_inside (path) && g_str_has_prefix (real, beginning))
    file = g_file_new_for_path (real);
  free (real);
  if (file == NULL)
    {
      g_set_error (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_PACKAGE,
                   _ ("The path “%s” leads out of the folder"), path);
      return NULL;
    }
  return sp_load_file (file, path, largest, cancellable, error);
}
