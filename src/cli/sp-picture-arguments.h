/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-command.h"
#include "sp-picture.h"

G_BEGIN_DECLS

/* The options that say what a picture shows, beside those of every picture. */
typedef struct
{
  char *groups;
  gboolean group_issues;
  gboolean fold_speakers;
  gboolean no_margins;
  gboolean actor_margins;
  gboolean trees;
  gboolean counts;
  char *layers;
  gboolean link_labels;
  char *colour;
  gboolean hulls;
  char *position;
} SpPictureArguments;

#define SP_PICTURE_OPTIONS(arguments_)                                                                                  \
  { "group", 0, 0, G_OPTION_ARG_STRING, &(arguments_)->groups,                                                          \
    N_("Rows of the matrix under bars: none, kind, bloc or speaks-for"), N_("GROUPS") },                                \
  { "group-issues", 0, 0, G_OPTION_ARG_NONE, &(arguments_)->group_issues,                                               \
    N_("Issues that divide the actors alike under bars"), NULL },                                                       \
  { "fold-speakers", 0, 0, G_OPTION_ARG_NONE, &(arguments_)->fold_speakers,                                             \
    N_("No rows for those who speak for an actor; their statements are its own"), NULL },                               \
  { "no-margins", 0, 0, G_OPTION_ARG_NONE, &(arguments_)->no_margins,                                                   \
    N_("Leave out who stands where, agreement and landing below the matrix"), NULL },                                   \
  { "actor-margins", 0, 0, G_OPTION_ARG_NONE, &(arguments_)->actor_margins,                                             \
    N_("Statements and distance from the centre beside the matrix"), NULL },                                            \
  { "tree", 0, 0, G_OPTION_ARG_NONE, &(arguments_)->trees,                                                              \
    N_("With --order similarity: the tree of who is alike"), NULL },                                                    \
  { "counts", 0, 0, G_OPTION_ARG_NONE, &(arguments_)->counts,                                                           \
    N_("The number of statements in each cell"), NULL },                                                                \
  { "layers", 0, 0, G_OPTION_ARG_STRING, &(arguments_)->layers,                                                         \
    N_("Lines of the diagram, with commas between them: links, speaks-for, agreement, conflict or none"), N_("LAYERS") }, \
  { "link-labels", 0, 0, G_OPTION_ARG_NONE, &(arguments_)->link_labels, N_("Words on the lines of the diagram"), NULL },  \
  { "colour", 0, 0, G_OPTION_ARG_STRING, &(arguments_)->colour,                                                         \
    N_("Colour of the nodes: own, bloc, or the stance on an issue, by its name"), N_("COLOUR") },                       \
  { "hulls", 0, 0, G_OPTION_ARG_NONE, &(arguments_)->hulls, N_("Areas round the blocs of the diagram"), NULL },         \
  { "position", 0, 0, G_OPTION_ARG_STRING, &(arguments_)->position,                                                     \
    N_("Nodes along the stance on an issue, by its name, and influence"), N_("ISSUE") }

/* Fills in what was typed; SNAPSHOT is nullable: without it only the words are looked at. */
gboolean sp_picture_arguments_read  (const SpPictureArguments *self, const SpCommand *command, SpSnapshot *snapshot,
                                     SpPictureOptions *picture);
void     sp_picture_arguments_clear (SpPictureArguments *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpPictureArguments, sp_picture_arguments_clear)

G_END_DECLS
