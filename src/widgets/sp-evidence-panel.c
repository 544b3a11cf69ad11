/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-evidence-panel.h"

#include <glib/gi18n-lib.h>

#include "sp-evidence-row.h"
#include "sp-evidence-sign.h"
#include "sp-sign.h"

struct _SpEvidencePanel
{
  AdwBin parent_instance;

  SpPictureKey subject;

  SpEvidenceSign *sign;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkButton *add_statement_button;
  GtkButton *edit_button;
  GtkStack *stack;
  GtkNoSelection *selection;
  GtkLabel *nothing_label;
  GtkButton *add_first_button;
};

G_DEFINE_FINAL_TYPE (SpEvidencePanel, sp_evidence_panel, ADW_TYPE_BIN)

static const char *
get_actor_name (SpSnapshot *snapshot,
                SpId        id)
{
  const SpActor *actor = sp_snapshot_find_actor (snapshot, id);

  return actor != NULL ? actor->name : "";
}

static const char *
get_issue_name (SpSnapshot *snapshot,
                SpId        id)
{
  const SpIssue *issue = sp_snapshot_find_issue (snapshot, id);

  return issue != NULL ? issue->name : "";
}

static char *
dup_title (SpSnapshot         *snapshot,
           const SpPictureKey *subject)
{
  const SpLink *link;
  const SpSource *source;
  const SpStatement *statement;

  switch (subject->kind)
    {
    case SP_TARGET_ACTOR:
    case SP_TARGET_CELL:
      return g_strdup (get_actor_name (snapshot, subject->id1));
    case SP_TARGET_ISSUE:
      return g_strdup (get_issue_name (snapshot, subject->id1));
    case SP_TARGET_AGREEMENT:
      return g_strdup_printf ("%s – %s", get_actor_name (snapshot, subject->id1), get_actor_name (snapshot, subject->id2));
    case SP_TARGET_LINK:
      link = sp_snapshot_find_link (snapshot, subject->id1);
      return link == NULL ? g_strdup ("") : g_strdup_printf (link->directed ? "%s → %s" : "%s – %s",
                                                             get_actor_name (snapshot, link->from),
                                                             get_actor_name (snapshot, link->to));
    case SP_TARGET_STATEMENT:
      statement = sp_snapshot_find_statement (snapshot, subject->id1);
      if (statement == NULL)
        return g_strdup ("");
      return g_strdup (subject->id2 == SP_ID_NONE ? get_actor_name (snapshot, statement->actor)
                                                  : get_issue_name (snapshot, statement->issue));
    case SP_TARGET_SOURCE:
    default:
      source = sp_snapshot_find_source (snapshot, subject->id1);
      return g_strdup (source != NULL ? source->title : "");
    }
}

static char *
dup_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u entry", "%'u entries", n), n);
}

static char *
dup_cell_subtitle (SpSnapshot       *snapshot,
                   const SpPictureKey *subject,
                   const SpPosition *position)
{
  GString *text = g_string_new (get_issue_name (snapshot, subject->id2));

  g_string_append_printf (text, " · %s", sp_sign_get_label (position));
  if (position->contradiction)
    g_string_append_printf (text, " · %s", _("contradiction"));
  if (position->shift > 0)
    g_string_append_printf (text, " · %s", _("shift towards support"));
  else if (position->shift < 0)
    g_string_append_printf (text, " · %s", _("shift towards opposition"));
  return g_string_free (text, FALSE);
}

/* "The dam · oppose · 15 December 2025" */
static char *
dup_statement_subtitle (SpSnapshot         *snapshot,
                        const SpPictureKey *subject)
{
  const SpStatement *statement = sp_snapshot_find_statement (snapshot, subject->id1);
  const SpStatement *last = sp_snapshot_find_statement (snapshot, subject->id2);
  g_autofree char *date = NULL;
  g_autofree char *end = NULL;
  SpPosition position;

  if (statement == NULL)
    return g_strdup ("");
  position = sp_position_of_statement (statement);
  date = sp_date_is_known (statement->date) ? sp_date_format (statement->date) : g_strdup (_("no date"));
  end = last && sp_date_compare (last->date, statement->date) != 0 ? sp_date_format (last->date) : NULL;
  if (subject->id2 != SP_ID_NONE)
    return g_strdup_printf ("%s · %s%s%s", sp_sign_get_label (&position), date, end ? " – " : "", end ? end : "");
  return g_strdup_printf ("%s · %s · %s", get_issue_name (snapshot, statement->issue), sp_sign_get_label (&position), date);
}

static char *
dup_subtitle (SpSnapshot         *snapshot,
              const SpPictureKey *subject,
              const SpPosition   *position,
              guint               n)
{
  const SpActor *actor;
  const SpIssue *issue;

  switch (subject->kind)
    {
    case SP_TARGET_CELL:
      return dup_cell_subtitle (snapshot, subject, position);
    case SP_TARGET_ACTOR:
      actor = sp_snapshot_find_actor (snapshot, subject->id1);
      return actor != NULL && *actor->role != '\0' ? g_strdup (actor->role) : dup_count (n);
    case SP_TARGET_ISSUE:
      issue = sp_snapshot_find_issue (snapshot, subject->id1);
      return issue != NULL && *issue->question != '\0' ? g_strdup (issue->question) : dup_count (n);
    case SP_TARGET_AGREEMENT:
      return g_strdup (_("Statements on the issues that both have a position on"));
    case SP_TARGET_STATEMENT:
      return dup_statement_subtitle (snapshot, subject);
    case SP_TARGET_LINK:
      return g_strdup (_("Link"));
    case SP_TARGET_SOURCE:
    default:
      return dup_count (n);
    }
}

static char *
dup_nothing (SpSnapshot         *snapshot,
             const SpPictureKey *subject)
{
  if (subject->kind == SP_TARGET_CELL)
    /* Translators: an actor, then an issue. */
    return g_strdup_printf (_("Nothing found. No statement tells where %s stands on “%s”."),
                            get_actor_name (snapshot, subject->id1), get_issue_name (snapshot, subject->id2));
  return g_strdup (_("Nothing found yet."));
}

static void
show_buttons (SpEvidencePanel    *self,
              const SpPictureKey *subject)
{
  SpTargetKind kind = subject->kind;
  gboolean can_add = kind == SP_TARGET_CELL || kind == SP_TARGET_ACTOR || kind == SP_TARGET_ISSUE;
  const char *tip = "";

  if (kind == SP_TARGET_ACTOR)
    tip = _("Edit Actor");
  else if (kind == SP_TARGET_ISSUE)
    tip = _("Edit Issue");
  else if (kind == SP_TARGET_SOURCE)
    tip = _("Edit Source");
  else if (kind == SP_TARGET_STATEMENT)
    tip = _("Edit Statement");
  gtk_widget_set_visible (GTK_WIDGET (self->add_statement_button), can_add);
  gtk_widget_set_visible (GTK_WIDGET (self->add_first_button), can_add);
  gtk_widget_set_visible (GTK_WIDGET (self->edit_button), *tip != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->edit_button), tip);
}

static void
tell (SpEvidencePanel *self,
      const char      *signal,
      SpId             id)
{
  if (id != SP_ID_NONE)
    g_signal_emit_by_name (self, signal, id);
}

static void
edit_row_cb (SpEvidencePanel *self,
             SpEvidenceRow   *row)
{
  SpEvidenceItem *item = sp_evidence_row_get_item (row);

  if (sp_evidence_item_get_statement (item) != NULL)
    tell (self, "edit-statement", sp_evidence_item_get_statement (item)->id);
  else
    tell (self, "edit-link", sp_evidence_item_get_link (item)->id);
}

static void
open_source_cb (SpEvidencePanel *self,
                SpEvidenceRow   *row)
{
  SpEvidenceItem *item = sp_evidence_row_get_item (row);

  if (sp_evidence_item_get_statement (item) != NULL)
    tell (self, "edit-source", sp_evidence_item_get_statement (item)->source);
  else
    tell (self, "edit-source", sp_evidence_item_get_link (item)->source);
}

static void
setup_row_cb (SpEvidencePanel *self,
              GtkListItem     *item)
{
  GtkWidget *row = sp_evidence_row_new ();

  g_signal_connect_object (row, "edit", G_CALLBACK (edit_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "open-source", G_CALLBACK (open_source_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_focusable (item, FALSE);
}

static void
bind_row_cb (SpEvidencePanel *self,
             GtkListItem     *item)
{
  sp_evidence_row_set_item (SP_EVIDENCE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_row_cb (SpEvidencePanel *self,
               GtkListItem     *item)
{
  sp_evidence_row_set_item (SP_EVIDENCE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
add_statement_cb (SpEvidencePanel *self)
{
  SpId actor = self->subject.kind == SP_TARGET_ISSUE ? SP_ID_NONE : self->subject.id1;
  SpId issue = self->subject.kind == SP_TARGET_ISSUE ? self->subject.id1 : self->subject.id2;

  g_signal_emit_by_name (self, "add-statement", actor, issue);
}

static void
edit_subject_cb (SpEvidencePanel *self)
{
  switch (self->subject.kind)
    {
    case SP_TARGET_ACTOR:
      tell (self, "edit-actor", self->subject.id1);
      break;
    case SP_TARGET_ISSUE:
      tell (self, "edit-issue", self->subject.id1);
      break;
    case SP_TARGET_SOURCE:
      tell (self, "edit-source", self->subject.id1);
      break;
    case SP_TARGET_STATEMENT:
      tell (self, "edit-statement", self->subject.id1);
      break;
    case SP_TARGET_CELL:
    case SP_TARGET_LINK:
    case SP_TARGET_AGREEMENT:
    default:
      break;
    }
}

static void
close_cb (SpEvidencePanel *self)
{
  g_signal_emit_by_name (self, "close");
}

static void
sp_evidence_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_EVIDENCE_PANEL);
  G_OBJECT_CLASS (sp_evidence_panel_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  const char * const names[] = { "edit-actor", "edit-issue", "edit-statement", "edit-link", "edit-source" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_new (names[i], SP_TYPE_EVIDENCE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_signal_new ("add-statement", SP_TYPE_EVIDENCE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                2, G_TYPE_INT64, G_TYPE_INT64);
  g_signal_new ("close", SP_TYPE_EVIDENCE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_evidence_panel_class_init (SpEvidencePanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = sp_evidence_panel_dispose;
  add_signals ();
  g_type_ensure (SP_TYPE_EVIDENCE_SIGN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-evidence-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePanel, sign);
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePanel, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePanel, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePanel, add_statement_button);
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePanel, edit_button);
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePanel, selection);
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePanel, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePanel, add_first_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_statement_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_subject_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
sp_evidence_panel_init (SpEvidencePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_evidence_panel_new:
 *
 * Returns: (transfer floating): a panel without a subject
 */
GtkWidget *
sp_evidence_panel_new (void)
{
  return g_object_new (SP_TYPE_EVIDENCE_PANEL, NULL);
}

/**
 * sp_evidence_panel_set_subject:
 * @self: the panel
 * @snapshot: the project
 * @options: date and rule of the picture
 * @subject: (nullable): something in the picture
 *
 * Shows what stands behind something: its statements, newest first, and its links. Takes time linear in the statements
 * and links of the project; rows are made as they are scrolled into sight.
 */
void
sp_evidence_panel_set_subject (SpEvidencePanel         *self,
                               SpSnapshot              *snapshot,
                               const SpPositionOptions *options,
                               const SpPictureKey      *subject)
{
  g_autoptr (GListModel) list = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *nothing = NULL;
  SpPosition position;
  guint n;

  g_return_if_fail (SP_IS_EVIDENCE_PANEL (self));

  if (subject == NULL)
    {
      gtk_no_selection_set_model (self->selection, NULL);
      return;
    }
  self->subject = *subject;
  list = sp_evidence_list_new (snapshot, options, subject, &position);
  n = g_list_model_get_n_items (list);
  title = dup_title (snapshot, subject);
  subtitle = dup_subtitle (snapshot, subject, &position, n);
  nothing = dup_nothing (snapshot, subject);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), subject->kind == SP_TARGET_CELL && position.state != SP_POSITION_NOTHING_FOUND);
  sp_evidence_sign_set_position (self->sign, &position);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->subtitle_label, subtitle);
  gtk_label_set_label (self->nothing_label, nothing);
  gtk_no_selection_set_model (self->selection, list);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
  show_buttons (self, subject);
}
