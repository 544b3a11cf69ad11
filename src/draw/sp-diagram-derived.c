/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"

#include "sp-agreement.h"

/* Lines that nobody stated: who agrees with whom, and who is in conflict. */

/* Two actors whose positions are at least so far alike, or opposed, are joined by a derived line. */
#define LEAST_AGREEMENT 0.5

/* Of more lines than these nothing but a spot of ink is seen. Then each actor keeps its strongest, of either kind. */
#define MOST_DERIVED_LINES 600
#define MOST_OF_AN_ACTOR 3

/* Of one actor and one kind, the strongest first. */
typedef struct
{
  guint n;
  guint others[MOST_OF_AN_ACTOR];
  double strengths[MOST_OF_AN_ACTOR];
} Strongest;

/* On which issues an actor has a position: one bit each. */
typedef struct
{
  guint n_words;
  guint64 *bits;
} Known;

static SpLineKind
find_kind (const SpDiagram *self,
           double           value)
{
  if (self->options->show_agreement && value >= LEAST_AGREEMENT)
    return SP_LINE_AGREEMENT;
  return self->options->show_conflict && value <= -LEAST_AGREEMENT ? SP_LINE_CONFLICT : SP_LINE_STATED;
}

static void
add_line (SpDiagram *self,
          guint      from,
          guint      to,
          SpLineKind kind)
{
  SpDiagramLine line = {
    .from = from,
    .to = to,
    .kind = kind,
    .sign = kind == SP_LINE_AGREEMENT ? SP_SIGN_POSITIVE : SP_SIGN_NEGATIVE,
    .strength = 1,
  };

  g_array_append_val (self->lines, line);
}

static guint
count_lines (const SpDiagram *self,
             SpMatrix        *agreement)
{
  guint n = 0;

  for (guint i = 0; i < self->n_nodes; i++)
    for (guint k = i + 1; k < self->n_nodes; k++)
      n += find_kind (self, sp_matrix_get (agreement, i, k)) != SP_LINE_STATED;
  return n;
}

static void
init_known (Known     *known,
            SpDiagram *self)
{
  guint n_issues = sp_snapshot_get_n_issues (self->snapshot);

  known->n_words = n_issues / 64 + 1;
  known->bits = g_new0 (guint64, (gsize) known->n_words * MAX (self->n_nodes, 1));
  for (guint i = 0; i < self->n_nodes; i++)
    for (guint k = 0; k < n_issues; k++)
      if (!isnan (sp_positions_get (self->positions, i, k)->value))
        known->bits[(gsize) i * known->n_words + k / 64] |= G_GUINT64_CONSTANT (1) << k % 64;
}

/* How far two are alike or opposed, the more the more issues this is known of: on one issue it counts half. */
static double
find_strength (const Known *known,
               guint        i,
               guint        k,
               double       value)
{
  guint n = 0;

  for (guint word = 0; word < known->n_words; word++)
    n += (guint) __builtin_popcountll (known->bits[(gsize) i * known->n_words + word]
                                       & known->bits[(gsize) k * known->n_words + word]);
  return fabs (value) * n / (n + 1.0);
}

static void
offer (Strongest *self,
       guint      other,
       double     strength)
{
  guint at = self->n;

  while (at > 0 && self->strengths[at - 1] < strength)
    at--;
  if (at == MOST_OF_AN_ACTOR)
    return;
  self->n = MIN (self->n + 1, MOST_OF_AN_ACTOR);
  for (guint i = self->n - 1; i > at; i--)
    {
      self->others[i] = self->others[i - 1];
      self->strengths[i] = self->strengths[i - 1];
    }
  self->others[at] = other;
  self->strengths[at] = strength;
}

static gboolean
has_other (const Strongest *self,
           guint            other)
{
  for (guint i = 0; i < self->n; i++)
    if (self->others[i] == other)
      return TRUE;
  return FALSE;
}

/* By actor and kind: agreement first. */
static Strongest *
find_strongest (SpDiagram *self,
                SpMatrix  *agreement)
{
  Strongest *strongest = g_new0 (Strongest, 2 * (gsize) MAX (self->n_nodes, 1));
  Known known;

  init_known (&known, self);
  for (guint i = 0; i < self->n_nodes; i++)
    for (guint k = i + 1; k < self->n_nodes; k++)
      {
        double value = sp_matrix_get (agreement, i, k), strength;
        SpLineKind kind = find_kind (self, value);
        guint which = kind == SP_LINE_CONFLICT;

        if (kind == SP_LINE_STATED)
          continue;
        strength = find_strength (&known, i, k, value);
        offer (&strongest[2 * i + which], k, strength);
        offer (&strongest[2 * k + which], i, strength);
      }
  g_free (known.bits);
  return strongest;
}

static void
add_strongest (SpDiagram *self,
               SpMatrix  *agreement)
{
  g_autofree Strongest *strongest = find_strongest (self, agreement);

  for (guint i = 0; i < self->n_nodes; i++)
    for (guint k = i + 1; k < self->n_nodes; k++)
      {
        SpLineKind kind = find_kind (self, sp_matrix_get (agreement, i, k));
        guint which = kind == SP_LINE_CONFLICT;

        if (kind == SP_LINE_STATED)
          continue;
        if (has_other (&strongest[2 * i + which], k) || has_other (&strongest[2 * k + which], i))
          add_line (self, i, k, kind);
        else
          self->n_derived_left_out++;
      }
}

/**
 * sp_diagram_add_derived_lines:
 * @self: a diagram with its nodes
 *
 * Adds the lines of agreement and conflict that the options ask for: of very many only the strongest of each actor, by how
 * far two are alike or opposed and on how many issues. Takes time with the square of the number of actors; pairs without a
 * common issue have no line.
 */
void
sp_diagram_add_derived_lines (SpDiagram *self)
{
  g_autoptr (SpMatrix) agreement = NULL;

  if (!self->options->show_agreement && !self->options->show_conflict)
    return;
  agreement = sp_agreement_between_actors (self->positions);
  if (count_lines (self, agreement) > MOST_DERIVED_LINES)
    {
      add_strongest (self, agreement);
      return;
    }
  for (guint i = 0; i < self->n_nodes; i++)
    for (guint k = i + 1; k < self->n_nodes; k++)
      if (find_kind (self, sp_matrix_get (agreement, i, k)) != SP_LINE_STATED)
        add_line (self, i, k, find_kind (self, sp_matrix_get (agreement, i, k)));
}
