/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-command.h"
#include "sp-position.h"

G_BEGIN_DECLS

/* The options that say how positions are found, for all commands that have them. */
typedef struct
{
  char *as_of;
  char *rule;
  gboolean roll_up;
} SpPositionArguments;

#define SP_POSITION_OPTIONS(arguments_)                                                                             \
  { "as-of", 0, 0, G_OPTION_ARG_STRING, &(arguments_)->as_of,                                                       \
    N_("Only statements up to this day, month or year"), N_("DATE") },                                              \
  { "rule", 0, 0, G_OPTION_ARG_STRING, &(arguments_)->rule,                                                         \
    N_("How statements become a position: latest, mean, weighted or strongest"), N_("RULE") },                      \
  { "roll-up", 0, 0, G_OPTION_ARG_NONE, &(arguments_)->roll_up,                                                     \
    N_("Add the statements of those who speak for an actor"), NULL }

gboolean sp_position_arguments_read  (const SpPositionArguments *self, const SpCommand *command, SpSnapshot *snapshot,
                                      SpPositionOptions *options);
void     sp_position_arguments_clear (SpPositionArguments *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpPositionArguments, sp_position_arguments_clear)

/* A word of a list ("latest") to its value; says so if it is none of them. NULL leaves *VALUE as it is. */
gboolean sp_argument_read_token (const SpCommand *command, const char *option, GType type, const char *word,
                                 int *value);

G_END_DECLS
