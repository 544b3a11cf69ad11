/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-halves.h"

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
 *
 * Works on two halves at once and waits for both. Where there is no thread to be had they come after each other, so
 * that the result never depends on it.
 */
void
sp_halves_run (SpHalfFunc func, gpointer first, gpointer second)
{
  Work work = { func, second };
  GThread *thread = g_thread_try_new ("half", work_thread, &work, NULL);

  func (first);
  if (thread != NULL)
    g_thread_join (thread);
  else
    func (second);
}
