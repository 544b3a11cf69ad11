/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-open-read.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "sp-hostile.h"
#include "sp-large-memory.h"
#include "sp-open-stretch.h"
#include "sp-project-error.h"
#include "sp-reading.h"

#define BLOCK_SIZE (256 * 1024)
#define MIN_SIZE_FOR_HALVES (4 * 1024 * 1024)

static void
tell_progress (SpReading       *reading,
               SpProgressFunc   progress,
               gpointer         progress_data)
{
  /* Reading is told as the first half of opening: the rows follow. */
  if (progress != NULL && reading->size > 0)
    progress (MIN (0.5, 0.5 * (double) reading->n_read / (double) reading->size), progress_data);
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
copy_blocks (SpReading       *reading,
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

      n_read = sp_reading_read (reading, block, BLOCK_SIZE, cancellable, error);
      if (n_read < 0
          || (first && !sp_hostile_check_header (block, (gsize) n_read, reading->name, error))
          || !write_block (descriptor, path, block, (gsize) n_read, error))
        return FALSE;
      tell_progress (reading, progress, progress_data);
    }
  while (n_read == BLOCK_SIZE);

  return sp_reading_check_unchanged (reading, error);
}

/* The beginning decides whether the rest is read. */
static gboolean
read_up_to (SpReading       *reading,
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
      n_read = sp_reading_read (reading, bytes + n_before, wanted, cancellable, error);
      if (n_read < 0
          || (n_before == 0 && !sp_hostile_check_header (bytes, (gsize) n_read, reading->name, error)))
        return FALSE;
      tell_progress (reading, progress, progress_data);
    }
  while ((gsize) n_read == wanted && (gsize) reading->n_read < size);

  return TRUE;
}

static gboolean
end_rest (SpReading        *reading,
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
read_whole (SpReading       *reading,
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
  return read && end_rest (reading, &rest, error) && sp_reading_check_unchanged (reading, error);
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
  g_autoptr (SpReading) reading = sp_reading_begin (file, cancellable, error);
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
  g_autoptr (SpReading) reading = sp_reading_begin (file, cancellable, error);
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

  reading = sp_reading_begin (file, cancellable, error);
  if (reading == NULL)
    return FALSE;
  reading->checksum = sp_sha256_new ();
  do
    n_read = sp_reading_read (reading, block, BLOCK_SIZE, cancellable, error);
  while (n_read == BLOCK_SIZE);
  if (n_read < 0 || !sp_reading_check_unchanged (reading, error))
    return FALSE;

  *hash = sp_sha256_end (reading->checksum);
  return TRUE;
}
