/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder with a datapackage.json: what its tables are called and where they are. Nothing outside the folder
 * is ever read. */
typedef struct _SpDataPackage SpDataPackage;

typedef struct
{
  char *name;
  char *path;           /* as the package gives it */
} SpDataResource;

SpDataPackage        *sp_data_package_read           (GFile *folder, GCancellable *cancellable, GError **error);
void                  sp_data_package_free           (SpDataPackage *self);
guint                 sp_data_package_get_n_resources (SpDataPackage *self);
const SpDataResource *sp_data_package_get_resource   (SpDataPackage *self, guint index);
gboolean              sp_data_package_is_ours        (SpDataPackage *self);   /* written by sp_tables_write() */
GBytes               *sp_data_package_load           (SpDataPackage *self, const char *path, goffset largest,
                                                      GCancellable *cancellable, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDataPackage, sp_data_package_free)

/* The content of a regular file of at most LARGEST bytes. */
GBytes *sp_load_file (GFile *file, const char *name, goffset largest, GCancellable *cancellable, GError **error);

/* The version of the package's form that this program writes; it reads no later one. */
#define SP_DATA_PACKAGE_VERSION 1
#define SP_DATA_PACKAGE_FILE "datapackage.json"

G_END_DECLS
