/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-help-topics.h"

/* Which page of the help tells about which part of the window: "PAGE" or "PAGE#SECTION". The test `help` looks them up. */
static const struct
{
  const char *class_name;
  const char *topic;
} topics[] = {
  { "SpActorForm", "actors#actor" },
  { "SpAddDialog", "actors" },
  { "SpChartBar", "charts" },
  { "SpCodingPopover", "coding#passage" },
  { "SpConflictRow", "team#merge" },
  { "SpDateBar", "dates#date-bar" },
  { "SpDraftList", "coding#suggestions" },
  { "SpEvidencePanel", "matrix#cell" },
  { "SpExportDialog", "export" },
  { "SpFilterBar", "filters" },
  { "SpFilterPopover", "filters" },
  { "SpFindBar", "search#text" },
  { "SpHistoryDialog", "recovery#mistake" },
  { "SpImportDialog", "export#import" },
  { "SpInsightsPage", "insights" },
  { "SpInspector", "actors" },
  { "SpIssueForm", "actors#issue" },
  { "SpLinkForm", "actors#link" },
  { "SpMergeDialog", "team#merge" },
  { "SpOpeningPage", "recovery#damaged" },
  { "SpOutline", "actors" },
  { "SpPictureChoices", "show" },
  { "SpPreferencesDialog", "preferences" },
  { "SpPropertiesDialog", "preferences#project" },
  { "SpReader", "coding" },
  { "SpSearchDialog", "search" },
  { "SpSourceErrorForm", "coding#errors" },
  { "SpSourceForm", "sources#fields" },
  { "SpSourcesPage", "sources" },
  { "SpSplitDialog", "actors#actor" },
  { "SpStatementForm", "coding#qualifiers" },
  { "SpStatementsPage", "statements" },
  { "SpTextEditor", "coding#edit-text" },
  { "SpViewsPopover", "views" },
  { "SpWelcomePage", "first-project" },
  { "AdwPreferencesDialog", "keyboard" },     /* the plain one lists the keys */
};

/**
 * sp_help_find_topic:
 * @widget: (nullable): what has the keyboard, or a part of the window
 *
 * Looks for the innermost part of the window around a widget that a page of the help tells about.
 *
 * Returns: (nullable): the page, or the page and a section of it after "#"
 */
const char *
sp_help_find_topic (GtkWidget *widget)
{
  for (; widget; widget = gtk_widget_get_parent (widget))
    for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
      if (g_str_equal (topics[i].class_name, G_OBJECT_TYPE_NAME (widget)))
        return topics[i].topic;
  return NULL;
}
