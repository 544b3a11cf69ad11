/* SPDX-License-Identifier: GPL-3.0-or-later */
/* O_NOATIME */
#define _GNU_SOURCE

#include "sp-reading.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sp-hostile.h"
#include "sp-open-stretch.h"
#include "sp-project-error.h"

#define HEADER_SIZE 100

/**
 * sp_reading_free:
 * @reading: (transfer full): a file
 */
void
sp_reading_free (SpReading *reading)
{
  g_clear_object (&reading->stream);
  g_clear_pointer (&reading->checksum, sp_sha256_free);
  g_clear_fd (&reading->descriptor, NULL);
  g_clear_pointer (&reading->name, g_free);
  g_free (reading);
}

static gboolean
refuse_kind (const char  *name,
             GFileType    type,
             GError     **error)
{
  if (type == G_FILE_TYPE_DIRECTORY)
    g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_PROJECT,
                 _("“%s” is a folder. Choose a project file."), name);
  else
    g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_PROJECT,
                 _("“%s” is not a regular file. Choose a project file."), name);
  return FALSE;
}

/* Only the owner may ask for a read that leaves the access time alone. */
static int
open_quietly (const char *path)
{
  int descriptor = g_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | O_NOATIME, 0);

  if (descriptor < 0 && errno == EPERM)
    descriptor = g_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
  return descriptor;
}

static gboolean
begin_with_path (SpReading   *reading,
                 const char  *path,
                 GError     **error)
{
  struct stat kind;

  /* Opening a device can have effects: look before. */
  if (g_stat (path, &kind) == 0 && !S_ISREG (kind.st_mode))
    return refuse_kind (reading->name, S_ISDIR (kind.st_mode) ? G_FILE_TYPE_DIRECTORY : G_FILE_TYPE_SPECIAL, error);

  reading->descriptor = open_quietly (path);
  if (reading->descriptor < 0 || fstat (reading->descriptor, &reading->before) != 0)
    {
      sp_project_set_read_error (error, errno, reading->name);
      return FALSE;
    }
  if (!S_ISREG (reading->before.st_mode))
    return refuse_kind (reading->name, G_FILE_TYPE_SPECIAL, error);

  reading->size = reading->before.st_size;
  reading->stream = g_unix_input_stream_new (reading->descriptor, FALSE);
  return TRUE;
}

static void
translate_error (SpReading  *reading,
                 GError     *reason,
                 GError    **error)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (reason));
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    sp_project_set_read_error (error, ENOENT, reading->name);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    sp_project_set_read_error (error, EACCES, reading->name);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    refuse_kind (reading->name, G_FILE_TYPE_DIRECTORY, error);
  else
    g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_UNREADABLE,
                 _("“%s” cannot be read. %s"), reading->name, reason->message);
}

static gboolean
begin_without_path (SpReading     *reading,
                    GFile         *file,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInfo) information =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                       G_FILE_QUERY_INFO_NONE, cancellable, &reason);

  if (information != NULL)
    {
      GFileType type = g_file_info_get_attribute_uint32 (information, G_FILE_ATTRIBUTE_STANDARD_TYPE);

      if (type == G_FILE_TYPE_DIRECTORY || type == G_FILE_TYPE_SPECIAL)
        return refuse_kind (reading->name, type, error);
      if (g_file_info_has_attribute (information, G_FILE_ATTRIBUTE_STANDARD_SIZE))
        reading->size = g_file_info_get_size (information);
      reading->stream = G_INPUT_STREAM (g_file_read (file, cancellable, &reason));
    }
  if (reading->stream == NULL)
    {
      translate_error (reading, reason, error);
      return FALSE;
    }
  return TRUE;
}

/**
 * sp_reading_begin:
 * @file: the user's file
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file, opened; %NULL with %SP_PROJECT_ERROR_UNREADABLE,
 *   %SP_PROJECT_ERROR_NOT_PROJECT or %G_IO_ERROR_CANCELLED
 */
SpReading *
sp_reading_begin (GFile         *file,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (SpReading) reading = g_new0 (SpReading, 1);
  const char *path = g_file_peek_path (file);
  gboolean begun;

  reading->name = sp_project_dup_file_name (file);
  reading->descriptor = -1;
  reading->size = -1;
  begun = path != NULL ? begin_with_path (reading, path, error)
                       : begin_without_path (reading, file, cancellable, error);

  return begun ? g_steal_pointer (&reading) : NULL;
}

/**
 * sp_reading_read:
 * @reading: a file
 * @block: (out caller-allocates) (array length=size): where the next bytes go
 * @size: how many
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Goes on in a file; its bytes go into the checksum if there is one.
 *
 * Returns: how many bytes were there, less than @size at the end alone; -1 with an error of sp_reading_begin()
 */
gssize
sp_reading_read (SpReading     *reading,
                 guint8        *block,
                 gsize          size,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GError) reason = NULL;
  gsize n_read = 0;

  if (!g_input_stream_read_all (reading->stream, block, size, &n_read, cancellable, &reason))
    {
      translate_error (reading, reason, error);
      return -1;
    }
  if (reading->checksum != NULL)
    sp_sha256_update (reading->checksum, block, n_read);
  reading->n_read += (gint64) n_read;
  return (gssize) n_read;
}

/**
 * sp_reading_check_unchanged:
 * @reading: a file that was read
 * @error: return location for an error
 *
 * A file that another program is writing to at this moment would be a mixture of two.
 *
 * Returns: whether it is as it was at the beginning; if not, %SP_PROJECT_ERROR_UNREADABLE
 */
gboolean
sp_reading_check_unchanged (SpReading  *reading,
                            GError    **error)
{
  struct stat after;
  gboolean changed = reading->size >= 0 && reading->n_read != reading->size;

  if (reading->descriptor >= 0)
    changed = changed || fstat (reading->descriptor, &after) != 0
              || after.st_size != reading->before.st_size
              || after.st_mtim.tv_sec != reading->before.st_mtim.tv_sec
              || after.st_mtim.tv_nsec != reading->before.st_mtim.tv_nsec;
  if (changed)
    g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_UNREADABLE,
                 _("“%s” changed while it was read. Another program may be writing it: try again."), reading->name);
  return !changed;
}

/**
 * sp_reading_open_pages:
 * @reading: a file of which nothing was read
 * @pages: (out) (transfer full) (nullable): its pages, read one by one as long as @reading is there; %NULL if the file is
 *   not of the kind that is read so
 * @error: return location for an error
 *
 * Begins to read a project file page by page, without a copy of the whole. What cannot be a project by its first bytes is
 * refused.
 *
 * Returns: whether the file may be a project; if not, an error of sp_reading_begin(), or %SP_PROJECT_ERROR_NEWER
 */
gboolean
sp_reading_open_pages (SpReading   *reading,
                       SpPageFile **pages,
                       GError     **error)
{
  guint8 header[HEADER_SIZE];
  gssize n_read;

  *pages = NULL;
  if (reading->descriptor < 0)
    return TRUE;
  n_read = sp_read_at (reading->descriptor, header, HEADER_SIZE, 0);
  if (n_read < 0)
    sp_project_set_read_error (error, errno, reading->name);
  if (n_read < 0 || !sp_hostile_check_header (header, (gsize) n_read, reading->name, error))
    return FALSE;
  *pages = sp_page_file_new_for_descriptor (reading->descriptor, (gsize) reading->size);
  reading->n_read = reading->size;
  return TRUE;
}
