/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-chart-arguments.h"
#include "sp-export.h"
#include "sp-opening.h"
#include "sp-picture-arguments.h"
#include "sp-position-arguments.h"
#include "sp-progress.h"

static SpStatus run_export (const SpCommand *command, GStrv words);

const SpCommand sp_command_export = {
  .name = "export",
  .arguments = N_("FILE -o OUT.pdf|svg|png --picture PICTURE [OPTIONS]"),
  .summary = N_("Draw the position matrix, the relationship diagram or a chart"),
  .run = run_export,
};

/* What was typed. */
typedef struct
{
  SpPositionArguments positions;
  SpPictureArguments shown;
  SpChartArguments chart;
  char *out;
  char *picture;
  char *order;
  char *theme;
  char *size;
  int width;
  double dpi;
  gint64 seed;
  gboolean transparent;
  gboolean no_title;
  gboolean no_legend;
  gboolean no_sources;
} Arguments;

static void
clear_arguments (Arguments *arguments)
{
  sp_position_arguments_clear (&arguments->positions);
  sp_picture_arguments_clear (&arguments->shown);
  sp_chart_arguments_clear (&arguments->chart);
  g_clear_pointer (&arguments->out, g_free);
  g_clear_pointer (&arguments->picture, g_free);
  g_clear_pointer (&arguments->order, g_free);
  g_clear_pointer (&arguments->theme, g_free);
  g_clear_pointer (&arguments->size, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, clear_arguments)

static gboolean
read_theme (const SpCommand *command,
            const char      *word,
            SpThemeKind     *theme)
{
  static const struct
  {
    const char *word;
    SpThemeKind theme;
  } themes[] = {
    { "light", SP_THEME_LIGHT },
    { "dark", SP_THEME_DARK },
    { "print", SP_THEME_PRINT },
    { "high-contrast", SP_THEME_HIGH_CONTRAST },
  };

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (themes); i++)
    {
      if (strcmp (word, themes[i].word) == 0)
        {
          *theme = themes[i].theme;
          return TRUE;
        }
    }
  if (word != NULL)
    sp_command_misuse_word (command, "theme", word, "light, dark, print, high-contrast");
  return word == NULL;
}

static gboolean
read_size (const SpCommand  *command,
           const char       *word,
           SpPictureOptions *picture)
{
  g_autoptr (GError) error = NULL;

  picture->turn_page = word != NULL && sp_page_size_is_named (word);
  if (word == NULL || sp_page_size_parse (word, &picture->page_width, &picture->page_height, &error))
    return TRUE;

  sp_command_misuse (command, "%s", error->message);
  return FALSE;
}

static gboolean
read_picture (const SpCommand  *command,
              const Arguments  *arguments,
              SpPictureOptions *picture)
{
  int kind = SP_PICTURE_KIND_MATRIX;
  int order = SP_ORDER_MANUAL;

  if (arguments->picture == NULL)
    {
      sp_command_misuse (command, "%s", _("Say which picture with --picture: matrix, diagram, grid, spectrum or timeline."));
      return FALSE;
    }
  if (!sp_argument_read_token (command, "picture", SP_TYPE_PICTURE_KIND, arguments->picture, &kind)
      || !sp_argument_read_token (command, "order", SP_TYPE_ORDER, arguments->order, &order))
    return FALSE;

  sp_picture_options_init (picture, (SpPictureKind) kind);
  picture->actor_order = (SpOrder) order;
  /* Issues have no influence of their own. */
  picture->issue_order = order == SP_ORDER_INFLUENCE ? SP_ORDER_MANUAL : (SpOrder) order;
  picture->show_title = !arguments->no_title;
  picture->show_legend = !arguments->no_legend;
  picture->show_sources = !arguments->no_sources;
  if (arguments->seed != 0)
    picture->seed = (guint64) arguments->seed;
  return read_theme (command, arguments->theme, &picture->theme)
         && read_size (command, arguments->size, picture)
         && sp_position_arguments_read (&arguments->positions, command, NULL, &picture->positions)
         && sp_chart_arguments_read (&arguments->chart, command, picture)
         && sp_picture_arguments_read (&arguments->shown, command, NULL, picture);
}

static gboolean
read_output (const SpCommand *command,
             const Arguments *arguments,
             SpExportOptions *output)
{
  if (arguments->out == NULL)
    sp_command_misuse (command, "%s", _("Name the file to write with -o."));
  else if (!sp_export_format_from_name (arguments->out, &output->format))
    sp_command_misuse (command, _("“%s” has to end in .pdf, .svg or .png."), arguments->out);
  else if (arguments->width < 0 || arguments->width > G_MAXINT16)
    sp_command_misuse (command, _("--width takes 1 to %d pixels."), G_MAXINT16);
  else if (arguments->dpi < 0 || arguments->dpi > 2400)
    sp_command_misuse (command, "%s", _("--dpi takes a number up to 2400."));
  else if (arguments->transparent && output->format == SP_EXPORT_PDF)
    sp_command_misuse (command, "%s", _("--transparent is for SVG and PNG: a PDF is paper."));
  else
    {
      output->width = arguments->width;
      output->dpi = arguments->dpi;
      output->transparent = arguments->transparent;
      return TRUE;
    }
  return FALSE;
}

static SpStatus
export_picture (const SpCommand       *command,
                const Arguments       *arguments,
                const char            *name,
                SpPictureOptions      *picture,
                const SpExportOptions *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSnapshot) snapshot = sp_opening_read (name, &error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments->out);
  SpProgress progress = SP_PROGRESS_INIT (C_("progress", "Drawing"));
  gboolean written;

  if (snapshot == NULL)
    return sp_command_fail (error);

  sp_position_arguments_read (&arguments->positions, command, snapshot, &picture->positions);
  if (!sp_picture_arguments_read (&arguments->shown, command, snapshot, picture))
    return SP_STATUS_USAGE;
  written = sp_chart_arguments_find (&arguments->chart, snapshot, picture, &error)
            && sp_export_picture (snapshot, picture, file, output, NULL, sp_progress_go_on_cb, &progress, &error);
  sp_progress_end (&progress);
  return written ? SP_STATUS_DONE : sp_command_fail (error);
}

static gboolean
parse (const SpCommand *command,
       Arguments       *arguments,
       GStrv           *names,
       SpStatus        *status)
{
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &arguments->out, N_("The file to write"), N_("FILE") },
    { "picture", 0, 0, G_OPTION_ARG_STRING, &arguments->picture, N_("matrix, diagram, grid, spectrum or timeline"), N_("PICTURE") },
    SP_CHART_OPTIONS (&arguments->chart),
    SP_POSITION_OPTIONS (&arguments->positions),
    { "order", 0, 0, G_OPTION_ARG_STRING, &arguments->order,
      N_("Order of the rows: manual, name, influence, activity or similarity"), N_("ORDER") },
    SP_PICTURE_OPTIONS (&arguments->shown),
    { "theme", 0, 0, G_OPTION_ARG_STRING, &arguments->theme, N_("light, dark, print or high-contrast"), N_("THEME") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &arguments->size,
      N_("Page: A4, A3, Letter, fit, or WIDTHxHEIGHT in millimetres"), N_("SIZE") },
    { "width", 0, 0, G_OPTION_ARG_INT, &arguments->width, N_("Width of a PNG"), N_("PIXELS") },
    { "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &arguments->dpi, N_("Resolution of a PNG"), N_("DPI") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &arguments->seed, N_("Where the diagram's layout begins"), N_("NUMBER") },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &arguments->transparent, N_("SVG or PNG without a ground"), NULL },
    { "no-title", 0, 0, G_OPTION_ARG_NONE, &arguments->no_title, N_("Leave the title out"), NULL },
    { "no-legend", 0, 0, G_OPTION_ARG_NONE, &arguments->no_legend, N_("Leave the legend out"), NULL },
    { "no-sources", 0, 0, G_OPTION_ARG_NONE, &arguments->no_sources, N_("Leave the list of sources out"), NULL },
    { NULL },
  };

  return sp_command_parse (command, options, names, 1, 1, status);
}

static SpStatus
run_export (const SpCommand *command,
            GStrv            words)
{
  g_auto (Arguments) arguments = { 0 };
  g_auto (GStrv) names = words;
  SpPictureOptions picture;
  SpExportOptions output = { 0 };
  SpStatus status = SP_STATUS_DONE;

  if (!parse (command, &arguments, &names, &status))
    return status;
  if (!read_picture (command, &arguments, &picture) || !read_output (command, &arguments, &output))
    return SP_STATUS_USAGE;

  return export_picture (command, &arguments, names[0], &picture, &output);
}
