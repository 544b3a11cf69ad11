/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout.h"

G_BEGIN_DECLS

typedef struct _SpLayoutTeam SpLayoutTeam;

/* What a layout carries along: progress, cancelling, and threads that wait for work. */
typedef struct
{
  SpLayoutProgress progress;
  gpointer progress_data;
  double begin;               /* the part of the whole that is being worked on */
  double span;
  gboolean cancelled;
  guint n_threads;
  SpLayoutTeam *team;         /* made when there is something to share */
} SpLayoutRun;

void     sp_layout_run_clear  (SpLayoutRun *self);
gboolean sp_layout_run_report (SpLayoutRun *self, double fraction);

/* Work on the items from BEGIN to END; called from several threads, so it writes only what belongs to its items. */
typedef void (*SpLayoutWork) (gsize begin, gsize end, gpointer data);

void sp_layout_run_share (SpLayoutRun *self, gsize n, gsize least, SpLayoutWork work, gpointer data);

/* SplitMix64: small, fast, and the same on every machine. */
typedef struct
{
  guint64 state;
} SpLayoutRandom;

static inline guint64
sp_layout_random_next (SpLayoutRandom *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static inline guint
sp_layout_random_below (SpLayoutRandom *self, guint limit)
{
  return (guint) (((sp_layout_random_next (self) >> 32) * limit) >> 32);
}

static inline double
sp_layout_random_unit (SpLayoutRandom *self)
{
  return (double) (sp_layout_random_next (self) >> 11) * 0x1p-53;
}

void sp_layout_random_shuffle (SpLayoutRandom *self, guint *items, guint n);

G_END_DECLS
