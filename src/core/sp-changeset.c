/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-changeset.h"

#include <string.h>

/*
 * The format is described in SQLite's sqlite3session.c. SQLite's own iterator copies every value: for a million new
 * statements that takes longer than to write them.
 */

#define TABLE_MARK 'T'

/* The marks of values; those of text and bytes are SQLITE_TEXT and SQLITE_BLOB. */
#define NO_VALUE 0
#define SIZE_OF_NUMBER 8

static gboolean
fail (SpChangesetReader *self)
{
  self->damaged = TRUE;
  return FALSE;
}

static gboolean
skip (SpChangesetReader *self,
      guint64            n_bytes)
{
  if (n_bytes > (guint64) (self->end - self->at))
    return fail (self);
  self->at += n_bytes;
  return TRUE;
}

/* Seven bits a byte, the highest first; a ninth byte counts whole. */
static gboolean
read_length (SpChangesetReader *self,
             guint64           *length)
{
  *length = 0;
  for (guint i = 0; i < 9 && self->at < self->end; i++)
    {
      guchar byte = *self->at++;

      if (i == 8)
        *length = *length << 8 | byte;
      else
        *length = *length << 7 | (byte & 0x7f);
      if (i == 8 || byte < 0x80)
        return TRUE;
    }
  return fail (self);
}

static gboolean
read_table (SpChangesetReader *self)
{
  const guchar *name_end;

  if (!skip (self, 1) || !read_length (self, &self->n_columns) || !skip (self, self->n_columns))
    return FALSE;
  name_end = memchr (self->at, '\0', (gsize) (self->end - self->at));
  if (name_end == NULL)
    return fail (self);
  self->table = (const char *) self->at;
  self->at = name_end + 1;
  return TRUE;
}

/* A whole number is kept; all else is passed over. */
static gboolean
read_value (SpChangesetReader *self,
            SpId              *number)
{
  guchar type = self->at < self->end ? *self->at : G_MAXUINT8;
  guint64 length;

  *number = SP_ID_NONE;
  if (!skip (self, 1))
    return FALSE;
  switch (type)
    {
    case NO_VALUE:
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      if (!skip (self, SIZE_OF_NUMBER))
        return FALSE;
      for (guint i = 0; i < SIZE_OF_NUMBER && type == SQLITE_INTEGER; i++)
        *number = (SpId) ((guint64) *number << 8 | self->at[(gssize) i - SIZE_OF_NUMBER]);
      return TRUE;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_length (self, &length) && skip (self, length);
    default:
      return fail (self);
    }
}

static gboolean
read_row (SpChangesetReader *self,
          SpId              *first,
          SpId              *second)
{
  SpId passed_over;

  for (guint64 i = 0; i < self->n_columns; i++)
    if (!read_value (self, i == 0 ? first : i == 1 ? second : &passed_over))
      return FALSE;
  return TRUE;
}

/**
 * sp_changeset_reader_begin:
 * @self: a reader
 * @changeset: (array length=size): what a session recorded; has to outlive the reading
 * @size: in bytes
 *
 * Stands before the first row.
 */
void
sp_changeset_reader_begin (SpChangesetReader *self,
                           gconstpointer      changeset,
                           gsize              size)
{
  /* One of no bytes may have no address, which none can be added to. */
  *self = (SpChangesetReader) { .at = changeset, .end = size > 0 ? (const guchar *) changeset + size : changeset };
}

/**
 * sp_changeset_reader_next:
 * @self: a reader
 *
 * Goes to the next row that was touched. Of an update and a deletion the values before it are told, as far as the
 * changeset has them: those of an update only where they changed, but always the id.
 *
 * Returns: whether there is one; if not, the changeset is at its end, or damaged
 */
gboolean
sp_changeset_reader_next (SpChangesetReader *self)
{
  SpId passed_over;

  if (self->damaged || self->at >= self->end)
    return FALSE;
  while (self->at < self->end && *self->at == TABLE_MARK)
    if (!read_table (self))
      return FALSE;
  if (self->at >= self->end)
    return FALSE;
  if (self->table == NULL)
    return fail (self);
  self->operation = *self->at;
  if (self->operation != SQLITE_INSERT && self->operation != SQLITE_UPDATE && self->operation != SQLITE_DELETE)
    return fail (self);
  return skip (self, 2) && read_row (self, &self->first, &self->second)
         && (self->operation != SQLITE_UPDATE || read_row (self, &passed_over, &passed_over));
}
