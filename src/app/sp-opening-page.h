/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* SpOpeningPage: what a window shows while a file is being opened, with a way to leave it. */
#define SP_TYPE_OPENING_PAGE (sp_opening_page_get_type ())
G_DECLARE_FINAL_TYPE (SpOpeningPage, sp_opening_page, SP, OPENING_PAGE, AdwBin)

void sp_opening_page_begin        (SpOpeningPage *self, GFile *file);
void sp_opening_page_set_fraction (SpOpeningPage *self, double fraction);

G_END_DECLS
