/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-halves.h"

/* More than that are worth a thread. */
#define MANY 50000

typedef struct
{
  SpHalfFunc func;
  gpointer half;
} Work;

static gpointer
work_thread (gpointer data)
{
  const Work *work = data;

  work->func (work->half);
  return NULL;
}

/**
 * sp_halves_run:
 * @func: works on a half
 * @first: the half for this thread
 * @second: the half for another thread
 * @n: how many things both halves have, each of which takes some nanoseconds
 *
 * Works on two halves, at once where there are many things, and waits for both. Where there is no thread to be had they
 * come after each other, so that the result never depends on it.
 */
void
sp_halves_run (SpHalfFunc func, gpointer first, gpointer second, gsize n)
{
  Work work = { func, second };
  GThread *thread = n >= MANY ? g_thread_try_new ("half", work_thread, &work, NULL) : NULL;

  func (first);
  if (thread != NULL)
    g_thread_join (thread);
  else
    func (second);
}
