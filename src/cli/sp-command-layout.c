/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-command.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "sp-layout-tables.h"
#include "sp-progress.h"

static SpStatus run_layout (const SpCommand *command, GStrv words);

const SpCommand sp_command_layout = {
  .name = "layout",
  .arguments = N_("NODES.csv LINKS.csv -o PLACES.csv [--layout camps|distances] [--seed N] [--threads N]"),
  .summary = N_("Lay out a graph of your own: nodes (id) and links (source, target, weight, sign)"),
  .run = run_layout,
};

#define MOST_THREADS 64

/* What was typed. */
typedef struct
{
  char *out;
  char *layout;
  gint64 seed;
  int threads;
} Arguments;

static void
clear_arguments (Arguments *arguments)
{
  g_clear_pointer (&arguments->out, g_free);
  g_clear_pointer (&arguments->layout, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, clear_arguments)

static gboolean
read_method (const SpCommand *command,
             const char      *word,
             SpLayoutMethod  *method)
{
  static const struct
  {
    const char *word;
    SpLayoutMethod method;
  } methods[] = {
    { "automatic", SP_LAYOUT_METHOD_AUTOMATIC },
    { "distances", SP_LAYOUT_METHOD_DISTANCES },
    { "camps", SP_LAYOUT_METHOD_CAMPS },
    { "fruchterman-reingold", SP_LAYOUT_METHOD_FRUCHTERMAN_REINGOLD },
    { "kamada-kawai", SP_LAYOUT_METHOD_KAMADA_KAWAI },
    { "circle", SP_LAYOUT_METHOD_CIRCLE },
  };

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (methods); i++)
    {
      if (strcmp (word, methods[i].word) == 0)
        {
          *method = methods[i].method;
          return TRUE;
        }
    }
  if (word != NULL)
    sp_command_misuse_word (command, "layout", word,
                            "automatic, distances, camps, fruchterman-reingold, kamada-kawai, circle");
  return word == NULL;
}

static gboolean
read_arguments (const SpCommand *command,
                const Arguments *arguments,
                SpLayoutOptions *options)
{
  if (arguments->out == NULL)
    sp_command_misuse (command, "%s", _("Name the file to write with -o."));
  else if (arguments->threads < 0 || arguments->threads > MOST_THREADS)
    sp_command_misuse (command, _("--threads takes 1 to %d."), MOST_THREADS);
  else if (read_method (command, arguments->layout, &options->method))
    {
      options->seed = (guint64) arguments->seed;
      options->n_threads = (guint) arguments->threads;
      return TRUE;
    }
  return FALSE;
}

/* GIO's files would be more general, but bring along a dozen libraries, whose loading takes longer than a layout. */
static char *
find_path (const char  *word,
           GError     **error)
{
  return g_ascii_strncasecmp (word, "file:", 5) == 0 ? g_filename_from_uri (word, NULL, error) : g_strdup (word);
}

/* A terminal or a pipe. */
static gboolean
write_into (const char  *path,
            const char  *text,
            GError     **error)
{
  FILE *file = g_fopen (path, "w");
  gboolean written = file != NULL && fputs (text, file) != EOF;

  if (file != NULL && fclose (file) == EOF)
    written = FALSE;
  if (!written)
    g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), _("%s cannot be written: %s"), path,
                 g_strerror (errno));
  return written;
}

/* A file is replaced as a whole, also where a link leads to it; GLib keeps its permissions. */
static gboolean
write_file (const char  *path,
            const char  *text,
            GError     **error)
{
  const GFileSetContentsFlags flags = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_ONLY_EXISTING;
  GStatBuf there;
  gboolean exists = g_stat (path, &there) == 0;
  char *target;
  gboolean written;

  if (!exists)
    return g_file_set_contents_full (path, text, -1, flags, 0666, error);
  if (!S_ISREG (there.st_mode) && !S_ISDIR (there.st_mode))
    return write_into (path, text, error);

  target = realpath (path, NULL);
  written = g_file_set_contents_full (target != NULL ? target : path, text, -1, flags, 0666, error);
  free (target);
  return written;
}

static gboolean
write_places (SpLayoutTables *tables,
              const double   *x,
              const double   *y,
              const char     *word,
              GError        **error)
{
  g_autofree char *csv = sp_layout_tables_print (tables, x, y);
  g_autofree char *path = find_path (word, error);

  return path != NULL && write_file (path, csv, error);
}

static SpLayoutTables *
read_tables (GStrv    names,
             GError **error)
{
  g_autofree char *nodes = find_path (names[0], error);
  g_autofree char *links = nodes != NULL ? find_path (names[1], error) : NULL;

  return links != NULL ? sp_layout_tables_read (nodes, links, error) : NULL;
}

static SpStatus
lay_out (GStrv            names,
         const char      *out,
         SpLayoutOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLayoutTables) tables = read_tables (names, &error);
  SpProgress progress = SP_PROGRESS_INIT (_("Laying out"));
  g_autofree double *x = NULL;
  g_autofree double *y = NULL;
  gboolean done;

  if (tables == NULL)
    return sp_command_fail (error);

  x = g_new (double, MAX (tables->graph.n_nodes, 1));
  y = g_new (double, MAX (tables->graph.n_nodes, 1));
  options->progress = sp_progress_go_on_cb;
  options->progress_data = &progress;
  done = sp_layout_compute (&tables->graph, options, x, y, &error);
  sp_progress_end (&progress);
  return done && write_places (tables, x, y, out, &error) ? SP_STATUS_DONE : sp_command_fail (error);
}

static SpStatus
run_layout (const SpCommand *command,
            GStrv            words)
{
  g_auto (Arguments) arguments = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &arguments.out, N_("The file to write: id, x and y, in points"), N_("FILE") },
    { "layout", 0, 0, G_OPTION_ARG_STRING, &arguments.layout,
      N_("camps, distances, automatic, fruchterman-reingold, kamada-kawai or circle"), N_("LAYOUT") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &arguments.seed, N_("Where the layout begins: the same seed, the same places"),
      N_("NUMBER") },
    { "threads", 0, 0, G_OPTION_ARG_INT, &arguments.threads, N_("How many threads; the places do not depend on it"),
      N_("NUMBER") },
    { NULL },
  };
  g_auto (GStrv) names = words;
  SpLayoutOptions options = { SP_LAYOUT_METHOD_AUTOMATIC };
  SpStatus status = SP_STATUS_DONE;

  if (!sp_command_parse (command, entries, &names, 2, 2, &status))
    return status;
  if (!read_arguments (command, &arguments, &options))
    return SP_STATUS_USAGE;

  return lay_out (names, arguments.out, &options);
}
