/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"

#include "sp-id-index.h"

/* Which lines are drawn: derived ones, who speaks for whom, stated links. */

static gboolean
is_in_force (SpDate        as_of,
             const SpLink *link)
{
  if (!sp_date_is_known (as_of))
    return TRUE;
  if (sp_date_is_known (link->start) && sp_date_get_first_day (link->start) > sp_date_get_last_day (as_of))
    return FALSE;
  return !sp_date_is_known (link->end) || sp_date_get_last_day (link->end) >= sp_date_get_first_day (as_of);
}

/* By the number of the speaker: the place of the line in the list. */
static void
add_speakers (SpDiagram       *self,
              const SpIdIndex *actors,
              guint           *speaking)
{
  for (guint i = 0; i < self->n_nodes; i++)
    {
      SpDiagramLine line = { .from = i, .kind = SP_LINE_SPEAKS_FOR, .strength = 1, .directed = TRUE };

      speaking[i] = G_MAXUINT;
      if (!self->options->show_speaks_for
          || !sp_id_index_find (actors, self->nodes[i].actor->speaks_for, &line.to) || line.to == i)
        continue;
      speaking[i] = self->lines->len;
      g_array_append_val (self->lines, line);
    }
}

/* A directed link without a sign from a speaker to the one spoken for ("represents") says what that line says. */
static gboolean
is_told_by_speaker (SpDiagram    *self,
                    const SpLink *link,
                    guint         from,
                    guint         to,
                    const guint  *speaking)
{
  SpDiagramLine *line;

  if (speaking[from] == G_MAXUINT || !link->directed || link->sign != SP_SIGN_NONE)
    return FALSE;
  line = sp_diagram_get_line (self, speaking[from]);
  if (line->to != to || line->link != NULL)
    return FALSE;
  line->link = link;
  line->strength = link->strength;
  return TRUE;
}

static void
add_stated_links (SpDiagram       *self,
                  const SpIdIndex *actors,
                  const guint     *speaking)
{
  for (guint i = 0; i < sp_snapshot_get_n_links (self->snapshot); i++)
    {
      const SpLink *link = sp_snapshot_get_link (self->snapshot, i);
      SpDiagramLine line = {
        .kind = SP_LINE_STATED,
        .sign = link->sign,
        .strength = link->strength,
        .directed = link->directed,
        .link = link,
      };

      if (!self->options->show_stated_links || !is_in_force (self->options->positions.as_of, link)
          || !sp_id_index_find (actors, link->from, &line.from) || !sp_id_index_find (actors, link->to, &line.to)
          || line.from == line.to)
        continue;
      if (!is_told_by_speaker (self, link, line.from, line.to, speaking))
        g_array_append_val (self->lines, line);
    }
}

/* Where all lines have one sign, no mark on each of them need say it again; derived lines have one, too. */
static gboolean
do_signs_differ (SpDiagram *self)
{
  SpSign first = SP_SIGN_NONE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SpDiagramLine *line = sp_diagram_get_line (self, i);

      if (line->kind == SP_LINE_SPEAKS_FOR)
        continue;
      if (line->kind != SP_LINE_STATED || line->sign == SP_SIGN_NONE || (first != SP_SIGN_NONE && line->sign != first))
        return TRUE;
      first = line->sign;
    }
  return FALSE;
}

/**
 * sp_diagram_line_has_disc:
 * @self: a diagram with its lines
 * @line: one of them
 *
 * Returns: whether the sign stands on the line
 */
gboolean
sp_diagram_line_has_disc (const SpDiagram     *self,
                          const SpDiagramLine *line)
{
  return self->tells_signs && line->kind == SP_LINE_STATED && line->sign != SP_SIGN_NONE;
}

/**
 * sp_diagram_collect_lines:
 * @self: a diagram with its nodes
 *
 * Lists the lines that the options ask for. A link that is not in force at the date is left out, and one that only says
 * again that an actor speaks for another is drawn once, as that.
 */
void
sp_diagram_collect_lines (SpDiagram *self)
{
  g_autofree guint *speaking = g_new (guint, MAX (self->n_nodes, 1));
  SpIdIndex actors;

  sp_id_index_init (&actors, self->n_nodes);
  for (guint i = 0; i < self->n_nodes; i++)
    sp_id_index_add (&actors, self->nodes[i].actor->id, i);
  sp_diagram_add_derived_lines (self);
  add_speakers (self, &actors, speaking);
  add_stated_links (self, &actors, speaking);
  self->tells_signs = do_signs_differ (self);
  sp_id_index_clear (&actors);
}
