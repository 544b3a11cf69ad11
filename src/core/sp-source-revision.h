/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-store.h"

G_BEGIN_DECLS

/* A row that a new text of its source has no place for any more. */
typedef struct
{
  SpTable table;            /* statement, link or source error */
  SpId id;
} SpLostMark;

/* Gives a source another text, as one edit; marks go with their words. *LOST (of SpLostMark) has those without. */
gboolean sp_source_revise (SpStore *store, SpId source, const char *text, const char *label, GArray **lost, GError **error);

G_END_DECLS
