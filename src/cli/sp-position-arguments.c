/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-position-arguments.h"

#include <glib/gi18n-lib.h>

static char *
dup_tokens (GType type)
{
  const GEnumClass *enumeration = g_type_class_get (type);
  g_autoptr (GStrvBuilder) tokens = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < enumeration->n_values; i++)
    g_strv_builder_add (tokens, enumeration->values[i].value_nick);
  words = g_strv_builder_end (tokens);
  return g_strjoinv (", ", words);
}

/**
 * sp_argument_read_token:
 * @command: the command, for the message
 * @option: the option's name
 * @type: the enumeration
 * @word: (nullable): what was typed
 * @value: (inout): the value, left as it is without a word
 *
 * Reads a value of an enumeration by its token.
 *
 * Returns: whether it is one; if not, the message was given
 */
gboolean
sp_argument_read_token (const SpCommand *command,
                        const char      *option,
                        GType            type,
                        const char      *word,
                        int             *value)
{
  g_autofree char *known = NULL;

  if (word == NULL || sp_enum_from_token (type, word, value))
    return TRUE;

  known = dup_tokens (type);
  sp_command_misuse_word (command, option, word, known);
  return FALSE;
}

static gboolean
read_date (const SpPositionArguments *self,
           const SpCommand           *command,
           SpDate                    *date)
{
  if (self->as_of == NULL || (sp_date_parse (self->as_of, date) && sp_date_is_known (*date)))
    return TRUE;

  sp_command_misuse (command, _("“%s” is not a date such as 2025-12-15, 2025-12 or 2025."), self->as_of);
  return FALSE;
}

/**
 * sp_position_arguments_read:
 * @self: what was typed
 * @command: the command, for the message
 * @snapshot: (nullable): the project, whose date counts where none was typed; %NULL to look at the words only
 * @options: (out caller-allocates): how positions are found
 *
 * Returns: whether the arguments are right; if not, the message was given
 */
gboolean
sp_position_arguments_read (const SpPositionArguments *self,
                            const SpCommand           *command,
                            SpSnapshot                *snapshot,
                            SpPositionOptions         *options)
{
  int rule = SP_RULE_LATEST;

  *options = (SpPositionOptions) { .roll_up = self->roll_up };
  if (snapshot != NULL)
    options->as_of = sp_snapshot_get_project (snapshot)->as_of;
  if (!sp_argument_read_token (command, "rule", SP_TYPE_RULE, self->rule, &rule))
    return FALSE;

  options->rule = (SpRule) rule;
  return read_date (self, command, &options->as_of);
}

/**
 * sp_position_arguments_clear:
 * @self: what was typed
 *
 * Frees it.
 */
void
sp_position_arguments_clear (SpPositionArguments *self)
{
  g_clear_pointer (&self->as_of, g_free);
  g_clear_pointer (&self->rule, g_free);
}
