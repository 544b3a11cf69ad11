/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"

#include <glib/gi18n-lib.h>

/* The diagram in words: names of its parts, and what stands around it. */

/* More sentences than these nobody listens to; how many there are is said. */
#define MOST_SENTENCES 60

static const char *
get_sign_label (SpSign sign)
{
  if (sign == SP_SIGN_NONE)
    return _("without a sign");
  return sign == SP_SIGN_POSITIVE ? _("supporting") : _("opposing");
}

/**
 * sp_diagram_name_node:
 * @self: the diagram
 * @node: a node of it
 *
 * Finds the words in which a node is read out.
 *
 * Returns: (transfer full): translated words
 */
char *
sp_diagram_name_node (SpDiagram           *self,
                      const SpDiagramNode *node)
{
  g_autoptr (GString) details = g_string_new (sp_enum_to_label (SP_TYPE_ACTOR_KIND, (int) node->actor->kind));
  g_autofree char *name = NULL;
  const SpActor *for_whom = sp_snapshot_find_actor (self->snapshot, node->actor->speaks_for);

  if (*node->actor->role != '\0')
    g_string_append_printf (details, "%s%s", _(", "), node->actor->role);
  if (for_whom != NULL)
    {
      g_string_append (details, _(", "));
      g_string_append_printf (details, _("speaks for %s"), for_whom->name);
    }
  if (node->has_influence)
    {
      g_string_append (details, _(", "));
      g_string_append_printf (details, _("influence %.0f of 100"), node->actor->influence);
    }
  /* Translators: a name, then what is told of it: "Dmitry Peskov, Kremlin spokesman" */
  name = g_strdup_printf (_("%s, %s"), node->actor->name, details->str);
  return node->position != NULL ? g_strdup_printf (_("%s: %s"), name, sp_sign_get_label (node->position))
                                : g_steal_pointer (&name);
}

/**
 * sp_diagram_name_line:
 * @self: the diagram
 * @line: a line of it
 *
 * Finds the words in which a line is read out.
 *
 * Returns: (transfer full): translated words
 */
char *
sp_diagram_name_line (SpDiagram           *self,
                      const SpDiagramLine *line)
{
  const char *from = self->nodes[line->from].actor->name, *to = self->nodes[line->to].actor->name;

  if (line->kind == SP_LINE_AGREEMENT)
    return g_strdup_printf (_("%s and %s agree"), from, to);
  if (line->kind == SP_LINE_CONFLICT)
    return g_strdup_printf (_("%s and %s are in conflict"), from, to);
  if (line->link == NULL)
    return g_strdup_printf (_("%s speaks for %s"), from, to);
  if (line->directed)
    return g_strdup_printf (_("%s to %s: %s (%s, strength %d)"), from, to, line->link->kind, get_sign_label (line->sign),
                            line->strength);
  return g_strdup_printf (_("%s and %s: %s (%s, strength %d)"), from, to, line->link->kind, get_sign_label (line->sign),
                          line->strength);
}

/* Stated lines first; N counts the sentences. */
static void
append_lines (SpDiagram *self,
              GString   *words,
              gboolean   stated,
              guint     *n)
{
  for (guint i = 0; i < self->lines->len && *n < MOST_SENTENCES; i++)
    {
      const SpDiagramLine *line = sp_diagram_get_line (self, i);
      g_autofree char *name = NULL;

      if ((line->kind == SP_LINE_STATED) != stated)
        continue;
      name = sp_diagram_name_line (self, line);
      g_string_append_printf (words, " %s.", name);
      *n += 1;
    }
}

/**
 * sp_diagram_describe:
 * @self: the diagram
 *
 * Says the whole picture in words, for those who do not see it.
 *
 * Returns: (transfer full): translated sentences
 */
char *
sp_diagram_describe (SpDiagram *self)
{
  GString *words = g_string_new (NULL);
  guint n_lines = self->lines->len, n = 0;

  g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "Relationship diagram of %'u actor",
                                              "Relationship diagram of %'u actors", self->n_nodes), self->n_nodes);
  g_string_append (words, _(", "));
  g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%'u line.", "%'u lines.", n_lines), n_lines);
  append_lines (self, words, TRUE, &n);
  append_lines (self, words, FALSE, &n);
  if (n_lines > MOST_SENTENCES)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "And %'u more.", "And %'u more.", n_lines - MOST_SENTENCES),
                              n_lines - MOST_SENTENCES);
    }
  return g_string_free_and_steal (words);
}

static void
add_remark (GString    *remarks,
            const char *remark)
{
  if (remarks->len > 0)
    g_string_append (remarks, "  ");
  g_string_append (remarks, remark);
}

static void
note_nodes (SpDiagram *self,
            SpFrame   *frame,
            GString   *remarks)
{
  SpLegend *legend = sp_frame_get_legend (frame);
  gboolean some_unknown = FALSE, some_coloured = FALSE;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      const SpDiagramNode *node = &self->nodes[i];

      sp_legend_note_actor_kind (legend, node->actor->kind);
      if (node->position != NULL)
        sp_legend_note_position (legend, node->position);
      some_unknown |= !node->has_influence;
      some_coloured |= node->position == NULL && node->actor->colour != SP_COLOUR_NONE;
    }
  if (!self->some_influence)
    add_remark (remarks, _("Influence is not known: every node is of the same size."));
  else if (some_unknown)
    add_remark (remarks, _("Size of a node: influence. Dashed rim: influence unknown, of medium size."));
  else
    add_remark (remarks, _("Size of a node: influence."));
  if (some_coloured)
    add_remark (remarks, _("Colour of a node: as chosen for the actor."));
}

static void
note_lines (SpDiagram *self,
            SpFrame   *frame,
            GString   *remarks)
{
  SpLegend *legend = sp_frame_get_legend (frame);
  gboolean some_strong = FALSE, some_signed = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SpDiagramLine *line = sp_diagram_get_line (self, i);

      sp_legend_note_line (legend, line->kind, line->sign, line->directed);
      if (line->link != NULL)
        sp_frame_cite (frame, line->link->source);
      some_strong |= line->strength > 1;
      some_signed |= line->kind == SP_LINE_STATED && line->sign != SP_SIGN_NONE;
    }
  if (some_signed)
    add_remark (remarks, _("On a line, + is supporting and − is opposing."));
  if (some_strong)
    add_remark (remarks, _("Width of a line: strength."));
}

static void
note_issue (SpDiagram *self,
            SpFrame   *frame)
{
  const SpIssue *issue = sp_snapshot_find_issue (self->snapshot, self->options->colour_issue);
  g_autofree char *text = NULL;
  guint column;

  if (issue == NULL || !sp_snapshot_find_issue_index (self->snapshot, issue->id, &column))
    return;
  text = g_strdup_printf (_("Colour: stance on “%s”"), issue->name);
  sp_frame_add_filter (frame, text);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      guint n;
      const guint *evidence = sp_positions_get_evidence (self->positions, i, column, &n);

      for (guint k = 0; k < n; k++)
        sp_frame_cite (frame, sp_snapshot_get_statement (self->snapshot, evidence[k])->source);
    }
}

/**
 * sp_diagram_fill_frame:
 * @self: a diagram that is ready to be drawn
 * @frame: the frame around it
 *
 * Tells the frame which signs occur, which sources are behind them, and the picture in words.
 */
void
sp_diagram_fill_frame (SpDiagram *self,
                       SpFrame   *frame)
{
  g_autofree char *description = sp_diagram_describe (self);
  g_autoptr (GString) remarks = g_string_new (NULL);

  sp_frame_set_description (frame, description);
  note_issue (self, frame);
  note_nodes (self, frame, remarks);
  note_lines (self, frame, remarks);
  sp_legend_add_remark (sp_frame_get_legend (frame), remarks->str);
}

/**
 * sp_diagram_note_left_out:
 * @self: a diagram whose marks have their places
 * @frame: the frame around it
 *
 * Says under the picture how many words found no room.
 */
void
sp_diagram_note_left_out (SpDiagram *self,
                          SpFrame   *frame)
{
  g_autofree char *text = NULL;

  if (self->n_words_left_out == 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line is without its word for want of room.",
                                       "%u lines are without their words for want of room.", self->n_words_left_out),
                          self->n_words_left_out);
  sp_legend_add_remark (sp_frame_get_legend (frame), text);
}
