/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "sp-picture.h"

G_BEGIN_DECLS

/*
 * SpPictureSettings: how one picture of a project is shown, as the user chooses it and as the settings of an SpView
 * keep it. Every choice is a property: actor-order, issue-order, rule, layout, grouping (uint, the numbers of their
 * enumerations), seed, colour-issue, position-issue (int64), roll-up, counts, group-issues, fold-speakers, issue-margins,
 * actor-margins, trees, colour-blocs, hulls, stated-links, agreement, conflict, speaks-for, link-labels, legend, sources
 * (boolean); for charts issue (int64) and interest (uint). Signal: changed, when a property has got another
 * value.
 */
#define SP_TYPE_PICTURE_SETTINGS (sp_picture_settings_get_type ())
G_DECLARE_FINAL_TYPE (SpPictureSettings, sp_picture_settings, SP, PICTURE_SETTINGS, GObject)

SpPictureSettings *sp_picture_settings_new          (void);

/* The JSON object of a view. Reading takes defaults for what is not there or not right; writing keeps the members that
 * it does not know. */
void               sp_picture_settings_read         (SpPictureSettings *self, const char *json);
char              *sp_picture_settings_write        (SpPictureSettings *self, const char *former);

/* Fills the part of OPTIONS that the settings decide; its places and its filter belong to the settings. */
void               sp_picture_settings_fill_options (SpPictureSettings *self, SpPictureOptions *options);

/* Where nodes stood and which of them are pinned: SpId -> SpPlace. Never NULL and never changed, but replaced. */
GHashTable        *sp_picture_settings_get_places   (SpPictureSettings *self);
void               sp_picture_settings_set_places   (SpPictureSettings *self, GHashTable *places);

/* Of what the picture is. Never NULL and never changed, but replaced. */
SpFilter          *sp_picture_settings_get_filter   (SpPictureSettings *self);
void               sp_picture_settings_set_filter   (SpPictureSettings *self, SpFilter *filter);

/* Whether both want every node in the same place. */
gboolean           sp_picture_settings_is_arranged_like (SpPictureSettings *self, SpPictureSettings *other);

/* Both properties that colour the nodes, as one change. */
void               sp_picture_settings_set_colour   (SpPictureSettings *self, SpId issue, gboolean by_bloc);

GHashTable        *sp_picture_places_new            (void);
GHashTable        *sp_picture_places_copy           (GHashTable *places, gboolean pinned_only);
gboolean           sp_picture_places_equal          (GHashTable *one, GHashTable *other);
void               sp_picture_places_put            (GHashTable *places, SpId actor, const SpPlace *place);

G_END_DECLS
