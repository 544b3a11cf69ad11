/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-sha256.h"

#include <string.h>

#if defined (__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#define HAS_INSTRUCTIONS 1
#endif

#define BLOCK_SIZE 64
#define N_WORDS 8

struct _SpSha256
{
  GChecksum *checksum;          /* does it all where there are no instructions; else NULL */
  guint32 state[N_WORDS];
  guint64 size;
  guint8 rest[BLOCK_SIZE];      /* the beginning of a block */
};

#ifdef HAS_INSTRUCTIONS

/* FIPS 180-4, 5.3.3 and 4.2.2. */
static const guint32 initial_state[N_WORDS] = {
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

static const guint32 constants[64] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

#define WITH_INSTRUCTIONS __attribute__ ((target ("sha,sse4.1,ssse3")))

/* Leaf 7 tells of the instructions for SHA, leaf 1 of the others that go with them. */
static gboolean
find_instructions (void)
{
  static gsize found;

  if (g_once_init_enter (&found))
    {
      guint a, b, c, d;
      gboolean others = __get_cpuid (1, &a, &b, &c, &d) && (c & bit_SSSE3) && (c & bit_SSE4_1);
      gboolean there = others && __get_cpuid_count (7, 0, &a, &b, &c, &d) && (b & bit_SHA);

      g_once_init_leave (&found, there ? 2 : 1);
    }
  return found == 2;
}

/* Four rounds. The instructions keep the eight words as A B E F and C D G H. */
WITH_INSTRUCTIONS
static inline void
run_rounds (__m128i *abef,
            __m128i *cdgh,
            __m128i  words,
            guint    first)
{
  __m128i sum = _mm_add_epi32 (words, _mm_loadu_si128 ((const __m128i *) (gconstpointer) (constants + first)));

  *cdgh = _mm_sha256rnds2_epu32 (*cdgh, *abef, sum);
  *abef = _mm_sha256rnds2_epu32 (*abef, *cdgh, _mm_shuffle_epi32 (sum, 0x0e));
}

/* The four words that follow after sixteen. */
WITH_INSTRUCTIONS
static inline __m128i
extend (__m128i a,
        __m128i b,
        __m128i c,
        __m128i d)
{
  return _mm_sha256msg2_epu32 (_mm_add_epi32 (_mm_sha256msg1_epu32 (a, b), _mm_alignr_epi8 (d, c, 4)), d);
}

/* Bytes stand in a word most significant first. */
WITH_INSTRUCTIONS
static inline __m128i
load (const guint8 *bytes)
{
  const __m128i order = _mm_set_epi64x (0x0c0d0e0f08090a0b, 0x0405060700010203);

  return _mm_shuffle_epi8 (_mm_loadu_si128 ((const __m128i *) (gconstpointer) bytes), order);
}

WITH_INSTRUCTIONS
static void
run_block (__m128i      *abef,
           __m128i      *cdgh,
           const guint8 *bytes)
{
  __m128i a = load (bytes), b = load (bytes + 16), c = load (bytes + 32), d = load (bytes + 48);
  __m128i first = *abef, second = *cdgh;

  for (guint round = 0; ; round += 16)
    {
      run_rounds (&first, &second, a, round);
      run_rounds (&first, &second, b, round + 4);
      run_rounds (&first, &second, c, round + 8);
      run_rounds (&first, &second, d, round + 12);
      if (round == 48)
        break;
      a = extend (a, b, c, d);
      b = extend (b, c, d, a);
      c = extend (c, d, a, b);
      d = extend (d, a, b, c);
    }
  *abef = _mm_add_epi32 (*abef, first);
  *cdgh = _mm_add_epi32 (*cdgh, second);
}

WITH_INSTRUCTIONS
static void
run_blocks (guint32      *state,
            const guint8 *bytes,
            gsize         n_blocks)
{
  __m128i *places = (__m128i *) (gpointer) state;
  __m128i badc = _mm_shuffle_epi32 (_mm_loadu_si128 (places), 0xb1);
  __m128i hgfe = _mm_shuffle_epi32 (_mm_loadu_si128 (places + 1), 0x1b);
  __m128i abef = _mm_alignr_epi8 (badc, hgfe, 8);
  __m128i cdgh = _mm_blend_epi16 (hgfe, badc, 0xf0);
  __m128i feba, dchg;

  for (gsize i = 0; i < n_blocks; i++)
    run_block (&abef, &cdgh, bytes + i * BLOCK_SIZE);
  feba = _mm_shuffle_epi32 (abef, 0x1b);
  dchg = _mm_shuffle_epi32 (cdgh, 0xb1);
  _mm_storeu_si128 (places, _mm_blend_epi16 (feba, dchg, 0xf0));
  _mm_storeu_si128 (places + 1, _mm_alignr_epi8 (dchg, feba, 8));
}

#else

static gboolean
find_instructions (void)
{
  return FALSE;
}

#define run_blocks(state, bytes, n_blocks) ((void) 0)
static const guint32 initial_state[N_WORDS];

#endif

/**
 * sp_sha256_new:
 *
 * Returns: (transfer full): the sum of no bytes yet
 */
SpSha256 *
sp_sha256_new (void)
{
  SpSha256 *self = g_new0 (SpSha256, 1);

  if (!find_instructions ())
    self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  memcpy (self->state, initial_state, sizeof self->state);
  return self;
}

/**
 * sp_sha256_update:
 * @self: a sum
 * @bytes: (array length=size): what comes next
 * @size: how many bytes that is
 */
void
sp_sha256_update (SpSha256      *self,
                  gconstpointer  bytes,
                  gsize          size)
{
  const guint8 *next = bytes;
  gsize n_rest = (gsize) (self->size % BLOCK_SIZE);
  gsize n_fitting = MIN (size, BLOCK_SIZE - n_rest);

  if (self->checksum != NULL)
    {
      g_checksum_update (self->checksum, bytes, (gssize) size);
      return;
    }
  self->size += size;
  if (n_rest > 0)
    {
      memcpy (self->rest + n_rest, next, n_fitting);
      next += n_fitting;
      size -= n_fitting;
      if (n_rest + n_fitting < BLOCK_SIZE)
        return;
      run_blocks (self->state, self->rest, 1);
    }
  run_blocks (self->state, next, size / BLOCK_SIZE);
  if (size % BLOCK_SIZE > 0)
    memcpy (self->rest, next + size - size % BLOCK_SIZE, size % BLOCK_SIZE);
}

/**
 * sp_sha256_end:
 * @self: a sum
 *
 * Returns: (transfer full): the sum in hexadecimal
 */
char *
sp_sha256_end (SpSha256 *self)
{
  const guint64 n_bits = GUINT64_TO_BE (self->size * 8);
  const guint8 padding[BLOCK_SIZE] = { 0x80 };
  GString *text;

  if (self->checksum != NULL)
    return g_strdup (g_checksum_get_string (self->checksum));

  sp_sha256_update (self, padding, 1 + (2 * BLOCK_SIZE - 1 - 8 - self->size % BLOCK_SIZE) % BLOCK_SIZE);
  sp_sha256_update (self, &n_bits, sizeof n_bits);
  text = g_string_sized_new (2 * BLOCK_SIZE);
  for (guint i = 0; i < N_WORDS; i++)
    g_string_append_printf (text, "%08x", self->state[i]);
  return g_string_free_and_steal (text);
}

/**
 * sp_sha256_free:
 * @self: (transfer full): a sum
 */
void
sp_sha256_free (SpSha256 *self)
{
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_free (self);
}
