/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* Projects for the charts, made by hand. */
SpSnapshot *golden_charts_new_port   (void);   /* every state, known and unknown influence and salience, every date */
SpSnapshot *golden_charts_new_council (void);   /* six statements of three weeks, one on the last day, one without a date */
SpSnapshot *golden_charts_new_hearings (void);   /* 600 statements in two years on three issues */
SpSnapshot *golden_charts_new_crowd  (void);   /* 300 actors on two issues */
SpSnapshot *golden_charts_new_swarm  (void);   /* 1,500 actors on two issues */
SpSnapshot *golden_charts_new_silent (void);   /* actors and an issue, and nobody has said anything */

/* Issues of the port: one with all, one with less. */
#define GOLDEN_CHARTS_QUAY 100
#define GOLDEN_CHARTS_CRANE 101

G_END_DECLS
