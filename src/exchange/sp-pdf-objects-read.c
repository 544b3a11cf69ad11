/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "sp-pdf-objects-private.h"

#include <stdlib.h>
#include <string.h>

/*
 * Reads a file as cairo writes it since PDF 1.5: objects one right after the other, some of them packed into compressed
 * streams, and at the end a stream with the place of each. What it does not know makes it give up. Cairo leaves places
 * in the table where no object stands, for what it calls artifacts; they are not objects here.
 */

#define LONGEST_TAIL 64       /* "startxref", a number and the end */
#define LONGEST_HEAD 400      /* the dictionary of a stream of objects, or of the table */
#define N_FIELDS 3

static const char packed_mark[] = "<< /Type /ObjStm";
static const char table_mark[] = "<< /Type /XRef";
static const char stream_ending[] = "\nendstream\n";
static const char ending[] = "endobj\n";

/* A stream of the file. */
typedef struct
{
  char head[LONGEST_HEAD + 1];
  const char *data;           /* compressed */
  gsize length;
} Stream;

typedef struct
{
  SpPdfObjects *objects;
  const char *data;
  gsize size;
  GArray *offsets;            /* gsize, of all objects that are not packed, and of the table, in their order */
  GArray *streams;            /* SpPdfObject: those with packed objects */
} Reading;

static gboolean
read_number (const char *text,
             const char *key,
             guint      *number)
{
  const char *found = strstr (text, key);

  if (found == NULL)
    return FALSE;
  *number = (guint) g_ascii_strtoull (found + strlen (key), NULL, 10);
  return TRUE;
}

static gboolean
read_stream (const char *text,
             gsize       size,
             Stream     *stream)
{
  const char *begin;

  memcpy (stream->head, text, MIN (size, LONGEST_HEAD));
  stream->head[MIN (size, LONGEST_HEAD)] = '\0';
  begin = strstr (stream->head, SP_PDF_STREAM_BEGIN);
  if (begin == NULL || strstr (stream->head, "/FlateDecode") == NULL)
    return FALSE;
  stream->data = text + (begin - stream->head) + strlen (SP_PDF_STREAM_BEGIN);
  stream->length = size - (gsize) (stream->data - text);
  if (stream->length < strlen (stream_ending))
    return FALSE;
  stream->length -= strlen (stream_ending);
  return memcmp (stream->data + stream->length, stream_ending, strlen (stream_ending)) == 0;
}

static GBytes *
unpack (const Stream *stream)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GBytes) packed = g_bytes_new_static (stream->data, stream->length);

  return g_converter_convert_bytes (G_CONVERTER (decompressor), packed, NULL);
}

static int
compare_offsets (gconstpointer a,
                 gconstpointer b)
{
  const gsize *left = a;
  const gsize *right = b;

  return (*left > *right) - (*left < *right);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const SpPdfObject *left = a;
  const SpPdfObject *right = b;

  return (left->number > right->number) - (left->number < right->number);
}

/* "7 0 obj" at the place that the table tells; 0 where there is nothing of the kind. */
static gsize
measure_heading (const Reading *reading,
                 guint          number,
                 gsize          offset)
{
  g_autofree char *heading = g_strdup_printf ("%u 0 obj\n", number);
  gsize length = strlen (heading);

  if (offset >= reading->size || length >= reading->size - offset)
    return 0;
  return memcmp (reading->data + offset, heading, length) == 0 ? length : 0;
}

/* An object reaches as far as the next one. */
static gboolean
take_object (Reading *reading,
             guint    number,
             gsize    offset)
{
  gsize heading = measure_heading (reading, number, offset);
  SpPdfObject object = { .number = number, .text = reading->data + offset + heading };
  gsize *next = bsearch (&offset, reading->offsets->data, reading->offsets->len, sizeof offset, compare_offsets);
  const char *end = next != NULL ? reading->data + next[1] - strlen (ending) : NULL;

  if (end == NULL || end < object.text || memcmp (end, ending, strlen (ending)) != 0)
    return FALSE;
  object.length = (gsize) (end - object.text);
  if (g_str_has_prefix (object.text, packed_mark))
    g_array_append_val (reading->streams, object);
  else
    g_array_append_val (reading->objects->objects, object);
  return TRUE;
}

static guint64
read_field (const guchar **at,
            guint          width)
{
  guint64 value = 0;

  for (; width > 0; width--)
    value = value << 8 | *(*at)++;
  return value;
}

static gboolean
read_widths (const char *head,
             guint       widths[N_FIELDS])
{
  const char *at = strstr (head, "/W [");

  if (at == NULL)
    return FALSE;
  at += strlen ("/W [");
  for (guint i = 0; i < N_FIELDS; i++)
    {
      char *end;

      widths[i] = (guint) g_ascii_strtoull (at, &end, 10);
      if (end == at || widths[i] == 0 || widths[i] > 8)
        return FALSE;
      at = end;
    }
  return TRUE;
}

/* Objects that the table has in the open, by their number; those that are packed are found in their streams. */
static gboolean
read_table (Reading *reading,
            GBytes  *table,
            guint    widths[N_FIELDS],
            gsize    place)
{
  gsize size;
  const guchar *at = g_bytes_get_data (table, &size);
  g_autoptr (GArray) offsets = g_array_new (FALSE, TRUE, sizeof (gsize));

  if (size != (gsize) reading->objects->size * (widths[0] + widths[1] + widths[2]))
    return FALSE;
  g_array_set_size (offsets, reading->objects->size);
  for (guint i = 0; i < reading->objects->size; i++)
    {
      guint64 kind = read_field (&at, widths[0]);
      gsize offset = (gsize) read_field (&at, widths[1]);

      read_field (&at, widths[2]);
      if (kind != SP_PDF_ENTRY_OFFSET || measure_heading (reading, i, offset) == 0)
        continue;
      g_array_index (offsets, gsize, i) = offset;
      g_array_append_val (reading->offsets, offset);
    }
  g_array_append_val (reading->offsets, place);
  g_array_sort (reading->offsets, compare_offsets);
  for (guint i = 0; i < offsets->len; i++)
    {
      gsize offset = g_array_index (offsets, gsize, i);

      if (offset != 0 && offset != place && !take_object (reading, i, offset))
        return FALSE;
    }
  return TRUE;
}

/* "7 0 8 54 ..." and then the texts: numbers of objects and where each begins. */
static gboolean
read_packed (Reading           *reading,
             const SpPdfObject *packed)
{
  Stream stream;
  GBytes *unpacked;
  const char *data;
  char *at;
  gsize size;
  guint n;
  guint first;

  if (!read_stream (packed->text, packed->length, &stream) || !read_number (stream.head, "/N ", &n)
      || !read_number (stream.head, "/First ", &first) || (unpacked = unpack (&stream)) == NULL)
    return FALSE;
  g_ptr_array_add (reading->objects->bytes, unpacked);
  data = g_bytes_get_data (unpacked, &size);
  at = (char *) data;
  for (guint i = 0; i < n; i++)
    {
      SpPdfObject object = { .number = (guint) g_ascii_strtoull (at, &at, 10) };
      gsize begin = first + (gsize) g_ascii_strtoull (at, &at, 10);
      char *next = at;
      gsize end = size;

      if (i + 1 < n && g_ascii_strtoull (next, &next, 10) > 0)
        end = first + (gsize) g_ascii_strtoull (next, &next, 10);
      if (object.number == 0 || begin >= end || end > size)
        return FALSE;
      object.text = data + begin;
      object.length = end - begin;
      g_array_append_val (reading->objects->objects, object);
    }
  return TRUE;
}

/* The end of the file tells where the table begins; the table ends right before that. */
static gboolean
find_table (const Reading *reading,
            gsize         *place,
            Stream        *stream)
{
  gsize tail = MIN (reading->size, LONGEST_TAIL);
  const char *rest = reading->data + reading->size - tail;
  const char *start = memmem (rest, tail, "endobj\nstartxref\n", strlen ("endobj\nstartxref\n"));
  g_autofree char *words = NULL;
  guint number;

  if (start == NULL)
    return FALSE;
  words = g_strndup (start, (gsize) (rest + tail - start));
  if (!read_number (words, "startxref\n", &number) || number >= (gsize) (start - reading->data))
    return FALSE;
  *place = number;
  return read_stream (reading->data + number, (gsize) (start - reading->data) - number, stream);
}

static gboolean
read_all (Reading *reading)
{
  g_autoptr (GBytes) table = NULL;
  guint widths[N_FIELDS];
  gsize place;
  Stream stream;

  if (!find_table (reading, &place, &stream) || strstr (stream.head, table_mark) == NULL
      || !read_number (stream.head, "/Size ", &reading->objects->size)
      || !read_number (stream.head, "/Root ", &reading->objects->root)
      || !read_number (stream.head, "/Info ", &reading->objects->information) || !read_widths (stream.head, widths)
      || (table = unpack (&stream)) == NULL || !read_table (reading, table, widths, place))
    return FALSE;
  for (guint i = 0; i < reading->streams->len; i++)
    if (!read_packed (reading, &g_array_index (reading->streams, SpPdfObject, i)))
      return FALSE;
  g_array_sort (reading->objects->objects, compare_numbers);
  return TRUE;
}

/* NULL where the file is not of the form that it reads. */
SpPdfObjects *
sp_pdf_objects_read (GBytes *bytes)
{
  g_autoptr (SpPdfObjects) self = g_new0 (SpPdfObjects, 1);
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GArray) streams = g_array_new (FALSE, FALSE, sizeof (SpPdfObject));
  Reading reading = { .objects = self, .offsets = offsets, .streams = streams };

  self->bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_ptr_array_add (self->bytes, g_bytes_ref (bytes));
  self->objects = g_array_new (FALSE, FALSE, sizeof (SpPdfObject));
  g_array_set_clear_func (self->objects, (GDestroyNotify) sp_pdf_object_clear);
  reading.data = g_bytes_get_data (bytes, &reading.size);
  return reading.data != NULL && read_all (&reading) ? g_steal_pointer (&self) : NULL;
}
