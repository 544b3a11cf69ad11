/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-evidence-row.h"

#include <glib/gi18n-lib.h>

#include "sp-evidence-sign.h"
#include "sp-quotation.h"
#include "sp-sign.h"

struct _SpEvidenceRow
{
  GtkBox parent_instance;

  SpEvidenceItem *item;       /* nullable */

  GtkLabel *subject_label;
  SpEvidenceSign *sign;
  GtkLabel *stance_label;
  GtkLabel *date_label;
  GtkLabel *quote_label;
  GtkLabel *condition_label;
  GtkLabel *note_label;
  GtkButton *source_button;
  GtkLabel *source_label;
  GtkLabel *origin_label;
  GtkButton *edit_button;
};

G_DEFINE_FINAL_TYPE (SpEvidenceRow, sp_evidence_row, GTK_TYPE_BOX)

static void
join (GString    *text,
      const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static const char *
get_actor_name (SpSnapshot *snapshot,
                SpId        id)
{
  const SpActor *actor = sp_snapshot_find_actor (snapshot, id);

  return actor != NULL ? actor->name : "";
}

static void
show_quote (SpEvidenceRow *self,
            const char    *quote)
{
  g_autofree char *quoted = sp_quotation_dup (quote);

  gtk_label_set_label (self->quote_label, quoted);
}

static void
show_source (SpEvidenceRow *self,
             SpId           id)
{
  const SpSource *source = sp_snapshot_find_source (sp_evidence_item_get_snapshot (self->item), id);
  g_autofree char *date = source != NULL ? sp_date_format (source->date) : NULL;
  g_autoptr (GString) tip = g_string_new (source != NULL ? source->title : "");

  gtk_widget_set_visible (GTK_WIDGET (self->source_button), source != NULL);
  if (source == NULL)
    return;
  gtk_label_set_label (self->source_label, source->title);
  join (tip, source->author);
  join (tip, source->publisher);
  join (tip, date);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->source_button), tip->str);
}

static char *
dup_subject (SpEvidenceRow     *self,
             const SpStatement *statement)
{
  SpSnapshot *snapshot = sp_evidence_item_get_snapshot (self->item);
  const SpIssue *issue = sp_snapshot_find_issue (snapshot, statement->issue);
  const char *issue_name = issue != NULL ? issue->name : "";

  if (sp_evidence_item_names_actor (self->item) && sp_evidence_item_names_issue (self->item))
    /* Translators: who spoke, and about what. */
    return g_strdup_printf (C_("evidence", "%s: %s"), get_actor_name (snapshot, statement->actor), issue_name);
  if (sp_evidence_item_names_actor (self->item))
    return g_strdup (get_actor_name (snapshot, statement->actor));
  return g_strdup (sp_evidence_item_names_issue (self->item) ? issue_name : "");
}

static void
show_condition (SpEvidenceRow     *self,
                const SpStatement *statement)
{
  g_autofree char *text = NULL;

  if (*statement->condition != '\0')
    text = g_strdup_printf (_("Condition: %s"), statement->condition);
  gtk_label_set_label (self->condition_label, text != NULL ? text : "");
}

static void
show_origin (SpEvidenceRow     *self,
             const SpStatement *statement)
{
  g_autoptr (GString) origin = g_string_new (sp_enum_to_label (SP_TYPE_FORM, statement->form));
  g_autofree char *reported = NULL;
  g_autofree char *coder = NULL;

  if (*statement->reported_by != '\0')
    reported = g_strdup_printf (_("reported by %s"), statement->reported_by);
  if (*statement->coder != '\0')
    coder = g_strdup_printf (_("coded by %s"), statement->coder);
  join (origin, reported);
  join (origin, coder);
  gtk_label_set_label (self->origin_label, origin->str);
}

static void
show_statement (SpEvidenceRow     *self,
                const SpStatement *statement)
{
  SpPosition position = sp_position_of_statement (statement);
  g_autofree char *subject = dup_subject (self, statement);
  g_autofree char *date = sp_date_format (statement->date);

  gtk_label_set_label (self->subject_label, subject);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), TRUE);
  sp_evidence_sign_set_position (self->sign, &position);
  gtk_label_set_label (self->stance_label, sp_sign_get_label (&position));
  gtk_label_set_label (self->date_label, *date != '\0' ? date : _("undated"));
  show_quote (self, statement->quote);
  show_condition (self, statement);
  gtk_label_set_label (self->note_label, statement->note);
  show_source (self, statement->source);
  show_origin (self, statement);
}

static const char *
get_sign_words (const SpLink *link)
{
  switch (link->sign)
    {
    case SP_SIGN_POSITIVE:
      return C_("link", "positive");
    case SP_SIGN_NEGATIVE:
      return C_("link", "negative");
    case SP_SIGN_NONE:
    default:
      return "";
    }
}

static char *
dup_period (const SpLink *link)
{
  g_autofree char *start = sp_date_format (link->start);
  g_autofree char *end = sp_date_format (link->end);

  if (*start != '\0' && *end != '\0')
    /* Translators: a period, from the first date to the second. */
    return g_strdup_printf (_("%s to %s"), start, end);
  if (*start != '\0')
    return g_strdup_printf (_("since %s"), start);
  return *end != '\0' ? g_strdup_printf (_("until %s"), end) : g_strdup ("");
}

static void
show_link (SpEvidenceRow *self,
           const SpLink  *link)
{
  SpSnapshot *snapshot = sp_evidence_item_get_snapshot (self->item);
  g_autofree char *subject = g_strdup_printf (link->directed ? "%s → %s" : "%s – %s", get_actor_name (snapshot, link->from),
                                              get_actor_name (snapshot, link->to));
  g_autofree char *period = dup_period (link);
  g_autofree char *strength = g_strdup_printf (_("strength %d of 5"), link->strength);
  g_autoptr (GString) kind = g_string_new (link->kind);

  gtk_label_set_label (self->subject_label, sp_evidence_item_names_actor (self->item) ? subject : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sign), FALSE);
  join (kind, get_sign_words (link));
  gtk_label_set_label (self->stance_label, kind->str);
  gtk_label_set_label (self->date_label, period);
  show_quote (self, link->quote);
  gtk_label_set_label (self->condition_label, "");
  gtk_label_set_label (self->note_label, link->note);
  show_source (self, link->source);
  gtk_label_set_label (self->origin_label, strength);
}

static gboolean
has_text (gpointer    owner,
          const char *text)
{
  return text != NULL && *text != '\0';
}

static void
edit_cb (SpEvidenceRow *self)
{
  g_signal_emit_by_name (self, "edit");
}

static void
open_source_cb (SpEvidenceRow *self)
{
  g_signal_emit_by_name (self, "open-source");
}

static void
sp_evidence_row_dispose (GObject *object)
{
  SpEvidenceRow *self = SP_EVIDENCE_ROW (object);

  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_EVIDENCE_ROW);
  G_OBJECT_CLASS (sp_evidence_row_parent_class)->dispose (object);
}

static void
sp_evidence_row_class_init (SpEvidenceRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = sp_evidence_row_dispose;
  g_signal_new ("edit", SP_TYPE_EVIDENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("open-source", SP_TYPE_EVIDENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SP_TYPE_EVIDENCE_SIGN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-evidence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, subject_label);
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, sign);
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, stance_label);
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, date_label);
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, quote_label);
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, condition_label);
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, note_label);
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, source_button);
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, source_label);
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, origin_label);
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, edit_button);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_source_cb);
}

static void
sp_evidence_row_init (SpEvidenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_evidence_row_new:
 *
 * Returns: (transfer floating): a row without content
 */
GtkWidget *
sp_evidence_row_new (void)
{
  return g_object_new (SP_TYPE_EVIDENCE_ROW, NULL);
}

/**
 * sp_evidence_row_get_item:
 * @self: the row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
SpEvidenceItem *
sp_evidence_row_get_item (SpEvidenceRow *self)
{
  g_return_val_if_fail (SP_IS_EVIDENCE_ROW (self), NULL);
  return self->item;
}

/**
 * sp_evidence_row_set_item:
 * @self: the row
 * @item: (nullable): what to show; without it, the row shows what it did
 */
void
sp_evidence_row_set_item (SpEvidenceRow  *self,
                          SpEvidenceItem *item)
{
  const SpStatement *statement;

  g_return_if_fail (SP_IS_EVIDENCE_ROW (self));

  if (!g_set_object (&self->item, item) || item == NULL)
    return;
  statement = sp_evidence_item_get_statement (item);
  if (statement != NULL)
    show_statement (self, statement);
  else
    show_link (self, sp_evidence_item_get_link (item));
}
