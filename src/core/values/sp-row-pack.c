/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-row-pack.h"

#include <string.h>

#include "sp-large-memory.h"

#define BLOCK_SIZE (64 * 1024 - 64)
/* A table of many rows goes on in large blocks. */
#define MANY_BLOCKS 32
/* Rows of this size or more stand in memory of their own. */
#define MAX_SIZE_IN_BLOCK (BLOCK_SIZE / 8)
/* More than there are rows in a block. */
#define MANY_REFERENCES (1 << 20)
#define MAX_TEXT_FIELDS 16

/* Stands before a packed row; as wide as the strictest alignment of a row needs. */
typedef struct
{
  gatomicrefcount references;
  guint32 place;                /* how far behind the beginning of its block; 0 for one in memory of its own */
  gint64 row[];
} PackedRow;

/* Memory for many rows, each of which holds one reference. */
typedef struct
{
  int references;               /* atomic */
  guint32 n_used;               /* bytes from the beginning of the block on */
  gint64 rows[];
} RowBlock;

/* The text of a field in the row that was packed last. */
typedef struct
{
  const SpField *field;
  guint number;                 /* of the field */
  const char *text;             /* in the present block, or NULL */
  gsize length;
} LastText;

struct _SpRowPacker
{
  const SpRowType *type;
  RowBlock *block;
  gsize block_size;
  guint n_blocks;               /* so far */
  int n_rows;                   /* in the block, which holds more references meanwhile */
  guint n_texts;
  LastText texts[MAX_TEXT_FIELDS];
};

static const char * const no_words[] = { NULL };

#define AT(row, field, Type) (*(Type *) ((char *) (row) + (field)->offset))
#define IN(row, field, Type) (*(const Type *) ((const char *) (row) + (field)->offset))

static gboolean
is_text (const SpField *field)
{
  return field->kind == SP_FIELD_LINE || field->kind == SP_FIELD_TEXT;
}

static guint
count_words (const SpRowType *type,
             gconstpointer    row,
             gsize           *n_letters)
{
  guint n = 0;

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == SP_FIELD_WORDS)
      {
        const char * const *words = IN (row, &type->fields[i], char **);

        for (guint j = 0; words != NULL && words[j] != NULL; j++, n++)
          *n_letters += strlen (words[j]) + 1;
        n += words != NULL && *words != NULL ? 1 : 0;
      }
  return n;
}

/* Copies one list of words: its pointers, which end with NULL, and behind all pointers of the row the letters. */
static const char * const *
pack_words (const char * const *words,
            const char       ***pointers,
            char              **letters)
{
  const char **copy = *pointers;
  guint n = 0;

  if (words == NULL || *words == NULL)
    return no_words;
  for (; words[n] != NULL; n++)
    {
      gsize size = strlen (words[n]) + 1;

      copy[n] = memcpy (*letters, words[n], size);
      *letters += size;
    }
  copy[n] = NULL;
  *pointers += n + 1;
  return copy;
}

/* Returns where the letters of the row's texts may stand. */
static char *
pack_all_words (const SpRowType *type,
                gpointer         packed,
                guint            n_pointers)
{
  const char **pointers = (gpointer) ((char *) packed + type->size);
  char *letters = (char *) (pointers + n_pointers);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == SP_FIELD_WORDS)
      AT (packed, &type->fields[i], const char * const *) = pack_words (AT (packed, &type->fields[i], const char * const *),
                                                                        &pointers, &letters);
  return letters;
}

static const char *
pack_text (const char *text,
           gsize       length,
           char      **letters)
{
  char *copy = *letters;

  if (length == 0)
    return "";
  memcpy (copy, text, length);
  copy[length] = '\0';
  *letters += length + 1;
  return copy;
}

static gsize
get_length (gconstpointer  row,
            const SpField *field,
            const gsize   *lengths,
            guint          number)
{
  const char *text = IN (row, field, char *);

  if (lengths != NULL)
    return lengths[number];
  return text != NULL ? strlen (text) : 0;
}

/* LENGTHS by number of field; NULL where the texts end with a zero. */
static gpointer
pack_alone (const SpRowType *type,
            gconstpointer    row,
            const gsize     *lengths)
{
  gsize n_letters = 0;
  guint n_pointers = count_words (type, row, &n_letters);
  PackedRow *packed;
  char *letters;

  for (guint i = 0; i < type->n_fields; i++)
    if (is_text (&type->fields[i]))
      n_letters += get_length (row, &type->fields[i], lengths, i) + 1;

  packed = g_malloc (sizeof (PackedRow) + type->size + n_pointers * sizeof (char *) + n_letters);
  g_atomic_ref_count_init (&packed->references);
  packed->place = 0;
  memcpy (packed->row, row, type->size);
  letters = pack_all_words (type, packed->row, n_pointers);
  for (guint i = 0; i < type->n_fields; i++)
    if (is_text (&type->fields[i]))
      AT (packed->row, &type->fields[i], const char *) = pack_text (IN (row, &type->fields[i], char *),
                                                                    get_length (row, &type->fields[i], lengths, i), &letters);
  return packed->row;
}

/**
 * sp_row_pack:
 * @type: the type of @row
 * @row: a row; its strings and vectors may be `NULL`
 *
 * Copies a row and all its words into one piece of memory, where no string is `NULL`.
 *
 * Returns: (transfer full): the copy, a struct of the same type; free with sp_row_unref()
 */
gpointer
sp_row_pack (const SpRowType *type,
             gconstpointer    row)
{
  return pack_alone (type, row, NULL);
}

static PackedRow *
get_packed (gpointer row)
{
  return (PackedRow *) (gpointer) ((char *) row - G_STRUCT_OFFSET (PackedRow, row));
}

/* Gives up N references. */
static void
unref_block (RowBlock *block,
             int       n)
{
  if (g_atomic_int_add (&block->references, -n) == n)
    g_free (block);
}

static RowBlock *
get_block (PackedRow *self)
{
  return self->place != 0 ? (RowBlock *) (gpointer) ((char *) self - self->place) : NULL;
}

/**
 * sp_row_ref:
 * @packed: a packed row
 *
 * Safe in any thread.
 *
 * Returns: (transfer full): @packed
 */
gpointer
sp_row_ref (gpointer packed)
{
  g_atomic_ref_count_inc (&get_packed (packed)->references);
  return packed;
}

/**
 * sp_row_unref:
 * @packed: (transfer full): a packed row
 *
 * Gives up a reference; the last one frees the row, or lets go of the block that it stands in. Safe in any thread.
 */
void
sp_row_unref (gpointer packed)
{
  PackedRow *self = get_packed (packed);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  if (self->place != 0)
    unref_block (get_block (self), 1);
  else
    g_free (self);
}

/* Nobody else can take a reference to what only we have one to. */
static gboolean
give_up (PackedRow *self)
{
  return g_atomic_ref_count_compare (&self->references, 1) || g_atomic_ref_count_dec (&self->references);
}

/**
 * sp_row_unref_all:
 * @rows: (array length=n): packed rows
 * @n: how many
 *
 * Does what sp_row_unref() does for rows of which most stand in one block.
 */
void
sp_row_unref_all (gpointer *rows,
                  guint     n)
{
  RowBlock *block = NULL;
  int n_of_block = 0;

  for (guint i = 0; i < n; i++)
    {
      PackedRow *self = get_packed (rows[i]);
      RowBlock *next = get_block (self);

      if (next != block && n_of_block > 0)
        unref_block (block, n_of_block);
      if (next != block)
        n_of_block = 0;
      block = next;
      if (!give_up (self))
        continue;
      if (block != NULL)
        n_of_block++;
      else
        g_free (self);
    }
  if (n_of_block > 0)
    unref_block (block, n_of_block);
}

/**
 * sp_row_packer_new:
 * @type: the type of the rows
 *
 * Returns: (transfer full): a packer of many rows of one table
 */
SpRowPacker *
sp_row_packer_new (const SpRowType *type)
{
  SpRowPacker *self = g_new0 (SpRowPacker, 1);

  self->type = type;
  for (guint i = 0; i < type->n_fields; i++)
    if (is_text (&type->fields[i]))
      {
        g_assert (self->n_texts < MAX_TEXT_FIELDS);
        self->texts[self->n_texts++] = (LastText) { .field = &type->fields[i], .number = i };
      }
  return self;
}

static gboolean
is_repeated (const LastText *last,
             const char     *text,
             gsize           length)
{
  return last->text != NULL && last->length == length && memcmp (last->text, text, length) == 0;
}

/* How much room the texts take in the present block. */
static gsize
measure_texts (const SpRowPacker *self,
               gconstpointer      row,
               const gsize       *lengths)
{
  gsize size = 0;

  for (guint i = 0; i < self->n_texts; i++)
    {
      const LastText *last = &self->texts[i];
      gsize length = lengths[last->number];

      if (length > 0 && !is_repeated (last, IN (row, last->field, char *), length))
        size += length + 1;
    }
  return size;
}

static gsize
round_up (gsize size)
{
  return (size + sizeof (gint64) - 1) & ~(sizeof (gint64) - 1);
}

/* Leaves the block to its rows. */
static void
end_block (SpRowPacker *self)
{
  if (self->block != NULL)
    unref_block (self->block, MANY_REFERENCES - self->n_rows);
  self->block = NULL;
}

static void
begin_block (SpRowPacker *self)
{
  end_block (self);
  self->block_size = self->n_blocks++ < MANY_BLOCKS ? BLOCK_SIZE : SP_LARGE_PAGE;
  self->block = sp_large_memory_new (self->block_size);
  self->block->references = MANY_REFERENCES;
  self->n_rows = 0;
  self->block->n_used = sizeof (RowBlock);
  for (guint i = 0; i < self->n_texts; i++)
    self->texts[i].text = NULL;
}

/* SIZE bytes of the present block. */
static PackedRow *
take_room (SpRowPacker *self,
           gsize        size)
{
  PackedRow *packed = (PackedRow *) (gpointer) ((char *) self->block + self->block->n_used);

  g_atomic_ref_count_init (&packed->references);
  packed->place = self->block->n_used;
  self->block->n_used += (guint32) size;
  self->n_rows++;
  return packed;
}

static void
pack_texts (SpRowPacker *self,
            gpointer     packed,
            const gsize *lengths,
            char        *letters)
{
  for (guint i = 0; i < self->n_texts; i++)
    {
      LastText *last = &self->texts[i];
      const char *text = AT (packed, last->field, const char *);
      gsize length = lengths[last->number];

      if (length > 0 && !is_repeated (last, text, length))
        {
          last->text = pack_text (text, length, &letters);
          last->length = length;
        }
      AT (packed, last->field, const char *) = length > 0 ? last->text : "";
    }
}

/**
 * sp_row_packer_pack:
 * @self: a packer
 * @row: a row of its type; its vectors may be `NULL`
 * @lengths: (array): by number of field, how many bytes a text has; it need not end with a zero
 *
 * Does what sp_row_pack() does for many rows of which most are alike: they stand in blocks of some hundred, in a large
 * table of some ten thousand, and a text that comes again in the next row is there once. A block is freed with the last
 * of its rows.
 *
 * Returns: (transfer full): the copy; free with sp_row_unref()
 */
gpointer
sp_row_packer_pack (SpRowPacker   *self,
                    gconstpointer  row,
                    const gsize   *lengths)
{
  gsize n_word_letters = 0;
  guint n_pointers = count_words (self->type, row, &n_word_letters);
  gsize size = sizeof (PackedRow) + self->type->size + n_pointers * sizeof (char *) + n_word_letters;
  gsize whole = round_up (size + measure_texts (self, row, lengths));
  PackedRow *packed;

  if (whole > MAX_SIZE_IN_BLOCK)
    return pack_alone (self->type, row, lengths);
  if (self->block == NULL || self->block->n_used + whole > self->block_size)
    {
      begin_block (self);
      whole = round_up (size + measure_texts (self, row, lengths));
      if (whole > MAX_SIZE_IN_BLOCK)
        return pack_alone (self->type, row, lengths);
    }

  packed = take_room (self, whole);
  memcpy (packed->row, row, self->type->size);
  pack_texts (self, packed->row, lengths, pack_all_words (self->type, packed->row, n_pointers));
  return packed->row;
}

/**
 * sp_row_packer_free:
 * @self: (transfer full): a packer
 *
 * The rows that it packed stay.
 */
void
sp_row_packer_free (SpRowPacker *self)
{
  end_block (self);
  g_free (self);
}
