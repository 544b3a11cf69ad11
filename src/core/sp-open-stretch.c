/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-open-stretch.h"

#include <errno.h>
#include <unistd.h>

#define BLOCK_SIZE (256 * 1024)

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
      gssize n_read = pread (self->descriptor, self->bytes + place, MIN (BLOCK_SIZE, self->size - self->n_read), (off_t) place);

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read <= 0)
        {
          self->failure = n_read < 0 ? errno : 0;
          break;
        }
      self->n_read += (gsize) n_read;
    }
  return NULL;
}
