/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "sp-filter.h"

G_BEGIN_DECLS

/* A filter as a view keeps it: an object with a list of tokens, ids or words for each field that asks for something.
 * What makes no sense on the way in is left out. */
JsonObject *sp_filter_to_json   (const SpFilter *filter);
SpFilter   *sp_filter_from_json (JsonObject *object);      /* nullable */

G_END_DECLS
