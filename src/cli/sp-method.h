/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-congruence.h"
#include "sp-position.h"
#include "sp-position-arguments.h"
#include "sp-sheet.h"

G_BEGIN_DECLS

/* What ties actors. */
typedef enum
{
  SP_TIES_AGREEMENT,            /* alike positions */
  SP_TIES_CONGRUENCE,           /* alike statements */
  SP_TIES_SUBTRACT,             /* alike statements less opposed ones */
  SP_TIES_LINKS,                /* the project's own links */
} SpTiesKind;

/* What a method is told. */
typedef struct
{
  SpPositionOptions position;
  SpCongruenceOptions congruence;
  SpTiesKind ties;
  double resolution;
  guint32 seed;
} SpMethodOptions;

/* Which options a method listens to, besides the date and roll-up. */
typedef enum
{
  SP_USES_NOTHING = 0,
  SP_USES_POSITIONS = 1 << 0,
  SP_USES_STATEMENTS = 1 << 1,
  SP_USES_TIES = 1 << 2,
  SP_USES_BLOCS = 1 << 3,
} SpMethodUses;

/* One method of "analyse". SUMMARY is marked for translation and translated when shown. */
typedef struct
{
  const char *name;
  const char *summary;
  SpMethodUses uses;
  const char * const *columns;
  gboolean (*fill) (SpSheet *sheet, SpSnapshot *snapshot, const SpMethodOptions *options, GError **error);
} SpMethod;

extern const SpMethod sp_methods_of_issues[];       /* both end with a method without a name */
extern const SpMethod sp_methods_of_networks[];

/* The options as they were typed. */
typedef struct
{
  char *network;
  char *normalisation;
  char *duplicates;
  char *from;
  char *kernel;
  char *centre;
  int window_days;
  double resolution;
  int seed;
} SpMethodArguments;

#define SP_SEED_UNTOLD G_MININT
#define SP_METHOD_ARGUMENTS_INIT ((SpMethodArguments) { .resolution = NAN, .seed = SP_SEED_UNTOLD })

#define SP_METHOD_OPTIONS(arguments_)                                                                               \
  { "network", 0, 0, G_OPTION_ARG_STRING, &(arguments_)->network,                                                   \
    N_("What ties actors: agreement, congruence, subtract or links"), N_("NETWORK") },                              \
  { "normalisation", 0, 0, G_OPTION_ARG_STRING, &(arguments_)->normalisation,                                       \
    N_("Of statements: none, average-activity, jaccard or cosine"), N_("NAME") },                                   \
  { "duplicates", 0, 0, G_OPTION_ARG_STRING, &(arguments_)->duplicates,                                             \
    N_("Which repeated statements count: all, source, week, month or once"), N_("NAME") },                          \
  { "from", 0, 0, G_OPTION_ARG_STRING, &(arguments_)->from,                                                         \
    N_("Only statements from this day, month or year on"), N_("DATE") },                                            \
  { "kernel", 0, 0, G_OPTION_ARG_STRING, &(arguments_)->kernel,                                                     \
    N_("How statements weigh by time: none, uniform, epanechnikov, triangular or gaussian"), N_("NAME") },          \
  { "centre", 0, 0, G_OPTION_ARG_STRING, &(arguments_)->centre,                                                     \
    N_("The day about which the kernel lies"), N_("DATE") },                                                        \
  { "window", 0, 0, G_OPTION_ARG_INT, &(arguments_)->window_days,                                                   \
    N_("The width of the kernel in days"), N_("DAYS") },                                                            \
  { "resolution", 0, 0, G_OPTION_ARG_DOUBLE, &(arguments_)->resolution,                                             \
    N_("Of blocs: 1, or more for more and smaller ones"), N_("NUMBER") },                                           \
  { "seed", 0, 0, G_OPTION_ARG_INT, &(arguments_)->seed,                                                            \
    N_("Of blocs: where chance begins, 1 unless told"), N_("NUMBER") }

/* Whether the arguments are right for a method; if not, the message was given. OPTIONS has its positions already. */
gboolean sp_method_arguments_read  (const SpMethodArguments *self, const SpPositionArguments *positions,
                                    const SpCommand *command, const SpMethod *method, SpMethodOptions *options);
void     sp_method_arguments_clear (SpMethodArguments *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpMethodArguments, sp_method_arguments_clear)

G_END_DECLS
