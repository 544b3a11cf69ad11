/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-export-preview.h"

#include <glib/gi18n.h>

#include "sp-go-on.h"
#include "sp-renderer.h"

#define DELAY 150             /* milliseconds: of several choices in a row the last is drawn */
#define MOST_PIXELS 900       /* of the longer side */

struct _SpExportPreview
{
  AdwBin parent_instance;

  GtkPicture *picture;
  GtkWidget *spinner;
  GtkLabel *failed_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkLabel *page_label;

  SpSnapshot *snapshot;         /* of what is wanted */
  SpPictureOptions options;
  gboolean transparent;
  SpPages *pages;               /* nullable: of what is wanted, once it is known how many there are */
  guint page;
  guint delay_id;
  GCancellable *cancellable;    /* nullable: of what is being drawn */
};

G_DEFINE_FINAL_TYPE (SpExportPreview, sp_export_preview, ADW_TYPE_BIN)

enum
{
  DRAWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  SpSnapshot *snapshot;
  SpPictureOptions options;
  gboolean transparent;
  SpPages *pages;               /* nullable: to be found first */
  guint page;
  GdkTexture *texture;
} Drawing;

static void
free_drawing (gpointer data)
{
  Drawing *drawing = data;

  g_clear_pointer (&drawing->snapshot, sp_snapshot_unref);
  sp_picture_options_clear (&drawing->options);
  g_clear_pointer (&drawing->pages, sp_pages_unref);
  g_clear_object (&drawing->texture);
  g_free (drawing);
}

static GdkTexture *
render (SpScene  *scene,
        gboolean  transparent)
{
  double longer = MAX (sp_scene_get_width (scene), sp_scene_get_height (scene));
  double scale = MOST_PIXELS / MAX (longer, 1.0);
  int width = MAX (1, (int) lround (sp_scene_get_width (scene) * scale));
  int height = MAX (1, (int) lround (sp_scene_get_height (scene) * scale));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;

  cairo_scale (cr, scale, scale);
  sp_renderer_draw (scene, cr, transparent);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
draw_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Drawing *drawing = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpScene) scene = NULL;

  if (drawing->pages == NULL)
    drawing->pages = sp_picture_draw (drawing->snapshot, &drawing->options, sp_go_on_unless_cancelled_cb, cancellable, &error);
  if (drawing->pages != NULL)
    {
      drawing->page = MIN (drawing->page, sp_pages_get_n (drawing->pages) - 1);
      scene = sp_pages_draw (drawing->pages, drawing->page, sp_go_on_unless_cancelled_cb, cancellable, &error);
    }
  if (scene == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  drawing->texture = render (scene, drawing->transparent);
  g_task_return_boolean (task, TRUE);
}

static void
update_pages (SpExportPreview *self)
{
  guint n = sp_export_preview_get_n_pages (self);
  /* Translators: the number of a page and how many there are */
  g_autofree char *words = n > 1 ? g_strdup_printf (_("%u of %u"), self->page + 1, n) : NULL;

  gtk_label_set_text (self->page_label, words ? words : "");
  gtk_widget_set_visible (self->previous_button, n > 1);
  gtk_widget_set_visible (self->next_button, n > 1);
  gtk_widget_set_sensitive (self->previous_button, self->page > 0);
  gtk_widget_set_sensitive (self->next_button, self->page + 1 < n);
}

static void
show_failure (SpExportPreview *self,
              const char      *words)
{
  gtk_label_set_text (self->failed_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->failed_label), TRUE);
  gtk_picture_set_paintable (self->picture, NULL);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  SpExportPreview *self = SP_EXPORT_PREVIEW (source);
  GTask *task = G_TASK (result);
  Drawing *drawing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean is_new = self->pages == NULL;

  /* Something else is wanted by now. */
  if (g_task_get_cancellable (task) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->spinner, FALSE);
  if (!g_task_propagate_boolean (task, &error))
    {
      show_failure (self, error->message);
      return;
    }
  self->pages = is_new ? sp_pages_ref (drawing->pages) : self->pages;
  self->page = drawing->page;
  gtk_widget_set_visible (GTK_WIDGET (self->failed_label), FALSE);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (drawing->texture));
  update_pages (self);
  if (is_new)
    g_signal_emit (self, signals[DRAWN], 0);
}

static void
cancel (SpExportPreview *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
draw (SpExportPreview *self)
{
  g_autoptr (GTask) task = NULL;
  Drawing *drawing = g_new0 (Drawing, 1);

  cancel (self);
  self->cancellable = g_cancellable_new ();
  drawing->snapshot = sp_snapshot_ref (self->snapshot);
  sp_picture_options_copy (&self->options, &drawing->options);
  drawing->transparent = self->transparent;
  drawing->pages = self->pages ? sp_pages_ref (self->pages) : NULL;
  drawing->page = self->page;
  gtk_widget_set_visible (self->spinner, self->pages == NULL);
  task = g_task_new (self, self->cancellable, drawn_cb, NULL);
  g_task_set_task_data (task, drawing, free_drawing);
  g_task_run_in_thread (task, draw_in_thread);
}

static gboolean
draw_cb (gpointer data)
{
  SpExportPreview *self = data;

  self->delay_id = 0;
  draw (self);
  return G_SOURCE_REMOVE;
}

static void
turn_to (SpExportPreview *self,
         guint            page)
{
  if (page >= sp_export_preview_get_n_pages (self))
    return;
  self->page = page;
  update_pages (self);
  draw (self);
}

static void
previous_cb (SpExportPreview *self)
{
  if (self->page > 0)
    turn_to (self, self->page - 1);
}

static void
next_cb (SpExportPreview *self)
{
  turn_to (self, self->page + 1);
}

static void
sp_export_preview_dispose (GObject *object)
{
  SpExportPreview *self = SP_EXPORT_PREVIEW (object);

  cancel (self);
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  sp_picture_options_clear (&self->options);
  g_clear_pointer (&self->pages, sp_pages_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_EXPORT_PREVIEW);

  G_OBJECT_CLASS (sp_export_preview_parent_class)->dispose (object);
}

static void
sp_export_preview_class_init (SpExportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_export_preview_dispose;

  /**
   * SpExportPreview::drawn:
   * @self: the preview
   */
  signals[DRAWN] = g_signal_new ("drawn", SP_TYPE_EXPORT_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-export-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SpExportPreview, picture);
  gtk_widget_class_bind_template_child (widget_class, SpExportPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpExportPreview, failed_label);
  gtk_widget_class_bind_template_child (widget_class, SpExportPreview, previous_button);
  gtk_widget_class_bind_template_child (widget_class, SpExportPreview, next_button);
  gtk_widget_class_bind_template_child (widget_class, SpExportPreview, page_label);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
sp_export_preview_init (SpExportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_pages (self);
}

/**
 * sp_export_preview_show:
 * @self: a preview
 * @snapshot: the rows
 * @picture: how the picture is to look; what it holds is referenced
 * @transparent: whether it has no ground
 *
 * Draws other pages, from the first one on, as soon as no other choice follows within a moment.
 */
void
sp_export_preview_show (SpExportPreview        *self,
                        SpSnapshot             *snapshot,
                        const SpPictureOptions *picture,
                        gboolean                transparent)
{
  SpPictureOptions former = self->options;

  g_return_if_fail (SP_IS_EXPORT_PREVIEW (self));

  cancel (self);
  g_clear_pointer (&self->pages, sp_pages_unref);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  self->snapshot = sp_snapshot_ref (snapshot);
  sp_picture_options_copy (picture, &self->options);
  sp_picture_options_clear (&former);
  self->transparent = transparent;
  self->page = 0;
  update_pages (self);
  g_clear_handle_id (&self->delay_id, g_source_remove);
  self->delay_id = g_timeout_add (DELAY, draw_cb, self);
}

/**
 * sp_export_preview_get_n_pages:
 * @self: a preview
 *
 * Returns: how many pages there are; 0 as long as they are being drawn
 */
guint
sp_export_preview_get_n_pages (SpExportPreview *self)
{
  g_return_val_if_fail (SP_IS_EXPORT_PREVIEW (self), 0);

  return self->pages ? sp_pages_get_n (self->pages) : 0;
}

/**
 * sp_export_preview_get_largest:
 * @self: a preview
 * @width: (out): of the widest page, in points; 0 as long as they are being drawn
 * @height: (out): of the highest page
 */
void
sp_export_preview_get_largest (SpExportPreview *self,
                               double          *width,
                               double          *height)
{
  g_return_if_fail (SP_IS_EXPORT_PREVIEW (self));

  *width = 0;
  *height = 0;
  for (guint i = 0; i < sp_export_preview_get_n_pages (self); i++)
    {
      SpPageSize size = sp_pages_get_size (self->pages, i);

      *width = MAX (*width, size.width);
      *height = MAX (*height, size.height);
    }
}
