/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-run.h"

/* How a layout runs: its progress, and its work shared among threads in such a way that the result is the same. */

#define MOST_THREADS 64

typedef struct
{
  SpLayoutTeam *team;
  GThread *thread;
  gsize begin, end;           /* its share of the round */
} Worker;

/* A layout shares work some hundred times: threads that wait are there at once, new ones take longer than the work. */
struct _SpLayoutTeam
{
  GMutex mutex;
  GCond begun, done;
  Worker workers[MOST_THREADS];
  guint n_workers;            /* besides the thread of the layout */
  guint n_working;            /* who have not finished the round */
  guint round;
  gboolean ended;
  SpLayoutWork work;
  gpointer data;
};

static gpointer
work_for_team (gpointer data)
{
  Worker *self = data;
  SpLayoutTeam *team = self->team;
  guint round = 0;

  g_mutex_lock (&team->mutex);
  for (;;)
    {
      while (team->round == round && !team->ended)
        g_cond_wait (&team->begun, &team->mutex);
      if (team->ended)
        break;
      round = team->round;
      g_mutex_unlock (&team->mutex);
      if (self->begin < self->end)
        team->work (self->begin, self->end, team->data);
      g_mutex_lock (&team->mutex);
      if (--team->n_working == 0)
        g_cond_signal (&team->done);
    }
  g_mutex_unlock (&team->mutex);
  return NULL;
}

/* Where no more threads are to be had, there are fewer. */
static SpLayoutTeam *
create_team (guint n_threads)
{
  SpLayoutTeam *self = g_new0 (SpLayoutTeam, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->begun);
  g_cond_init (&self->done);
  while (self->n_workers + 1 < MIN (n_threads, MOST_THREADS))
    {
      Worker *worker = &self->workers[self->n_workers];

      worker->team = self;
      worker->thread = g_thread_try_new ("layout", work_for_team, worker, NULL);
      if (worker->thread == NULL)
        break;
      self->n_workers++;
    }
  return self;
}

static void
free_team (SpLayoutTeam *self)
{
  g_mutex_lock (&self->mutex);
  self->ended = TRUE;
  g_cond_broadcast (&self->begun);
  g_mutex_unlock (&self->mutex);
  for (guint i = 0; i < self->n_workers; i++)
    g_thread_join (self->workers[i].thread);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->begun);
  g_cond_clear (&self->done);
  g_free (self);
}

static void
run_round (SpLayoutTeam *self, gsize n, gsize n_shares, SpLayoutWork work, gpointer data)
{
  g_mutex_lock (&self->mutex);
  self->work = work;
  self->data = data;
  for (gsize i = 0; i < self->n_workers; i++)
    {
      self->workers[i].begin = n * MIN (i + 1, n_shares) / n_shares;
      self->workers[i].end = n * MIN (i + 2, n_shares) / n_shares;
    }
  self->n_working = self->n_workers;
  self->round++;
  g_cond_broadcast (&self->begun);
  g_mutex_unlock (&self->mutex);

  work (0, n / n_shares, data);

  g_mutex_lock (&self->mutex);
  while (self->n_working > 0)
    g_cond_wait (&self->done, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/**
 * sp_layout_run_clear:
 * @self: the run
 *
 * Lets its threads go.
 */
void
sp_layout_run_clear (SpLayoutRun *self)
{
  g_clear_pointer (&self->team, free_team);
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
  gsize n_shares = CLAMP (n / MAX (least, 1), 1, MAX (self->n_threads, 1));

  if (n_shares > 1 && self->team == NULL)
    self->team = create_team (self->n_threads);
  if (n_shares > 1 && self->team->n_workers > 0)
    run_round (self->team, n, MIN (n_shares, self->team->n_workers + 1), work, data);
  else
    work (0, n, data);
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
