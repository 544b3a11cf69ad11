/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-command.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* Help is an option like others: the command ends in one place. */
static GOptionContext *
create_context (const SpCommand    *command,
                const GOptionEntry *options,
                gboolean           *help)
{
  const GOptionEntry help_options[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, N_("Show this help"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_(command->arguments));
  g_autofree char *more = command->dup_more_help != NULL ? command->dup_more_help () : NULL;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _(command->summary));
  g_option_context_set_description (context, more);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help_options, GETTEXT_PACKAGE);
  return g_steal_pointer (&context);
}

/* The parser leaves a double hyphen in front of words that look like options. */
static void
drop_first (GStrv words)
{
  g_clear_pointer (&words[0], g_free);
  memmove (words, words + 1, sizeof *words * (g_strv_length (words + 1) + 1));
}

/**
 * sp_command_parse:
 * @command: the command
 * @options: (nullable): its options
 * @words: (inout): the program's name and what follows the command; afterwards the words that are no options
 * @minimum: how many words there have to be at least
 * @maximum: how many at the most
 * @status: (out): how the command ends, if it does
 *
 * Reads the options. Asked for help, prints it.
 *
 * Returns: whether the command goes on
 */
gboolean
sp_command_parse (const SpCommand     *command,
                  const GOptionEntry  *options,
                  GStrv               *words,
                  guint                minimum,
                  guint                maximum,
                  SpStatus            *status)
{
  gboolean help = FALSE;
  g_autoptr (GOptionContext) context = create_context (command, options, &help);
  g_autoptr (GError) error = NULL;
  gboolean right = g_option_context_parse_strv (context, words, &error);
  guint n_words;

  if (right && help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      g_print ("%s", text);
      *status = SP_STATUS_DONE;
      return FALSE;
    }
  if (right)
    {
      drop_first (*words);
      if (g_strcmp0 ((*words)[0], "--") == 0)
        drop_first (*words);
    }
  n_words = g_strv_length (*words);
  if (!right)
    *status = sp_command_misuse (command, "%s", error->message);
  else if (n_words < minimum)
    *status = sp_command_misuse (command, "%s", _("Something is missing."));
  else if (n_words > maximum)
    *status = sp_command_misuse (command, _("“%s” is too much."), (*words)[maximum]);
  return right && n_words >= minimum && n_words <= maximum;
}

/**
 * sp_command_fail:
 * @error: what failed
 *
 * Says it on standard error.
 *
 * Returns: %SP_STATUS_FAILED
 */
SpStatus
sp_command_fail (const GError *error)
{
  g_printerr ("standpoint-cli: %s\n", error->message);
  return SP_STATUS_FAILED;
}

/**
 * sp_command_misuse:
 * @command: the command
 * @format: what is wrong with the arguments
 * @...: for @format
 *
 * Says it on standard error, with the way it is meant.
 *
 * Returns: %SP_STATUS_USAGE
 */
SpStatus
sp_command_misuse (const SpCommand *command,
                   const char      *format,
                   ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_printerr ("standpoint-cli %s: %s\n", command->name, message);
  g_printerr (_("Usage: standpoint-cli %s %s\n"), command->name, _(command->arguments));
  return SP_STATUS_USAGE;
}

/**
 * sp_command_misuse_word:
 * @command: the command
 * @option: the name of an option
 * @word: what was typed and is none of its words
 * @known: its words, with commas between them
 *
 * Says it on standard error, with the words that are right.
 *
 * Returns: %SP_STATUS_USAGE
 */
SpStatus
sp_command_misuse_word (const SpCommand *command,
                        const char      *option,
                        const char      *word,
                        const char      *known)
{
  g_autofree char *unknown = g_strdup_printf (_("--%s does not know “%s”."), option, word);
  g_autofree char *right = g_strdup_printf (_("Possible values: %s."), known);

  return sp_command_misuse (command, "%s %s", unknown, right);
}

/**
 * sp_command_write:
 * @text: valid UTF-8
 *
 * Writes text for other programs, whatever the locale's encoding is.
 *
 * Returns: %SP_STATUS_DONE, or %SP_STATUS_FAILED if nobody takes it
 */
SpStatus
sp_command_write (const char *text)
{
  if (fputs (text, stdout) != EOF && fflush (stdout) == 0)
    return SP_STATUS_DONE;

  g_printerr (_("standpoint-cli: The output cannot be written: %s\n"), g_strerror (errno));
  return SP_STATUS_FAILED;
}
