/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row-form.h"

G_BEGIN_DECLS

/* SpLinkForm: the fields of a link. */
#define SP_TYPE_LINK_FORM (sp_link_form_get_type ())
G_DECLARE_FINAL_TYPE (SpLinkForm, sp_link_form, SP, LINK_FORM, SpRowForm)

/* For a new link: what is known of it already. */
void sp_link_form_preset (SpLinkForm *self, SpId from, SpId to);
void sp_link_form_set_passage (SpLinkForm *self, SpId source, SpPassage passage, const char *quote);

/* For a small form beside the passage. */
void sp_link_form_make_compact (SpLinkForm *self);
SpId sp_link_form_get_from     (SpLinkForm *self);

G_END_DECLS
