/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-entry-format.h"
#include "sp-field.h"

G_BEGIN_DECLS

/* SpEntryField: one line of text, checked while it is typed. Properties: format, required (construct only). */
#define SP_TYPE_ENTRY_FIELD (sp_entry_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpEntryField, sp_entry_field, SP, ENTRY_FIELD, AdwEntryRow)

struct _SpEntryFieldClass
{
  AdwEntryRowClass parent_class;

  /* What is wrong with TEXT, which is not empty: (transfer full), or NULL. */
  char * (*check) (SpEntryField *self, const char *text);
};

/* What was accepted last: not what is being typed, nor what is wrong. Setting is no edit by the user. */
const char *sp_entry_field_get_text   (SpEntryField *self);
void        sp_entry_field_set_text   (SpEntryField *self, const char *text);
double      sp_entry_field_get_number (SpEntryField *self);
void        sp_entry_field_set_number (SpEntryField *self, double number);
SpDate      sp_entry_field_get_date   (SpEntryField *self);
void        sp_entry_field_set_date   (SpEntryField *self, SpDate date);
GStrv       sp_entry_field_dup_list   (SpEntryField *self);
void        sp_entry_field_set_list   (SpEntryField *self, const char * const *list);

/* A rule beyond the format: what is wrong with TEXT, which is not empty, (transfer full), or NULL. */
typedef char * (*SpEntryCheck) (const char *text, gpointer data);
void        sp_entry_field_set_check  (SpEntryField *self, SpEntryCheck check, gpointer data);

/* Beside the title, where no message stands. */
void        sp_entry_field_set_hint   (SpEntryField *self, const char *hint);

G_END_DECLS
