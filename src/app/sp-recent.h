/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The projects that were open last, as the desktop remembers them. */
void       sp_recent_add    (GFile *file, const char *title);
void       sp_recent_remove (GFile *file);

typedef struct
{
  GFile *file;
  char *title;
  GDateTime *time;
  gboolean there;         /* FALSE where the file was moved or deleted */
} SpRecentProject;

void       sp_recent_project_free (SpRecentProject *self);
GPtrArray *sp_recent_list         (guint limit);      /* of SpRecentProject, the last first */

G_END_DECLS
