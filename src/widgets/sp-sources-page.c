/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-sources-page-private.h"

#include <glib/gi18n-lib.h>

#include "sp-choice-field.h"
#include "sp-source-text.h"

#define DEFAULT_SIZE 12.0
#define LEAST_SIZE 8.0
#define LARGEST_SIZE 32.0
#define SIZE_STEP 1.0
/* The width of the column in sizes of the text: some 70 letters. */
#define COLUMN_WIDTH 46

/**
 * SpSourcesPage:
 *
 * The text of a source, with its passages marked. It follows what is selected: a source is opened, a statement's
 * or a link's passage is shown.
 */
G_DEFINE_FINAL_TYPE (SpSourcesPage, sp_sources_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TEXT_SIZE,
  N_PROPERTIES,
};

enum
{
  READ_FILES,
  FAILED,
  PICKED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static SpSnapshot *
get_snapshot (SpSourcesPage *self)
{
  return self->store ? sp_store_get_snapshot (self->store) : NULL;
}

static void
append_detail (GString    *words,
               const char *detail)
{
  if (*detail)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", detail);
}

static void
show_heading (SpSourcesPage  *self,
              const SpSource *source)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *kind = sp_choice_dup_label (SP_TYPE_SOURCE_KIND, source->kind);
  g_autofree char *date = sp_date_format (source->date);
  g_autofree char *pages = NULL;
  guint n_pages = sp_source_text_count_pages (source->text);

  append_detail (words, kind);
  append_detail (words, source->author);
  append_detail (words, source->publisher);
  append_detail (words, date);
  if (n_pages > 1)
    {
      pages = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u page", "%'u pages", n_pages), n_pages);
      append_detail (words, pages);
    }
  gtk_label_set_text (self->title_label, source->title);
  gtk_label_set_text (self->detail_label, words->str);
}

static void
show_caret_words (SpSourcesPage *self)
{
  g_autofree char *words = sp_reader_dup_caret_words (self->reader);

  if (*words)
    gtk_label_set_text (self->caret_label, words);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->caret_revealer), *words != '\0');
  if (*words && gtk_widget_has_focus (GTK_WIDGET (self->reader)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->reader), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* The source that was shown, or else the first. */
static const SpSource *
find_shown (SpSourcesPage *self)
{
  SpSnapshot *snapshot = get_snapshot (self);
  const SpSource *source;

  if (!snapshot || sp_snapshot_get_n_sources (snapshot) == 0)
    return NULL;
  source = sp_snapshot_find_source (snapshot, self->source);
  return source ? source : sp_snapshot_get_source (snapshot, 0);
}

static void
update_actions (SpSourcesPage *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);
  gboolean reading = g_strcmp0 (page, "text") == 0;
  const char * const of_texts[] = {
    "sources.next-passage", "sources.previous-passage", "sources.find", "sources.edit-text", "sources.show-drafts",
  };

  for (guint i = 0; i < G_N_ELEMENTS (of_texts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_texts[i], reading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sources.paste", self->store && !self->editing);
}

/*
 * sp_sources_page_update:
 * @self: a page
 *
 * Shows the project as it is now.
 */
void
sp_sources_page_update (SpSourcesPage *self)
{
  const SpSource *source = find_shown (self);

  if (!source || source->id != self->source)
    self->editing = FALSE;
  self->source = source ? source->id : SP_ID_NONE;
  sp_reader_show_source (self->reader, get_snapshot (self), self->source);
  gtk_stack_set_visible_child_name (self->stack, !source ? "empty" : self->editing ? "editor" : *source->text ? "text" : "blank");
  if (source)
    show_heading (self, source);
  gtk_widget_set_visible (self->heading, source != NULL);
  if (!source || self->editing)
    sp_find_bar_close (self->find_bar);
  show_caret_words (self);
  update_actions (self);
  sp_sources_page_suggest (self);
}

/*
 * sp_sources_page_show:
 * @self: the page of a project
 * @source: a source
 *
 * Opens a source.
 */
void
sp_sources_page_show (SpSourcesPage *self,
                      SpId           source)
{
  self->editing = self->editing && self->source == source;
  self->source = source;
  sp_sources_page_update (self);
}

/*
 * sp_sources_page_fail:
 * @self: a page
 * @heading: what did not work
 * @body: why
 *
 * Has the window tell of a failure.
 */
void
sp_sources_page_fail (SpSourcesPage *self,
                      const char    *heading,
                      const char    *body)
{
  g_signal_emit (self, signals[FAILED], 0, heading, body);
}

static void
find_evidence (SpSourcesPage *self,
               SpId          *source,
               SpPassage     *passage)
{
  SpTable table = sp_selection_get_table (self->selection);
  SpId id = sp_selection_get_id (self->selection);
  const SpStatement *statement = table == SP_TABLE_STATEMENT ? sp_snapshot_find_statement (get_snapshot (self), id) : NULL;
  const SpLink *link = table == SP_TABLE_LINK ? sp_snapshot_find_link (get_snapshot (self), id) : NULL;
  const SpSourceError *fault = table == SP_TABLE_SOURCE_ERROR ? sp_snapshot_find_source_error (get_snapshot (self), id)
                                                              : NULL;

  *source = statement ? statement->source : link ? link->source : fault ? fault->source
            : table == SP_TABLE_SOURCE ? id : SP_ID_NONE;
  *passage = statement ? statement->passage : link ? link->passage : fault ? fault->passage : SP_PASSAGE_NONE;
}

static void
follow_selection (SpSourcesPage *self)
{
  SpId source;
  SpPassage passage;

  sp_reader_set_current (self->reader, sp_selection_get_table (self->selection), sp_selection_get_id (self->selection));
  if (!self->store || sp_selection_is_empty (self->selection) || self->leading)
    return;
  find_evidence (self, &source, &passage);
  if (source == SP_ID_NONE)
    return;
  if (source != self->source)
    sp_sources_page_show (self, source);
  sp_reader_show_passage (self->reader, passage);
}

static void
passage_activated_cb (SpSourcesPage *self,
                      int            table,
                      gint64         id)
{
  if (!self->selection)
    return;
  self->leading = TRUE;
  sp_selection_select (self->selection, table, id);
  self->leading = FALSE;
  g_signal_emit (self, signals[PICKED], 0);
}

static void
apply_text_size (SpSourcesPage *self)
{
  sp_reader_set_text_size (self->reader, self->text_size);
  adw_clamp_scrollable_set_maximum_size (self->clamp, (int) (self->text_size * COLUMN_WIDTH));
  adw_clamp_scrollable_set_tightening_threshold (self->clamp, (int) (self->text_size * COLUMN_WIDTH));
}

static void
set_text_size (SpSourcesPage *self,
               double         size)
{
  size = CLAMP (size, LEAST_SIZE, LARGEST_SIZE);
  if (self->text_size == size)
    return;
  self->text_size = size;
  apply_text_size (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SIZE]);
}

static void
zoom (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SpSourcesPage *self = SP_SOURCES_PAGE (widget);

  if (g_str_equal (name, "sources.smaller"))
    set_text_size (self, self->text_size - SIZE_STEP);
  else
    set_text_size (self, g_str_equal (name, "sources.larger") ? self->text_size + SIZE_STEP : DEFAULT_SIZE);
}

static void
step (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SpSourcesPage *self = SP_SOURCES_PAGE (widget);

  if (!sp_reader_step (self->reader, g_str_equal (name, "sources.next-passage") ? 1 : -1))
    gtk_widget_error_bell (widget);
}

static void
show_drafts (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SpSourcesPage *self = SP_SOURCES_PAGE (widget);
  gboolean shown = adw_overlay_split_view_get_show_sidebar (self->draft_split);

  adw_overlay_split_view_set_show_sidebar (self->draft_split, !shown);
  if (!shown)
    gtk_widget_child_focus (GTK_WIDGET (self->draft_list), GTK_DIR_TAB_FORWARD);
}

static void
draft_accepted_cb (SpSourcesPage *self,
                   int            start,
                   int            end,
                   gint64         actor,
                   gint64         issue)
{
  if (adw_overlay_split_view_get_collapsed (self->draft_split))
    adw_overlay_split_view_set_show_sidebar (self->draft_split, FALSE);
  sp_sources_page_accept_draft (self, (SpPassage) { start, end }, actor, issue);
}

static void
sp_sources_page_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_TEXT_SIZE:
      g_value_set_double (value, SP_SOURCES_PAGE (object)->text_size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_sources_page_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_TEXT_SIZE:
      set_text_size (SP_SOURCES_PAGE (object), g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static gboolean
sp_sources_page_grab_focus (GtkWidget *widget)
{
  SpSourcesPage *self = SP_SOURCES_PAGE (widget);
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "text") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  return gtk_widget_get_focus_child (shown) || gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
}

static void
sp_sources_page_dispose (GObject *object)
{
  SpSourcesPage *self = SP_SOURCES_PAGE (object);

  if (self->reader)
    sp_sources_page_set_store (self, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->searching);
  g_clear_handle_id (&self->placing, g_source_remove);
  if (self->coding_popover)
    gtk_widget_unparent (GTK_WIDGET (self->coding_popover));
  self->coding_popover = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_SOURCES_PAGE);

  G_OBJECT_CLASS (sp_sources_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-sources-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSourcesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SpSourcesPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SpSourcesPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpSourcesPage, detail_label);
  gtk_widget_class_bind_template_child (widget_class, SpSourcesPage, caret_label);
  gtk_widget_class_bind_template_child (widget_class, SpSourcesPage, caret_revealer);
  gtk_widget_class_bind_template_child (widget_class, SpSourcesPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, SpSourcesPage, reader);
  gtk_widget_class_bind_template_callback (widget_class, passage_activated_cb);
  gtk_widget_class_bind_template_child (widget_class, SpSourcesPage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, SpSourcesPage, editor);
  gtk_widget_class_bind_template_child (widget_class, SpSourcesPage, draft_list);
  gtk_widget_class_bind_template_child (widget_class, SpSourcesPage, draft_split);
  gtk_widget_class_bind_template_callback (widget_class, show_caret_words);
  gtk_widget_class_bind_template_callback (widget_class, draft_accepted_cb);
  gtk_widget_class_bind_template_callback (widget_class, sp_sources_page_keep_text);
  gtk_widget_class_bind_template_callback (widget_class, sp_sources_page_stop_editing);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  const guint larger[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add };

  gtk_widget_class_install_action (widget_class, "sources.larger", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "sources.smaller", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "sources.usual-size", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "sources.next-passage", NULL, step);
  gtk_widget_class_install_action (widget_class, "sources.previous-passage", NULL, step);
  gtk_widget_class_install_action (widget_class, "sources.show-drafts", NULL, show_drafts);

  for (guint i = 0; i < G_N_ELEMENTS (larger); i++)
    gtk_widget_class_add_binding_action (widget_class, larger[i], GDK_CONTROL_MASK, "sources.larger", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "sources.smaller", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "sources.smaller", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "sources.usual-size", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0, GDK_CONTROL_MASK, "sources.usual-size", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "sources.next-passage", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "sources.previous-passage", NULL);
}

static void
sp_sources_page_class_init (SpSourcesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sp_sources_page_get_property;
  object_class->set_property = sp_sources_page_set_property;
  object_class->dispose = sp_sources_page_dispose;
  widget_class->grab_focus = sp_sources_page_grab_focus;

  properties[PROP_TEXT_SIZE] = g_param_spec_double ("text-size", NULL, NULL, LEAST_SIZE, LARGEST_SIZE, DEFAULT_SIZE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * SpSourcesPage::read-files:
   * @self: the page
   * @files: a GListModel of GFile
   *
   * Files were dropped on the page or pasted into it, to become sources.
   */
  signals[READ_FILES] = g_signal_new ("read-files", SP_TYPE_SOURCES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);

  /**
   * SpSourcesPage::failed:
   * @self: the page
   * @heading: what did not work
   * @body: why, and what to do
   */
  signals[FAILED] = g_signal_new ("failed", SP_TYPE_SOURCES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  /* What a marked passage that was clicked on is evidence of is selected, or the source that a pasted text became. */
  signals[PICKED] = g_signal_new ("picked", SP_TYPE_SOURCES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  install_actions (widget_class);
  sp_sources_page_install_adding (widget_class);
  sp_sources_page_install_coding (widget_class);
  sp_sources_page_install_editing (widget_class);
  sp_sources_page_install_finding (widget_class);
}

static void
sp_sources_page_init (SpSourcesPage *self)
{
  self->text_size = DEFAULT_SIZE;
  gtk_widget_init_template (GTK_WIDGET (self));
  apply_text_size (self);
  sp_find_bar_set_view (self->find_bar, GTK_TEXT_VIEW (self->reader));
  sp_sources_page_accept_drops (self);
  sp_sources_page_prepare_coding (self);
  sp_sources_page_update (self);
}

/**
 * sp_sources_page_set_store:
 * @self: a page
 * @store: (nullable): the project's store
 *
 * Shows the sources of a project, and follows it.
 */
void
sp_sources_page_set_store (SpSourcesPage *self,
                           SpStore       *store)
{
  g_return_if_fail (SP_IS_SOURCES_PAGE (self));

  if (self->store)
    g_signal_handlers_disconnect_by_func (self->store, sp_sources_page_update, self);
  if (!g_set_object (&self->store, store))
    return;

  if (store)
    g_signal_connect_swapped (store, "notify::snapshot", G_CALLBACK (sp_sources_page_update), self);
  sp_sources_page_update (self);
}

/**
 * sp_sources_page_set_selection:
 * @self: a page
 * @selection: what is selected in the window
 *
 * Shows what is selected, and selects.
 */
void
sp_sources_page_set_selection (SpSourcesPage *self,
                               SpSelection   *selection)
{
  g_return_if_fail (SP_IS_SOURCES_PAGE (self));

  if (self->selection)
    g_signal_handlers_disconnect_by_func (self->selection, follow_selection, self);
  g_set_object (&self->selection, selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (follow_selection), self, G_CONNECT_SWAPPED);
  follow_selection (self);
}
