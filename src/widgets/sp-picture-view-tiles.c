/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-picture-view-tiles.h"

#include "sp-picture-view-tile-job.h"

/* Pixels on a side of the coarse picture, at most. */
#define COARSE_SIZE 1024
/* A tile takes a megabyte: this many are kept over all scales. */
#define MAX_TILES 128
#define MAX_LEVELS 3
/* Tiles within this many pixels of the visible part are made ahead. */
#define AHEAD 192.0

typedef struct
{
  GdkTexture *texture;
  SpPictureTileJob *job;  /* under way */
  int frame;              /* the last frame that wanted it */
} Tile;

typedef struct
{
  double scale;
  double ratio;           /* pixels of the device to one of the window's */
  GHashTable *tiles;      /* position -> Tile */
} Level;

struct _SpPictureTiles
{
  SpPictureTileState *state;
  GSourceOnceFunc ready;
  gpointer data;
  GPtrArray *levels;      /* of Level, the last used first */
  Level *coarse;
  guint n_tiles;
};

static void
free_tile (gpointer data)
{
  Tile *tile = data;

  g_clear_object (&tile->texture);
  g_free (tile);
}

static Level *
create_level (double scale,
              double ratio)
{
  Level *level = g_new0 (Level, 1);

  level->scale = scale;
  level->ratio = ratio;
  level->tiles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_tile);
  return level;
}

static void
free_level (gpointer data)
{
  Level *level = data;

  g_clear_pointer (&level->tiles, g_hash_table_unref);
  g_free (level);
}

static gint64
encode_position (int column, int row)
{
  return ((gint64) row << 32) | (guint32) column;
}

static void
receive_tile_cb (SpPictureTileJob *job)
{
  SpPictureTiles *self = job->owner;
  gint64 position = encode_position (job->column, job->row);

  for (guint i = 0; i <= self->levels->len; i++)
    {
      Level *level = i < self->levels->len ? g_ptr_array_index (self->levels, i) : self->coarse;
      Tile *tile = g_hash_table_lookup (level->tiles, &position);

      if (tile == NULL || tile->job != job)
        continue;
      tile->job = NULL;
      tile->texture = g_steal_pointer (&job->texture);
      break;
    }
  self->ready (self->data);
}

typedef struct
{
  int first_column;
  int last_column;
  int first_row;
  int last_row;
} TileRange;

static int
get_last_tile (double points,
               double scale)
{
  return MAX ((int) ceil (points * scale / SP_PICTURE_TILE_SIZE) - 1, 0);
}

static TileRange
find_range (SpPictureTiles        *self,
            double                 scale,
            const graphene_rect_t *visible,
            double                 margin)
{
  int last_column = get_last_tile (sp_scene_get_width (self->state->scene), scale);
  int last_row = get_last_tile (sp_scene_get_height (self->state->scene), scale);
  double right = visible->origin.x + visible->size.width + margin;
  double bottom = visible->origin.y + visible->size.height + margin;

  return (TileRange) {
    .first_column = MAX ((int) floor ((visible->origin.x - margin) / SP_PICTURE_TILE_SIZE), 0),
    .last_column = MIN ((int) ceil (right / SP_PICTURE_TILE_SIZE) - 1, last_column),
    .first_row = MAX ((int) floor ((visible->origin.y - margin) / SP_PICTURE_TILE_SIZE), 0),
    .last_row = MIN ((int) ceil (bottom / SP_PICTURE_TILE_SIZE) - 1, last_row),
  };
}

static void
start_job (SpPictureTiles *self,
           Level          *level,
           Tile           *tile,
           int             column,
           int             row,
           int             size,
           int             urgency)
{
  SpPictureTileJob *job = g_new0 (SpPictureTileJob, 1);
  double width = ceil (sp_scene_get_width (self->state->scene) * level->scale);
  double height = ceil (sp_scene_get_height (self->state->scene) * level->scale);

  job->state = sp_picture_tile_state_ref (self->state);
  job->receive = receive_tile_cb;
  job->owner = self;
  job->scale = level->scale;
  job->ratio = level->ratio;
  job->column = column;
  job->row = row;
  job->width = (int) CLAMP (width - (double) column * size, 1, size);
  job->height = (int) CLAMP (height - (double) row * size, 1, size);
  job->frame = tile->frame;
  job->urgency = urgency;
  tile->job = job;
  sp_picture_tile_job_push (job);
}

static Tile *
ensure_tile (SpPictureTiles *self,
             Level          *level,
             int             column,
             int             row)
{
  gint64 position = encode_position (column, row);
  Tile *tile = g_hash_table_lookup (level->tiles, &position);

  if (tile == NULL)
    {
      tile = g_new0 (Tile, 1);
      g_hash_table_insert (level->tiles, g_memdup2 (&position, sizeof position), tile);
      self->n_tiles++;
    }
  return tile;
}

/* Sees to it that the tiles of a range are there or under way; whether all are there. */
static gboolean
want_range (SpPictureTiles  *self,
            Level           *level,
            const TileRange *range,
            int              frame,
            gboolean         seen)
{
  gboolean complete = TRUE;

  for (int row = range->first_row; row <= range->last_row; row++)
    for (int column = range->first_column; column <= range->last_column; column++)
      {
        Tile *tile = ensure_tile (self, level, column, row);

        tile->frame = frame;
        if (tile->job != NULL)
          g_atomic_int_set (&tile->job->frame, frame);
        else if (tile->texture == NULL)
          start_job (self, level, tile, column, row, SP_PICTURE_TILE_SIZE, 2 * frame + (seen ? 1 : 0));
        complete = complete && tile->texture != NULL;
      }
  return complete;
}

static Level *
find_level (SpPictureTiles *self,
            double          scale)
{
  for (guint i = 0; i < self->levels->len; i++)
    {
      Level *level = g_ptr_array_index (self->levels, i);

      if (level->scale == scale)
        return level;
    }
  return NULL;
}

static void
drop_level (SpPictureTiles *self,
            guint           index)
{
  Level *level = g_ptr_array_index (self->levels, index);

  self->n_tiles -= g_hash_table_size (level->tiles);
  g_ptr_array_remove_index (self->levels, index);
}

static Level *
use_level (SpPictureTiles *self,
           double          scale,
           double          ratio)
{
  Level *level = find_level (self, scale);
  guint index;

  if (level == NULL)
    {
      level = create_level (scale, ratio);
      g_ptr_array_insert (self->levels, 0, level);
      if (self->levels->len > MAX_LEVELS)
        drop_level (self, MAX_LEVELS);
    }
  else if (g_ptr_array_find (self->levels, level, &index) && index > 0)
    {
      g_ptr_array_steal_index (self->levels, index);
      g_ptr_array_insert (self->levels, 0, level);
    }
  return level;
}

/* Lets go of other scales first, then of what was not seen for some frames. */
static void
drop_surplus (SpPictureTiles *self,
              int             frame)
{
  GHashTableIter iter;
  Level *level;
  gpointer value;

  while (self->n_tiles > MAX_TILES && self->levels->len > 1)
    drop_level (self, self->levels->len - 1);
  if (self->n_tiles <= MAX_TILES)
    return;
  level = g_ptr_array_index (self->levels, 0);
  g_hash_table_iter_init (&iter, level->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Tile *) value)->frame != frame)
      {
        g_hash_table_iter_remove (&iter);
        self->n_tiles--;
      }
}

/**
 * sp_picture_tiles_new:
 * @scene: what to draw
 * @ratio: pixels of the device to one of the window's
 * @ready: (scope forever): called in the main thread whenever a tile has become ready
 * @data: for @ready
 *
 * Makes an empty set of tiles and starts on the coarse picture of the whole.
 *
 * Returns: (transfer full): the tiles
 */
SpPictureTiles *
sp_picture_tiles_new (SpScene         *scene,
                      double           ratio,
                      GSourceOnceFunc  ready,
                      gpointer         data)
{
  SpPictureTiles *self = g_new0 (SpPictureTiles, 1);
  double extent = MAX (sp_scene_get_width (scene), sp_scene_get_height (scene));
  Tile *tile;

  self->state = sp_picture_tile_state_new (scene);
  self->ready = ready;
  self->data = data;
  self->levels = g_ptr_array_new_with_free_func (free_level);
  self->coarse = create_level (MIN (COARSE_SIZE / MAX (extent, 1.0), 2.0), ratio);
  tile = ensure_tile (self, self->coarse, 0, 0);
  tile->frame = G_MAXINT;
  start_job (self, self->coarse, tile, 0, 0, COARSE_SIZE, 0);
  return self;
}

/**
 * sp_picture_tiles_free:
 * @self: (transfer full): the tiles
 *
 * Lets go of the tiles. What is under way in a worker ends there without a word.
 */
void
sp_picture_tiles_free (SpPictureTiles *self)
{
  g_atomic_int_set (&self->state->stopped, TRUE);
  g_ptr_array_unref (self->levels);
  free_level (self->coarse);
  sp_picture_tile_state_unref (self->state);
  g_free (self);
}

/**
 * sp_picture_tiles_get_scene:
 * @self: the tiles
 *
 * Returns: (transfer none): the scene that they show
 */
SpScene *
sp_picture_tiles_get_scene (SpPictureTiles *self)
{
  return self->state->scene;
}

/**
 * sp_picture_tiles_request:
 * @self: the tiles
 * @scale: pixels of the device to a point
 * @ratio: pixels of the device to one of the window's
 * @visible: (array length=n_visible): what is seen of the scene, in pixels of the device from the scene's corner
 * @n_visible: how many parts of it are seen
 *
 * Has the visible tiles made, and those around them. Takes no time itself.
 *
 * Returns: whether every visible tile is there
 */
gboolean
sp_picture_tiles_request (SpPictureTiles        *self,
                          double                 scale,
                          double                 ratio,
                          const graphene_rect_t *visible,
                          guint                  n_visible)
{
  int frame = self->state->frame + 1;
  Level *level = use_level (self, scale, ratio);
  gboolean complete = TRUE;

  for (guint i = 0; i < n_visible; i++)
    {
      TileRange seen = find_range (self, scale, &visible[i], 0);

      if (!want_range (self, level, &seen, frame, TRUE))
        complete = FALSE;
    }
  for (guint i = 0; i < n_visible; i++)
    {
      TileRange around = find_range (self, scale, &visible[i], AHEAD);

      want_range (self, level, &around, frame, FALSE);
    }
  g_atomic_int_set (&self->state->frame, frame);
  drop_surplus (self, frame);
  return complete;
}

static void
append_tile (GtkSnapshot           *snapshot,
             GdkTexture            *texture,
             const graphene_rect_t *place,
             gboolean               exact)
{
  if (exact)
    gtk_snapshot_append_texture (snapshot, texture, place);
  else
    gtk_snapshot_append_scaled_texture (snapshot, texture, GSK_SCALING_FILTER_TRILINEAR, place);
}

static void
append_level (SpPictureTiles        *self,
              GtkSnapshot           *snapshot,
              Level                 *level,
              double                 scale,
              double                 device_scale,
              const graphene_rect_t *visible)
{
  double stretch = scale / level->scale;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, level->tiles);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gint64 position = *(gint64 *) key;
      GdkTexture *texture = ((Tile *) value)->texture;
      graphene_rect_t place;

      if (texture == NULL)
        continue;
      graphene_rect_init (&place,
                          (int) (position & G_MAXUINT32) * SP_PICTURE_TILE_SIZE * stretch,
                          (int) (position >> 32) * SP_PICTURE_TILE_SIZE * stretch,
                          gdk_texture_get_width (texture) * stretch, gdk_texture_get_height (texture) * stretch);
      if (!graphene_rect_intersection (&place, visible, NULL))
        continue;
      graphene_rect_scale (&place, 1.0 / device_scale, 1.0 / device_scale, &place);
      append_tile (snapshot, texture, &place, level->scale == scale);
    }
}

/**
 * sp_picture_tiles_snapshot:
 * @self: the tiles
 * @snapshot: where to draw, the scene's corner at its origin
 * @scale: pixels of the device to a point
 * @device_scale: pixels of the device to one of @snapshot
 * @visible: what is seen of the scene, in pixels of the device from the scene's corner
 *
 * Draws what is there: the tiles of this scale, and behind missing ones what there is of others.
 */
void
sp_picture_tiles_snapshot (SpPictureTiles        *self,
                           GtkSnapshot           *snapshot,
                           double                 scale,
                           double                 device_scale,
                           const graphene_rect_t *visible)
{
  Level *exact = find_level (self, scale);
  TileRange seen = find_range (self, scale, visible, 0);
  gboolean complete = exact != NULL;

  for (int row = seen.first_row; complete && row <= seen.last_row; row++)
    for (int column = seen.first_column; complete && column <= seen.last_column; column++)
      {
        gint64 position = encode_position (column, row);
        Tile *tile = g_hash_table_lookup (exact->tiles, &position);

        complete = tile != NULL && tile->texture != NULL;
      }
  if (!complete)
    {
      append_level (self, snapshot, self->coarse, scale, device_scale, visible);
      for (guint i = self->levels->len; i > 0; i--)
        if (g_ptr_array_index (self->levels, i - 1) != exact)
          append_level (self, snapshot, g_ptr_array_index (self->levels, i - 1), scale, device_scale, visible);
    }
  if (exact != NULL)
    append_level (self, snapshot, exact, scale, device_scale, visible);
}
