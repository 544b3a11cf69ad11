/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-related-group.h"

#include <glib/gi18n-lib.h>

#include "sp-arrow-row.h"
#include "sp-name-matches.h"
#include "sp-quotation.h"
#include "sp-row-words.h"

/* More than that nobody reads here: the page of statements has them all. */
#define MAX_ROWS 50

/**
 * SpRelatedGroup:
 *
 * What hangs on the row in the inspector: a line for each statement or link, newest first.
 */
struct _SpRelatedGroup
{
  AdwPreferencesGroup parent_instance;

  SpSelection *selection;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (SpRelatedGroup, sp_related_group, ADW_TYPE_PREFERENCES_GROUP)

static void
remove_rows (SpRelatedGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
activated_cb (AdwActionRow   *row,
              SpRelatedGroup *self)
{
  SpTable table = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "table"));
  const SpId *id = g_object_get_data (G_OBJECT (row), "id");

  if (self->selection)
    sp_selection_select (self->selection, table, *id);
}

static void
add_row (SpRelatedGroup *self,
         SpTable         table,
         SpId            id,
         const char     *title,
         const char     *subtitle)
{
  GtkWidget *row = sp_arrow_row_new (title, subtitle);

  g_object_set_data (G_OBJECT (row), "table", GINT_TO_POINTER (table));
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
set_heading (SpRelatedGroup *self,
             const char     *title,
             guint           n)
{
  g_autofree char *rest = n > MAX_ROWS ? g_strdup_printf (_("The newest %d; all of them stand in the table of statements."),
                                                          MAX_ROWS) : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), rest);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static int
compare_statements (gconstpointer a,
                    gconstpointer b)
{
  const SpStatement *first = *(const SpStatement * const *) a;
  const SpStatement *second = *(const SpStatement * const *) b;

  return sp_date_compare (second->date, first->date);
}

static void
add_statement (SpRelatedGroup    *self,
               SpSnapshot        *snapshot,
               const SpStatement *statement,
               gboolean           with_actor,
               gboolean           with_issue)
{
  g_autofree char *stance = sp_stance_dup_words (statement);
  g_autofree char *date = sp_date_format (statement->date);
  g_autofree char *name = sp_row_dup_name (snapshot, SP_TABLE_STATEMENT, statement->id);
  g_autoptr (GString) subtitle = g_string_new (stance);
  const char *title = with_actor && with_issue ? name
                      : with_actor ? sp_name_of (snapshot, SP_TABLE_ACTOR, statement->actor)
                      : with_issue ? sp_name_of (snapshot, SP_TABLE_ISSUE, statement->issue) : stance;

  if (title == stance)
    g_string_truncate (subtitle, 0);
  if (*date)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", date);
  if (*statement->quote)
    {
      g_autofree char *quoted = sp_quotation_dup (statement->quote);

      g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? "\n" : "", quoted);
    }
  add_row (self, SP_TABLE_STATEMENT, statement->id, title, subtitle->str);
}

static void
sp_related_group_dispose (GObject *object)
{
  SpRelatedGroup *self = SP_RELATED_GROUP (object);

  g_clear_object (&self->selection);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_related_group_parent_class)->dispose (object);
}

static void
sp_related_group_class_init (SpRelatedGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_related_group_dispose;
}

static void
sp_related_group_init (SpRelatedGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * sp_related_group_set_selection:
 * @self: a group
 * @selection: what a click changes
 *
 * Sets the selection of the window.
 */
void
sp_related_group_set_selection (SpRelatedGroup *self,
                                SpSelection    *selection)
{
  g_return_if_fail (SP_IS_RELATED_GROUP (self));

  g_set_object (&self->selection, selection);
}

/**
 * sp_related_group_show_statements:
 * @self: a group
 * @snapshot: the rows
 * @actor: who makes them, or %SP_ID_NONE for everybody
 * @issue: what they are about, or %SP_ID_NONE for everything
 * @source: where they were found, or %SP_ID_NONE for everywhere
 *
 * Lists statements. Takes O(s) time for s statements.
 */
void
sp_related_group_show_statements (SpRelatedGroup *self,
                                  SpSnapshot     *snapshot,
                                  SpId            actor,
                                  SpId            issue,
                                  SpId            source)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new ();
  g_autofree char *title = NULL;

  g_return_if_fail (SP_IS_RELATED_GROUP (self));

  remove_rows (self);
  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    {
      const SpStatement *statement = sp_snapshot_get_statement (snapshot, i);

      if ((actor == SP_ID_NONE || statement->actor == actor) && (issue == SP_ID_NONE || statement->issue == issue)
          && (source == SP_ID_NONE || statement->source == source))
        g_ptr_array_add (statements, (gpointer) statement);
    }
  g_ptr_array_sort (statements, compare_statements);
  for (guint i = 0; i < MIN (statements->len, MAX_ROWS); i++)
    add_statement (self, snapshot, g_ptr_array_index (statements, i), actor == SP_ID_NONE, issue == SP_ID_NONE);
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u Statement", "%'u Statements", statements->len), statements->len);
  set_heading (self, title, statements->len);
}

/**
 * sp_related_group_show_links:
 * @self: a group
 * @snapshot: the rows
 * @actor: at one end of the links
 *
 * Lists the links of an actor. Takes O(l) time for l links.
 */
void
sp_related_group_show_links (SpRelatedGroup *self,
                             SpSnapshot     *snapshot,
                             SpId            actor)
{
  g_autofree char *title = NULL;
  guint n = 0;

  g_return_if_fail (SP_IS_RELATED_GROUP (self));

  remove_rows (self);
  for (guint i = 0; i < sp_snapshot_get_n_links (snapshot); i++)
    {
      const SpLink *link = sp_snapshot_get_link (snapshot, i);
      g_autofree char *words = NULL;
      g_autofree char *date = NULL;

      if ((link->from != actor && link->to != actor) || n++ >= MAX_ROWS)
        continue;
      words = sp_link_dup_words (snapshot, link);
      date = sp_date_format (link->start);
      add_row (self, SP_TABLE_LINK, link->id, words, date);
    }
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u Link", "%'u Links", n), n);
  set_heading (self, title, n);
}
