/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-store.h"

G_BEGIN_DECLS

/* Keys of the working copy's state. */
#define SP_STATE_FILE_HASH "file-hash"            /* SHA-256 of the file as last read or written */
#define SP_STATE_SAVED_REVISION "saved-revision"  /* the store's revision that stands in the file */

/* What a working copy that nobody has open tells about itself. */
typedef struct
{
  char *title;
  char *file_hash;              /* or NULL: never saved */
  gint64 revision;
  gint64 saved_revision;        /* -1: never saved */
  gint64 last_time;             /* of the last edit, Unix seconds; 0 if there is none */
  char *last_label;             /* "" if there is none */
} SpWorkingCopyState;

gboolean sp_working_copy_state_read  (const char *database, SpWorkingCopyState *state);
void     sp_working_copy_state_clear (SpWorkingCopyState *state);
/* Holds it anything that its file does not? */
gboolean sp_working_copy_state_is_ahead (const SpWorkingCopyState *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpWorkingCopyState, sp_working_copy_state_clear)

G_END_DECLS
