/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-store.h"

G_BEGIN_DECLS

/*
 * SpCodingPopover: a small form beside selected words that makes a statement, a link or a known error of them.
 * Signal: coded (int table, gint64 id): the row is written.
 */
#define SP_TYPE_CODING_POPOVER (sp_coding_popover_get_type ())
G_DECLARE_FINAL_TYPE (SpCodingPopover, sp_coding_popover, SP, CODING_POPOVER, GtkPopover)

GtkWidget *sp_coding_popover_new  (void);
void       sp_coding_popover_open (SpCodingPopover *self, SpStore *store, SpId source, SpPassage passage, const char *words);
/* After opening: what is known of the statement. */
void       sp_coding_popover_preset (SpCodingPopover *self, SpId actor, SpId issue);

G_END_DECLS
