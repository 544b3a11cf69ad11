/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-csv.h"
#include "sp-merge.h"
#include "sp-opening.h"
#include "sp-table-cell.h"
#include "sp-whole-file.h"

static SpStatus run_merge (const SpCommand *command, GStrv words);

const SpCommand sp_command_merge = {
  .name = "merge",
  .arguments = N_("[BASE] OURS THEIRS --out FILE [--prefer ours|theirs] [--report FILE]"),
  .summary = N_("Bring two copies of a project together, against the one that both come from"),
  .run = run_merge,
};

typedef struct
{
  char *out;
  char *prefer;
  char *report;
  SpProject *base;              /* NULL if it is not known */
  SpProject *sides[2];
  SpMerge *merge;
} Merging;

static void
clear_merging (Merging *self)
{
  g_clear_pointer (&self->merge, sp_merge_free);
  g_clear_object (&self->base);
  g_clear_object (&self->sides[SP_MERGE_OURS]);
  g_clear_object (&self->sides[SP_MERGE_THEIRS]);
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->prefer, g_free);
  g_clear_pointer (&self->report, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merging, clear_merging)

static SpSnapshot *
get_snapshot (SpProject *project)
{
  return project != NULL ? sp_store_get_snapshot (sp_project_get_store (project)) : NULL;
}

/* All are only read: what comes out goes to another file, or over ours as a whole. */
static gboolean
open_projects (Merging  *self,
               GStrv     names,
               GError  **error)
{
  guint first = g_strv_length (names) - 2;

  if (first == 1 && (self->base = sp_opening_open (names[0], SP_OPEN_PRIVATE, error)) == NULL)
    return FALSE;
  self->sides[SP_MERGE_OURS] = sp_opening_open (names[first], SP_OPEN_PRIVATE, error);
  if (self->sides[SP_MERGE_OURS] == NULL)
    return FALSE;
  self->sides[SP_MERGE_THEIRS] = sp_opening_open (names[first + 1], SP_OPEN_PRIVATE, error);
  return self->sides[SP_MERGE_THEIRS] != NULL;
}

static void
append_line (GString    *csv,
             const char *words[],
             guint       n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      g_autoptr (GString) cell = g_string_new (words[i]);

      sp_cell_guard (cell);
      sp_csv_append_field (csv, cell->str, i + 1 == n_words);
    }
}

static const char *
get_choice_word (SpMergeSide side)
{
  static const char * const tokens[] = { "ours", "theirs", "undecided" };

  return tokens[side];
}

static void
append_conflict (GString          *csv,
                 SpMerge          *merge,
                 const SpConflict *conflict)
{
  g_autofree char *title = sp_conflict_dup_title (merge, conflict);
  g_autofree char *fields = sp_conflict_dup_fields (conflict);
  g_autofree char *base = sp_conflict_dup_value (merge, conflict, SP_MERGE_UNDECIDED);
  g_autofree char *ours = sp_conflict_dup_value (merge, conflict, SP_MERGE_OURS);
  g_autofree char *theirs = sp_conflict_dup_value (merge, conflict, SP_MERGE_THEIRS);
  const char *words[] = { "conflict", title, fields, base, ours, theirs, get_choice_word (conflict->choice) };

  append_line (csv, words, G_N_ELEMENTS (words));
}

static gboolean
write_report (Merging  *self,
              GStrv     notes,
              GError  **error)
{
  const char *heading[] = { "what", "row", "fields", "base", "ours", "theirs", "taken" };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GString) csv = g_string_new (NULL);

  if (self->report == NULL)
    return TRUE;

  append_line (csv, heading, G_N_ELEMENTS (heading));
  for (guint i = 0; i < sp_merge_get_n_conflicts (self->merge); i++)
    append_conflict (csv, self->merge, sp_merge_get_conflict (self->merge, i));
  for (guint i = 0; notes != NULL && notes[i] != NULL; i++)
    {
      const char *words[] = { "note", notes[i], "", "", "", "", "" };

      append_line (csv, words, G_N_ELEMENTS (words));
    }
  file = g_file_new_for_commandline_arg (self->report);
  return sp_whole_file_write (file, csv->str, csv->len, G_FILE_CREATE_NONE, NULL, error);
}

static SpStatus
refuse_undecided (Merging *self)
{
  g_printerr ("%s\n", _("standpoint-cli: Both sides changed the same, and nothing was written. Choose with --prefer "
                        "ours or --prefer theirs, or merge in the window."));
  for (guint i = 0; i < sp_merge_get_n_conflicts (self->merge); i++)
    {
      const SpConflict *conflict = sp_merge_get_conflict (self->merge, i);
      g_autofree char *title = sp_conflict_dup_title (self->merge, conflict);
      g_autofree char *fields = sp_conflict_dup_fields (conflict);

      g_printerr ("  %s (%s)\n", title, fields);
    }
  return SP_STATUS_FAILED;
}

static void
count_change_cb (SpStore  *store,
                 SpChange *change,
                 guint     counts[])
{
  for (guint i = 0; i < sp_change_get_n_items (change); i++)
    counts[sp_change_get_item (change, i)->kind]++;
}

static void
tell_done (Merging     *self,
           const guint  counts[],
           GStrv        notes)
{
  if (!sp_merge_has_base (self->merge))
    g_print ("%s\n", _("Without a common ancestor rows were brought together by id: nothing counts as deleted."));
  g_print (_("Taken over: %u added, %u changed, %u deleted; %u conflicts decided for %s.\n"),
           counts[SP_CHANGE_INSERT], counts[SP_CHANGE_UPDATE], counts[SP_CHANGE_DELETE],
           sp_merge_get_n_conflicts (self->merge), self->prefer != NULL ? self->prefer : "-");
  for (guint i = 0; notes[i] != NULL; i++)
    g_print ("  %s\n", notes[i]);
}

static SpStatus
merge_and_save (Merging *self)
{
  SpProject *ours = self->sides[SP_MERGE_OURS];
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->out);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) notes = NULL;
  guint counts[SP_CHANGE_DELETE + 1] = { 0 };

  g_signal_connect (sp_project_get_store (ours), "changed", G_CALLBACK (count_change_cb), counts);
  if (!sp_merge_apply (self->merge, sp_project_get_store (ours), sp_project_get_store (self->sides[SP_MERGE_THEIRS]),
                       &notes, NULL, &error)
      || !sp_project_save_copy (ours, file, SP_SAVE_DEFAULT, NULL, &error)
      || !write_report (self, notes, &error))
    return sp_command_fail (error);

  tell_done (self, counts, notes);
  return SP_STATUS_DONE;
}

static SpStatus
merge_projects (Merging *self,
                GStrv    names)
{
  g_autoptr (GError) error = NULL;

  if (!open_projects (self, names, &error))
    return sp_command_fail (error);

  self->merge = sp_merge_new (get_snapshot (self->base), get_snapshot (self->sides[SP_MERGE_OURS]),
                              get_snapshot (self->sides[SP_MERGE_THEIRS]));
  if (self->prefer != NULL)
    sp_merge_choose_all (self->merge, strcmp (self->prefer, "ours") == 0 ? SP_MERGE_OURS : SP_MERGE_THEIRS);
  if (sp_merge_get_n_undecided (self->merge) == 0)
    return merge_and_save (self);
  if (!write_report (self, NULL, &error))
    return sp_command_fail (error);
  return refuse_undecided (self);
}

static SpStatus
run_merge (const SpCommand *command,
           GStrv            words)
{
  g_auto (Merging) self = { NULL };
  const GOptionEntry options[] = {
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &self.out, N_("The project to write; it may be OURS"), N_("FILE") },
    { "prefer", 0, 0, G_OPTION_ARG_STRING, &self.prefer, N_("Whose version is taken where both changed the same"),
      N_("ours|theirs") },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &self.report, N_("Write the conflicts as CSV"), N_("FILE") },
    { NULL },
  };
  g_auto (GStrv) names = words;
  SpStatus status = SP_STATUS_DONE;

  if (!sp_command_parse (command, options, &names, 2, 3, &status))
    return status;
  if (self.out == NULL)
    return sp_command_misuse (command, "%s", _("Name the project to write with --out."));
  if (self.prefer != NULL && strcmp (self.prefer, "ours") != 0 && strcmp (self.prefer, "theirs") != 0)
    return sp_command_misuse (command, _("--prefer takes “ours” or “theirs”, not “%s”."), self.prefer);
  return merge_projects (&self, names);
}
