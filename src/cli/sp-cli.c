/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-commands.h"
#include "sp-config.h"

/* What needs no module: see sp-commands.c for the others. */
static const SpCommand * const own_commands[] = { &sp_command_layout, NULL };

static void
append_commands (GString                 *text,
                 const SpCommand * const *commands)
{
  for (guint i = 0; commands[i] != NULL; i++)
    g_string_append_printf (text, "  %-10s %s\n", commands[i]->name, _(commands[i]->summary));
}

static char *
write_overview (const SpCommand * const *commands)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n  standpoint-cli %s\n\n", _("Usage:"), _("COMMAND [ARGUMENTS]"));
  g_string_append_printf (text, "%s\n\n%s\n",
                          _("Works on Standpoint projects without a window."), _("Commands:"));
  append_commands (text, commands);
  append_commands (text, own_commands);
  g_string_append_printf (text, "\n%s\n", _("standpoint-cli COMMAND --help tells more about a command."));
  g_string_append_printf (text, "%s\n",
                          _("The exit status is 0 when all is done, 1 after an error and 2 for wrong arguments."));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static const SpCommand *
find_command (const SpCommand * const *commands,
              const char              *name)
{
  for (guint i = 0; commands[i] != NULL; i++)
    {
      if (strcmp (commands[i]->name, name) == 0)
        return commands[i];
    }
  return NULL;
}

static SpStatus
show_overview (SpStatus status)
{
  g_autoptr (GError) error = NULL;
  const SpCommand * const *commands = sp_commands_load (&error);
  g_autofree char *overview = commands != NULL ? write_overview (commands) : NULL;

  if (overview == NULL)
    return sp_command_fail (error);
  if (status == SP_STATUS_DONE)
    g_print ("%s", overview);
  else
    g_printerr ("%s", overview);
  return status;
}

static SpStatus
run_command (int    argc,
             char **argv)
{
  const SpCommand *command = find_command (own_commands, argv[1]);
  const SpCommand * const *commands = NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *program = NULL;

  if (command == NULL && (commands = sp_commands_load (&error)) == NULL)
    return sp_command_fail (error);
  if (command == NULL)
    command = find_command (commands, argv[1]);
  if (command == NULL)
    {
      g_printerr (_("standpoint-cli: There is no command “%s”. standpoint-cli --help lists them.\n"), argv[1]);
      return SP_STATUS_USAGE;
    }
  /* The help of a command begins with it. */
  program = g_strdup_printf ("standpoint-cli %s", command->name);
  g_set_prgname (program);
  g_strv_builder_add (words, argv[0]);
  for (int i = 2; i < argc; i++)
    g_strv_builder_add (words, argv[i]);
  return command->run (command, g_strv_builder_end (words));
}

/**
 * sp_cli_run:
 * @argc: how many arguments there are
 * @argv: the program's name and its arguments, in the file system's encoding
 *
 * Does what the arguments say. Results go to standard output, messages to standard error.
 *
 * Returns: the exit status: 0 done, 1 failed, 2 wrong usage
 */
int
sp_cli_run (int    argc,
            char **argv)
{
  if (argc < 2)
    return (int) show_overview (SP_STATUS_USAGE);
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 || strcmp (argv[1], "help") == 0)
    return (int) show_overview (SP_STATUS_DONE);
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("standpoint-cli %s\n", SP_VERSION);
      return SP_STATUS_DONE;
    }
  return (int) run_command (argc, argv);
}
