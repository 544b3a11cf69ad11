/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-command.h"

#include <glib/gi18n-lib.h>

#include "sp-method.h"
#include "sp-opening.h"
#include "sp-position-arguments.h"

static SpStatus run_analyse (const SpCommand *command, GStrv words);
static char *dup_methods (void);

const SpCommand sp_command_analyse = {
  .name = "analyse",
  .arguments = N_("FILE --method NAME [--as-of DATE] [--rule RULE] [--roll-up] [--format csv|json] [OPTION…]"),
  .summary = N_("Write who agrees, what is contested, where it lands, and more"),
  .run = run_analyse,
  .dup_more_help = dup_methods,
};

typedef struct
{
  const SpMethod *method;
  SpPositionArguments positions;
  SpMethodArguments method_arguments;
  gboolean as_json;
} Request;

static void
clear_request (Request *self)
{
  sp_position_arguments_clear (&self->positions);
  sp_method_arguments_clear (&self->method_arguments);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, clear_request)

static void
list_methods (GString        *text,
              const SpMethod *methods)
{
  for (guint i = 0; methods[i].name != NULL; i++)
    g_string_append_printf (text, "\n  %-15s %s", methods[i].name, _(methods[i].summary));
}

static char *
dup_methods (void)
{
  GString *text = g_string_new (_("Methods:"));

  list_methods (text, sp_methods_of_issues);
  list_methods (text, sp_methods_of_networks);
  g_string_append_printf (text, "\n\n%s", _("docs/methods.md has the formulas, what they refer to, and what missing data does."));
  return g_string_free_and_steal (text);
}

static const SpMethod *
find_method (const char *name)
{
  const SpMethod * const lists[] = { sp_methods_of_issues, sp_methods_of_networks };

  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    for (const SpMethod *method = lists[list]; method->name != NULL; method++)
      if (g_str_equal (method->name, name))
        return method;
  return NULL;
}

static char *
dup_method_names (void)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; sp_methods_of_issues[i].name != NULL; i++)
    g_strv_builder_add (names, sp_methods_of_issues[i].name);
  for (guint i = 0; sp_methods_of_networks[i].name != NULL; i++)
    g_strv_builder_add (names, sp_methods_of_networks[i].name);
  words = g_strv_builder_end (names);
  return g_strjoinv (", ", words);
}

static gboolean
choose_method (const SpCommand  *command,
               const char       *name,
               const SpMethod  **method)
{
  g_autofree char *known = dup_method_names ();

  if (name == NULL)
    {
      sp_command_misuse (command, "%s", _("--method is missing. --help lists the methods."));
      return FALSE;
    }
  *method = find_method (name);
  if (*method == NULL)
    sp_command_misuse_word (command, "method", name, known);
  return *method != NULL;
}

/* SNAPSHOT is nullable: without it only the words are looked at. */
static gboolean
read_options (const Request   *request,
              const SpCommand *command,
              SpSnapshot      *snapshot,
              SpMethodOptions *options)
{
  *options = (SpMethodOptions) { 0 };
  return sp_position_arguments_read (&request->positions, command, snapshot, &options->position)
         && sp_method_arguments_read (&request->method_arguments, &request->positions, command, request->method, options);
}

static SpStatus
analyse (const Request   *request,
         const SpCommand *command,
         const char      *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSnapshot) snapshot = sp_opening_read (name, &error);
  g_autoptr (SpSheet) sheet = NULL;
  SpMethodOptions options;

  if (snapshot == NULL)
    return sp_command_fail (error);

  if (!read_options (request, command, snapshot, &options))
    return SP_STATUS_USAGE;

  sheet = sp_sheet_new (request->method->columns, request->as_json);
  return request->method->fill (sheet, snapshot, &options, &error) ? sp_sheet_write (sheet) : sp_command_fail (error);
}

static SpStatus
run_analyse (const SpCommand *command,
             GStrv            words)
{
  g_auto (Request) request = { .method_arguments = SP_METHOD_ARGUMENTS_INIT };
  g_autofree char *method = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry options[] = {
    { "method", 0, 0, G_OPTION_ARG_STRING, &method, N_("What to compute, see below"), N_("NAME") },
    SP_POSITION_OPTIONS (&request.positions),
    SP_METHOD_OPTIONS (&request.method_arguments),
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("csv or json"), N_("FORMAT") },
    { NULL },
  };
  g_auto (GStrv) names = words;
  SpMethodOptions checked;
  SpStatus status = SP_STATUS_DONE;

  if (!sp_command_parse (command, options, &names, 1, 1, &status))
    return status;
  if (!choose_method (command, method, &request.method) || !sp_sheet_read_format (command, format, &request.as_json)
      || !read_options (&request, command, NULL, &checked))
    return SP_STATUS_USAGE;

  return analyse (&request, command, names[0]);
}
