/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-method.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char * const network_tokens[] = { "agreement", "congruence", "subtract", "links", NULL };
static const char * const normalisation_tokens[] = { "none", "average-activity", "jaccard", "cosine", NULL };
static const char * const duplicate_tokens[] = { "all", "source", "week", "month", "once", NULL };
static const char * const kernel_tokens[] = { "none", "uniform", "epanechnikov", "triangular", "gaussian", NULL };

/* The place of a word in a list; says so if it is not there. Without a word *PLACE is 0. */
static gboolean
read_word (const SpCommand    *command,
           const char         *option,
           const char * const *tokens,
           const char         *word,
           guint              *place)
{
  g_autofree char *known = g_strjoinv (", ", (GStrv) tokens);

  *place = 0;
  for (guint i = 0; word != NULL && tokens[i] != NULL; i++)
    if (g_str_equal (tokens[i], word))
      {
        *place = i;
        return TRUE;
      }
  if (word == NULL)
    return TRUE;

  sp_command_misuse_word (command, option, word, known);
  return FALSE;
}

static gboolean
read_date (const SpCommand *command,
           const char      *word,
           SpDate          *date)
{
  if (word == NULL || (sp_date_parse (word, date) && sp_date_is_known (*date)))
    return TRUE;

  sp_command_misuse (command, _("“%s” is not a date such as 2025-12-15, 2025-12 or 2025."), word);
  return FALSE;
}

/* An option that a method has no use for is a misunderstanding, and not passed over. */
static gboolean
check_use (const SpCommand *command,
           const SpMethod  *method,
           const char      *option,
           gboolean         given,
           SpMethodUses     uses)
{
  if (!given || (method->uses & uses) != 0)
    return TRUE;

  if ((method->uses & SP_USES_TIES) != 0 && uses == SP_USES_STATEMENTS)
    sp_command_misuse (command, _("--%s goes with --network congruence or subtract."), option);
  else
    sp_command_misuse (command, _("--%s has no part in the method “%s”."), option, method->name);
  return FALSE;
}

static gboolean
check_uses (const SpMethodArguments *self,
            const SpCommand         *command,
            const SpMethod          *method)
{
  gboolean of_statements = g_strcmp0 (self->network, "congruence") == 0 || g_strcmp0 (self->network, "subtract") == 0;
  const SpMethodUses statements = of_statements ? SP_USES_STATEMENTS | SP_USES_TIES : SP_USES_STATEMENTS;

  return check_use (command, method, "network", self->network != NULL, SP_USES_TIES)
         && check_use (command, method, "normalisation", self->normalisation != NULL, statements)
         && check_use (command, method, "duplicates", self->duplicates != NULL, statements)
         && check_use (command, method, "from", self->from != NULL, statements)
         && check_use (command, method, "kernel", self->kernel != NULL, statements)
         && check_use (command, method, "centre", self->centre != NULL, statements)
         && check_use (command, method, "window", self->window_days != 0, statements)
         && check_use (command, method, "resolution", !isnan (self->resolution), SP_USES_BLOCS)
         && check_use (command, method, "seed", self->seed != SP_SEED_UNTOLD, SP_USES_BLOCS);
}

/* Statements are compared without positions, and links without statements. */
static gboolean
check_positions (const SpMethodArguments   *self,
                 const SpCommand           *command,
                 const SpMethod            *method,
                 const SpPositionArguments *positions)
{
  gboolean of_links = g_strcmp0 (self->network, "links") == 0;
  gboolean of_positions = self->network == NULL || g_str_equal (self->network, "agreement");

  if (!check_use (command, method, "rule", positions->rule != NULL, SP_USES_POSITIONS | SP_USES_TIES))
    return FALSE;
  if (positions->rule != NULL && !of_positions)
    sp_command_misuse (command, _("--%s has no part in the network “%s”."), "rule", self->network);
  else if (positions->roll_up && of_links)
    sp_command_misuse (command, _("--%s has no part in the network “%s”."), "roll-up", self->network);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_kernel (const SpMethodArguments *self,
              const SpCommand         *command,
              const SpMethodOptions   *options)
{
  gboolean of_kernel = self->centre != NULL || self->window_days != 0;

  if (options->congruence.kernel == SP_KERNEL_NONE && of_kernel)
    sp_command_misuse (command, "%s", _("--centre and --window go with a --kernel."));
  else if (options->congruence.kernel != SP_KERNEL_NONE && (self->centre == NULL || self->window_days <= 0))
    sp_command_misuse (command, "%s", _("A kernel needs --centre and a --window of one day or more."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_range (const SpCommand           *command,
             const SpCongruenceOptions *congruence)
{
  g_autofree char *end = NULL;

  if (!sp_date_is_known (congruence->from) || !sp_date_is_known (congruence->to)
      || sp_date_get_first_day (congruence->from) <= sp_date_get_last_day (congruence->to))
    return TRUE;

  end = sp_date_to_iso (congruence->to);
  sp_command_misuse (command, _("--from is later than the last day that counts, %s."), end);
  return FALSE;
}

static gboolean
check_blocs (const SpMethodArguments *self,
             const SpCommand         *command)
{
  if (!isnan (self->resolution) && !(self->resolution > 0.0 && self->resolution <= 1000.0))
    sp_command_misuse (command, "%s", _("--resolution is a number above 0 and up to 1000."));
  else if (self->seed < 0 && self->seed != SP_SEED_UNTOLD)
    sp_command_misuse (command, "%s", _("--seed is a whole number from 0 on."));
  else
    return TRUE;
  return FALSE;
}

/**
 * sp_method_arguments_read:
 * @self: what was typed
 * @positions: what was typed of how positions are found
 * @command: the command, for the message
 * @method: the method
 * @options: (inout): how positions are found; afterwards all that the method is told
 *
 * Returns: whether the arguments are right; if not, the message was given
 */
gboolean
sp_method_arguments_read (const SpMethodArguments   *self,
                          const SpPositionArguments *positions,
                          const SpCommand           *command,
                          const SpMethod            *method,
                          SpMethodOptions           *options)
{
  SpCongruenceOptions *congruence = &options->congruence;
  guint network;
  guint normalisation;
  guint duplicates;
  guint kernel;

  if (!check_uses (self, command, method) || !check_blocs (self, command)
      || !check_positions (self, command, method, positions)
      || !read_word (command, "network", network_tokens, self->network, &network)
      || !read_word (command, "normalisation", normalisation_tokens, self->normalisation, &normalisation)
      || !read_word (command, "duplicates", duplicate_tokens, self->duplicates, &duplicates)
      || !read_word (command, "kernel", kernel_tokens, self->kernel, &kernel)
      || !read_date (command, self->from, &congruence->from) || !read_date (command, self->centre, &congruence->centre))
    return FALSE;

  options->ties = network;
  options->resolution = isnan (self->resolution) ? 1.0 : self->resolution;
  options->seed = self->seed == SP_SEED_UNTOLD ? 1 : (guint32) self->seed;
  congruence->normalisation = normalisation;
  congruence->duplicates = duplicates;
  congruence->kernel = kernel;
  congruence->window_days = MAX (self->window_days, 0);
  congruence->to = options->position.as_of;
  congruence->roll_up = options->position.roll_up;
  return check_kernel (self, command, options) && check_range (command, congruence);
}

/**
 * sp_method_arguments_clear:
 * @self: what was typed
 *
 * Frees it.
 */
void
sp_method_arguments_clear (SpMethodArguments *self)
{
  g_clear_pointer (&self->network, g_free);
  g_clear_pointer (&self->normalisation, g_free);
  g_clear_pointer (&self->duplicates, g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->kernel, g_free);
  g_clear_pointer (&self->centre, g_free);
}
