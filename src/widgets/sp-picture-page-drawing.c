/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-page-private.h"

#include <glib/gi18n-lib.h>

#include "sp-blocs.h"
#include "sp-go-on.h"

/*
 * The making of the picture: in a worker thread, from a snapshot. A newer picture cancels the older one that is still
 * being made; a page that no one sees waits until it is looked at.
 */

/* Milliseconds before work is shown to be going on. */
#define SPINNER_DELAY 400
#define MARGIN 6.0
#define MAX_NEW_SHARE 0.25

typedef struct
{
  SpSnapshot *snapshot;
  SpSnapshot *evidence_rows;  /* made in the thread */
  SpPictureOptions options;
  GCancellable *cancellable;
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  sp_snapshot_unref (work->snapshot);
  g_clear_pointer (&work->evidence_rows, sp_snapshot_unref);
  sp_picture_options_clear (&work->options);
  g_clear_object (&work->cancellable);
  g_free (work);
}

static SpThemeKind
choose_theme (SpPicturePage *self)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  if (adw_style_manager_get_dark (style))
    return SP_THEME_DARK;
  return adw_style_manager_get_high_contrast (style) ? SP_THEME_HIGH_CONTRAST : SP_THEME_LIGHT;
}

/**
 * sp_picture_page_fill_options:
 * @self: the page
 * @options: (out caller-allocates): what is shown; its places and its filter are lent
 */
void
sp_picture_page_fill_options (SpPicturePage    *self,
                              SpPictureOptions *options)
{
  sp_picture_page_fill_options_with (self, self->kind, self->settings, options);
}

/**
 * sp_picture_page_fill_options_with:
 * @self: the page
 * @kind: a picture
 * @settings: its settings
 * @options: (out caller-allocates): how the page would show it; places and filter are lent
 */
void
sp_picture_page_fill_options_with (SpPicturePage     *self,
                                   SpPictureKind      kind,
                                   SpPictureSettings *settings,
                                   SpPictureOptions  *options)
{
  sp_picture_options_init (options, kind);
  sp_picture_settings_fill_options (settings, options);
  options->theme = choose_theme (self);
  options->right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  options->show_title = FALSE;
  options->margin = MARGIN;
  options->positions.as_of = sp_picture_date_get (self->date);
}

static guint
count_new (SpSnapshot *snapshot,
           GHashTable *places)
{
  guint n = 0;

  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    n += !g_hash_table_contains (places, &sp_snapshot_get_actor (snapshot, i)->id);
  return n;
}

static void
pin_all (GHashTable *places)
{
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    ((SpPlace *) place)->pinned = TRUE;
}

/* An edit or another choice does not move what stands: only what is new finds its place, unless it is so much that the whole
 * picture is another. To arrange everything anew is the user's choice. What a filter leaves out is not new. */
static void
hold_nodes (Work *work)
{
  g_autoptr (SpSnapshot) fitting = sp_filter_apply (work->options.filter, work->snapshot, SP_FILTER_PART_ALL,
                                                    work->options.positions.roll_up);

  if (work->options.kind == SP_PICTURE_KIND_DIAGRAM
      && count_new (fitting, work->options.places) <= MAX_NEW_SHARE * sp_snapshot_get_n_actors (fitting))
    pin_all (work->options.places);
}

static void
draw_in_thread_cb (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  g_autoptr (SpPages) pages = NULL;
  SpScene *scene;

  hold_nodes (work);
  pages = sp_picture_draw (work->snapshot, &work->options, sp_go_on_unless_cancelled_cb, cancellable, &error);
  scene = pages != NULL ? sp_pages_draw (pages, 0, sp_go_on_unless_cancelled_cb, cancellable, &error) : NULL;
  work->evidence_rows = sp_filter_apply (work->options.filter, work->snapshot, SP_FILTER_PART_STATEMENTS, FALSE);
  if (scene == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  sp_scene_prepare (scene);
  g_task_return_pointer (task, scene, (GDestroyNotify) sp_scene_unref);
}

static Work *
create_work (SpPicturePage *self)
{
  Work *work = g_new0 (Work, 1);

  work->snapshot = sp_snapshot_ref (self->snapshot);
  sp_picture_page_fill_options (self, &work->options);
  work->options.places = self->keep_places ? sp_picture_page_list_places (self)
                                           : sp_picture_places_copy (sp_picture_settings_get_places (self->settings), FALSE);
  sp_filter_ref (work->options.filter);
  work->cancellable = g_object_ref (self->cancellable);
  return work;
}

static void
stop_spinner (SpPicturePage *self)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_widget_set_visible (self->spinner, FALSE);
}

static void
show_spinner_cb (gpointer data)
{
  SpPicturePage *self = data;

  self->spinner_id = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
}

/**
 * sp_picture_page_cancel:
 * @self: the page
 *
 * Stops the picture that is being made, if there is one.
 */
void
sp_picture_page_cancel (SpPicturePage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_overtaken = FALSE;
  stop_spinner (self);
}

static void
show_failure (SpPicturePage *self,
              const GError  *error)
{
  /* The description is read as markup. */
  g_autofree char *reason = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed_page, reason);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static gboolean
has_blocs (const SpPictureOptions *options,
           SpPictureKind           kind)
{
  if (kind == SP_PICTURE_KIND_DIAGRAM)
    return options->show_hulls || options->colour_by_bloc;
  return kind == SP_PICTURE_KIND_MATRIX && (options->actor_grouping == SP_GROUPING_BLOC || options->group_issues);
}

/* The legend says it as well, but it may be far below. */
static void
tell_of_blocs (SpPicturePage          *self,
               const SpPictureOptions *options)
{
  g_autoptr (GError) error = NULL;

  if (self->told_of_blocs || !has_blocs (options, self->kind) || sp_blocs_can_be_found (&error))
    return;
  self->told_of_blocs = TRUE;
  sp_picture_page_tell (self, error);
}

static void
show_scene (SpPicturePage *self,
            SpScene       *scene,
            GHashTable    *places,
            SpSnapshot    *evidence_rows)
{
  gboolean has_wanted = self->has_wanted;

  g_hash_table_ref (places);
  g_clear_pointer (&self->places, g_hash_table_unref);
  self->places = places;
  self->keep_places = TRUE;
  g_clear_pointer (&self->evidence_rows, sp_snapshot_unref);
  self->evidence_rows = sp_snapshot_ref (evidence_rows);
  sp_picture_view_set_scene (self->view, scene);
  gtk_stack_set_visible_child_name (self->stack, "picture");
  if (has_wanted)
    sp_picture_page_select (self, &self->wanted);
  self->has_wanted = FALSE;
  sp_picture_page_show_evidence (self);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  SpPicturePage *self = SP_PICTURE_PAGE (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (SpScene) scene = g_task_propagate_pointer (G_TASK (result), &error);

  /* A later picture is on its way, or the page is going. */
  if (work->cancellable != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  stop_spinner (self);
  if (scene == NULL)
    show_failure (self, error);
  else
    {
      show_scene (self, scene, work->options.places, work->evidence_rows);
      tell_of_blocs (self, &work->options);
    }
  g_object_notify (G_OBJECT (self), "busy");
  if (self->is_overtaken)
    sp_picture_page_draw (self);
}

static void
start_drawing (SpPicturePage *self)
{
  g_autoptr (GTask) task = NULL;

  self->cancellable = g_cancellable_new ();
  self->spinner_id = g_timeout_add_once (SPINNER_DELAY, show_spinner_cb, self);
  task = g_task_new (self, self->cancellable, drawn_cb, NULL);
  g_task_set_source_tag (task, start_drawing);
  g_task_set_task_data (task, create_work (self), free_work);
  g_task_run_in_thread (task, draw_in_thread_cb);
  g_object_notify (G_OBJECT (self), "busy");
}

static gboolean
is_empty (SpPicturePage *self)
{
  if (self->kind == SP_PICTURE_KIND_DIAGRAM || self->kind == SP_PICTURE_KIND_GRID)
    return sp_snapshot_get_n_actors (self->snapshot) == 0;
  return sp_snapshot_get_n_actors (self->snapshot) == 0 || sp_snapshot_get_n_issues (self->snapshot) == 0;
}

static void
show_empty (SpPicturePage *self)
{
  gboolean no_actors = sp_snapshot_get_n_actors (self->snapshot) == 0;

  sp_picture_view_set_scene (self->view, NULL);
  self->keep_places = FALSE;
  adw_status_page_set_icon_name (self->empty_page, no_actors ? "system-users-symbolic" : "view-list-symbolic");
  adw_status_page_set_title (self->empty_page, no_actors ? _("No Actors Yet") : _("No Issues Yet"));
  adw_status_page_set_description (self->empty_page,
                                   no_actors ? _("Actors are the people, organisations and states that take a stand.")
                                   : sp_picture_page_is_chart (self)
                                     ? _("Issues are what is contested. Each has a scale on which actors stand.")
                                     : _("Issues are what is contested. Each becomes a column of the matrix."));
  gtk_button_set_label (self->empty_button, no_actors ? _("_Add Actor…") : _("_Add Issue…"));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/**
 * sp_picture_page_draw:
 * @self: the page
 *
 * Makes the picture of the project as it is now. Returns at once; the picture that is shown stays until then.
 */
void
sp_picture_page_draw (SpPicturePage *self)
{
  sp_picture_page_cancel (self);
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale || self->snapshot == NULL)
    return;
  if (is_empty (self))
    show_empty (self);
  else
    start_drawing (self);
}

/**
 * sp_picture_page_draw_soon:
 * @self: the page
 *
 * Makes another picture, after the one that is being made: while a day is dragged, each picture is seen.
 */
void
sp_picture_page_draw_soon (SpPicturePage *self)
{
  if (self->cancellable != NULL)
    self->is_overtaken = TRUE;
  else
    sp_picture_page_draw (self);
}

/**
 * sp_picture_page_copy_options:
 * @self: the page
 * @options: (out caller-allocates): what is shown; to be released with sp_picture_options_clear ()
 *
 * Copies what is shown, for an export. Every node is pinned where it stands, so that the export is what was on the
 * screen.
 */
void
sp_picture_page_copy_options (SpPicturePage    *self,
                              SpPictureOptions *options)
{
  g_return_if_fail (SP_IS_PICTURE_PAGE (self));

  sp_picture_page_fill_options (self, options);
  options->places = sp_picture_page_list_places (self);
  sp_filter_ref (options->filter);
  pin_all (options->places);
}
