/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs the command that the arguments name: 0 done, 1 failed, 2 wrong usage. */
int sp_cli_run (int argc, char **argv);

G_END_DECLS
