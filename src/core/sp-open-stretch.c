/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-open-stretch.h"

#include <errno.h>
#include <unistd.h>

#define BLOCK_SIZE (256 * 1024)

/**
 * sp_read_at:
 * @descriptor: a file
 * @bytes: (out caller-allocates) (array length=size): where they go
 * @size: how many are wanted
 * @place: of the first in the file
 *
 * Reads bytes wherever the descriptor stands, so that several threads may.
 *
 * Returns: how many there were, less than @size at the end of the file alone; -1 with errno
 */
gssize
sp_read_at (int     descriptor,
            guint8 *bytes,
            gsize   size,
            gsize   place)
{
  gsize n = 0;

  while (n < size)
    {
      gssize n_read = pread (descriptor, bytes + n, size - n, (off_t) (place + n));

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        return -1;
      if (n_read == 0)
        break;
      n += (gsize) n_read;
    }
  return (gssize) n;
}

/**
 * sp_stretch_read_thread:
 * @stretch: an SpStretch whose last two fields are 0
 *
 * Reads a part of a file, wherever its descriptor stands, until it is there, the file ends, it cannot be read, or it was
 * given up. What was read, and why no more, stands in @stretch then.
 *
 * Returns: %NULL
 */
gpointer
sp_stretch_read_thread (gpointer stretch)
{
  SpStretch *self = stretch;

  while (self->n_read < self->size && !g_cancellable_is_cancelled (self->cancellable))
    {
      gsize place = self->start + self->n_read;
      gssize n_read = sp_read_at (self->descriptor, self->bytes + place, MIN (BLOCK_SIZE, self->size - self->n_read), place);

      if (n_read <= 0)
        {
          self->failure = n_read < 0 ? errno : 0;
          break;
        }
      self->n_read += (gsize) n_read;
    }
  return NULL;
}
