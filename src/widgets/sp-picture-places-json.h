/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "sp-picture-settings.h"

G_BEGIN_DECLS

/* Places as the settings of a view keep them: "ID": [x, y, pinned]. OBJECT is nullable; what makes no sense is left out. */
GHashTable *sp_picture_places_from_json (JsonObject *object);
JsonObject *sp_picture_places_to_json   (GHashTable *places);

G_END_DECLS
