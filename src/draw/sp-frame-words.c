/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-frame-private.h"

#include <glib/gi18n-lib.h>

#include "sp-halves.h"

/* The statements from START to END, and the last date of them. */
typedef struct
{
  SpSnapshot *snapshot;
  guint start;
  guint end;
  SpDate latest;
} Dates;

static void
find_latest_of (gpointer data)
{
  Dates *self = data;

  for (guint i = self->start; i < self->end; i++)
    {
      SpDate date = sp_snapshot_get_statement (self->snapshot, i)->date;

      if (sp_date_compare (date, self->latest) > 0)
        self->latest = date;
    }
}

static SpDate
find_latest_date (SpSnapshot *snapshot)
{
  guint n = sp_snapshot_get_n_statements (snapshot);
  Dates first = { snapshot, 0, n / 2, SP_DATE_NONE };
  Dates second = { snapshot, n / 2, n, SP_DATE_NONE };

  sp_halves_run (find_latest_of, &first, &second, n);
  return sp_date_compare (second.latest, first.latest) > 0 ? second.latest : first.latest;
}

static const char *
get_picture_label (const SpPictureOptions *options)
{
  switch (options->kind)
    {
    case SP_PICTURE_KIND_DIAGRAM:
      return _ ("Relationship diagram");
    case SP_PICTURE_KIND_GRID:
      return _ ("Influence and interest");
    case SP_PICTURE_KIND_SPECTRUM:
      return _ ("Issue spectrum");
    case SP_PICTURE_KIND_TIMELINE:
      return _ ("Timeline");
    case SP_PICTURE_KIND_MATRIX:
    default:
      return _ ("Position matrix");
    }
}

static gboolean
shows_positions (SpSnapshot *snapshot, const SpPictureOptions *options)
{
  if (sp_snapshot_get_n_statements (snapshot) == 0)
    return FALSE;
  return options->kind != SP_PICTURE_KIND_DIAGRAM || options->colour_issue != SP_ID_NONE || options->show_agreement
         || options->show_conflict || options->position_issue != SP_ID_NONE || options->colour_by_bloc || options->show_hulls;
}

static const char *
get_rule_label (SpRule rule)
{
  switch (rule)
    {
    case SP_RULE_MEAN:
      return _ ("mean of the statements");
    case SP_RULE_WEIGHTED:
      return _ ("salience-weighted mean of the statements");
    case SP_RULE_STRONGEST:
      return _ ("strongest statement counts");
    case SP_RULE_LATEST:
    default:
      return _ ("latest statement counts");
    }
}

static char *
dup_date_words (SpSnapshot *snapshot, const SpPictureOptions *options)
{
  gboolean has_day = sp_date_is_known (options->positions.as_of);
  SpDate date = SP_DATE_NONE;
  g_autofree char *day = NULL;

  if (has_day)
    date = options->positions.as_of;
  else if (shows_positions (snapshot, options))
    date = find_latest_date (snapshot);
  if (!sp_date_is_known (date))
    return NULL;
  day = sp_date_format (date);
  /* Translators: %s is a date such as "15 December 2025" */
  return has_day ? g_strdup_printf (_ ("as of %s"), day)
                 /* Translators: %s is the date of the newest statement */
                 : g_strdup_printf (_ ("statements up to %s"), day);
}

/* The project's title, or the picture's name where it has none. */
char *
sp_frame_words_title (SpSnapshot *snapshot, const SpPictureOptions *options)
{
  const char *title = sp_snapshot_get_project (snapshot)->title;

  return g_strdup (*title != '\0' ? title : get_picture_label (options));
}

/* Which picture, as of when, by which rule, and what was chosen besides. */
char *
sp_frame_words_subtitle (SpSnapshot *snapshot, const SpPictureOptions *options, GPtrArray *filters)
{
  GString *words = g_string_new (NULL);
  g_autofree char *date = dup_date_words (snapshot, options);

  if (*sp_snapshot_get_project (snapshot)->title != '\0')
    g_string_append (words, get_picture_label (options));
  if (date != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", date);
  if (shows_positions (snapshot, options))
    {
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", get_rule_label (options->positions.rule));
      if (options->positions.roll_up)
        g_string_append_printf (words, " · %s", _ ("together with those who speak for them"));
    }
  for (guint i = 0; i < filters->len; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", (char *) g_ptr_array_index (filters, i));
  return g_string_free (words, FALSE);
}
