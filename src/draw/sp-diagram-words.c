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
  if (node->bloc != SP_BLOC_NONE)
    {
      g_autofree char *bloc = sp_diagram_name_bloc (node->bloc);

      g_string_append (details, _(", "));
      g_string_append (details, bloc);
    }
  if (node->place != NULL)
    {
      g_string_append (details, _(", "));
      g_string_append_printf (details, _("%s: %s"), self->plot.issue->name, sp_sign_get_label (node->place));
    }
  /* Translators: a name, then what is told of it: "Dmitry Peskov, Kremlin spokesman" */
  name = g_strdup_printf (_("%s, %s"), node->actor->name, details->str);
  if (node->position == NULL || node->position == node->place)
    return g_steal_pointer (&name);
  return g_strdup_printf (_("%s: %s"), name, sp_sign_get_label (node->position));
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

/* "Bloc 1: Ada, Berta." */
static void
append_blocs (SpDiagram *self,
              GString   *words)
{
  for (guint bloc = 0; self->blocs != NULL && bloc < self->blocs->n_blocs; bloc++)
    {
      g_autofree char *name = sp_diagram_name_bloc (bloc);
      g_autoptr (GString) members = g_string_new (NULL);
      guint n = 0;

      for (guint i = 0; i < self->n_nodes && n < MOST_SENTENCES; i++)
        if (self->nodes[i].bloc == bloc)
          g_string_append_printf (members, "%s%s", n++ > 0 ? _(", ") : "", self->nodes[i].actor->name);
      g_string_append_c (words, ' ');
      g_string_append_printf (words, _("%s: %s."), name, members->str);
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
  append_blocs (self, words);
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
      some_coloured |= node->position == NULL && !self->options->colour_by_bloc && node->actor->colour != SP_COLOUR_NONE;
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
note_blocs (SpDiagram *self,
            SpFrame   *frame,
            GString   *remarks)
{
  g_autofree char *remark = NULL;

  for (guint bloc = 0; self->blocs != NULL && bloc < self->blocs->n_blocs; bloc++)
    {
      g_autofree char *name = sp_diagram_name_bloc (bloc);
      g_autofree char *mark = g_strdup_printf ("%u", bloc + 1);

      sp_legend_add_mark (sp_frame_get_legend (frame), sp_theme_get_bloc_ink (self->theme, bloc), mark, name);
    }
  if (self->no_blocs != NULL)
    add_remark (remarks, self->no_blocs->message);
  if (self->blocs == NULL)
    return;
  if (self->blocs->n_blocs == 0)
    remark = g_strdup (_("No two actors agree so far that they make a bloc."));
  else
    {
      g_autofree char *quality = g_strdup_printf ("%.2f", isnan (self->blocs->quality) ? 0.0 : self->blocs->quality);

      remark = g_strdup_printf (_("Bloc: actors that agree more with each other than with others (modularity %s)."), quality);
    }
  add_remark (remarks, remark);
}

/* What stands where it does not by its values. */
static void
note_axes (SpDiagram *self,
           GString   *remarks)
{
  guint n = self->plot.n_without_stance, n_below = self->plot.n_without_influence;
  g_autofree char *apart = NULL;
  g_autofree char *below = NULL;

  if (self->plot.issue == NULL)
    return;
  if (self->plot.is_some_beside)
    add_remark (remarks, _("Where nodes would cover each other they stand a little beside their values."));
  if (n > 0)
    apart = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u actor without a stance on the issue stands apart.",
                                          "%'u actors without a stance on the issue stand apart.", n), n);
  if (n_below > 0)
    below = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u actor of unknown influence stands below.",
                                          "%'u actors of unknown influence stand below.", n_below), n_below);
  if (apart != NULL)
    add_remark (remarks, apart);
  if (below != NULL)
    add_remark (remarks, below);
  if (!self->plot.has_influence)
    add_remark (remarks, _("The height says nothing."));
  else if (self->plot.is_some_leaning)
    add_remark (remarks, _("Who speaks for another and has no influence of its own stands at the height of that one."));
}

static void
note_lines (SpDiagram *self,
            SpFrame   *frame,
            GString   *remarks)
{
  SpLegend *legend = sp_frame_get_legend (frame);
  gboolean some_strong = FALSE, some_derived = self->blocs != NULL && self->blocs->n_blocs > 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SpDiagramLine *line = sp_diagram_get_line (self, i);

      sp_legend_note_line (legend, line->kind, line->sign, line->directed);
      if (line->link != NULL)
        sp_frame_cite (frame, line->link->source);
      some_strong |= line->strength > 1;
      some_derived |= line->kind == SP_LINE_AGREEMENT || line->kind == SP_LINE_CONFLICT;
    }
  if (some_derived)
    sp_frame_cite_evidence (frame, self->positions, NULL, 0);
  if (some_strong)
    add_remark (remarks, _("Width of a line: strength."));
}

static void
cite_issue (SpDiagram *self,
            SpFrame   *frame,
            SpId       issue)
{
  guint column;

  if (!sp_snapshot_find_issue_index (self->snapshot, issue, &column))
    return;
  for (guint i = 0; i < self->n_nodes; i++)
    {
      guint n;
      const guint *evidence = sp_positions_get_evidence (self->positions, i, column, &n);

      for (guint k = 0; k < n; k++)
        sp_frame_cite (frame, sp_snapshot_get_statement (self->snapshot, evidence[k])->source);
    }
}

/* What the line under the title says of places and colours. */
static void
note_issues (SpDiagram *self,
             SpFrame   *frame)
{
  const SpIssue *issue = sp_snapshot_find_issue (self->snapshot, self->options->colour_issue);
  g_autofree char *place = NULL;
  g_autofree char *colour = NULL;

  if (self->plot.issue != NULL && self->plot.has_influence)
    place = g_strdup_printf (_("Place: stance on “%s” and influence"), self->plot.issue->name);
  else if (self->plot.issue != NULL)
    place = g_strdup_printf (_("Place: stance on “%s”"), self->plot.issue->name);
  if (issue != NULL)
    colour = g_strdup_printf (_("Colour: stance on “%s”"), issue->name);
  else if (self->options->colour_by_bloc)
    colour = g_strdup (_("Colour: bloc"));
  if (place != NULL)
    sp_frame_add_filter (frame, place);
  if (colour != NULL)
    sp_frame_add_filter (frame, colour);
  cite_issue (self, frame, self->options->colour_issue);
  cite_issue (self, frame, self->options->position_issue);
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
  note_issues (self, frame);
  note_nodes (self, frame, remarks);
  note_blocs (self, frame, remarks);
  note_axes (self, remarks);
  note_lines (self, frame, remarks);
  sp_legend_add_remark (sp_frame_get_legend (frame), remarks->str);
}

static void
note_names_left_out (SpDiagram *self,
                     SpFrame   *frame)
{
  g_autofree char *text = NULL;

  if (self->n_names_left_out == 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%'u actor is without its name for want of room: those of most influence and with most "
                                       "lines have theirs.",
                                       "%'u actors are without their names for want of room: those of most influence and with "
                                       "most lines have theirs.", self->n_names_left_out), self->n_names_left_out);
  sp_legend_add_remark (sp_frame_get_legend (frame), text);
}

static void
note_lines_left_out (SpDiagram *self,
                     SpFrame   *frame)
{
  g_autofree char *text = NULL;

  if (self->n_derived_left_out == 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Of agreement and conflict each actor's strongest lines are drawn; %'u more is left out.",
                                       "Of agreement and conflict each actor's strongest lines are drawn; %'u more are left out.",
                                       self->n_derived_left_out), self->n_derived_left_out);
  sp_legend_add_remark (sp_frame_get_legend (frame), text);
}

/**
 * sp_diagram_note_left_out:
 * @self: a diagram whose marks and names have their places
 * @frame: the frame around it
 *
 * Says under the picture how many words, names and lines found no room.
 */
void
sp_diagram_note_left_out (SpDiagram *self,
                          SpFrame   *frame)
{
  g_autofree char *text = NULL;

  if (isinf (self->least_scale))
    sp_legend_leave_out_discs (sp_frame_get_legend (frame));
  note_names_left_out (self, frame);
  note_lines_left_out (self, frame);
  if (self->n_words_left_out == 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line is without its word for want of room.",
                                       "%u lines are without their words for want of room.", self->n_words_left_out),
                          self->n_words_left_out);
  sp_legend_add_remark (sp_frame_get_legend (frame), text);
}
