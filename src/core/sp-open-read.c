/* SPDX-License-Identifier: GPL-3.0-or-later */
/* O_NOATIME */
#define _GNU_SOURCE

#include "sp-open-read.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sp-hostile.h"
#include "sp-large-memory.h"
#include "sp-open-stretch.h"
#include "sp-project-error.h"
#include "sp-sha256.h"

#define BLOCK_SIZE (256 * 1024)
#define MIN_SIZE_FOR_HALVES (4 * 1024 * 1024)

/*
 * A file on its way into memory or the private folder. The descriptor is ours where the file has a path, so that neither
 * a FIFO blocks nor the access time moves; elsewhere the stream is what GIO gives.
 */
struct _SpReading
{
  char *name;
  int descriptor;               /* -1 where the file has no path */
  struct stat before;
  GInputStream *stream;
  SpSha256 *checksum;           /* NULL if nobody asks for it */
  gint64 size;                  /* as announced; -1 if unknown */
  gint64 n_read;
};

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
begin_with_path (SpReading     *reading,
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
                 GError   *reason,
                 GError  **error)
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
begin_without_path (SpReading       *reading,
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

static SpReading *
begin_reading (GFile         *file,
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

static void
tell_progress (SpReading         *reading,
               SpProgressFunc   progress,
               gpointer         progress_data)
{
  /* SpReading is told as the first half of opening: the rows follow. */
  if (progress != NULL && reading->size > 0)
    progress (MIN (0.5, 0.5 * (double) reading->n_read / (double) reading->size), progress_data);
}

static gssize
read_block (SpReading       *reading,
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

/* A file that another program is writing to at this moment would be a mixture of two. */
static gboolean
check_unchanged (SpReading  *reading,
                 GError  **error)
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

static gboolean
write_block (int            descriptor,
             const char    *path,
             const guint8  *block,
             gsize          size,
             GError       **error)
{
  while (size > 0)
    {
      gssize n_written = write (descriptor, block, size);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        {
          sp_project_set_private_error (error, errno, path);
          return FALSE;
        }
      block += n_written;
      size -= (gsize) n_written;
    }
  return TRUE;
}

static gboolean
copy_blocks (SpReading         *reading,
             int              descriptor,
             const char      *path,
             GCancellable    *cancellable,
             SpProgressFunc   progress,
             gpointer         progress_data,
             GError         **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  gssize n_read;

  do
    {
      gboolean first = reading->n_read == 0;

      n_read = read_block (reading, block, BLOCK_SIZE, cancellable, error);
      if (n_read < 0
          || (first && !sp_hostile_check_header (block, (gsize) n_read, reading->name, error))
          || !write_block (descriptor, path, block, (gsize) n_read, error))
        return FALSE;
      tell_progress (reading, progress, progress_data);
    }
  while (n_read == BLOCK_SIZE);

  return check_unchanged (reading, error);
}

/* The beginning decides whether the rest is read. */
static gboolean
read_up_to (SpReading         *reading,
            guint8          *bytes,
            gsize            size,
            GCancellable    *cancellable,
            SpProgressFunc   progress,
            gpointer         progress_data,
            GError         **error)
{
  gsize wanted;
  gssize n_read;

  do
    {
      gsize n_before = (gsize) reading->n_read;

      wanted = MIN (BLOCK_SIZE, size - n_before);
      n_read = read_block (reading, bytes + n_before, wanted, cancellable, error);
      if (n_read < 0
          || (n_before == 0 && !sp_hostile_check_header (bytes, (gsize) n_read, reading->name, error)))
        return FALSE;
      tell_progress (reading, progress, progress_data);
    }
  while ((gsize) n_read == wanted && (gsize) reading->n_read < size);

  return TRUE;
}

static gboolean
end_rest (SpReading          *reading,
          const SpStretch  *rest,
          GError          **error)
{
  reading->n_read += (gint64) rest->n_read;
  if (g_cancellable_set_error_if_cancelled (rest->cancellable, error))
    return FALSE;
  if (rest->failure != 0)
    sp_project_set_read_error (error, rest->failure, reading->name);
  return rest->failure == 0;
}

/* Of a large file the second half is read in a thread beside. */
static gboolean
read_whole (SpReading         *reading,
            guint8          *bytes,
            GCancellable    *cancellable,
            SpProgressFunc   progress,
            gpointer         progress_data,
            GError         **error)
{
  gsize size = (gsize) reading->size + 1;
  gsize first = reading->descriptor >= 0 && size >= MIN_SIZE_FOR_HALVES ? size / 2 : size;
  SpStretch rest = { reading->descriptor, bytes, first, size - first, cancellable };
  GThread *thread = NULL;
  gboolean read = read_up_to (reading, bytes, MIN (BLOCK_SIZE, first), cancellable, progress, progress_data, error);

  if (!read)
    return FALSE;
  if (first < size)
    thread = g_thread_new ("rest", sp_stretch_read_thread, &rest);
  read = read_up_to (reading, bytes, first, cancellable, progress, progress_data, error);
  if (thread != NULL)
    g_thread_join (thread);
  return read && end_rest (reading, &rest, error) && check_unchanged (reading, error);
}

/**
 * sp_reading_begin:
 * @file: the user's file
 * @pages: (out) (transfer full) (nullable): its pages, which are read one by one as long as the result is there; %NULL if
 *   it is not of the kind that is read so
 * @cancellable: (nullable): stops it
 * @error: return location for an error of sp_open_read()
 *
 * Begins to read a project file page by page, without a copy of the whole. What cannot be a project by its first bytes is
 * refused.
 *
 * Returns: (transfer full) (nullable): the reading; end it with sp_reading_end(), then free it with sp_reading_free()
 */
SpReading *
sp_reading_begin (GFile         *file,
                  SpPageFile   **pages,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (SpReading) reading = begin_reading (file, cancellable, error);
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  SpStretch beginning = { 0 };

  *pages = NULL;
  if (reading == NULL || reading->descriptor < 0)
    return g_steal_pointer (&reading);
  beginning = (SpStretch) { reading->descriptor, block, 0, BLOCK_SIZE };
  sp_stretch_read_thread (&beginning);
  if (beginning.failure != 0)
    {
      sp_project_set_read_error (error, beginning.failure, reading->name);
      return NULL;
    }
  if (!sp_hostile_check_header (block, beginning.n_read, reading->name, error))
    return NULL;
  *pages = sp_page_file_new_for_descriptor (reading->descriptor, (gsize) reading->size);
  return g_steal_pointer (&reading);
}

/**
 * sp_reading_end:
 * @reading: a file
 * @error: return location for an error
 *
 * Returns: whether the file is as it was at the beginning; if not, %SP_PROJECT_ERROR_UNREADABLE
 */
gboolean
sp_reading_end (SpReading  *reading,
                GError    **error)
{
  reading->n_read = reading->size;
  return check_unchanged (reading, error);
}

/**
 * sp_open_read_bytes:
 * @file: the user's file
 * @cancellable: (nullable): stops it between two blocks
 * @progress: (nullable): told 0 to 0.5
 * @progress_data: for @progress
 * @error: return location for an error
 *
 * Reads a project file into memory, as sp_open_read() reads it into the private folder.
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL with an error of sp_open_read(), or without one if there are
 *   more than %SP_OPEN_MAX_IN_MEMORY, their number is not known, or there is no memory for them
 */
GBytes *
sp_open_read_bytes (GFile           *file,
                    GCancellable    *cancellable,
                    SpProgressFunc   progress,
                    gpointer         progress_data,
                    GError         **error)
{
  g_autoptr (SpReading) reading = begin_reading (file, cancellable, error);
  g_autofree guint8 *bytes = NULL;

  if (reading == NULL || reading->size < 0 || reading->size > SP_OPEN_MAX_IN_MEMORY)
    return NULL;
  /* One byte more: a file that has grown is seen. */
  bytes = sp_large_memory_try_new ((gsize) reading->size + 1);
  if (bytes == NULL || !read_whole (reading, bytes, cancellable, progress, progress_data, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&bytes), (gsize) reading->size);
}

static int
create_private (const char  *path,
                GError     **error)
{
  int descriptor = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (descriptor < 0)
    sp_project_set_private_error (error, errno, path);
  return descriptor;
}

/**
 * sp_open_write_bytes:
 * @bytes: what was read from a file
 * @path: (type filename): where it goes
 * @error: return location for an error
 *
 * Returns: whether it is there; if not, %SP_PROJECT_ERROR_NOT_WRITABLE (the private folder)
 */
gboolean
sp_open_write_bytes (GBytes      *bytes,
                     const char  *path,
                     GError     **error)
{
  g_autofd int descriptor = create_private (path, error);

  return descriptor >= 0
         && write_block (descriptor, path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/**
 * sp_open_read:
 * @file: the user's file
 * @path: (type filename): where its bytes go
 * @cancellable: (nullable): stops it between two blocks
 * @progress: (nullable): told 0 to 0.5
 * @progress_data: for @progress
 * @error: return location for an error
 *
 * Copies the bytes of a project file into the private folder without any change to the file, its access time
 * included where the user owns it. What cannot be a project by its first bytes is refused before the rest is read.
 *
 * Returns: (transfer full): the SHA-256 of the bytes in hexadecimal, or %NULL with
 *   %SP_PROJECT_ERROR_UNREADABLE, %SP_PROJECT_ERROR_NOT_PROJECT, %SP_PROJECT_ERROR_NEWER,
 *   %SP_PROJECT_ERROR_NOT_WRITABLE (the private folder) or %G_IO_ERROR_CANCELLED
 */
char *
sp_open_read (GFile           *file,
              const char      *path,
              GCancellable    *cancellable,
              SpProgressFunc   progress,
              gpointer         progress_data,
              GError         **error)
{
  g_autoptr (SpReading) reading = begin_reading (file, cancellable, error);
  g_autofd int descriptor = -1;

  if (reading == NULL)
    return NULL;

  descriptor = create_private (path, error);
  if (descriptor < 0)
    return NULL;
  reading->checksum = sp_sha256_new ();
  if (!copy_blocks (reading, descriptor, path, cancellable, progress, progress_data, error))
    return NULL;

  return sp_sha256_end (reading->checksum);
}

/**
 * sp_open_hash:
 * @file: a file
 * @hash: (out): its SHA-256 in hexadecimal, or %NULL if there is no such file
 * @cancellable: (nullable): stops it between two blocks
 * @error: return location for an error
 *
 * Reads a file to see whether it is still the one that was last read or written.
 *
 * Returns: whether the answer is known; if not, %SP_PROJECT_ERROR_UNREADABLE and the like
 */
gboolean
sp_open_hash (GFile         *file,
              char         **hash,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (SpReading) reading = NULL;
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  gssize n_read;

  *hash = NULL;
  if (!g_file_query_exists (file, cancellable))
    return TRUE;

  reading = begin_reading (file, cancellable, error);
  if (reading == NULL)
    return FALSE;
  reading->checksum = sp_sha256_new ();
  do
    n_read = read_block (reading, block, BLOCK_SIZE, cancellable, error);
  while (n_read == BLOCK_SIZE);
  if (n_read < 0 || !check_unchanged (reading, error))
    return FALSE;

  *hash = sp_sha256_end (reading->checksum);
  return TRUE;
}
