/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/xmlwriter.h>

#include "sp-scene.h"

G_BEGIN_DECLS

/* Writes a text item as <text>, one <tspan> a line. */
void  sp_svg_write_text (xmlTextWriterPtr writer, const SpTextItem *text);

/* Attributes of the writer's open element: numbers without a locale, inks as #rrggbb and an opacity. */
void  sp_svg_write_number (xmlTextWriterPtr writer, const char *name, double value);
void  sp_svg_write_ink    (xmlTextWriterPtr writer, const char *name, SpInk ink);
char *sp_svg_dup_text     (const char *text);     /* without what XML cannot hold */
void  sp_svg_append_number (GString *out, double value);

G_END_DECLS
