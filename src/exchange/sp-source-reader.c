/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-source-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-source-text.h"
#include "sp-text-encoding.h"

/* A long book as a PDF with pictures; its text alone is a hundredth of it. */
#define MAX_FILE_SIZE (256 * 1024 * 1024)
#define MAX_TEXT_SIZE (32 * 1024 * 1024)
/* In characters: titles and names are shorter. */
#define MAX_LINE_LENGTH 400
/* Signs of a kind stand at the beginning. */
#define HEAD_SIZE 1024

G_DEFINE_QUARK (sp-source-reader-error-quark, sp_source_reader_error)

/**
 * sp_source_draft_free:
 * @self: a draft
 *
 * Frees it.
 */
void
sp_source_draft_free (SpSourceDraft *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->publisher, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->text, g_free);
  g_free (self);
}

static SpSourceDraft *
create_draft (void)
{
  SpSourceDraft *self = g_new0 (SpSourceDraft, 1);

  self->title = g_strdup ("");
  self->author = g_strdup ("");
  self->publisher = g_strdup ("");
  self->language = g_strdup ("");
  self->address = g_strdup ("");
  self->text = g_strdup ("");
  return self;
}

/*
 * sp_source_reader_take_line:
 * @field: a field of a draft
 * @value: (nullable): what the file says
 *
 * Sets the field, if there is anything to set it to.
 */
void
sp_source_reader_take_line (char       **field,
                            const char  *value)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint n = 0;

  if (!value || !g_utf8_validate (value, -1, NULL))
    return;
  for (const char *p = value; *p && n < MAX_LINE_LENGTH; p = g_utf8_next_char (p), n++)
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_isspace (character) && !g_unichar_iscntrl (character))
        g_string_append_unichar (line, character);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  g_strchomp (line->str);
  if (*line->str)
    g_set_str (field, line->str);
}

static SpDate
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return (SpDate) { (gint16) g_date_time_get_year (now), (guint8) g_date_time_get_month (now),
                    (guint8) g_date_time_get_day_of_month (now) };
}

/**
 * sp_source_draft_add:
 * @self: what was read
 * @store: the project's store, within an edit
 * @error: return location for an error of the store
 *
 * Adds a source, retrieved today.
 *
 * Returns: the new source, or %SP_ID_NONE
 */
SpId
sp_source_draft_add (const SpSourceDraft  *self,
                     SpStore              *store,
                     GError              **error)
{
  SpSource source = SP_SOURCE_INIT;

  source.title = self->title;
  source.author = self->author;
  source.publisher = self->publisher;
  source.date = self->date;
  source.language = self->language;
  source.address = self->address;
  source.retrieved = get_today ();
  source.text = self->text;
  return sp_store_add_source (store, &source, error);
}

static char *
dup_head (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  char *head = g_strndup (data ? data : "", MIN (size, HEAD_SIZE));

  return g_strstrip (head);
}

static gboolean
begins_with (GBytes     *bytes,
             const char *sign,
             gsize       length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, sign, length) == 0;
}

static gboolean
is_pdf (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strstr_len (data ? data : "", (gssize) MIN (size, HEAD_SIZE), "%PDF-") != NULL;
}

static gboolean
is_html (const char *name,
         GBytes     *bytes)
{
  g_autofree char *head = dup_head (bytes);
  g_autofree char *lower_head = g_ascii_strdown (head, -1);
  g_autofree char *lower_name = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower_name, ".html") || g_str_has_suffix (lower_name, ".htm")
         || g_str_has_suffix (lower_name, ".xhtml") || g_str_has_prefix (lower_head, "<!doctype html")
         || g_str_has_prefix (lower_head, "<html") || strstr (lower_head, "<html") != NULL;
}

/* Files that hold text in another way than this program can read. */
static gboolean
refuse_kind (const char  *name,
             GBytes      *bytes,
             GError     **error)
{
  if (begins_with (bytes, "PK\3\4", 4) || begins_with (bytes, "\xd0\xcf\x11\xe0", 4))
    g_set_error (error, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_KIND,
                 _("%s is a word processor's file or an archive. Open it there, and copy its text or save it as PDF."), name);
  else if (begins_with (bytes, "SQLite format 3", 15))
    g_set_error (error, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_KIND,
                 _("%s is a project, not a text. Open it as a project instead."), name);
  else if (begins_with (bytes, "{\\rtf", 5))
    g_set_error (error, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_KIND,
                 _("%s is in Rich Text Format. Open it in a word processor, and copy its text or save it as PDF."), name);
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_plain_text (SpSourceDraft  *draft,
                 const char     *name,
                 GBytes         *bytes,
                 GError        **error)
{
  gsize length;
  g_autofree char *text = sp_text_decode (name, bytes, &length, error);

  if (text == NULL)
    return FALSE;
  g_set_str (&draft->text, text);
  return TRUE;
}

static gboolean
complete_draft (SpSourceDraft  *draft,
                const char     *name,
                GError        **error)
{
  g_autofree char *text = sp_source_text_clean (draft->text);
  g_autofree char *first_line = sp_source_text_guess_title (text);

  if (*first_line == '\0')
    {
      g_set_error (error, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_NO_TEXT, _("There is no text in %s."), name);
      return FALSE;
    }
  if (strlen (text) > MAX_TEXT_SIZE)
    {
      g_set_error (error, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_TOO_LARGE,
                   _("The text of %s is longer than 32 MB. Cut it into several files."), name);
      return FALSE;
    }
  g_set_str (&draft->text, text);
  if (*draft->title == '\0')
    g_set_str (&draft->title, first_line);
  return TRUE;
}

/**
 * sp_source_reader_read_bytes:
 * @name: how the file is called, for its kind, for its title and for messages
 * @bytes: its content
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Takes the text out of a file, and the title, author, publisher, date, language and address as far as it tells them.
 * The kind is told by the content rather than by the name. Nothing outside of the bytes is read. Safe in any thread.
 *
 * Takes O(n) time.
 *
 * Returns: (transfer full): the draft of a source, or `NULL` with an error of %SP_SOURCE_READER_ERROR,
 *   %SP_CSV_ERROR_ENCODING for bytes that are no text, or %G_IO_ERROR_CANCELLED
 */
SpSourceDraft *
sp_source_reader_read_bytes (const char    *name,
                             GBytes        *bytes,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (SpSourceDraft) draft = create_draft ();
  gboolean pdf = is_pdf (bytes);
  gboolean read;

  if (!pdf && refuse_kind (name, bytes, error))
    return NULL;
  if (!pdf && g_bytes_get_size (bytes) > MAX_TEXT_SIZE)
    {
      g_set_error (error, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_TOO_LARGE,
                   _("%s is larger than 32 MB. Cut it into several files."), name);
      return NULL;
    }
  if (pdf)
    read = sp_source_reader_read_pdf (draft, name, bytes, cancellable, error);
  else if (is_html (name, bytes))
    read = sp_source_reader_read_html (draft, name, bytes, cancellable, error);
  else
    read = read_plain_text (draft, name, bytes, error);
  if (!read || g_cancellable_set_error_if_cancelled (cancellable, error) || !complete_draft (draft, name, error))
    return NULL;
  return g_steal_pointer (&draft);
}

/* A pipe would never end, and a folder has no bytes. */
static GBytes *
load_file (GFile         *file,
           const char    *name,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_KIND,
                   _("%s is no file. Choose text, HTML or PDF files."), name);
      return NULL;
    }
  if (g_file_info_get_size (info) > MAX_FILE_SIZE)
    {
      g_set_error (error, SP_SOURCE_READER_ERROR, SP_SOURCE_READER_ERROR_TOO_LARGE,
                   _("%s is larger than 256 MB. Cut it into several files."), name);
      return NULL;
    }
  return g_file_load_bytes (file, cancellable, NULL, error);
}

static void
read_in_thread (GTask        *task,
                gpointer      object,
                gpointer      data,
                GCancellable *cancellable)
{
  GFile *file = data;
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base ? base : "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load_file (file, name, cancellable, &error);
  SpSourceDraft *draft = bytes ? sp_source_reader_read_bytes (name, bytes, cancellable, &error) : NULL;

  if (draft)
    g_task_return_pointer (task, draft, (GDestroyNotify) sp_source_draft_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sp_source_reader_read_async:
 * @file: a file
 * @cancellable: (nullable): to stop it
 * @callback: called when it is read
 * @data: for @callback
 *
 * Reads a file in a thread, as sp_source_reader_read_bytes() does. Files of more than 256 MB and what is no regular
 * file are refused.
 */
void
sp_source_reader_read_async (GFile               *file,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, sp_source_reader_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * sp_source_reader_read_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the draft of a source, or `NULL`
 */
SpSourceDraft *
sp_source_reader_read_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
