/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-file.h"

#include <gio/gio.h>

#define LEVEL 1               /* of the packing: what is large takes three times as long at level 5, for a seventh of the bytes */
#define LEVEL_OF_SMALL 6
#define SMALL (32 * 1024)
#define OBJECTS_A_STREAM 500
#define BYTES_A_STREAM (128 * 1024)
#define JOBS_A_THREAD 4       /* that wait to be packed or to be written */
#define MOST_THREADS 4
#define OFFSET_BYTES 5        /* of a place in the table */
#define CHECKSUM_BYTES 4      /* of a packed stream */
#define FIELDS "[1 5 2]"

enum
{
  ENTRY_FREE,
  ENTRY_OFFSET,
  ENTRY_PACKED,
};

typedef struct
{
  guint64 kind : 2;
  guint64 place : 48;         /* in the file, or the number of the stream that it is in */
  guint64 index : 14;         /* in that stream */
} Entry;

/* A stream on its way into the file. */
typedef struct
{
  SpPdfFile *file;
  guint number;
  char *dictionary;
  SpPdfBytes plain;
  GBytes *packed;             /* NULL until it is done */
  gboolean done;
} Job;

struct _SpPdfFile
{
  GByteArray *out;
  GArray *entries;            /* Entry, by number */
  SpPdfBytes table;           /* of the stream of objects that is being filled */
  SpPdfBytes objects;
  guint n_objects;
  guint stream;               /* its number */
  GThreadPool *pool;
  guint n_threads;
  GQueue jobs;                /* Job, in the order of the file */
  GChecksum *identity;
  GMutex lock;                /* of what the jobs say of themselves */
  GCond done;
};

static void
free_job (Job *job)
{
  g_clear_pointer (&job->dictionary, g_free);
  g_clear_pointer (&job->packed, g_bytes_unref);
  sp_pdf_bytes_clear (&job->plain);
  g_free (job);
}

static void
append (SpPdfFile  *self,
        const void *data,
        gsize       length)
{
  g_byte_array_append (self->out, data, (guint) length);
}

static G_GNUC_PRINTF (2, 3) void
append_words (SpPdfFile  *self,
              const char *format,
              ...)
{
  g_autofree char *words = NULL;
  va_list arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  append (self, words, strlen (words));
}

static void
pack_cb (gpointer data,
         gpointer user_data)
{
  Job *job = data;
  SpPdfFile *self = user_data;
  int level = job->plain.length <= SMALL ? LEVEL_OF_SMALL : LEVEL;
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, level);
  g_autoptr (GBytes) plain = g_bytes_new_static (job->plain.data, job->plain.length);
  GBytes *packed = g_converter_convert_bytes (G_CONVERTER (compressor), plain, NULL);

  g_mutex_lock (&self->lock);
  job->packed = packed;
  job->done = TRUE;
  g_cond_broadcast (&self->done);
  g_mutex_unlock (&self->lock);
}

static void
wait_for (SpPdfFile *self,
          Job       *job)
{
  g_mutex_lock (&self->lock);
  while (!job->done)
    g_cond_wait (&self->done, &self->lock);
  g_mutex_unlock (&self->lock);
}

static void
note_entry (SpPdfFile *self,
            guint      number,
            Entry      entry)
{
  g_array_index (self->entries, Entry, number) = entry;
}

/* A packed stream ends with a checksum of what it holds. */
static void
identify (SpPdfFile  *self,
          const char *data,
          gsize       length,
          gboolean    is_packed)
{
  gsize counted = is_packed ? MIN (length, CHECKSUM_BYTES) : length;

  g_checksum_update (self->identity, (const guchar *) &length, sizeof length);
  g_checksum_update (self->identity, (const guchar *) data + length - counted, (gssize) counted);
}

/* Waits for the first of the streams and writes it. What could not be packed stands in the file as it is. */
static void
write_first (SpPdfFile *self)
{
  Job *job = g_queue_pop_head (&self->jobs);
  gsize length = job->plain.length;
  const char *data = job->plain.data;

  wait_for (self, job);
  if (job->packed != NULL)
    data = g_bytes_get_data (job->packed, &length);
  note_entry (self, job->number, (Entry) { .kind = ENTRY_OFFSET, .place = self->out->len });
  append_words (self, "%u 0 obj\n<<%s%s/Length %" G_GSIZE_FORMAT ">>\nstream\n", job->number, job->dictionary,
                job->packed != NULL ? "/Filter/FlateDecode" : "", length);
  append (self, data, length);
  append_words (self, "\nendstream\nendobj\n");
  identify (self, data, length, job->packed != NULL);
  free_job (job);
}

/* Ends the stream of objects that is being filled. */
static void
end_objects (SpPdfFile *self)
{
  g_autofree char *dictionary = NULL;
  SpPdfBytes content = { 0 };

  if (self->n_objects == 0)
    return;
  dictionary = g_strdup_printf ("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT, self->n_objects, self->table.length);
  sp_pdf_bytes_add (&content, self->table.data, self->table.length);
  sp_pdf_bytes_add (&content, self->objects.data, self->objects.length);
  self->table.length = 0;
  self->objects.length = 0;
  self->n_objects = 0;
  sp_pdf_file_add_stream (self, self->stream, dictionary, &content);
}

SpPdfFile *
sp_pdf_file_new (void)
{
  SpPdfFile *self = g_new0 (SpPdfFile, 1);

  self->out = g_byte_array_new ();
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_size (self->entries, 1);
  g_queue_init (&self->jobs);
  self->identity = g_checksum_new (G_CHECKSUM_MD5);
  g_mutex_init (&self->lock);
  g_cond_init (&self->done);
  self->n_threads = MIN (g_get_num_processors (), MOST_THREADS);
  self->pool = g_thread_pool_new (pack_cb, self, (int) self->n_threads, FALSE, NULL);
  /* Four bytes beyond ASCII tell programs that send files that this one is binary. */
  append_words (self, "%%PDF-1.7\n%%\xe2\xe3\xcf\xd3\n");
  return self;
}

void
sp_pdf_file_free (SpPdfFile *self)
{
  Job *job;

  g_thread_pool_free (self->pool, TRUE, TRUE);
  while ((job = g_queue_pop_head (&self->jobs)) != NULL)
    free_job (job);
  g_clear_pointer (&self->out, g_byte_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  sp_pdf_bytes_clear (&self->table);
  sp_pdf_bytes_clear (&self->objects);
  g_clear_pointer (&self->identity, g_checksum_free);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->done);
  g_free (self);
}

guint
sp_pdf_file_reserve (SpPdfFile *self)
{
  g_array_set_size (self->entries, self->entries->len + 1);
  return self->entries->len - 1;
}

void
sp_pdf_file_add (SpPdfFile        *self,
                 guint             number,
                 const SpPdfBytes *object)
{
  if (self->n_objects == 0)
    self->stream = sp_pdf_file_reserve (self);
  note_entry (self, number, (Entry) { .kind = ENTRY_PACKED, .place = self->stream, .index = self->n_objects });
  sp_pdf_bytes_integer (&self->table, number);
  sp_pdf_bytes_integer (&self->table, self->objects.length);
  sp_pdf_bytes_add (&self->objects, object->data, object->length);
  sp_pdf_bytes_words (&self->objects, "\n");
  self->n_objects++;
  if (self->n_objects == OBJECTS_A_STREAM || self->objects.length >= BYTES_A_STREAM)
    end_objects (self);
}

static Job *
add_job (SpPdfFile  *self,
         guint       number,
         const char *dictionary,
         SpPdfBytes *content)
{
  Job *job = g_new0 (Job, 1);

  job->number = number;
  job->dictionary = g_strdup (dictionary);
  job->plain = *content;
  *content = (SpPdfBytes) { 0 };
  g_queue_push_tail (&self->jobs, job);
  return job;
}

void
sp_pdf_file_add_stream (SpPdfFile  *self,
                        guint       number,
                        const char *dictionary,
                        SpPdfBytes *content)
{
  g_thread_pool_push (self->pool, add_job (self, number, dictionary, content), NULL);
  while (self->jobs.length > self->n_threads * JOBS_A_THREAD)
    write_first (self);
}

void
sp_pdf_file_add_plain_stream (SpPdfFile  *self,
                              guint       number,
                              const char *dictionary,
                              SpPdfBytes *content)
{
  add_job (self, number, dictionary, content)->done = TRUE;
}

static void
add_big_endian (SpPdfBytes *out,
                guint64     value,
                guint       n_bytes)
{
  while (n_bytes-- > 0)
    {
      char byte = (char) (value >> (8 * n_bytes));

      sp_pdf_bytes_add (out, &byte, 1);
    }
}

GBytes *
sp_pdf_file_end (SpPdfFile *self,
                 guint      root,
                 guint      information)
{
  SpPdfBytes table = { 0 };
  g_autofree char *dictionary = NULL;
  g_autoptr (GChecksum) whole = NULL;
  const char *identity;
  guint number;
  gsize start;

  end_objects (self);
  while (!g_queue_is_empty (&self->jobs))
    write_first (self);
  number = sp_pdf_file_reserve (self);
  start = self->out->len;
  note_entry (self, number, (Entry) { .kind = ENTRY_OFFSET, .place = start });
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      add_big_endian (&table, entry->kind, 1);
      add_big_endian (&table, entry->place, OFFSET_BYTES);
      add_big_endian (&table, entry->kind == ENTRY_FREE ? G_MAXUINT16 : entry->index, 2);
    }
  whole = g_checksum_copy (self->identity);
  identity = g_checksum_get_string (whole);
  dictionary = g_strdup_printf ("/Type/XRef/W " FIELDS "/Size %u/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]", number + 1, root,
                                information, identity, identity);
  sp_pdf_file_add_stream (self, number, dictionary, &table);
  write_first (self);
  append_words (self, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", start);
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->out));
}
