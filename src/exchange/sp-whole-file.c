/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-whole-file.h"

/* What was written so far does not take the place of what was there. */
static void
give_up (GFile         *file,
         GOutputStream *stream,
         gboolean       existed)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
  if (!existed)
    g_file_delete (file, NULL, NULL);
}

/**
 * sp_whole_file_write:
 * @file: where to
 * @data: what
 * @size: its length
 * @flags: as for g_file_replace()
 * @cancellable: (nullable): stops it
 * @error: return location for a #GIOErrorEnum
 *
 * Writes a file. Where that fails, as on a disk that is full, the file that was there stays as it was, and where there was
 * none there is none: g_file_replace_contents() leaves what it could write in its place.
 *
 * Returns: whether all was written
 */
gboolean
sp_whole_file_write (GFile            *file,
                     const char       *data,
                     gsize             size,
                     GFileCreateFlags  flags,
                     GCancellable     *cancellable,
                     GError          **error)
{
  gboolean existed;
  g_autoptr (GFileOutputStream) stream = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && (data != NULL || size == 0), FALSE);

  existed = g_file_query_exists (file, NULL);
  stream = g_file_replace (file, NULL, FALSE, flags, cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return TRUE;
  give_up (file, G_OUTPUT_STREAM (stream), existed);
  return FALSE;
}
