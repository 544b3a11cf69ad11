/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-draft-list.h"

#include <glib/gi18n-lib.h>

#include "sp-name-matches.h"

/* A list that nobody would read to its end is not made. */
#define MAX_SHOWN 200

/**
 * SpDraftList:
 *
 * Sentences of a source that look like statements. None is ever entered by itself: accepting one opens the form with
 * what was found filled in.
 */
struct _SpDraftList
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListBox *list;

  GArray *candidates;
};

G_DEFINE_FINAL_TYPE (SpDraftList, sp_draft_list, ADW_TYPE_BIN)

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
create_label (const char *words,
              const char *style,
              int         n_lines)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), n_lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_row (SpSnapshot                 *snapshot,
            const char                 *text,
            const SpStatementCandidate *candidate)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *sentence = g_utf8_substring (text, candidate->passage.start, candidate->passage.end);
  g_autofree char *name = g_strdup_printf (C_("statement", "%s: %s"),
                                           sp_name_of (snapshot, SP_TABLE_ACTOR, candidate->actor),
                                           sp_name_of (snapshot, SP_TABLE_ISSUE, candidate->issue));

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), create_label (name, "caption-heading", 2));
  gtk_box_append (GTK_BOX (box), create_label (sentence, "caption", 4));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, _("Code this sentence"));
  return row;
}

static void
row_activated_cb (SpDraftList   *self,
                  GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);
  SpStatementCandidate candidate;

  if (index >= self->candidates->len)
    return;
  candidate = g_array_index (self->candidates, SpStatementCandidate, index);
  g_signal_emit (self, signals[ACCEPTED], 0, candidate.passage.start, candidate.passage.end, candidate.actor,
                 candidate.issue);
}

static void
sp_draft_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_DRAFT_LIST);

  G_OBJECT_CLASS (sp_draft_list_parent_class)->dispose (object);
}

static void
sp_draft_list_finalize (GObject *object)
{
  g_array_unref (SP_DRAFT_LIST (object)->candidates);

  G_OBJECT_CLASS (sp_draft_list_parent_class)->finalize (object);
}

static void
sp_draft_list_class_init (SpDraftListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_draft_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_draft_list_finalize;

  /**
   * SpDraftList::accepted:
   * @self: the list
   * @start: where the sentence begins, in code points
   * @end: where it ends
   * @actor: who seems to speak
   * @issue: what about
   */
  signals[ACCEPTED] = g_signal_new ("accepted", SP_TYPE_DRAFT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 4, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT64, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-draft-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDraftList, stack);
  gtk_widget_class_bind_template_child (widget_class, SpDraftList, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sp_draft_list_init (SpDraftList *self)
{
  self->candidates = g_array_new (FALSE, FALSE, sizeof (SpStatementCandidate));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_draft_list_show:
 * @self: a list
 * @snapshot: the rows
 * @text: the text of the source
 * @candidates: (element-type SpStatementCandidate): what was found in it
 *
 * Shows the sentences.
 */
void
sp_draft_list_show (SpDraftList *self,
                    SpSnapshot  *snapshot,
                    const char  *text,
                    GArray      *candidates)
{
  g_return_if_fail (SP_IS_DRAFT_LIST (self));

  gtk_list_box_remove_all (self->list);
  g_array_set_size (self->candidates, 0);
  g_array_append_vals (self->candidates, candidates->data, MIN (candidates->len, MAX_SHOWN));
  for (guint i = 0; i < self->candidates->len; i++)
    gtk_list_box_append (self->list, create_row (snapshot, text, &g_array_index (candidates, SpStatementCandidate, i)));
  gtk_stack_set_visible_child_name (self->stack, self->candidates->len > 0 ? "list" : "empty");
}
