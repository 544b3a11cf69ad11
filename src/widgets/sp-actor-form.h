/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row-form.h"

G_BEGIN_DECLS

/* SpActorForm: the fields of an actor. */
#define SP_TYPE_ACTOR_FORM (sp_actor_form_get_type ())
G_DECLARE_FINAL_TYPE (SpActorForm, sp_actor_form, SP, ACTOR_FORM, SpRowForm)

/* For a new actor: what is known of it already. */
void sp_actor_form_preset (SpActorForm *self, const char *name);

G_END_DECLS
