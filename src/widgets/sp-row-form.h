/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-field.h"
#include "sp-store.h"

G_BEGIN_DECLS

/*
 * SpRowForm: the fields of one row. Either it edits a row of the project, each change at once and as one edit, or it
 * collects a new row, which sp_row_form_add () writes. Signal: typed (an input changed).
 */
#define SP_TYPE_ROW_FORM (sp_row_form_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpRowForm, sp_row_form, SP, ROW_FORM, AdwBin)

struct _SpRowFormClass
{
  AdwBinClass parent_class;

  /* Shows the row of the form's id, or the beginnings of a new one. */
  void   (*load)        (SpRowForm *self);
  /* Writes what stands in the fields, within an edit: the row's id, or SP_ID_NONE with an error. */
  SpId   (*write)       (SpRowForm *self, GError **error);
  /* How the row is called in the history; in a new form, by what stands in the fields. */
  char * (*dup_subject) (SpRowForm *self);
};

void        sp_row_form_edit     (SpRowForm *self, SpStore *store, SpId id);
void        sp_row_form_compose  (SpRowForm *self, SpStore *store);
void        sp_row_form_reload   (SpRowForm *self);
void        sp_row_form_settle   (SpRowForm *self);
gboolean    sp_row_form_is_valid (SpRowForm *self);
GtkWidget  *sp_row_form_find_gap (SpRowForm *self);
SpId        sp_row_form_add      (SpRowForm *self, const char *label, GError **error);

/* For those who implement a form. EDIT_LABEL is of the history, with a %s for the subject. */
void        sp_row_form_add_field    (SpRowForm *self, gpointer field, const char *edit_label);
SpStore    *sp_row_form_get_store    (SpRowForm *self);
SpSnapshot *sp_row_form_get_snapshot (SpRowForm *self);
SpId        sp_row_form_get_id       (SpRowForm *self);

/* LABEL with NAME in place of its %s. */
char       *sp_edit_label        (const char *label, const char *name);

G_END_DECLS
