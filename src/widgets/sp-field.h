/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * SpField: one row of a form that holds one value of a row of the project. It accepts only good input; bad input
 * stays where it stands, marked, with a message in words.
 *
 * Signals: typed (the input changed), edited (the user has ended a change and it is good).
 */
#define SP_TYPE_FIELD (sp_field_get_type ())
G_DECLARE_INTERFACE (SpField, sp_field, SP, FIELD, GtkWidget)

struct _SpFieldInterface
{
  GTypeInterface parent_interface;

  gboolean (*is_valid)    (SpField *self);
  void     (*set_message) (SpField *self, const char *message);
  void     (*settle)      (SpField *self);
  void     (*reject)      (SpField *self, const char *message);
};

gboolean sp_field_is_valid    (SpField *self);
void     sp_field_set_message (SpField *self, const char *message);
void     sp_field_settle      (SpField *self);
void     sp_field_reject      (SpField *self, const char *message);

/* For those who implement a field. */
void     sp_field_emit_typed  (SpField *self);
void     sp_field_emit_edited (SpField *self);
void     sp_field_mark        (GtkWidget *widget, const char *message);

G_END_DECLS
