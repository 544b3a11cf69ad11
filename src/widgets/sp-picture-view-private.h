/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-picture-view-tiles.h"
#include "sp-picture-view.h"

G_BEGIN_DECLS

/* What the pointer does while a button is down. */
typedef enum
{
  SP_PICTURE_DRAG_NONE,
  SP_PICTURE_DRAG_PAN,
  SP_PICTURE_DRAG_BAND,
  SP_PICTURE_DRAG_NODE,
  SP_PICTURE_DRAG_LINK,
} SpPictureDrag;

/* A part of the window that shows a part of the scene: the whole, and over it the headings of a matrix, which stay
 * at the edge when their cells are scrolled on. */
typedef struct
{
  graphene_rect_t area;           /* in the widget */
  graphene_point_t origin;        /* of the scene, in the widget */
} SpPicturePane;

#define SP_PICTURE_MAX_PANES 4

/* A line that hangs on a dragged node. */
typedef struct
{
  double *outline;                /* x, y pairs in points */
  guint n_outline;
  gboolean starts_here;           /* its first point moves with the node; else its last */
  SpInk ink;
  double width;                   /* in points; 0 while nothing is known of the look */
  float dashes[4];                /* in points */
  guint n_dashes;
} SpPictureThread;

struct _SpPictureView
{
  GtkWidget parent_instance;

  SpPictureKind kind;
  SpScene *scene;                 /* nullable */
  gboolean editable;
  SpRect row_headings;            /* of a matrix; empty if there are none */
  SpRect column_headings;

  /* pixels */
  SpPictureTiles *tiles;          /* nullable: of the scene */
  SpPictureTiles *former_tiles;   /* nullable: of the scene before, until the new one has faded in */
  graphene_point_t former_shift;  /* from a point of the former scene to the same of this one, in points */
  AdwAnimation *fade;
  guint settle_id;                /* waits for the zoom to come to rest */

  /* place */
  int width;                      /* at the last allocation */
  int height;
  GtkWidget *cover;               /* nullable, not owned: lies over the lower corner */
  GtkAdjustment *adjustments[2];  /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  double zoom;
  gboolean fitting;
  gboolean starting;              /* nothing was zoomed yet: as much of the picture as can be read */
  AdwAnimation *zoom_animation;
  graphene_point_t zoom_centre;
  double pinch_zoom;
  graphene_point_t pinch_centre;  /* between the fingers, in the widget */

  /* what is meant */
  GHashTable *selected;           /* set of SpPictureKey */
  const SpTarget *focus;          /* of the scene: where the keyboard is */
  const SpTarget *hover;
  SpPictureKey current;           /* what sp_picture_view_get_selected () lends */
  SpPictureKey anchor;            /* where a range begins */
  gboolean has_anchor;
  SpPictureKey line_node;         /* the node whose lines the keyboard goes through */
  gboolean has_line_node;
  GString *typed;
  gint64 typed_at;

  /* pointer, in the widget */
  graphene_point_t pointer;
  SpPictureDrag drag;
  GtkGesture *drag_gesture;
  const SpTarget *drag_target;
  graphene_point_t press;         /* where the button went down */
  graphene_point_t drag_start;    /* the same, moved with the picture when that is scrolled */
  double pan_start[2];
  gboolean panned;                /* what was dragged last was the picture */
  AdwAnimation *flick;            /* nullable: the picture goes on by itself */
  double flick_start[2];          /* where it was let go, by GtkOrientation */
  double flick_speed[2];          /* how fast, in pixels a second */
  double flick_place[2];          /* where the flick has brought it */
  gboolean band_adds;             /* to what was selected before */
  gboolean space_down;
  gboolean space_used;
  guint edge_tick;                /* scrolls while something is dragged to the edge */
  GdkTexture *carried;            /* nullable: the dragged node alone */
  SpRect carried_bounds;          /* where it stood, in points */
  graphene_point_t carried_shift; /* how far it was dragged, in points */
  SpPictureTiles *rest;           /* nullable: the picture without it and its lines */
  gboolean rest_ready;
  GArray *threads;                /* of SpPictureThread: the lines that follow the node */

  GPtrArray *children;            /* nullable until asked for: of SpPictureTarget */
  GHashTable *leaves;             /* likewise: SpPictureKey -> SpPictureTarget, rows left out */
};

/* sp-picture-view-scene.c */
void             sp_picture_view_queue_tiles      (SpPictureView *self);
gboolean         sp_picture_view_request_tiles    (SpPictureView *self, SpPictureTiles *tiles);
void             sp_picture_view_add_tiles        (SpPictureView *self, SpPictureTiles **tiles, SpScene *scene);

/* sp-picture-view-place.c */
double           sp_picture_view_get_scale        (SpPictureView *self);
double           sp_picture_view_get_device_scale (SpPictureView *self);
graphene_point_t sp_picture_view_get_origin       (SpPictureView *self);
void             sp_picture_view_move_origin      (SpPictureView *self, double dx, double dy);
void             sp_picture_view_update_scrolling (SpPictureView *self);
void             sp_picture_view_animate_zoom     (SpPictureView *self, double zoom, double x, double y);
void             sp_picture_view_stop_zoom        (SpPictureView *self);

/* sp-picture-view-panes.c */
void             sp_picture_view_find_headings    (SpPictureView *self);
double           sp_picture_view_find_names_zoom  (SpPictureView *self, double unit);
guint            sp_picture_view_list_panes       (SpPictureView *self, SpPicturePane *panes);
graphene_rect_t  sp_picture_pane_get_area         (const SpPicturePane *pane, double scale, const SpRect *rect);
graphene_rect_t  sp_picture_view_get_target_area  (SpPictureView *self, const SpTarget *target);
void             sp_picture_view_show_target      (SpPictureView *self, const SpTarget *target);
void             sp_picture_view_follow_size      (SpPictureView *self, int width, int height);

/* sp-picture-view-drawing.c */
void             sp_picture_view_snapshot         (GtkWidget *widget, GtkSnapshot *snapshot);
void             sp_picture_view_start_fade       (SpPictureView *self);
void             sp_picture_view_end_fade         (SpPictureView *self);

/* sp-picture-view-selection.c */
SpPictureKey     sp_picture_key_of                (const SpTarget *target);
guint            sp_picture_key_hash              (gconstpointer key);
const SpTarget  *sp_picture_view_find             (SpPictureView *self, const SpPictureKey *key);
const SpTarget  *sp_picture_view_hit              (SpPictureView *self, double x, double y);
void             sp_picture_view_set_hover        (SpPictureView *self, const SpTarget *target);
void             sp_picture_view_set_focus        (SpPictureView *self, const SpTarget *target);
void             sp_picture_view_select_target    (SpPictureView *self, const SpTarget *target);
void             sp_picture_view_toggle_target    (SpPictureView *self, const SpTarget *target);
void             sp_picture_view_select_range     (SpPictureView *self, const SpTarget *target);
void             sp_picture_view_select_area      (SpPictureView *self, const SpRect *area, gboolean add);
void             sp_picture_view_change_selection (SpPictureView *self);
void             sp_picture_view_select_all       (SpPictureView *self);
void             sp_picture_view_keep_selection   (SpPictureView *self);

/* sp-picture-view-carry.c */
void             sp_picture_view_carry            (SpPictureView *self, const SpTarget *node);
void             sp_picture_view_drop_carried     (SpPictureView *self);

/* sp-picture-view-moves.c */
const SpTarget  *sp_picture_view_find_first       (SpPictureView *self);
const SpTarget  *sp_picture_view_find_neighbour   (SpPictureView *self, const SpTarget *from, GtkDirectionType direction);
const SpTarget  *sp_picture_view_find_last        (SpPictureView *self, const SpTarget *from, GtkDirectionType direction, guint n);
const SpTarget  *sp_picture_view_find_in_order    (SpPictureView *self, const SpTarget *from, int step);
const SpTarget  *sp_picture_view_find_end         (SpPictureView *self, const SpTarget *line, GtkDirectionType direction);
const SpTarget  *sp_picture_view_find_line        (SpPictureView *self, const SpTarget *node, const SpTarget *from, int step);
const SpTarget  *sp_picture_view_find_name        (SpPictureView *self, const char *typed);

/* sp-picture-view-pointer.c, -drag.c, -keyboard.c */
void             sp_picture_view_add_pointer      (SpPictureView *self);
void             sp_picture_view_begin_pinch      (SpPictureView *self, double x, double y);
void             sp_picture_view_pinch            (SpPictureView *self, double scale, double x, double y);
void             sp_picture_view_add_drag         (SpPictureView *self);
void             sp_picture_view_stop_drag        (SpPictureView *self);

/* sp-picture-view-flick.c */
void             sp_picture_view_flick            (SpPictureView *self, double across, double down);
void             sp_picture_view_stop_flick       (SpPictureView *self);
gboolean         sp_picture_view_is_on_rim        (SpPictureView *self, const SpTarget *target, double x, double y);
void             sp_picture_view_add_keyboard     (SpPictureView *self);
void             sp_picture_view_install_actions  (GtkWidgetClass *widget_class);

/* sp-picture-view-accessible.c */
void             sp_picture_view_accessible_init  (GtkAccessibleInterface *iface);
void             sp_picture_view_update_children  (SpPictureView *self);
void             sp_picture_view_drop_children    (SpPictureView *self);
void             sp_picture_view_tell_focus       (SpPictureView *self, const SpTarget *former);
void             sp_picture_view_tell_selection   (SpPictureView *self);

G_END_DECLS
