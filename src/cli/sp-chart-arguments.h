/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-command.h"
#include "sp-picture.h"

G_BEGIN_DECLS

/* The options of the charts: grid, spectrum and timeline. */
typedef struct
{
  char *issue;
  char *interest;
} SpChartArguments;

#define SP_CHART_OPTIONS(arguments_)                                                                                \
  { "issue", 0, 0, G_OPTION_ARG_STRING, &(arguments_)->issue,                                                       \
    N_("The issue of a grid, a spectrum or a timeline, by its name"), N_("NAME") },                                 \
  { "interest", 0, 0, G_OPTION_ARG_STRING, &(arguments_)->interest,                                                 \
    N_("What a grid takes for interest: automatic, salience or activity"), N_("INTEREST") }

/* Looks at the words only, then at the project: whether it has the issue. Both say what is wrong. */
gboolean sp_chart_arguments_read  (const SpChartArguments *self, const SpCommand *command, SpPictureOptions *picture);
gboolean sp_chart_arguments_find  (const SpChartArguments *self, SpSnapshot *snapshot, SpPictureOptions *picture,
                                   GError **error);
void     sp_chart_arguments_clear (SpChartArguments *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpChartArguments, sp_chart_arguments_clear)

G_END_DECLS
