/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SP_STATUS_DONE = 0,
  SP_STATUS_FAILED = 1,         /* with a message on standard error */
  SP_STATUS_USAGE = 2,
} SpStatus;

typedef struct _SpCommand SpCommand;

/* One command of standpoint-cli. ARGUMENTS and SUMMARY are marked for translation and translated when shown. */
struct _SpCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  SpStatus (*run) (const SpCommand *command, GStrv words);
  char *(*dup_more_help) (void);  /* nullable: stands below the options */
};

extern const SpCommand sp_command_new;
extern const SpCommand sp_command_info;
extern const SpCommand sp_command_check;
extern const SpCommand sp_command_history;
extern const SpCommand sp_command_undo;
extern const SpCommand sp_command_redo;
extern const SpCommand sp_command_merge;
extern const SpCommand sp_command_tables;
extern const SpCommand sp_command_import;
extern const SpCommand sp_command_positions;
extern const SpCommand sp_command_analyse;
extern const SpCommand sp_command_export;
extern const SpCommand sp_command_layout;

/* Takes the options out of WORDS, so that MINIMUM to MAXIMUM words are left. FALSE: the command ends with *STATUS. */
gboolean sp_command_parse (const SpCommand *command, const GOptionEntry *options, GStrv *words,
                           guint minimum, guint maximum, SpStatus *status);

/* Says on standard error what failed, or what is wrong with the arguments. */
SpStatus sp_command_fail   (const GError *error);
SpStatus sp_command_misuse (const SpCommand *command, const char *format, ...) G_GNUC_PRINTF (2, 3);
SpStatus sp_command_misuse_word (const SpCommand *command, const char *option, const char *word, const char *known);

/* Writes UTF-8 to standard output as it is: data for other programs. */
SpStatus sp_command_write  (const char *text);

G_END_DECLS
