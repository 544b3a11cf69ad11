/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-working-copy.h"

G_BEGIN_DECLS

/* What the files of the working copies share. */
struct _SpWorkingCopy
{
  char *folder;
  int lock;
  gboolean scratch;
};

/* Takes a folder for this process; NULL with errno, EWOULDBLOCK if another has it. */
SpWorkingCopy *sp_working_copy_hold        (const char *folder, gboolean scratch);
char          *sp_working_copy_read_origin (const char *folder);

G_END_DECLS
