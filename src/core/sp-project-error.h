/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-project.h"

G_BEGIN_DECLS

/* How the system's reason ("No space left on device") becomes a sentence of ours. */
const char *sp_project_explain_errno (int system_error);

void sp_project_set_private_error (GError **error, int system_error, const char *path);
void sp_project_set_read_error    (GError **error, int system_error, const char *name);
void sp_project_set_write_error   (GError **error, int system_error, const char *name);

/* The name of a file for messages. */
char *sp_project_dup_file_name (GFile *file);

G_END_DECLS
