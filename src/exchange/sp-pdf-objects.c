/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-objects-private.h"

#include <string.h>

/*
 * The objects of a PDF, written in the packed form of PDF 1.5: all that is no stream goes into compressed streams of
 * objects, and a last stream tells the place of each.
 */

#define OBJECTS_A_STREAM 1000
#define OFFSET_BYTES 5        /* of a place in the table */
#define INDEX_BYTES 2
#define FIELDS "[1 5 2]"

typedef struct
{
  guint kind;
  guint64 place;              /* in the file, or the number of the stream that it is in */
  guint index;                /* in that stream */
} Entry;

typedef struct
{
  SpPdfObjects *objects;
  GByteArray *out;
  GArray *entries;            /* Entry, by number */
} Writing;

void
sp_pdf_object_clear (SpPdfObject *object)
{
  g_clear_pointer (&object->added, g_free);
}

void
sp_pdf_objects_free (SpPdfObjects *self)
{
  g_clear_pointer (&self->objects, g_array_unref);
  g_clear_pointer (&self->bytes, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_stream (const SpPdfObject *object)
{
  return g_strstr_len (object->text, (gssize) object->length, SP_PDF_STREAM_BEGIN) != NULL;
}

static void
append (GByteArray *out,
        const char *text,
        gsize       length)
{
  g_byte_array_append (out, (const guint8 *) text, (guint) length);
}

static G_GNUC_PRINTF (2, 3) void
append_words (GByteArray *out,
              const char *format,
              ...)
{
  g_autofree char *words = NULL;
  va_list arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  append (out, words, strlen (words));
}

static void
append_object (GByteArray        *out,
               const SpPdfObject *object)
{
  const char *end = object->added != NULL ? g_strrstr_len (object->text, (gssize) object->length, ">>") : NULL;
  gsize head = end != NULL ? (gsize) (end - object->text) : object->length;

  append (out, object->text, head);
  if (end == NULL)
    return;
  append_words (out, "   %s\n", object->added);
  append (out, end, object->length - head);
}

static gboolean
append_packed (GByteArray *out,
               const char *dictionary,
               GByteArray *content,
               GError    **error)
{
  g_autoptr (GBytes) plain = g_bytes_new (content->data, content->len);
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
  g_autoptr (GBytes) packed = g_converter_convert_bytes (G_CONVERTER (compressor), plain, error);
  gsize length;
  const char *data;

  if (packed == NULL)
    return FALSE;
  data = g_bytes_get_data (packed, &length);
  append_words (out, "<< %s /Filter /FlateDecode /Length %" G_GSIZE_FORMAT " >>\nstream\n", dictionary, length);
  append (out, data, length);
  append_words (out, "\nendstream\nendobj\n");
  return TRUE;
}

static void
note_entry (Writing *writing,
            guint    number,
            Entry    entry)
{
  if (writing->entries->len <= number)
    g_array_set_size (writing->entries, number + 1);
  g_array_index (writing->entries, Entry, number) = entry;
}

static void
begin_object (Writing *writing,
              guint    number)
{
  note_entry (writing, number, (Entry) { .kind = SP_PDF_ENTRY_OFFSET, .place = writing->out->len });
  append_words (writing->out, "%u 0 obj\n", number);
}

static void
write_streams (Writing *writing)
{
  GArray *objects = writing->objects->objects;

  for (guint i = 0; i < objects->len; i++)
    {
      const SpPdfObject *object = &g_array_index (objects, SpPdfObject, i);

      if (!is_stream (object))
        continue;
      begin_object (writing, object->number);
      append (writing->out, object->text, object->length);
      append_words (writing->out, "endobj\n");
    }
}

/* Packs objects from the one at *NEXT on into a stream of the number; *NEXT is the first that is left over. */
static gboolean
write_packed (Writing *writing,
              guint    number,
              guint   *next,
              GError **error)
{
  GArray *objects = writing->objects->objects;
  g_autoptr (GString) table = g_string_new (NULL);
  g_autoptr (GByteArray) texts = g_byte_array_new ();
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree char *dictionary = NULL;
  guint n = 0;

  for (; *next < objects->len && n < OBJECTS_A_STREAM; (*next)++)
    {
      const SpPdfObject *object = &g_array_index (objects, SpPdfObject, *next);

      if (is_stream (object))
        continue;
      g_string_append_printf (table, "%u %u ", object->number, texts->len);
      note_entry (writing, object->number, (Entry) { .kind = SP_PDF_ENTRY_PACKED, .place = number, .index = n++ });
      append_object (texts, object);
    }
  if (n == 0)
    return TRUE;
  append (content, table->str, table->len);
  g_byte_array_append (content, texts->data, texts->len);
  dictionary = g_strdup_printf ("/Type /ObjStm /N %u /First %" G_GSIZE_FORMAT, n, table->len);
  begin_object (writing, number);
  return append_packed (writing->out, dictionary, content, error);
}

static void
append_big_endian (GByteArray *out,
                   guint64     value,
                   guint       n_bytes)
{
  for (guint i = n_bytes; i-- > 0;)
    {
      guint8 byte = (guint8) (value >> (8 * i));

      g_byte_array_append (out, &byte, 1);
    }
}

static gboolean
write_table (Writing *writing,
             guint    number,
             GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree char *dictionary = NULL;
  gsize start = writing->out->len;

  begin_object (writing, number);
  for (guint i = 0; i < writing->entries->len; i++)
    {
      const Entry *entry = &g_array_index (writing->entries, Entry, i);

      append_big_endian (content, entry->kind, 1);
      append_big_endian (content, entry->place, OFFSET_BYTES);
      append_big_endian (content, entry->kind == SP_PDF_ENTRY_FREE ? G_MAXUINT16 : entry->index, INDEX_BYTES);
    }
  dictionary = g_strdup_printf ("/Type /XRef /W " FIELDS " /Size %u /Root %u 0 R /Info %u 0 R",
                                writing->entries->len, writing->objects->root, writing->objects->information);
  if (!append_packed (writing->out, dictionary, content, error))
    return FALSE;
  append_words (writing->out, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", start);
  return TRUE;
}

/* The same objects give the same bytes. */
GBytes *
sp_pdf_objects_write (SpPdfObjects *self,
                      GError      **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  Writing writing = { self, out, entries };
  guint number = self->size;
  guint next = 0;

  /* Four bytes beyond ASCII tell programs that send files that this one is binary. */
  append_words (out, "%%PDF-1.7\n%%\xe2\xe3\xcf\xd3\n");
  write_streams (&writing);
  while (next < self->objects->len)
    if (!write_packed (&writing, number++, &next, error))
      return NULL;
  if (!write_table (&writing, number, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
