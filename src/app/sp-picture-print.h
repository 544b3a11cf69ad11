/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-picture.h"

G_BEGIN_DECLS

/* A printing of a picture, to be run by gtk_print_operation_run(): the same pages as an export of the paper's size. */
GtkPrintOperation *sp_picture_print_new (SpSnapshot *snapshot, const char *name, const SpPictureOptions *picture);

G_END_DECLS
