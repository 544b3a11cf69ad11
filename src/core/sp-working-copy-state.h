/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-store.h"

G_BEGIN_DECLS

/* Keys of the working copy's state. */
#define SP_STATE_FILE_HASH "file-hash"            /* SHA-256 of the file as last read or written */
#define SP_STATE_SAVED_REVISION "saved-revision"  /* the store's revision that stands in the file */
#define SP_STATE_SAVED_ENTRY "saved-entry"        /* the last edit of the history that stands in the file, or 0 */

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

/* Where an open working copy stands, and that this stands in the file. */
typedef struct
{
  gint64 revision;
  gint64 entry;
} SpWorkingCopyMark;

SpWorkingCopyMark sp_working_copy_mark_take  (SpStore *store);
gboolean          sp_working_copy_mark_write (const SpWorkingCopyMark *mark, SpStore *store, GError **error);
/* Goes back to what stands in the file; FALSE if the history does not reach that far. */
gboolean          sp_working_copy_mark_return (SpStore *store, GError **error);

G_END_DECLS
