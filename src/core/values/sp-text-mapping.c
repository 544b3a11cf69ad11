/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-text-mapping.h"

struct _SpTextMapping
{
  gunichar *before;
  gunichar *after;
  glong n_before;
  glong n_after;
  glong n_same_start;       /* characters that both texts begin with */
  glong n_same_end;         /* and end with, beyond those */
};

/**
 * sp_text_mapping_new:
 * @before: the text that passages are counted in
 * @after: the text that it became
 *
 * Takes O(n) time and 4 bytes a character.
 *
 * Returns: (transfer full): the mapping from one to the other
 */
SpTextMapping *
sp_text_mapping_new (const char *before,
                     const char *after)
{
  SpTextMapping *self = g_new0 (SpTextMapping, 1);
  glong shorter;

  self->before = g_utf8_to_ucs4_fast (before, -1, &self->n_before);
  self->after = g_utf8_to_ucs4_fast (after, -1, &self->n_after);
  shorter = MIN (self->n_before, self->n_after);
  while (self->n_same_start < shorter && self->before[self->n_same_start] == self->after[self->n_same_start])
    self->n_same_start++;
  while (self->n_same_end < shorter - self->n_same_start
         && self->before[self->n_before - 1 - self->n_same_end] == self->after[self->n_after - 1 - self->n_same_end])
    self->n_same_end++;
  return self;
}

/**
 * sp_text_mapping_free:
 * @self: a mapping
 *
 * Frees it.
 */
void
sp_text_mapping_free (SpTextMapping *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->after, g_free);
  g_free (self);
}

static glong
skip_blanks (const gunichar *text,
             glong           position,
             glong           end)
{
  while (position < end && g_unichar_isspace (text[position]))
    position++;
  return position;
}

/* Whether the words of the passage stand at START; lines may be broken elsewhere. Returns where they end, or -1. */
static glong
match_at (SpTextMapping *self,
          SpPassage      passage,
          glong          start)
{
  glong i = passage.start;
  glong j = start;

  while (i < passage.end)
    {
      if (j >= self->n_after)
        return -1;
      if (g_unichar_isspace (self->before[i]) && g_unichar_isspace (self->after[j]))
        {
          i = skip_blanks (self->before, i, passage.end);
          j = skip_blanks (self->after, j, self->n_after);
        }
      else if (self->before[i++] != self->after[j++])
        return -1;
    }
  return j;
}

/* The nearest place to where the words should be. */
static SpPassage
search (SpTextMapping *self,
        SpPassage      passage,
        glong          expected)
{
  glong reach = MAX (expected, self->n_after - expected);

  for (glong distance = 0; distance <= reach; distance++)
    for (int side = -1; side <= 1; side += 2)
      {
        glong start = expected + side * distance;
        glong end = start >= 0 && start < self->n_after ? match_at (self, passage, start) : -1;

        if (end > 0)
          return (SpPassage) { (gint32) start, (gint32) end };
      }
  return SP_PASSAGE_NONE;
}

/**
 * sp_text_mapping_find:
 * @self: a mapping
 * @passage: a passage of the text before
 *
 * Finds the words of a passage in the text after. Passages outside of what was changed keep their place in it; for
 * others the same words are looked for, and those nearest to the old place are taken. White space may differ.
 *
 * Takes O(1) time outside of what was changed, else at most O(n) for a text of n characters.
 *
 * Returns: the passage in the text after, or %SP_PASSAGE_NONE where the words do not stand there any more
 */
SpPassage
sp_text_mapping_find (SpTextMapping *self,
                      SpPassage      passage)
{
  glong shift = self->n_after - self->n_before;
  glong expected = passage.start < self->n_same_start ? passage.start : passage.start + shift;

  if (passage.start < 0 || passage.end <= passage.start || passage.end > self->n_before)
    return SP_PASSAGE_NONE;
  if (passage.end <= self->n_same_start)
    return passage;
  if (passage.start >= self->n_before - self->n_same_end)
    return (SpPassage) { (gint32) (passage.start + shift), (gint32) (passage.end + shift) };
  return search (self, passage, CLAMP (expected, 0, self->n_after));
}
