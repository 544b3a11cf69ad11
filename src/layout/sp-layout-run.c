/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-run.h"

/* How a layout runs: its progress, and its work shared among threads in such a way that the result is the same. */

typedef struct
{
  gsize begin;
  gsize end;
  SpLayoutWork work;
  gpointer data;
} Share;

static gpointer
work_on_share (gpointer data)
{
  Share *share = data;

  share->work (share->begin, share->end, share->data);
  return NULL;
}

/**
 * sp_layout_run_report:
 * @self: the run
 * @fraction: how much of the current part is done, from 0 to 1
 *
 * Tells the caller of the layout how far it is, and asks whether to go on.
 *
 * Returns: %FALSE as soon as the layout has been cancelled
 */
gboolean
sp_layout_run_report (SpLayoutRun *self, double fraction)
{
  if (!self->cancelled && self->progress != NULL)
    self->cancelled = !self->progress (CLAMP (self->begin + self->span * fraction, 0.0, 1.0), self->progress_data);
  return !self->cancelled;
}

/**
 * sp_layout_run_share:
 * @self: the run
 * @n: how many items there are
 * @least: the fewest items that are worth a thread
 * @work: what is done with a range of them
 * @data: given to @work
 *
 * Cuts the items into one range a thread and waits until all are done. Since @work writes only what belongs
 * to its own items, the result does not depend on the number of threads.
 */
void
sp_layout_run_share (SpLayoutRun *self, gsize n, gsize least, SpLayoutWork work, gpointer data)
{
  gsize n_shares = CLAMP (n / MAX (least, 1), 1, MIN (self->n_threads, 64));
  Share shares[64];
  GThread *threads[64] = { NULL };

  for (gsize i = 0; i < n_shares; i++)
    shares[i] = (Share) { n * i / n_shares, n * (i + 1) / n_shares, work, data };
  for (gsize i = 1; i < n_shares; i++)
    threads[i] = g_thread_try_new ("layout", work_on_share, &shares[i], NULL);
  work_on_share (&shares[0]);
  for (gsize i = 1; i < n_shares; i++)
    {
      if (threads[i] != NULL)
        g_thread_join (threads[i]);
      else
        work_on_share (&shares[i]);
    }
}

/**
 * sp_layout_random_shuffle:
 * @self: the generator
 * @items: (array length=n) (inout): what is put into a random order
 * @n: how many there are
 *
 * Shuffles in place, every order being as likely as another (Fisher and Yates).
 */
void
sp_layout_random_shuffle (SpLayoutRandom *self, guint *items, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint j = sp_layout_random_below (self, i);
      guint kept = items[i - 1];

      items[i - 1] = items[j];
      items[j] = kept;
    }
}
