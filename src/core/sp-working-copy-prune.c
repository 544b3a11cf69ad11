/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-working-copy.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "sp-working-copy-folder.h"
#include "sp-working-copy-state.h"

static const SpWorkingCopyLimits usual_limits = {
  .n_copies = 64,
  .n_bytes = G_GUINT64_CONSTANT (4) << 30,
  .n_days = 400,
};

typedef struct
{
  char *folder;
  guint64 size;
  gint64 changed;
} Kept;

static void
free_kept (Kept *kept)
{
  g_clear_pointer (&kept->folder, g_free);
  g_free (kept);
}

static int
compare_age (gconstpointer a,
             gconstpointer b)
{
  const Kept *first = *(const Kept * const *) a;
  const Kept *second = *(const Kept * const *) b;

  return (first->changed > second->changed) - (first->changed < second->changed);
}

static GPtrArray *
list_kept (const char *base,
           guint64    *size)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) free_kept);
  g_autoptr (GDir) directory = g_dir_open (base, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *folder = g_build_filename (base, name, NULL);
      Kept *kept;

      if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
        continue;
      kept = g_new0 (Kept, 1);
      kept->size = sp_private_folder_measure (folder, &kept->changed);
      kept->folder = g_steal_pointer (&folder);
      *size += kept->size;
      g_ptr_array_add (list, kept);
    }
  g_ptr_array_sort (list, compare_age);
  return g_steal_pointer (&list);
}

/* Nobody has it open, and all that is in it stands in its file as well. One that cannot be read may hold work. */
static gboolean
delete_if_spare (const Kept *kept)
{
  g_autofree char *database = g_build_filename (kept->folder, SP_WORKING_COPY_DATABASE, NULL);
  g_autofd int lock = sp_private_folder_lock (kept->folder, FALSE);
  g_auto (SpWorkingCopyState) state = { 0 };

  return lock >= 0
         && sp_working_copy_state_read (database, &state)
         && !sp_working_copy_state_is_ahead (&state)
         && sp_private_folder_delete (kept->folder);
}

/**
 * sp_working_copy_get_limits:
 *
 * Returns: (transfer none): what is kept usually
 */
const SpWorkingCopyLimits *
sp_working_copy_get_limits (void)
{
  return &usual_limits;
}

/**
 * sp_working_copy_prune:
 * @limits: (nullable): what may be kept, or %NULL for 64 working copies, 4 GiB and 400 days
 *
 * Deletes the oldest working copies as long as there are too many, they take too much space, or they were not used
 * for too long. One that is in use, cannot be read, or holds work that its file does not have is never deleted.
 */
void
sp_working_copy_prune (const SpWorkingCopyLimits *limits)
{
  g_autofree char *base = sp_private_folder_ensure (SP_WORKING_COPY_KEPT, NULL);
  g_autofd int lock = base != NULL ? sp_private_folder_lock (base, TRUE) : -1;
  g_autoptr (GPtrArray) list = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint64 size = 0;
  guint n_left;

  if (lock < 0)
    return;
  if (limits == NULL)
    limits = &usual_limits;

  list = list_kept (base, &size);
  n_left = list->len;
  for (guint i = 0; i < list->len; i++)
    {
      const Kept *kept = g_ptr_array_index (list, i);
      gboolean old = limits->n_days > 0 && now - kept->changed > (gint64) limits->n_days * 24 * 60 * 60;
      gboolean many = limits->n_copies > 0 && n_left > limits->n_copies;
      gboolean large = limits->n_bytes > 0 && size > limits->n_bytes;

      if ((old || many || large) && delete_if_spare (kept))
        {
          n_left--;
          size -= kept->size;
        }
    }
}
